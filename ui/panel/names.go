package panel

import (
	"wend/model"
	"wend/model/analysis"
	"wend/model/text"
	"wend/ui/scene"
)

// name returns what people call a thing; nothing if there is no such thing.
func name(s *scene.Scene, k model.Kind, key string) string {
	o, found := text.Names{State: s.State, Doc: s.Journey}.Find(model.Ref{Kind: k, Key: key})
	if !found {
		return ""
	}
	return text.Name(o)
}

func touchpointName(s *scene.Scene, id model.TouchpointID) string {
	return name(s, model.KindTouchpoint, string(id))
}

func activityName(s *scene.Scene, id model.ActivityID) string {
	return name(s, model.KindActivity, string(id))
}

func kpiName(s *scene.Scene, id model.KPIID) string { return name(s, model.KindKPI, string(id)) }

func initiativeName(s *scene.Scene, id model.InitiativeID) string {
	return name(s, model.KindInitiative, string(id))
}

// shortPersona returns the first part of a persona's name: "Maya" for "Maya,
// careful comparer".
func shortPersona(s *scene.Scene, id model.PersonaID) string {
	p, found := model.Lookup[model.Persona](s.State.Workspace(), id)
	if !found {
		return ""
	}
	return text.FirstName(p)
}

// kpi returns a KPI of the journey or of the workspace.
func kpi(s *scene.Scene, id model.KPIID) (model.KPI, bool) {
	o, found := text.Names{State: s.State, Doc: s.Journey}.Find(model.Ref{Kind: model.KindKPI, Key: string(id)})
	k, _ := o.(model.KPI)
	return k, found
}

// standing says where a KPI of the report stands.
func standing(s *scene.Scene, id model.KPIID) analysis.Standing {
	k, _ := kpi(s, id)
	list := s.Report.KPIs.List
	for i := range list { // they are large: none is copied to be passed over
		if list[i].KPI == id {
			return analysis.StandingOf(k, list[i], s.State.Workspace().Workspace().Currency)
		}
	}
	return analysis.Standing{}
}

// nodeName returns what people call a place of the flow.
func nodeName(s *scene.Scene, n model.Node) string {
	return text.Names{State: s.State, Doc: s.Journey}.Node(n)
}

func opportunityName(s *scene.Scene, o analysis.Opportunity) string {
	if o.Opportunity != "" {
		return name(s, model.KindOpportunity, string(o.Opportunity))
	}
	return touchpointName(s, o.Touchpoint)
}
