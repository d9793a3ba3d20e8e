package kpis

import (
	"fmt"

	"wend/model"
	"wend/model/analysis"
	"wend/model/text"
	"wend/ui/screen"
)

// verdict says whether the last value is a change or what the process does of
// itself.
func (r row) verdict() string {
	if len(r.stand.Series) == 0 {
		return ""
	}
	last := r.stand.Series[len(r.stand.Series)-1]
	for _, s := range r.stand.Signals {
		if s.Date == last.Date {
			return "The last value is a real change: " + s.Says()
		}
	}
	low, known := r.stand.Chart.Low.Value()
	high, also := r.stand.Chart.High.Value()
	if !known || !also {
		return fmt.Sprintf("Too few values to tell a real change from chance: %d of 6", r.stand.Chart.N)
	}
	q := text.OfKPI(r.kpi.Unit, "")
	said := fmt.Sprintf("No real change: %s to %s is what it does of itself", q.Rounded(low), q.Rounded(high))
	if r.stand.Chart.Provisional {
		said += ", as far as so few values tell"
	}
	return said
}

// outcomes is the chain that hangs on the KPI: the expectation that it stands for,
// what initiatives are to do to it, and what hypotheses say of it.
func (r row) outcomes(f *screen.Frame) []string {
	var out []string
	if r.kpi.Expectation != "" {
		out = append(out, "Stands for: "+r.kpi.Expectation)
	}
	currency := f.State.Workspace().Workspace().Currency
	for i := range model.All[model.Initiative](f.State.Workspace()) {
		for _, e := range i.Effects {
			if e.KPI == r.kpi.ID {
				out = append(out, "Initiative "+text.Name(i)+r.effect(i, e, currency))
			}
		}
	}
	if f.Journey == nil {
		return out
	}
	for h := range model.All[model.Hypothesis](f.Journey) {
		if h.KPI != r.kpi.ID {
			continue
		}
		line := "Hypothesis " + text.Name(h)
		if f.Report != nil {
			for _, t := range f.Report.Hypotheses.List {
				if t.Hypothesis == h.ID {
					line += ": " + string(t.Verdict)
				}
			}
		}
		out = append(out, line)
	}
	if len(out) == 0 {
		out = append(out, "Nothing hangs on it yet: no expectation, initiative or hypothesis names it")
	}
	return out
}

// effect says what an initiative is to do to the KPI, and did.
func (r row) effect(i model.Initiative, e model.Effect, currency string) string {
	unit := analysis.Points
	q := text.OfKPI(r.kpi.Unit, currency)
	write := func(v float64) string {
		if r.kpi.Unit == model.Percent {
			return text.Write(v, unit)
		}
		return q.Rounded(v)
	}
	said := ""
	if v, set := e.Expected.Value(); set {
		said += ": expected " + write(v)
	}
	if v, set := e.Actual.Value(); set {
		said += ", in fact " + write(v)
	}
	if i.Due != "" {
		said += ", due " + string(i.Due)
	}
	return said
}
