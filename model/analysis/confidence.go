package analysis

import (
	"fmt"

	"wend/model"
)

// Confidence says how much of the map is known: shares of the feelings.
type Confidence struct {
	Count int `json:"count"`
	// Shares of the feelings, 0..1.
	Assumption Number `json:"assumption"`
	Reasoned   Number `json:"reasoned"`
	Validated  Number `json:"validated"`
}

var confidenceNumbers = []number{
	{
		topic: "confidence", title: "Assumptions on the map", unit: Share, better: Lower,
		plain:   "The part of the feelings on the map that is only guessed",
		formula: "feelings that are assumptions / feelings", source: own, remedy: enterFeelings,
		get:    whole(func(r *Report) Number { return r.Confidence.Assumption }),
		inputs: explainer.tierInputs,
	},
	{
		topic: "confidence.reasoned", title: "Reasoned feelings on the map", unit: Share,
		plain:   "The part of the feelings that somebody has given a reason for",
		formula: "feelings that are reasoned / feelings", source: own, remedy: enterFeelings,
		get:    whole(func(r *Report) Number { return r.Confidence.Reasoned }),
		inputs: explainer.tierInputs,
	},
	{
		topic: "confidence.validated", title: "Validated feelings on the map", unit: Share, better: Higher,
		plain:   "The part of the feelings that was checked with customers",
		formula: "feelings that are validated / feelings", source: own, remedy: enterFeelings,
		get:    whole(func(r *Report) Number { return r.Confidence.Validated }),
		inputs: explainer.tierInputs,
	},
}

var confidencePart = part{
	reads:   feelingKinds,
	compute: func(x *index, r *Report, _ touched) { r.Confidence = x.confidence() },
}

// confidence returns how sure the room is of the feelings; one without a tier
// is an assumption.
func (x *index) confidence() Confidence {
	c := Confidence{Count: x.feelings()}
	if c.Count == 0 {
		none := NA(NoData, "No feeling is entered.")
		return Confidence{Assumption: none, Reasoned: none, Validated: none}
	}
	all := float64(c.Count)
	c.Reasoned = Of(float64(x.tiers[model.Reasoned]) / all)
	c.Validated = Of(float64(x.tiers[model.Validated]) / all)
	c.Assumption = Of(float64(c.Count-x.tiers[model.Reasoned]-x.tiers[model.Validated]) / all)
	return c
}

// feelings returns the number of feelings entered.
func (x *index) feelings() int {
	n := 0
	for _, count := range x.tiers {
		n += count
	}
	return n
}

func (e explainer) tierInputs(string) []Input {
	c := e.report.Confidence
	return []Input{
		given("Feelings", fmt.Sprint(c.Count)),
		given("Assumptions", Format(c.Assumption, Share)).of("confidence", ""),
		given("Reasoned", Format(c.Reasoned, Share)).of("confidence.reasoned", ""),
		given("Validated", Format(c.Validated, Share)).of("confidence.validated", ""),
	}
}

func (e explainer) tierSentence(count int, tiers map[model.Tier]int) []string {
	assumed := count - tiers[model.Reasoned] - tiers[model.Validated]
	if assumed == 1 && count == 1 {
		return []string{"the only feeling is an assumption"}
	}
	return some(count, "feeling", "%[2]d of %[1]s are assumptions", assumed)[:min(assumed, 1)]
}
