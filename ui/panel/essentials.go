package panel

import (
	"fmt"
	"strings"

	"wend/model"
	"wend/model/analysis"
	"wend/model/text"
	"wend/ui/keymap"
	"wend/ui/scene"
	"wend/ui/theme"
)

// essential is a number that a room which never saw it understands: a heading in
// plain words, the number below, and at most one line more.
type essential struct {
	head func(*scene.Scene) string
	number
	more func(*scene.Scene) (Row, bool)
	ask  ask
}

// ask is what to enter where a number has no data, and by which actions one
// after the other.
type ask struct {
	what    string
	actions []keymap.Action
}

var (
	askPersona     = ask{"whose journey this is", []keymap.Action{keymap.PaneEmotion, keymap.PersonaAdd}}
	askStages      = ask{"its first stage", []keymap.Action{keymap.StageAdd}}
	askTouchpoints = ask{"what customers do", []keymap.Action{keymap.PaneJourney, keymap.TouchpointAdd}}
	askFeelings    = ask{"how they feel", []keymap.Action{keymap.FeelingRaise}}
	askFlow        = ask{"who goes on, who leaves", []keymap.Action{keymap.TransitionsEdit}}
	askPains       = ask{"what goes wrong", []keymap.Action{keymap.PainAdd}}
	askActivities  = ask{"who stands behind it", []keymap.Action{keymap.PaneChain}}
	askKPIs        = ask{"a KPI and its target", []keymap.Action{keymap.KPIAdd}}
)

func words(text string) func(*scene.Scene) string {
	return func(*scene.Scene) string { return text }
}

var essentials = []essential{
	{
		head: words("How customers feel"), ask: askFeelings, more: basis,
		number: number{id: always("emotion.blended"), note: words("of 100")},
	},
	{
		head: words("How many reach the goal"), ask: askFlow,
		number: number{id: always("flow.goal")},
	},
	{
		head: func(s *scene.Scene) string { return "Most leave at " + nodeName(s, s.Report.Flow.Leak.Stage) }, ask: askFlow,
		number: number{
			id: always("flow.leave"),
			value: func(s *scene.Scene) string {
				leave, _ := s.Report.Flow.Leak.Short()
				return leave
			},
			about:  func(r *analysis.Report) string { return string(r.Flow.Leak.Stage) },
			target: func(s *scene.Scene) scene.Target { return nodeTarget(s, s.Report.Flow.Leak.Stage) },
		},
		more: func(s *scene.Scene) (Row, bool) {
			_, lost := s.Report.Flow.Leak.Short()
			return Row{Note: lost}, lost != ""
		},
	},
	{
		head: words("Worst pain still open"), ask: askPains,
		number: number{
			id: always("pains.top"), note: words("of 25"),
			value: func(s *scene.Scene) string {
				if p := s.Report.Pains; p.Count > 0 && p.Open == 0 {
					return "none is open"
				}
				return ""
			},
		},
		more: func(s *scene.Scene) (Row, bool) {
			f := name(s, model.KindFinding, string(s.Report.Pains.Top))
			return Row{Note: f}, f != ""
		},
	},
	{
		head: words("What nobody supports"), ask: askActivities,
		number: number{
			id:     always("chain.unserved"),
			note:   func(s *scene.Scene) string { return "of " + text.Several(len(s.Report.Path), "touchpoint") },
			target: func(s *scene.Scene) scene.Target { return touchpointTarget(s, firstOf(s.Report.Chain.Unserved)) },
		},
		more: func(s *scene.Scene) (Row, bool) {
			t := touchpointName(s, firstOf(s.Report.Chain.Unserved))
			return Row{Note: t}, t != ""
		},
	},
	{
		head: words("Costs more than it gives"), ask: askActivities,
		number: number{
			id:    func(r *analysis.Report) analysis.NumberID { return about("chain.value-index/", string(r.Chain.Worst)) },
			value: costly,
			target: func(s *scene.Scene) scene.Target {
				return scene.Target{Pane: scene.Chain, Activity: s.Report.Chain.Worst}
			},
		},
		more: costAndWorth,
	},
	{
		head: words("KPIs on target"), ask: askKPIs,
		number: number{
			id:   always("kpi.on-target"),
			note: func(s *scene.Scene) string { return fmt.Sprintf("of %d", s.Report.KPIs.Rated) },
		},
		more: func(s *scene.Scene) (Row, bool) {
			worst := s.Report.KPIs.Worst
			return Row{
				ID: about("kpi.attainment/", string(worst)), Label: kpiName(s, worst), Value: worstSpan(s), Wide: true, Token: theme.Muted,
			}, worst != ""
		},
	},
	{
		head: words("How sure we are"), ask: askFeelings,
		number: number{id: always("confidence"), note: words("is guessed")},
	},
}

// basis says how little the mood of all rests on, if it does.
func basis(s *scene.Scene) (Row, bool) {
	e := s.Report.Emotion
	switch {
	case len(e.Thin) > 0:
		return Row{Note: s.Theme.Glyphs.Warn + " " + shortPersona(s, e.Thin[0]) + ": only " + felt(s, e.Thin[0]), Thin: true}, true
	case e.Felt < e.Cells:
		return Row{Note: fmt.Sprintf("from %d of %s", e.Felt, text.Several(e.Cells, "feeling"))}, true
	}
	return Row{}, false
}

// valueOf returns what the activity with the lowest value index gives and costs.
func valueOf(s *scene.Scene) (analysis.ActivityValue, bool) {
	if at := activityAt(s, s.Report.Chain.Worst); at >= 0 {
		return s.Report.Chain.Activities[at], true
	}
	return analysis.ActivityValue{}, false
}

// costly names the activity that gives least for what it costs.
func costly(s *scene.Scene) string {
	a, found := valueOf(s)
	switch v, known := a.ValueIndex.Value(); {
	case !found || !known:
		return ""
	case v >= 1:
		return "nothing does"
	}
	return activityName(s, a.Activity)
}

func costAndWorth(s *scene.Scene) (Row, bool) {
	a, _ := valueOf(s)
	cost, known := a.CostShare.Value()
	worth, both := a.Contribution.Value()
	if !known || !both || a.ValueIndex.Or(1) >= 1 {
		return Row{}, false
	}
	return Row{Note: fmt.Sprintf("cost %s %%, value %s %%", text.Digits(100*cost, 0), text.Digits(100*worth, 0))}, true
}

// essentialRows returns the numbers that a room understands. Those without data
// are folded into one line that says what to enter next.
func essentialRows(s *scene.Scene) []Row {
	out := make([]Row, 0, 3*len(essentials)) // at most three each
	var missing []ask
	for i := range essentials {
		e := &essentials[i]
		r := e.row(s)
		if r.noData(s) {
			missing = append(missing, e.ask)
			continue
		}
		out = append(out, Row{Head: r.ID, Label: e.head(s), Wide: true, Token: theme.Label})
		r.Under = true
		out = append(out, r)
		if e.more == nil || r.Missing {
			continue
		}
		if more, any := e.more(s); any {
			more.Head, more.Under = r.ID, true
			out = append(out, more)
		}
	}
	if len(missing) > 0 {
		out = append(out, Row{Label: toKnowMore, Wide: true, Token: theme.Label}, Row{Under: true, Note: next(s, missing[0]).words(s)})
	}
	return out
}

// toKnowMore stands before what to enter next.
const toKnowMore = "To know more, enter"

// noData reports whether there is nothing to compute the number of r from.
func (r Row) noData(s *scene.Scene) bool {
	if !r.Missing {
		return false
	}
	f, known := analysis.FigureOf(s.Report, r.ID)
	return !known || f.Number.Reason() == analysis.NoData
}

// next returns what can be entered next on the way to a: nobody feels or does
// anything where nobody makes the journey, and nothing is felt where nothing
// happens.
func next(s *scene.Scene, a ask) ask {
	switch {
	case len(s.Personas) == 0:
		return askPersona
	case stageless(s.Journey):
		return askStages
	case len(s.Report.Path) == 0:
		return askTouchpoints
	}
	return a
}

func stageless(d *model.Document) bool {
	for range d.Stages() {
		return false
	}
	return true
}

// words says what to enter, with the keys for it.
func (a ask) words(s *scene.Scene) string {
	if s.Keys == nil {
		return a.what
	}
	var keys []string
	for _, action := range a.actions {
		if k := s.Keys.Keys(action); k != "" {
			keys = append(keys, k)
		}
	}
	if len(keys) == 0 {
		return a.what
	}
	return a.what + ": " + strings.Join(keys, " ")
}
