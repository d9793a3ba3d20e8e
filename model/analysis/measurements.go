package analysis

import (
	"fmt"
	"math"

	"wend/model"
	"wend/model/analysis/formula"
)

// The keys of the catalogue whose measurements are read in a way of their own,
// or that other numbers are computed from.
const (
	defNPS          = "nps"
	defCSAT         = "csat"
	defContentCSAT  = "content-satisfaction"
	defIntent       = "purchase-intent"
	defOrderValue   = "average-purchase"
	defMargin       = "margin"
	defRevenue      = "revenue"
	defAllRevenue   = "journey-revenue"
	defViral        = "viral-coefficient"
	defReferralRate = "referral-rate"
	defConversion   = "conversion-rate"
	defStage        = "stage-conversion"
	defPage         = "page-conversion"
	defAbandonment  = "cart-abandonment"
	defGoal         = "goal-probability"
)

// read fills in what a measurement says: x of n with its Wilson interval, else
// its value, else its single values by the rule of the KPI.
func (k *KPI) read(kpi model.KPI, m model.Measurement) {
	none := NA(NoData, "The measurement does not say how many people it rests on.")
	k.N, k.Interval = none, formula.Interval{Centre: none, Low: none, High: none}
	k.P90 = NA(NoData, "The measurement has no single times.")
	k.Current = Reading(kpi, m)
	x, hasX := m.X.Value()
	n, hasN := m.N.Value()
	switch {
	case hasX && hasN:
		k.N = Of(n)
		if kpi.Unit == model.Percent || kpi.Unit == "" {
			k.Interval = formula.Wilson(x, n)
		}
	case !m.Value.IsSet():
		_, k.Interval = survey(kpi, m.Values)
		k.Unscaled = boxesOf(kpi) > 0 && !kpi.Scale.IsSet()
		k.N = Of(float64(len(m.Values)))
		if kpi.Timed() {
			k.P90 = formula.Percentile(m.Values, 0.9)
		}
	}
}

// Reading returns the value that a measurement gives its KPI, a share in 0..1: what
// was typed, X of N, or what the single answers come to by the KPI's rule. It is not
// available if the measurement is empty or its answers cannot be summed up.
func Reading(kpi model.KPI, m model.Measurement) Number {
	x, hasX := m.X.Value()
	n, hasN := m.N.Value()
	switch {
	case hasX && hasN:
		return formula.Ratio(x, n)
	case m.Value.IsSet():
		return Of(m.Value.Or(0))
	}
	value, _ := survey(kpi, m.Values)
	return value
}

// survey sums up single values: net promoter score, boxes, effort or median, by
// the rule of the KPI or else its definition; otherwise their mean, which has no
// interval here. The interval of few times is that of their geometric mean, the
// only one that so few allow.
func survey(kpi model.KPI, values []float64) (Number, formula.Interval) {
	plain := NA(NoData, "A mean of single values has no interval here.")
	none := formula.Interval{Centre: plain, Low: plain, High: plain}
	if len(values) == 0 {
		return NA(NoData, "The measurement is empty."), none
	}
	if boxes := boxesOf(kpi); boxes > 0 {
		counts, bad := countsOf(kpi, values)
		if !bad.Known() {
			return bad, none
		}
		return formula.TopBox(counts, boxes)
	}
	switch rule := kpi.Summary(); rule {
	case "nps":
		n := formula.NPSOf(values)
		return n.Score, n.Adjusted
	case "percent-agree", "index":
		return effort(rule, values), none
	case "median":
		return formula.Median(values), none
	case "time":
		typical, interval := formula.TimeOnTask(values)
		if !typical.Known() {
			return typical, interval
		}
		return formula.Median(values), interval
	}
	return formula.Mean(values), none
}

// boxesOf returns how many of the best answers count; 0 if not by boxes.
func boxesOf(kpi model.KPI) int {
	switch kpi.Summary() {
	case "top-2-box":
		return 2
	case "top-3-box":
		return 3
	}
	return 0
}

// countsOf counts answers by point of the scale of the KPI.
func countsOf(kpi model.KPI, values []float64) ([]float64, Number) {
	points, known := kpi.Scale.Value()
	if !known {
		return nil, NA(NoData, "The KPI does not say how far its answers go. Enter its scale.")
	}
	counts := make([]float64, points)
	for _, v := range values {
		if !(v >= 1 && v <= float64(points)) || v != math.Trunc(v) {
			return nil, NA(OutOfRange, fmt.Sprintf("An answer is not a whole number from 1 to %d.", points))
		}
		counts[int(v)-1]++
	}
	return counts, Of(0)
}

func effort(rule model.RateVariant, values []float64) Number {
	var counts [7]float64
	for _, v := range values {
		if !(v >= 1 && v <= 7) || v != math.Trunc(v) {
			return NA(OutOfRange, "An answer is not a whole number from 1 to 7.")
		}
		counts[int(v)-1]++
	}
	e := formula.CES(counts)
	if rule == "index" {
		return e.Index
	}
	return e.Agree
}

// watch fills in the series, and chart, signals and trend since the process last
// changed: limits are computed anew there and nowhere else.
func (k *KPI) watch(kpi model.KPI, series []model.Measurement) {
	since := 0
	values := make([]float64, 0, len(series))
	for _, m := range series {
		if m.Divider {
			since = len(values)
		}
		if v, ok := Reading(kpi, m).Value(); ok {
			k.Series, values = append(k.Series, Point{m.Date, v}), append(values, v)
		}
	}
	values = values[since:]
	k.Chart, k.Trend = formula.XmR(values), formula.MannKendall(values)
	possible := kpi.Range()
	k.Chart.Low = k.Chart.Low.With(possible.Clip)
	k.Chart.High = k.Chart.High.With(possible.Clip)
	for _, s := range k.Chart.Signals {
		k.Signals = append(k.Signals, Signal{k.Series[since+s.At].Date, s.Rule})
	}
}

// fact returns the current value of the first KPI of that definition that has
// one, the journey's before the workspace's.
func (k KPIs) fact(definition string) Number {
	why := NA(NoData, "")
	for _, kpi := range k.List {
		if kpi.Definition == definition {
			if kpi.Current.Known() {
				return kpi.Current
			}
			why = kpi.Current
		}
	}
	return why
}
