package analysis

import (
	"cmp"
	"math"
	"slices"

	"github.com/go-json-experiment/json"

	"wend/model"
	"wend/model/analysis/formula"
)

// KPIs are the journey's KPIs and then the workspace's.
type KPIs struct {
	List     []KPI
	OnTarget int // attainment of at least 1
	Rated    int // those that have an attainment
	Signals  int // KPIs with at least one signal
	Stale    int
	// Worst has the lowest attainment among those below target; "" if none.
	Worst model.KPIID
}

// MarshalJSON encodes the list.
func (k KPIs) MarshalJSON() ([]byte, error) { return json.Marshal(k.List) }

// KPI is where one KPI stands.
type KPI struct {
	KPI        model.KPIID      `json:"kpi"`
	Definition string           `json:"-"` // key of the catalogue, or ""
	Unit       model.Unit       `json:"-"` // of its values
	Current    Number           `json:"current"`
	N          Number           `json:"n"`                    // how many people or values Current rests on
	Interval   formula.Interval `json:"interval"`             // of Current, 95 %
	Small      bool             `json:"smallSample,omitzero"` // N is known and below the workspace's small sample
	P90        Number           `json:"-"`                    // nine of ten single values do not exceed it; times only
	Attainment Number           `json:"attainment"`           // share of the way from baseline to target; may leave 0..1
	Clamped    Number           `json:"-"`                    // Attainment within 0..1
	Gap        Number           `json:"-"`                    // target minus current, in the KPI's unit
	Signals    []Signal         `json:"signals"`
	Chart      formula.Chart    `json:"limits"` // since the process last changed
	Trend      formula.Trend    `json:"trend"`  // likewise
	Stale      bool             `json:"stale"`
	Unscaled   bool             `json:"-"` // its answers say nothing until it has a scale
	Age        Number           `json:"-"` // days since the last measurement
	// Series is what each measurement says, oldest first; those that say nothing
	// are left out.
	Series []Point `json:"-"`
}

// Point is a value of a KPI.
type Point struct {
	Date  model.Date
	Value float64
}

// Signal is a point of a series that says that something changed.
type Signal struct {
	Date model.Date `json:"date"`
	Rule string     `json:"rule"` // R1, R2 or R3
}

// ofKPI takes a number of each KPI.
var ofKPI = each(model.KindKPI,
	func(r *Report) []KPI { return r.KPIs.List },
	func(k *KPI) model.KPIID { return k.KPI })

// onTarget returns how many KPIs are on target, if any could be.
func (k KPIs) onTarget() Number {
	if k.Rated == 0 {
		return NA(NoData, "No KPI has a baseline, a target and a measurement.")
	}
	return Of(float64(k.OnTarget))
}

// watched returns a count of KPIs, if there are any.
func (k KPIs) watched(n int) Number {
	if len(k.List) == 0 {
		return NA(NoData, "There is no KPI.")
	}
	return Of(float64(n))
}

var kpisPart = part{
	reads:   []model.Kind{model.KindKPI, model.KindMeasurement},
	compute: func(x *index, r *Report, t touched) { r.KPIs = x.kpis(r.Options.Today, r.KPIs, t) },
}

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
	worst := 0.0
	for _, d := range []*model.Document{x.doc, x.state.Workspace()} {
		for k := range model.All[model.KPI](d) {
			kpi, kept := known[k.ID]
			if !kept {
				kpi = x.stand(k, d.Measurements(k.ID), today)
			}
			out.count(kpi)
			if a, ok := kpi.Attainment.Value(); ok && formula.Below(a, 1) && (out.Worst == "" || formula.Below(a, worst)) {
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
		if formula.AtLeast(a, 1) {
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
	series = Measured(series, today)
	out := KPI{KPI: k.ID, Definition: k.Definition, Unit: cmp.Or(k.Unit, model.Score), Age: age(series, today)}
	out.Current = NA(NoData, "Nothing is measured yet.")
	out.Interval = formula.Interval{Centre: out.Current, Low: out.Current, High: out.Current}
	out.N, out.P90 = out.Current, out.Current
	if len(series) > 0 {
		out.read(k, series[len(series)-1])
	}
	if n, ok := out.N.Value(); ok {
		out.Small = formula.Below(n, float64(x.settings.SmallSample.Or(30)))
	}
	out.watch(k, series)
	out.Attainment = attainment(k, out.Current)
	out.Gap = gap(k, out.Current)
	out.Clamped = out.Attainment.With(func(a float64) float64 { return min(1, max(0, a)) })
	if limit, ok := maxAge(k); ok && formula.Above(out.Age.Or(0), limit) {
		out.Stale = true
	}
	return out
}

// Measured leaves out of a series what is dated after today: that is not where a
// KPI stands now. Where no day is told, nothing is.
func Measured(series []model.Measurement, today model.Date) []model.Measurement {
	if today == "" {
		return series
	}
	return slices.DeleteFunc(slices.Clone(series), func(m model.Measurement) bool { return m.Date.After(today) })
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
	case k.Direction == model.Up && formula.Below(target, base), k.Direction == model.Down && formula.Above(target, base):
		return NA(Inconsistent, "The target is on the wrong side of the baseline.")
	}
	met := formula.Order(c, target) == 0 || k.Direction == model.Up && c > target || k.Direction == model.Down && c < target
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
