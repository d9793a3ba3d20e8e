package analysis

import (
	"fmt"

	"wend/model"
	"wend/model/analysis/formula"
	"wend/model/text"
)

// TouchpointEmotion is how one touchpoint performs over all personas.
type TouchpointEmotion struct {
	Touchpoint  model.TouchpointID `json:"touchpoint"`
	Importance  float64            `json:"importance"`     // 1..5
	Valence     Number             `json:"valence"`        // blended by the personas' weights, -2..2
	Gap         Number             `json:"gap"`            // importance minus performance, -4..4
	Focus       formula.Focus      `json:"focus,omitzero"` // importance against performance, both cut at 3; "" without a feeling
	Expectation Number             `json:"expectationGap"` // feeling minus what was expected, -4..4
	// Lowest is the lowest feeling of a persona, -2..2.
	Lowest model.Opt[int] `json:"-"`
	// Missed is by how much a persona is disappointed at most: expected minus
	// felt, 0..4.
	Missed int `json:"-"`
}

// middle is where importance and performance are cut into high and low.
const middle = 3

// ofTouchpoint takes a number of each touchpoint.
var ofTouchpoint = each(model.KindTouchpoint,
	func(r *Report) []TouchpointEmotion { return r.Emotion.Touchpoints },
	func(t *TouchpointEmotion) model.TouchpointID { return t.Touchpoint })

var touchpointNumbers = []number{
	{
		topic: "touchpoint.valence", title: "Feeling at ", unit: Valence, better: Higher, basis: Feelings,
		plain:   "How all personas feel at a touchpoint, from -2 to +2",
		formula: "sum(weight × feeling) / sum(weight) over the personas", source: smaply, remedy: enterFeelings,
		get:    ofTouchpoint(func(t *TouchpointEmotion) Number { return t.Valence }),
		inputs: explainer.touchpointInputs, assumed: explainer.assumedAt,
	},
	{
		topic: "touchpoint.gap", title: "Importance minus performance at ", unit: Valence, better: Lower, basis: Feelings,
		plain:   "Importance less how well it goes, from 1 to 5: 3 or more is a touchpoint that matters and fails",
		formula: "importance - (feeling + 3)", source: ipa, remedy: enterFeelings,
		get:    ofTouchpoint(func(t *TouchpointEmotion) Number { return t.Gap }),
		inputs: explainer.touchpointInputs, assumed: explainer.assumedAt,
	},
	{
		topic: "touchpoint.expectation", title: "Feeling minus expectation at ", unit: Valence, better: Higher, basis: Feelings,
		plain:   "How much better or worse a touchpoint feels than was expected",
		formula: "feeling - expected feeling, by importance and weight", source: own, remedy: enterExpected,
		get:    ofTouchpoint(func(t *TouchpointEmotion) Number { return t.Expectation }),
		inputs: explainer.touchpointInputs, assumed: explainer.assumedAt,
	},
	{
		topic: "touchpoint.persona-gap", title: "Difference between the personas at ", unit: Count, better: Lower, basis: Feelings,
		plain:   "How far apart the personas feel at a touchpoint, in steps of a feeling",
		formula: "highest feeling of a persona - lowest", source: smaply, remedy: "Enter the feelings of two personas at least.",
		get: each(model.KindTouchpoint, func(r *Report) []Gap { return r.Emotion.Gaps }, func(g *Gap) model.TouchpointID { return g.Touchpoint })(
			func(g *Gap) Number { return g.Gap }),
		inputs: explainer.touchpointInputs,
	},
}

// performances says how each touchpoint performs over all personas.
func (x *index) performances() []TouchpointEmotion {
	out := make([]TouchpointEmotion, len(x.Path))
	for i, t := range x.Path {
		e := TouchpointEmotion{Touchpoint: t.ID, Valence: x.valence(i), Importance: x.weight[i]}
		e.Gap = e.Valence.With(func(v float64) float64 { return formula.PerformanceGap(x.weight[i], v) })
		if v, ok := e.Valence.Value(); ok {
			e.Focus = formula.ImportancePerformance(x.weight[i], v, middle)
		}
		e.Expectation, _ = x.surprise(i, i+1)
		for _, p := range x.personas {
			v, felt := p.valences[i].Value()
			if !felt {
				continue
			}
			e.Lowest = model.Some(min(v, e.Lowest.Or(v)))
			if want, expected := p.expected[i].Value(); expected {
				e.Missed = max(e.Missed, want-v)
			}
		}
		out[i] = e
	}
	return out
}

// expectation returns the mean expectation gap of the journey.
func (x *index) expectation() Number {
	mean, any := x.surprise(0, len(x.Path))
	if !any {
		return NA(NoData, "No feeling is entered beside what was expected.")
	}
	return mean
}

// surprise returns the mean gap between feelings and what was expected over a
// stretch of the path, weighed by importance and the personas' weights.
func (x *index) surprise(from, to int) (mean Number, any bool) {
	var gaps, weights []float64
	for _, p := range x.personas {
		for i := from; i < to; i++ {
			v, felt := p.valences[i].Value()
			e, expected := p.expected[i].Value()
			if felt && expected {
				gaps = append(gaps, formula.ExpectationGap(float64(v), float64(e)))
				weights = append(weights, p.share*p.importance[i])
			}
		}
	}
	if len(gaps) == 0 {
		return NA(NoData, "Nothing is expected here, or nothing is felt."), false
	}
	return formula.WeightedMean(gaps, weights), true
}

func (e explainer) touchpointInputs(subject string) []Input {
	i, found := e.Place(model.TouchpointID(subject))
	if !found {
		return nil
	}
	out := []Input{
		given("Importance", trimmed(e.weight[i])),
		given("Feeling of all", Format(e.report.Emotion.Touchpoints[i].Valence, Valence)).of("touchpoint.valence", subject),
	}
	for _, p := range e.personas {
		if v, ok := p.valences[i].Value(); ok {
			felt := fmt.Sprintf("feeling %s, weight %s", signed(float64(v)), trimmed(p.share))
			out = append(out, given(text.Name(p.Persona), felt))
		}
	}
	return out
}

// surprises lists where feelings differ most from what was expected.
func (e explainer) surprises(string) []Input {
	var list []weighed
	for _, t := range e.report.Emotion.Touchpoints {
		if v, ok := t.Expectation.Value(); ok {
			list = append(list, weighed{given(e.touchpointName(t.Touchpoint), Format(t.Expectation, Valence)).of("touchpoint.expectation", string(t.Touchpoint)), v})
		}
	}
	return strongest(list)
}

// assumedAt says whether one touchpoint has the default importance.
func (e explainer) assumedAt(subject string) []string {
	if i, found := e.Place(model.TouchpointID(subject)); found && !e.Path[i].Importance.IsSet() {
		return []string{fmt.Sprintf("importance not set, counted as %d", e.defaultImportance())}
	}
	return nil
}

// assumedImportance says how many touchpoints have the default importance.
func (e explainer) assumedImportance(string) []string {
	unset := 0
	for _, t := range e.Path {
		if !t.Importance.IsSet() {
			unset++
		}
	}
	return some(unset, "touchpoint", "importance of %s not set, counted as %d", e.defaultImportance())
}
