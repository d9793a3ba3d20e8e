package analysis

import (
	"math"

	"wend/model"
	"wend/model/analysis/formula"
)

// strong is the strength of a link that carries a touchpoint.
const strong = 9

// disputeFactor is how far the two shares of an activity may lie apart.
const disputeFactor = 1.5

// chain computes what activities contribute (QFD's house of quality) and
// cost (value index: value engineering). A link that harms contributes nothing
// and supports nothing; its weight is kept apart as Harm. Contribution counts
// direct links alone, support through other activities stands beside it as
// Indirect. A part counts beside the activity it belongs to: give costs to one of
// them.
func (x *index) chain() Chain {
	c := Chain{Support: x.support(), Activities: x.score()}
	for _, s := range c.Support {
		if s.Strength == 0 {
			c.Unserved = append(c.Unserved, s.Touchpoint)
		}
	}
	c.Coverage = x.coverage(c.Support, len(x.links) > 0)
	c.TotalCost = x.cost(c.Activities)
	balance(c.Activities)
	c.Worst, c.Best = extremes(c.Activities)
	c.Idle = idle(c.Activities, x.links)
	return c
}

// link is a link with its touchpoint's place in the path.
type link struct {
	activity model.ActivityID
	at       int
	strength float64
	harms    bool
}

func (x *index) readLinks() {
	x.links = make([]link, 0, x.doc.Len(model.KindLink))
	for l := range model.All[model.Link](x.doc) {
		if at, found := x.place[l.Touchpoint]; found {
			x.links = append(x.links, link{l.Activity, at, float64(l.Strength), l.Effect == model.Harms})
		}
	}
}

// support returns the strongest supporting link of each touchpoint.
func (x *index) support() []Support {
	out := make([]Support, len(x.path))
	for i, t := range x.path {
		out[i].Touchpoint = t.ID
	}
	for _, l := range x.links {
		if !l.harms {
			out[l.at].Strength = max(out[l.at].Strength, int(l.strength))
		}
	}
	return out
}

// coverage returns the share of importance that has strong support.
func (x *index) coverage(support []Support, linked bool) Number {
	switch {
	case len(x.path) == 0:
		return NA(NoData, "The journey has no touchpoint.")
	case !linked:
		return NA(NoData, "No activity is linked to a touchpoint.")
	}
	strongly, all := 0.0, 0.0
	for i, s := range support {
		all += x.weight[i]
		if s.Strength == strong {
			strongly += x.weight[i]
		}
	}
	return formula.Ratio(strongly, all)
}

// score fills in scores and both contributions: the QFD weighted sum
// A = sum(w·s), as a share of all; and the proportional split, in which each
// touchpoint with a link deals out its weight once.
func (x *index) score() []ActivityValue {
	out := make([]ActivityValue, len(x.activities))
	place := make(map[model.ActivityID]int, len(out))
	for i, a := range x.activities {
		out[i].Activity, place[a.ID] = a.ID, i
	}
	cells := make([]formula.Cell, 0, len(x.links))
	for _, l := range x.links {
		a, found := place[l.activity]
		switch {
		case !found:
		case l.harms:
			out[a].Harm += x.weight[l.at] * l.strength
		default:
			cells = append(cells, formula.Cell{Row: a, Column: l.at, Strength: l.strength})
		}
	}
	for i, c := range formula.Contributions(x.weight, len(out), cells) {
		a := &out[i]
		a.Score, a.Contribution, a.Proportional = c.Score, c.Share, c.Proportional
		lo := min(c.Share.Or(0), c.Proportional.Or(0))
		hi := max(c.Share.Or(0), c.Proportional.Or(0))
		a.Disputed = hi > disputeFactor*lo*(1+1e-9)
	}
	return out
}

// cost fills in costs and cost shares and returns the journey's cost: what of
// each activity's cost belongs to this journey (Porter).
func (x *index) cost(out []ActivityValue) Number {
	total, known := 0.0, 0
	for i, a := range x.activities {
		if c, ok := a.Cost.Value(); ok {
			out[i].Cost = Of(c * a.JourneyShare.Or(1))
			total += out[i].Cost.Or(0)
			known++
		} else {
			out[i].Cost = NA(NoData, "The activity has no cost.")
		}
	}
	for i := range out {
		if c, ok := out[i].Cost.Value(); ok {
			out[i].CostShare = formula.Ratio(c, total)
		} else {
			out[i].CostShare = out[i].Cost
		}
	}
	if known == 0 {
		return NA(NoData, "No activity has a cost.")
	}
	return Of(total)
}

// balance fills in value index and quadrant; the quadrants are cut at the equal
// share 1/n, and what lies on the cut is high.
func balance(out []ActivityValue) {
	cut := 1/float64(len(out)) - 1e-12
	for i := range out {
		a := &out[i]
		value, hasValue := a.Contribution.Value()
		cost, hasCost := a.CostShare.Value()
		switch {
		case !hasValue:
			a.ValueIndex = a.Contribution
		case !hasCost:
			a.ValueIndex = a.CostShare
		default:
			a.Quadrant = quadrant(value >= cut, cost >= cut)
			a.ValueIndex = formula.ValueIndex(value, cost)
		}
	}
}

func quadrant(valuable, costly bool) Quadrant {
	switch {
	case valuable && costly:
		return Streamline
	case valuable:
		return ProtectAndExtend
	case costly:
		return Redesign
	default:
		return KeepLean
	}
}

// extremes returns the activities with the lowest and the highest value index
// among those that contribute; the first of equals.
func extremes(list []ActivityValue) (worst, best model.ActivityID) {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, a := range list {
		v, ok := a.ValueIndex.Value()
		if !ok || a.Score.Or(0) == 0 {
			continue
		}
		if v < lo {
			lo, worst = v, a.Activity
		}
		if v > hi {
			hi, best = v, a.Activity
		}
	}
	return worst, best
}

// idle returns the activities that touch nothing on this map.
func idle(list []ActivityValue, links []link) []model.ActivityID {
	linked := map[model.ActivityID]bool{}
	for _, l := range links {
		linked[l.activity] = true
	}
	var out []model.ActivityID
	for _, a := range list {
		if !linked[a.Activity] {
			out = append(out, a.Activity)
		}
	}
	return out
}
