package analysis

import (
	"bytes"
	"encoding/json"

	"wend/model"
)

// JSON returns r in the shape of `wend analyze --json`: indented, deterministic,
// numbers unrounded, {"na": reason} for those not available. Insights are not
// part of it.
func (r *Report) JSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(r); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// MarshalJSON encodes the report in the shape of the analysis JSON.
func (r *Report) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Journey       model.JourneyID `json:"journey"`
		Emotion       Emotion         `json:"emotion"`
		Flow          Flow            `json:"flow"`
		Chain         Chain           `json:"chain"`
		Moments       []Moment        `json:"moments"`
		Opportunities []Opportunity   `json:"opportunities"`
		Pains         Pains           `json:"pains"`
		KPIs          []KPI           `json:"kpis"`
		Hypotheses    []Hypothesis    `json:"hypotheses"`
		Initiatives   Initiatives     `json:"initiatives"`
		Commerce      Commerce        `json:"commerce"`
		Confidence    Confidence      `json:"confidence"`
		Quality       Quality         `json:"quality"`
	}{
		r.Journey, r.Emotion, r.Flow, r.Chain, list(r.Moments.List),
		append(list(r.Opportunities.Derived), r.Opportunities.Measured...), r.Pains, list(r.KPIs.List),
		list(r.Hypotheses.List), r.Initiatives, r.Commerce, r.Confidence, r.Quality,
	})
}

// list returns a copy of v that encodes to [] if empty.
func list[T any](v []T) []T { return append([]T{}, v...) }

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

// MarshalJSON encodes the chain; the biggest leak by its place.
func (f Flow) MarshalJSON() ([]byte, error) {
	var leak any = f.Leak.Stage
	if f.Leak.Stage == "" {
		leak = f.Leak.Share
	}
	return json.Marshal(struct {
		Goal         Number       `json:"goalProbability"`
		Steps        Number       `json:"steps"`
		Stages       []StageFlow  `json:"stages"`
		Leverage     []Leverage   `json:"leverage"`
		Leak         any          `json:"biggestLeak"`
		Kept         Number       `json:"keptAfterGoal"`
		After        []StageFlow  `json:"afterGoal"`
		SmallSamples []model.Node `json:"smallSamples"`
	}{f.Goal, f.Steps, list(f.Stages), list(f.Leverage), leak, f.After.Kept, list(f.After.Stages), list(f.SmallSamples)})
}

// MarshalJSON encodes load and addressed share.
func (p Pains) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Load      Number `json:"load"`
		Addressed Number `json:"addressed"`
	}{p.Load, p.Addressed})
}
