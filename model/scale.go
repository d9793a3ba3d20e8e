package model

import (
	"fmt"
	"math"
)

// Answers returns from where to where single answers to k go: from 0 to 10 for a
// net promoter score, from 1 to 7 for the rules of customer effort, else from 1
// to the KPI's scale; false if it has none.
func (k KPI) Answers() (low, high float64, known bool) {
	switch {
	case k.Definition == "nps":
		return 0, 10, true
	case k.Rule == "percent-agree" || k.Rule == "index":
		return 1, 7, true
	}
	top, known := k.Scale.Value()
	return 1, float64(top), known
}

// whole reports whether only whole answers count: boxes have nothing between.
func (k KPI) whole() bool { return k.Definition == "nps" || k.Rule != "" && k.Rule != "mean" }

// offScale says which answer to k is off its scale; "" if none is.
func (k KPI) offScale(answers []float64) string {
	low, high, known := k.Answers()
	for i, v := range answers {
		switch {
		case !known:
			return ""
		case v < low || v > high:
			return fmt.Sprintf("Single values go from %s to %s, answer %d is %s", digits(low), digits(high), i+1, digits(v))
		case k.whole() && v != math.Trunc(v):
			return fmt.Sprintf("Single values are whole, answer %d is %s", i+1, digits(v))
		}
	}
	return ""
}
