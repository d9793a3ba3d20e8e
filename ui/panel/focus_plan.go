package panel

import (
	"cmp"
	"slices"
	"strconv"

	"wend/model"
	"wend/model/analysis"
	"wend/ui/scene"
)

// This file holds the focus on what is measured and what is planned.

func kpiRows(s *scene.Scene, id model.KPIID) []Row {
	at := slices.IndexFunc(s.Report.KPIs.List, func(k analysis.KPI) bool { return k.KPI == id })
	if at < 0 {
		return nil
	}
	k := s.Report.KPIs.List[at]
	def, _ := kpi(s, id)
	rows := rowsOf(s, []number{{label: "Progress", id: always(about("kpi.attainment/", string(id)))}})
	now := reading("Now", def, k.Current)
	now.Spark = series(k.Series)
	rows = append(rows, now,
		reading("Baseline", def, optional(def.Baseline)),
		reading("Target", def, optional(def.Target)), reading("To go", def, k.Gap))
	rows = append(rows, span("Interval", def, k.Interval.Low, k.Interval.High, sampleNote(k))...)
	rows = append(rows, span("Limits", def, k.Chart.Low, k.Chart.High, "")...)
	rows = append(rows, fact("Signals", strconv.Itoa(len(k.Signals))))
	if k.Trend.Course != "" {
		rows = append(rows, fact("Trend", string(k.Trend.Course)))
	}
	if k.Stale {
		rows = append(rows, fact("Stale", analysis.Format(k.Age, analysis.Count)+" days old"))
	}
	return rows
}

func optional(o model.Opt[float64]) analysis.Number {
	if v, ok := o.Value(); ok {
		return analysis.Of(v)
	}
	return analysis.NA(analysis.NoData, "")
}

// reading writes a value in the unit of its KPI.
func reading(label string, k model.KPI, n analysis.Number) Row {
	u, suffix := analysis.Plain, ""
	switch k.Unit {
	case model.Percent:
		u = analysis.Share
	case model.Money:
		u = analysis.Money
	case model.Seconds, model.Minutes, model.Hours, model.Days:
		suffix = " " + string(k.Unit)
	}
	r := figure(label, n, u)
	if !r.Missing {
		r.Value += suffix
	}
	return r
}

// span is a line of two values in the unit of a KPI; none if they are not known.
func span(label string, k model.KPI, low, high analysis.Number, note string) []Row {
	if !low.Known() || !high.Known() {
		return nil
	}
	r := reading(label, k, low)
	r.Value += " to " + reading(label, k, high).Value
	r.Note = note
	return []Row{r}
}

// sampleNote says when few answers stand behind a value.
func sampleNote(k analysis.KPI) string {
	if !k.Small {
		return ""
	}
	return "only " + analysis.Format(k.N, analysis.Count)
}

// series returns the values of a KPI from 0 to 1; nil if there are not two.
func series(points []analysis.Point) []float64 {
	if len(points) < 2 {
		return nil
	}
	by := func(a, b analysis.Point) int { return cmp.Compare(a.Value, b.Value) }
	low, high := slices.MinFunc(points, by).Value, slices.MaxFunc(points, by).Value
	out := make([]float64, len(points))
	for i, p := range points {
		out[i] = 0.5
		if high > low {
			out[i] = (p.Value - low) / (high - low)
		}
	}
	return out
}

// initiativeRows says what an initiative is worth.
func initiativeRows(s *scene.Scene, id model.InitiativeID) []Row {
	of := func(topic string) func(*analysis.Report) analysis.NumberID {
		return always(about("initiative."+topic+"/", string(id)))
	}
	rows := rowsOf(s, []number{
		{label: "ROI", id: of("roi")},
		{label: "Payback", id: of("payback"), note: func(*scene.Scene) string { return "months" }},
		{label: "Benefit", id: of("benefit")},
		{label: "Cost", id: of("cost")},
		{label: "NPV", id: of("npv")},
		{label: "Break-even", id: of("break-even")},
		{label: "RICE", id: of("rice")},
		{label: "ICE", id: of("ice")},
		{label: "WSJF", id: of("wsjf")},
		{label: "Actual", id: of("actual")},
	})
	i, _ := model.Lookup[model.Initiative](s.State.Workspace(), id)
	for _, e := range i.Effects {
		if k, found := kpi(s, e.KPI); found {
			r := reading(kpiName(s, e.KPI), k, optional(e.Expected))
			r.Wide = true
			rows = append(rows, r)
		}
	}
	return rows
}
