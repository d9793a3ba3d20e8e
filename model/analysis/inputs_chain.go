package analysis

import (
	"fmt"

	"wend/model"
)

// goalInputs lists the ways that lead on, from entry through the stages.
func (e explainer) goalInputs(string) []Input {
	n := e.network()
	out := e.ways(n, model.Entry, n.entry)
	for i, p := range n.places {
		out = append(out, e.ways(n, p, n.out[i])...)
	}
	return first(out)
}

func (e explainer) ways(n *network, from model.Node, f fork) []Input {
	var out []Input
	for _, w := range f.ways {
		if w.node != model.Lost {
			out = append(out, Input{n.name(from) + " → " + n.name(w.node), Format(Of(w.p), Share)})
		}
	}
	return out
}

func (e explainer) visitInputs(string) []Input {
	var list []weighed
	for _, s := range e.report.Flow.Stages {
		list = append(list, weighed{Input{e.nodeName(s.Stage), "visits " + Format(s.Visits, Plain)}, s.Visits.Or(0)})
	}
	return strongest(list)
}

func (e explainer) lossInputs(string) []Input {
	var list []weighed
	for _, s := range e.report.Flow.Stages {
		list = append(list, weighed{Input{e.nodeName(s.Stage), "lost " + Format(s.Lost, Share)}, s.Lost.Or(0)})
	}
	return strongest(list)
}

func (e explainer) leverageInputs(string) []Input {
	var list []weighed
	for _, l := range e.report.Flow.Leverage {
		name := e.nodeName(l.From) + " → " + e.nodeName(l.To)
		list = append(list, weighed{Input{name, Format(l.PerPoint, Ratio)}, l.PerPoint.Or(0)})
	}
	return strongest(list)
}

// assumedFlow names what people should know about the chain.
func (e explainer) assumedFlow(string) []string {
	out := []string{"people do not remember where they have been"}
	for _, n := range e.report.Flow.SmallSamples {
		out = append(out, fmt.Sprintf("%s is counted from fewer than %d people", e.nodeName(n), e.settings.SmallSample.Or(30)))
	}
	for _, n := range e.report.Flow.Unreachable {
		out = append(out, fmt.Sprintf("no path leads to %s", e.nodeName(n)))
	}
	return out
}

// coverageInputs names the touchpoints that nobody supports strongly.
func (e explainer) coverageInputs(string) []Input {
	var list []weighed
	all, strongly := 0.0, 0.0
	for _, s := range e.report.Chain.Support {
		i, found := e.place[s.Touchpoint]
		if !found {
			continue
		}
		all += e.weight[i]
		if s.Strength == strong {
			strongly += e.weight[i]
			continue
		}
		text := fmt.Sprintf("importance %s, strongest link %d", trimmed(e.weight[i]), s.Strength)
		list = append(list, weighed{Input{e.touchpointName(s.Touchpoint), text}, e.weight[i]})
	}
	sums := Input{"Importance with strong support", trimmed(strongly) + " of " + trimmed(all)}
	return append([]Input{sums}, strongest(list)...)
}

func (e explainer) costInputs(string) []Input {
	var list []weighed
	for _, a := range e.report.Chain.Activities {
		list = append(list, weighed{Input{e.activityName(a.Activity), Format(a.Cost, Money)}, a.Cost.Or(0)})
	}
	return strongest(list)
}

func (e explainer) linkInputs(subject string) []Input {
	var list []weighed
	for _, l := range e.links {
		if string(l.activity) != subject {
			continue
		}
		t := e.path[l.at]
		text := fmt.Sprintf("importance %s, strength %s", trimmed(e.weight[l.at]), trimmed(l.strength))
		if l.harms {
			text += ", harms: not counted"
		}
		list = append(list, weighed{Input{named(t.Action, string(t.ID)), text}, e.weight[l.at] * l.strength})
	}
	return strongest(list)
}

func (e explainer) valueInputs(subject string) []Input {
	for _, a := range e.report.Chain.Activities {
		if string(a.Activity) == subject {
			return []Input{
				{"Contribution", Format(a.Contribution, Share)},
				{"Cost for this journey", Format(a.Cost, Money)},
				{"Cost of this journey", Format(e.report.Chain.TotalCost, Money)},
				{"Cost share", Format(a.CostShare, Share)},
			}
		}
	}
	return nil
}

// assumedCosts says which costs are missing or scoped by default.
func (e explainer) assumedCosts(string) []string {
	costless, whole := 0, 0
	for _, a := range e.activities {
		switch {
		case !a.Cost.IsSet():
			costless++
		case !a.JourneyShare.IsSet():
			whole++
		}
	}
	out := some(costless, "cost of %d activities not set, left out")
	return append(out, some(whole, "share of this journey in the cost of %d activities not set, counted as all of it")...)
}
