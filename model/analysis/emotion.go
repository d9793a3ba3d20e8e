package analysis

import (
	"math"
	"slices"

	"wend/model"
)

// emotion computes how the personas feel (Smaply's five-point scale; peak-end:
// Kahneman; volatility: the RMSSD of affect dynamics). A cell without a feeling
// is skipped, it is not 0.
func (x *index) emotion() Emotion {
	e := Emotion{Switches: x.switches(), Gaps: x.gaps()}
	sum, shares := 0.0, 0.0
	for _, p := range x.personas {
		pe := x.personaEmotion(p)
		e.Personas = append(e.Personas, pe)
		if pe.Count == 0 {
			e.LeftOut = append(e.LeftOut, p.ID)
			continue
		}
		sum += p.share * pe.Index.Or(0)
		shares += p.share
	}
	switch {
	case len(x.personas) == 0:
		e.Blended = NA(NoData, "The journey has no persona.")
	case len(e.LeftOut) == len(x.personas):
		e.Blended = NA(NoData, "No feeling is entered.")
	case shares == 0:
		e.Blended = NA(ZeroDenominator, "The personas with feelings weigh nothing.")
	default:
		e.Blended = Of(sum / shares)
	}
	return e
}

func (x *index) personaEmotion(p *persona) PersonaEmotion {
	v, w, at := p.felt()
	mean := weightedMean(v, w)
	e := PersonaEmotion{
		Persona: p.ID, Weight: p.share, Count: len(v), Valences: p.valences,
		Mean: meanOf(v), Weighted: mean, Index: indexOf(mean),
		PeakEnd: peakEnd(v), Volatility: volatility(v), SteepestDrop: steepestDrop(v),
		Spread: spread(v), Consistency: consistency(v), NegativeShare: negativeShare(v),
	}
	if len(v) > 0 {
		e.Trough = x.mark(v, at, troughAt(v))
		e.Peak = x.mark(v, at, peakAt(v))
		e.End = x.mark(v, at, len(v)-1)
	}
	for _, s := range x.stages {
		from, _ := slices.BinarySearch(at, s.from)
		to, _ := slices.BinarySearch(at, s.to)
		e.Stages = append(e.Stages, StageMean{s.ID, weightedMean(v[from:to], w[from:to])})
	}
	return e
}

func (x *index) mark(v []float64, at []int, i int) Mark {
	return Mark{Of(v[i]), x.path[at[i]].ID}
}

// felt returns the persona's feelings in order without the empty cells, with
// their importances and places in the path.
func (p *persona) felt() (valences, importances []float64, at []int) {
	n := len(p.valences)
	valences, importances, at = make([]float64, 0, n), make([]float64, 0, n), make([]int, 0, n)
	for i, o := range p.valences {
		if v, ok := o.Value(); ok {
			valences = append(valences, float64(v))
			importances = append(importances, p.importance[i])
			at = append(at, i)
		}
	}
	return valences, importances, at
}

// meanOf returns the mean; no-data for none.
func meanOf(v []float64) Number {
	if len(v) == 0 {
		return NA(NoData, "")
	}
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	return Of(sum / float64(len(v)))
}

// weightedMean returns sum(w·v)/sum(w).
func weightedMean(v, w []float64) Number {
	if len(v) == 0 {
		return NA(NoData, "")
	}
	sum, weights := 0.0, 0.0
	for i := range v {
		sum += w[i] * v[i]
		weights += w[i]
	}
	return ratio(sum, weights)
}

// indexOf maps a mean valence of -2..2 to 0..100.
func indexOf(mean Number) Number {
	v, ok := mean.Value()
	if !ok {
		return mean
	}
	return Of(50 + 25*v)
}

// troughAt returns the first place of the lowest value; v is not empty.
func troughAt(v []float64) int {
	at := 0
	for i := range v {
		if v[i] < v[at] {
			at = i
		}
	}
	return at
}

// peakAt returns the first place of the value with the largest size, the
// negative one of two; v is not empty.
func peakAt(v []float64) int {
	at := 0
	for i := range v {
		if a, b := math.Abs(v[i]), math.Abs(v[at]); a > b || a == b && v[i] < v[at] {
			at = i
		}
	}
	return at
}

// peakEnd returns the mean of peak and last value (Fredrickson and Kahneman
// 1993, shown for single episodes; for a long journey it is an extrapolation).
func peakEnd(v []float64) Number {
	if len(v) == 0 {
		return NA(NoData, "")
	}
	return Of((v[peakAt(v)] + v[len(v)-1]) / 2)
}

// volatility returns the root mean square of successive differences.
func volatility(v []float64) Number {
	if len(v) < 2 {
		return few(v)
	}
	sum := 0.0
	for i := 1; i < len(v); i++ {
		sum += (v[i] - v[i-1]) * (v[i] - v[i-1])
	}
	return Of(math.Sqrt(sum / float64(len(v)-1)))
}

// few says why two feelings are needed.
func few[T any](v []T) Number {
	if len(v) == 0 {
		return NA(NoData, "")
	}
	return NA(TooFewPoints, "It takes two feelings.")
}

// steepestDrop returns the lowest step from one feeling to the next.
func steepestDrop(v []float64) Number {
	if len(v) < 2 {
		return few(v)
	}
	drop := v[1] - v[0]
	for i := 2; i < len(v); i++ {
		drop = min(drop, v[i]-v[i-1])
	}
	return Of(drop)
}

// spread returns the population standard deviation.
func spread(v []float64) Number {
	mean, ok := meanOf(v).Value()
	if !ok {
		return NA(NoData, "")
	}
	sum := 0.0
	for _, x := range v {
		sum += (x - mean) * (x - mean)
	}
	return Of(math.Sqrt(sum / float64(len(v))))
}

// consistency returns 1 for a curve that never moves, 0 for one that is always
// at the ends of the scale.
func consistency(v []float64) Number {
	s, ok := spread(v).Value()
	if !ok {
		return NA(NoData, "")
	}
	return Of(1 - s/2)
}

// negativeShare returns the share of values below 0.
func negativeShare(v []float64) Number {
	if len(v) == 0 {
		return NA(NoData, "")
	}
	count := 0
	for _, x := range v {
		if x < 0 {
			count++
		}
	}
	return Of(float64(count) / float64(len(v)))
}

// gaps returns the largest difference between personas at each touchpoint.
func (x *index) gaps() []Gap {
	out := make([]Gap, len(x.path))
	for i := range x.path {
		lo, hi, count := 0, 0, 0
		for _, p := range x.personas {
			v, ok := p.valences[i].Value()
			if !ok {
				continue
			}
			if count == 0 {
				lo, hi = v, v
			}
			lo, hi = min(lo, v), max(hi, v)
			count++
		}
		out[i] = Gap{x.path[i].ID, Of(float64(hi - lo))}
		if count < 2 {
			out[i].Gap = NA(TooFewPoints, "It takes the feelings of two personas.")
		}
	}
	return out
}

// switches returns the share of steps between neighbouring touchpoints that
// share no channel; touchpoints without a channel are passed over.
func (x *index) switches() Number {
	var last []string
	count, changes := 0, 0
	for _, t := range x.path {
		if len(t.Channels) == 0 {
			continue
		}
		if count > 0 && !shared(last, t.Channels) {
			changes++
		}
		last = t.Channels
		count++
	}
	switch count {
	case 0:
		return NA(NoData, "No touchpoint has a channel.")
	case 1:
		return NA(TooFewPoints, "It takes two touchpoints with a channel.")
	}
	return Of(float64(changes) / float64(count-1))
}

func shared(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// confidence returns how sure the room is of the feelings; one without a tier
// is an assumption.
func (x *index) confidence() Confidence {
	c := Confidence{Count: x.feelings()}
	if c.Count == 0 {
		none := NA(NoData, "No feeling is entered.")
		return Confidence{Assumption: none, Reasoned: none, Validated: none}
	}
	all := float64(c.Count)
	c.Reasoned = Of(float64(x.tiers[model.Reasoned]) / all)
	c.Validated = Of(float64(x.tiers[model.Validated]) / all)
	c.Assumption = Of(float64(c.Count-x.tiers[model.Reasoned]-x.tiers[model.Validated]) / all)
	return c
}

// feelings returns the number of feelings entered.
func (x *index) feelings() int {
	n := 0
	for _, count := range x.tiers {
		n += count
	}
	return n
}
