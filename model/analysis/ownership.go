package analysis

import (
	"wend/model"
	"wend/model/analysis/formula"
)

var ownershipNumbers = []number{
	{
		topic: "quality.ownership", title: "Touchpoints with an owner", unit: Share, better: Higher,
		plain:   "How many touchpoints have somebody in charge",
		formula: "touchpoints linked to an activity with an owner / touchpoints", source: own, remedy: enterOwners,
		get:    whole(func(r *Report) Number { return r.Quality.Ownership }),
		inputs: explainer.coverageInputs,
	},
	{
		topic: "quality.handoffs", title: "Handoffs", unit: Count, better: Lower,
		plain:   "How often the customer is passed on between touchpoints that nobody owns together",
		formula: "neighbouring touchpoints whose strongest activities share no owner", source: own, remedy: enterOwners,
		get:    whole(func(r *Report) Number { return r.Quality.Handoffs }),
		inputs: explainer.handoffInputs,
	},
}

// own fills in ownership and handoffs. The owners of a touchpoint are those of
// its strongest supporting links; a handoff is between neighbours that share
// none, and touchpoints without an owner are no end of one.
func (x *index) own(q *Quality) {
	owner := map[model.ActivityID]string{}
	for _, a := range x.activities {
		owner[a.ID] = a.Owner
	}
	owned, strongest, teams := make([]bool, len(x.Path)), make([]int, len(x.Path)), make([][]string, len(x.Path))
	for _, l := range x.Links {
		team := owner[l.Activity]
		if team == "" || !l.Supports() {
			continue
		}
		owned[l.At] = true
		switch {
		case l.Strength > strongest[l.At]:
			strongest[l.At], teams[l.At] = l.Strength, []string{team}
		case l.Strength == strongest[l.At]:
			teams[l.At] = append(teams[l.At], team)
		}
	}
	count, any := 0, false
	for i := range x.Path {
		count += one(owned[i])
		any = any || owned[i]
		if i > 0 && len(teams[i]) > 0 && len(teams[i-1]) > 0 && !shared(teams[i-1], teams[i]) {
			q.HandoffPoints = append(q.HandoffPoints, x.Path[i].ID)
		}
	}
	if len(x.Path) == 0 {
		q.Ownership = NA(NoData, "The journey has no touchpoint.")
		q.Handoffs = q.Ownership
		return
	}
	q.Ownership, q.Handoffs = formula.Completeness(count, len(x.Path)), Of(float64(len(q.HandoffPoints)))
	if !any {
		q.Handoffs = NA(NoData, "No touchpoint is linked to an activity with an owner.")
	}
}

func (e explainer) handoffInputs(string) []Input {
	var out []Input
	for _, t := range e.report.Quality.HandoffPoints {
		out = append(out, given(e.touchpointName(t), "comes from another owner"))
	}
	return out
}
