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
	Kept   Number      `json:"keptAfterGoal"`
	Stages []StageFlow `json:"afterGoal"`
}

var afterGoalNumbers = []number{
	{
		topic: "flow.kept", title: "Coming back after the goal", unit: Share, better: Higher,
		plain:   "Of those who reached the goal, how many the map leads back to a stage before it: to buy again, or to bring a friend",
		formula: "chain of the stages after the goal: probability to come back or to the goal, not to be lost", source: markov,
		remedy: "Enter the transitions of the stages after the goal.",
		get:    whole(func(r *Report) Number { return r.Flow.After.Kept }),
		inputs: explainer.keptInputs, assumed: explainer.assumedFlow,
	},
}

// afterGoal computes what becomes of those who reached the goal: the stages that
// stand after the goal stage on the map and that nobody reaches before it make a
// chain of their own. It is entered at the first of them that has a way out. A
// way to the goal, or back to a stage before it (a friend's awareness, the next
// purchase), ends it well.
func (x *index) afterGoal(n *network) AfterGoal {
	a := AfterGoal{Kept: NA(NoData, "No transition leads on from a stage after the goal.")}
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
		for i := range a.Stages {
			a.Stages[i].withhold(trouble)
		}
		return a
	}
	a.Kept = Of(sol.Goal)
	for r, i := range at {
		a.Stages[r] = stageFlow(n.places[i], sol, r)
	}
	return a
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
