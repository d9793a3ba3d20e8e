package main

import (
	"wend/model"
	"wend/model/analysis"
	"wend/model/text"
)

// rounded writes a computed number; "-" if it is not available.
func rounded(n analysis.Number, u text.Unit) string {
	if !n.Known() {
		return "-"
	}
	return analysis.Format(n, u)
}

// inUnit writes a value of a KPI; "-" if there is none.
func inUnit(v float64, known bool, u model.Unit) string {
	if !known {
		return "-"
	}
	return text.OfKPI(u, "").Rounded(v)
}
