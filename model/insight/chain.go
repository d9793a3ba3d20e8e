package insight

import (
	"fmt"
	"slices"

	"wend/model"
	"wend/model/analysis"
	"wend/model/analysis/formula"
	"wend/model/text"
)

var chainRules = []Rule{
	{
		"L31", Warning, "delight behind an activity to be cut", "Keep the delight out of the savings.",
		[]Need{Links},
		(*index).endangered,
	},
	{
		"L33", Warning, "touchpoint without activity", "Link the activity that serves it, or ask who should.",
		[]Need{Links},
		(*index).unserved,
	},
	{
		"L34", Warning, "moment of truth without strong support", "Strengthen what stands behind it.",
		[]Need{Links},
		(*index).unsupported,
	},
	{
		"L35", Notice, "activity that costs and touches nothing", "Link it, directly or through another activity, or lower its share of this journey.",
		[]Need{Links},
		(*index).idle,
	},
	{
		"L36", Notice, "activity that costs much and contributes little", "Ask what to redesign, or which part of the cost belongs to this journey.",
		[]Need{Links},
		(*index).overInvested,
	},
	{
		"L37", Warning, "activity that carries much and is not enough", "Invest here.",
		[]Need{Links},
		(*index).underInvested,
	},
	{
		"L40", Notice, "touchpoint with two owners", "Decide which team decides.",
		[]Need{Links},
		(*index).twoOwners,
	},
	{
		"L43", Notice, "chain without support or external activities", "Add suppliers, partners and support activities.",
		[]Need{Activities},
		(*index).incomplete,
	},
	{
		"L44", Warning, "single point of failure", "Prepare a second support for the moments of truth.",
		[]Need{Links},
		(*index).singlePoints,
	},
	{
		"L45", Warning, "weak activity behind a moment of truth", "Strengthen the activity.",
		[]Need{Links},
		(*index).weakBehind,
	},
}

func init() { chainRules = append(chainRules, activityRules...) }

func (x *index) endangered(tell tell) {
	delights := x.delights()
	for _, a := range x.activities {
		if x.values[a.ID].Quadrant != analysis.Redesign {
			continue
		}
		for _, s := range x.linked[a.ID] {
			if s.strength == 9 && delights[s.at] {
				tell(fmt.Sprintf("Saving on %s would hit a moment of delight (%s).", nameOf(a), x.called(s.at)), x.object(a), x.touchpoint(s.at))
			}
		}
	}
}

// delights returns where somebody is delighted or a delight is recorded.
func (x *index) delights() map[int]bool {
	out := map[int]bool{}
	for _, f := range x.Findings {
		if i, found := x.Place(f.Touchpoint); found && f.Type == model.Delight {
			out[i] = true
		}
	}
	for _, p := range x.report.Emotion.Personas {
		for i, v := range p.Valences {
			if v.Or(0) == 2 {
				out[i] = true
			}
		}
	}
	return out
}

func (x *index) unserved(tell tell) {
	for i, s := range x.report.Chain.Support {
		if s.Strength == 0 {
			tell(fmt.Sprintf("Nobody in the value chain serves %s.", x.called(i)), x.touchpoint(i))
		}
	}
}

func (x *index) unsupported(tell tell) {
	for _, i := range x.moments {
		best := x.report.Chain.Support[i].Strength
		switch name := x.called(i); {
		case best == 0:
			tell(name+" decides, yet no support stands behind it.", x.touchpoint(i))
		case best < 9:
			tell(fmt.Sprintf("%s decides, yet only %s support stands behind it.", name, text.Strength(best)), x.touchpoint(i))
		}
	}
}

func (x *index) idle(tell tell) {
	touches := x.indirect()
	for _, a := range x.activities {
		if cost := x.values[a.ID].Cost.Or(0); cost > 0 && !touches[a.ID] {
			tell(fmt.Sprintf("%s costs %s and touches nothing on this map. Indirect, or elsewhere?", nameOf(a), x.money(cost)), x.object(a))
		}
	}
}

// indirect returns the activities that touch the map themselves or through
// others that they stand behind.
func (x *index) indirect() map[model.ActivityID]bool {
	fed := map[model.ActivityID][]model.ActivityID{}
	for l := range model.All[model.ActivityLink](x.shared) {
		fed[l.To] = append(fed[l.To], l.From)
	}
	out := map[model.ActivityID]bool{}
	var todo []model.ActivityID
	for l := range model.All[model.Link](x.doc) {
		todo = append(todo, l.Activity)
	}
	for len(todo) > 0 {
		a := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !out[a] {
			out[a] = true
			todo = append(todo, fed[a]...)
		}
	}
	return out
}

func (x *index) overInvested(tell tell) {
	for _, a := range x.activities {
		v := x.values[a.ID]
		if slices.Contains(v.Inefficient, analysis.OverInvested) && len(x.linked[a.ID]) > 0 {
			tell(fmt.Sprintf("%s: %s of cost, %s of contribution. Redesign or rescope?", nameOf(a), percent(v.CostShare.Or(0)),
				percent(v.Contribution.Or(0))), x.object(a))
		}
	}
}

func (x *index) underInvested(tell tell) {
	for _, a := range x.activities {
		v := x.values[a.ID]
		if formula.Above(v.ValueIndex.Or(0), number(x.settings.ValueHigh)) && v.Mood.Or(0) < 0 {
			tell(nameOf(a)+" carries much, costs little and customers suffer: invest here.", x.object(a))
		}
	}
}

func (x *index) twoOwners(tell tell) {
	for _, c := range x.report.Chain.Contested {
		at, _ := x.Place(c.Touchpoint)
		var teams []string
		about := []Object{x.touchpoint(at)}
		for _, id := range c.Activities {
			a := x.activity(id)
			about = append(about, x.object(a))
			if !slices.Contains(teams, a.Owner) {
				teams = append(teams, a.Owner)
			}
		}
		both := "both"
		if len(teams) > 2 {
			both = "all"
		}
		tell(fmt.Sprintf("%s %s own %s. Who decides?", series(teams), both, x.called(at)), about...)
	}
}

func (x *index) incomplete(tell tell) {
	classes := map[model.Class]bool{}
	for _, a := range x.activities {
		classes[a.Class] = true
	}
	about := Object{model.WorkspaceDoc, model.Ref{Kind: model.KindWorkspace, Key: string(model.WorkspaceDoc)}}
	switch support, external := classes[model.Support], classes[model.External]; {
	case !support && !external:
		tell("No suppliers or support activities: is the chain complete?", about)
	case !support:
		tell("No support activities: is the chain complete?", about)
	case !external:
		tell("No suppliers or partners: is the chain complete?", about)
	}
}

func (x *index) singlePoints(tell tell) {
	alone := map[model.ActivityID][]int{}
	for _, i := range x.moments {
		if b := x.behind[i]; len(b) > 0 && b[0].strength == 9 && (len(b) == 1 || b[1].strength < 9) {
			alone[b[0].activity.ID] = append(alone[b[0].activity.ID], i)
		}
	}
	for _, a := range x.activities {
		list := alone[a.ID]
		if len(list) < number(x.settings.SinglePoint) {
			continue
		}
		var names []string
		for _, i := range list {
			names = append(names, x.called(i))
		}
		tell(fmt.Sprintf("%s is a single point of failure for %s.", nameOf(a), series(names)), x.object(a))
	}
}

func (x *index) weakBehind(tell tell) {
	for _, i := range x.moments {
		for _, s := range x.behind[i] {
			if rated, ok := s.activity.Strength.Value(); ok && rated <= number(x.settings.WeakActivity) {
				tell(fmt.Sprintf("A weak activity (%s) stands behind %s.", nameOf(*s.activity), x.called(i)), x.touchpoint(i), x.object(*s.activity))
			}
		}
	}
}
