package analysis

import (
	"fmt"

	"wend/model"
	"wend/model/analysis/formula"
)

// AfterGoal is the chain of the stages after the goal, for somebody who reached
// the goal. A step back to a stage before the goal ends it well.
type AfterGoal struct {
	First model.Node `json:"-"` // where it begins; "" if there is no such chain
	// Kept is the probability that it ends well and not with a customer lost.
	Kept Number `json:"keptAfterGoal"`
	// Referred is how many new customers somebody who reached the goal brings.
	Referred Number      `json:"referredAfterGoal"`
	Stages   []StageFlow `json:"afterGoal"`
}

var afterGoalNumbers = []number{
	{
		topic: "flow.kept", title: "Coming back after the goal", unit: Share, better: Higher,
		plain:   "Of those who reached the goal, how many come back to a stage before it, to buy again; whom they bring is counted apart",
		formula: "chain of the stages after the goal: probability to come back or to the goal, not to be lost", source: markov,
		remedy: "Enter the transitions of the stages after the goal.",
		get:    whole(func(r *Report) Number { return r.Flow.After.Kept }),
		inputs: explainer.keptInputs, assumed: explainer.assumedFlow,
	},
	{
		topic: "flow.back-from", title: "Coming back from ", unit: Share, better: Higher,
		plain:   "Of those who are here after the goal, how many come back to a stage before it, to buy again",
		formula: "chain of the stages after the goal, entered here", source: markov,
		remedy: "Enter the transitions of the stages after the goal.",
		get:    ofPlace(func(s *StageFlow) Number { return s.Back }),
		inputs: explainer.placeInputs, assumed: explainer.assumedFlow,
	},
	{
		topic: "flow.referred", title: "New customers brought by a customer", unit: Ratio, better: Higher,
		plain:   "How many new customers somebody who reached the goal brings; from 1 on the journey grows by itself",
		formula: "sum(visits of a stage after the goal × new customers a visit)", source: viral,
		remedy: "Mark the transition by which somebody new comes, and say how many a visit.",
		get:    whole(func(r *Report) Number { return r.Flow.After.Referred }),
		inputs: explainer.referralInputs, assumed: explainer.assumedFlow,
	},
}

// afterGoal computes what becomes of those who reached the goal: the stages that
// stand after the goal stage on the map and that nobody reaches before it make a
// chain of their own. It is entered at the first of them that has a way out. A
// way to the goal, or back to a stage before it (a friend's awareness, the next
// purchase), ends it well.
func (x *index) afterGoal(n *network) AfterGoal {
	a := AfterGoal{Kept: NA(NoData, "No transition leads on from a stage after the goal."), Referred: NA(NoData, "No transition brings somebody new.")}
	if len(x.Referrals) > 0 {
		a.Referred = a.Kept
	}
	first := -1
	behind := false
	for i, s := range x.Stages {
		if behind && first < 0 && !n.reached[i] && len(n.out[i].ways) > 0 {
			first = i
		}
		behind = behind || s.ID == x.Head.GoalStage
	}
	if first < 0 {
		return a
	}
	a.First = n.places[first]
	later := n.after(first)
	at := later.listed(later.reached)
	for _, i := range at {
		a.Stages = append(a.Stages, StageFlow{Stage: n.places[i]})
	}
	sol, trouble := later.solveAfter(at)
	if !trouble.Known() {
		a.Kept = trouble
		if len(x.Referrals) > 0 {
			a.Referred = trouble
		}
		for i := range a.Stages {
			a.Stages[i].withhold(trouble)
		}
		return a
	}
	a.Kept = Of(sol.Goal)
	for r, i := range at {
		s := stageFlow(n.places[i], sol, r)
		s.Back, s.GoalFrom = s.GoalFrom, NA(NoData, "It stands after the goal.")
		a.Stages[r] = s
	}
	if len(x.Referrals) > 0 {
		a.Referred = x.referred(a.Stages)
	}
	return a
}

// referred returns how many new customers come by the referrals that begin at
// stages after the goal.
func (x *index) referred(after []StageFlow) Number {
	sum, known := 0.0, false
	for _, s := range after {
		for _, t := range x.Referrals {
			rate, set := t.Rate.Value()
			switch {
			case t.From != s.Stage:
			case !set:
				return NA(NoData, "A transition that brings somebody new does not say how many.")
			default:
				sum, known = sum+s.Visits.Or(0)*rate, true
			}
		}
	}
	if !known {
		return NA(NoData, "Nobody who reached the goal comes to where somebody new is brought.")
	}
	return Of(sum)
}

func (e explainer) referralInputs(string) []Input {
	var out []Input
	for _, t := range e.Referrals {
		out = append(out, given(e.nodeName(t.From)+" → "+e.nodeName(t.To), "new customers a visit "+rating(t.Rate)).of("flow.visits", string(t.From)))
	}
	return out
}

// after returns the network of those who start at place first and are at the
// goal as soon as they come to a place that n reaches from entry.
func (n *network) after(first int) *network {
	later := *n
	later.entry = fork{ways: []way{{node: n.places[first], to: first, p: 1}}, sum: 1, problem: Of(0)}
	later.out = make([]fork, len(n.out))
	for i, f := range n.out {
		if n.reached[i] {
			continue
		}
		f.ways = append([]way{}, f.ways...)
		for k, w := range f.ways {
			if w.to >= 0 && n.reached[w.to] {
				f.ways[k] = way{node: model.Goal, to: -1, p: w.p}
				f.goal += w.p
			}
		}
		later.out[i] = f
	}
	later.reach()
	return &later
}

func (n *network) solveAfter(at []int) (formula.Solution, Number) {
	if trouble := n.trouble(n.loops()); !trouble.Known() {
		return formula.Solution{}, trouble
	}
	sol, ok := n.chain(at, n.entry).Solve()
	if !ok {
		return sol, NA(Inconsistent, "Nearly nobody ever leaves the stages after the goal.")
	}
	return sol, Of(0)
}

func (e explainer) keptInputs(string) []Input {
	var out []Input
	for _, s := range e.report.Flow.After.Stages {
		out = append(out, given(e.nodeName(s.Stage), fmt.Sprintf("visits %s, lost %s", Format(s.Visits, Plain), Format(s.Lost, Share))).of("flow.visits", string(s.Stage)))
	}
	return out
}
