package analysis

import (
	"fmt"

	"wend/model"
	"wend/model/analysis/formula"
	"wend/model/text"
)

// Pains are the findings of kind pain.
type Pains struct {
	Count     int             `json:"-"`
	Open      int             `json:"-"` // neither addressed nor verified
	Unscored  int             `json:"-"` // without severity or frequency
	Bands     Bands           `json:"-"`
	Load      Number          `json:"load"`      // sum of severity times frequency
	Addressed Number          `json:"addressed"` // share of the load, 0..1
	Top       model.FindingID `json:"-"`
	TopScore  Number          `json:"-"` // of the worst open pain, 1..25
}

// Bands counts scored pains by their score.
type Bands struct{ Critical, High, Medium, Low int }

var painNumbers = []number{
	{
		topic: "pains.load", title: "Pain load", unit: Count, better: Lower, basis: PainScores,
		plain:   "How bad times how often, added up over all pains",
		formula: "sum(severity × frequency) over the pains", source: own, remedy: enterPains,
		get:    whole(func(r *Report) Number { return r.Pains.Load }),
		inputs: explainer.painInputs, assumed: explainer.unscored,
	},
	{
		topic: "pains.addressed", title: "Pain addressed", unit: Share, better: Higher, basis: PainScores,
		plain:   "The part of the pain load that somebody is working on or has mended",
		formula: "load of pains that are addressed, or that an initiative under way or done is linked to / load", source: own,
		remedy: enterPains,
		get:    whole(func(r *Report) Number { return r.Pains.Addressed }),
		inputs: explainer.painInputs, assumed: explainer.unscored,
	},
	{
		topic: "pains.top", title: "Worst open pain", unit: Count, better: Lower, basis: PainScores,
		plain:   "The worst pain that nobody has mended: how bad times how often, at most 25",
		formula: "largest severity × frequency of the open pains", source: own, remedy: enterPains,
		get:    whole(func(r *Report) Number { return r.Pains.TopScore }),
		inputs: explainer.painInputs, assumed: explainer.unscored,
	},
}

var painsPart = part{
	reads:   []model.Kind{model.KindFinding, model.KindOpportunity, model.KindInitiative},
	compute: func(x *index, r *Report, _ touched) { r.Pains = x.pains() },
}

// pains computes the load of the journey's pains: severity times frequency,
// each 1..5, summed over all that have both. A pain is addressed if its status
// says so, or if an initiative that is doing or done is linked to it, directly
// or through an opportunity; addressing does not change the load, only its
// addressed share.
func (x *index) pains() Pains {
	var p Pains
	treated := x.treated()
	load, addressed := 0.0, 0.0
	for _, f := range x.Findings {
		if f.Type != model.Pain {
			continue
		}
		p.Count++
		open := f.Open()
		if open {
			p.Open++
		}
		score, ok := painScore(f).Value()
		if !ok {
			p.Unscored++
			continue
		}
		p.Bands.add(score)
		load += score
		if !open || treated[f.ID] {
			addressed += score
		}
		if open && score > p.TopScore.Or(0) {
			p.Top, p.TopScore = f.ID, Of(score)
		}
	}
	p.Load, p.Addressed = Of(load), formula.Ratio(addressed, load)
	if p.Count == p.Unscored {
		none := NA(NoData, "No pain is recorded.")
		if p.Unscored > 0 {
			none = NA(NoData, "No pain has both a severity and a frequency.")
		}
		p.Load, p.Addressed = none, none
	}
	return p
}

// painScore returns severity times frequency, 1..25.
func painScore(f model.Finding) Number {
	if _, scored := f.Score(); !scored {
		return NA(NoData, "The pain has no severity or no frequency.")
	}
	return formula.Pain(float64(f.Severity.Or(0)), float64(f.Frequency.Or(0)))
}

// add counts a score in its band.
func (b *Bands) add(score float64) {
	switch formula.Band(score) {
	case formula.CriticalPain:
		b.Critical++
	case formula.HighPain:
		b.High++
	case formula.MediumPain:
		b.Medium++
	case formula.LowPain:
		b.Low++
	}
}

// treated returns the findings that an initiative under way or done is linked to.
func (x *index) treated() map[model.FindingID]bool {
	addresses := map[model.OpportunityID][]model.FindingID{}
	for _, o := range x.Opportunities {
		addresses[o.ID] = o.Findings
	}
	out := map[model.FindingID]bool{}
	for i := range model.All[model.Initiative](x.state.Workspace()) {
		if i.Status != model.Doing && i.Status != model.Done {
			continue
		}
		for _, f := range i.Findings {
			out[f] = true
		}
		for _, o := range i.Opportunities {
			for _, f := range addresses[o] {
				out[f] = true
			}
		}
	}
	return out
}

func (e explainer) painInputs(string) []Input {
	treated := e.treated()
	var list []weighed
	for _, f := range e.Findings {
		if f.Type != model.Pain {
			continue
		}
		score := painScore(f)
		said := "not scored"
		if score.Known() {
			said = fmt.Sprintf("severity %d, frequency %d", f.Severity.Or(0), f.Frequency.Or(0))
		}
		if treated[f.ID] || !f.Open() {
			said += ", addressed"
		}
		list = append(list, weighed{given(text.Name(f), said), score.Or(0)})
	}
	return strongest(list)
}

func (e explainer) unscored(string) []string {
	return some(e.report.Pains.Unscored, "pain", "left out: %s without severity or frequency")
}
