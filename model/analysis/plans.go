package analysis

import (
	"cmp"

	"wend/model"
	"wend/model/analysis/formula"
)

// KPIPlan is what initiatives promise on one KPI.
type KPIPlan struct {
	KPI         model.KPIID          `json:"kpi"`
	Initiatives []model.InitiativeID `json:"initiatives"`
	Claimed     Number               `json:"claimed"`     // sum of the expected changes, in the KPI's unit
	Gap         Number               `json:"gap"`         // target minus current
	Closed      Number               `json:"closed"`      // share of the gap that they close together, 0..1
	Overclaimed bool                 `json:"overclaimed"` // they promise more than the gap
}

// ofPlan takes a number of each KPI that initiatives promise to move.
var ofPlan = each(model.KindKPI,
	func(r *Report) []KPIPlan { return r.Initiatives.Plans },
	func(p *KPIPlan) model.KPIID { return p.KPI })

var planNumbers = []number{
	{
		topic: "initiative.closed", title: "Gap closed on ", unit: Share, better: Higher,
		plain:   "How much of the way to a KPI's target the initiatives are expected to go together",
		formula: "1 - product(1 - expected change / gap)", source: own, remedy: "Give the KPI a target and a measurement.",
		get:    ofPlan(func(p *KPIPlan) Number { return p.Closed }),
		inputs: explainer.planInputs,
	},
}

// plans returns what the initiatives that are not dropped promise, by KPI.
func (x *index) plans(list []model.Initiative, k KPIs) []KPIPlan {
	var out []KPIPlan
	for _, kpi := range k.List {
		p := KPIPlan{KPI: kpi.KPI, Gap: kpi.Gap, Closed: kpi.Gap}
		claimed, shares := 0.0, []float64{}
		gap, hasGap := kpi.Gap.Value()
		for _, i := range list {
			change, promised := effectOn(i, kpi.KPI)
			if !promised || i.Status == dropped {
				continue
			}
			p.Initiatives = append(p.Initiatives, i.ID)
			claimed += change
			if hasGap && gap != 0 {
				shares = append(shares, min(1, max(0, change/gap)))
			}
		}
		if len(p.Initiatives) == 0 {
			continue
		}
		p.Claimed = Of(claimed)
		if hasGap {
			p.Closed = NA(ZeroDenominator, "The KPI is on target.")
		}
		if len(shares) > 0 {
			p.Closed = formula.GapClosed(shares...)
			p.Overclaimed = formula.Above(claimed/gap, 1)
		}
		out = append(out, p)
	}
	return out
}

func effectOn(i model.Initiative, k model.KPIID) (change float64, promised bool) {
	for _, e := range i.Effects {
		if v, ok := e.Expected.Value(); ok && e.KPI == k {
			change, promised = change+v, true
		}
	}
	return change, promised
}

func (e explainer) planInputs(subject string) []Input {
	for _, p := range e.report.Initiatives.Plans {
		if string(p.KPI) != subject {
			continue
		}
		k, _ := e.kpi(p.KPI)
		by := func(n Number) string {
			return Figure{Number: n, Unit: Points, Measures: cmp.Or(k.Unit, model.Score)}.In(e.workspace().Currency)
		}
		out := []Input{given("Gap", by(p.Gap)).of("kpi.gap", subject), given("Promised in sum", by(p.Claimed))}
		for _, id := range p.Initiatives {
			i, _ := e.planned(string(id))
			change, _ := effectOn(i, p.KPI)
			out = append(out, given(e.initiativeName(id), by(Of(change))))
		}
		return out
	}
	return nil
}
