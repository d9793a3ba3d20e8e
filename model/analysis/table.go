package analysis

import (
	"strings"
)

// NumberID names a number of a report: a topic, and after a slash the id of
// what it is about ("emotion.index/maya").
type NumberID string

// topic and subject are the two halves of the id.
func (id NumberID) topic() string {
	topic, _, _ := strings.Cut(string(id), "/")
	return topic
}

func (id NumberID) subject() string {
	_, subject, _ := strings.Cut(string(id), "/")
	return subject
}

// Better says in which direction a number is good.
type Better int8

// The directions.
const (
	Neither Better = 0
	Higher  Better = 1
	Lower   Better = -1
)

// Figure is a number with what it takes to show it.
type Figure struct {
	ID     NumberID
	Number Number
	Unit   Unit
	Better Better
}

// String returns the number as [Format] writes it.
func (f Figure) String() string { return Format(f.Number, f.Unit) }

// groups lists the figures of a report by the first word of their topics.
var groups = []struct {
	word    string
	figures func(r *Report) []Figure
}{
	{"emotion", func(r *Report) []Figure { return r.Emotion.figures() }},
	{"touchpoint", func(r *Report) []Figure { return r.Emotion.touchpoints() }},
	{"flow", func(r *Report) []Figure { return r.Flow.figures() }},
	{"moments", func(r *Report) []Figure { return []Figure{r.momentFigure()} }},
	{"pains", func(r *Report) []Figure { return r.Pains.figures() }},
	{"kpi", func(r *Report) []Figure { return r.KPIs.figures() }},
	{"chain", func(r *Report) []Figure { return r.Chain.figures() }},
	{"opportunity", func(r *Report) []Figure { return r.Opportunities.figures() }},
	{"initiative", func(r *Report) []Figure { return r.Initiatives.figures() }},
	{"hypothesis", func(r *Report) []Figure { return r.Hypotheses.figures() }},
	{"commerce", func(r *Report) []Figure { return r.Commerce.figures() }},
	{"quality", func(r *Report) []Figure { return r.Quality.figures() }},
	{"confidence", func(r *Report) []Figure { return r.Confidence.figures() }},
}

// Figures returns every number of r that has an explanation, in a fixed order:
// two reports can be compared by id.
func Figures(r *Report) []Figure {
	var out []Figure
	for _, g := range groups {
		out = append(out, g.figures(r)...)
	}
	return out
}

// Numbers returns the ids of [Figures].
func Numbers(r *Report) []NumberID {
	var out []NumberID
	for _, f := range Figures(r) {
		out = append(out, f.ID)
	}
	return out
}

// FigureOf returns the number called id.
func FigureOf(r *Report, id NumberID) (Figure, bool) {
	word, _, _ := strings.Cut(id.topic(), ".")
	for _, g := range groups {
		if g.word != word {
			continue
		}
		for _, f := range g.figures(r) {
			if f.ID == id {
				return f, true
			}
		}
	}
	return Figure{}, false
}

// topics says what each topic means.
var topics = map[string]topic{}

func init() { // a literal would refer to itself through the inputs
	for _, group := range []map[string]topic{
		emotionTopics, flowTopics, chainTopics, workTopics, touchpointTopics, moneyTopics, planTopics, qualityTopics,
	} {
		for name, t := range group {
			topics[name] = t
		}
	}
}
