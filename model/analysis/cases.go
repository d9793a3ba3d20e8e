package analysis

import (
	"fmt"

	"wend/model"
	"wend/model/analysis/formula"
	"wend/model/atlas"
)

// expect fills in the business case.
func (v *Initiative) expect(x *index, i model.Initiative, f Flow, k KPIs) {
	c := formula.Case{
		Savings: i.Savings.Or(0), OneOff: i.OneOffCost.Or(0), Running: i.RunningCost.Or(0),
		Months: i.Horizon.Or(DefaultHorizon), Confidence: i.Confidence.Or(1), Discount: formula.Monthly(x.settings.Discount.Or(0)),
	}
	v.NoSales = x.sales(&c, i, f, k)
	var none Number
	switch {
	case !i.OneOffCost.IsSet() && !i.RunningCost.IsSet():
		none = NA(NoData, "The initiative has no cost.")
	case !v.NoSales.Known() && !i.Savings.IsSet():
		none = v.NoSales
	default:
		v.Expected = c.Return()
		v.assume(i)
		if !v.NoSales.Known() {
			v.Expected.Orders, v.Expected.Sales, v.Expected.BreakEven = v.NoSales, v.NoSales, v.NoSales
		}
		return
	}
	cost := none
	if i.OneOffCost.IsSet() || i.RunningCost.IsSet() {
		cost = c.Return().Cost // it is spent whatever comes of it
		v.assumeHorizon(i)
	}
	v.Expected = formula.Return{
		Orders: none, Sales: none, Monthly: none, Benefit: none, Cost: cost, ROI: none, Payback: none, NPV: none, BreakEven: none,
	}
}

func (v *Initiative) assumeHorizon(i model.Initiative) {
	if !i.Horizon.IsSet() {
		v.Assumed = append(v.Assumed, fmt.Sprintf("horizon not set, counted as %g months", DefaultHorizon))
	}
}

func (v *Initiative) assume(i model.Initiative) {
	v.assumeHorizon(i)
	if !i.Confidence.IsSet() {
		v.Assumed = append(v.Assumed, "confidence not set, counted as certain")
	}
	if !v.NoSales.Known() {
		v.Assumed = append(v.Assumed, "only savings are counted: "+v.NoSales.Detail())
	}
}

// sales fills the part of the case that sells more; a known number if it could.
func (x *index) sales(c *formula.Case, i model.Initiative, f Flow, k KPIs) Number {
	lift, q := x.lift(i, f)
	value, margin := k.fact(defOrderValue), k.fact(defMargin)
	reach, hasReach := i.Reach.Value()
	switch {
	case !lift.Known():
		return lift
	case !q.Known():
		return q
	case !hasReach:
		return NA(NoData, "The initiative has no reach.")
	case !value.Known():
		return NA(NoData, "No KPI says what the average purchase amount is.")
	case !margin.Known():
		return NA(NoData, "No KPI says what the margin is.")
	}
	c.Volume, c.Lift, c.Downstream = reach/x.months(), lift.Or(0), q.Or(0)
	c.OrderValue, c.Margin = value.Or(0), margin.Or(0)
	return Of(0)
}

// months returns how many months a period of the workspace has; one if it does
// not say.
func (x *index) months() float64 {
	switch x.workspace().Period {
	case "quarter":
		return 3
	case "year":
		return 12
	}
	return 1
}

// lift returns the expected change of the first conversion that the initiative
// has an effect on, and how likely somebody who takes that step reaches the goal.
func (x *index) lift(i model.Initiative, f Flow) (change, downstream Number) {
	none := NA(NoData, "No effect on a conversion is expected.")
	for _, e := range i.Effects {
		k, found := x.kpi(e.KPI)
		expected, set := e.Expected.Value()
		if !found || !set {
			continue
		}
		q, sign := x.downstream(k, f)
		if sign == 0 {
			continue
		}
		if q.Known() {
			return Of(sign * expected), q
		}
		none = q
	}
	for _, m := range x.moves(i, f) {
		return Of(m.By), f.goalFrom(m.To)
	}
	return none, none
}

// kpi returns a KPI of the journey or of the workspace.
func (x *index) kpi(id model.KPIID) (model.KPI, bool) {
	if k, found := model.Lookup[model.KPI](x.doc, id); found {
		return k, true
	}
	return model.Lookup[model.KPI](x.state.Workspace(), id)
}

// downstream returns the probability that somebody who takes the step a KPI
// counts reaches the goal; the sign is -1 for a KPI that counts those who do not
// take it, and 0 for one that is no conversion. A KPI of people's own making is
// one if it is a rising share at a stage.
func (x *index) downstream(k model.KPI, f Flow) (q Number, sign float64) {
	switch k.Definition {
	case defConversion, defGoal:
		return Of(1), 1
	case defAbandonment:
		return Of(1), -1
	case defStage, defPage:
	case "":
		if k.Unit != model.Percent || k.Direction != model.Up {
			return Number{}, 0
		}
	default:
		return Number{}, 0
	}
	return x.onward(x.stageAt(k.Stage, k.Touchpoint), f), 1
}

// stageAt returns the stage of something that belongs to a stage, or to a
// touchpoint; "" if that is not on the map.
func (x *index) stageAt(s model.StageID, t model.TouchpointID) model.StageID {
	if at := x.Anchor(s, t).Stage; at != atlas.None {
		return x.Stages[at].ID
	}
	return ""
}

// targets reports whether an initiative has an effect on the strongest transition, or
// on a conversion of the stage where that begins.
func (x *index) targets(i model.Initiative, f Flow) bool {
	for _, m := range x.moves(i, f) {
		if m.From == f.Strongest.From && m.To == f.Strongest.To {
			return true
		}
	}
	for _, e := range i.Effects {
		k, found := x.kpi(e.KPI)
		if _, sign := x.downstream(k, f); !found || sign == 0 {
			continue
		}
		if from := f.Strongest.From; from != "" && model.Node(x.stageAt(k.Stage, k.Touchpoint)) == from {
			return true
		}
	}
	return false
}

// onward returns the goal probability of the place where most go on to from a
// stage.
func (x *index) onward(from model.StageID, f Flow) Number {
	if _, found := x.Stage(from); !found {
		return NA(NoData, "The KPI belongs to no stage.")
	}
	to := x.likeliest(from)
	switch {
	case to == "":
		return NA(NoData, "No transition leads on from the stage of the KPI.")
	case !f.Goal.Known():
		return f.Goal
	}
	return f.goalFrom(to)
}

// goalFrom returns the goal probability of a place.
func (f Flow) goalFrom(at model.Node) Number {
	if at == model.Goal {
		return Of(1)
	}
	for _, s := range f.Stages {
		if s.Stage == at {
			return s.GoalFrom
		}
	}
	return NA(NoData, "Nobody comes to the stage of the KPI.")
}

// likeliest returns where most go on to from a stage: to a later one or to the goal;
// "" if no way leads on.
func (x *index) likeliest(from model.StageID) (to model.Node) {
	order := map[model.Node]int{model.Goal: len(x.Stages)}
	for i, s := range x.Stages {
		order[model.Node(s.ID)] = i
	}
	best, here := 0.0, order[model.Node(from)]
	for t := range model.All[model.Transition](x.doc) {
		at, onMap := order[t.To]
		if p := max(t.Probability.Or(0), t.Count.Or(0)); t.From == model.Node(from) && onMap && at > here && p > best {
			best, to = p, t.To
		}
	}
	return to
}

// onwardWay returns the likeliest way from a stage to a later one or to the goal.
func (x *index) onwardWay(from model.StageID) (model.Transition, bool) {
	if _, found := x.Stage(from); !found {
		return model.Transition{}, false
	}
	return model.Lookup[model.Transition](x.doc, model.TransitionKey(model.Node(from), x.likeliest(from)))
}
