package analysis

import "wend/model/analysis/formula"

// middle is where importance and performance are cut into high and low.
const middle = 3

// performances says how each touchpoint performs over all personas.
func (x *index) performances() []TouchpointEmotion {
	out := make([]TouchpointEmotion, len(x.path))
	for i, t := range x.path {
		e := TouchpointEmotion{Touchpoint: t.ID, Valence: x.valence(i), Importance: x.weight[i]}
		e.Gap = e.Valence.With(func(v float64) float64 { return formula.PerformanceGap(x.weight[i], v) })
		if v, ok := e.Valence.Value(); ok {
			e.Focus = formula.ImportancePerformance(x.weight[i], v, middle)
		}
		e.Expectation, _ = x.surprise(i, i+1)
		out[i] = e
	}
	return out
}

// expectation returns the mean expectation gap of the journey.
func (x *index) expectation() Number {
	mean, any := x.surprise(0, len(x.path))
	if !any {
		return NA(NoData, "No feeling is entered beside what was expected.")
	}
	return mean
}

// surprise returns the mean gap between feelings and what was expected over a
// stretch of the path, weighed by importance and the personas' weights.
func (x *index) surprise(from, to int) (mean Number, any bool) {
	sum, weights := 0.0, 0.0
	for _, p := range x.personas {
		for i := from; i < to; i++ {
			v, felt := p.valences[i].Value()
			e, expected := p.expected[i].Value()
			if felt && expected {
				w := p.share * p.importance[i]
				sum += w * formula.ExpectationGap(float64(v), float64(e))
				weights += w
				any = true
			}
		}
	}
	if !any {
		return NA(NoData, "Nothing is expected here, or nothing is felt."), false
	}
	return formula.Ratio(sum, weights), true
}
