// Package portrait gathers what is known of a persona over several journeys: what
// she feels in each, what hurts her there, where it is not what she expected, and
// what her sheet lacks.
//
// All functions are pure; they take time in proportion to the journeys they are
// given.
package portrait

import (
	"cmp"
	"slices"

	"wend/model"
	"wend/model/analysis"
	"wend/model/text"
)

// Making is a journey as one persona makes it.
type Making struct {
	Journey model.DocID
	Title   string
	Variant model.Variant
	Feels   analysis.PersonaEmotion
	Points  []Point // in the order of the map
	Pains   []Pain  // still open, the worst first
}

// Point is a touchpoint as the persona lives through it.
type Point struct {
	Touchpoint model.TouchpointID
	Name       string
	Felt       model.Opt[int] // -2..2
	Expected   model.Opt[int] // -2..2
	Word       string         // for the feeling, by whoever entered it, or that of its number
}

// Gap returns how much better it is than expected, -4..4; false where either is
// unknown.
func (p Point) Gap() (int, bool) {
	felt, known := p.Felt.Value()
	expected, hoped := p.Expected.Value()
	return felt - expected, known && hoped
}

// Pain is a finding of kind pain that names the persona, or nobody in particular.
type Pain struct {
	Finding model.FindingID
	Text    string
	Where   string         // the touchpoint or stage; empty: the journey
	Score   model.Opt[int] // severity times frequency, 1..25
	Hers    bool           // she is named
}

// In returns journey d as persona id makes it, of a report on it.
func In(s model.State, d *model.Document, r *analysis.Report, id model.PersonaID) Making {
	m := Making{Journey: d.ID(), Title: text.Name(d.Journey()), Variant: d.Journey().Variant}
	for _, p := range r.Emotion.Personas {
		if p.Persona == id {
			m.Feels = p
		}
	}
	for t := range d.Path() {
		e, _ := d.Experience(id, t.ID)
		p := Point{Touchpoint: t.ID, Name: text.Name(t), Felt: e.Valence, Expected: e.Expected, Word: e.Label}
		if v, felt := e.Valence.Value(); felt && p.Word == "" {
			p.Word = text.FeelingWord(v)
		}
		m.Points = append(m.Points, p)
	}
	m.Pains = pains(text.Names{State: s, Doc: d}, d, id)
	return m
}

func pains(names text.Names, d *model.Document, id model.PersonaID) []Pain {
	var out []Pain
	for f := range model.All[model.Finding](d) {
		if f.Type != model.Pain || !f.Open() || !f.Concerns(id) {
			continue
		}
		p := Pain{Finding: f.ID, Text: text.Name(f), Hers: len(f.Personas) > 0}
		switch {
		case f.Touchpoint != "":
			p.Where = names.Of(model.Ref{Kind: model.KindTouchpoint, Key: string(f.Touchpoint)})
		case f.Stage != "":
			p.Where = names.Of(model.Ref{Kind: model.KindStage, Key: string(f.Stage)})
		}
		if score, rated := f.Score(); rated {
			p.Score = model.Some(score)
		}
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(a, b Pain) int { return cmp.Compare(b.Score.Or(0), a.Score.Or(0)) })
	return out
}

// Lacks names what a sheet needs to be complete and does not have: a persona is
// a guess until each is there.
func Lacks(p model.Persona) []string {
	var out []string
	for _, want := range []struct {
		name string
		has  bool
	}{
		{"needs", len(p.Needs) > 0},
		{"goals", len(p.Goals) > 0},
		{"motivations", len(p.Motivations) > 0},
		{"behaviours", len(p.Behaviours) > 0},
		{"something of demographics", p.Demographics != model.Demographics{}},
		{"something of values and interests", len(p.Psychographics.Values)+len(p.Psychographics.Interests)+len(p.Psychographics.Attitudes) > 0 || p.Psychographics.Lifestyle != ""},
		{"how they buy", buys(p)},
		{"evidence", len(p.Evidence) > 0},
	} {
		if !want.has {
			out = append(out, want.name)
		}
	}
	return out
}

// Wants is how many things [Lacks] asks for.
const Wants = 8

func buys(p model.Persona) bool {
	b := p.Buying
	return b.Frequency != "" || b.AverageSpend.IsSet() || len(b.Criteria)+len(b.Channels) > 0 || b.PriceSensitivity != "" || p.Purchases != ""
}
