package analysis

import (
	"fmt"

	"github.com/go-json-experiment/json"

	"wend/model"
	"wend/model/analysis/formula"
	"wend/model/atlas"
	"wend/model/text"
)

// ActivityValue is what one activity contributes and costs.
type ActivityValue struct {
	Activity     model.ActivityID `json:"activity"`
	Score        Number           `json:"score"`        // importance times strength, summed
	Contribution Number           `json:"contribution"` // share of all scores, 0..1
	Proportional Number           `json:"proportional"` // share when each touchpoint is dealt out once, 0..1
	CostShare    Number           `json:"costShare"`    // of the journey's cost, 0..1
	ValueIndex   Number           `json:"valueIndex"`   // contribution per cost share; 1 is in balance
	Quadrant     Quadrant         `json:"quadrant"`
	Cost         Number           `json:"-"` // money a period that belongs to this journey
	// Disputed says that Contribution and Proportional differ by more than a
	// factor of 1.5: the room should look at the links.
	Disputed bool `json:"disputed,omitzero"`
	// Harm is importance times strength over the links that harm.
	Harm float64 `json:"-"`
	// Indirect is importance times strength over the touchpoints it reaches
	// through other activities; strength is the weakest on the strongest way.
	Indirect    Number         `json:"indirectScore"`
	Utilisation Number         `json:"utilisation"` // demand per capacity
	Load        Load           `json:"-"`
	ValueAdded  Number         `json:"valueAddedRatio"` // value-added time per lead time, 0..1
	Inefficient []Inefficiency `json:"inefficient,omitzero"`
	Difference  Difference     `json:"differentiation,omitzero"`
	// Rival is the competitor with the highest score, Lead our strength minus that
	// score, -4..4.
	Rival model.CompetitorID `json:"rival,omitzero"`
	Lead  Number             `json:"lead"`
	// Savings is what could be saved on an activity to redesign that supports no
	// other one, money a period; not available for the others.
	Savings Number `json:"savings"`
	// Mood is the mean feeling at the touchpoints that it supports strongly, each
	// blended over the personas, -2..2.
	Mood Number `json:"-"`
}

// MarshalJSON encodes the activity; a quadrant that is not available has the
// reason of the value index, which needs the same inputs.
func (a ActivityValue) MarshalJSON() ([]byte, error) {
	type plain ActivityValue
	var quadrant any = a.Quadrant
	if a.Quadrant == "" {
		quadrant = a.ValueIndex
	}
	return json.Marshal(struct {
		plain
		Quadrant any `json:"quadrant"`
	}{plain(a), quadrant})
}

// Inefficiency says why an activity costs more than it gives.
type Inefficiency string

// The inefficiencies.
const (
	OverInvested Inefficiency = "over-invested" // value index below the threshold at a full cost share
	SlowLead     Inefficiency = "slow"          // less than 5 % of the lead time adds value
	Waste        Inefficiency = "waste"         // adds no value and costs
)

// Difference says what an activity that sets the company apart is worth here.
type Difference string

// The differences.
const (
	Advantage      Difference = "advantage"
	HiddenStrength Difference = "hidden-strength"
)

// Quadrant is where an activity lies between value and cost; "" if either is
// not available.
type Quadrant string

// The quadrants.
const (
	ProtectAndExtend Quadrant = "protect-and-extend" // high value, low cost
	Streamline       Quadrant = "streamline"         // high, high
	Redesign         Quadrant = "redesign"           // low, high
	KeepLean         Quadrant = "keep-lean"          // low, low
)

// disputeFactor is how far the two shares of an activity may lie apart.
const disputeFactor = 1.5

// Thresholds of activities, conventions of this product.
const (
	slowLead       = 0.05 // value-added ratio below which an activity is slow
	differentiates = 4    // rating from which an activity sets the company apart
)

// ofActivity takes a number of each activity.
var ofActivity = each(model.KindActivity,
	func(r *Report) []ActivityValue { return r.Chain.Activities },
	func(a *ActivityValue) model.ActivityID { return a.Activity })

var activityNumbers = []number{
	{
		topic: "chain.cost", title: "Cost of this journey", unit: Money, better: Lower, basis: Costs,
		plain:   "What all activities of this journey cost in a period",
		formula: "sum(cost × share of it that belongs to this journey)", source: porter, remedy: enterCosts,
		get:    whole(func(r *Report) Number { return r.Chain.TotalCost }),
		inputs: explainer.costInputs, assumed: explainer.assumedCosts,
	},
	{
		topic: "chain.score", title: "Score of ", unit: Plain, better: Higher, basis: Links,
		plain:   "Strength of an activity's links times importance, over the touchpoints it stands behind",
		formula: "sum(importance × strength) over its touchpoints", source: qfd, remedy: enterLinks,
		get:    ofActivity(func(a *ActivityValue) Number { return a.Score }),
		inputs: explainer.linkInputs, assumed: explainer.assumedImportance,
	},
	{
		topic: "chain.contribution", title: "Contribution of ", unit: Share, better: Higher, basis: Links,
		plain:   "The part of what customers care about that an activity stands behind, each link by its strength",
		formula: "sum(importance × strength) / the same sum over all activities", source: qfd, remedy: enterLinks,
		get:    ofActivity(func(a *ActivityValue) Number { return a.Contribution }),
		inputs: explainer.linkInputs, assumed: explainer.assumedImportance,
	},
	{
		topic: "chain.proportional", title: "Proportional contribution of ", unit: Share, better: Higher, basis: Links,
		plain:   "The same part, with each touchpoint shared out among those who stand behind it",
		formula: "sum(importance × strength / strengths at the touchpoint) / importance of linked touchpoints", source: qfd,
		remedy: enterLinks,
		get:    ofActivity(func(a *ActivityValue) Number { return a.Proportional }),
		inputs: explainer.linkInputs, assumed: explainer.assumedImportance,
	},
	{
		topic: "chain.cost-share", title: "Cost share of ", unit: Share, better: Lower, basis: Costs,
		plain:   "What an activity costs, as a part of the cost of all",
		formula: "cost × share of this journey / cost of this journey", source: porter, remedy: enterCosts,
		get:    ofActivity(func(a *ActivityValue) Number { return a.CostShare }),
		inputs: explainer.valueInputs, assumed: explainer.assumedCosts,
	},
	{
		topic: "chain.value-index", title: "Value index of ", unit: Ratio, better: Higher, basis: LinksAndCosts,
		plain:   "Contribution divided by cost share: above 1 an activity gives more than it takes",
		formula: "contribution / cost share; 1 is in balance", source: vaIndex, remedy: enterLinks + " " + enterCosts,
		get:    ofActivity(func(a *ActivityValue) Number { return a.ValueIndex }),
		inputs: explainer.valueInputs, assumed: explainer.assumedCosts,
	},
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
	cells := make([]formula.Cell, 0, len(x.Links))
	for _, l := range x.Links {
		a, found := place[l.Activity]
		switch {
		case !found:
		case !l.Supports():
			out[a].Harm += x.weight[l.At] * float64(l.Strength)
		default:
			cells = append(cells, formula.Cell{Row: a, Column: l.At, Strength: float64(l.Strength)})
		}
	}
	for i, c := range formula.Contributions(x.weight, len(out), cells) {
		a := &out[i]
		a.Score, a.Contribution, a.Proportional = c.Score, c.Share, c.Proportional
		lo := min(c.Share.Or(0), c.Proportional.Or(0))
		hi := max(c.Share.Or(0), c.Proportional.Or(0))
		a.Disputed = formula.Above(hi, disputeFactor*lo)
	}
	return out
}

// mood fills in how people feel where the activities support strongly.
func (x *index) mood(out []ActivityValue) {
	felt := map[model.ActivityID][]float64{}
	for _, l := range x.Links {
		if v, ok := x.valence(l.At).Value(); ok && l.Strength == strong && l.Supports() {
			felt[l.Activity] = append(felt[l.Activity], v)
		}
	}
	for i := range out {
		out[i].Mood = formula.Mean(felt[out[i].Activity])
	}
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
	cut := 1 / float64(len(out))
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
			a.Quadrant = quadrant(formula.AtLeast(value, cut), formula.AtLeast(cost, cut))
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
	lo, hi := 0.0, 0.0
	for _, a := range list {
		v, ok := a.ValueIndex.Value()
		if !ok || a.Score.Or(0) == 0 {
			continue
		}
		if worst == "" || formula.Below(v, lo) {
			lo, worst = v, a.Activity
		}
		if best == "" || formula.Above(v, hi) {
			hi, best = v, a.Activity
		}
	}
	return worst, best
}

// idle returns the activities that touch nothing on this map.
func idle(list []ActivityValue, links []atlas.Link) []model.ActivityID {
	linked := map[model.ActivityID]bool{}
	for _, l := range links {
		linked[l.Activity] = true
	}
	var out []model.ActivityID
	for _, a := range list {
		if !linked[a.Activity] {
			out = append(out, a.Activity)
		}
	}
	return out
}

// judge fills in what the rules say about one activity.
func (x *index) judge(c *Chain, i int) {
	a, v := x.activities[i], &c.Activities[i]
	share := 1 / float64(len(c.Activities))
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
	if v.ValueIndex.Known() && formula.Below(v.ValueIndex.Or(0), low) && formula.AtLeast(v.CostShare.Or(0), share) {
		v.Inefficient = append(v.Inefficient, OverInvested)
	}
	if v.ValueAdded.Known() && formula.Below(v.ValueAdded.Or(1), slowLead) {
		v.Inefficient = append(v.Inefficient, SlowLead)
	}
	if a.ValueAdded == "non-value-added" && v.Cost.Or(0) > 0 {
		v.Inefficient = append(v.Inefficient, Waste)
	}
	if v.distinct(a) && v.Contribution.Known() {
		v.Difference = HiddenStrength
		if formula.AtLeast(v.Contribution.Or(0), share) {
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

func (e explainer) costInputs(string) []Input {
	var list []weighed
	for _, a := range e.report.Chain.Activities {
		list = append(list, weighed{given(e.activityName(a.Activity), Format(a.Cost, Money)).of("chain.cost-share", string(a.Activity)), a.Cost.Or(0)})
	}
	return strongest(list)
}

func (e explainer) linkInputs(subject string) []Input {
	var list []weighed
	for _, l := range e.Links {
		if string(l.Activity) != subject {
			continue
		}
		t := e.Path[l.At]
		worth := fmt.Sprintf("importance %s, strength %s", trimmed(e.weight[l.At]), trimmed(float64(l.Strength)))
		if !l.Supports() {
			worth += ", harms: not counted"
		}
		list = append(list, weighed{given(text.Name(t), worth), e.weight[l.At] * float64(l.Strength)})
	}
	return strongest(list)
}

func (e explainer) valueInputs(subject string) []Input {
	for _, a := range e.report.Chain.Activities {
		if string(a.Activity) == subject {
			return []Input{
				given("Contribution", Format(a.Contribution, Share)).of("chain.contribution", string(a.Activity)),
				given("Cost for this journey", Format(a.Cost, Money)),
				given("Cost of this journey", Format(e.report.Chain.TotalCost, Money)).of("chain.cost", ""),
				given("Cost share", Format(a.CostShare, Share)).of("chain.cost-share", string(a.Activity)),
			}
		}
	}
	return nil
}

// assumedCosts says which costs are missing or scoped by default.
func (e explainer) assumedCosts(string) []string {
	costless, whole := 0, 0
	for _, a := range e.activities {
		switch {
		case !a.Cost.IsSet():
			costless++
		case !a.JourneyShare.IsSet():
			whole++
		}
	}
	out := some(costless, "activity", "cost of %s not set, left out")
	return append(out, some(whole, "activity", "share of this journey in the cost of %s not set, counted as all of it")...)
}
