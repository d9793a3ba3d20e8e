package analysis

import (
	"cmp"
	"math"
	"slices"

	"wend/model"
	"wend/model/analysis/formula"
)

// Thresholds of the rules, conventions of this product.
const (
	alikeLinks     = 0.9  // cosine of the links of redundant activities
	alikeNames     = 0.5  // words that they share
	slowLead       = 0.05 // value-added ratio below which an activity is slow
	differentiates = 4    // rating from which an activity sets the company apart
	commonplace    = 2    // rating up to which anybody can do it
)

// detect fills in what the rules of the value chain find: money, bottleneck,
// redundancy, contested touchpoints, inefficiency, differentiation, savings.
func (x *index) detect(c *Chain, m Moments, k KPIs) {
	x.earn(c, k)
	x.indirect(c.Activities)
	c.ValueAdded = x.valueAdded()
	for i := range c.Activities {
		x.judge(c, i)
	}
	c.Savings = savings(c.Activities)
	c.Bottleneck = x.bottleneck(c.Activities)
	x.alike(c)
	c.Commodities = x.commodities(m)
	c.Reinvested = x.reinvested()
}

// earn fills in value and margin.
func (x *index) earn(c *Chain, k KPIs) {
	c.Value = k.fact(defAllRevenue)
	if !c.Value.Known() {
		c.Value = k.fact(defRevenue)
	}
	value, hasValue := c.Value.Value()
	cost, hasCost := c.TotalCost.Value()
	switch {
	case !hasValue:
		c.Value = NA(NoData, "No KPI says what the revenue is.")
		c.Margin, c.MarginShare = c.Value, c.Value
	case !hasCost:
		c.Margin, c.MarginShare = c.TotalCost, c.TotalCost
	default:
		c.Margin, c.MarginShare = formula.Margin(value, cost)
	}
}

// valueAdded returns value-added time per lead time over the activities that say
// how long they take and whether they add value.
func (x *index) valueAdded() Number {
	adds, lead := 0.0, 0.0
	known := false
	for _, a := range x.activities {
		v, t, ok := times(a)
		if ok {
			adds, lead, known = adds+v, lead+t, true
		}
	}
	if !known {
		return NA(NoData, "No activity has times and says whether it adds value.")
	}
	return formula.ValueAdded(adds, lead)
}

// times returns an activity's value-added time and lead time; false if it does
// not say both.
func times(a model.Activity) (adds, lead float64, ok bool) {
	processing, hasP := a.ProcessingTime.Value()
	waiting, hasW := a.WaitingTime.Value()
	if a.ValueAdded == "value-added" {
		adds = processing
	}
	return adds, processing + waiting, a.ValueAdded != "" && (hasP || hasW)
}

// judge fills in what the rules say about one activity.
func (x *index) judge(c *Chain, i int) {
	a, v := x.activities[i], &c.Activities[i]
	share := 1/float64(len(c.Activities)) - 1e-12
	v.Utilisation = NA(NoData, "The activity has no demand or no capacity.")
	if a.Demand.IsSet() && a.Capacity.IsSet() {
		v.Utilisation = formula.Utilisation(a.Demand.Or(0), a.Capacity.Or(0))
	}
	v.Load = x.load(v.Utilisation)
	v.ValueAdded = NA(NoData, "The activity does not say its times and whether it adds value.")
	if adds, lead, ok := times(a); ok {
		v.ValueAdded = formula.ValueAdded(adds, lead)
	}
	low := x.settings.ValueLow.Or(0.5)
	if v.ValueIndex.Known() && v.ValueIndex.Or(0) < low && v.CostShare.Or(0) >= share {
		v.Inefficient = append(v.Inefficient, OverInvested)
	}
	if v.ValueAdded.Known() && v.ValueAdded.Or(1) < slowLead {
		v.Inefficient = append(v.Inefficient, SlowLead)
	}
	if a.ValueAdded == "non-value-added" && v.Cost.Or(0) > 0 {
		v.Inefficient = append(v.Inefficient, Waste)
	}
	if a.Differentiation.Or(0) >= differentiates && v.Contribution.Known() {
		v.Difference = HiddenStrength
		if v.Contribution.Or(0) >= share {
			v.Difference = Advantage
		}
	}
	v.Savings = NA(NoData, "The activity is not one to redesign.")
	switch {
	case v.Quadrant != Redesign:
	case v.Indirect.Or(0) > 0:
		v.Savings = NA(NoData, "Other activities rest on it: judge it by them.")
	default:
		v.Savings = formula.Savings(v.Cost.Or(0), v.Contribution.Or(0), c.TotalCost.Or(0), low)
	}
}

func (x *index) load(utilisation Number) Load {
	switch u := utilisation.Or(0); {
	case u >= 1:
		return Overloaded
	case u > 0 && u >= x.settings.Utilisation.Or(0.85):
		return Strained
	}
	return ""
}

func savings(list []ActivityValue) Number {
	sum, known := 0.0, false
	for _, a := range list {
		known = known || a.Quadrant != ""
		sum += a.Savings.Or(0)
	}
	if !known {
		return NA(NoData, "No activity has both a cost and a contribution.")
	}
	return Of(sum)
}

// bottleneck returns the activity with the highest utilisation; without any, by
// the weaker rules, the one that takes most of the waiting time, or the longest
// stage if people feel bad in it.
func (x *index) bottleneck(list []ActivityValue) Bottleneck {
	none := NA(NoData, "No activity has a demand and a capacity.")
	b := Bottleneck{Utilisation: none, Throughput: none}
	for i, a := range list {
		u, ok := a.Utilisation.Value()
		if !ok {
			continue
		}
		capacity := x.activities[i].Capacity.Or(0)
		b.Throughput = Of(min(capacity, b.Throughput.Or(math.MaxFloat64)))
		if b.Rule == "" || u > b.Utilisation.Or(0) {
			b.Rule, b.Activity, b.Utilisation, b.State = UtilisationRule, a.Activity, a.Utilisation, a.Load
		}
	}
	longest := 0.0
	for _, a := range x.activities {
		if w := a.WaitingTime.Or(0); b.Rule != UtilisationRule && w > longest {
			longest, b.Rule, b.Activity = w, WaitingRule, a.ID
		}
	}
	if b.Rule == "" {
		b.Stage = x.slowStage()
	}
	if b.Stage != "" {
		b.Rule = StageRule
	}
	return b
}

// slowStage returns the stage that lasts longest, if people feel bad in it.
func (x *index) slowStage() model.StageID {
	longest, at := 0.0, -1
	for i, s := range x.stages {
		if d := s.Duration.Or(0); d > longest {
			longest, at = d, i
		}
	}
	if at < 0 {
		return ""
	}
	sum := 0.0
	for i := x.stages[at].from; i < x.stages[at].to; i++ {
		sum += x.weight[i] * x.valence(i).Or(0)
	}
	if sum >= 0 {
		return ""
	}
	return x.stages[at].ID
}

// alike fills in the redundant pairs and the touchpoints with several strong
// owners.
func (x *index) alike(c *Chain) {
	place := map[model.ActivityID]int{}
	for i, a := range x.activities {
		place[a.ID] = i
	}
	served := make([][]link, len(x.path))
	for _, l := range x.links {
		if _, found := place[l.activity]; found && !l.harms {
			served[l.at] = append(served[l.at], l)
		}
	}
	rows := make([][]float64, len(x.activities))
	pairs := map[[2]int]bool{}
	for at, links := range served {
		for k, l := range links {
			i := place[l.activity]
			if rows[i] == nil {
				rows[i] = make([]float64, len(x.path))
			}
			rows[i][at] = l.strength
			for _, m := range links[k+1:] {
				j := place[m.activity]
				pairs[[2]int{min(i, j), max(i, j)}] = true
			}
		}
		if t := x.contest(at, links, place); len(t.Activities) > 0 {
			c.Contested = append(c.Contested, t)
		}
	}
	for p := range pairs {
		if r, ok := redundancy(x.activities[p[0]], x.activities[p[1]], rows[p[0]], rows[p[1]]); ok {
			c.Redundant = append(c.Redundant, r)
		}
	}
	slices.SortFunc(c.Redundant, func(a, b Redundancy) int {
		return cmp.Or(cmp.Compare(place[a.A], place[b.A]), cmp.Compare(place[a.B], place[b.B]))
	})
}

// redundancy applies the rule to a pair: links that point the same way, and
// names that share half their words or the same declared output.
func redundancy(a, b model.Activity, rowA, rowB []float64) (Redundancy, bool) {
	r := Redundancy{A: a.ID, B: b.ID, Names: formula.Jaccard(a.Name, b.Name), SameOutput: a.Output != "" && a.Output == b.Output}
	if !r.SameOutput && r.Names.Or(0) < alikeNames {
		return r, false
	}
	r.Cosine = formula.Cosine(rowA, rowB)
	return r, r.Cosine.Or(0) >= alikeLinks-1e-12
}

// contest returns the strong activities of a touchpoint if they have different
// owners.
func (x *index) contest(at int, links []link, place map[model.ActivityID]int) Contest {
	c := Contest{Touchpoint: x.path[at].ID}
	owners := map[string]bool{}
	for _, l := range links {
		owner := x.activities[place[l.activity]].Owner
		if l.strength == strong && owner != "" {
			owners[owner] = true
			c.Activities = append(c.Activities, l.activity)
		}
	}
	if len(owners) < 2 {
		return Contest{}
	}
	return c
}

// commodities returns the moments of truth whose activities are all rated as
// something that anybody can do.
func (x *index) commodities(m Moments) []model.TouchpointID {
	rating := map[model.ActivityID]int{}
	for _, a := range x.activities {
		rating[a.ID] = a.Differentiation.Or(commonplace + 1)
	}
	served, special := map[int]bool{}, map[int]bool{}
	for _, l := range x.links {
		if r, found := rating[l.activity]; found && !l.harms {
			served[l.at] = true
			special[l.at] = special[l.at] || r > commonplace
		}
	}
	var out []model.TouchpointID
	for _, t := range m.List {
		if at := x.place[t.Touchpoint]; served[at] && !special[at] {
			out = append(out, t.Touchpoint)
		}
	}
	return out
}

// reinvested returns what the initiatives that are funded from savings and not
// dropped cost over their horizon.
func (x *index) reinvested() Number {
	sum, known := 0.0, false
	for i := range model.All[model.Initiative](x.state.Workspace()) {
		if i.FromSavings && i.Status != dropped {
			sum += i.OneOffCost.Or(0) + i.RunningCost.Or(0)*i.Horizon.Or(DefaultHorizon)
			known = true
		}
	}
	if !known {
		return NA(NoData, "No initiative is funded from savings.")
	}
	return Of(sum)
}
