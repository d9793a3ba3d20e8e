package analysis

import (
	"math"

	"wend/model"
	"wend/model/analysis/formula"
)

// kpis says where the journey's KPIs, and then the workspace's, stand. Those that
// are not touched are taken from before.
func (x *index) kpis(today model.Date, before KPIs, t touched) KPIs {
	var out KPIs
	known := map[model.KPIID]KPI{}
	for _, k := range before.List {
		if !t.kpis[k.KPI] && !t.any() {
			known[k.KPI] = k
		}
	}
	worst := math.Inf(1)
	for _, d := range []*model.Document{x.doc, x.state.Workspace()} {
		for k := range model.All[model.KPI](d) {
			kpi, kept := known[k.ID]
			if !kept {
				kpi = x.stand(k, d.Measurements(k.ID), today)
			}
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

func (x *index) stand(k model.KPI, series []model.Measurement, today model.Date) KPI {
	out := KPI{KPI: k.ID, Definition: k.Definition, Age: age(series, today)}
	out.Current = NA(NoData, "Nothing is measured yet.")
	out.Interval = formula.Interval{Centre: out.Current, Low: out.Current, High: out.Current}
	out.N, out.P90 = out.Current, out.Current
	if len(series) > 0 {
		out.read(k, series[len(series)-1])
	}
	if n, ok := out.N.Value(); ok {
		out.Small = n < float64(x.settings.SmallSample.Or(30))
	}
	out.watch(k, series)
	out.Attainment = attainment(k, out.Current)
	out.Gap = gap(k, out.Current)
	out.Clamped = out.Attainment.With(func(a float64) float64 { return min(1, max(0, a)) })
	if limit, ok := maxAge(k); ok && out.Age.Or(0) > limit {
		out.Stale = true
	}
	return out
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
	}
	met := c == target || k.Direction == model.Up && c > target || k.Direction == model.Down && c < target
	return formula.Attainment(base, target, c, met)
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
