package analysis

import (
	"fmt"

	"wend/model"
	"wend/model/analysis/formula"
	"wend/model/text"
)

// Emotion is how the personas feel along the journey.
type Emotion struct {
	Personas []PersonaEmotion `json:"personas"` // in the journey's order
	// Blended is the weighted mean of the personas' indices, 0..100.
	Blended Number `json:"blendedIndex"`
	// LeftOut lists personas without a feeling; Blended does without them.
	LeftOut []model.PersonaID `json:"-"`
	// Felt is how many feelings are entered, of Cells that could be; Thin lists the
	// personas that have some at less than half of the touchpoints and weigh in
	// Blended all the same.
	Felt, Cells int               `json:"-"`
	Thin        []model.PersonaID `json:"-"`
	// Switches is the share of steps that change the channel, 0..1.
	Switches Number `json:"channelSwitches"`
	// Expectation is the mean gap between feelings and what was expected,
	// weighed by importance and persona, -4..4; below 0 disappoints.
	Expectation Number `json:"expectationGap"`
	// Touchpoints says how each touchpoint of the path performs.
	Touchpoints []TouchpointEmotion `json:"touchpoints"`
	// Gaps holds, for each touchpoint of the path, the largest difference
	// between two personas, 0..4.
	Gaps []Gap `json:"-"`
	// Stages holds the emotion index of each stage over the personas, 0..100.
	Stages []StageIndex `json:"-"`
}

// StageIndex is the emotion index of a stage over all personas, 0..100.
type StageIndex struct {
	Stage model.StageID
	Index Number
}

// Gap is the largest difference between two personas at a touchpoint, 0..4.
type Gap struct {
	Touchpoint model.TouchpointID
	Gap        Number
}

var emotionNumbers = []number{
	{
		topic: "emotion.blended", title: "Emotion index over all personas", unit: Index, better: Higher, basis: Feelings,
		plain:   "How all personas feel, from 0 to 100 with 50 for neutral, each by its part of the customers",
		formula: "sum(weight × index) / sum(weight)", source: smaply, remedy: enterFeelings,
		get:    whole(func(r *Report) Number { return r.Emotion.Blended }),
		inputs: explainer.indices, assumed: explainer.assumedWeights,
	},
	{
		topic: "emotion.expectation", title: "Feelings minus expectations", unit: Valence, better: Higher, basis: Feelings,
		plain:   "How much better or worse it feels than was expected; below 0 it disappoints",
		formula: "sum(weight × importance × (feeling - expected)) / sum(weight × importance)", source: own, remedy: enterExpected,
		get:    whole(func(r *Report) Number { return r.Emotion.Expectation }),
		inputs: explainer.surprises, assumed: explainer.assumedImportance,
	},
}

var emotionPart = part{
	reads:   feelingKinds,
	compute: func(x *index, r *Report, _ touched) { r.Emotion = x.emotion() },
}

// emotion computes how the personas feel (Smaply's five-point scale; peak-end:
// Kahneman; volatility: the RMSSD of affect dynamics). A cell without a feeling
// is skipped, it is not 0.
func (x *index) emotion() Emotion {
	e := Emotion{Switches: x.switches(), Gaps: x.gaps(), Touchpoints: x.performances(), Expectation: x.expectation()}
	var indexes, shares []float64
	for _, p := range x.personas {
		pe := x.personaEmotion(p)
		e.Personas = append(e.Personas, pe)
		if pe.Count == 0 {
			e.LeftOut = append(e.LeftOut, p.ID)
			continue
		}
		if 2*pe.Count < len(x.Path) {
			e.Thin = append(e.Thin, p.ID)
		}
		e.Felt += pe.Count
		indexes, shares = append(indexes, pe.Index.Or(0)), append(shares, p.share)
	}
	e.Cells = len(x.personas) * len(x.Path)
	e.Blended = formula.WeightedMean(indexes, shares)
	switch {
	case len(x.personas) == 0:
		e.Blended = NA(NoData, "The journey has no persona.")
	case len(e.LeftOut) == len(x.personas):
		e.Blended = NA(NoData, "No feeling is entered.")
	case !e.Blended.Known():
		e.Blended = NA(ZeroDenominator, "The personas with feelings weigh nothing.")
	}
	e.Stages = x.stageIndexes(e.Personas)
	return e
}

// stageIndexes blends what the personas feel in each stage by their shares.
func (x *index) stageIndexes(personas []PersonaEmotion) []StageIndex {
	out := make([]StageIndex, len(x.Stages))
	for i, s := range x.Stages {
		var means, shares []float64
		for _, p := range personas {
			if mean, ok := p.Stages[i].Mean.Value(); ok {
				means, shares = append(means, mean), append(shares, p.Weight)
			}
		}
		index := NA(ZeroDenominator, "")
		if len(means) > 0 {
			index = formula.EmotionIndex(formula.WeightedMean(means, shares))
		}
		out[i] = StageIndex{s.ID, index}
	}
	return out
}

// gaps returns the largest difference between personas at each touchpoint.
func (x *index) gaps() []Gap {
	out := make([]Gap, len(x.Path))
	for i := range x.Path {
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
		out[i] = Gap{x.Path[i].ID, Of(float64(hi - lo))}
		if count < 2 {
			out[i].Gap = NA(TooFewPoints, "It takes the feelings of two personas.")
		}
	}
	return out
}

func (e explainer) indices(string) []Input {
	var out []Input
	for _, p := range e.report.Emotion.Personas {
		value := fmt.Sprintf("weight %s, index %s, from %d of %s", trimmed(p.Weight), Format(p.Index, Index), p.Count, text.Several(len(e.Path), "touchpoint"))
		if p.Count == 0 {
			value = "left out: no feeling is entered"
		}
		out = append(out, given(e.personaName(p.Persona), value).of("emotion.index", string(p.Persona)))
	}
	return out
}

// assumedWeights says which personas' weights are defaults.
func (e explainer) assumedWeights(string) []string {
	unset := 0
	for _, p := range e.personas {
		if !p.Weight.IsSet() {
			unset++
		}
	}
	out := some(unset, "persona", "weight of %s not set, counted as equal shares of what the others leave")
	for _, p := range e.report.Emotion.Thin {
		out = append(out, e.personaName(p)+" has feelings at less than half of the touchpoints and weighs like the others")
	}
	return append(append(out, e.assumedImportance("")...), e.tierSentence(e.feelings(), e.tiers)...)
}
