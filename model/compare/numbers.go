package compare

import (
	"math"

	"wend/model/analysis"
	"wend/model/text"
)

// Headline is a number whose change is told, and the name for it.
type Headline struct {
	Name string
	ID   analysis.NumberID
}

// Headlines are the numbers whose changes are told, by the name for it.
var Headlines = []Headline{
	{"Goal", "flow.goal"},
	{"Emotion", "emotion.blended"},
	{"Pain load", "pains.load"},
	{"Strong support", "chain.coverage"},
	{"KPIs on target", "kpi.on-target"},
	{"Cost", "chain.cost"},
	{"Guessed feelings", "confidence"},
}

// Number is a headline number before and after, as people read it; one that is not
// known says why.
type Number struct {
	ID     analysis.NumberID `json:"id"`
	Name   string            `json:"name"`
	Before string            `json:"before"`
	After  string            `json:"after"`
	// From and To are the same unrounded.
	From   analysis.Number `json:"from"`
	To     analysis.Number `json:"to"`
	Better analysis.Better `json:"-"` // in which direction it is good

	unit analysis.Unit
}

// Numbers returns the headline numbers that differ between two reports.
func Numbers(a, b *analysis.Report) []Number { return Among(Headlines, a, b) }

// Among returns those of some numbers that differ between two reports.
func Among(names []Headline, a, b *analysis.Report) []Number {
	var out []Number
	for _, h := range names {
		was, _ := analysis.FigureOf(a, h.ID)
		is, _ := analysis.FigureOf(b, h.ID)
		if was.String() == is.String() {
			continue
		}
		out = append(out, Number{h.ID, h.Name, was.String(), is.String(), was.Number, is.Number, is.Better, is.Unit})
	}
	return out
}

// Sentence says how a number changed: "Goal 15.1 → 18.1 %, up 3.0 points".
func (n Number) Sentence(arrow string) string {
	from, before := n.From.Value()
	to, after := n.To.Value()
	if !before || !after {
		return n.Name + " " + n.Before + " " + arrow + " " + n.After
	}
	return n.Name + " " + Moved(from, to, n.unit, arrow)
}

// Way is 1 if the number became better, -1 if worse, 0 if that cannot be said.
func (n Number) Way() int {
	from, before := n.From.Value()
	to, after := n.To.Value()
	switch d := (to - from) * float64(n.Better); {
	case !before || !after || d == 0:
		return 0
	case d > 0:
		return 1
	}
	return -1
}

// Moved writes a change: "15.1 → 18.1 %, up 3.0 points".
func Moved(from, to float64, u analysis.Unit, arrow string) string {
	way := "up "
	if to < from {
		way = "down "
	}
	unit := ""
	switch u {
	case analysis.Share:
		from, to, unit = 100*from, 100*to, " %"
	case analysis.Index:
	default:
		return analysis.Format(analysis.Of(from), u) + " " + arrow + " " + analysis.Format(analysis.Of(to), u) +
			", " + way + analysis.Format(analysis.Of(math.Abs(to-from)), u)
	}
	decimals := 1
	if math.Abs(to-from) < 0.1 {
		decimals = 2
	}
	in := func(v float64) string { return text.Fixed(v, decimals) }
	return in(from) + " " + arrow + " " + in(to) + unit + ", " + way + in(math.Abs(to-from)) + " points"
}
