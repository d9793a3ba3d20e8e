package insight

import (
	"math/rand/v2"
	"slices"

	"wend/model"
	"wend/model/analysis"
)

// pair are two activities alone, of which each supports a touchpoint as strongly as
// is said and costs what is said.
func pair(strengthA, strengthB int, costA, costB float64) func(r *room) {
	return func(r *room) {
		for l := range model.All[model.Link](r.j) {
			r.cut(model.KindLink, l.Key())
		}
		r.cut(model.KindActivity, "buying", "carrier")
		change(r, "shop", func(a *model.Activity) { a.Cost = model.Some(costA) })
		change(r, "desk", func(a *model.Activity) { a.Cost = model.Some(costB) })
		for _, id := range []string{"t1", "t2"} {
			change(r, id, func(t *model.Touchpoint) { t.Importance = model.Some(3) })
		}
		r.put(link("shop", "t1", strengthA), link("desk", "t2", strengthB))
	}
}

// oneOf returns what the reports say of the service desk in a pair.
func oneOf(strengthA, strengthB int, costA, costB float64) analysis.ActivityValue {
	return valueOf(report(pair(strengthA, strengthB, costA, costB)), "desk")
}

// busy gives the service desk a demand of its capacity times share.
func busy(d *rand.Rand, share float64) func(r *room) {
	return func(r *room) {
		change(r, "desk", func(a *model.Activity) {
			c := decimal(d, 1, 9000)
			a.Capacity, a.Demand = model.Some(c), model.Some(c*share)
		})
	}
}

// flowing is the healthy map with other ways.
func flowing(ways ...model.Transition) *analysis.Report {
	return report(func(r *room) {
		for w := range model.All[model.Transition](r.j) {
			r.cut(model.KindTransition, w.Key())
		}
		for _, w := range ways {
			r.put(w)
		}
	})
}

// felt sets the importance of three touchpoints that are all moments of truth, and
// what everybody feels there.
func felt(r *room, importance, feeling [2]int) []analysis.Moment {
	for i, id := range []string{"t1", "t2"} {
		change(r, id, func(t *model.Touchpoint) { t.Importance, t.Moment = model.Some(importance[i]), model.OverrideYes })
		r.feel(model.TouchpointID(id), feeling[i], feeling[i])
	}
	change(r, "t3", func(t *model.Touchpoint) { t.Moment = model.OverrideNo })
	return r.report().Moments.List
}

// decides reports whether t1 is a moment of truth by a rule if it matters and feels
// so.
func decides(importance, feeling int, rule analysis.Rule) bool {
	r := healthy()
	change(r, "t1", func(t *model.Touchpoint) { t.Importance = model.Some(importance) })
	r.feel("t1", feeling, feeling)
	return slices.ContainsFunc(r.report().Moments.List, func(m analysis.Moment) bool {
		return m.Touchpoint == "t1" && slices.Contains(m.Rules, rule)
	})
}

// tenths are two shares whose product is a share of two decimals, and that product
// as it is typed.
func tenths(d *rand.Rand) (p, q, product float64) {
	a, b := 1+d.IntN(7), 1+d.IntN(7)
	if 10*a+a*b > 100 {
		a = 5
	}
	return float64(a) / 10, float64(b) / 10, float64(a*b) / 100
}

var numberVerges = map[string]verge{
	"analysis.score": {above: true, high: func(_ *rand.Rand, by float64) bool { // 3/1 weighs the two shares 1.5 apart, 2/1 more
		r := healthy()
		pair(3, 9, 1, 1)(r)
		change(r, "t1", func(t *model.Touchpoint) { t.Importance = model.Some(3 - whole(by)) })
		change(r, "t2", func(t *model.Touchpoint) { t.Importance = model.Some(1) })
		return valueOf(r.report(), "shop").Disputed
	}},
	"analysis.balance value": {at: true, above: true, high: func(_ *rand.Rand, by float64) bool {
		return oneOf(3, map[int]int{-1: 1, 0: 3, 1: 9}[whole(by)], 1, 9).Quadrant == analysis.Streamline
	}},
	"analysis.balance cost": {at: true, above: true, high: func(d *rand.Rand, by float64) bool {
		cost := decimal(d, 1, 900)
		return oneOf(3, 3, cost+0.3, (cost+0.1+0.2)*by).Quadrant == analysis.Streamline
	}},
	"analysis.extremes worst": {above: true, high: func(d *rand.Rand, by float64) bool { // the first of equals
		cost := decimal(d, 1, 900)
		return report(pair(3, 3, cost+0.3, (cost+0.1+0.2)*by)).Chain.Worst == "desk"
	}},
	"analysis.extremes best": {above: true, high: func(d *rand.Rand, by float64) bool {
		cost := decimal(d, 1, 900)
		return report(pair(3, 3, cost+0.3, (cost+0.1+0.2)/by)).Chain.Best == "desk"
	}},
	"analysis.judge over-invested": {above: true, high: func(d *rand.Rand, by float64) bool {
		cost := decimal(d, 1, 900)
		r := healthy()
		pair(9, 1, cost, 2*cost)(r)
		r.with(func(s *model.Settings) { s.ValueLow = model.Some(valueOf(r.report(), "desk").ValueIndex.Or(0) * by) })
		return slices.Contains(valueOf(r.report(), "desk").Inefficient, analysis.OverInvested)
	}},
	"analysis.judge cost share": {at: true, above: true, high: func(d *rand.Rand, by float64) bool {
		cost := decimal(d, 1, 900)
		return slices.Contains(oneOf(9, 1, cost+0.3, (cost+0.1+0.2)*by).Inefficient, analysis.OverInvested)
	}},
	"analysis.judge lead time": {above: true, high: func(d *rand.Rand, by float64) bool { // a twentieth
		t := decimal(d, 1, 900)
		r := healthy()
		change(r, "desk", func(a *model.Activity) {
			a.ValueAdded, a.ProcessingTime, a.WaitingTime = "value-added", model.Some(t), model.Some(19*t*by)
		})
		return slices.Contains(valueOf(r.report(), "desk").Inefficient, analysis.SlowLead)
	}},
	"analysis.judge difference": {at: true, above: true, high: func(_ *rand.Rand, by float64) bool {
		r := healthy()
		pair(3, map[int]int{-1: 1, 0: 3, 1: 9}[whole(by)], 1, 1)(r)
		change(r, "desk", func(a *model.Activity) { a.Differentiation = model.Some(4) })
		return valueOf(r.report(), "desk").Difference == analysis.Advantage
	}},
	"analysis.load strained": {at: true, above: true, high: func(d *rand.Rand, by float64) bool {
		return valueOf(report(busy(d, 0.85*by)), "desk").Load == analysis.Strained
	}},
	"analysis.load overloaded": {at: true, above: true, high: func(d *rand.Rand, by float64) bool {
		return valueOf(report(busy(d, by)), "desk").Load == analysis.Overloaded
	}},
	"analysis.bottleneck use": {above: true, high: func(d *rand.Rand, by float64) bool { // the first of equals
		r := healthy()
		busy(d, 0.3*by)(r)
		change(r, "shop", func(a *model.Activity) { a.Capacity, a.Demand = model.Some(1.0), model.Some(0.1+0.2) })
		return r.report().Chain.Bottleneck.Activity == "desk"
	}},
	"analysis.bottleneck waiting": {above: true, high: func(_ *rand.Rand, by float64) bool {
		r := healthy()
		change(r, "shop", func(a *model.Activity) { a.WaitingTime = model.Some(0.3) })
		change(r, "desk", func(a *model.Activity) { a.WaitingTime = model.Some((0.1 + 0.2) * by) })
		return r.report().Chain.Bottleneck.Activity == "desk"
	}},
	"analysis.slowStage": {above: true, high: func(_ *rand.Rand, by float64) bool {
		r := healthy()
		for _, id := range []model.TouchpointID{"t1", "t2", "t3"} {
			r.feel(id, -1, -1)
		}
		change(r, "interest", func(s *model.Stage) { s.Duration = model.Some(0.3) })
		change(r, "purchase", func(s *model.Stage) { s.Duration = model.Some((0.1 + 0.2) * by) })
		return r.report().Chain.Bottleneck.Stage == "purchase"
	}},
	"analysis.redundancy names": {at: true, above: true, high: func(_ *rand.Rand, by float64) bool {
		r := healthy()
		name := map[int]string{-1: "one other", 0: "one two", 1: "one two three"}[whole(by)]
		r.put(model.Activity{ID: "again", Name: name + " four"}, link("again", "t1", 9), link("again", "t3", 9))
		change(r, "shop", func(a *model.Activity) { a.Name = "one two three" })
		return len(r.report().Chain.Redundant) > 0
	}},
	"analysis.redundancy links": {at: true, above: true, high: func(_ *rand.Rand, by float64) bool {
		r := healthy()
		pair(9, 9, 1, 1)(r)
		for _, id := range []string{"shop", "desk"} {
			change(r, id, func(a *model.Activity) { a.Name = "the same" })
		}
		r.cut(model.KindLink, "shop/t1", "desk/t2")
		third := map[int]int{-1: 9, 0: 3, 1: 3}[whole(by)]
		r.put(link("shop", "t1", 1), link("shop", "t3", third), link("desk", "t2", max(1, 1)), link("desk", "t3", 3)) // 9 of 10
		if whole(by) != 0 {
			r.put(link("shop", "t2", map[int]int{-1: 9, 1: 1}[whole(by)]))
		}
		return len(r.report().Chain.Redundant) > 0
	}},
	"analysis.moment importance": {at: true, above: true, high: func(_ *rand.Rand, by float64) bool {
		return decides(4+whole(by), 2, analysis.IntensityRule)
	}},
	"analysis.moment feeling": {at: true, above: true, high: func(_ *rand.Rand, by float64) bool {
		return decides(5, -2+max(0, -whole(by)), analysis.IntensityRule)
	}},
	"analysis.moment gap": {at: true, above: true, high: func(_ *rand.Rand, by float64) bool {
		return decides(4+whole(by), -2, analysis.GapRule)
	}},
	"analysis.byDecisiveness intensity": {above: true, high: func(_ *rand.Rand, by float64) bool { // the first of equals
		return felt(healthy(), [2]int{4, 4 + whole(by)}, [2]int{1, 1})[0].Touchpoint == "t2"
	}},
	"analysis.byDecisiveness gap": {above: true, high: func(_ *rand.Rand, by float64) bool {
		return felt(healthy(), [2]int{4, 4}, [2]int{1, []int{1, 1, -1}[1+whole(by)]})[0].Touchpoint == "t2" ||
			whole(by) < 0 && felt(healthy(), [2]int{4, 4}, [2]int{-1, 1})[0].Touchpoint == "t2"
	}},
	"analysis.lift": {above: true, high: func(d *rand.Rand, by float64) bool { // the first of equals
		r := healthy()
		rate := decimal(d, 90, 6)
		r.put(
			model.Opportunity{ID: "x", Importance: model.Some(rate + 0.3), Satisfaction: model.Some(0.0)},
			model.Opportunity{ID: "y", Importance: model.Some((rate + 0.1 + 0.2) * by), Satisfaction: model.Some(0.0)},
		)
		return r.report().Opportunities.Top.Opportunity == "y"
	}},
	"analysis.fill": {above: true, high: func(d *rand.Rand, by float64) bool { // the first of equal leaks
		p, q, product := tenths(d)
		q *= by
		return flowing(way(model.Entry, "interest", 1), way("interest", "purchase", p), way("interest", model.Lost, product),
			way("interest", model.Goal, 1-p-product), way("purchase", model.Lost, q), way("purchase", model.Goal, 1-q)).Flow.Leak.Stage == "purchase"
	}},
	"analysis.strongest": {above: true, high: func(d *rand.Rand, by float64) bool { // the first of equal levers
		p, q, product := tenths(d)
		return flowing(way(model.Entry, "interest", 1), way("interest", "purchase", p*q*by), way("interest", model.Lost, 1-p*q*by),
			way("purchase", model.Goal, product), way("purchase", model.Lost, 1-product)).Flow.Strongest.From == "purchase"
	}},
	"analysis.WhatIf": {above: true, high: func(_ *rand.Rand, by float64) bool { // more than are lost
		r := healthy()
		r.put(way("interest", "purchase", 0.1), way("interest", model.Lost, 0.2), way("interest", model.Goal, 0.7))
		return !analysis.WhatIf(r.state(), "j", way("interest", "purchase", 0.3*by)).Goal.Known()
	}},
	"analysis.whole": {above: true, high: func(_ *rand.Rand, by float64) bool { // more than all go
		r := flowing(way(model.Entry, "interest", 1), way("interest", model.Goal, 0.1+0.2), way("interest", model.Lost, 0.7*by))
		return len(r.Flow.Broken) > 0 && r.Flow.Broken[0].Sum > 1
	}},
	"analysis.closed": {at: true, above: true, high: func(_ *rand.Rand, by float64) bool { // nobody leaves the loop
		left := min(1, by)
		r := flowing(way(model.Entry, "interest", 1), way("interest", "purchase", 0.1+0.2), way("interest", "interest", 0.7*left), way("purchase", "interest", 1))
		return len(r.Flow.Loops) > 0
	}},
}
