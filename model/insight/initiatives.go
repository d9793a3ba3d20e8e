package insight

import (
	"fmt"
	"slices"

	"wend/model"
	"wend/model/analysis"
)

var initiativeRules = []Rule{
	{
		"L29", Warning, "initiative under way without owner, due date or KPI", "Enter it at the initiative.",
		nil, (*index).loose,
	},
	{
		"L30", Warning, "initiative without a problem", "Link the finding or opportunity it is for, or the activity in trouble.",
		nil, (*index).pointless,
	},
	{
		"L55", Warning, "hypothesis that cannot be proved wrong", "Enter it at the hypothesis.",
		nil, (*index).unfalsifiable,
	},
	{
		"L56", Warning, "decision that contradicts the test", "Decide anew, or collect more answers.",
		nil, (*index).contradicted,
	},
	{
		"L57", Warning, "initiative past its due date", "Finish it, give it a new date, or drop it.",
		[]Need{Today},
		(*index).overdue,
	},
	{
		"L58", Notice, "initiative that does not pay back", "Look for a cheaper way, or for what else it is good for.",
		nil, (*index).unprofitable,
	},
	{
		"L59", Warning, "initiatives that promise more than the gap", "Agree who closes which part of the gap.",
		nil, (*index).overpromised,
	},
}

func (x *index) loose(tell tell) {
	watched := map[model.InitiativeID]bool{}
	for _, k := range x.kpis {
		watched[k.Initiative] = true
	}
	for _, i := range x.work.initiatives {
		if i.Status != model.Doing {
			continue
		}
		var missing []string
		if i.Owner == "" {
			missing = append(missing, "owner")
		}
		if i.Due == "" {
			missing = append(missing, "due date")
		}
		if len(i.Effects)+len(i.Shifts) == 0 && !watched[i.ID] {
			missing = append(missing, "KPI")
		}
		if len(missing) > 0 {
			tell(fmt.Sprintf("%s has no %s.", nameOf(i), none(missing)), x.object(i))
		}
	}
}

func (x *index) pointless(tell tell) {
	for _, i := range x.work.initiatives {
		if len(i.Findings)+len(i.Opportunities) == 0 && !slices.ContainsFunc(i.Activities, x.troubled) {
			tell(nameOf(i)+" solves which problem?", x.object(i))
		}
	}
}

// troubled reports whether something is known to be wrong or possible at an
// activity: a finding, an opportunity, waste or too much work.
func (x *index) troubled(id model.ActivityID) bool {
	v := x.values[id]
	return len(v.Inefficient) > 0 || v.Load != "" ||
		slices.ContainsFunc(x.Findings, func(f model.Finding) bool { return f.Activity == id }) ||
		slices.ContainsFunc(x.Opportunities, func(o model.Opportunity) bool { return slices.Contains(o.Activities, id) })
}

func (x *index) unfalsifiable(tell tell) {
	baseline := map[model.KPIID]bool{}
	for _, k := range x.kpis {
		baseline[k.ID] = k.Baseline.IsSet()
	}
	for h := range model.All[model.Hypothesis](x.doc) {
		based := h.Before.N.IsSet() || baseline[h.KPI]
		var missing []string
		for _, m := range []struct {
			name  string
			given bool
		}{{"KPI", h.KPI != ""}, {"baseline", based}, {"expected effect", h.Effect.IsSet()}} {
			if !m.given {
				missing = append(missing, m.name)
			}
		}
		if len(missing) > 0 {
			tell(fmt.Sprintf("'%s' cannot be proved wrong yet: it has no %s.", nameOf(h), none(missing)), x.object(h))
		}
	}
}

func (x *index) overdue(tell tell) {
	for _, i := range x.work.initiatives {
		if late, ok := x.days(i.Due); ok && late > 0 && i.Status != model.Done {
			tell(fmt.Sprintf("%s was due %s.", nameOf(i), i.Due), x.object(i))
		}
	}
}

func (x *index) overpromised(tell tell) {
	plans := map[model.KPIID]analysis.KPIPlan{}
	for _, p := range x.report.Initiatives.Plans {
		plans[p.KPI] = p
	}
	for _, k := range x.kpis {
		if p := plans[k.ID]; p.Overclaimed && len(p.Initiatives) > 1 {
			tell(fmt.Sprintf("%d initiatives promise %s on %s; the gap is %s.", len(p.Initiatives), x.change(p.Claimed.Or(0), k.Unit),
				nameOf(k.KPI), x.change(p.Gap.Or(0), k.Unit)), k.object)
		}
	}
}
