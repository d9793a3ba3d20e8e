package formula

// Verdict is what a test says about a hypothesis.
type Verdict string

// The verdicts. Untested has no counts, testing has those before and not yet
// those after.
const (
	Untested     Verdict = "untested"
	Testing      Verdict = "testing"
	Supported    Verdict = "supported"
	Refuted      Verdict = "refuted"
	Inconclusive Verdict = "inconclusive"
)

// Trial is the test of a belief about a share.
type Trial struct {
	Before, After Sample
	Direction     int     // 1: the share should rise, -1: it should fall
	Effect        Number  // change aimed at, in points of the share (0.015)
	Alpha         float64 // level of significance
}

// Outcome is what a trial shows. Before and after is no experiment: say
// "consistent with" beside the chart of the KPI.
type Outcome struct {
	Proportions
	Exact   bool    `json:"exact,omitzero"` // the counts were too small for z, P is Fisher's
	Needs   Number  `json:"needs"`          // people per group to see the effect with a power of 0.8
	Verdict Verdict `json:"result"`
}

// power is what sample sizes are computed for.
const power = 0.8

// Decide applies the rule: supported if p < alpha and the direction is the one
// expected; refuted if p < alpha the other way, or if the interval of the
// difference falls short of the effect aimed at; otherwise inconclusive.
func (t Trial) Decide() Outcome {
	out := Outcome{Proportions: Compare(t.Before, t.After)}
	if out.Exact = out.Difference.Known() && !out.Valid; out.Exact {
		why := NA(TooFewPoints, "Five successes and failures in each sample are needed for z.")
		out.P, out.Z = Fisher(t.Before, t.After), why
	}
	out.Needs = t.needs(out.Proportions)
	d, sign := out.Difference.Or(0), float64(t.Direction)
	significant := out.P.Known() && Below(out.P.Or(1), t.Alpha)
	switch {
	case !out.Difference.Known():
		out.Verdict = Untested
	case significant && d*sign > 0:
		out.Verdict = Supported
	case significant && d*sign < 0, t.short(out.Interval):
		out.Verdict = Refuted
	default:
		out.Verdict = Inconclusive
	}
	return out
}

// short reports whether the whole interval lies below the effect aimed at.
func (t Trial) short(i Interval) bool {
	effect, ok := t.Effect.Value()
	if !ok {
		return false
	}
	if t.Direction < 0 {
		return i.Low.Known() && Above(i.Low.Or(0), effect)
	}
	return i.High.Known() && Below(i.High.Or(0), effect)
}

// needs returns the sample size for the effect aimed at, else for the one seen.
func (t Trial) needs(p Proportions) Number {
	before, ok := p.Before.Value()
	if !ok {
		return p.Before
	}
	effect := t.Effect.Or(p.Difference.Or(0))
	return SampleSize(before, before+effect, t.Alpha, power)
}
