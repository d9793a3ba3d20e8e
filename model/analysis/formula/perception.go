package formula

import (
	"encoding/json"
	"math"
)

// Interval is a 95 % interval; Centre is the middle it is built around, which
// is not the estimate where the interval is adjusted for small samples.
type Interval struct {
	Centre Number `json:"-"`
	Low    Number `json:"low"`
	High   Number `json:"high"`
}

// MarshalJSON encodes the bounds, or why there is none.
func (i Interval) MarshalJSON() ([]byte, error) {
	if !i.Low.Known() {
		return json.Marshal(i.Low)
	}
	type plain Interval
	return json.Marshal(plain(i))
}

func noInterval(why Number) Interval { return Interval{why, why, why} }

// NetPromoter is a net promoter score in points, -100..100.
type NetPromoter struct {
	N      float64 // answers
	Score  Number  // share of promoters minus share of detractors
	Error  Number  // standard error of Score
	Margin Number  // plain margin of error; 0 if all agree, which is false precision
	// Adjusted is the adjusted Wald interval, clamped to the scale; show this.
	Adjusted Interval
}

// NPS returns the net promoter score of promoters (9-10), passives (7-8) and
// detractors (0-6). Source: Reichheld 2003; variance and adjusted Wald interval
// after Rocks 2016. Without answers it is not available.
func NPS(promoters, passives, detractors float64) NetPromoter {
	n := promoters + passives + detractors
	if !(promoters >= 0 && passives >= 0 && detractors >= 0) {
		return noPromoters(n, NA(OutOfRange, "A count is below 0."))
	}
	if n == 0 {
		return noPromoters(n, NA(NoData, "Nobody answered."))
	}
	p, d := promoters/n, detractors/n
	se := math.Sqrt((p + d - (p-d)*(p-d)) / n)
	more := n + 3
	p, d = (promoters+0.75)/more, (detractors+0.75)/more
	c := p - d
	half := z95 * math.Sqrt((p+d-c*c)/more)
	return NetPromoter{
		N: n, Score: Of(100 * (promoters - detractors) / n), Error: Of(100 * se), Margin: Of(100 * z95 * se),
		Adjusted: Interval{Of(100 * c), Of(max(-100, 100*(c-half))), Of(min(100, 100*(c+half)))},
	}
}

func noPromoters(n float64, why Number) NetPromoter {
	return NetPromoter{N: n, Score: why, Error: why, Margin: why, Adjusted: noInterval(why)}
}

// NPSOf returns the net promoter score of answers of 0..10; others make it out
// of range.
func NPSOf(answers []float64) NetPromoter {
	var promoters, passives, detractors float64
	for _, a := range answers {
		switch {
		case !(a >= 0 && a <= 10) || a != math.Trunc(a):
			return noPromoters(float64(len(answers)), NA(OutOfRange, "An answer is not a whole number from 0 to 10."))
		case a >= 9:
			promoters++
		case a >= 7:
			passives++
		default:
			detractors++
		}
	}
	return NPS(promoters, passives, detractors)
}

// Difference is how far two surveys lie apart, with a z-test.
type Difference struct{ Difference, Error, Z, P Number }

// NPSDifference returns after minus before in points. Two surveys without any
// spread have no z.
func NPSDifference(before, after NetPromoter) Difference {
	diff := combine(func(v []float64) float64 { return v[1] - v[0] }, before.Score, after.Score)
	se := combine(func(v []float64) float64 { return math.Hypot(v[0], v[1]) }, before.Error, after.Error)
	z := diff
	if s, ok := se.Value(); ok {
		z = Ratio(diff.Or(0), s)
	}
	return Difference{diff, se, z, z.With(twoSided)}
}

// TopBox returns the share of answers in the upper boxes, 0..1, with its Wilson
// interval. counts holds the number of answers for each point of the scale,
// lowest first (CSAT and purchase intent: five points, two boxes). Do not
// compare across scales or rules.
func TopBox(counts []float64, boxes int) (Number, Interval) {
	n, top := 0.0, 0.0
	for i, c := range counts {
		n += c
		if i >= len(counts)-boxes {
			top += c
		}
	}
	share := Share(top, n)
	if n == 0 {
		share = NA(NoData, "Nobody answered.")
	}
	return share, Wilson(top, n)
}

// MeanScore returns the mean of a scale that begins at 1, from the number of
// answers for each point (reputation in stars, CES as a mean).
func MeanScore(counts []float64) Number {
	n, sum := 0.0, 0.0
	for i, c := range counts {
		n += c
		sum += c * float64(i+1)
	}
	if n == 0 {
		return NA(NoData, "Nobody answered.")
	}
	return Of(sum / n)
}

// Effort is the customer effort score, version 2.0, in its three variants.
type Effort struct {
	Mean  Number // 1..7, 7 is easy
	Agree Number // share of 5-7, 0..1
	Index Number // share of 6-7 minus share of 1-3, in points -100..100
}

// CES returns the customer effort score of the counts of answers 1..7 to "made
// it easy". The older wording ("how much effort", 1..5) runs the other way and
// must not be mixed in. Source: Dixon, Toman and DeLisi 2013.
func CES(counts [7]float64) Effort {
	mean := MeanScore(counts[:])
	if !mean.Known() {
		return Effort{mean, mean, mean}
	}
	n, agree, index := 0.0, 0.0, 0.0
	for i, c := range counts {
		n += c
		switch point := i + 1; {
		case point <= 3:
			index -= c
		case point >= 6:
			index += c
		}
		if i >= 4 {
			agree += c
		}
	}
	return Effort{mean, Of(agree / n), Of(100 * index / n)}
}

// Stars is a reputation: the mean of 1..5 stars, the share of 1 and 2 stars
// (0..1) and the number of ratings.
type Stars struct {
	N         float64
	Mean, Low Number
}

// Reputation returns the mean star rating from the counts of 1..5 stars.
func Reputation(counts [5]float64) Stars {
	n := 0.0
	for _, c := range counts {
		n += c
	}
	mean := MeanScore(counts[:])
	if !mean.Known() {
		return Stars{n, mean, mean}
	}
	return Stars{n, mean, Share(counts[0]+counts[1], n)}
}
