package analysis

import (
	"wend/model"
	"wend/model/analysis/formula"
)

// opportunities scores every touchpoint from the map (importance 2·importance,
// satisfaction 2.5·(valence+2), both 0..10) and every opportunity that people
// rated, by Ulwick's score.
func (x *index) opportunities() Opportunities {
	var out Opportunities
	for i, t := range x.path {
		o := Opportunity{Touchpoint: t.ID, Derived: true, Score: x.valence(i)}
		if v, ok := o.Score.Value(); ok {
			o.Score = formula.UlwickOf(x.weight[i], v)
		}
		out.Derived = append(out.Derived, o)
		out.lift(o)
	}
	for m := range model.All[model.Opportunity](x.doc) {
		o := Opportunity{Opportunity: m.ID, Score: NA(NoData, "The opportunity has no importance or no satisfaction.")}
		importance, hasI := m.Importance.Value()
		satisfaction, hasS := m.Satisfaction.Value()
		if hasI && hasS {
			o.Score = formula.Ulwick(importance, satisfaction)
		}
		out.Measured = append(out.Measured, o)
		out.lift(o)
	}
	return out
}

// lift makes o the top opportunity if it scores higher.
func (o *Opportunities) lift(candidate Opportunity) {
	score, ok := candidate.Score.Value()
	if top, any := o.Top.Score.Value(); ok && (!any || score > top) {
		o.Top = candidate
	}
}
