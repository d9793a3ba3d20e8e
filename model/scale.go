package model

import (
	"fmt"
	"math"
)

// Summary says how single answers to k are summed up: by its rule, else as its
// definition does, points as a net promoter score, times by their median and all
// others by their mean. Besides the rules there are "nps", "median" and "time", a
// median with the interval that the number of times allows.
func (k KPI) Summary() RateVariant {
	switch {
	case k.Definition == "nps", k.Unit == Points && k.Rule == "":
		return "nps"
	case k.Rule != "":
		return k.Rule
	case k.Definition == "csat", k.Definition == "content-satisfaction", k.Definition == "purchase-intent":
		return "top-2-box"
	case k.Timed() && k.Definition == "response-time":
		return "median"
	case k.Timed():
		return "time"
	}
	return "mean"
}

// Timed reports whether k is a duration.
func (k KPI) Timed() bool {
	return k.Unit == Seconds || k.Unit == Minutes || k.Unit == Hours || k.Unit == Days
}

// Answers returns from where to where single answers to k go: from 0 to 10 for a
// net promoter score, from 1 to 7 for the rules of customer effort, else from 1
// to the KPI's scale; false if it has none.
func (k KPI) Answers() (low, high float64, known bool) {
	switch k.Summary() {
	case "nps":
		return 0, 10, true
	case "percent-agree", "index":
		return 1, 7, true
	}
	top, known := k.Scale.Value()
	return 1, float64(top), known
}

// Sorted reports whether single answers to k are sorted into few kinds that are
// counted, so that only whole ones make sense: boxes have nothing between.
func (k KPI) Sorted() bool {
	switch k.Summary() {
	case "nps", "top-2-box", "top-3-box", "percent-agree", "index":
		return true
	}
	return false
}

// offScale says which answer to k cannot be: it is off the scale, or a mean with
// it would not be a value of k; "" if none is.
func (k KPI) offScale(answers []float64) string {
	low, high, known := k.Answers()
	for i, v := range answers {
		what := k.Range().problem(v)
		switch {
		case known && (v < low || v > high):
			return fmt.Sprintf("Single values go from %s to %s, answer %d is %s", digits(low), digits(high), i+1, digits(v))
		case k.Sorted() && v != math.Trunc(v):
			return fmt.Sprintf("Single values are whole, answer %d is %s", i+1, digits(v))
		case !k.Sorted() && what != "":
			return fmt.Sprintf("Single values %s, number %d is %s", what, i+1, digits(v))
		}
	}
	return ""
}
