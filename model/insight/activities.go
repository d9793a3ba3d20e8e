package insight

import (
	"fmt"
	"slices"

	"wend/model"
	"wend/model/analysis"
	"wend/model/analysis/formula"
)

var activityRules = []Rule{
	{
		"L38", Warning, "activity at its limit", "Add capacity, or take demand away.",
		[]Need{Activities},
		(*index).bottlenecks,
	},
	{
		"L39", Notice, "two activities that do the same", "Ask both teams what the other does.",
		[]Need{Links},
		(*index).redundant,
	},
	{
		"L41", Warning, "activity without cost or owner", "Enter it at the activity.",
		[]Need{Activities},
		(*index).unknownActivities,
	},
	{
		"L42", Warning, "activity that adds no value", "Ask what would happen without it.",
		[]Need{Activities},
		(*index).wasteful,
	},
	{
		"L46", Notice, "savings that are not reinvested", "Choose the initiatives that the savings pay for.",
		[]Need{Links},
		(*index).notReinvested,
	},
}

func (x *index) bottlenecks(tell tell) {
	first := x.report.Chain.Bottleneck
	for _, a := range x.activities {
		v := x.values[a.ID]
		u := percent(v.Utilisation.Or(0))
		switch {
		case v.Load == "":
		case first.Rule == analysis.UtilisationRule && first.Activity == a.ID:
			tell(fmt.Sprintf("%s is the bottleneck (%s).", nameOf(a), u), x.object(a))
		case v.Load == analysis.Overloaded:
			tell(fmt.Sprintf("%s is overloaded too (%s).", nameOf(a), u), x.object(a))
		default:
			tell(fmt.Sprintf("%s is close to its limit (%s).", nameOf(a), u), x.object(a))
		}
	}
}

func (x *index) redundant(tell tell) {
	for _, r := range x.report.Chain.Redundant {
		a, b := x.activity(r.A), x.activity(r.B)
		tell(fmt.Sprintf("%s and %s serve the same touchpoints. Duplicate work?", nameOf(a), nameOf(b)), x.object(a), x.object(b))
	}
}

func (x *index) activity(id model.ActivityID) model.Activity {
	a, _ := model.Lookup[model.Activity](x.shared, id)
	return a
}

func (x *index) unknownActivities(tell tell) {
	for _, a := range x.activities {
		switch owned, costed := a.Owner != "" || a.Party != "", a.Cost.IsSet(); {
		case !owned && !costed:
			tell(nameOf(a)+": who runs it, what does it cost?", x.object(a))
		case !owned:
			tell(nameOf(a)+": who runs it?", x.object(a))
		case !costed:
			tell(nameOf(a)+": what does it cost?", x.object(a))
		}
	}
}

func (x *index) wasteful(tell tell) {
	for _, a := range x.activities {
		v := x.values[a.ID]
		switch {
		case slices.Contains(v.Inefficient, analysis.Waste):
			tell(fmt.Sprintf("%s adds no value the customer would pay for (%s).", nameOf(a), x.money(v.Cost.Or(0))), x.object(a))
		case slices.Contains(v.Inefficient, analysis.SlowLead):
			tell(fmt.Sprintf("Only %s of the lead time of %s adds value. What is the waiting for?", percent(v.ValueAdded.Or(0)), nameOf(a)), x.object(a))
		}
	}
}

func (x *index) notReinvested(tell tell) {
	c := x.report.Chain
	if rest := c.Savings.Or(0) - c.Reinvested.Or(0); formula.Above(c.Savings.Or(0), c.Reinvested.Or(0)) {
		tell(x.money(rest)+" could be saved and is not reinvested in the journey.", x.journey())
	}
}
