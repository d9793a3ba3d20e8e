package flow

import (
	"fmt"
	"slices"
	"strings"

	"wend/model"
	"wend/model/analysis"
	"wend/model/edit"
	"wend/model/text"
	"wend/model/ways"
	"wend/ui/dialog"
	"wend/ui/screen"
	"wend/ui/table"
	"wend/ui/theme"
)

// way is a transition as a row.
type way struct {
	ways.Way
	name  string
	was   string // what it is in the journey, where a try differs
	works string // the initiatives that work there
}

func (w way) ref() model.Ref {
	return model.Ref{Kind: model.KindTransition, Key: model.TransitionKey(w.From, w.To)}
}

// The columns whose numbers are explained.
const (
	people   = "People"
	lever    = "Goal, per point"
	measured = "Measured"
)

// number is the number that a column of the row shows; elsewhere the goal.
func (w way) number(column string) analysis.NumberID {
	switch {
	case column == people && w.From != model.Entry:
		return analysis.NumberID("flow.visits/" + string(w.From))
	case column == lever:
		return "flow.leverage"
	case column == measured && w.Measured != nil:
		return analysis.NumberID("conversion.difference/" + string(w.Measured.KPI))
	}
	return "flow.goal"
}

// spec is the flow as a table.
var spec = table.Spec[way]{
	Title: "Flow",
	Key:   func(w way) string { return w.ref().Key },
	Columns: []table.Column[way]{
		{Title: "Way", Text: func(w way) string { return w.name }, Width: 20, Grow: 2},
		{Title: "Share", Text: way.share, Value: func(w way) (float64, bool) { return w.Share, true }, Down: true, Width: 8, Right: true, Keep: 6},
		{Title: "Was", Text: func(w way) string { return w.was }, Width: 8, Right: true, Keep: 5},
		{Title: people, Text: func(w way) string { return hundred(w.People) }, Value: func(w way) (float64, bool) { return w.People.Value() }, Down: true, Width: 6, Right: true, Keep: 4},
		{Title: lever, Text: func(w way) string { return brings(w.Brings) }, Value: func(w way) (float64, bool) { return w.Brings.Value() }, Down: true, Width: 15, Right: true, Keep: 3},
		{Title: measured, Text: way.measured, Value: way.found, Down: true, Width: 14, Keep: 2, Token: way.token},
		{Title: "Works there", Text: func(w way) string { return w.works }, Width: 12, Grow: 1, Keep: 1},
	},
}

// share is how many go this way; of a referral how many new customers come of a
// visit.
func (w way) share() string {
	if v, referral := w.Rate.Value(); referral {
		return text.Digits(v, 2) + " new"
	}
	return text.Percent.Exact(w.Share)
}

func (w way) found() (float64, bool) {
	if w.Measured == nil {
		return 0, false
	}
	return w.Measured.Measured.Value()
}

// measured is what a KPI or counts say of the way, and whether that is another
// share than the one on the map.
func (w way) measured() string {
	n, counted := w.Count.Value()
	switch {
	case w.Measured != nil && w.Measured.Apart:
		return text.Percent.Rounded(w.Measured.Measured.Or(0)) + ", differs"
	case w.Measured != nil:
		return text.Percent.Rounded(w.Measured.Measured.Or(0))
	case counted:
		return text.Digits(n, 0) + " counted"
	}
	return ""
}

func (w way) token() theme.Token {
	if w.Measured != nil && w.Measured.Apart {
		return theme.Warn
	}
	return theme.Muted
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
	return screen.Remember(f, triedKey{"ways " + fmt.Sprint(s.tries)}, func() []way {
		state, _, err := s.tried(f)
		d, found := state.Document(s.of)
		if err != nil || !found {
			d, state = f.Journey, f.State
		}
		r := s.report(f, state)
		if r == nil {
			r = &analysis.Report{}
		}
		var out []way
		for _, w := range ways.Of(state, d, r) {
			row := way{Way: w, name: nameOf(f, w.From, w.To), works: names(w.Work)}
			if old, _ := model.Lookup[model.Transition](f.Journey, row.ref().Key); !w.Count.IsSet() && !w.Rate.IsSet() && old.Probability.Or(0) != w.Share {
				row.was = "none"
				if v, set := old.Probability.Value(); set {
					row.was = text.Percent.Exact(v)
				}
			}
			out = append(out, row)
		}
		return out
	})
}

func names(list []model.Initiative) string {
	var out []string
	for _, i := range list {
		out = append(out, text.Name(i))
	}
	return strings.Join(out, ", ")
}

// triedKey is the memory of what follows from what is tried.
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

// add asks where a new way begins, where it leads and how many take it. Ways lead
// between stages and between touchpoints.
func (s Screen) add() screen.Outcome { return screen.Outcome{Then: screen.Anywhere(pickWay)} }

// pickWay is asked for when it is done only: there may be thousands of places, and
// what keys do is tried for every footer.
func pickWay(f *screen.Frame) screen.Outcome {
	from := dialog.PickerOptions{Title: "New way: from", Items: places(f, model.Entry)}
	return screen.Pick(f, from, func(a dialog.Item) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome {
			to := dialog.PickerOptions{Title: "From " + a.Title + " to", Items: places(f, model.Goal)}
			return screen.Pick(f, to, func(b dialog.Item) screen.Answer {
				return func(on screen.Screen, f *screen.Frame) (screen.Screen, screen.Outcome) {
					here, ok := on.(Screen)
					if !ok {
						return on, screen.Outcome{}
					}
					w := way{Way: ways.Way{From: model.Node(a.Key), To: model.Node(b.Key)}}
					w.name = nameOf(f, w.From, w.To)
					for _, old := range here.ways(f) {
						if old.ref() == w.ref() {
							return on, screen.Refuse("%s is there already: enter changes it", w.name)
						}
					}
					return on, here.ask(f, w, "")
				}
			})
		})
	})
}

// places are the ends that a way may have, with the reserved one.
func places(f *screen.Frame, reserved model.Node) []dialog.Item {
	var out []dialog.Item
	for st := range f.Journey.Stages() {
		out = append(out, dialog.Item{Key: string(st.ID), Title: text.Name(st), About: "stage"})
		for t := range f.Journey.Touchpoints(st.ID) {
			out = append(out, dialog.Item{Key: string(t.ID), Title: text.Name(t), About: "touchpoint of " + text.Name(st)})
		}
	}
	end := dialog.Item{Key: string(reserved), Title: f.Names().Node(reserved)}
	if reserved == model.Entry {
		end.About = "who begins"
		return slices.Insert(out, 0, end)
	}
	return append(out, end)
}

// remove takes away the ways that are marked, or the one under the cursor: who
// took them leaves.
func (s Screen) remove(f *screen.Frame) (screen.Screen, screen.Outcome) {
	chosen := s.list.Chosen()
	if s.asking {
		return s.change(f, chosen[0], 0)
	}
	state, all := f.State, []edit.Edit(nil)
	label := "delete " + text.Several(len(chosen), "way")
	if len(chosen) == 1 {
		label = "delete " + chosen[0].name
	}
	for _, w := range chosen {
		edits, err := edit.Reroute(state, s.of, w.From, w.To, 0)
		if w.To == model.Lost || w.From == model.Entry || w.Count.IsSet() || w.Rate.IsSet() {
			edits, err = []edit.Edit{edit.Delete{Doc: s.of, Ref: w.ref()}}, nil
		}
		if err != nil {
			return s, screen.Fail(err)
		}
		next, err := edit.Apply(state, edits)
		if err != nil {
			return s, screen.Fail(err)
		}
		state, all = next.State, append(all, edits...)
	}
	return s, screen.Change(label, all, nil)
}
