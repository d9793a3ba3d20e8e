package panel

import (
	"strings"

	"wend/model"
	"wend/model/analysis"
	"wend/ui/scene"
)

// touchpoint returns a touchpoint of the journey.
func touchpoint(s *scene.Scene, id model.TouchpointID) (model.Touchpoint, bool) {
	if s.Journey == nil || id == "" {
		return model.Touchpoint{}, false
	}
	return model.Lookup[model.Touchpoint](s.Journey, id)
}

func touchpointName(s *scene.Scene, id model.TouchpointID) string {
	t, found := touchpoint(s, id)
	if found && t.Action == "" {
		return "unnamed touchpoint"
	}
	return t.Action
}

// shortPersona returns the first part of a persona's name: "Maya" for "Maya,
// careful comparer".
func shortPersona(s *scene.Scene, id model.PersonaID) string {
	p, found := model.Lookup[model.Persona](s.State.Workspace(), id)
	short, _, _ := strings.Cut(p.Name, ",")
	if found && short == "" {
		return "unnamed persona"
	}
	return short
}

func activityName(s *scene.Scene, id model.ActivityID) string {
	a, found := model.Lookup[model.Activity](s.State.Workspace(), id)
	if found && a.Name == "" {
		return "unnamed activity"
	}
	return a.Name
}

// kpi returns a KPI of the journey or of the workspace.
func kpi(s *scene.Scene, id model.KPIID) (model.KPI, bool) {
	if s.Journey != nil {
		if k, found := model.Lookup[model.KPI](s.Journey, id); found {
			return k, true
		}
	}
	return model.Lookup[model.KPI](s.State.Workspace(), id)
}

func kpiName(s *scene.Scene, id model.KPIID) string {
	k, found := kpi(s, id)
	if found && k.Name == "" {
		return "unnamed KPI"
	}
	return k.Name
}

// nodeName returns what people call a place of the flow.
func nodeName(s *scene.Scene, n model.Node) string {
	switch n {
	case model.Entry, model.Goal, model.Lost:
		return string(n)
	}
	if s.Journey != nil {
		if st, found := model.Lookup[model.Stage](s.Journey, string(n)); found {
			return stageName(st)
		}
	}
	return touchpointName(s, model.TouchpointID(n))
}

func stageName(st model.Stage) string {
	if st.Name == "" {
		return "unnamed stage"
	}
	return st.Name
}

func opportunityName(s *scene.Scene, o analysis.Opportunity) string {
	if o.Opportunity != "" && s.Journey != nil {
		text, _ := model.Lookup[model.Opportunity](s.Journey, o.Opportunity)
		return text.Text
	}
	return touchpointName(s, o.Touchpoint)
}
