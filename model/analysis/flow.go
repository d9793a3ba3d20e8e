package analysis

import (
	"wend/model"
	"wend/model/analysis/formula"
)

// flow computes the journey as an absorbing Markov chain (Kemeny and Snell,
// Finite Markov Chains, 1960): with Q the probabilities between places and e
// those of entry, visits are e(I-Q)⁻¹, the goal probability from each place is
// (I-Q)⁻¹ times that of stepping to the goal, and so on. It assumes that people
// do not remember where they have been.
//
// Only places that a path leads to count; a probability row that is not whole
// or a loop without a way out makes every number inconsistent and is named.
func (x *index) flow() Flow {
	n := x.network()
	f := Flow{Loops: n.loops(), SmallSamples: n.small, After: x.afterGoal(n)}
	f.classify(n)
	if trouble := n.trouble(f.Loops); !trouble.Known() {
		f.withhold(trouble)
		return f
	}
	at := n.listed(n.reached)
	sol, ok := n.chain(at, n.entry).Solve()
	if !ok {
		f.withhold(NA(Inconsistent, "Nearly nobody ever leaves the journey: add ways to the goal or to lost."))
		return f
	}
	f.fill(n, at, sol)
	return f
}

// classify lists the places of the chain and those that are no part of it.
func (f *Flow) classify(n *network) {
	after := map[model.Node]bool{}
	for _, s := range f.After.Stages {
		after[s.Stage] = true
	}
	for i, p := range n.places {
		switch {
		case n.reached[i]:
			f.Stages = append(f.Stages, StageFlow{Stage: p})
		case after[p]:
		case len(n.out[i].ways) > 0:
			f.Unreachable = append(f.Unreachable, p)
		case !n.isTouchpoint[i]:
			f.Outside = append(f.Outside, p)
		}
	}
}

// withhold makes every number of f not available for the same reason.
func (f *Flow) withhold(why Number) {
	f.Goal, f.Steps = why, why
	f.Leak.Lost, f.Leak.Share = why, why
	f.Strongest.PerPoint = why
	for i := range f.Stages {
		f.Stages[i].withhold(why)
	}
}

func (s *StageFlow) withhold(why Number) {
	s.Visits, s.Lost, s.GoalFrom, s.Ever = why, why, why, why
}

// listed returns the places that are marked.
func (n *network) listed(marked []bool) []int {
	var at []int
	for i, m := range marked {
		if m {
			at = append(at, i)
		}
	}
	return at
}

// chain returns the places at as a Markov chain that people enter by entry.
func (n *network) chain(at []int, entry fork) formula.Markov {
	row := make(map[int]int, len(at))
	for r, i := range at {
		row[i] = r
	}
	size := len(at)
	m := formula.Markov{
		Entry: make([]float64, size), Goal: make([]float64, size), Lost: make([]float64, size), Steps: make([][]float64, size),
	}
	for _, w := range entry.ways {
		if r, inside := row[w.to]; inside && w.p > 0 {
			m.Entry[r] += w.p
		}
	}
	for r, i := range at {
		m.Steps[r] = make([]float64, size)
		m.Goal[r], m.Lost[r] = n.out[i].goal, n.out[i].lost
		for _, w := range n.out[i].ways {
			if to, inside := row[w.to]; inside && w.p > 0 {
				m.Steps[r][to] += w.p
			}
		}
	}
	return m
}

// fill puts the solution into f.
func (f *Flow) fill(n *network, at []int, s formula.Solution) {
	f.Goal, f.Steps = Of(s.Goal), Of(s.Length)
	row := make(map[int]int, len(at))
	for r, i := range at {
		row[i] = r
	}
	losses := 0.0
	for r, i := range at {
		lost := s.LostAt[r]
		f.Stages[r] = stageFlow(n.places[i], s, r)
		f.Leverage = append(f.Leverage, n.leverage(i, row, s)...)
		if losses += lost; lost > f.Leak.Lost.Or(0) {
			f.Leak = Leak{Stage: n.places[i], Lost: Of(lost)}
		}
	}
	f.strongest()
	f.Leak.Share = formula.Ratio(f.Leak.Lost.Or(0), losses)
	if f.Leak.Stage == "" {
		f.Leak.Lost = NA(ZeroDenominator, "Nobody is lost.")
		f.Leak.Share = f.Leak.Lost
	}
}

func stageFlow(place model.Node, s formula.Solution, r int) StageFlow {
	return StageFlow{place, Of(s.Visits[r]), Of(s.LostAt[r]), Of(s.GoalFrom[r]), s.Ever[r]}
}

// leverage returns the change of the goal probability for one point more on each
// way out of place i, taken from those lost: visits times the goal probability
// of where the way leads.
func (n *network) leverage(i int, row map[int]int, s formula.Solution) []Leverage {
	var out []Leverage
	for _, w := range n.out[i].ways {
		to, inside := row[w.to]
		switch {
		case w.to >= 0 && inside:
			out = append(out, Leverage{n.places[i], w.node, Of(s.Leverage(row[i], to))})
		case w.to >= 0:
			out = append(out, Leverage{n.places[i], w.node, Of(0)}) // nobody goes there yet
		case w.node == model.Goal:
			out = append(out, Leverage{n.places[i], w.node, Of(s.Leverage(row[i], -1))})
		}
	}
	return out
}

// strongest picks the transition with the highest leverage, the first of equals.
func (f *Flow) strongest() {
	f.Strongest.PerPoint = NA(NoData, "No transition leads on.")
	for _, l := range f.Leverage {
		if v, _ := l.PerPoint.Value(); !f.Strongest.PerPoint.Known() || v > f.Strongest.PerPoint.Or(0) {
			f.Strongest = l
		}
	}
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
	for i, s := range x.stages {
		if behind && first < 0 && !n.reached[i] && len(n.out[i].ways) > 0 {
			first = i
		}
		behind = behind || s.ID == x.head.GoalStage
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

// WhatIf returns the flow of a journey with some transitions tried in place of
// its own. What a probability gains or loses is taken from, or given to, those
// lost at the same place, if that has a probability; the flow says so if
// more is taken than there is.
func WhatIf(s model.State, journey model.DocID, try ...model.Transition) Flow {
	d, found := s.Document(journey)
	if !found {
		return newIndex(s, journey).flow()
	}
	for _, t := range try {
		old, _ := model.Lookup[model.Transition](d, t.Key())
		d = d.With(t)
		p, set := t.Probability.Value()
		lost, any := model.Lookup[model.Transition](d, model.TransitionKey(t.From, model.Lost))
		if set && any && t.To != model.Lost && !lost.Count.IsSet() {
			rest := lost.Probability.Or(0) - p + old.Probability.Or(0)
			if rest < 0 && rest > -wholeRow {
				rest = 0
			}
			lost.Probability = model.Some(rest)
			d = d.With(lost)
		}
	}
	return newIndex(s.With(d), journey).flow()
}
