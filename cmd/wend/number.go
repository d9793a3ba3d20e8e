package main

import (
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
