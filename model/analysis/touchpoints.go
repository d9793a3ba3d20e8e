package analysis

import (
	"encoding/json"
	"fmt"

	"wend/model"
	"wend/model/analysis/formula"
)

// TouchpointEmotion is how one touchpoint performs over all personas.
type TouchpointEmotion struct {
	Touchpoint  model.TouchpointID
	Valence     Number        // blended by the personas' weights, -2..2
	Importance  float64       // 1..5
	Gap         Number        // importance minus performance, -4..4
	Focus       formula.Focus // importance against performance, both cut at 3; "" without a feeling
	Expectation Number        // feeling minus what was expected, -4..4
	// Lowest is the lowest feeling of a persona, -2..2.
	Lowest model.Opt[int] `json:"-"`
	// Missed is by how much a persona is disappointed at most: expected minus
	// felt, 0..4.
	Missed int `json:"-"`
}

var touchpointTopics = map[string]topic{
	"touchpoint.valence": {
		"Feeling at ", "sum(weight × feeling) / sum(weight) over the personas", smaply, enterFeelings,
		explainer.touchpointInputs, explainer.assumedAt,
	},
	"touchpoint.gap": {
		"Importance minus performance at ", "importance - (feeling + 3)", ipa, enterFeelings,
		explainer.touchpointInputs, explainer.assumedAt,
	},
	"touchpoint.expectation": {
		"Feeling minus expectation at ", "feeling - expected feeling, by importance and weight", own, enterExpected,
		explainer.touchpointInputs, explainer.assumedAt,
	},
	"emotion.expectation": {
		"Feelings minus expectations", "sum(weight × importance × (feeling - expected)) / sum(weight × importance)",
		own, enterExpected, explainer.surprises, explainer.assumedImportance,
	},
	"emotion.trough-end": {
		"Lowest point and end of ", "(lowest feeling + last feeling) / 2", peaks, enterFeelings,
		explainer.troughEndOf, explainer.assumedTiers,
	},
	"confidence.reasoned": {
		"Reasoned feelings on the map", "feelings that are reasoned / feelings", own, enterFeelings,
		explainer.tierInputs, nil,
	},
	"confidence.validated": {
		"Validated feelings on the map", "feelings that are validated / feelings", own, enterFeelings,
		explainer.tierInputs, nil,
	},
	"flow.kept": {
		"Customers kept after the goal", "chain of the stages after the goal: probability to come back or to the goal, not to be lost",
		markov, "Enter the transitions of the stages after the goal.", explainer.keptInputs, explainer.assumedFlow,
	},
	"flow.visits":    {"Visits of ", "entry × (I - Q)⁻¹", markov, enterFlow, explainer.placeInputs, explainer.assumedFlow},
	"flow.ever":      {"Chance ever to come to ", "visits / visits of somebody who starts there", markov, enterFlow, explainer.placeInputs, explainer.assumedFlow},
	"flow.lost":      {"Lost at ", "visits × probability of being lost", markov, enterFlow, explainer.placeInputs, explainer.assumedFlow},
	"flow.goal-from": {"Goal probability from ", "(I - Q)⁻¹ × probability of stepping to the goal", markov, enterFlow, explainer.placeInputs, explainer.assumedFlow},
}

func (e Emotion) touchpoints() []Figure {
	var out []Figure
	for _, t := range e.Touchpoints {
		id := NumberID("/" + t.Touchpoint)
		out = append(out,
			Figure{"touchpoint.valence" + id, t.Valence, Valence, Higher},
			Figure{"touchpoint.gap" + id, t.Gap, Valence, Lower},
			Figure{"touchpoint.expectation" + id, t.Expectation, Valence, Higher},
		)
	}
	return out
}

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

func (e explainer) touchpointInputs(subject string) []Input {
	i, found := e.place[model.TouchpointID(subject)]
	if !found {
		return nil
	}
	out := []Input{{"Importance", trimmed(e.weight[i])}}
	for _, p := range e.personas {
		if v, ok := p.valences[i].Value(); ok {
			text := fmt.Sprintf("feeling %s, weight %s", signed(float64(v)), trimmed(p.share))
			out = append(out, Input{named(p.Name, string(p.ID)), text})
		}
	}
	return first(out)
}

// surprises lists where feelings differ most from what was expected.
func (e explainer) surprises(string) []Input {
	var list []weighed
	for _, t := range e.report.Emotion.Touchpoints {
		if v, ok := t.Expectation.Value(); ok {
			list = append(list, weighed{Input{e.touchpointName(t.Touchpoint), Format(t.Expectation, Valence)}, v})
		}
	}
	return strongest(list)
}

// assumedAt says whether one touchpoint has the default importance.
func (e explainer) assumedAt(subject string) []string {
	if i, found := e.place[model.TouchpointID(subject)]; found && !e.path[i].Importance.IsSet() {
		return []string{fmt.Sprintf("importance not set, counted as %d", e.defaultImportance())}
	}
	return nil
}

// assumedImportance says how many touchpoints have the default importance.
func (e explainer) assumedImportance(string) []string {
	unset := 0
	for _, t := range e.path {
		if !t.Importance.IsSet() {
			unset++
		}
	}
	return some(unset, "importance of %d touchpoints not set, counted as %d", e.defaultImportance())
}

// MarshalJSON encodes how the touchpoint performs.
func (t TouchpointEmotion) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Touchpoint  model.TouchpointID `json:"touchpoint"`
		Importance  float64            `json:"importance"`
		Valence     Number             `json:"valence"`
		Gap         Number             `json:"gap"`
		Focus       formula.Focus      `json:"focus,omitempty"`
		Expectation Number             `json:"expectationGap"`
	}{t.Touchpoint, t.Importance, t.Valence, t.Gap, t.Focus, t.Expectation})
}
