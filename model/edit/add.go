package edit

import (
	"slices"

	"wend/model"
)

// This file holds what a new thing is like that people say little about: one
// place for each kind, whether it comes from a key, the line of capture or the
// page of another thing. Planners keep what the caller has set.

// AddFinding plans a new finding: a pain is open. One at a touchpoint is not of
// the stage as a whole.
func AddFinding(doc model.DocID, f model.Finding) []Edit {
	return []Edit{Insert{Doc: doc, Object: newFinding(f)}}
}

func newFinding(f model.Finding) model.Finding {
	if f.Type == model.Pain && f.Status == "" {
		f.Status = model.Open
	}
	if f.Touchpoint != "" {
		f.Stage = ""
	}
	return f
}

// AddOpportunity plans a new opportunity. Empty ids are left out, so that the
// caller may pass the touchpoint or activity it is at, if any; one at a touchpoint is not of
// the stage as a whole.
func AddOpportunity(doc model.DocID, o model.Opportunity) []Edit {
	o.Touchpoints = slices.DeleteFunc(slices.Clone(o.Touchpoints), func(id model.TouchpointID) bool { return id == "" })
	o.Activities = slices.DeleteFunc(slices.Clone(o.Activities), func(id model.ActivityID) bool { return id == "" })
	if len(o.Touchpoints) > 0 {
		o.Stage = ""
	}
	return []Edit{Insert{Doc: doc, Object: o}}
}

// AddKPI plans a new KPI: a percentage that should go up. At a touchpoint it is
// of its stage as well.
func AddKPI(s model.State, doc model.DocID, k model.KPI) []Edit {
	if k.Unit == "" {
		k.Unit = model.Percent
	}
	if k.Direction == "" {
		k.Direction = model.Up
	}
	k.Stage = stageOf(s, doc, k.Touchpoint, k.Stage)
	return []Edit{Insert{Doc: doc, Object: k}}
}

// AddTactic plans a new tactic: a message. At a touchpoint it is of its stage as
// well.
func AddTactic(s model.State, doc model.DocID, t model.Tactic) []Edit {
	if t.Type == "" {
		t.Type = "message"
	}
	t.Stage = stageOf(s, doc, t.Touchpoint, t.Stage)
	return []Edit{Insert{Doc: doc, Object: t}}
}

// stageOf returns the stage of a touchpoint; otherwise where there is none.
func stageOf(s model.State, doc model.DocID, id model.TouchpointID, otherwise model.StageID) model.StageID {
	o, _ := find(s, doc, model.Ref{Kind: model.KindTouchpoint, Key: string(id)})
	if t, found := o.(model.Touchpoint); found {
		return t.Stage
	}
	return otherwise
}

// AddActivity plans a new activity behind another one, or at the end of the
// value chain.
func AddActivity(s model.State, a model.Activity, after model.ActivityID) []Edit {
	before, ids := "", s.Workspace().IDs(model.KindActivity, "")
	if at := slices.Index(ids, string(after)); at >= 0 && at+1 < len(ids) {
		before = ids[at+1]
	}
	return []Edit{Insert{Doc: model.WorkspaceDoc, Object: a, Before: before}}
}

// AddLink plans to put activity behind touchpoint, with medium strength. A link
// that is there stays as it is.
func AddLink(s model.State, doc model.DocID, activity model.ActivityID, touchpoint model.TouchpointID) []Edit {
	return connectOnce(s, doc, newLink(activity, touchpoint))
}

// connectOnce plans to insert what connects two things, unless it does already.
func connectOnce(s model.State, doc model.DocID, o model.Object) []Edit {
	if _, found := find(s, doc, model.RefOf(o)); found {
		return nil
	}
	return []Edit{Insert{Doc: doc, Object: o}}
}

func newLink(activity model.ActivityID, touchpoint model.TouchpointID) model.Link {
	return model.Link{Activity: activity, Touchpoint: touchpoint, Strength: model.Medium}
}

// AddActivityLink plans that one activity supports another, with medium
// strength. A link that is there stays as it is.
func AddActivityLink(s model.State, from, to model.ActivityID) []Edit {
	return connectOnce(s, model.WorkspaceDoc, model.ActivityLink{From: from, To: to, Type: "supports", Strength: model.Medium})
}
