package insight

import (
	"fmt"
	"slices"
	"strings"

	"wend/model"
)

var structureRules = []Rule{
	{
		"L01", Warning, "stage without touchpoints", "Add the moments in which customers meet you there, or remove the stage.",
		[]Need{Stages},
		(*index).emptyStages,
	},
	{
		"L02", Warning, "touchpoint without channel or mode", "Enter it at the touchpoint.",
		[]Need{Touchpoints},
		(*index).channelless,
	},
	{
		"L08", Warning, "no goal stage or desired outcome", "Enter it in the journey's form.",
		[]Need{Stages},
		(*index).goalless,
	},
	{
		"L09", Notice, "only one mode", "Look for contacts of the other kind.",
		[]Need{Touchpoints},
		(*index).oneMode,
	},
	{
		"L10", Notice, "too few or too many stages or touchpoints", "Merge what belongs together, or split what is too large.",
		[]Need{Touchpoints},
		(*index).unreadable,
	},
	{
		"L11", Warning, "the same touchpoint twice in a stage", "Merge the two, or mark one as the repeat of the other.",
		[]Need{Touchpoints},
		(*index).twice,
	},
	{
		"L13", Warning, "journey without persona", "Add the persona whose journey it is.",
		[]Need{Stages},
		(*index).personaless,
	},
	{
		"L72", Notice, "every importance the same", "Ask which three touchpoints decide, and rank them.",
		[]Need{Touchpoints},
		(*index).allEqual,
	},
	{
		"L73", Notice, "all pains scored and no to-be journey", "Make the to-be variant and draw how it should be.",
		nil, (*index).noTarget,
	},
	{
		"L74", Warning, "action worded from the company's view", "Say what the customer does.",
		[]Need{Touchpoints},
		(*index).companyView,
	},
}

func (x *index) emptyStages(tell tell) {
	for i, s := range x.Stages {
		if from, to := x.Within(i); from == to {
			tell(fmt.Sprintf("%s has no touchpoints. Where does the customer meet you here?", nameOf(s)), x.object(s))
		}
	}
}

func (x *index) channelless(tell tell) {
	for i, t := range x.Path {
		switch moded, channelled := t.Mode != "", len(t.Channels) > 0; {
		case !moded && !channelled:
			tell(nameOf(t)+": online or offline, and through which channel?", x.touchpoint(i))
		case !moded:
			tell(nameOf(t)+": online or offline?", x.touchpoint(i))
		case !channelled:
			tell(nameOf(t)+": through which channel?", x.touchpoint(i))
		}
	}
}

func (x *index) goalless(tell tell) {
	switch {
	case x.Head.Outcome == "":
		tell("What counts as success of this journey?", x.journey())
	case x.Head.GoalStage == "":
		tell("At which stage do customers reach the desired outcome?", x.journey())
	}
}

func (x *index) oneMode(tell tell) {
	modes, count := map[model.Mode]bool{}, 0
	for _, t := range x.Path {
		if t.Mode != "" {
			modes[t.Mode] = true
			count++
		}
	}
	other := map[model.Mode]model.Mode{model.Online: model.Offline, model.Offline: model.Online}
	for mode, missing := range other {
		if len(modes) == 1 && modes[mode] && count == len(x.Path) && count > 1 {
			tell(fmt.Sprintf("All touchpoints are %s. Is there really no %s contact?", mode, missing), x.journey())
		}
	}
}

func (x *index) unreadable(tell tell) {
	switch n := len(x.Stages); {
	case n >= number(x.settings.FewStages) && n <= number(x.settings.ManyStages):
	case n == 1:
		tell("1 stage is hard to read: split it?", x.journey())
	default:
		tell(fmt.Sprintf("%d stages is hard to read: merge or split?", n), x.journey())
	}
	for i, s := range x.Stages {
		if from, to := x.Within(i); to-from > number(x.settings.ManyTouchpoints) {
			tell(fmt.Sprintf("%s with %d touchpoints is hard to read: merge or split?", nameOf(s), to-from), x.object(s))
		}
	}
}

func (x *index) twice(tell tell) {
	type same struct {
		stage    int
		name, by string
	}
	first := map[same]int{}
	for i, t := range x.Path {
		if t.Action == "" || t.RepeatOf != "" {
			continue
		}
		k := same{x.StageOf(i), strings.ToLower(t.Action), strings.ToLower(strings.Join(t.Channels, "\n"))}
		if j, found := first[k]; found {
			tell(nameOf(t)+" appears twice. Same moment or a repeat?", x.touchpoint(i), x.touchpoint(j))
		} else {
			first[k] = i
		}
	}
}

func (x *index) personaless(tell tell) {
	if len(x.personas) == 0 {
		tell("Whose journey is this?", x.journey())
	}
}

func (x *index) allEqual(tell tell) {
	for i := range x.Path {
		if x.importance(i) != x.importance(0) {
			return
		}
	}
	if len(x.Path) >= fewRanked {
		tell("Everything is equally important: rank at least three.", x.journey())
	}
}

func (x *index) noTarget(tell tell) {
	p := x.report.Pains
	if x.Head.Variant == model.ToBe || p.Count == 0 || p.Unscored > 0 {
		return
	}
	for d := range x.state.Journeys() {
		if j := d.Journey(); j.Variant == model.ToBe && j.ComparesTo == x.Head.ID {
			return
		}
	}
	tell("Sketch the target journey.", x.journey())
}

func (x *index) companyView(tell tell) {
	for i, t := range x.Path {
		first, _, _ := strings.Cut(strings.ToLower(t.Action), " ")
		if slices.Contains([]string{"we", "our", "send"}, first) {
			tell(nameOf(t)+": write it as the customer would say it.", x.touchpoint(i))
		}
	}
}
