package flow

import (
	"cmp"
	"fmt"
	"slices"

	"wend/model"
	"wend/model/analysis"
	"wend/model/atlas"
	"wend/model/compare"
	"wend/model/text"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/table"
	"wend/ui/theme"
)

// way is a transition as a row.
type way struct {
	from, to model.Node
	name     string
	share    float64 // 0..1, of those who are at from
	was      string  // what it is in the journey, where a try differs
	people   analysis.Number
	brings   analysis.Number
}

func (w way) ref() model.Ref {
	return model.Ref{Kind: model.KindTransition, Key: model.TransitionKey(w.from, w.to)}
}

// The columns whose numbers are explained.
const (
	people = "People"
	lever  = "Goal, per point"
)

// number is the number that a column of the row shows; elsewhere the goal.
func (w way) number(column string) analysis.NumberID {
	switch {
	case column == people && w.from != model.Entry:
		return analysis.NumberID("flow.visits/" + string(w.from))
	case column == lever:
		return "flow.leverage"
	}
	return "flow.goal"
}

// spec is the flow as a table.
var spec = table.Spec[way]{
	Title: "Flow",
	Key:   func(w way) string { return w.ref().Key },
	Columns: []table.Column[way]{
		{Title: "Way", Text: func(w way) string { return w.name }, Width: 20, Grow: 1},
		{Title: "Share", Text: func(w way) string { return text.Percent.Exact(w.share) }, Value: func(w way) (float64, bool) { return w.share, true }, Down: true, Width: 8, Right: true, Keep: 5},
		{Title: "Was", Text: func(w way) string { return w.was }, Width: 8, Right: true, Keep: 4},
		{Title: people, Text: func(w way) string { return hundred(w.people) }, Value: func(w way) (float64, bool) { return w.people.Value() }, Down: true, Width: 6, Right: true, Keep: 3},
		{Title: lever, Text: func(w way) string { return brings(w.brings) }, Value: func(w way) (float64, bool) { return w.brings.Value() }, Down: true, Width: 15, Right: true, Keep: 2},
	},
}

// hundred writes an expected number of visits as people of a hundred who begin.
func hundred(n analysis.Number) string {
	v, known := n.Value()
	if !known {
		return ""
	}
	if v *= 100; v >= 10 {
		return fmt.Sprintf("%.0f", v)
	}
	return text.Digits(v, 2)
}

// brings says what a point more of a way brings, in points of the goal.
func brings(n analysis.Number) string {
	v, known := n.Value()
	if !known {
		return ""
	}
	return "+" + text.Digits(v, 2)
}

// nameOf names the way between two places.
func nameOf(f *screen.Frame, from, to model.Node) string {
	names := f.Names()
	return names.Node(from) + " " + f.Theme.Glyphs.Arrow + " " + names.Node(to)
}

// ways returns the transitions of the journey with what is tried, in the order of
// the map.
func (s Screen) ways(f *screen.Frame) []way {
	state, _, err := s.tried(f)
	d, found := state.Document(s.of)
	if err != nil || !found {
		d, state = f.Journey, f.State
	}
	r := s.report(f, state)
	m := atlas.Of(d)
	visits := map[model.Node]analysis.Number{model.Entry: analysis.Of(1)}
	levers := map[string]analysis.Number{}
	if r != nil {
		for _, st := range r.Flow.Stages {
			visits[st.Stage] = st.Visits
		}
		for _, l := range r.Flow.Leverage {
			levers[model.TransitionKey(l.From, l.To)] = l.PerPoint
		}
	}
	var out []way
	for t := range model.All[model.Transition](d) {
		p, set := t.Probability.Value()
		if !set {
			continue
		}
		w := way{from: t.From, to: t.To, name: nameOf(f, t.From, t.To), share: p, brings: levers[t.Key()]}
		w.people = visits[t.From].With(func(v float64) float64 { return v * p })
		if old, _ := model.Lookup[model.Transition](f.Journey, t.Key()); old.Probability != t.Probability {
			w.was = "none"
			if v, set := old.Probability.Value(); set {
				w.was = text.Percent.Exact(v)
			}
		}
		out = append(out, w)
	}
	slices.SortStableFunc(out, func(a, b way) int {
		return cmp.Or(cmp.Compare(m.Rank(a.from), m.Rank(b.from)), cmp.Compare(m.Rank(a.to), m.Rank(b.to)))
	})
	return out
}

// triedKey is the memory of numbers under what is tried.
type triedKey struct{ tries string }

// report returns the numbers of a state: those of the frame where nothing is tried.
// It is nil while they are being counted.
func (s Screen) report(f *screen.Frame, state model.State) *analysis.Report {
	if len(s.tries) == 0 || f.Report == nil {
		return f.Report
	}
	return screen.Remember(f, triedKey{fmt.Sprint(s.tries)}, func() *analysis.Report {
		return analysis.Compute(state, s.of, analysis.Options{Today: f.Today})
	})
}

// drawNumbers draws who comes where and who leaves, and beside what is tried what
// it does to the numbers.
func (s Screen) drawNumbers(p paint.Pen, f *screen.Frame) {
	th := f.Theme
	title := "Of 100 who begin"
	if s.asking {
		title = "What if"
	}
	in := p.Box(p.Bounds(), th.Frame(title))
	w, h := in.Size()
	y := 0
	line := func(token theme.Token, said string) {
		for _, l := range paint.Wrap(said, w-2, 3, th.Glyphs.Ellipsis) {
			if y < h {
				in.Text(1, y, l, th.Style(token))
			}
			y++
		}
	}
	state, _, _ := s.tried(f)
	r := s.report(f, state)
	if r == nil {
		line(theme.Muted, "Counting"+th.Glyphs.Ellipsis)
		return
	}
	for _, st := range r.Flow.Stages {
		if st.Visits.Known() {
			line(theme.Text, fmt.Sprintf("%s: %s come, %s leave", f.Names().Node(st.Stage), hundred(st.Ever), hundred(st.Lost)))
		}
	}
	if goal := r.Flow.Goal; goal.Known() {
		line(theme.Heading, text.Digits(100*goal.Or(0), 1)+" reach the goal")
	} else {
		line(theme.Text, "Goal "+analysis.Format(goal, analysis.Share)+": "+goal.Detail())
	}
	if !s.asking {
		return
	}
	y++
	if len(s.tries) == 0 {
		line(theme.Muted, "+ and - try another share of a way, enter types one. What that does to the numbers will stand here.")
		return
	}
	changed := compare.Numbers(f.Report, r)
	if len(changed) == 0 {
		line(theme.Muted, "No headline number changes")
	}
	for _, n := range changed {
		switch said := n.Sentence(th.Glyphs.Arrow); n.Way() {
		case 1:
			line(theme.Good, said+": better")
		case -1:
			line(theme.Bad, said+": worse")
		default:
			line(theme.Text, said)
		}
	}
	line(theme.Muted, "w keeps it as one step, esc drops it")
}
