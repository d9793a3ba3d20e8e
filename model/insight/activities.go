package insight

import (
	"fmt"
	"strings"

	"wend/model"
	"wend/model/analysis/formula"
)

var activityRules = []Rule{
	{"L38", Warning, "activity at its limit", "Add capacity, or take demand away.",
		[]Need{Activities}, (*index).bottlenecks},
	{"L39", Notice, "two activities that do the same", "Ask both teams what the other does.",
		[]Need{Links}, (*index).redundant},
	{"L41", Warning, "activity without cost or owner", "Enter the owner and the cost.",
		[]Need{Activities}, (*index).unknownActivities},
	{"L42", Warning, "activity that adds no value", "Ask what would happen without it.",
		[]Need{Activities}, (*index).wasteful},
	{"L46", Notice, "savings that are not reinvested", "Choose the initiatives that the savings pay for.",
		nil, (*index).notReinvested},
}

// utilisation returns demand per capacity.
func utilisation(a model.Activity) (float64, bool) {
	if !a.Demand.IsSet() || !a.Capacity.IsSet() {
		return 0, false
	}
	return formula.Utilisation(a.Demand.Or(0), a.Capacity.Or(0)).Value()
}

func (x *index) bottlenecks(tell tell) {
	most := 0.0
	for _, a := range x.activities {
		u, _ := utilisation(a)
		most = max(most, u)
	}
	for _, a := range x.activities {
		u, known := utilisation(a)
		switch {
		case !known || u < x.settings.Utilisation.Or(0.85):
		case u == most:
			tell(fmt.Sprintf("%s is the bottleneck (%s).", nameOf(a), percent(u)), x.object(a))
		case u >= 1:
			tell(fmt.Sprintf("%s is overloaded too (%s).", nameOf(a), percent(u)), x.object(a))
		default:
			tell(fmt.Sprintf("%s is close to its limit (%s).", nameOf(a), percent(u)), x.object(a))
		}
	}
}

// redundant compares activities that touch something by the cosine of their rows
// of strengths, and by the words of their names or what they put out.
func (x *index) redundant(tell tell) {
	for i, a := range x.activities {
		for _, b := range x.activities[i+1:] {
			if alike(a, b) && cosine(x.linked[a.ID], x.linked[b.ID]) >= similar-1e-12 {
				tell(fmt.Sprintf("%s and %s serve the same touchpoints. Duplicate work?", nameOf(a), nameOf(b)), x.object(a), x.object(b))
			}
		}
	}
}

// alike reports whether two activities have the same output, or at least half of
// the words of their names in common.
func alike(a, b model.Activity) bool {
	return a.Output != "" && strings.EqualFold(a.Output, b.Output) || formula.Jaccard(a.Name, b.Name).Or(0) >= sameWords
}

// cosine returns how alike two activities' links are, 0..1; 0 if either has none.
func cosine(a, b []support) float64 {
	place := map[int]int{}
	var rows [2][]float64
	for r, links := range [][]support{a, b} {
		for _, s := range links {
			at, found := place[s.at]
			if !found {
				at = len(place)
				place[s.at] = at
				rows[0], rows[1] = append(rows[0], 0), append(rows[1], 0)
			}
			rows[r][at] = float64(s.strength)
		}
	}
	return formula.Cosine(rows[0], rows[1]).Or(0)
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

// nonValueAdded is the class of an activity that is waste.
const nonValueAdded model.ValueAdded = "non-value-added"

func (x *index) wasteful(tell tell) {
	for _, a := range x.activities {
		ratio, timed := valueAdded(a)
		cost := x.values[a.ID].Cost.Or(0)
		switch {
		case a.ValueAdded == nonValueAdded && cost > 0:
			tell(fmt.Sprintf("%s adds no value the customer would pay for (%s).", nameOf(a), x.money(cost)), x.object(a))
		case a.ValueAdded != nonValueAdded && timed && ratio < lean:
			tell(fmt.Sprintf("Only %s of the lead time of %s adds value. What is the waiting for?", percent(ratio), nameOf(a)), x.object(a))
		}
	}
}

// valueAdded returns the share of the lead time that is work.
func valueAdded(a model.Activity) (float64, bool) {
	if !a.ProcessingTime.IsSet() || !a.WaitingTime.IsSet() {
		return 0, false
	}
	work := a.ProcessingTime.Or(0)
	return formula.ValueAdded(work, work+a.WaitingTime.Or(0)).Value()
}

// notReinvested compares what the initiatives save over their horizons with what
// those cost that are paid from savings.
func (x *index) notReinvested(tell tell) {
	saved, spent := 0.0, 0.0
	for _, i := range x.initiatives {
		if i.Status == "" || i.Status == "idea" {
			continue
		}
		months := i.Horizon.Or(defaultHorizon)
		saved += i.Savings.Or(0) * months
		if i.FromSavings {
			spent += i.OneOffCost.Or(0) + i.RunningCost.Or(0)*months
		}
	}
	if saved > spent {
		tell(fmt.Sprintf("%s saved and not reinvested in the journey.", x.money(saved-spent)), x.journey())
	}
}
