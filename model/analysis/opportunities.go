package analysis

import (
	"slices"

	"github.com/go-json-experiment/json"

	"wend/model"
	"wend/model/analysis/formula"
)

// Opportunities are the touchpoints by Ulwick's score, and the opportunities
// people rated.
type Opportunities struct {
	Derived  []Opportunity // one for each touchpoint of the path
	Measured []Opportunity // one for each opportunity of the journey
	Top      Opportunity   // zero if nothing is scored
}

// MarshalJSON encodes one list of both.
func (o Opportunities) MarshalJSON() ([]byte, error) {
	return json.Marshal(slices.Concat(o.Derived, o.Measured))
}

// Opportunity is a score 0..20; from 10 on it is worth pursuing.
type Opportunity struct {
	Touchpoint  model.TouchpointID  `json:"touchpoint,omitzero"`
	Opportunity model.OpportunityID `json:"opportunity,omitzero"`
	Score       Number              `json:"score"`
	Derived     bool                `json:"derived"` // from the map's scores
}

// ofScored takes the score of each touchpoint, ofRated that of each opportunity
// that people rated.
var (
	ofScored = each(model.KindTouchpoint,
		func(r *Report) []Opportunity { return r.Opportunities.Derived },
		func(o *Opportunity) model.TouchpointID { return o.Touchpoint })
	ofRated = each(model.KindOpportunity,
		func(r *Report) []Opportunity { return r.Opportunities.Measured },
		func(o *Opportunity) model.OpportunityID { return o.Opportunity })
)

var opportunityNumbers = []number{
	{
		topic: "opportunity.top", title: "Top opportunity", unit: Plain, basis: Feelings,
		plain:   "The touchpoint that matters most and satisfies least, from 0 to 20",
		formula: "importance + max(importance - satisfaction, 0), largest of all", source: ulw, remedy: enterFeelings,
		get:    whole(func(r *Report) Number { return r.Opportunities.Top.Score }),
		inputs: explainer.opportunityInputs, assumed: explainer.assumedImportance,
	},
	{
		topic: "opportunity", title: "Opportunity at ", unit: Plain, basis: Feelings,
		plain:   "How much a touchpoint matters and how little it satisfies, from 0 to 20; from 10 on it is worth a look",
		formula: "I + max(I - S, 0) with I = 2 × importance and S = 2.5 × (feeling + 2)", source: ulw, remedy: enterFeelings,
		get:    ofScored(func(o *Opportunity) Number { return o.Score }),
		inputs: explainer.touchpointInputs, assumed: explainer.assumedAt,
	},
	{
		topic: "opportunity.measured", title: "Opportunity: ", unit: Plain, basis: Feelings,
		plain:   "The same score, from what customers answered",
		formula: "importance + max(importance - satisfaction, 0)", source: ulw, remedy: "Rate importance and satisfaction from 0 to 10.",
		get:    ofRated(func(o *Opportunity) Number { return o.Score }),
		inputs: explainer.ratingInputs,
	},
}

var opportunitiesPart = part{
	reads:   append([]model.Kind{model.KindOpportunity}, feelingKinds...),
	compute: func(x *index, r *Report, _ touched) { r.Opportunities = x.opportunities() },
}

// opportunities scores every touchpoint from the map (importance 2·importance,
// satisfaction 2.5·(valence+2), both 0..10) and every opportunity that people
// rated, by Ulwick's score.
func (x *index) opportunities() Opportunities {
	var out Opportunities
	for i, t := range x.Path {
		o := Opportunity{Touchpoint: t.ID, Derived: true, Score: x.valence(i)}
		if v, ok := o.Score.Value(); ok {
			o.Score = formula.UlwickOf(x.weight[i], v)
		}
		out.Derived = append(out.Derived, o)
		out.lift(o)
	}
	for _, m := range x.Opportunities {
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
	if top, any := o.Top.Score.Value(); ok && (!any || formula.Above(score, top)) {
		o.Top = candidate
	}
}

func (e explainer) opportunityInputs(string) []Input {
	var list []weighed
	for _, o := range e.report.Opportunities.Derived {
		in := given(e.touchpointName(o.Touchpoint), Format(o.Score, Plain)).of("opportunity", string(o.Touchpoint))
		list = append(list, weighed{in, o.Score.Or(0)})
	}
	for _, o := range e.report.Opportunities.Measured {
		in := given(e.name(model.KindOpportunity, string(o.Opportunity)), Format(o.Score, Plain)).of("opportunity.measured", string(o.Opportunity))
		list = append(list, weighed{in, o.Score.Or(0)})
	}
	return strongest(list)
}

func (e explainer) ratingInputs(subject string) []Input {
	o, _ := model.Lookup[model.Opportunity](e.doc, subject)
	return []Input{given("Importance", rating(o.Importance)), given("Satisfaction", rating(o.Satisfaction))}
}
