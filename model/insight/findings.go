package insight

import (
	"fmt"

	"wend/model"
)

var findingRules = []Rule{
	{
		"L17", Warning, "low point that nobody works on", "Record what is wrong there, and plan an initiative.",
		[]Need{Feelings},
		(*index).lowPoints,
	},
	{
		"L25", Warning, "pain without opportunity", "Turn the pain into a question: how might we …?",
		nil, (*index).closedPains,
	},
	{
		"L26", Warning, "pain that is not scored", "Rate it from 1 to 5.",
		nil, (*index).unscored,
	},
	{
		"L27", Warning, "critical pain without initiative", "Plan an initiative and give it an owner.",
		nil, (*index).unowned,
	},
	{
		"L28", Notice, "opportunity without initiative", "Plan an initiative, or put the opportunity aside.",
		nil, (*index).unplanned,
	},
	{
		"L32", Notice, "success factor that no activity stands behind", "Link the activity that makes it work.",
		[]Need{Activities},
		(*index).unexplained,
	},
}

func (x *index) lowPoints(tell tell) {
	for i, t := range x.Path {
		v, felt := x.felt(i).Lowest.Value()
		if felt && v <= -1 && x.importance(i) >= number(x.settings.LowImportance) && !x.work.touchpoints[t.ID] {
			tell(fmt.Sprintf("Low point at %s (%s) and nobody works on it.", nameOf(t), signed(v)), x.touchpoint(i))
		}
	}
}

// pains yields the open pains.
func (x *index) pains(yield func(model.Finding) bool) {
	for _, f := range x.Findings {
		if f.Type == model.Pain && f.Open() && !yield(f) {
			return
		}
	}
}

func (x *index) closedPains(tell tell) {
	addressed := map[model.FindingID]bool{}
	for _, o := range x.Opportunities {
		for _, f := range o.Findings {
			addressed[f] = true
		}
	}
	for f := range x.pains {
		if !addressed[f.ID] {
			tell(fmt.Sprintf("Pain '%s' has no opportunity yet: how might we …?", nameOf(f)), x.object(f))
		}
	}
}

func (x *index) unscored(tell tell) {
	for f := range x.pains {
		switch bad, often := f.Severity.IsSet(), f.Frequency.IsSet(); {
		case !bad && !often:
			tell(fmt.Sprintf("'%s': how bad and how often is that?", nameOf(f)), x.object(f))
		case !bad:
			tell(fmt.Sprintf("'%s': how bad is that?", nameOf(f)), x.object(f))
		case !often:
			tell(fmt.Sprintf("'%s': how often is that?", nameOf(f)), x.object(f))
		}
	}
}

func (x *index) unowned(tell tell) {
	for f := range x.pains {
		if s, _ := f.Score(); s >= number(x.settings.CriticalPain) && !x.work.findings[f.ID] {
			tell(fmt.Sprintf("Critical pain '%s' (%d) is unowned.", nameOf(f), s), x.object(f))
		}
	}
}

func (x *index) unplanned(tell tell) {
	for _, o := range x.Opportunities {
		if !x.work.opportunities[o.ID] {
			tell(fmt.Sprintf("'%s' is agreed but not planned.", nameOf(o)), x.object(o))
		}
	}
}

func (x *index) unexplained(tell tell) {
	for _, f := range x.Findings {
		if f.Type == model.SuccessFactor && !x.served(f) {
			tell(fmt.Sprintf("What do we do that makes '%s' work?", nameOf(f)), x.object(f))
		}
	}
}

// served reports whether an activity is linked where a finding is anchored: at
// its touchpoint, or at any of its stage.
func (x *index) served(f model.Finding) bool {
	if f.Activity != "" {
		return true
	}
	if i, found := x.Place(f.Touchpoint); found {
		return len(x.behind[i]) > 0
	}
	stage, found := x.Stage(f.Stage)
	if !found {
		return false
	}
	from, to := x.Within(stage)
	for i := from; i < to; i++ {
		if len(x.behind[i]) > 0 {
			return true
		}
	}
	return false
}
