package main

import (
	"fmt"
	"strconv"

	"wend/model"
	"wend/model/analysis"
)

// fixed shows a number with at most one decimal; "-" if it is not available.
func fixed(n analysis.Number) string { return decimals(n, 1) }

func decimals(n analysis.Number, places int) string {
	x, known := n.Value()
	if !known {
		return "-"
	}
	if x == float64(int64(x)) {
		return strconv.FormatInt(int64(x), 10)
	}
	return strconv.FormatFloat(x, 'f', places, 64)
}

// percent shows a share.
func percent(n analysis.Number) string {
	x, known := n.Value()
	if !known {
		return "-"
	}
	return strconv.FormatFloat(100*x+0, 'f', 1, 64) + " %" // + 0: there is no -0 %
}

// inUnit shows a value of a KPI.
func inUnit(x float64, u model.Unit) string {
	switch u {
	case model.Percent:
		return strconv.FormatFloat(100*x+0, 'f', 1, 64) + " %" // + 0: there is no -0 %
	case model.Seconds, model.Minutes, model.Hours, model.Days:
		return strconv.FormatFloat(x, 'g', 6, 64) + " " + string(u)
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

func orDash[T any](o model.Opt[T]) string {
	if v, set := o.Value(); set {
		return fmt.Sprint(v)
	}
	return "-"
}
