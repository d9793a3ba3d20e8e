package formula

import (
	"cmp"
	"slices"
)

// Pain returns severity times frequency, 1..25, both rated 1..5.
func Pain(severity, frequency float64) Number {
	if !inside(1, 5, severity, frequency) {
		return NA(OutOfRange, "Severity and frequency go from 1 to 5.")
	}
	return Of(severity * frequency)
}

// inside reports whether all values lie in low..high.
func inside(low, high float64, values ...float64) bool {
	for _, v := range values {
		if !(v >= low && v <= high) {
			return false
		}
	}
	return true
}

// PainBand names a pain score.
type PainBand string

// The bands, a convention of this product.
const (
	CriticalPain PainBand = "critical" // from 16
	HighPain     PainBand = "high"     // 9..15
	MediumPain   PainBand = "medium"   // 4..8
	LowPain      PainBand = "low"
)

// Band returns the band of a pain score.
func Band(score float64) PainBand {
	switch {
	case AtLeast(score, 16):
		return CriticalPain
	case AtLeast(score, 9):
		return HighPain
	case AtLeast(score, 4):
		return MediumPain
	}
	return LowPain
}

// Ulwick returns importance + max(importance - satisfaction, 0), 0..20, from two
// ratings of 0..10 (Ulwick, What Customers Want, 2005). From 10 on an
// opportunity is worth pursuing, from 12 it is high, above 15 extreme.
func Ulwick(importance, satisfaction float64) Number {
	if !inside(0, 10, importance, satisfaction) {
		return NA(OutOfRange, "Importance and satisfaction go from 0 to 10.")
	}
	return Of(importance + max(importance-satisfaction, 0))
}

// UlwickOf returns the score from what a map holds: importance 1..5 and the
// mean feeling -2..2, stretched to 0..10.
func UlwickOf(importance, valence float64) Number { return Ulwick(2*importance, 2.5*(valence+2)) }

// Olsen returns importance times (1 - satisfaction), 0..1, of two ratings of
// 0..1 (Olsen, The Lean Product Playbook, 2015).
func Olsen(importance, satisfaction float64) Number {
	if !inside(0, 1, importance, satisfaction) {
		return NA(OutOfRange, "Importance and satisfaction go from 0 to 1.")
	}
	return Of(importance * (1 - satisfaction))
}

// minEffort is the least effort that RICE knows, in person-months.
const minEffort = 0.5

// RICE returns reach times impact times confidence per effort, at least 0:
// people a period, the same one all over the list; an impact of 0.25, 0.5, 1, 2
// or 3; a confidence of 0..1; person-months from half a one (Intercom 2016).
func RICE(reach, impact, confidence, effort float64) Number {
	switch {
	case effort == 0:
		return NA(ZeroDenominator, "There is no effort.")
	case !(reach >= 0 && impact >= 0 && inside(0, 1, confidence)):
		return NA(OutOfRange, "Reach and impact are at least 0, confidence goes from 0 to 1.")
	case !AtLeast(effort, minEffort):
		return NA(OutOfRange, "Effort counts from half a person-month.")
	}
	return Of(reach * impact * confidence / effort)
}

// ICE returns impact times confidence times ease, 1..1000, each rated 1..10.
func ICE(impact, confidence, ease float64) Number {
	if !inside(1, 10, impact, confidence, ease) {
		return NA(OutOfRange, "Impact, confidence and ease go from 1 to 10.")
	}
	return Of(impact * confidence * ease)
}

// WSJF returns (value + time criticality + risk reduction) / job size: weighted
// shortest job first, from ratings of 1, 2, 3, 5, 8, 13 or 20. It ranks a list
// and means nothing across lists.
func WSJF(value, urgency, risk, size float64) Number {
	if !(value >= 0 && urgency >= 0 && risk >= 0 && size >= 0) {
		return NA(OutOfRange, "A rating is below 0.")
	}
	return Ratio(value+urgency+risk, size)
}

// Field is a field of the impact-effort matrix.
type Field string

// The fields.
const (
	QuickWin     Field = "quick-win"
	MajorProject Field = "major-project"
	FillIn       Field = "fill-in"
	Thankless    Field = "thankless"
)

// ImpactEffort returns the field of an item; what lies on a cut is high. On
// scales of 1..10 the cut is 5.5; medians of the list do as well, say which.
func ImpactEffort(impact, effort, impactCut, effortCut float64) Field {
	switch high, costly := AtLeast(impact, impactCut), AtLeast(effort, effortCut); {
	case high && costly:
		return MajorProject
	case high:
		return QuickWin
	case costly:
		return Thankless
	}
	return FillIn
}

// Weighted returns the weighted mean sum(w·v)/sum(w): the priority of a
// touchpoint from the impact on satisfaction, conversion and business, each
// 0..10. Weights are at least 0 and not all 0.
func Weighted(values, weights []float64) Number {
	if len(values) == 0 || len(values) != len(weights) {
		return NA(NoData, "")
	}
	for _, w := range weights {
		if w < 0 {
			return NA(OutOfRange, "A weight is below 0.")
		}
	}
	return WeightedMean(values, weights)
}

// Candidate is an item of a ranked list. Low and High are the scores that
// one step of one of its inputs could make of it.
type Candidate struct {
	Name       string
	Score      Number
	Low, High  Number
	Confidence float64 // breaks ties: higher first
	Effort     float64 // breaks ties after it: lower first
}

// Ranked returns the places of candidates in order: by score, then higher
// confidence, then lower effort, then name; those without a score come last.
func Ranked(list []Candidate) []int {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := list[i], list[j]
		return cmp.Or(
			-compareKnown(a.Score, b.Score), -cmp.Compare(a.Confidence, b.Confidence),
			cmp.Compare(a.Effort, b.Effort), cmp.Compare(a.Name, b.Name),
		)
	})
	return order
}

// compareKnown orders numbers; one that is not available is the lowest.
func compareKnown(a, b Number) int {
	switch {
	case a.Known() && b.Known():
		return Order(a.Or(0), b.Or(0))
	case a.Known():
		return 1
	case b.Known():
		return -1
	}
	return 0
}

// CloseCall reports whether one step of one input of one item would put another
// one on top of a ranked list.
func CloseCall(ranked []Candidate) bool {
	if len(ranked) < 2 || !ranked[0].Score.Known() {
		return false
	}
	top := ranked[0]
	for _, c := range ranked[1:] {
		score, ok := c.Score.Value()
		if ok && (Above(c.High.Or(score), top.Score.Or(0)) || Above(score, top.Low.Or(top.Score.Or(0)))) {
			return true
		}
	}
	return false
}

// Scales whose neighbours are one step apart.
var (
	ImpactSteps     = []float64{0.25, 0.5, 1, 2, 3}
	ConfidenceSteps = []float64{0.5, 0.8, 1}
	SizeSteps       = []float64{1, 2, 3, 5, 8, 13, 20}
	TenSteps        = []float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}
)

// Neighbours returns the nearest values of a scale below and above v, v itself
// where there is none.
func Neighbours(scale []float64, v float64) (below, above float64) {
	below, above = v, v
	for _, s := range scale {
		if s < v {
			below = s
		}
		if s > v && above == v {
			above = s
		}
	}
	return below, above
}
