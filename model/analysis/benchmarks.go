package analysis

import (
	"fmt"

	"wend/model"
	"wend/model/analysis/formula"
)

// Rivalry is how good we are at a touchpoint beside the best competitor there.
type Rivalry struct {
	Touchpoint model.TouchpointID `json:"touchpoint"`
	Competitor model.CompetitorID `json:"competitor"` // the best one, the first of equals
	Theirs     Number             `json:"theirs"`     // 1..5
	Ours       Number             `json:"ours"`       // blended feeling plus 3, 1..5
	Lead       Number             `json:"lead"`       // Ours minus Theirs, -4..4
}

// best is the highest score of a competitor.
type best struct {
	competitor model.CompetitorID
	score      Number
}

var benchmarkNumbers = []number{
	{
		topic: "chain.lead", title: "Lead over the best competitor in ", unit: Valence, better: Higher,
		plain:   "How much better we are at an activity than the best competitor, in points of 1 to 5; below 0 they are ahead",
		formula: "strength of the activity - highest score of a competitor", source: own,
		remedy: "Rate the activity, and enter how good competitors are at it.",
		get:    ofActivity(func(a *ActivityValue) Number { return a.Lead }),
		inputs: explainer.rivalInputs,
	},
	{
		topic: "rivalry.lead", title: "Lead over the best competitor at ", unit: Valence, better: Higher, basis: Feelings,
		plain:   "How much better a touchpoint is than that of the best competitor, in points of 1 to 5; below 0 they are ahead",
		formula: "(feeling + 3) - highest score of a competitor", source: own,
		remedy: "Enter the feelings, and how good competitors are here.",
		get: each(model.KindTouchpoint, func(r *Report) []Rivalry { return r.Chain.Rivalry }, func(v *Rivalry) model.TouchpointID { return v.Touchpoint })(
			func(v *Rivalry) Number { return v.Lead }),
		inputs: explainer.rivalInputs, assumed: explainer.assumedAt,
	},
}

// compete fills in how good the best competitors are at activities and
// touchpoints, and by how much we are ahead.
func (x *index) compete(c *Chain) {
	none := best{score: NA(NoData, "No competitor has a score here.")}
	activities, touchpoints := map[model.ActivityID]best{}, map[model.TouchpointID]best{}
	for b := range model.All[model.Benchmark](x.doc) {
		s, rated := b.Score.Value()
		if !rated {
			continue
		}
		if at, found := activities[b.Activity]; b.Activity != "" && (!found || float64(s) > at.score.Or(0)) {
			activities[b.Activity] = best{b.Competitor, Of(float64(s))}
		}
		if at, found := touchpoints[b.Touchpoint]; b.Touchpoint != "" && (!found || float64(s) > at.score.Or(0)) {
			touchpoints[b.Touchpoint] = best{b.Competitor, Of(float64(s))}
		}
	}
	for i, a := range x.activities {
		v, known := activities[a.ID]
		if !known {
			v = none
		}
		c.Activities[i].Rival, c.Activities[i].Lead = v.competitor, lead(ourStrength(a), v.score)
	}
	for i, t := range x.Path {
		if v, known := touchpoints[t.ID]; known {
			ours := x.valence(i).With(func(f float64) float64 { return f + middle })
			c.Rivalry = append(c.Rivalry, Rivalry{t.ID, v.competitor, v.score, ours, lead(ours, v.score)})
		}
	}
}

// ourStrength returns how good we are at an activity.
func ourStrength(a model.Activity) Number {
	if s, set := a.Strength.Value(); set {
		return Of(float64(s))
	}
	return NA(NoData, "The activity has no strength.")
}

func lead(ours, theirs Number) Number {
	t, known := theirs.Value()
	if !known {
		return theirs
	}
	return ours.With(func(o float64) float64 { return o - t })
}

// distinct reports whether an activity sets the company apart: ahead of every
// competitor by a point where they have scores, else by its rating.
func (v *ActivityValue) distinct(a model.Activity) bool {
	if d, known := v.Lead.Value(); known {
		return formula.AtLeast(d, 1)
	}
	return a.Differentiation.Or(0) >= differentiates
}

func (e explainer) rivalInputs(subject string) []Input {
	var out []Input
	if a, found := model.Lookup[model.Activity](e.state.Workspace(), subject); found {
		out = append(out, given("Our strength", Format(ourStrength(a), Plain)))
	} else {
		out = append(out, given("Feeling", "").of("touchpoint.valence", subject))
		for _, t := range e.report.Emotion.Touchpoints {
			if string(t.Touchpoint) == subject {
				out[0].Value = Format(t.Valence, Valence)
			}
		}
	}
	for b := range model.All[model.Benchmark](e.doc) {
		if s, set := b.Score.Value(); set && (string(b.Activity) == subject || string(b.Touchpoint) == subject) {
			c, _ := model.Lookup[model.Competitor](e.state.Workspace(), b.Competitor)
			out = append(out, given(c.Name, fmt.Sprint(s)))
		}
	}
	return out
}
