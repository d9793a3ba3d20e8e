package analysis

import (
	"fmt"
	"strings"

	"wend/model"
	"wend/model/text"
)

// planned returns an initiative and what it is worth.
func (e explainer) planned(subject string) (model.Initiative, Initiative) {
	i, _ := model.Lookup[model.Initiative](e.state.Workspace(), subject)
	for _, v := range e.report.Initiatives.List {
		if string(v.Initiative) == subject {
			return i, v
		}
	}
	return i, Initiative{}
}

func (e explainer) initiativeName(id model.InitiativeID) string {
	i, _ := model.Lookup[model.Initiative](e.state.Workspace(), id)
	return named(i.Name, string(id))
}

func (e explainer) kpiName(id model.KPIID) string {
	k, _ := e.kpi(id)
	return named(k.Name, string(id))
}

// caseInputs lists what a business case rests on; of the portfolio, its cases.
func (e explainer) caseInputs(subject string) []Input {
	if subject == "" {
		var list []weighed
		for _, v := range e.report.Initiatives.List {
			text := fmt.Sprintf("benefit %s, cost %s", Format(v.Expected.Benefit, Money), Format(v.Expected.Cost, Money))
			list = append(list, weighed{Input{e.initiativeName(v.Initiative), text}, v.Expected.Benefit.Or(0)})
		}
		return strongest(list)
	}
	i, v := e.planned(subject)
	out := []Input{
		{"More orders a month", Format(v.Expected.Orders, Plain)},
		{"Savings a month", moneyOf(i.Savings)},
		{"One-off cost", moneyOf(i.OneOffCost)},
		{"Running cost a month", moneyOf(i.RunningCost)},
		{"Months", rating(i.Horizon)},
		{"Confidence", rating(i.Confidence)},
	}
	if v.NoSales.Known() {
		out = append(out, Input{"Reach a period", rating(i.Reach)},
			Input{"Average purchase amount", Format(e.report.Commerce.OrderValue, Money)},
			Input{"Margin", Format(e.report.Commerce.Margin, Share)})
	}
	if i.ActualBenefit.IsSet() || i.ActualCost.IsSet() {
		out = append(out, Input{"Measured", fmt.Sprintf("benefit %s, cost %s", moneyOf(i.ActualBenefit), moneyOf(i.ActualCost))})
	}
	return out
}

func moneyOf(o model.Opt[float64]) string {
	if v, ok := o.Value(); ok {
		return Format(Of(v), Money)
	}
	return "not set"
}

func (e explainer) assumedCase(subject string) []string {
	_, v := e.planned(subject)
	return v.Assumed
}

func (e explainer) scoreInputs(subject string) []Input {
	i, _ := e.planned(subject)
	var out []Input
	for _, r := range []struct {
		name  string
		value model.Opt[float64]
	}{
		{"Reach", i.Reach},
		{"Impact", i.Impact},
		{"Confidence", i.Confidence},
		{"Effort", i.Effort},
		{"Ease", i.Ease},
		{"Value", i.Value},
		{"Time criticality", i.TimeCritical},
		{"Risk reduction", i.Risk},
		{"Job size", i.Size},
	} {
		if r.value.IsSet() {
			out = append(out, Input{r.name, rating(r.value)})
		}
	}
	return out
}

func (e explainer) rankInputs(string) []Input {
	var out []Input
	for _, id := range e.report.Initiatives.Ranked {
		_, v := e.planned(string(id))
		out = append(out, Input{e.initiativeName(id), Format(v.score(e.report.Initiatives.Score), Plain)})
	}
	return first(out)
}

func (e explainer) closeCall(string) []string {
	if !e.report.Initiatives.CloseCall {
		return nil
	}
	return []string{"close call: one step of one rating would put another one on top"}
}

func (e explainer) planInputs(subject string) []Input {
	for _, p := range e.report.Initiatives.Plans {
		if string(p.KPI) != subject {
			continue
		}
		out := []Input{{"Gap", Format(p.Gap, Ratio)}, {"Promised in sum", Format(p.Claimed, Ratio)}}
		for _, id := range p.Initiatives {
			i, _ := e.planned(string(id))
			change, _ := effectOn(i, p.KPI)
			out = append(out, Input{e.initiativeName(id), Format(Of(change), Ratio)})
		}
		return out
	}
	return nil
}

func (e explainer) fundedInputs(string) []Input {
	var list []weighed
	for i := range model.All[model.Initiative](e.state.Workspace()) {
		if i.FromSavings && i.Status != dropped {
			_, v := e.planned(string(i.ID))
			list = append(list, weighed{Input{named(i.Name, string(i.ID)), Format(v.Expected.Cost, Money)}, v.Expected.Cost.Or(0)})
		}
	}
	return strongest(list)
}

func (e explainer) hypothesisName(id model.HypothesisID) string {
	h, _ := model.Lookup[model.Hypothesis](e.doc, id)
	return named(h.Statement, string(id))
}

func (e explainer) verdictInputs(string) []Input {
	var out []Input
	for _, h := range e.report.Hypotheses.List {
		text := string(h.Verdict)
		if h.P.Known() {
			text += ", p " + Format(h.P, Ratio)
		}
		out = append(out, Input{e.hypothesisName(h.Hypothesis), text})
	}
	return first(out)
}

func (e explainer) testInputs(subject string) []Input {
	h, _ := model.Lookup[model.Hypothesis](e.doc, subject)
	out := []Input{{"Before", counts(h.Before)}, {"After", counts(h.After)}}
	for _, t := range e.report.Hypotheses.List {
		if string(t.Hypothesis) == subject && t.Difference.Known() {
			test := "z " + Format(t.Z, Ratio)
			if t.Exact {
				test = "Fisher's exact test: the counts are too small for z"
			}
			span := signed(100*t.Interval.Low.Or(0)) + " to " + signed(100*t.Interval.High.Or(0)) + " points"
			return append(out, Input{"Test", test}, Input{"Difference, 95 %", span}, Input{"Result", string(t.Verdict)})
		}
	}
	return out
}

func counts(s model.Sample) string {
	if x, ok := sampleOf(s); ok {
		return fmt.Sprintf("%s of %s", text.Quantity{}.Rounded(x.X), text.Quantity{}.Rounded(x.N))
	}
	return "not counted"
}

// noExperiment says what a comparison before and after does not prove.
func (e explainer) noExperiment(subject string) []string {
	h, _ := model.Lookup[model.Hypothesis](e.doc, subject)
	if h.Method == "a-b" {
		return nil
	}
	return []string{"before and after is no experiment: something else may have changed too"}
}

func (e explainer) laneInputs(subject string) []Input {
	var out []Input
	for _, l := range e.report.Quality.Lanes {
		if l.Required > 0 && (subject == "" || subject == string(l.Name)) {
			out = append(out, Input{laneTitle(l.Name), fmt.Sprintf("%d of %d", l.Filled, l.Required)})
		}
	}
	return out
}

func laneTitle(n LaneName) string {
	if n == KPILane {
		return "KPIs"
	}
	return strings.ToUpper(string(n[:1])) + string(n[1:])
}

func (e explainer) itemInputs(string) []Input {
	t := e.items()
	n := func(v float64) string { return Format(Of(v), Count) }
	return []Input{
		{"Feelings and findings", n(t.Count())},
		{"Validated", n(t.Validated)},
		{"Reasoned", n(t.Reasoned)},
		{"Assumptions", n(t.Assumed)},
	}
}

func (e explainer) silentInputs(string) []Input {
	var out []Input
	for _, s := range e.report.Quality.Silent {
		out = append(out, Input{e.nodeName(model.Node(s)), "no message"})
	}
	return first(out)
}

func (e explainer) tacticInputs(subject string) []Input {
	var out []Input
	for t := range model.All[model.Tactic](e.doc) {
		if string(e.at(t.Stage, t.Touchpoint)) == subject {
			out = append(out, Input{named(t.Name, string(t.ID)), "resonance " + rating(t.Resonance)})
		}
	}
	return first(out)
}

func (e explainer) handoffInputs(string) []Input {
	var out []Input
	for _, t := range e.report.Quality.HandoffPoints {
		out = append(out, Input{e.touchpointName(t), "comes from another owner"})
	}
	return first(out)
}

func (e explainer) healthInputs(string) []Input {
	names := map[string]string{
		"emotion": "Emotion index", "kpis": "KPI attainment", "pains": "Pain addressed", "links": "Link coverage", "confidence": "Confidence",
	}
	var out []Input
	for _, p := range e.report.Quality.Parts {
		out = append(out, Input{names[p.Name], Format(p.Value, Index)})
	}
	return out
}

// surprises lists where feelings differ most from what was expected.
func (e explainer) surprises(string) []Input {
	var list []weighed
	for _, t := range e.report.Emotion.Touchpoints {
		if v, ok := t.Expectation.Value(); ok {
			list = append(list, weighed{Input{e.touchpointName(t.Touchpoint), Format(t.Expectation, Valence)}, v})
		}
	}
	return strongest(list)
}

func (e explainer) troughEndOf(subject string) []Input {
	return append(e.troughOf(subject), e.endOf(subject)...)
}

func (e explainer) keptInputs(string) []Input {
	var out []Input
	for _, s := range e.report.Flow.After.Stages {
		out = append(out, Input{e.nodeName(s.Stage), fmt.Sprintf("visits %s, lost %s", Format(s.Visits, Plain), Format(s.Lost, Share))})
	}
	return first(out)
}

func (e explainer) placeInputs(subject string) []Input {
	for _, list := range [][]StageFlow{e.report.Flow.Stages, e.report.Flow.After.Stages} {
		for _, s := range list {
			if string(s.Stage) == subject {
				return []Input{
					{"Visits", Format(s.Visits, Ratio)},
					{"Ever comes here", Format(s.Ever, Share)},
					{"Lost here", Format(s.Lost, Share)},
					{"Goal from here", Format(s.GoalFrom, Share)},
				}
			}
		}
	}
	return nil
}

func (e explainer) moneyInputs(string) []Input {
	c := e.report.Chain
	return []Input{{"Revenue", Format(c.Value, Money)}, {"Cost of this journey", Format(c.TotalCost, Money)}}
}

// assumedPeriod says what a margin takes for granted.
func (e explainer) assumedPeriod(string) []string {
	return append(e.assumedCosts(""), "revenue and costs are of the same scope and period")
}

func (e explainer) factInputs(string) []Input {
	c := e.report.Commerce
	return []Input{
		{"Goal probability", Format(e.report.Flow.Goal, Share)},
		{"Average purchase amount", Format(c.OrderValue, Money)},
		{"Margin", Format(c.Margin, Share)},
		{"New customers per customer", Format(c.K, Ratio)},
		{"Referred share", Format(c.Advocates, Share)},
	}
}

func (e explainer) savingInputs(string) []Input {
	var list []weighed
	for _, a := range e.report.Chain.Activities {
		if v, ok := a.Savings.Value(); ok {
			list = append(list, weighed{Input{e.activityName(a.Activity), Format(a.Savings, Money)}, v})
		}
	}
	return strongest(list)
}

func (e explainer) timeInputs(string) []Input {
	var list []weighed
	for _, a := range e.activities {
		if _, lead, ok := times(a); ok {
			list = append(list, weighed{Input{named(a.Name, string(a.ID)), processText(a)}, lead})
		}
	}
	return strongest(list)
}

func processText(a model.Activity) string {
	return fmt.Sprintf("processing %s min, waiting %s min, %s", rating(a.ProcessingTime), rating(a.WaitingTime),
		named(strings.ReplaceAll(string(a.ValueAdded), "-", " "), "class not set"))
}

func (e explainer) loadInputs(string) []Input {
	var list []weighed
	for _, a := range e.report.Chain.Activities {
		if u, ok := a.Utilisation.Value(); ok {
			list = append(list, weighed{Input{e.activityName(a.Activity), Format(a.Utilisation, Share)}, u})
		}
	}
	return strongest(list)
}

func (e explainer) processInputs(subject string) []Input {
	for _, a := range e.activities {
		if string(a.ID) == subject {
			return []Input{
				{"Demand per hour", rating(a.Demand)}, {"Capacity per hour", rating(a.Capacity)}, {"Times", processText(a)},
			}
		}
	}
	return nil
}

func (e explainer) behindInputs(subject string) []Input {
	var out []Input
	for l := range model.All[model.ActivityLink](e.state.Workspace()) {
		if string(l.From) == subject {
			out = append(out, Input{"Stands behind " + e.activityName(l.To), fmt.Sprintf("strength %d", l.Strength)})
		}
	}
	return first(out)
}
