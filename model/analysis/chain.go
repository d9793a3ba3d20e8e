package analysis

import (
	"fmt"

	"wend/model"
	"wend/model/analysis/formula"
)

// Chain is what the activities contribute to the touchpoints, and cost.
type Chain struct {
	Coverage   Number               `json:"coverage"` // share of importance with strong support, 0..1
	Support    []Support            `json:"-"`        // for each touchpoint of the path
	Unserved   []model.TouchpointID `json:"unserved"`
	TotalCost  Number               `json:"totalCost"`  // money a period
	Activities []ActivityValue      `json:"activities"` // in the workspace's order
	Idle       []model.ActivityID   `json:"idle"`       // activities that touch nothing
	// Worst and Best are the activities with the lowest and highest value
	// index among those that touch something; "" if there is none.
	Worst model.ActivityID `json:"-"`
	Best  model.ActivityID `json:"-"`
	// Value is the revenue of the journey, else of the business, as a KPI says:
	// it should be of the same scope and period as the costs.
	Value       Number               `json:"revenue"`
	Margin      Number               `json:"margin"`          // Value minus TotalCost, money
	MarginShare Number               `json:"marginShare"`     // of Value; at most 1
	ValueAdded  Number               `json:"valueAddedRatio"` // value-added time per lead time over the activities, 0..1
	Bottleneck  Bottleneck           `json:"bottleneck"`
	Redundant   []Redundancy         `json:"redundant"`
	Contested   []Contest            `json:"contested"`        // touchpoints with two strong owners
	Commodities []model.TouchpointID `json:"commodityMoments"` // moments of truth served only by what anybody can do
	Rivalry     []Rivalry            `json:"rivalry"`          // of the touchpoints at which a competitor has a score
	Savings     Number               `json:"savings"`          // potential of the activities to redesign, money a period
	Reinvested  Number               `json:"reinvested"`       // money that initiatives funded from savings take
}

// Support is the strongest supporting link of a touchpoint: 9, 3, 1 or 0.
type Support struct {
	Touchpoint model.TouchpointID
	Strength   int
}

var chainNumbers = []number{
	{
		topic: "chain.coverage", title: "Strongly supported importance", unit: Share, better: Higher, basis: Links,
		plain:   "How much of the journey, by importance, has an activity that supports it strongly; weaker links do not count",
		formula: "importance of touchpoints with a link of 9 / importance of all", source: qfd, remedy: enterLinks,
		get:    whole(func(r *Report) Number { return r.Chain.Coverage }),
		inputs: explainer.coverageInputs, assumed: explainer.assumedImportance,
	},
	{
		topic: "chain.unserved", title: "Touchpoints that nobody supports", unit: Count, better: Lower, basis: Links,
		plain:   "Touchpoints without any activity that supports them, weak or strong",
		formula: "number of touchpoints without a supporting link", source: qfd, remedy: enterLinks,
		get:    whole(func(r *Report) Number { return r.Chain.unserved() }),
		inputs: explainer.unservedInputs,
	},
}

// unserved returns how many touchpoints have no support, if any could have.
func (c Chain) unserved() Number {
	if !c.Coverage.Known() {
		return c.Coverage
	}
	return Of(float64(len(c.Unserved)))
}

func (e explainer) unservedInputs(string) []Input {
	var out []Input
	for _, id := range e.report.Chain.Unserved {
		out = append(out, Input{Name: e.touchpointName(id)})
	}
	return out
}

var chainPart = part{
	reads: append([]model.Kind{model.KindActivity, model.KindActivityLink, model.KindLink, model.KindInitiative, model.KindBenchmark}, feelingKinds...),
	needs: []*part{&kpisPart},
	compute: func(x *index, r *Report, _ touched) {
		r.Chain = x.chain()
		r.Moments = x.moments(r.Chain.Support)
		x.detect(&r.Chain, r.Moments, r.KPIs)
	},
}

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
	c.Coverage = x.coverage(c.Support, len(x.Links) > 0)
	c.TotalCost = x.cost(c.Activities)
	balance(c.Activities)
	c.Worst, c.Best = extremes(c.Activities)
	c.Idle = idle(c.Activities, x.Links)
	x.mood(c.Activities)
	return c
}

// strong is the strength of a link that carries a touchpoint.
const strong = 9

// support returns the strongest supporting link of each touchpoint.
func (x *index) support() []Support {
	out := make([]Support, len(x.Path))
	for i, t := range x.Path {
		out[i].Touchpoint = t.ID
	}
	for _, l := range x.Links {
		if l.Supports() {
			out[l.At].Strength = max(out[l.At].Strength, l.Strength)
		}
	}
	return out
}

// coverage returns the share of importance that has strong support.
func (x *index) coverage(support []Support, linked bool) Number {
	switch {
	case len(x.Path) == 0:
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

// detect fills in what the rules of the value chain find: money, bottleneck,
// redundancy, contested touchpoints, inefficiency, differentiation, savings.
func (x *index) detect(c *Chain, m Moments, k KPIs) {
	x.earn(c, k)
	x.indirect(c.Activities)
	c.ValueAdded = x.valueAdded()
	x.compete(c)
	for i := range c.Activities {
		x.judge(c, i)
	}
	c.Savings = savings(c.Activities)
	c.Bottleneck = x.bottleneck(c.Activities)
	x.alike(c)
	c.Commodities = x.commodities(m, c.Activities)
	c.Reinvested = x.reinvested()
}

// coverageInputs names the touchpoints that nobody supports strongly.
func (e explainer) coverageInputs(string) []Input {
	var list []weighed
	all, strongly := 0.0, 0.0
	for _, s := range e.report.Chain.Support {
		i, found := e.Place(s.Touchpoint)
		if !found {
			continue
		}
		all += e.weight[i]
		if s.Strength == strong {
			strongly += e.weight[i]
			continue
		}
		text := fmt.Sprintf("importance %s, strongest link %d", trimmed(e.weight[i]), s.Strength)
		list = append(list, weighed{given(e.touchpointName(s.Touchpoint), text), e.weight[i]})
	}
	sums := given("Importance with strong support", trimmed(strongly)+" of "+trimmed(all))
	return append([]Input{sums}, strongest(list)...)
}
