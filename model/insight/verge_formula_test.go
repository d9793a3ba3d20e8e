package insight

import (
	"math/rand/v2"
	"slices"

	"wend/model/analysis/formula"
)

// hasRule reports whether a chart has a signal of a rule.
func hasRule(c formula.Chart, rule string) bool {
	return slices.ContainsFunc(c.Signals, func(m formula.Mark) bool { return m.Rule == rule })
}

// stretched returns the chart of a series with so many points in a row that lie as
// far above the rest (below, if sign is -1) as makes excess 0. The points move what
// they are compared with, but slower than themselves: the place is found by halving.
func stretched(d *rand.Rand, points int, sign float64, excess func(v []float64, c formula.Chart) float64) formula.Chart {
	mean := decimal(d, 200, 900)
	series := func(far float64) []float64 {
		v := []float64{mean, mean + 0.1, mean - 0.1, mean, mean + 0.1, mean, mean - 0.1, mean, mean + 0.1}
		for range points {
			v = append(v, mean+sign*far)
		}
		return append(v, mean-0.1, mean, mean+0.1, mean, mean-0.1, mean, mean+0.1, mean-0.1, mean)
	}
	low, high := 0.0, 100.0
	for range 64 {
		if v := series((low + high) / 2); excess(v, formula.XmR(v)) > 0 {
			high = (low + high) / 2
		} else {
			low = (low + high) / 2
		}
	}
	return formula.XmR(series(high))
}

// trial is a test of 120 of 2400 against 156 of 2400.
func trial(direction int) formula.Trial {
	return formula.Trial{Before: formula.Sample{X: 120, N: 2400}, After: formula.Sample{X: 156, N: 2400}, Direction: direction, Alpha: 0.001}
}

func isOne(_ *rand.Rand, by float64) float64 { return by * (0.1 + 0.2 + 0.7) }

var formulaVerges = map[string]verge{
	"formula.ValueAdded": {above: true, high: func(d *rand.Rand, by float64) bool { // more work than time
		a := decimal(d, 1, 900)
		return !formula.ValueAdded((a+0.1+0.2)*by, a+0.3).Known()
	}},
	"formula.Snowball": {at: true, above: true, high: func(d *rand.Rand, by float64) bool { // sustains itself
		return !formula.Snowball(formula.Of(isOne(d, by))).Known()
	}},
	"formula.Within": {above: true, high: func(d *rand.Rand, by float64) bool { // too late
		a := decimal(d, 1, 90)
		return formula.Within([]float64{(a + 0.1 + 0.2) * by}, a+0.3).Or(0) == 0
	}},
	"formula.ImportancePerformance importance": {at: true, above: true, high: func(_ *rand.Rand, by float64) bool {
		return formula.ImportancePerformance(3*by, -1, 3) == formula.Concentrate
	}},
	"formula.ImportancePerformance performance": {at: true, above: true, high: func(_ *rand.Rand, by float64) bool {
		return formula.ImportancePerformance(5, 3*by-3, 3) == formula.KeepUp
	}},
	"formula.check downstream": {above: true, high: func(d *rand.Rand, by float64) bool { // a probability above 1
		return !formula.Case{Volume: 9, Lift: 0.1, Downstream: isOne(d, by), OrderValue: 1, Margin: 1, OneOff: 1, Months: 1, Confidence: 1}.Return().Benefit.Known()
	}},
	"formula.check confidence": {above: true, high: func(d *rand.Rand, by float64) bool {
		return !formula.Case{Volume: 9, Lift: 0.1, Downstream: 1, OrderValue: 1, Margin: 1, OneOff: 1, Months: 1, Confidence: isOne(d, by)}.Return().Benefit.Known()
	}},
	"formula.Band critical": {at: true, above: true, high: func(_ *rand.Rand, by float64) bool { return formula.Band(16*by) == formula.CriticalPain }},
	"formula.Band high":     {at: true, above: true, high: func(_ *rand.Rand, by float64) bool { return formula.Band(9*by) == formula.HighPain }},
	"formula.Band medium":   {at: true, above: true, high: func(_ *rand.Rand, by float64) bool { return formula.Band(4*by) == formula.MediumPain }},
	"formula.RICE":          {at: true, above: true, high: func(_ *rand.Rand, by float64) bool { return formula.RICE(1, 1, 1, by*(0.1+0.2+0.2)).Known() }},
	"formula.ImpactEffort impact": {at: true, above: true, high: func(d *rand.Rand, by float64) bool {
		cut := decimal(d, 10, 80)
		return formula.ImpactEffort((cut-0.3+0.1+0.2)*by, 1, cut, 5) == formula.QuickWin
	}},
	"formula.ImpactEffort effort": {at: true, above: true, high: func(d *rand.Rand, by float64) bool {
		cut := decimal(d, 10, 80)
		return formula.ImpactEffort(1, (cut-0.3+0.1+0.2)*by, 5, cut) == formula.Thankless
	}},
	"formula.compareKnown": {above: true, high: func(d *rand.Rand, by float64) bool { // of equals the more certain is first
		a := decimal(d, 10, 90)
		list := []formula.Candidate{
			{Name: "sure", Score: formula.Of(a + 0.3), Confidence: 1}, {Name: "higher", Score: formula.Of((a + 0.1 + 0.2) * by), Confidence: 0.5},
		}
		return list[formula.Ranked(list)[0]].Name == "higher"
	}},
	"formula.CloseCall up": {above: true, high: func(d *rand.Rand, by float64) bool {
		a := decimal(d, 10, 90)
		top := formula.Of(a + 0.3)
		return formula.CloseCall([]formula.Candidate{{Score: top, Low: top}, {Score: formula.Of(a - 1), High: formula.Of((a + 0.1 + 0.2) * by)}})
	}},
	"formula.CloseCall down": {above: true, high: func(d *rand.Rand, by float64) bool {
		a := decimal(d, 10, 90)
		second := formula.Of((a + 0.1 + 0.2) * by)
		return formula.CloseCall([]formula.Candidate{{Score: formula.Of(a + 9), Low: formula.Of(a + 0.3)}, {Score: second, High: second}})
	}},
	"formula.ranksOf": {above: true, high: func(d *rand.Rand, by float64) bool { // the first and the last value are a tie
		a := decimal(d, 100, 90)
		return formula.MannKendall([]float64{a + 0.3, 1, 2, 3, 4, 5, 6, (a + 0.1 + 0.2) * by}).S.Or(0) > 15
	}},
	"formula.Decide": {at: true, above: true, high: func(_ *rand.Rand, by float64) bool { // p is not below the level
		t := trial(1)
		t.Alpha = t.Decide().P.Or(0) / by
		return t.Decide().Verdict == formula.Inconclusive
	}},
	"formula.short down": {above: true, high: func(_ *rand.Rand, by float64) bool { // the interval falls short of the effect
		t := trial(-1)
		t.Effect = formula.Of(t.Decide().Interval.Low.Or(0) / by)
		return t.Decide().Verdict == formula.Refuted
	}},
	"formula.short up": {at: true, above: true, high: func(_ *rand.Rand, by float64) bool {
		t := trial(1)
		t.Effect = formula.Of(t.Decide().Interval.High.Or(0) / by)
		return t.Decide().Verdict == formula.Inconclusive
	}},
	"formula.find high": {above: true, high: func(d *rand.Rand, by float64) bool {
		return hasRule(stretched(d, 1, 1, func(v []float64, c formula.Chart) float64 { return v[9] - by*c.High.Or(0) }), formula.OutsideLimits)
	}},
	"formula.find low": {at: true, above: true, high: func(d *rand.Rand, by float64) bool {
		return !hasRule(stretched(d, 1, -1, func(v []float64, c formula.Chart) float64 { return by*c.Low.Or(0) - v[9] }), formula.OutsideLimits)
	}},
	"formula.find jump": {above: true, high: func(d *rand.Rand, by float64) bool {
		c := stretched(d, 1, 1, func(v []float64, c formula.Chart) float64 { return (v[9] - v[8]) - by*c.RangeLimit.Or(0) })
		return slices.Contains(c.Jumps, 9)
	}},
	"formula.runs": {above: true, calls: 3, high: func(d *rand.Rand, by float64) bool { // seven above, and one on the mean
		m := decimal(d, 20, 90)
		v := []float64{m - 0.1, m - 0.1, m - 0.1, m + 0.1, m + 0.1, m + 0.1, m * by, m + 0.1, m + 0.1, m + 0.1, m + 0.1, m - 0.1, m - 0.1, m - 0.1, m - 0.1}
		return hasRule(formula.XmR(v), formula.LongRun)
	}},
	"formula.clusters high": {above: true, high: func(d *rand.Rand, by float64) bool {
		return hasRule(stretched(d, 3, 1, func(v []float64, c formula.Chart) float64 { return v[9] - by*c.HighHalf.Or(0) }), formula.NearLimit)
	}},
	"formula.clusters low": {at: true, above: true, high: func(d *rand.Rand, by float64) bool {
		return !hasRule(stretched(d, 3, -1, func(v []float64, c formula.Chart) float64 { return by*c.LowHalf.Or(0) - v[9] }), formula.NearLimit)
	}},
}
