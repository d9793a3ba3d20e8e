package analysis

import (
	"slices"

	"wend/model"
	"wend/model/analysis/formula"
)

// emotion computes how the personas feel (Smaply's five-point scale; peak-end:
// Kahneman; volatility: the RMSSD of affect dynamics). A cell without a feeling
// is skipped, it is not 0.
func (x *index) emotion() Emotion {
	e := Emotion{Switches: x.switches(), Gaps: x.gaps(), Touchpoints: x.performances(), Expectation: x.expectation()}
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
	mean := formula.WeightedMean(v, w)
	e := PersonaEmotion{
		Persona: p.ID, Weight: p.share, Count: len(v), Valences: p.valences,
		Mean: formula.Mean(v), Weighted: mean, Index: formula.EmotionIndex(mean),
		PeakEnd: formula.PeakEnd(v), TroughEnd: formula.TroughEnd(v), Volatility: formula.Volatility(v), SteepestDrop: formula.SteepestDrop(v),
		Spread: formula.Spread(v), Consistency: formula.Consistency(v), NegativeShare: formula.NegativeShare(v),
	}
	if len(v) > 0 {
		e.Trough = x.mark(v, at, formula.Trough(v))
		e.Peak = x.mark(v, at, formula.Peak(v))
		e.End = x.mark(v, at, len(v)-1)
	}
	for _, s := range x.stages {
		from, _ := slices.BinarySearch(at, s.from)
		to, _ := slices.BinarySearch(at, s.to)
		e.Stages = append(e.Stages, StageMean{s.ID, formula.WeightedMean(v[from:to], w[from:to])})
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
