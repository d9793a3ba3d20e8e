package analysis

import "wend/model"

// Options is what a report depends on besides the state.
type Options struct {
	Today model.Date // unset: no KPI is called stale
}

// Compute returns the report on a journey of s. A journey that is not loaded
// has an empty report in which every number is not available.
func Compute(s model.State, journey model.DocID, o Options) *Report {
	x := newIndex(s, journey)
	r := &Report{
		Journey:    model.JourneyID(journey),
		Path:       x.ids(),
		Emotion:    x.emotion(),
		Flow:       x.flow(),
		Chain:      x.chain(),
		Pains:      x.pains(),
		KPIs:       x.kpis(o.Today),
		Confidence: x.confidence(),
	}
	r.Moments = x.moments(r.Chain.Support)
	r.Opportunities = x.opportunities()
	return r
}
