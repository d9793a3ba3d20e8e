package analysis

import (
	"wend/model"
	"wend/model/analysis/formula"
	"wend/model/text"
)

var moneyNumbers = []number{
	{
		topic: "chain.value", title: "Revenue", unit: Money, better: Higher,
		plain:   "What customers pay in a period",
		formula: "KPI of that definition, the journey's before the business's", source: porter, remedy: enterCatalog,
		get:    whole(func(r *Report) Number { return r.Chain.Value }),
		inputs: explainer.moneyInputs,
	},
	{
		topic: "chain.margin", title: "Margin", unit: Money, better: Higher, basis: Costs,
		plain:   "What customers pay less what the activities cost",
		formula: "revenue - cost of this journey", source: porter, remedy: enterCatalog + " " + enterCosts,
		get:    whole(func(r *Report) Number { return r.Chain.Margin }),
		inputs: explainer.moneyInputs, assumed: explainer.assumedPeriod,
	},
	{
		topic: "chain.margin-share", title: "Margin of revenue", unit: Share, better: Higher, basis: Costs,
		plain:   "The margin as a part of what customers pay",
		formula: "(revenue - cost of this journey) / revenue", source: porter, remedy: enterCatalog + " " + enterCosts,
		get:    whole(func(r *Report) Number { return r.Chain.MarginShare }),
		inputs: explainer.moneyInputs, assumed: explainer.assumedPeriod,
	},
	{
		topic: "chain.savings", title: "Savings potential", unit: Money, basis: LinksAndCosts,
		plain:   "What could be saved at activities of low value and high cost",
		formula: "sum over activities to redesign of max(0, cost - contribution × cost of this journey / lowest value index)", source: vaIndex,
		remedy: enterLinks + " " + enterCosts,
		get:    whole(func(r *Report) Number { return r.Chain.Savings }),
		inputs: explainer.savingInputs, assumed: explainer.assumedCosts,
	},
	{
		topic: "chain.reinvested", title: "Reinvested", unit: Money, better: Higher,
		plain:   "The money that initiatives paid from savings take in a period",
		formula: "(one-off cost / months + running cost) × months of a period, of the initiatives funded from savings", source: own,
		remedy: "Mark initiatives as funded from savings.",
		get:    whole(func(r *Report) Number { return r.Chain.Reinvested }),
		inputs: explainer.fundedInputs,
	},
	{
		topic: "chain.saving", title: "Savings potential of ", unit: Money, basis: LinksAndCosts,
		plain:   "What could be saved at one activity of low value and high cost",
		formula: "max(0, cost - contribution × cost of this journey / lowest value index)", source: vaIndex,
		remedy: "Only activities of low value and high cost that support no other one have a potential.",
		get:    ofActivity(func(a *ActivityValue) Number { return a.Savings }),
		inputs: explainer.valueInputs, assumed: explainer.assumedCosts,
	},
}

// earn fills in value and margin.
func (x *index) earn(c *Chain, k KPIs) {
	c.Value = k.fact(defAllRevenue)
	if !c.Value.Known() {
		c.Value = k.fact(defRevenue)
	}
	value, hasValue := c.Value.Value()
	cost, hasCost := c.TotalCost.Value()
	switch {
	case !hasValue:
		c.Value = NA(NoData, "No KPI says what the revenue is.")
		c.Margin, c.MarginShare = c.Value, c.Value
	case !hasCost:
		c.Margin, c.MarginShare = c.TotalCost, c.TotalCost
	default:
		c.Margin, c.MarginShare = formula.Margin(value, cost)
	}
}

func savings(list []ActivityValue) Number {
	sum, known := 0.0, false
	for _, a := range list {
		known = known || a.Quadrant != ""
		sum += a.Savings.Or(0)
	}
	if !known {
		return NA(NoData, "No activity has both a cost and a contribution.")
	}
	return Of(sum)
}

// reinvested returns what the initiatives that are funded from savings and not
// dropped cost in a period of the workspace, as savings are of a period: what is
// spent once, spread over their horizon.
func (x *index) reinvested() Number {
	sum, known := 0.0, false
	for i := range model.All[model.Initiative](x.state.Workspace()) {
		if i.FromSavings && i.Status != dropped {
			sum += (i.OneOffCost.Or(0)/i.Horizon.Or(DefaultHorizon) + i.RunningCost.Or(0)) * x.months()
			known = true
		}
	}
	if !known {
		return NA(NoData, "No initiative is funded from savings.")
	}
	return Of(sum)
}

func (e explainer) moneyInputs(string) []Input {
	c := e.report.Chain
	return []Input{given("Revenue", Format(c.Value, Money)).of("chain.value", ""), given("Cost of this journey", Format(c.TotalCost, Money)).of("chain.cost", "")}
}

// assumedPeriod says what a margin takes for granted.
func (e explainer) assumedPeriod(string) []string {
	return append(e.assumedCosts(""), "revenue and costs are of the same scope and period")
}

func (e explainer) savingInputs(string) []Input {
	var list []weighed
	for _, a := range e.report.Chain.Activities {
		if v, ok := a.Savings.Value(); ok {
			list = append(list, weighed{given(e.activityName(a.Activity), Format(a.Savings, Money)).of("chain.saving", string(a.Activity)), v})
		}
	}
	return strongest(list)
}

func (e explainer) fundedInputs(string) []Input {
	var list []weighed
	for i := range model.All[model.Initiative](e.state.Workspace()) {
		if i.FromSavings && i.Status != dropped {
			_, v := e.planned(string(i.ID))
			list = append(list, weighed{given(text.Name(i), Format(v.Expected.Cost, Money)).of("initiative.cost", string(i.ID)), v.Expected.Cost.Or(0)})
		}
	}
	return strongest(list)
}
