package personas

import (
	"fmt"
	"slices"

	"wend/model"
	"wend/model/analysis"
	"wend/model/portrait"
	"wend/model/text"
	"wend/ui/keymap"
	"wend/ui/screen"
	"wend/ui/table"
	"wend/ui/theme"
)

// row is a persona and the journeys that she makes, the open one first.
type row struct {
	persona model.Persona
	at      int  // among all
	here    bool // she makes the open journey, which is the first of makings
	makings []portrait.Making
	lacks   []string
}

func (r row) key() string { return string(r.persona.ID) }

// feels is her index in the open journey.
func (r row) feels() analysis.Number {
	if !r.here {
		return analysis.NA(analysis.NoData, "")
	}
	return r.makings[0].Feels.Index
}

func (r row) trough() analysis.Number {
	if !r.here {
		return analysis.NA(analysis.NoData, "")
	}
	return r.makings[0].Feels.Trough.Valence
}

func (r row) pains() int {
	n := 0
	for _, m := range r.makings {
		n += len(m.Pains)
	}
	return n
}

// lowest is the column of the worst feeling.
const lowest = "Lowest"

// spec is the list as a table.
var spec = table.Spec[row]{
	Title: "Personas",
	Key:   row.key,
	Columns: []table.Column[row]{
		{Title: "Persona", Text: func(r row) string { return text.Name(r.persona) }, Width: 22, Grow: 2},
		{Title: "Segment", Text: func(r row) string { return r.persona.Segment }, Width: 12, Grow: 1, Keep: 2},
		{Title: "Share", Text: row.share, Value: func(r row) (float64, bool) { return r.persona.Weight.Value() }, Down: true, Width: 6, Right: true, Keep: 4},
		{Title: "Feels", Text: func(r row) string { return known(r.feels(), analysis.Index) }, Value: func(r row) (float64, bool) { return r.feels().Value() }, Width: 6, Right: true, Keep: 6},
		{Title: lowest, Text: func(r row) string { return known(r.trough(), analysis.Valence) }, Value: func(r row) (float64, bool) { return r.trough().Value() }, Width: 6, Right: true, Keep: 5},
		{Title: "Pains", Text: func(r row) string { return fmt.Sprint(r.pains()) }, Value: func(r row) (float64, bool) { return float64(r.pains()), true }, Down: true, Width: 5, Right: true, Keep: 3},
		{Title: "Journeys", Text: func(r row) string { return fmt.Sprint(len(r.makings)) }, Value: func(r row) (float64, bool) { return float64(len(r.makings)), true }, Down: true, Width: 8, Right: true, Keep: 1},
		{Title: "Sheet", Text: row.complete, Value: func(r row) (float64, bool) { return -float64(len(r.lacks)), true }, Width: 8, Token: row.token},
	},
}

func known(n analysis.Number, u analysis.Unit) string {
	if !n.Known() {
		return ""
	}
	return analysis.Format(n, u)
}

func (r row) share() string {
	v, set := r.persona.Weight.Value()
	if !set {
		return ""
	}
	return text.Percent.Rounded(v)
}

func (r row) complete() string {
	if len(r.lacks) == 0 {
		return "complete"
	}
	return fmt.Sprintf("%d of %d", portrait.Wants-len(r.lacks), portrait.Wants)
}

func (r row) token() theme.Token {
	if len(r.lacks) == 0 {
		return theme.Good
	}
	return theme.Muted
}

// rows are the personas in their order.
func (s Screen) rows(f *screen.Frame) []row {
	makings := here(f)
	var out []row
	for p := range model.All[model.Persona](f.State.Workspace()) {
		r := row{persona: p, at: len(out), lacks: portrait.Lacks(p)}
		if m, makes := makings[p.ID]; makes {
			r.here, r.makings = true, append(r.makings, m)
		}
		r.makings = append(r.makings, s.others[p.ID]...)
		out = append(out, r)
	}
	return out
}

type hereKey struct{}

// here returns the open journey as each of its personas makes it.
func here(f *screen.Frame) map[model.PersonaID]portrait.Making {
	if f.Journey == nil || f.Report == nil {
		return nil
	}
	return screen.Remember(f, hereKey{}, func() map[model.PersonaID]portrait.Making { return made(f.State, f.Journey, f.Report) })
}

func made(s model.State, d *model.Document, r *analysis.Report) map[model.PersonaID]portrait.Making {
	out := map[model.PersonaID]portrait.Making{}
	for _, id := range d.Journey().Personas {
		out[id] = portrait.In(s, d, r, id)
	}
	return out
}

// mostRead is how many journeys are read beside the open one: it takes some
// milliseconds for each.
const mostRead = 100

// edition is what the other journeys were read of.
type edition struct {
	open     model.DocID
	revision uint64
}

// Read implements [screen.Reader].
func (s Screen) Read(f *screen.Frame) (screen.Screen, screen.Outcome) {
	now := edition{revision: f.Revision}
	if f.Journey != nil {
		now.open = f.Journey.ID()
	}
	if s.asked != nil && *s.asked == now {
		return s, screen.Outcome{}
	}
	s.asked = &now
	lines := slices.DeleteFunc(slices.Clone(f.Journeys), func(l screen.Line) bool { return l.ID == now.open || len(l.Personas) == 0 })
	slices.SortStableFunc(lines, func(a, b screen.Line) int { return b.Updated.Compare(a.Updated) })
	var ids []model.DocID
	for _, l := range lines[:min(len(lines), mostRead)] {
		ids = append(ids, l.ID)
	}
	state, options := f.State, analysis.Options{Today: f.Today}
	return s, screen.Outcome{Fetch: fetch(now, state, ids, options)}
}

// fetch reads journeys and counts them for the screen.
func fetch(of edition, state model.State, ids []model.DocID, o analysis.Options) screen.Fetch {
	return screen.Fetch{To: keymap.PersonasShow, From: func(a screen.Archive) screen.Answer {
		others := map[model.PersonaID][]portrait.Making{}
		var missing []model.DocID
		for _, id := range ids {
			if _, loaded := state.Document(id); !loaded {
				missing = append(missing, id)
			}
		}
		docs, err := a.Documents(missing...)
		state := state.With(docs...)
		for _, id := range ids {
			d, found := state.Document(id)
			if !found {
				continue
			}
			for p, m := range made(model.NewState(state.Workspace(), d), d, analysis.Compute(state, id, o)) {
				others[p] = append(others[p], m)
			}
		}
		return func(on screen.Screen, f *screen.Frame) (screen.Screen, screen.Outcome) {
			s, ok := on.(Screen)
			if !ok || s.asked == nil || *s.asked != of {
				return on, screen.Outcome{}
			}
			s.others, s.err = others, err
			return s.Follow(f), screen.Outcome{}
		}
	}}
}
