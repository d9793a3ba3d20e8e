package formula

import "gonum.org/v1/gonum/mat"

// Markov is an absorbing chain (Kemeny and Snell, Finite Markov Chains, 1960):
// from each place people step to a place, to the goal, or are lost. Rows with
// their goal and lost sum to 1; people do not remember where they have been.
type Markov struct {
	Entry      []float64   // where people enter
	Steps      [][]float64 // from place to place
	Goal, Lost []float64   // from each place
}

// Solution is what solving a chain gives, by place.
type Solution struct {
	Visits   []float64 // expected visits of somebody who enters
	GoalFrom []float64 // probability to reach the goal from here
	StepsOn  []float64 // expected places visited from here until goal or lost
	LostAt   []float64 // probability to be lost here; they sum to 1 - Goal
	Ever     []Number  // probability ever to come here, 0..1
	Goal     float64   // of somebody who enters
	Length   float64   // expected places visited
}

const (
	// maxSteps is how many places somebody may be expected to visit; beyond it
	// the tolerance of the rows' sums would show in the numbers.
	maxSteps = 1e6
	// maxPlaces is for how many places the whole inverse is computed.
	maxPlaces = 250
)

// system returns I - Q.
func (m Markov) system() *mat.Dense {
	n := len(m.Entry)
	a := mat.NewDense(n, n, nil)
	for i := range m.Steps {
		for j, p := range m.Steps[i] {
			if p != 0 {
				a.Set(i, j, -p)
			}
		}
		a.Set(i, i, a.At(i, i)+1)
	}
	return a
}

// Solve solves the chain; false if next to nobody ever leaves it, or if it has
// no place.
func (m Markov) Solve() (Solution, bool) {
	n := len(m.Entry)
	if n == 0 {
		return Solution{}, false
	}
	var lu mat.LU
	lu.Factorize(m.system())
	if !(lu.Cond() <= 1e12) {
		return Solution{}, false
	}
	ones := make([]float64, n)
	for i := range ones {
		ones[i] = 1
	}
	var visits, goal, steps mat.VecDense
	if lu.SolveVecTo(&visits, true, mat.NewVecDense(n, m.Entry)) != nil ||
		lu.SolveVecTo(&goal, false, mat.NewVecDense(n, m.Goal)) != nil ||
		lu.SolveVecTo(&steps, false, mat.NewVecDense(n, ones)) != nil || !(mat.Max(&steps) <= maxSteps) {
		return Solution{}, false
	}
	return m.fill(&lu, &visits, &goal, &steps), true
}

func (m Markov) fill(lu *mat.LU, visits, goal, steps *mat.VecDense) Solution {
	n := len(m.Entry)
	s := Solution{
		Visits: make([]float64, n), GoalFrom: make([]float64, n), StepsOn: make([]float64, n), LostAt: make([]float64, n),
		Ever: make([]Number, n),
	}
	for i := range n {
		s.Visits[i] = max(0, visits.AtVec(i))
		s.GoalFrom[i] = min(1, max(0, goal.AtVec(i)))
		s.StepsOn[i] = steps.AtVec(i)
		s.LostAt[i] = s.Visits[i] * m.Lost[i]
		s.Goal += m.Entry[i] * s.GoalFrom[i]
		s.Length += m.Entry[i] * s.StepsOn[i]
	}
	s.Goal = min(1, s.Goal)
	s.ever(lu)
	return s
}

// ever fills in the chance ever to come to each place: expected visits per
// visits of somebody who starts there.
func (s Solution) ever(lu *mat.LU) {
	n := len(s.Visits)
	identity, inverse := mat.NewDiagDense(n, nil), &mat.Dense{}
	for i := range n {
		identity.SetDiag(i, 1)
	}
	ok := n <= maxPlaces && lu.SolveTo(inverse, false, identity) == nil
	for i := range n {
		s.Ever[i] = NA(OutOfRange, "The journey has too many places.")
		if ok {
			s.Ever[i] = Of(min(1, s.Visits[i]/inverse.At(i, i)))
		}
	}
}

// Leverage returns how many points of goal probability one point more on the step
// from i to j is worth when it is taken from those lost; j below 0 is the goal.
func (s Solution) Leverage(i, j int) float64 {
	if j < 0 {
		return s.Visits[i]
	}
	return s.Visits[i] * s.GoalFrom[j]
}

// Remove returns m with place i lost: everybody who comes there leaves.
func (m Markov) Remove(i int) Markov {
	next := Markov{m.Entry, append([][]float64{}, m.Steps...), append([]float64{}, m.Goal...), append([]float64{}, m.Lost...)}
	next.Steps[i] = make([]float64, len(m.Entry))
	next.Goal[i], next.Lost[i] = 0, 1
	return next
}

// Removal returns what share of the goal probability goes with place i, 0..1.
// In a chain in which every way leads through it that is 1: use leverage for
// stages. Without a goal probability it is not available.
func (m Markov) Removal(i int) Number {
	s, ok := m.Solve()
	if !ok || s.Goal == 0 {
		return NA(ZeroDenominator, "Nobody reaches the goal.")
	}
	without, ok := m.Remove(i).Solve()
	if !ok {
		return NA(Inconsistent, "")
	}
	return Of(1 - without.Goal/s.Goal)
}
