package analysis

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"wend/model"
	"wend/model/analysis/formula"
)

// Emotion is how the personas feel along the journey.
type Emotion struct {
	Personas []PersonaEmotion // in the journey's order
	// Blended is the weighted mean of the personas' indices, 0..100.
	Blended Number
	// LeftOut lists personas without a feeling; Blended does without them.
	LeftOut []model.PersonaID
	// Gaps holds, for each touchpoint of the path, the largest difference
	// between two personas, 0..4.
	Gaps []Gap
	// Touchpoints says how each touchpoint of the path performs.
	Touchpoints []TouchpointEmotion
	// Expectation is the mean gap between feelings and what was expected,
	// weighed by importance and persona, -4..4; below 0 disappoints.
	Expectation Number
	// Switches is the share of steps that change the channel, 0..1.
	Switches Number
	// Stages holds the emotion index of each stage over the personas, 0..100.
	Stages []StageIndex `json:"-"`
}

// StageIndex is the emotion index of a stage over all personas, 0..100.
type StageIndex struct {
	Stage model.StageID
	Index Number
}

// PersonaEmotion is how one persona feels along the journey. Valences are
// -2..2; importance weighs them.
type PersonaEmotion struct {
	Persona  model.PersonaID
	Weight   float64 // share of customers, normalised over the personas
	Count    int     // touchpoints with a feeling
	Mean     Number  // -2..2
	Weighted Number  // mean weighted by importance, -2..2
	Index    Number  // 0..100, 50 is neutral
	Trough   Mark    // lowest, the first of several
	Peak     Mark    // most intense, the negative one if two are
	End      Mark    // last
	PeakEnd  Number  // -2..2
	// TroughEnd is the mean of lowest and last feeling, -2..2.
	TroughEnd Number
	// Volatility is the root mean square of successive differences, 0..4.
	Volatility    Number
	Spread        Number // population standard deviation, 0..2
	Consistency   Number // 0..1
	SteepestDrop  Number // -4..4; above 0 if the mood only ever rises
	NegativeShare Number // 0..1
	Stages        []StageMean
	// Valences has one entry for each touchpoint of the path.
	Valences []model.Opt[int]
}

// Mark is a feeling at a touchpoint.
type Mark struct {
	Valence    Number
	Touchpoint model.TouchpointID // "" if the valence is not available
}

// StageMean is a persona's weighted mean valence in a stage, -2..2.
type StageMean struct {
	Stage model.StageID
	Mean  Number
}

// Gap is the largest difference between two personas at a touchpoint, 0..4.
type Gap struct {
	Touchpoint model.TouchpointID
	Gap        Number
}

// ofPersona takes a number of each persona.
var ofPersona = each(model.KindPersona,
	func(r *Report) []PersonaEmotion { return r.Emotion.Personas },
	func(p *PersonaEmotion) model.PersonaID { return p.Persona })

var emotionNumbers = []number{
	{
		topic: "emotion.blended", title: "Emotion index over all personas", unit: Index, better: Higher, basis: Feelings,
		formula: "sum(weight × index) / sum(weight)", source: smaply, remedy: enterFeelings,
		get:    whole(func(r *Report) Number { return r.Emotion.Blended }),
		inputs: explainer.indices, assumed: explainer.assumedWeights,
	},
	{
		topic: "emotion.switches", title: "Channel switches", unit: Share, better: Lower,
		formula: "steps that change the channel / steps between touchpoints", source: own, remedy: "Give the touchpoints channels.",
		get:    whole(func(r *Report) Number { return r.Emotion.Switches }),
		inputs: explainer.channels,
	},
	{
		topic: "emotion.expectation", title: "Feelings minus expectations", unit: Valence, better: Higher, basis: Feelings,
		formula: "sum(weight × importance × (feeling - expected)) / sum(weight × importance)", source: own, remedy: enterExpected,
		get:    whole(func(r *Report) Number { return r.Emotion.Expectation }),
		inputs: explainer.surprises, assumed: explainer.assumedImportance,
	},
	{
		topic: "emotion.index", title: "Emotion index of ", unit: Index, better: Higher, basis: Feelings,
		formula: "50 + 25 × sum(importance × feeling) / sum(importance)", source: smaply, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.Index }),
		inputs: explainer.feelingsOf, assumed: explainer.assumedFeelings,
	},
	{
		topic: "emotion.mean", title: "Mean feeling of ", unit: Valence, better: Higher, basis: Feelings,
		formula: "sum(feeling) / number of feelings", source: smaply, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.Mean }),
		inputs: explainer.feelingsOf, assumed: explainer.assumedTiers,
	},
	{
		topic: "emotion.weighted", title: "Mean feeling, weighted by importance, of ", unit: Valence, better: Higher, basis: Feelings,
		formula: "sum(importance × feeling) / sum(importance)", source: smaply, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.Weighted }),
		inputs: explainer.feelingsOf, assumed: explainer.assumedFeelings,
	},
	{
		topic: "emotion.trough", title: "Lowest point of ", unit: Valence, better: Higher, basis: Feelings,
		formula: "lowest feeling, the first of equals", source: smaply, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.Trough.Valence }),
		inputs: explainer.troughOf, assumed: explainer.assumedTiers,
	},
	{
		topic: "emotion.peak", title: "Most intense moment of ", unit: Valence, better: Higher, basis: Feelings,
		formula: "feeling farthest from 0, the negative one of equals", source: peaks, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.Peak.Valence }),
		inputs: explainer.peakOf, assumed: explainer.assumedTiers,
	},
	{
		topic: "emotion.end", title: "How the journey ends for ", unit: Valence, better: Higher, basis: Feelings,
		formula: "feeling at the last touchpoint that has one", source: peaks, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.End.Valence }),
		inputs: explainer.endOf, assumed: explainer.assumedTiers,
	},
	{
		topic: "emotion.peak-end", title: "What is remembered by ", unit: Valence, better: Higher, basis: Feelings,
		formula: "(most intense feeling + last feeling) / 2", source: peaks, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.PeakEnd }),
		inputs: explainer.peakEndOf, assumed: explainer.assumedTiers,
	},
	{
		topic: "emotion.trough-end", title: "Lowest point and end of ", unit: Valence, better: Higher, basis: Feelings,
		formula: "(lowest feeling + last feeling) / 2", source: peaks, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.TroughEnd }),
		inputs: explainer.troughEndOf, assumed: explainer.assumedTiers,
	},
	{
		topic: "emotion.volatility", title: "Ups and downs of ", unit: Ratio, better: Lower, basis: Feelings,
		formula: "square root of the mean squared difference between neighbouring feelings", source: affect, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.Volatility }),
		inputs: explainer.stepsOf, assumed: explainer.assumedTiers,
	},
	{
		topic: "emotion.spread", title: "Spread of the feelings of ", unit: Ratio, better: Lower, basis: Feelings,
		formula: "standard deviation of the feelings", source: smaply, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.Spread }),
		inputs: explainer.feelingsOf, assumed: explainer.assumedTiers,
	},
	{
		topic: "emotion.consistency", title: "Consistency for ", unit: Ratio, better: Higher, basis: Feelings,
		formula: "1 - spread / 2", source: own, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.Consistency }),
		inputs: explainer.feelingsOf, assumed: explainer.assumedTiers,
	},
	{
		topic: "emotion.steepest-drop", title: "Steepest drop of ", unit: Valence, better: Higher, basis: Feelings,
		formula: "lowest difference between neighbouring feelings", source: smaply, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.SteepestDrop }),
		inputs: explainer.stepsOf, assumed: explainer.assumedTiers,
	},
	{
		topic: "emotion.negative-share", title: "Share of bad moments of ", unit: Share, better: Lower, basis: Feelings,
		formula: "feelings below 0 / number of feelings", source: smaply, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.NegativeShare }),
		inputs: explainer.feelingsOf, assumed: explainer.assumedTiers,
	},
}

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
	e.Stages = x.stageIndexes(e.Personas)
	return e
}

// stageIndexes blends what the personas feel in each stage by their shares.
func (x *index) stageIndexes(personas []PersonaEmotion) []StageIndex {
	out := make([]StageIndex, len(x.stages))
	for i, s := range x.stages {
		sum, shares := 0.0, 0.0
		for _, p := range personas {
			if mean, ok := p.Stages[i].Mean.Value(); ok {
				sum += p.Weight * mean
				shares += p.Weight
			}
		}
		out[i] = StageIndex{s.ID, formula.EmotionIndex(formula.Ratio(sum, shares))}
	}
	return out
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

// of returns the report on one persona.
func (e explainer) of(subject string) PersonaEmotion {
	for _, p := range e.report.Emotion.Personas {
		if string(p.Persona) == subject {
			return p
		}
	}
	return PersonaEmotion{}
}

// column returns a persona's column of the map; an empty one if the state does
// not have the persona any more.
func (e explainer) column(subject string) *persona {
	if p := e.persona(model.PersonaID(subject)); p != nil {
		return p
	}
	return &persona{valences: make([]model.Opt[int], len(e.path)), importance: e.weight}
}

func (e explainer) indices(string) []Input {
	var out []Input
	for _, p := range e.report.Emotion.Personas {
		value := fmt.Sprintf("weight %s, index %s", trimmed(p.Weight), Format(p.Index, Index))
		if p.Count == 0 {
			value = "left out: no feeling is entered"
		}
		out = append(out, Input{e.personaName(p.Persona), value})
	}
	return first(out)
}

func (e explainer) feelingsOf(subject string) []Input {
	p := e.column(subject)
	var list []weighed
	for i, t := range e.path {
		if v, ok := p.valences[i].Value(); ok {
			w := p.importance[i]
			text := fmt.Sprintf("importance %s, feeling %s", trimmed(w), signed(float64(v)))
			list = append(list, weighed{Input{named(t.Action, string(t.ID)), text}, w * float64(v)})
		}
	}
	return strongest(list)
}

// stepsOf lists the steps from one feeling to the next, the largest first.
func (e explainer) stepsOf(subject string) []Input {
	v, _, at := e.column(subject).felt()
	var list []weighed
	for i := 1; i < len(v); i++ {
		a, b := e.path[at[i-1]], e.path[at[i]]
		name := named(a.Action, string(a.ID)) + " → " + named(b.Action, string(b.ID))
		list = append(list, weighed{Input{name, signed(v[i-1]) + " to " + signed(v[i])}, v[i] - v[i-1]})
	}
	return strongest(list)
}

func (e explainer) mark(m Mark) []Input {
	if !m.Valence.Known() {
		return nil
	}
	return []Input{{e.touchpointName(m.Touchpoint), "feeling " + Format(m.Valence, Valence)}}
}

func (e explainer) troughOf(subject string) []Input { return e.mark(e.of(subject).Trough) }

func (e explainer) peakOf(subject string) []Input { return e.mark(e.of(subject).Peak) }

func (e explainer) endOf(subject string) []Input { return e.mark(e.of(subject).End) }

func (e explainer) peakEndOf(subject string) []Input {
	return append(e.peakOf(subject), e.endOf(subject)...)
}

func (e explainer) troughEndOf(subject string) []Input {
	return append(e.troughOf(subject), e.endOf(subject)...)
}

func (e explainer) channels(string) []Input {
	var out []Input
	for _, t := range e.path {
		if len(t.Channels) > 0 {
			out = append(out, Input{named(t.Action, string(t.ID)), strings.Join(t.Channels, ", ")})
		}
	}
	return first(out)
}

// assumedWeights says which personas' weights are defaults.
func (e explainer) assumedWeights(string) []string {
	unset := 0
	for _, p := range e.personas {
		if !p.Weight.IsSet() {
			unset++
		}
	}
	out := some(unset, "weight of %d personas not set, counted as equal shares of what the others leave")
	return append(append(out, e.assumedImportance("")...), e.tierSentence(e.feelings(), e.tiers)...)
}

// assumedFeelings adds to assumedTiers the importances that are defaults where
// the persona has a feeling.
func (e explainer) assumedFeelings(subject string) []string {
	p := e.column(subject)
	unset := 0
	for i, t := range e.path {
		if p.valences[i].IsSet() && !t.Importance.IsSet() && !p.own[i] {
			unset++
		}
	}
	out := some(unset, "importance of %d touchpoints not set, counted as %d", e.defaultImportance())
	return append(out, e.assumedTiers(subject)...)
}

// assumedTiers says how many of a persona's feelings are assumptions.
func (e explainer) assumedTiers(subject string) []string {
	tiers, count := map[model.Tier]int{}, 0
	for x := range model.All[model.Experience](e.doc) {
		if _, found := e.place[x.Touchpoint]; found && string(x.Persona) == subject && x.Valence.IsSet() {
			tiers[x.Tier]++
			count++
		}
	}
	return e.tierSentence(count, tiers)
}

// MarshalJSON encodes the personas and the blended index.
func (e Emotion) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Personas    []PersonaEmotion    `json:"personas"`
		Blended     Number              `json:"blendedIndex"`
		Switches    Number              `json:"channelSwitches"`
		Expectation Number              `json:"expectationGap"`
		Touchpoints []TouchpointEmotion `json:"touchpoints"`
	}{list(e.Personas), e.Blended, e.Switches, e.Expectation, list(e.Touchpoints)})
}

// MarshalJSON encodes the persona's numbers, with the stages as an object.
func (p PersonaEmotion) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Persona  model.PersonaID `json:"persona"`
		Count    int             `json:"count"`
		Mean     Number          `json:"mean"`
		Weighted Number          `json:"weightedMean"`
		Index    Number          `json:"index"`
		Trough   Mark            `json:"trough"`
		Peak     Mark            `json:"peak"`
		End      Mark            `json:"end"`
		PeakEnd  Number          `json:"peakEnd"`
		LowEnd   Number          `json:"troughEnd"`
		Volatile Number          `json:"volatility"`
		Spread   Number          `json:"spread"`
		Constant Number          `json:"consistency"`
		Drop     Number          `json:"steepestDrop"`
		Negative Number          `json:"negativeShare"`
		Stages   stageMeans      `json:"stages"`
	}{
		p.Persona, p.Count, p.Mean, p.Weighted, p.Index, p.Trough, p.Peak, p.End,
		p.PeakEnd, p.TroughEnd, p.Volatility, p.Spread, p.Consistency, p.SteepestDrop, p.NegativeShare, p.Stages,
	})
}

// stageMeans encodes to an object by stage, in the order of the stages.
type stageMeans []StageMean

func (s stageMeans) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range s {
		if i > 0 {
			b.WriteByte(',')
		}
		key, err := json.Marshal(m.Stage)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(m.Mean)
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// MarshalJSON encodes the valence with its touchpoint, or why there is none.
func (m Mark) MarshalJSON() ([]byte, error) {
	if !m.Valence.Known() {
		return json.Marshal(m.Valence)
	}
	return json.Marshal(struct {
		Valence    Number             `json:"valence"`
		Touchpoint model.TouchpointID `json:"touchpoint"`
	}{m.Valence, m.Touchpoint})
}
