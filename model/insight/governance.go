package insight

import (
	"fmt"
	"slices"
	"strings"

	"wend/model"
	"wend/model/analysis/formula"
	"wend/model/text"
)

var governanceRules = []Rule{
	{
		"L15", Warning, "persona without needs, goals, behaviours or motivations", "Complete the persona sheet, best from interviews.",
		nil, (*index).sketchy,
	},
	{
		"L60", Warning, "map not reviewed in time", "Go through the map with its owner, and enter the date.",
		[]Need{Today},
		(*index).unreviewed,
	},
	{
		"L61", Notice, "finding on old evidence or one source", "Look for a second, recent source.",
		nil, (*index).thinEvidence,
	},
	{
		"L62", Warning, "map that is mostly assumed", "Plan research before building.",
		[]Need{Feelings},
		(*index).assumed,
	},
	{
		"L75", Notice, "team that owns much and is not in the room", "Invite the team.",
		[]Need{Links, Sessions},
		(*index).absent,
	},
}

func (x *index) sketchy(tell tell) {
	for _, p := range x.personas {
		var missing []string
		for _, f := range []struct {
			name string
			list []string
		}{{"needs", p.Needs}, {"goals", p.Goals}, {"behaviours", p.Behaviours}, {"motivations", p.Motivations}} {
			if len(f.list) == 0 {
				missing = append(missing, f.name)
			}
		}
		if len(missing) > 0 {
			tell(fmt.Sprintf("%s: %s unknown.", nameOf(p), series(missing)), x.object(p))
		}
	}
}

func (x *index) unreviewed(tell tell) {
	every, ok := x.Head.ReviewEvery.Value()
	if !ok {
		return
	}
	switch ago, known := x.days(x.Head.Reviewed); {
	case !known:
		tell(fmt.Sprintf("Never reviewed, though a review every %s was agreed.", days(every)), x.journey())
	case ago > every:
		tell(fmt.Sprintf("Last reviewed %s. Customers have moved on.", x.Head.Reviewed), x.journey())
	}
}

func (x *index) thinEvidence(tell tell) {
	months := number(x.settings.EvidenceMonths)
	for _, f := range x.Findings {
		var newest model.Evidence
		n := 0
		for _, id := range f.Evidence {
			if e, found := model.Lookup[model.Evidence](x.shared, id); found && !e.Planned() {
				n++
				if e.Date >= newest.Date {
					newest = e
				}
			}
		}
		when := ""
		if newest.Date != "" {
			when = " from " + string(newest.Date)
		}
		then, dated := newest.Date.Time()
		switch old := dated && !x.today.IsZero() && then.AddDate(0, months, 0).Before(x.today); {
		case n == 1:
			tell(fmt.Sprintf("'%s' rests on one source%s.", nameOf(f), when), x.object(f), x.object(newest))
		case n > 1 && old:
			tell(fmt.Sprintf("'%s' rests on sources of which the newest is%s.", nameOf(f), when), x.object(f), x.object(newest))
		}
	}
}

// rests reports whether one of the pieces of evidence was really gathered.
func (x *index) rests(on []model.EvidenceID) bool {
	return slices.ContainsFunc(on, func(id model.EvidenceID) bool {
		e, found := model.Lookup[model.Evidence](x.shared, id)
		return found && !e.Planned()
	})
}

func (x *index) assumed(tell tell) {
	if share := x.report.Confidence.Assumption.Or(0); formula.Above(share, number(x.settings.MostlyAssumed)) {
		tell(percent(share)+" of the feelings on this map are assumed. Plan research before building.", x.journey())
	}
}

// absent looks for teams among the participants of the last session; a team is
// there if somebody's entry has its name in it.
func (x *index) absent(tell tell) {
	var last model.Session
	for s := range model.All[model.Session](x.doc) {
		if s.Date >= last.Date {
			last = s
		}
	}
	var teams []string
	stages, touchpoints := map[string]map[int]bool{}, map[string][]int{}
	for i := range x.Path {
		team := x.team(i)
		if team == "" {
			continue
		}
		if stages[team] == nil {
			teams, stages[team] = append(teams, team), map[int]bool{}
		}
		stages[team][x.StageOf(i)] = true
		touchpoints[team] = append(touchpoints[team], i)
	}
	for _, team := range teams {
		there := slices.ContainsFunc(last.Participants, func(p string) bool { return strings.Contains(strings.ToLower(p), strings.ToLower(team)) })
		if len(stages[team]) >= number(x.settings.StagesOwned) && !there {
			about := []Object{}
			for _, i := range touchpoints[team] {
				about = append(about, x.touchpoint(i))
			}
			tell(fmt.Sprintf("%s owns %s and is not in the room.", team, text.Several(len(about), "touchpoint")), about...)
		}
	}
}
