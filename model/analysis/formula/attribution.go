package formula

import "slices"

// Path is a way that people took: the channels or touchpoints in order, how many
// reached the goal and how many did not.
type Path struct {
	Places      []string
	Won, Failed float64
}

// Credit is what one channel or touchpoint is worth.
type Credit struct {
	Place       string
	Removal     Number // share of the goal probability that goes with it, 0..1
	Share       Number // of all removal effects, 0..1
	Conversions Number // share of those won
}

// Attribute shares the conversions of recorded paths out by removal effect
// (Anderl et al. 2016): the paths make a Markov chain, and each place is taken
// out of it in turn. Places are sorted by name. The goal probability is the
// share of those won.
func Attribute(paths []Path) (goal Number, credits []Credit) {
	m, names, won := chainOf(paths)
	s, ok := m.Solve()
	if !ok || s.Goal == 0 {
		none := NA(ZeroDenominator, "Nobody reaches the goal.")
		for _, n := range names {
			credits = append(credits, Credit{n, none, none, none})
		}
		return none, credits
	}
	total := 0.0
	for i, n := range names {
		c := Credit{Place: n, Removal: m.Removal(i)}
		total += c.Removal.Or(0)
		credits = append(credits, c)
	}
	for i := range credits {
		c := &credits[i]
		c.Share = Ratio(c.Removal.Or(0), total)
		c.Conversions = c.Share.With(func(v float64) float64 { return v * won })
	}
	return Of(s.Goal), credits
}

// chainOf counts the steps of the paths.
func chainOf(paths []Path) (m Markov, names []string, won float64) {
	for _, p := range paths {
		names = append(names, p.Places...)
		won += p.Won
	}
	slices.Sort(names)
	names = slices.Compact(names)
	at := func(place string) int { i, _ := slices.BinarySearch(names, place); return i }
	n := len(names)
	m = Markov{Entry: make([]float64, n), Goal: make([]float64, n), Lost: make([]float64, n), Steps: make([][]float64, n)}
	for i := range m.Steps {
		m.Steps[i] = make([]float64, n)
	}
	for _, p := range paths {
		m.count(p, at)
	}
	m.normalise()
	return m, names, won
}

func (m Markov) count(p Path, at func(string) int) {
	people := p.Won + p.Failed
	if len(p.Places) == 0 {
		return
	}
	m.Entry[at(p.Places[0])] += people
	for i := 1; i < len(p.Places); i++ {
		m.Steps[at(p.Places[i-1])][at(p.Places[i])] += people
	}
	last := at(p.Places[len(p.Places)-1])
	m.Goal[last] += p.Won
	m.Lost[last] += p.Failed
}

// normalise turns counts into shares; a place that nobody left counts as lost.
func (m Markov) normalise() {
	entered := 0.0
	for _, e := range m.Entry {
		entered += e
	}
	for i := range m.Entry {
		if entered > 0 {
			m.Entry[i] /= entered
		}
		left := m.Goal[i] + m.Lost[i]
		for _, c := range m.Steps[i] {
			left += c
		}
		if left == 0 {
			m.Lost[i] = 1
			continue
		}
		for j := range m.Steps[i] {
			m.Steps[i][j] /= left
		}
		m.Goal[i] /= left
		m.Lost[i] /= left
	}
}
