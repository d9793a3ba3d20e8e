package analysis

import (
	"wend/model"
	"wend/model/analysis/formula"
)

// hypotheses tests the beliefs of the journey that have counts before and after.
func (x *index) hypotheses() Hypotheses {
	var out Hypotheses
	for h := range model.All[model.Hypothesis](x.doc) {
		v := Hypothesis{h.ID, x.test(h)}
		out.List = append(out.List, v)
		switch v.Verdict {
		case formula.Untested:
			out.Untested++
		case formula.Testing:
			out.Testing++
		case formula.Supported:
			out.Supported++
		case formula.Refuted:
			out.Refuted++
		case formula.Inconclusive:
			out.Inconclusive++
		}
	}
	return out
}

func (x *index) test(h model.Hypothesis) formula.Outcome {
	before, hasBefore := sampleOf(h.Before)
	after, hasAfter := sampleOf(h.After)
	if !hasBefore || !hasAfter {
		why := NA(NoData, "There are no counts before and after.")
		none := formula.Interval{Centre: why, Low: why, High: why}
		out := formula.Outcome{Verdict: formula.Untested, Needs: why, Proportions: formula.Proportions{
			Before: why, After: why, Difference: why, Lift: why, Interval: none, Pooled: why, Z: why, P: why,
		}}
		if hasBefore || hasAfter || h.Before.From != "" {
			out.Verdict = formula.Testing
		}
		return out
	}
	effect := NA(NoData, "The hypothesis aims at no effect.")
	if e, ok := h.Effect.Value(); ok {
		effect = Of(e)
	}
	t := formula.Trial{
		Before: before, After: after, Effect: effect, Direction: x.expected(h), Alpha: x.settings.Alpha.Or(0.05),
	}
	return t.Decide()
}

func sampleOf(s model.Sample) (formula.Sample, bool) {
	x, hasX := s.X.Value()
	n, hasN := s.N.Value()
	return formula.Sample{X: x, N: n}, hasX && hasN
}

// expected returns the direction of a hypothesis: its own, else that of its
// KPI, else that of the effect it aims at, else up.
func (x *index) expected(h model.Hypothesis) int {
	d := h.Direction
	if k, found := x.kpi(h.KPI); d == "" && found {
		d = k.Direction
	}
	switch {
	case d == model.Down, d == "" && h.Effect.Or(0) < 0:
		return -1
	case d == model.Band:
		return 0
	}
	return 1
}
