package insight

import (
	"fmt"
	"strings"

	"wend/model"
	"wend/model/analysis/formula"
)

// contradicted looks for decisions that call a hypothesis supported or refuted
// where the test says something else. Decisions in other words are not judged.
func (x *index) contradicted(tell tell) {
	for _, h := range x.hypotheses {
		claim := claimed(h.Decision)
		outcome, tested := x.trial(h)
		if claim == "" || !tested || outcome.Verdict == claim {
			continue
		}
		p := "not known"
		if v, known := outcome.P.Value(); known {
			p = plain(v)
		}
		tell(fmt.Sprintf("Recorded as %s, but p = %s, n = %s.", claim, p, plain(h.Before.N.Or(0)+h.After.N.Or(0))), x.object(h))
	}
}

// claimed returns what a decision says about its hypothesis; "" if nothing.
func claimed(text string) formula.Verdict {
	text = strings.ToLower(text)
	for _, no := range []string{"not supported", "unsupported", "refuted", "rejected", "disproved"} {
		if strings.Contains(text, no) {
			return formula.Refuted
		}
	}
	for _, yes := range []string{"supported", "confirmed", "proved"} {
		if strings.Contains(text, yes) {
			return formula.Supported
		}
	}
	return ""
}

// trial tests a hypothesis that has counts before and after.
func (x *index) trial(h model.Hypothesis) (formula.Outcome, bool) {
	for _, count := range []model.Opt[float64]{h.Before.X, h.Before.N, h.After.X, h.After.N} {
		if !count.IsSet() {
			return formula.Outcome{}, false
		}
	}
	t := formula.Trial{
		Before:    formula.Sample{X: h.Before.X.Or(0), N: h.Before.N.Or(0)},
		After:     formula.Sample{X: h.After.X.Or(0), N: h.After.N.Or(0)},
		Direction: 1, Alpha: x.settings.Alpha.Or(0.05),
	}
	if h.Direction == model.Down {
		t.Direction = -1
	}
	if effect, ok := h.Effect.Value(); ok {
		t.Effect = formula.Of(effect)
	}
	return t.Decide(), true
}

// unprofitable looks at initiatives that are paid for by what they save. What
// the change of a KPI is worth takes a margin, which the map does not have: an
// initiative with such an effect is not judged.
func (x *index) unprofitable(tell tell) {
	for _, i := range x.initiatives {
		if i.Status == model.Done || len(i.Effects) > 0 || !i.Savings.IsSet() {
			continue
		}
		months := i.Horizon.Or(defaultHorizon)
		r := formula.Case{
			Savings: i.Savings.Or(0), OneOff: i.OneOffCost.Or(0), Running: i.RunningCost.Or(0), Months: months, Confidence: i.Confidence.Or(1),
		}.Return()
		roi, known := r.ROI.Value()
		if known && (roi < 0 || r.Payback.Or(months+1) > months) {
			tell(fmt.Sprintf("%s does not pay back in %s months (ROI %s).", nameOf(i), plain(months), percent(roi)), x.object(i))
		}
	}
}
