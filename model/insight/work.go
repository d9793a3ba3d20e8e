package insight

import (
	"slices"

	"wend/model"
)

// work is the initiatives about this journey that are not dropped, and what they
// are about.
type work struct {
	initiatives   []model.Initiative
	findings      map[model.FindingID]bool
	opportunities map[model.OpportunityID]bool
	touchpoints   map[model.TouchpointID]bool // through findings and opportunities
	stages        map[model.StageID]bool      // the same, and of their touchpoints
	kpis          map[model.KPIID]int         // how many initiatives
}

// dropped is the progress of an initiative that nobody will do.
const dropped model.Progress = "dropped"

func (x *index) readWork() {
	x.work = work{
		findings:      map[model.FindingID]bool{},
		opportunities: map[model.OpportunityID]bool{},
		touchpoints:   map[model.TouchpointID]bool{},
		stages:        map[model.StageID]bool{},
		kpis:          map[model.KPIID]int{},
	}
	for i := range model.All[model.Initiative](x.shared) {
		if i.Status != dropped && x.concerns(i) {
			x.work.initiatives = append(x.work.initiatives, i)
			x.follow(i)
		}
	}
	for _, o := range x.Opportunities {
		if x.work.opportunities[o.ID] {
			x.followOpportunity(o)
		}
	}
	for _, f := range x.Findings {
		if x.work.findings[f.ID] {
			x.reach(f.Touchpoint)
			x.work.stages[f.Stage] = true
		}
	}
}

// concerns reports whether an initiative is about this journey, or about none:
// those of other journeys are found there.
func (x *index) concerns(i model.Initiative) bool {
	if len(i.Findings)+len(i.Opportunities)+len(i.Effects)+len(i.Shifts) == 0 {
		return true
	}
	for _, f := range i.Findings {
		if _, found := model.Lookup[model.Finding](x.doc, f); found {
			return true
		}
	}
	for _, o := range i.Opportunities {
		if _, found := model.Lookup[model.Opportunity](x.doc, o); found {
			return true
		}
	}
	for _, s := range i.Shifts {
		if _, found := model.Lookup[model.Transition](x.doc, s.Transition); found {
			return true
		}
	}
	for _, e := range i.Effects {
		_, here := model.Lookup[model.KPI](x.doc, e.KPI)
		_, shared := model.Lookup[model.KPI](x.shared, e.KPI)
		if here || shared {
			return true
		}
	}
	return false
}

func (x *index) follow(i model.Initiative) {
	for _, f := range i.Findings {
		x.work.findings[f] = true
	}
	for _, o := range i.Opportunities {
		x.work.opportunities[o] = true
	}
	for _, e := range i.Effects {
		x.work.kpis[e.KPI]++
	}
}

func (x *index) followOpportunity(o model.Opportunity) {
	for _, f := range o.Findings {
		x.work.findings[f] = true
	}
	if o.Stage != "" {
		x.work.stages[o.Stage] = true
	}
	for _, t := range o.Touchpoints {
		x.reach(t)
	}
}

// reach marks a touchpoint and its stage as worked on.
func (x *index) reach(t model.TouchpointID) {
	if i, found := x.Place(t); found {
		x.work.touchpoints[t] = true
		x.work.stages[x.Stages[x.StageOf(i)].ID] = true
	}
}

// planned reports whether an initiative is meant to move a KPI.
func (x *index) planned(k kpi) bool {
	if x.work.kpis[k.ID] > 0 {
		return true
	}
	return slices.ContainsFunc(x.work.initiatives, func(i model.Initiative) bool { return i.ID == k.Initiative })
}
