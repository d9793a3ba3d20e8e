package analysis

// Sources of the formulas, as people look them up.
const (
	smaply   = "Five-point emotion scale (Smaply)"
	peaks    = "Peak-end rule (Fredrickson and Kahneman 1993), an extrapolation for long journeys"
	affect   = "Affect dynamics: RMSSD (Jahng, Wood and Trull 2008)"
	markov   = "Absorbing Markov chain (Kemeny and Snell 1960)"
	qfd      = "House of quality (QFD; Hauser and Clausing 1988)"
	vaIndex  = "Value index of target costing (Tanaka 1989)"
	porter   = "Value chain (Porter 1985)"
	ulw      = "Opportunity score (Ulwick 2005)"
	kendall  = "Mann-Kendall trend test (Mann 1945, Kendall 1975)"
	xmr      = "XmR chart (Wheeler 1993)"
	own      = "Convention of this product"
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

// What to do where a number is not available.
const (
	enterFeelings = "Enter what the personas feel at the touchpoints."
	enterFlow     = "Enter the transitions so that each stage's probabilities, with those to goal and lost, sum to 1."
	enterLinks    = "Link activities to the touchpoints they stand behind."
	enterCosts    = "Enter what the activities cost."
	enterPains    = "Record pains, each with a severity and a frequency."
	enterKPI      = "Give the KPI a baseline, a target on the right side of it and a measurement."
	enterCase     = "Give the initiative costs, and savings or an effect on a conversion KPI with a reach."
	enterScores   = "Rate the initiatives: reach, impact, confidence and effort, or those of another score."
	enterCounts   = "Enter the counts before and after."
	enterCatalog  = "Add the KPI from the catalogue and measure it."
	enterExpected = "Enter what the personas expect to feel beside what they feel."
	enterTimes    = "Enter processing and waiting times of the activities and whether they add value."
	enterDemand   = "Enter demand and capacity of the activities."
	enterOwners   = "Give the activities owners and link them to the touchpoints."
)
