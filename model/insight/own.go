package insight

import (
	"fmt"
	"slices"

	"wend/model"
	"wend/model/analysis/formula"
	"wend/model/text"
)

// ownRules ask for what the method needs beyond the catalogue.
var ownRules = []Rule{
	{
		"L76", Warning, "finding without a place on the map", "Choose the stage, touchpoint or activity where it was seen.",
		[]Need{Stages},
		(*index).floating,
	},
	{
		"L77", Notice, "commodity at a moment of truth", "Look for what only you can do there.",
		[]Need{Links},
		(*index).common,
	},
	{
		"L78", Warning, "bad first impression", "Start where the journey starts: it colours the rest.",
		[]Need{Feelings},
		(*index).badStart,
	},
	{
		"L79", Notice, "team on which a moment of truth rests", "Plan training or resources for the team, or make sure that it has them.",
		[]Need{Links},
		(*index).crucialTeam,
	},
	{
		"L83", Warning, "competitor ahead at a moment of truth", "Ask what they do there, and plan what would beat it.",
		[]Need{Touchpoints},
		(*index).outdone,
	},
}

func (x *index) outdone(tell tell) {
	for _, v := range x.report.Chain.Rivalry {
		at, _ := x.Place(v.Touchpoint)
		if slices.Contains(x.moments, at) && formula.Below(v.Lead.Or(0), 0) {
			c, _ := model.Lookup[model.Competitor](x.shared, v.Competitor)
			tell(fmt.Sprintf("%s is ahead of us at %s (%s against %s), which decides the journey.", nameOf(c), x.called(at),
				text.Telling(v.Theirs.Or(0), 1), text.Telling(v.Ours.Or(0), 1)), x.touchpoint(at))
		}
	}
}

func (x *index) floating(tell tell) {
	for _, f := range x.Findings {
		if f.Activity == "" && x.Anchor(f.Stage, f.Touchpoint).Stage < 0 {
			tell(fmt.Sprintf("Where on the map does '%s' happen?", nameOf(f)), x.object(f))
		}
	}
}

func (x *index) common(tell tell) {
	for _, id := range x.report.Chain.Commodities {
		i, _ := x.Place(id)
		tell(x.called(i)+" decides, and anybody could offer the same. Where could you be different?", x.touchpoint(i))
	}
}

func (x *index) badStart(tell tell) {
	i, found := x.Place(x.report.Moments.First)
	if !found {
		return
	}
	if f := x.felt(i); formula.AtMost(f.Valence.Or(0), -1) {
		tell(fmt.Sprintf("The first impression is %s (%s). Who stays after that?", x.called(i), signed(f.Lowest.Or(0))), x.touchpoint(i))
	}
}

// crucialTeam looks for service at a moment of truth that one team carries
// alone, without an initiative that trains or equips somebody at work there.
func (x *index) crucialTeam(tell tell) {
	helped := map[model.StageID]bool{}
	for _, i := range x.work.initiatives {
		if i.Type == "training" || i.Type == "resource" {
			x.stagesOf(i, helped)
		}
	}
	for _, i := range x.moments {
		t, team := x.Path[i], x.soleTeam(i)
		if t.Function == "service" && team != "" && !helped[t.Stage] {
			tell(fmt.Sprintf("%s carries %s, which decides the journey. Does it have the training and the resources?", team, nameOf(t)), x.touchpoint(i))
		}
	}
}

// stagesOf marks the stages that an initiative is about.
func (x *index) stagesOf(i model.Initiative, out map[model.StageID]bool) {
	mark := func(stage model.StageID, t model.TouchpointID) {
		if at := x.Anchor(stage, t).Stage; at >= 0 {
			out[x.Stages[at].ID] = true
		}
	}
	for _, id := range i.Findings {
		f, _ := model.Lookup[model.Finding](x.doc, id)
		mark(f.Stage, f.Touchpoint)
	}
	for _, id := range i.Opportunities {
		o, _ := model.Lookup[model.Opportunity](x.doc, id)
		mark(o.Stage, "")
		for _, t := range o.Touchpoints {
			mark("", t)
		}
	}
}

// soleTeam returns the owner of all strong support of a touchpoint; "" if there
// is none or more than one, or nobody knows whose some of it is.
func (x *index) soleTeam(i int) string {
	team := ""
	for _, s := range x.behind[i] {
		switch owner := s.activity.Owner; {
		case s.strength < 9:
		case owner == "", team != "" && owner != team:
			return ""
		default:
			team = owner
		}
	}
	return team
}
