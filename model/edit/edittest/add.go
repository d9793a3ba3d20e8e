package edittest

import (
	"cmp"

	"wend/model"
	"wend/model/edit"
)

// The planners that add one thing.

func (s *Source) addFinding(st model.State) []edit.Edit {
	doc := s.journey(st)
	return edit.AddFinding(doc, s.Object(st, doc, model.KindFinding).(model.Finding))
}

func (s *Source) addOpportunity(st model.State) []edit.Edit {
	doc := s.journey(st)
	return edit.AddOpportunity(doc, s.Object(st, doc, model.KindOpportunity).(model.Opportunity))
}

func (s *Source) addKPI(st model.State) []edit.Edit {
	doc := s.document(st)
	k := s.Object(st, doc, model.KindKPI).(model.KPI)
	k.Unit = cmp.Or(k.Unit, model.Percent)
	k.Baseline, k.Target = within(k, k.Baseline), within(k, k.Target)
	return edit.AddKPI(st, doc, k)
}

func (s *Source) addTactic(st model.State) []edit.Edit {
	doc := s.journey(st)
	return edit.AddTactic(st, doc, s.Object(st, doc, model.KindTactic).(model.Tactic))
}

func (s *Source) addActivity(st model.State) []edit.Edit {
	a := s.Object(st, model.WorkspaceDoc, model.KindActivity).(model.Activity)
	return edit.AddActivity(st, a, model.ActivityID(s.key(st, model.WorkspaceDoc, model.KindActivity)))
}

func (s *Source) addLink(st model.State) []edit.Edit {
	doc, _, t := s.at(st)
	a := s.key(st, doc, model.KindActivity)
	if a == "" || t == "" {
		return nil
	}
	return edit.AddLink(st, doc, model.ActivityID(a), t)
}

func (s *Source) addActivityLink(st model.State) []edit.Edit {
	from, to := s.key(st, model.WorkspaceDoc, model.KindActivity), s.key(st, model.WorkspaceDoc, model.KindActivity)
	if from == "" || from == to {
		return nil
	}
	return edit.AddActivityLink(st, model.ActivityID(from), model.ActivityID(to))
}
