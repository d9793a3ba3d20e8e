package analysis

import (
	"fmt"

	"wend/model"
)

func (e explainer) painInputs(string) []Input {
	treated := e.treated()
	var list []weighed
	for f := range model.All[model.Finding](e.doc) {
		if f.Type != model.Pain {
			continue
		}
		score := painScore(f)
		text := "not scored"
		if score.Known() {
			text = fmt.Sprintf("severity %d, frequency %d", f.Severity.Or(0), f.Frequency.Or(0))
		}
		if treated[f.ID] || f.Status == model.Addressed || f.Status == model.Verified {
			text += ", addressed"
		}
		list = append(list, weighed{Input{named(f.Text, string(f.ID)), text}, score.Or(0)})
	}
	return strongest(list)
}

func (e explainer) unscored(string) []string {
	return some(e.report.Pains.Unscored, "%d pains have no severity or no frequency and are left out")
}

func (e explainer) opportunityInputs(string) []Input {
	var list []weighed
	for _, o := range e.report.Opportunities.Derived {
		in := Input{e.touchpointName(o.Touchpoint), Format(o.Score, Plain)}
		list = append(list, weighed{in, o.Score.Or(0)})
	}
	for _, o := range e.report.Opportunities.Measured {
		in := Input{e.name("opportunity.measured/" + NumberID(o.Opportunity)), Format(o.Score, Plain)}
		list = append(list, weighed{in, o.Score.Or(0)})
	}
	return strongest(list)
}

func (e explainer) touchpointInputs(subject string) []Input {
	i, found := e.place[model.TouchpointID(subject)]
	if !found {
		return nil
	}
	out := []Input{{"Importance", trimmed(e.weight[i])}}
	for _, p := range e.personas {
		if v, ok := p.valences[i].Value(); ok {
			text := fmt.Sprintf("feeling %s, weight %s", signed(float64(v)), trimmed(p.share))
			out = append(out, Input{named(p.Name, string(p.ID)), text})
		}
	}
	return first(out)
}

func (e explainer) ratingInputs(subject string) []Input {
	o, _ := model.Lookup[model.Opportunity](e.doc, subject)
	return []Input{{"Importance", rating(o.Importance)}, {"Satisfaction", rating(o.Satisfaction)}}
}

func rating(o model.Opt[float64]) string {
	if v, ok := o.Value(); ok {
		return trimmed(v)
	}
	return "not set"
}

func (e explainer) kpiInputs(subject string) []Input {
	k, _ := e.kpi(model.KPIID(subject))
	out := []Input{{"Baseline", amount(k.Baseline, k.Unit)}, {"Target", amount(k.Target, k.Unit)}}
	for _, r := range e.report.KPIs.List {
		if r.KPI == k.ID {
			out = append(out, Input{"Current", Format(r.Current, UnitOf(k.Unit))})
		}
	}
	return out
}

func amount(o model.Opt[float64], u model.Unit) string {
	if v, ok := o.Value(); ok {
		return Format(Of(v), UnitOf(u))
	}
	return "not set"
}

// UnitOf returns how values of a KPI's unit are written.
func UnitOf(u model.Unit) Unit {
	switch u {
	case model.Percent:
		return Share
	case model.Money:
		return Money
	case model.Count:
		return Count
	}
	return Plain
}

// eachKPI lists the KPIs with what text says about them.
func (e explainer) eachKPI(text func(KPI) string) []Input {
	var out []Input
	for _, k := range e.report.KPIs.List {
		out = append(out, Input{e.name("kpi.attainment/" + NumberID(k.KPI)), text(k)})
	}
	return first(out)
}

func (e explainer) attainmentInputs(string) []Input {
	return e.eachKPI(func(k KPI) string { return Format(k.Attainment, Share) })
}

func (e explainer) signalInputs(string) []Input {
	return e.eachKPI(func(k KPI) string {
		if len(k.Signals) == 0 {
			return "no signal"
		}
		last := k.Signals[len(k.Signals)-1]
		return fmt.Sprintf("%s on %s", last.Rule, last.Date)
	})
}

func (e explainer) ageInputs(string) []Input {
	return e.eachKPI(func(k KPI) string {
		days, ok := k.Age.Value()
		if !ok {
			return "not measured"
		}
		text := trimmed(days) + " days old"
		if k.Stale {
			text += ", stale"
		}
		return text
	})
}
