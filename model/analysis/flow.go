package analysis

import (
	"gonum.org/v1/gonum/mat"

	"wend/model"
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
	f := Flow{Loops: n.loops(), SmallSamples: n.small}
	f.classify(n)
	if trouble := n.trouble(f.Loops); !trouble.Known() {
		f.withhold(trouble)
		return f
	}
	sol, ok := n.solve()
	if !ok {
		f.withhold(NA(Inconsistent, "Nearly nobody ever leaves the journey: add ways to the goal or to lost."))
		return f
	}
	f.fill(n, sol)
	return f
}

// classify lists the places of the chain and those that are no part of it.
func (f *Flow) classify(n *network) {
	for i, p := range n.places {
		switch {
		case n.reached[i]:
			f.Stages = append(f.Stages, StageFlow{Stage: p})
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
		s := &f.Stages[i]
		s.Visits, s.Lost, s.GoalFrom = why, why, why
	}
}

// maxSteps is how many places somebody may be expected to visit; beyond it the
// tolerance of the rows' sums would show in the numbers.
const maxSteps = 1e6

// solution holds what solving the chain gives, by place.
type solution struct {
	visits, goalFrom, steps []float64
}

// solve solves the chain over the places that are reached; false if it is
// singular to working precision.
func (n *network) solve() (solution, bool) {
	var at []int // places reached
	row := make([]int, len(n.places))
	for i := range n.places {
		if n.reached[i] {
			row[i] = len(at)
			at = append(at, i)
		}
	}
	size := len(at)
	a := mat.NewDense(size, size, nil)
	entry, goal, ones := mat.NewVecDense(size, nil), mat.NewVecDense(size, nil), mat.NewVecDense(size, nil)
	for r, i := range at {
		a.Set(r, r, 1)
		ones.SetVec(r, 1)
		goal.SetVec(r, n.out[i].goal)
	}
	for r, i := range at {
		for _, w := range n.out[i].ways {
			if w.to >= 0 && w.p > 0 {
				a.Set(r, row[w.to], a.At(r, row[w.to])-w.p)
			}
		}
	}
	for _, w := range n.entry.ways {
		if w.to >= 0 && w.p > 0 {
			entry.SetVec(row[w.to], w.p)
		}
	}
	var lu mat.LU
	lu.Factorize(a)
	if lu.Cond() > 1e12 {
		return solution{}, false
	}
	var visits, goalFrom, steps mat.VecDense
	if lu.SolveVecTo(&visits, true, entry) != nil || lu.SolveVecTo(&goalFrom, false, goal) != nil ||
		lu.SolveVecTo(&steps, false, ones) != nil {
		return solution{}, false
	}
	if longest := mat.Max(&steps); !(longest <= maxSteps) {
		return solution{}, false
	}
	return n.spread(at, &visits, &goalFrom, &steps), true
}

// spread puts the vectors of the solution back in the order of the places.
func (n *network) spread(at []int, visits, goalFrom, steps *mat.VecDense) solution {
	size := len(n.places)
	s := solution{make([]float64, size), make([]float64, size), make([]float64, size)}
	for r, i := range at {
		s.visits[i] = max(0, visits.AtVec(r))
		s.goalFrom[i] = min(1, max(0, goalFrom.AtVec(r)))
		s.steps[i] = steps.AtVec(r)
	}
	return s
}

// fill puts the solution into f.
func (f *Flow) fill(n *network, s solution) {
	goal, steps := 0.0, 0.0
	for _, w := range n.entry.ways {
		if w.to >= 0 {
			goal += w.p * s.goalFrom[w.to]
			steps += w.p * s.steps[w.to]
		}
	}
	f.Goal, f.Steps = Of(min(1, goal)), Of(steps)
	losses, k := 0.0, 0
	for i := range n.places {
		if !n.reached[i] {
			continue
		}
		lost := s.visits[i] * n.out[i].lost
		f.Stages[k] = StageFlow{n.places[i], Of(s.visits[i]), Of(lost), Of(s.goalFrom[i])}
		f.Leverage = append(f.Leverage, n.leverage(i, s)...)
		if losses += lost; lost > f.Leak.Lost.Or(0) {
			f.Leak = Leak{Stage: n.places[i], Lost: Of(lost)}
		}
		k++
	}
	f.strongest()
	f.Leak.Share = ratio(f.Leak.Lost.Or(0), losses)
	if f.Leak.Stage == "" {
		f.Leak.Lost = NA(ZeroDenominator, "Nobody is lost.")
		f.Leak.Share = f.Leak.Lost
	}
}

// leverage returns the change of the goal probability for one point more on each
// way out of place i, taken from those lost: visits times the goal probability
// of where the way leads.
func (n *network) leverage(i int, s solution) []Leverage {
	var out []Leverage
	for _, w := range n.out[i].ways {
		switch {
		case w.to >= 0:
			out = append(out, Leverage{n.places[i], w.node, Of(s.visits[i] * s.goalFrom[w.to])})
		case w.node == model.Goal:
			out = append(out, Leverage{n.places[i], w.node, Of(s.visits[i])})
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
