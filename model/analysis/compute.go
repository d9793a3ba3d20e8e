package analysis

import "wend/model"

// Options is what a report depends on besides the state.
type Options struct {
	Today model.Date // unset: no KPI is called stale
	// Score ranks the initiatives; unset: the one that most of them have.
	Score Score
	// Discount is the rate a month that net present values are taken at.
	Discount float64
}

// Compute returns the report on a journey of s. A journey that is not loaded
// has an empty report in which every number is not available.
func Compute(s model.State, journey model.DocID, o Options) *Report {
	return report(s, o, &Report{Journey: model.JourneyID(journey)}, touched{all: true})
}
