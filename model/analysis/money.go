package analysis

import (
	"wend/model"
	"wend/model/analysis/formula"
)

var moneyTopics = map[string]topic{
	"chain.value": {
		"Revenue", "KPI of that definition, the journey's before the business's", porter,
		enterCatalog, explainer.moneyInputs, nil,
	},
	"chain.margin": {
		"Margin", "revenue - cost of this journey", porter,
		enterCatalog + " " + enterCosts, explainer.moneyInputs, explainer.assumedPeriod,
	},
	"chain.margin-share": {
		"Margin of revenue", "(revenue - cost of this journey) / revenue", porter,
		enterCatalog + " " + enterCosts, explainer.moneyInputs, explainer.assumedPeriod,
	},
	"chain.savings": {
		"Savings potential", "sum over activities to redesign of max(0, cost - contribution × cost of this journey / lowest value index)",
		vaIndex, enterLinks + " " + enterCosts, explainer.savingInputs, explainer.assumedCosts,
	},
	"chain.saving": {
		"Savings potential of ", "max(0, cost - contribution × cost of this journey / lowest value index)", vaIndex,
		"Only activities of low value and high cost that support no other one have a potential.", explainer.valueInputs, explainer.assumedCosts,
	},
	"chain.reinvested": {
		"Reinvested", "one-off cost + running cost × months of the initiatives funded from savings", own,
		"Mark initiatives as funded from savings.", explainer.fundedInputs, nil,
	},
	"chain.value-added": {
		"Value-added time", "value-added time / (processing + waiting time) over the activities", lean, enterTimes,
		explainer.timeInputs, nil,
	},
	"chain.lead-time": {
		"Value-added time of ", "value-added time / (processing + waiting time)", lean, enterTimes,
		explainer.processInputs, nil,
	},
	"chain.bottleneck": {
		"Utilisation of the bottleneck", "largest demand / capacity", queue, enterDemand,
		explainer.loadInputs, nil,
	},
	"chain.throughput": {"Throughput per hour", "smallest capacity", queue, enterDemand, explainer.loadInputs, nil},
	"chain.utilisation": {
		"Utilisation of ", "demand / capacity", queue, enterDemand,
		explainer.processInputs, nil,
	},
	"chain.indirect": {
		"Score through other activities of ", "sum(importance × weakest strength on the strongest way)", qfd,
		"Link the activity to those it stands behind.", explainer.behindInputs, explainer.assumedImportance,
	},
	"commerce.order-value": {"Average purchase amount", "revenue / orders", own, enterCatalog, explainer.factInputs, nil},
	"commerce.margin":      {"Margin of an order", "margin / value of an order", own, enterCatalog, explainer.factInputs, nil},
	"commerce.per-entrant": {
		"Revenue per entrant", "goal probability × average purchase amount × margin", own,
		enterCatalog + " " + enterFlow, explainer.factInputs, explainer.assumedFlow,
	},
	"commerce.k":         {"Viral coefficient", "accepted invitations / users", viral, enterCatalog, explainer.factInputs, nil},
	"commerce.snowball":  {"Customers per customer", "1 / (1 - K)", viral, enterCatalog, explainer.factInputs, nil},
	"commerce.advocates": {"Referred share", "referred / all", viral, enterCatalog, explainer.factInputs, nil},
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
// dropped cost over their horizon.
func (x *index) reinvested() Number {
	sum, known := 0.0, false
	for i := range model.All[model.Initiative](x.state.Workspace()) {
		if i.FromSavings && i.Status != dropped {
			sum += i.OneOffCost.Or(0) + i.RunningCost.Or(0)*i.Horizon.Or(DefaultHorizon)
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
	return []Input{{"Revenue", Format(c.Value, Money)}, {"Cost of this journey", Format(c.TotalCost, Money)}}
}

// assumedPeriod says what a margin takes for granted.
func (e explainer) assumedPeriod(string) []string {
	return append(e.assumedCosts(""), "revenue and costs are of the same scope and period")
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
