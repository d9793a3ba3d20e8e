package analysis

// More sources.
const (
	wilson   = "Wilson score interval (Wilson 1927)"
	ipa      = "Importance-performance analysis (Martilla and James 1977)"
	pooledZ  = "Two-proportion z-test with pooled variance; Fisher's exact test for small counts"
	fleiss   = "Sample size for two proportions (Fleiss 1981)"
	intercom = "RICE (Intercom 2016)"
	cash     = "Net return on investment; net present value"
	lean     = "Process cycle efficiency (George 2002)"
	queue    = "Implied utilisation (Anupindi et al.)"
	viral    = "Viral coefficient (Skok 2009)"
)

// More remedies.
const (
	enterCase     = "Give the initiative costs, and savings or an effect on a conversion KPI with a reach."
	enterScores   = "Rate the initiatives: reach, impact, confidence and effort, or those of another score."
	enterCounts   = "Enter the counts before and after."
	enterCatalog  = "Add the KPI from the catalogue and measure it."
	enterExpected = "Enter what the personas expect to feel beside what they feel."
	enterTimes    = "Enter processing and waiting times of the activities and whether they add value."
	enterDemand   = "Enter demand and capacity of the activities."
	enterOwners   = "Give the activities owners and link them to the touchpoints."
)

var touchpointTopics = map[string]topic{
	"touchpoint.valence": {
		"Feeling at ", "sum(weight × feeling) / sum(weight) over the personas", smaply, enterFeelings,
		explainer.touchpointInputs, explainer.assumedAt,
	},
	"touchpoint.gap": {
		"Importance minus performance at ", "importance - (feeling + 3)", ipa, enterFeelings,
		explainer.touchpointInputs, explainer.assumedAt,
	},
	"touchpoint.expectation": {
		"Feeling minus expectation at ", "feeling - expected feeling, by importance and weight", own, enterExpected,
		explainer.touchpointInputs, explainer.assumedAt,
	},
	"emotion.expectation": {
		"Feelings minus expectations", "sum(weight × importance × (feeling - expected)) / sum(weight × importance)",
		own, enterExpected, explainer.surprises, explainer.assumedImportance,
	},
	"emotion.trough-end": {
		"Lowest point and end of ", "(lowest feeling + last feeling) / 2", peaks, enterFeelings,
		explainer.troughEndOf, explainer.assumedTiers,
	},
	"confidence.reasoned": {
		"Reasoned feelings on the map", "feelings that are reasoned / feelings", own, enterFeelings,
		explainer.tierInputs, nil,
	},
	"confidence.validated": {
		"Validated feelings on the map", "feelings that are validated / feelings", own, enterFeelings,
		explainer.tierInputs, nil,
	},
	"flow.kept": {
		"Customers kept after the goal", "chain of the stages after the goal: probability to come back or to the goal, not to be lost",
		markov, "Enter the transitions of the stages after the goal.", explainer.keptInputs, explainer.assumedFlow,
	},
	"flow.visits":    {"Visits of ", "entry × (I - Q)⁻¹", markov, enterFlow, explainer.placeInputs, explainer.assumedFlow},
	"flow.ever":      {"Chance ever to come to ", "visits / visits of somebody who starts there", markov, enterFlow, explainer.placeInputs, explainer.assumedFlow},
	"flow.lost":      {"Lost at ", "visits × probability of being lost", markov, enterFlow, explainer.placeInputs, explainer.assumedFlow},
	"flow.goal-from": {"Goal probability from ", "(I - Q)⁻¹ × probability of stepping to the goal", markov, enterFlow, explainer.placeInputs, explainer.assumedFlow},
}

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

var planTopics = map[string]topic{
	"initiative.top": {
		"Score of the top initiative", "highest score of those not dropped; ties by confidence, effort, name", intercom,
		enterScores, explainer.rankInputs, explainer.closeCall,
	},
	"initiative.rice": {"RICE of ", "reach × impact × confidence / effort", intercom, enterScores, explainer.scoreInputs, nil},
	"initiative.ice": {
		"ICE of ", "impact × 10 × confidence × ease", "ICE (Ellis 2010)", enterScores,
		explainer.scoreInputs, nil,
	},
	"initiative.wsjf": {
		"WSJF of ", "(value + time criticality + risk reduction) / job size", "Weighted shortest job first (Reinertsen 2009)",
		enterScores, explainer.scoreInputs, nil,
	},
	"initiative.orders": {
		"More orders a month by ", "volume × lift × probability to reach the goal after it", cash, enterCase,
		explainer.caseInputs, explainer.assumedCase,
	},
	"initiative.benefit": {
		"Benefit of ", "confidence × months × (more orders × average purchase amount × margin + savings)", cash,
		enterCase, explainer.caseInputs, explainer.assumedCase,
	},
	"initiative.cost": {
		"Cost of ", "one-off cost + running cost × months", cash, enterCase,
		explainer.caseInputs, explainer.assumedCase,
	},
	"initiative.roi": {
		"Return on investment of ", "(benefit - cost) / cost", cash, enterCase,
		explainer.caseInputs, explainer.assumedCase,
	},
	"initiative.payback": {
		"Months to pay back ", "one-off cost / (confidence × monthly benefit - running cost)", cash, enterCase,
		explainer.caseInputs, explainer.assumedCase,
	},
	"initiative.npv": {
		"Net present value of ", "-one-off cost + sum(net benefit a month)", cash, enterCase,
		explainer.caseInputs, explainer.assumedCase,
	},
	"initiative.break-even": {
		"Lift to break even of ", "(cost - savings) / (volume × months × probability after it × amount × margin)", cash,
		enterCase, explainer.caseInputs, explainer.assumedCase,
	},
	"initiative.actual": {
		"Actual return of ", "(actual benefit - actual cost) / actual cost", cash,
		"Enter what the initiative brought and cost.", explainer.caseInputs, nil,
	},
	"initiative.closed": {
		"Gap closed on ", "1 - product(1 - expected change / gap)", own,
		"Give the KPI a target and a measurement.", explainer.planInputs, nil,
	},
	"hypothesis.untested":     {"Untested hypotheses", "hypotheses without counts", own, enterCounts, explainer.verdictInputs, nil},
	"hypothesis.testing":      {"Hypotheses being tested", "hypotheses with counts before or after", own, enterCounts, explainer.verdictInputs, nil},
	"hypothesis.supported":    {"Supported hypotheses", "p < alpha in the expected direction", pooledZ, enterCounts, explainer.verdictInputs, nil},
	"hypothesis.refuted":      {"Refuted hypotheses", "p < alpha the other way, or the interval falls short of the effect", pooledZ, enterCounts, explainer.verdictInputs, nil},
	"hypothesis.inconclusive": {"Inconclusive hypotheses", "neither supported nor refuted", pooledZ, enterCounts, explainer.verdictInputs, nil},
	"hypothesis.difference":   {"Difference: ", "share after - share before, with Newcombe's interval", wilson, enterCounts, explainer.testInputs, explainer.noExperiment},
	"hypothesis.lift":         {"Lift: ", "(share after - share before) / share before", pooledZ, enterCounts, explainer.testInputs, explainer.noExperiment},
	"hypothesis.p":            {"Probability by chance: ", "two-sided p of z = difference / standard error", pooledZ, enterCounts, explainer.testInputs, explainer.noExperiment},
	"hypothesis.needs":        {"People per group needed: ", "sample size for a power of 0.8", fleiss, enterCounts, explainer.testInputs, nil},
}

var qualityTopics = map[string]topic{
	"quality.completeness": {
		"Completeness of the map", "filled cells / required cells", own,
		"Add stages and touchpoints.", explainer.laneInputs, nil,
	},
	"quality.lane": {
		"Completeness: ", "filled cells / required cells of the lane", own,
		"Add stages, touchpoints, personas or pains.", explainer.laneInputs, nil,
	},
	"quality.evidence": {
		"Evidence coverage", "validated feelings and findings / all", own, enterFeelings,
		explainer.itemInputs, nil,
	},
	"quality.confidence": {
		"Confidence score", "mean of 1 for validated, 0.5 for reasoned, 0 for assumed", own, enterFeelings,
		explainer.itemInputs, nil,
	},
	"quality.ownership": {
		"Touchpoints with an owner", "touchpoints linked to an activity with an owner / touchpoints", own, enterOwners,
		explainer.coverageInputs, nil,
	},
	"quality.personal": {
		"Personalised touchpoints", "personalisable touchpoints with a personalised tactic / personalisable touchpoints", own,
		"Mark touchpoints as personalisable and plan tactics for them.", nil, nil,
	},
	"quality.resonance": {
		"Resonance of the messages in ", "mean over the tactics of the share of people whom they move", "Top-2-box share",
		"Enter the resonance of the tactics.", explainer.tacticInputs, nil,
	},
	"quality.tailored": {
		"Personalised touchpoints in ", "personalisable touchpoints with a personalised tactic / personalisable touchpoints", own,
		"Mark touchpoints as personalisable and plan tactics for them.", explainer.tacticInputs, nil,
	},
	"quality.messages": {
		"Stages with a message", "stages with a message or content / stages", own,
		"Write messages for the stages.", explainer.silentInputs, nil,
	},
	"quality.handoffs": {
		"Handoffs", "neighbouring touchpoints whose strongest activities share no owner", own, enterOwners,
		explainer.handoffInputs, nil,
	},
	"quality.health": {
		"Journey health", "mean of the parts that are available, at least three", own,
		"Enter feelings, KPIs with targets, pains and links.", explainer.healthInputs, nil,
	},
}
