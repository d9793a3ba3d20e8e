package analysis

import "wend/model"

// Options is what a report depends on besides the state.
type Options struct {
	Today model.Date // unset: no KPI is called stale
	// Score ranks the initiatives; unset: the one that most of them have.
	Score Score
}

// Compute returns the report on a journey of s. A journey that is not loaded
// has an empty report in which every number is not available.
func Compute(s model.State, journey model.DocID, o Options) *Report {
	x := newIndex(s, journey)
	r := &Report{Journey: model.JourneyID(journey), Path: x.ids()}
	r.Emotion, r.Confidence = x.emotion(), x.confidence()
	r.Flow = x.flow()
	r.Pains = x.pains()
	r.KPIs = x.kpis(o.Today)
	r.Chain = x.chain()
	r.Moments = x.moments(r.Chain.Support)
	x.detect(&r.Chain, r.Moments, r.KPIs)
	r.Opportunities = x.opportunities()
	r.Hypotheses = x.hypotheses()
	r.Initiatives = x.initiatives(r.Flow, r.KPIs, o.Score)
	r.Commerce = commerce(r.Flow, r.KPIs)
	r.Quality = x.quality(r)
	return r
}
