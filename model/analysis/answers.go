package analysis

import "wend/model"

// Answers are the opportunity scores of what people found and thought of in a
// journey, which initiatives answer.
type Answers struct {
	journey *model.Document
	rated   map[model.OpportunityID]Number
	derived map[model.TouchpointID]Number
}

// Answers returns the scores of a journey, whose document it is.
func (o Opportunities) Answers(journey *model.Document) Answers {
	a := Answers{journey, map[model.OpportunityID]Number{}, map[model.TouchpointID]Number{}}
	for _, m := range o.Measured {
		a.rated[m.Opportunity] = m.Score
	}
	for _, d := range o.Derived {
		a.derived[d.Touchpoint] = d.Score
	}
	return a
}

// Opportunity returns the score of an opportunity, 0..20: as customers rated it,
// else, derived, the largest of the touchpoints that it is about.
func (a Answers) Opportunity(o model.Opportunity) (score Number, derived bool) {
	if n := a.rated[o.ID]; n.Known() {
		return n, false
	}
	best := NA(NoData, "The opportunity is not rated, and no feeling is entered at a touchpoint that it is about.")
	for _, t := range o.Touchpoints {
		best = larger(best, a.derived[t])
	}
	for _, id := range o.Findings {
		best = larger(best, a.Finding(id))
	}
	return best, true
}

// Finding returns the score of the touchpoint at which a finding is, 0..20.
func (a Answers) Finding(id model.FindingID) Number {
	f, _ := model.Lookup[model.Finding](a.journey, id)
	if n, found := a.derived[f.Touchpoint]; found {
		return n
	}
	return NA(NoData, "The finding is at no touchpoint.")
}

// by returns the largest score of what an initiative answers.
func (a Answers) by(i model.Initiative) Number {
	best := NA(NoData, "The initiative answers no opportunity and no finding at a touchpoint with feelings.")
	for _, id := range i.Opportunities {
		if o, found := model.Lookup[model.Opportunity](a.journey, id); found {
			score, _ := a.Opportunity(o)
			best = larger(best, score)
		}
	}
	for _, id := range i.Findings {
		best = larger(best, a.Finding(id))
	}
	return best
}

// larger returns the larger of two numbers; one that is not available is none.
func larger(a, b Number) Number {
	x, known := b.Value()
	if y, ok := a.Value(); known && (!ok || x > y) {
		return b
	}
	return a
}

func (e explainer) answeredInputs(subject string) []Input {
	i, _ := e.planned(subject)
	a := e.report.Opportunities.Answers(e.doc)
	var list []weighed
	for _, id := range i.Opportunities {
		if o, found := model.Lookup[model.Opportunity](e.doc, id); found {
			score, _ := a.Opportunity(o)
			list = append(list, weighed{given(e.name(model.KindOpportunity, string(id)), Format(score, Plain)).of("opportunity.measured", string(id)), score.Or(0)})
		}
	}
	for _, id := range i.Findings {
		if f, found := model.Lookup[model.Finding](e.doc, id); found && f.Touchpoint != "" {
			score := a.derived[f.Touchpoint]
			list = append(list, weighed{given(e.name(model.KindFinding, string(id)), Format(score, Plain)).of("opportunity", string(f.Touchpoint)), score.Or(0)})
		}
	}
	return strongest(list)
}
