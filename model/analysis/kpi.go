package analysis

import (
	"math"

	"wend/model"
)

// kpis says where the journey's KPIs, and then the workspace's, stand.
func (x *index) kpis(today model.Date) KPIs {
	var out KPIs
	worst := math.Inf(1)
	for _, d := range []*model.Document{x.doc, x.state.Workspace()} {
		for k := range model.All[model.KPI](d) {
			kpi := stand(k, d.Measurements(k.ID), today)
			out.count(kpi)
			if a, ok := kpi.Attainment.Value(); ok && a < 1 && a < worst {
				worst, out.Worst = a, k.ID
			}
		}
	}
	return out
}

func (k *KPIs) count(kpi KPI) {
	k.List = append(k.List, kpi)
	if a, ok := kpi.Attainment.Value(); ok {
		k.Rated++
		if a >= 1-1e-9 {
			k.OnTarget++
		}
	}
	if len(kpi.Signals) > 0 {
		k.Signals++
	}
	if kpi.Stale {
		k.Stale++
	}
}

func stand(k model.KPI, series []model.Measurement, today model.Date) KPI {
	out := KPI{KPI: k.ID, Signals: signals(series), Age: age(series, today)}
	out.Current = NA(NoData, "Nothing is measured yet.")
	if len(series) > 0 {
		out.Current = reading(series[len(series)-1])
	}
	out.Attainment = attainment(k, out.Current)
	out.Clamped, out.Gap = out.Attainment, gap(k, out.Current)
	if a, ok := out.Attainment.Value(); ok {
		out.Clamped = Of(min(1, max(0, a)))
	}
	if limit, ok := maxAge(k); ok && out.Age.Or(0) > limit {
		out.Stale = true
	}
	return out
}

// reading returns what a measurement says: x of n, else its value, else the
// mean of its values.
func reading(m model.Measurement) Number {
	x, hasX := m.X.Value()
	n, hasN := m.N.Value()
	v, hasV := m.Value.Value()
	switch {
	case hasX && hasN:
		return ratio(x, n)
	case hasV:
		return Of(v)
	default:
		return meanOf(m.Values)
	}
}

// attainment returns the share of the way from baseline to target that is done:
// (current-baseline)/(target-baseline). Below 0 things got worse, above 1 the
// target is passed. If baseline and target are equal it is 1 where current meets
// the target and 0 where not. A band has no direction to go, so it has none.
func attainment(k model.KPI, current Number) Number {
	c, ok := current.Value()
	if !ok {
		return current
	}
	base, hasBase := k.Baseline.Value()
	target, hasTarget := k.Target.Value()
	switch {
	case !hasTarget:
		return NA(NoData, "The KPI has no target.")
	case !hasBase:
		return NA(NoData, "The KPI has no baseline.")
	case k.Direction == model.Band:
		return NA(NoData, "A band has no way to go.")
	case k.Direction == model.Up && target < base, k.Direction == model.Down && target > base:
		return NA(Inconsistent, "The target is on the wrong side of the baseline.")
	case target != base:
		return Of((c - base) / (target - base))
	case c == target, k.Direction == model.Up && c > target, k.Direction == model.Down && c < target:
		return Of(1)
	default:
		return Of(0)
	}
}

// gap returns target minus current.
func gap(k model.KPI, current Number) Number {
	c, ok := current.Value()
	if !ok {
		return current
	}
	target, ok := k.Target.Value()
	if !ok {
		return NA(NoData, "The KPI has no target.")
	}
	return Of(target - c)
}

// age returns the days from the last measurement to today.
func age(series []model.Measurement, today model.Date) Number {
	now, ok := today.Time()
	if !ok || len(series) == 0 {
		return NA(NoData, "")
	}
	then, ok := series[len(series)-1].Date.Time()
	if !ok {
		return NA(NoData, "")
	}
	return Of(math.Floor(now.Sub(then).Hours() / 24))
}

// maxAge returns after how many days a KPI is stale: as set, or one and a half
// of its cadence; a KPI with neither never is.
func maxAge(k model.KPI) (days float64, ok bool) {
	if d, ok := k.MaxAge.Value(); ok {
		return float64(d), true
	}
	every := map[model.Cadence]float64{"daily": 1, "weekly": 7, "monthly": 31, "quarterly": 92, "yearly": 366}
	d, ok := every[k.Cadence]
	return 1.5 * d, ok
}
