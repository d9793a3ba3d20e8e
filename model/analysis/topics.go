package analysis

// Sources of the formulas, as people look them up.
const (
	smaply  = "Five-point emotion scale (Smaply)"
	peaks   = "Peak-end rule (Fredrickson and Kahneman 1993), an extrapolation for long journeys"
	affect  = "Affect dynamics: RMSSD (Jahng, Wood and Trull 2008)"
	markov  = "Absorbing Markov chain (Kemeny and Snell 1960)"
	qfd     = "House of quality (QFD; Hauser and Clausing 1988)"
	vaIndex = "Value index of target costing (Tanaka 1989)"
	porter  = "Value chain (Porter 1985)"
	ulw     = "Opportunity score (Ulwick 2005)"
	xmr     = "XmR chart (Wheeler 1993)"
	own     = "Convention of this product"
)

// What to do where a number is not available.
const (
	enterFeelings = "Enter what the personas feel at the touchpoints."
	enterFlow     = "Enter the transitions so that each stage's probabilities, with those to goal and lost, sum to 1."
	enterLinks    = "Link activities to the touchpoints they stand behind."
	enterCosts    = "Enter what the activities cost."
	enterPains    = "Record pains, each with a severity and a frequency."
	enterKPI      = "Give the KPI a baseline, a target on the right side of it and a measurement."
)

// topics says what each topic means.
var topics = map[string]topic{}

func init() { // a literal would refer to itself through the inputs
	for _, group := range []map[string]topic{
		emotionTopics, flowTopics, chainTopics, workTopics, touchpointTopics, moneyTopics, planTopics, qualityTopics,
	} {
		for name, t := range group {
			topics[name] = t
		}
	}
}

var emotionTopics = map[string]topic{
	"emotion.blended": {
		"Emotion index over all personas", "sum(weight × index) / sum(weight)", smaply, enterFeelings,
		explainer.indices, explainer.assumedWeights,
	},
	"emotion.switches": {
		"Channel switches", "steps that change the channel / steps between touchpoints", own,
		"Give the touchpoints channels.", explainer.channels, nil,
	},
	"emotion.index": {
		"Emotion index of ", "50 + 25 × sum(importance × feeling) / sum(importance)", smaply, enterFeelings,
		explainer.feelingsOf, explainer.assumedFeelings,
	},
	"emotion.mean": {
		"Mean feeling of ", "sum(feeling) / number of feelings", smaply, enterFeelings,
		explainer.feelingsOf, explainer.assumedTiers,
	},
	"emotion.weighted": {
		"Mean feeling, weighted by importance, of ", "sum(importance × feeling) / sum(importance)", smaply,
		enterFeelings, explainer.feelingsOf, explainer.assumedFeelings,
	},
	"emotion.trough": {
		"Lowest point of ", "lowest feeling, the first of equals", smaply, enterFeelings,
		explainer.troughOf, explainer.assumedTiers,
	},
	"emotion.peak": {
		"Most intense moment of ", "feeling farthest from 0, the negative one of equals", peaks, enterFeelings,
		explainer.peakOf, explainer.assumedTiers,
	},
	"emotion.end": {
		"How the journey ends for ", "feeling at the last touchpoint that has one", peaks, enterFeelings,
		explainer.endOf, explainer.assumedTiers,
	},
	"emotion.peak-end": {
		"What is remembered by ", "(most intense feeling + last feeling) / 2", peaks, enterFeelings,
		explainer.peakEndOf, explainer.assumedTiers,
	},
	"emotion.volatility": {
		"Ups and downs of ", "square root of the mean squared difference between neighbouring feelings", affect,
		enterFeelings, explainer.stepsOf, explainer.assumedTiers,
	},
	"emotion.spread": {
		"Spread of the feelings of ", "standard deviation of the feelings", smaply, enterFeelings,
		explainer.feelingsOf, explainer.assumedTiers,
	},
	"emotion.consistency": {
		"Consistency for ", "1 - spread / 2", own, enterFeelings,
		explainer.feelingsOf, explainer.assumedTiers,
	},
	"emotion.steepest-drop": {
		"Steepest drop of ", "lowest difference between neighbouring feelings", smaply, enterFeelings,
		explainer.stepsOf, explainer.assumedTiers,
	},
	"emotion.negative-share": {
		"Share of bad moments of ", "feelings below 0 / number of feelings", smaply, enterFeelings,
		explainer.feelingsOf, explainer.assumedTiers,
	},
	"moments": {
		"Moments of truth", "importance and |feeling| both reach their thresholds, or importance - (feeling + 3) reaches the gap, or chosen by hand",
		"Moments of truth (Carlzon 1987; gap rule after Strativity)", enterFeelings, explainer.momentInputs, explainer.assumedImportance,
	},
	"confidence": {
		"Assumptions on the map", "feelings that are assumptions / feelings", own, enterFeelings,
		explainer.tierInputs, nil,
	},
}

var flowTopics = map[string]topic{
	"flow.goal": {
		"Goal probability", "entry × (I - Q)⁻¹ × probability of stepping to the goal", markov, enterFlow,
		explainer.goalInputs, explainer.assumedFlow,
	},
	"flow.steps": {
		"Places visited until goal or lost", "sum of the visits: entry × (I - Q)⁻¹ × 1", markov, enterFlow,
		explainer.visitInputs, explainer.assumedFlow,
	},
	"flow.leak": {
		"Biggest leak", "largest of (visits × probability of being lost) / all losses", markov, enterFlow,
		explainer.lossInputs, explainer.assumedFlow,
	},
	"flow.leverage": {
		"Strongest transition, goal points per point", "visits of where it starts × goal probability from where it leads",
		markov, enterFlow, explainer.leverageInputs, explainer.assumedFlow,
	},
}

var chainTopics = map[string]topic{
	"chain.coverage": {
		"Strongly supported importance", "importance of touchpoints with a link of 9 / importance of all", qfd,
		enterLinks, explainer.coverageInputs, explainer.assumedImportance,
	},
	"chain.cost": {
		"Cost of this journey", "sum(cost × share of it that belongs to this journey)", porter, enterCosts,
		explainer.costInputs, explainer.assumedCosts,
	},
	"chain.score": {
		"Score of ", "sum(importance × strength) over its touchpoints", qfd, enterLinks,
		explainer.linkInputs, explainer.assumedImportance,
	},
	"chain.contribution": {
		"Contribution of ", "sum(importance × strength) / the same sum over all activities", qfd, enterLinks,
		explainer.linkInputs, explainer.assumedImportance,
	},
	"chain.proportional": {
		"Proportional contribution of ",
		"sum(importance × strength / strengths at the touchpoint) / importance of linked touchpoints", qfd, enterLinks,
		explainer.linkInputs, explainer.assumedImportance,
	},
	"chain.cost-share": {
		"Cost share of ", "cost × share of this journey / cost of this journey", porter, enterCosts,
		explainer.valueInputs, explainer.assumedCosts,
	},
	"chain.value-index": {
		"Value index of ", "contribution / cost share; 1 is in balance", vaIndex, enterLinks + " " + enterCosts,
		explainer.valueInputs, explainer.assumedCosts,
	},
}

var workTopics = map[string]topic{
	"pains.load": {"Pain load", "sum(severity × frequency) over the pains", own, enterPains, explainer.painInputs, explainer.unscored},
	"pains.addressed": {
		"Pain addressed", "load of pains that are addressed, or that an initiative under way or done is linked to / load",
		own, enterPains, explainer.painInputs, explainer.unscored,
	},
	"pains.top": {
		"Worst open pain", "largest severity × frequency of the open pains", own, enterPains,
		explainer.painInputs, explainer.unscored,
	},
	"opportunity.top": {
		"Top opportunity", "importance + max(importance - satisfaction, 0), largest of all", ulw, enterFeelings,
		explainer.opportunityInputs, explainer.assumedImportance,
	},
	"opportunity": {
		"Opportunity at ", "I + max(I - S, 0) with I = 2 × importance and S = 2.5 × (feeling + 2)", ulw, enterFeelings,
		explainer.touchpointInputs, explainer.assumedAt,
	},
	"opportunity.measured": {
		"Opportunity: ", "importance + max(importance - satisfaction, 0)", ulw,
		"Rate importance and satisfaction from 0 to 10.", explainer.ratingInputs, nil,
	},
	"kpi.on-target": {
		"KPIs on target", "number of KPIs with an attainment of at least 1", own, enterKPI,
		explainer.attainmentInputs, nil,
	},
	"kpi.signals": {
		"KPIs with a signal", "number of KPIs with a point beyond mean ± 2.66 × mean moving range, eight in a row on one side of the mean, or three of four nearer to a limit than to the mean",
		xmr, "Add KPIs and measure them.", explainer.signalInputs, nil,
	},
	"kpi.stale": {
		"Stale KPIs", "number of KPIs whose last measurement is older than their maximum age, or one and a half of their cadence",
		own, "Add KPIs and measure them.", explainer.ageInputs, nil,
	},
	"kpi.attainment": {
		"Attainment of ", "(current - baseline) / (target - baseline)", own,
		enterKPI, explainer.kpiInputs, nil,
	},
}
