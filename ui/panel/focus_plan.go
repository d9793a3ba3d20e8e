package panel

import (
	"cmp"
	"slices"

	"wend/model"
	"wend/model/analysis"
	"wend/model/text"
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
	q := text.OfKPI(def.Unit, s.State.Workspace().Workspace().Currency)
	of := func(label, topic string) number {
		return number{label: label, id: always(about("kpi."+topic+"/", string(id)))}
	}
	span := func(n number, low, high analysis.Number, note string) number {
		n.value = func(*scene.Scene) string { return q.Rounded(low.Or(0)) + " to " + q.Rounded(high.Or(0)) }
		n.note = func(*scene.Scene) string { return note }
		return n
	}
	now := of("Now", "current")
	now.spark = func(*scene.Scene) []float64 { return series(k.Series) }
	rows := rowsOf(s, []number{of("Progress", "attainment"), now})
	rows = append(rows, set("Baseline", q, def.Baseline), set("Target", q, def.Target))
	rest := []number{of("To go", "gap")}
	if k.Interval.Low.Known() && k.Interval.High.Known() {
		rest = append(rest, span(of("Interval", "interval-low"), k.Interval.Low, k.Interval.High, sampleNote(k)))
	}
	if k.Chart.Low.Known() && k.Chart.High.Known() {
		rest = append(rest, span(of("Limits", "limit-low"), k.Chart.Low, k.Chart.High, ""))
	}
	rest = append(rest, of("Signals", "changes"))
	if k.Trend.Course != "" {
		trend := of("Trend", "trend")
		trend.value = func(*scene.Scene) string { return string(k.Trend.Course) }
		rest = append(rest, trend)
	}
	if k.Stale {
		stale := of("Stale", "age")
		stale.value = func(*scene.Scene) string { return text.Several(int(k.Age.Or(0)), "day") + " old" }
		rest = append(rest, stale)
	}
	return append(rows, rowsOf(s, rest)...)
}

// set is a line of a value that people entered.
func set(label string, q text.Quantity, o model.Opt[float64]) Row {
	if v, ok := o.Value(); ok {
		return fact(label, q.Rounded(v))
	}
	return Row{Label: label, Value: "not set", Missing: true}
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
			r := Row{Label: kpiName(s, e.KPI), Value: "not set", Missing: true, Wide: true}
			if v, set := e.Expected.Value(); set {
				r.Value, r.Missing = text.OfKPI(k.Unit, s.State.Workspace().Workspace().Currency).Difference(v), false
			}
			rows = append(rows, r)
		}
	}
	return rows
}
