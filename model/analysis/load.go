package analysis

import (
	"cmp"
	"fmt"
	"math"

	"wend/model"
	"wend/model/analysis/formula"
	"wend/model/text"
)

// Bottleneck is the activity that holds the others up.
type Bottleneck struct {
	Rule        BottleneckRule   `json:"rule"` // "" if nothing is known
	Activity    model.ActivityID `json:"activity,omitzero"`
	Stage       model.StageID    `json:"stage,omitzero"` // with StageRule
	Utilisation Number           `json:"utilisation"`    // demand per capacity, at least 0
	Throughput  Number           `json:"throughput"`     // of the whole chain, per hour: the smallest capacity
	State       Load             `json:"state,omitzero"`
}

// MarshalJSON encodes the bottleneck, or why none is known.
func (b Bottleneck) MarshalJSON() ([]byte, error) {
	type plain Bottleneck
	return orWhy(plain(b), b.Rule != "", b.Utilisation)
}

// BottleneckRule says what a bottleneck was found by; only the first is firm.
type BottleneckRule string

// The rules.
const (
	UtilisationRule BottleneckRule = "utilisation" // highest demand per capacity
	WaitingRule     BottleneckRule = "waiting"     // largest share of the waiting time
	StageRule       BottleneckRule = "stage"       // longest stage, with a bad feeling
)

// Load says how much of its capacity an activity uses.
type Load string

// The loads; "" is neither.
const (
	Overloaded Load = "overloaded" // from 1
	Strained   Load = "strained"   // from the workspace's threshold
)

var loadNumbers = []number{
	{
		topic: "chain.value-added", title: "Value-added time", unit: Share, better: Higher,
		plain:   "The part of the time in which something happens that the customer cares about; the rest is waiting",
		formula: "value-added time / (processing + waiting time) over the activities", source: lean, remedy: enterTimes,
		get:    whole(func(r *Report) Number { return r.Chain.ValueAdded }),
		inputs: explainer.timeInputs,
	},
	{
		topic: "chain.bottleneck", title: "Utilisation of the bottleneck", unit: Share, better: Lower,
		plain:   "How busy the busiest activity is; near 100 % queues grow",
		formula: "largest demand / capacity", source: queue, remedy: enterDemand,
		get:    whole(func(r *Report) Number { return r.Chain.Bottleneck.Utilisation }),
		inputs: explainer.loadInputs,
	},
	{
		topic: "chain.throughput", title: "Throughput per hour", unit: Plain, better: Higher,
		plain:   "How much gets through in an hour, at most, because of the busiest activity",
		formula: "smallest capacity", source: queue, remedy: enterDemand,
		get:    whole(func(r *Report) Number { return r.Chain.Bottleneck.Throughput }),
		inputs: explainer.loadInputs,
	},
	{
		topic: "chain.utilisation", title: "Utilisation of ", unit: Share, better: Lower,
		plain:   "How busy an activity is: the work that comes, of what it can do",
		formula: "demand / capacity", source: queue, remedy: enterDemand,
		get:    ofActivity(func(a *ActivityValue) Number { return a.Utilisation }),
		inputs: explainer.processInputs,
	},
	{
		topic: "chain.lead-time", title: "Value-added time of ", unit: Share, better: Higher,
		plain:   "The part of an activity's time that is work and not waiting",
		formula: "value-added time / (processing + waiting time)", source: lean, remedy: enterTimes,
		get:    ofActivity(func(a *ActivityValue) Number { return a.ValueAdded }),
		inputs: explainer.processInputs,
	},
}

func (x *index) load(utilisation Number) Load {
	switch u := utilisation.Or(0); {
	case formula.AtLeast(u, 1):
		return Overloaded
	case u > 0 && formula.AtLeast(u, x.settings.Utilisation.Or(0.85)):
		return Strained
	}
	return ""
}

// bottleneck returns the activity with the highest utilisation; without any, by
// the weaker rules, the one that takes most of the waiting time, or the longest
// stage if people feel bad in it.
func (x *index) bottleneck(list []ActivityValue) Bottleneck {
	none := NA(NoData, "No activity has a demand and a capacity.")
	b := Bottleneck{Utilisation: none, Throughput: none}
	for i, a := range list {
		u, ok := a.Utilisation.Value()
		if !ok {
			continue
		}
		capacity := x.activities[i].Capacity.Or(0)
		b.Throughput = Of(min(capacity, b.Throughput.Or(math.MaxFloat64)))
		if b.Rule == "" || formula.Above(u, b.Utilisation.Or(0)) {
			b.Rule, b.Activity, b.Utilisation, b.State = UtilisationRule, a.Activity, a.Utilisation, a.Load
		}
	}
	longest := 0.0
	for _, a := range x.activities {
		if w := a.WaitingTime.Or(0); b.Rule != UtilisationRule && formula.Above(w, longest) {
			longest, b.Rule, b.Activity = w, WaitingRule, a.ID
		}
	}
	if b.Rule == "" {
		b.Stage = x.slowStage()
	}
	if b.Stage != "" {
		b.Rule = StageRule
	}
	return b
}

// slowStage returns the stage that lasts longest, if people feel bad in it.
func (x *index) slowStage() model.StageID {
	longest, at := 0.0, -1
	for i, s := range x.Stages {
		if d := s.Duration.Or(0); formula.Above(d, longest) {
			longest, at = d, i
		}
	}
	if at < 0 {
		return ""
	}
	var felt []float64
	from, to := x.Within(at)
	for i := from; i < to; i++ {
		felt = append(felt, x.valence(i).Or(0))
	}
	if formula.WeightedMean(felt, x.weight[from:to]).Or(0) >= 0 {
		return ""
	}
	return x.Stages[at].ID
}

// valueAdded returns value-added time per lead time over the activities that say
// how long they take and whether they add value.
func (x *index) valueAdded() Number {
	adds, lead := 0.0, 0.0
	known := false
	for _, a := range x.activities {
		v, t, ok := times(a)
		if ok {
			adds, lead, known = adds+v, lead+t, true
		}
	}
	if !known {
		return NA(NoData, "No activity has times and says whether it adds value.")
	}
	return formula.ValueAdded(adds, lead)
}

// times returns an activity's value-added time and lead time; false if it does
// not say both.
func times(a model.Activity) (adds, lead float64, ok bool) {
	processing, hasP := a.ProcessingTime.Value()
	waiting, hasW := a.WaitingTime.Value()
	if a.ValueAdded == "value-added" {
		adds = processing
	}
	return adds, processing + waiting, a.ValueAdded != "" && (hasP || hasW)
}

func (e explainer) timeInputs(string) []Input {
	var list []weighed
	for _, a := range e.activities {
		if _, lead, ok := times(a); ok {
			list = append(list, weighed{given(text.Name(a), processText(a)).of("chain.lead-time", string(a.ID)), lead})
		}
	}
	return strongest(list)
}

func processText(a model.Activity) string {
	return fmt.Sprintf("processing %s min, waiting %s min, %s", rating(a.ProcessingTime), rating(a.WaitingTime),
		cmp.Or(text.Words(a.ValueAdded), "class not set"))
}

func (e explainer) loadInputs(string) []Input {
	var list []weighed
	for _, a := range e.report.Chain.Activities {
		if u, ok := a.Utilisation.Value(); ok {
			list = append(list, weighed{given(e.activityName(a.Activity), Format(a.Utilisation, Share)).of("chain.utilisation", string(a.Activity)), u})
		}
	}
	return strongest(list)
}

func (e explainer) processInputs(subject string) []Input {
	for _, a := range e.activities {
		if string(a.ID) == subject {
			return []Input{
				given("Demand per hour", rating(a.Demand)), given("Capacity per hour", rating(a.Capacity)), given("Times", processText(a)),
			}
		}
	}
	return nil
}
