package formula

import (
	"math"
	"strings"
	"unicode"
)

// Margin returns value minus cost, and that per value (Porter 1985). Value is
// the revenue, or the willingness to pay, of the same scope and period as the
// costs. Without value the share is not available.
func Margin(value, cost float64) (amount, share Number) {
	if !(value >= 0 && cost >= 0) {
		why := NA(OutOfRange, "Value and cost are at least 0.")
		return why, why
	}
	return Of(value - cost), Ratio(value-cost, value)
}

// ValueAdded returns the value-added ratio (process cycle efficiency), 0..1:
// value-added time per lead time, which is all processing and waiting. 1 to 5 %
// is usual.
func ValueAdded(valueAdded, lead float64) Number {
	switch {
	case !(valueAdded >= 0 && lead >= 0):
		return NA(OutOfRange, "A time is below 0.")
	case Above(valueAdded, lead):
		return NA(Inconsistent, "More time adds value than passes.")
	}
	return Ratio(min(valueAdded, lead), lead)
}

// RolledYield returns the share of cases that pass every step right the first
// time: the product of the steps' yields, 0..1.
func RolledYield(yields ...float64) Number {
	if len(yields) == 0 {
		return NA(NoData, "")
	}
	if !inside(0, 1, yields...) {
		return NA(OutOfRange, "A yield goes from 0 to 1.")
	}
	return Of(product(yields))
}

// Contribution is what one row of the house of quality contributes.
type Contribution struct {
	Score        Number // sum of weight times strength
	Share        Number // of all scores, 0..1
	Proportional Number // share when each column deals out its weight once, 0..1
}

// Cell is a strength in the house of quality, above 0.
type Cell struct {
	Row, Column int
	Strength    float64
}

// Contributions computes the house of quality (Hauser and Clausing 1988): so many
// rows, one for each activity, and a column for each touchpoint with its weight.
// Cells left out are empty. Without any strength nothing is available.
func Contributions(weights []float64, rows int, cells []Cell) []Contribution {
	columns := make([]float64, len(weights))
	scores, shares := make([]float64, rows), make([]float64, rows)
	total, served := 0.0, 0.0
	for _, c := range cells {
		columns[c.Column] += c.Strength
		scores[c.Row] += weights[c.Column] * c.Strength
	}
	for i, c := range columns {
		if c > 0 {
			served += weights[i]
		}
	}
	for _, c := range cells {
		shares[c.Row] += weights[c.Column] * c.Strength / columns[c.Column]
	}
	for _, s := range scores {
		total += s
	}
	out := make([]Contribution, rows)
	for r := range out {
		out[r] = contribution(scores[r], total, shares[r], served)
	}
	return out
}

func contribution(score, total, share, served float64) Contribution {
	if total == 0 {
		none := NA(NoData, "No activity is linked to a touchpoint.")
		return Contribution{none, none, none}
	}
	return Contribution{Of(score), Of(score / total), Ratio(share, served)}
}

// ValueIndex returns contribution per cost share; 1 is in balance (Tanaka 1989).
// What costs nothing has none.
func ValueIndex(contribution, costShare float64) Number {
	if costShare == 0 {
		return NA(ZeroDenominator, "The activity costs this journey nothing.")
	}
	return Ratio(contribution, costShare)
}

// Savings returns what could be saved on an activity that costs more than it
// contributes: max(0, cost - contribution·total/target), money, with the value
// index aimed at (0.5 by convention).
func Savings(cost, contribution, total, target float64) Number {
	if !(target > 0) {
		return NA(ZeroDenominator, "The value index aimed at is 0.")
	}
	return Of(max(0, minus(cost, contribution*total/target)))
}

// Utilisation returns demand per capacity; from 1 on the step is overloaded
// (Anupindi et al., Managing Business Process Flows).
func Utilisation(demand, capacity float64) Number {
	if !(demand >= 0 && capacity >= 0) {
		return NA(OutOfRange, "Demand and capacity are at least 0.")
	}
	return Ratio(demand, capacity)
}

// Rework returns the share of cases in which an activity is repeated, 0..1.
func Rework(cases [][]string) Number {
	repeated := 0.0
	for _, c := range cases {
		seen := map[string]bool{}
		for _, a := range c {
			if seen[a] {
				repeated++
				break
			}
			seen[a] = true
		}
	}
	if len(cases) == 0 {
		return NA(NoData, "No case is recorded.")
	}
	return Of(repeated / float64(len(cases)))
}

// Cosine returns how alike two rows of strengths are, 0..1. A row of zeros is
// not compared.
func Cosine(a, b []float64) Number {
	dot, sizeA, sizeB := 0.0, 0.0, 0.0
	for i := range a {
		dot += a[i] * b[i]
		sizeA += a[i] * a[i]
		sizeB += b[i] * b[i]
	}
	if sizeA == 0 || sizeB == 0 {
		return NA(NoData, "A row is empty.")
	}
	return Of(min(1, dot/(math.Sqrt(sizeA)*math.Sqrt(sizeB))))
}

// Jaccard returns how alike two names are, 0..1: words they share per words of
// either, letters and digits in any case.
func Jaccard(a, b string) Number {
	in, both := map[string]int{}, 0.0
	for _, w := range words(a) {
		in[w] |= 1
	}
	for _, w := range words(b) {
		in[w] |= 2
	}
	if len(in) == 0 {
		return NA(NoData, "Neither has a name.")
	}
	for _, v := range in {
		if v == 3 {
			both++
		}
	}
	return Of(both / float64(len(in)))
}

func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}
