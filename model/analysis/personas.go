package analysis

import (
	"fmt"
	"slices"

	"github.com/go-json-experiment/json/jsontext"

	"wend/model"
	"wend/model/analysis/formula"
	"wend/model/text"
)

// PersonaEmotion is how one persona feels along the journey. Valences are
// -2..2; importance weighs them.
type PersonaEmotion struct {
	Persona  model.PersonaID `json:"persona"`
	Weight   float64         `json:"-"`            // share of customers, normalised over the personas
	Count    int             `json:"count"`        // touchpoints with a feeling
	Mean     Number          `json:"mean"`         // -2..2
	Weighted Number          `json:"weightedMean"` // mean weighted by importance, -2..2
	Index    Number          `json:"index"`        // 0..100, 50 is neutral
	Trough   Mark            `json:"trough"`       // lowest, the first of several
	Peak     Mark            `json:"peak"`         // most intense, the negative one if two are
	End      Mark            `json:"end"`          // last
	PeakEnd  Number          `json:"peakEnd"`      // -2..2
	// TroughEnd is the mean of lowest and last feeling, -2..2.
	TroughEnd Number `json:"troughEnd"`
	// Volatility is the root mean square of successive differences, 0..4.
	Volatility    Number     `json:"volatility"`
	Spread        Number     `json:"spread"`        // population standard deviation, 0..2
	Consistency   Number     `json:"consistency"`   // 0..1
	SteepestDrop  Number     `json:"steepestDrop"`  // -4..4; above 0 if the mood only ever rises
	NegativeShare Number     `json:"negativeShare"` // 0..1
	Stages        StageMeans `json:"stages"`
	// Valences has one entry for each touchpoint of the path.
	Valences []model.Opt[int] `json:"-"`
}

// Mark is a feeling at a touchpoint.
type Mark struct {
	Valence    Number             `json:"valence"`
	Touchpoint model.TouchpointID `json:"touchpoint"` // "" if the valence is not available
}

// MarshalJSON encodes the feeling, or why there is none.
func (m Mark) MarshalJSON() ([]byte, error) {
	type plain Mark
	return orWhy(plain(m), m.Valence.Known(), m.Valence)
}

// StageMean is a persona's weighted mean valence in a stage, -2..2.
type StageMean struct {
	Stage model.StageID
	Mean  Number
}

// StageMeans are a persona's means in the order of the stages.
type StageMeans []StageMean

// MarshalJSONTo encodes an object by stage.
func (s StageMeans) MarshalJSONTo(out *jsontext.Encoder) error {
	return object(out, func(yield func(string, Number) bool) {
		for _, m := range s {
			if !yield(string(m.Stage), m.Mean) {
				return
			}
		}
	})
}

// ofPersona takes a number of each persona.
var ofPersona = each(model.KindPersona,
	func(r *Report) []PersonaEmotion { return r.Emotion.Personas },
	func(p *PersonaEmotion) model.PersonaID { return p.Persona })

var personaNumbers = []number{
	{
		topic: "emotion.index", title: "Emotion index of ", unit: Index, better: Higher, basis: Feelings,
		plain:   "How one persona feels, from 0 to 100 with 50 for neutral, important touchpoints counting more",
		formula: "50 + 25 × sum(importance × feeling) / sum(importance)", source: smaply, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.Index }),
		inputs: explainer.feelingsOf, assumed: explainer.assumedFeelings,
	},
	{
		topic: "emotion.mean", title: "Mean feeling of ", unit: Valence, better: Higher, basis: Feelings,
		plain:   "The average of one persona's feelings, from -2 to +2",
		formula: "sum(feeling) / number of feelings", source: smaply, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.Mean }),
		inputs: explainer.feelingsOf, assumed: explainer.assumedTiers,
	},
	{
		topic: "emotion.weighted", title: "Mean feeling, weighted by importance, of ", unit: Valence, better: Higher, basis: Feelings,
		plain:   "The average of one persona's feelings, important touchpoints counting more",
		formula: "sum(importance × feeling) / sum(importance)", source: smaply, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.Weighted }),
		inputs: explainer.feelingsOf, assumed: explainer.assumedFeelings,
	},
	{
		topic: "emotion.trough", title: "Lowest point of ", unit: Valence, better: Higher, basis: Feelings,
		plain:   "The worst feeling of one persona",
		formula: "lowest feeling, the first of equals", source: smaply, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.Trough.Valence }),
		inputs: explainer.troughOf, assumed: explainer.assumedTiers,
	},
	{
		topic: "emotion.peak", title: "Most intense moment of ", unit: Valence, better: Higher, basis: Feelings,
		plain:   "The strongest feeling of one persona, good or bad",
		formula: "feeling farthest from 0, the negative one of equals", source: peaks, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.Peak.Valence }),
		inputs: explainer.peakOf, assumed: explainer.assumedTiers,
	},
	{
		topic: "emotion.end", title: "How the journey ends for ", unit: Valence, better: Higher, basis: Feelings,
		plain:   "The last feeling of one persona, which people remember",
		formula: "feeling at the last touchpoint that has one", source: peaks, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.End.Valence }),
		inputs: explainer.endOf, assumed: explainer.assumedTiers,
	},
	{
		topic: "emotion.peak-end", title: "What is remembered by ", unit: Valence, better: Higher, basis: Feelings,
		plain:   "The mean of the strongest and the last feeling: what people remember of it all",
		formula: "(most intense feeling + last feeling) / 2", source: peaks, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.PeakEnd }),
		inputs: explainer.peakEndOf, assumed: explainer.assumedTiers,
	},
	{
		topic: "emotion.trough-end", title: "Lowest point and end of ", unit: Valence, better: Higher, basis: Feelings,
		plain:   "The mean of the worst and the last feeling",
		formula: "(lowest feeling + last feeling) / 2", source: peaks, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.TroughEnd }),
		inputs: explainer.troughEndOf, assumed: explainer.assumedTiers,
	},
	{
		topic: "emotion.volatility", title: "Ups and downs of ", unit: Ratio, better: Lower, basis: Feelings,
		plain:   "How much the feeling jumps from one touchpoint to the next",
		formula: "square root of the mean squared difference between neighbouring feelings", source: affect, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.Volatility }),
		inputs: explainer.stepsOf, assumed: explainer.assumedTiers,
	},
	{
		topic: "emotion.spread", title: "Spread of the feelings of ", unit: Ratio, better: Lower, basis: Feelings,
		plain:   "How far the feelings of one persona lie apart",
		formula: "standard deviation of the feelings", source: smaply, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.Spread }),
		inputs: explainer.feelingsOf, assumed: explainer.assumedTiers,
	},
	{
		topic: "emotion.consistency", title: "Consistency for ", unit: Ratio, better: Higher, basis: Feelings,
		plain:   "How alike the feelings are, from 0 to 1 for the same all along",
		formula: "1 - spread / 2", source: own, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.Consistency }),
		inputs: explainer.feelingsOf, assumed: explainer.assumedTiers,
	},
	{
		topic: "emotion.steepest-drop", title: "Steepest drop of ", unit: Valence, better: Higher, basis: Feelings,
		plain:   "The largest fall of feeling from one touchpoint to the next",
		formula: "lowest difference between neighbouring feelings", source: smaply, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.SteepestDrop }),
		inputs: explainer.stepsOf, assumed: explainer.assumedTiers,
	},
	{
		topic: "emotion.negative-share", title: "Share of bad moments of ", unit: Share, better: Lower, basis: Feelings,
		plain:   "The part of one persona's feelings that are bad",
		formula: "feelings below 0 / number of feelings", source: smaply, remedy: enterFeelings,
		get:    ofPersona(func(p *PersonaEmotion) Number { return p.NegativeShare }),
		inputs: explainer.feelingsOf, assumed: explainer.assumedTiers,
	},
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
	for i, s := range x.Stages {
		from, to := x.Within(i)
		from, _ = slices.BinarySearch(at, from)
		to, _ = slices.BinarySearch(at, to)
		e.Stages = append(e.Stages, StageMean{s.ID, formula.WeightedMean(v[from:to], w[from:to])})
	}
	return e
}

func (x *index) mark(v []float64, at []int, i int) Mark {
	return Mark{Of(v[i]), x.Path[at[i]].ID}
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
	return &persona{valences: make([]model.Opt[int], len(e.Path)), importance: e.weight}
}

func (e explainer) feelingsOf(subject string) []Input {
	p := e.column(subject)
	var list []weighed
	for i, t := range e.Path {
		if v, ok := p.valences[i].Value(); ok {
			w := p.importance[i]
			felt := fmt.Sprintf("importance %s, feeling %s", trimmed(w), signed(float64(v)))
			list = append(list, weighed{given(text.Name(t), felt), w * float64(v)})
		}
	}
	return strongest(list)
}

// stepsOf lists the steps from one feeling to the next, the largest first.
func (e explainer) stepsOf(subject string) []Input {
	v, _, at := e.column(subject).felt()
	var list []weighed
	for i := 1; i < len(v); i++ {
		a, b := e.Path[at[i-1]], e.Path[at[i]]
		name := text.Name(a) + " → " + text.Name(b)
		list = append(list, weighed{given(name, signed(v[i-1])+" to "+signed(v[i])), v[i] - v[i-1]})
	}
	return strongest(list)
}

func (e explainer) mark(m Mark) []Input {
	if !m.Valence.Known() {
		return nil
	}
	return []Input{given(e.touchpointName(m.Touchpoint), "feeling "+Format(m.Valence, Valence))}
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

// assumedFeelings adds to assumedTiers the importances that are defaults where
// the persona has a feeling.
func (e explainer) assumedFeelings(subject string) []string {
	p := e.column(subject)
	unset := 0
	for i, t := range e.Path {
		if p.valences[i].IsSet() && !t.Importance.IsSet() && !p.own[i] {
			unset++
		}
	}
	out := some(unset, "touchpoint", "importance of %s not set, counted as %d", e.defaultImportance())
	return append(out, e.assumedTiers(subject)...)
}

// assumedTiers says how many of a persona's feelings are assumptions.
func (e explainer) assumedTiers(subject string) []string {
	tiers, count := map[model.Tier]int{}, 0
	for x := range model.All[model.Experience](e.doc) {
		if _, found := e.Place(x.Touchpoint); found && string(x.Persona) == subject && x.Valence.IsSet() {
			tiers[x.Tier]++
			count++
		}
	}
	return e.tierSentence(count, tiers)
}
