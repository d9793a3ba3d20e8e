package sheet

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"wend/model"
	"wend/model/atlas"
	"wend/model/text"
)

// Belongings returns what hangs on o: lists under headings, a line each.
func (p Sheet) Belongings(o model.Object) []string {
	switch o := o.(type) {
	case model.Touchpoint:
		return p.AtTouchpoint(o)
	case model.Stage:
		return append(list("Touchpoints", p.touchpoints(o.ID)), list("Findings", p.Findings(o.ID, ""))...)
	case model.KPI:
		return list("Measurements", p.Measurements(o.ID))
	case model.Activity:
		return append(list("Stands behind", p.behind(o.ID)), list("Findings", p.FindingsAbout(o.ID))...)
	}
	return nil
}

// AtTouchpoint returns what people feel and find at a touchpoint, and which
// activities are behind it.
func (p Sheet) AtTouchpoint(t model.Touchpoint) []string {
	var felt []string
	for _, id := range p.Doc.Journey().Personas {
		if e, found := p.Doc.Experience(id, t.ID); found {
			if s := p.Feeling(e); s != "" {
				felt = append(felt, Join(": ", p.persona(id), s))
			}
		}
	}
	out := list("Feelings", felt)
	out = append(out, list("Findings", p.Findings("", t.ID))...)
	return append(out, list("Activities behind it", p.Links(t.ID))...)
}

// Feeling writes a feeling with its word, thought and what else is known:
// "-1 unhappy, annoyed, “why again?” (Confidence: validated)".
func (p Sheet) Feeling(e model.Experience) string {
	var v, thought string
	if x, ok := e.Valence.Value(); ok {
		v = text.Feeling(x)
	}
	if e.Thoughts != "" {
		thought = "“" + p.Clean(e.Thoughts) + "”"
	}
	return Join(" ", Join(", ", v, p.Clean(e.Label), thought), p.More(e, "valence", "label", "thoughts"))
}

// Findings writes what was found at a touchpoint, at a stage as a whole, or, of
// neither, on the whole journey: "Pain: not comparable (severity 4, frequency 5)".
func (p Sheet) Findings(s model.StageID, t model.TouchpointID) []string {
	return p.told(p.Map.FindingsAt(p.Map.Anchor(s, t)))
}

// FindingsAbout writes what was found about an activity, in all loaded journeys.
func (p Sheet) FindingsAbout(a model.ActivityID) []string {
	var all []model.Finding
	for d := range p.State.Journeys() {
		for f := range model.All[model.Finding](d) {
			if f.Activity == a {
				all = append(all, f)
			}
		}
	}
	return p.told(all)
}

func (p Sheet) told(all []model.Finding) []string {
	var out []string
	for _, f := range all {
		kind := p.word(string(f.Type))
		if kind == "" {
			kind = "finding"
		}
		var notes []string
		if n, ok := f.Severity.Value(); ok {
			notes = append(notes, fmt.Sprintf("severity %d", n))
		}
		if n, ok := f.Frequency.Value(); ok {
			notes = append(notes, fmt.Sprintf("frequency %d", n))
		}
		if f.Status != "" && f.Status != model.Open {
			notes = append(notes, p.word(string(f.Status)))
		}
		rest := p.Fields(f, append(owners(f.Kind()), "kind", "severity", "frequency", "status")...)
		out = append(out, Join(" ", Capital(kind)+": "+p.Named(f),
			Parens(Join("; ", Join(", ", notes...), Join("; ", rest...)))))
	}
	return out
}

// Links writes the activities behind a touchpoint, in the workspace's order.
func (p Sheet) Links(t model.TouchpointID) []string {
	var out []string
	for a := range model.All[model.Activity](p.State.Workspace()) {
		if l, found := p.Doc.Link(a.ID, t); found {
			out = append(out, p.Named(a)+" "+p.support(l))
		}
	}
	return out
}

// support says how strong a link is, whether it harms, and why.
func (p Sheet) support(l model.Link) string {
	how := text.Strength(l.Strength)
	if l.Effect == model.Harms {
		how = "harms, " + how
	}
	return Parens(Join("; ", how, Join("; ", p.Fields(l, "strength", "effect")...)))
}

// touchpoints lists the touchpoints of a stage.
func (p Sheet) touchpoints(id model.StageID) []string {
	var out []string
	for t := range p.Doc.Touchpoints(id) {
		out = append(out, Join(" ", p.Named(t), Parens(p.Clean(strings.Join(t.Channels, ", ")))))
	}
	return out
}

// Measurements lists the series of a KPI of this document or of the workspace,
// oldest first.
func (p Sheet) Measurements(k model.KPIID) []string {
	d := p.Doc
	if _, here := model.Lookup[model.KPI](d, k); !here {
		d = p.State.Workspace()
	}
	var out []string
	for _, m := range d.Measurements(k) {
		out = append(out, Join(": ", p.Clean(string(m.Date)), Join(", ", p.Fields(m, "kpi", "date")...)))
	}
	return out
}

// behind lists the touchpoints of all loaded journeys that activity id stands
// behind, in the order of the map.
func (p Sheet) behind(id model.ActivityID) []string {
	var out []string
	for d := range p.State.Journeys() {
		m := atlas.Of(d)
		for _, l := range m.LinksOf(id) {
			out = append(out, p.Named(m.Path[l.At])+" "+p.support(l.Link))
		}
	}
	return out
}

// list returns a heading and its items; nothing without items.
func list(heading string, items []string) []string {
	if len(items) == 0 {
		return nil
	}
	out := []string{heading + ":"}
	for _, s := range items {
		out = append(out, "- "+s)
	}
	return out
}

// Capital writes a word with a capital.
func Capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
