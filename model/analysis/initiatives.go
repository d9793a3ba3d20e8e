package analysis

import (
	"fmt"

	"wend/model"
	"wend/model/analysis/formula"
)

// Initiatives are the planned work of the workspace, with the flow and the KPIs
// of this journey behind its business cases.
type Initiatives struct {
	List []Initiative `json:"list"` // in the workspace's order
	// Ranked are those that have the chosen score, best first; Top is the first.
	Ranked    []model.InitiativeID `json:"ranked"`
	Top       model.InitiativeID   `json:"-"`
	Score     Score                `json:"score,omitzero"` // the ranking's; "" if no initiative has one
	CloseCall bool                 `json:"closeCall"`      // one step of one rating would put another one on top
	// Benefit, Cost and ROI are expected of all that are not dropped; those that
	// only cost count too. Effects on the same KPI combine by the gap they close.
	Benefit Number `json:"benefit"`
	Cost    Number `json:"cost"`
	ROI     Number `json:"roi"`
	// Actual is the return of those that have been measured.
	Actual ActualReturn `json:"actual"`
	Plans  []KPIPlan    `json:"plans"` // KPIs that initiatives promise to move
	// OnStrongest lists the initiatives, not dropped, with an effect on a
	// conversion KPI of the stage where the strongest transition begins.
	OnStrongest []model.InitiativeID `json:"onStrongestTransition"`
}

// Initiative is what one initiative is worth.
type Initiative struct {
	Initiative model.InitiativeID `json:"initiative"`
	RICE       Number             `json:"rice"` // at least 0
	ICE        Number             `json:"ice"`  // 1..1000; confidence counts ten times its share
	WSJF       Number             `json:"wsjf"`
	Priority   Number             `json:"priority"` // 0..10
	Ulwick     Number             `json:"ulwick"`   // 0..20
	// Rank is the place in the ranking, from 1; 0: it has no score, or is dropped.
	// Tied: another one has the same place. Contends: one step of one rating would put
	// it on top.
	Rank     int  `json:"rank,omitzero"`
	Tied     bool `json:"tied,omitzero"`
	Contends bool `json:"contends,omitzero"`
	// Goal is by how much the probability to reach the goal is expected to change,
	// -1..1, and Moved what moves it.
	Goal     Number         `json:"goal"`
	Moved    []Move         `json:"-"`
	Field    formula.Field  `json:"field,omitzero"` // impact against effort, cut at the medians; "" without both
	Expected formula.Return `json:",embed"`
	Actual   ActualReturn   `json:"actual"`
	// NoSales says why the case counts no more orders; a known number if it does.
	NoSales Number `json:"-"`
	// Assumed lists what the case takes for granted, a sentence each.
	Assumed []string `json:"assumed"`
}

// DefaultHorizon is over how many months an initiative runs if it does not say.
const DefaultHorizon = 12.0

// dropped is the status of work that nobody will do.
const dropped model.Progress = "dropped"

// ofInitiative takes a number of each initiative.
var ofInitiative = each(model.KindInitiative,
	func(r *Report) []Initiative { return r.Initiatives.List },
	func(v *Initiative) model.InitiativeID { return v.Initiative })

var initiativeNumbers = []number{
	{
		topic: "initiative.goal", title: "Change of the goal by ", unit: Points, better: Higher,
		plain:   "How many more of those who begin are expected to reach the goal",
		formula: "goal probability with the expected effects on the transitions - goal probability", source: markov,
		remedy: "Enter what it changes about a transition, or about a conversion.",
		get:    ofInitiative(func(v *Initiative) Number { return v.Goal }),
		inputs: explainer.goalMoves,
	},
	{
		topic: "initiative.orders", title: "More orders a month by ", unit: Plain, better: Higher,
		plain:   "How many more purchases a month an initiative is expected to bring",
		formula: "volume × lift × probability to reach the goal after it", source: cash, remedy: enterCase,
		get:    ofInitiative(func(v *Initiative) Number { return v.Expected.Orders }),
		inputs: explainer.caseInputs, assumed: explainer.assumedCase,
	},
	{
		topic: "initiative.benefit", title: "Benefit of ", unit: Money, better: Higher,
		plain:   "The money that an initiative is expected to bring over its horizon",
		formula: "confidence × months × (more orders × average purchase amount × margin + savings)", source: cash, remedy: enterCase,
		get:    ofInitiative(func(v *Initiative) Number { return v.Expected.Benefit }).total(func(r *Report) Number { return r.Initiatives.Benefit }),
		inputs: explainer.caseInputs, assumed: explainer.assumedCase,
	},
	{
		topic: "initiative.cost", title: "Cost of ", unit: Money, better: Lower,
		plain:   "The money that an initiative takes, once and while it runs",
		formula: "one-off cost + running cost × months", source: cash, remedy: enterCase,
		get:    ofInitiative(func(v *Initiative) Number { return v.Expected.Cost }).total(func(r *Report) Number { return r.Initiatives.Cost }),
		inputs: explainer.caseInputs, assumed: explainer.assumedCase,
	},
	{
		topic: "initiative.roi", title: "Return on investment of ", unit: Share, better: Higher,
		plain:   "What an initiative brings beyond its cost, as a part of the cost; 0 is even",
		formula: "(benefit - cost) / cost", source: cash, remedy: enterCase,
		get:    ofInitiative(func(v *Initiative) Number { return v.Expected.ROI }).total(func(r *Report) Number { return r.Initiatives.ROI }),
		inputs: explainer.caseInputs, assumed: explainer.assumedCase,
	},
	{
		topic: "initiative.payback", title: "Months to pay back ", unit: Plain, better: Lower,
		plain:   "After how many months an initiative has earned its cost",
		formula: "one-off cost / (confidence × monthly benefit - running cost)", source: cash, remedy: enterCase,
		get:    ofInitiative(func(v *Initiative) Number { return v.Expected.Payback }),
		inputs: explainer.caseInputs, assumed: explainer.assumedCase,
	},
	{
		topic: "initiative.npv", title: "Net present value of ", unit: Money, better: Higher,
		plain:   "What an initiative is worth today, later money counted for less",
		formula: "-one-off cost + sum(net benefit a month)", source: cash, remedy: enterCase,
		get:    ofInitiative(func(v *Initiative) Number { return v.Expected.NPV }),
		inputs: explainer.caseInputs, assumed: explainer.assumedCase,
	},
	{
		topic: "initiative.break-even", title: "Lift to break even of ", unit: Points, better: Lower,
		plain:   "How much better the KPI must get for an initiative to earn its cost",
		formula: "(cost - savings) / (volume × months × probability after it × amount × margin)", source: cash, remedy: enterCase,
		get:    ofInitiative(func(v *Initiative) Number { return v.Expected.BreakEven }),
		inputs: explainer.caseInputs, assumed: explainer.assumedCase,
	},
	{
		topic: "initiative.actual", title: "Actual return of ", unit: Share, better: Higher,
		plain:   "What an initiative has really brought beyond its cost, as a part of the cost",
		formula: "(actual benefit - actual cost) / actual cost", source: cash, remedy: "Enter what the initiative brought and cost.",
		get:    ofInitiative(func(v *Initiative) Number { return v.Actual.ROI }).total(func(r *Report) Number { return r.Initiatives.Actual.ROI }),
		inputs: explainer.caseInputs,
	},
}

var initiativesPart = part{
	reads:   []model.Kind{model.KindInitiative, model.KindFinding, model.KindOpportunity},
	needs:   []*part{&flowPart, &kpisPart, &opportunitiesPart},
	compute: func(x *index, r *Report, _ touched) { r.Initiatives = x.initiatives(r) },
}

// initiatives values the work of the workspace. A business case takes from an
// initiative and its journey:
//
//	volume      reach, which is people per period of the workspace, per month
//	lift        the expected effect on the first KPI that is a conversion, else
//	            that on the first transition
//	downstream  1 if that KPI counts sales, else the goal probability of the
//	            place where its stage, or the transition, leads on, from the flow
//	order value, margin   KPIs of those definitions
//	savings, costs, horizon, confidence   as they stand
//
// Without a conversion, or without order value or margin, the case counts
// savings alone if there are any, and says so; otherwise it is not available.
func (x *index) initiatives(r *Report) Initiatives {
	f, k := r.Flow, r.KPIs
	var out Initiatives
	var list []model.Initiative
	answered := r.Opportunities.Answers(x.doc)
	for i := range model.All[model.Initiative](x.state.Workspace()) {
		list = append(list, i)
		v := x.initiative(i, f, k)
		v.Ulwick = answered.by(i)
		out.List = append(out.List, v)
		if i.Status != dropped && x.targets(i, f) {
			out.OnStrongest = append(out.OnStrongest, i.ID)
		}
	}
	fields(list, out.List)
	score := Score(x.settings.Ranking)
	if x.settings.Ranking == model.MostUsed {
		score = ""
	}
	out.rank(list, score)
	out.Plans = x.plans(list, k)
	out.sum(list)
	return out
}

func (x *index) initiative(i model.Initiative, f Flow, k KPIs) Initiative {
	out := Initiative{Initiative: i.ID}
	out.RICE, out.ICE, out.WSJF = riceRatings(i).compute(), iceRatings(i).compute(), wsjfRatings(i).compute()
	out.Priority = priorityRatings(i).compute()
	out.Moved = x.moves(i, f)
	out.Goal = x.goalWith(out.Moved, f)
	out.expect(x, i, f, k)
	out.Actual = actual(i)
	return out
}

// sum adds up the cases of what is not dropped. Sales from the same KPI are
// scaled down to the gap that its initiatives close together.
func (o *Initiatives) sum(list []model.Initiative) {
	scale := map[model.InitiativeID]float64{}
	for _, p := range o.Plans {
		gap, claimed := p.Gap.Or(0), p.Claimed.Or(0)
		if closed, ok := p.Closed.Value(); ok && len(p.Initiatives) > 1 && claimed/gap > 0 {
			for _, id := range p.Initiatives {
				if _, seen := scale[id]; !seen {
					scale[id] = min(1, closed*gap/claimed)
				}
			}
		}
	}
	benefit, cost, brings, costs := 0.0, 0.0, false, false
	gained, spent, measured := 0.0, 0.0, false
	for n, i := range list {
		v := o.List[n]
		if c, ok := v.Expected.Cost.Value(); ok && i.Status != dropped {
			cost, costs = cost+c, true
		}
		if b, ok := v.Expected.Benefit.Value(); ok && i.Status != dropped {
			brings = true
			if f, scaled := scale[i.ID]; scaled {
				b -= (1 - f) * v.Expected.Sales.Or(0) * i.Confidence.Or(1) * i.Horizon.Or(DefaultHorizon)
			}
			benefit += b
		}
		if v.Actual.ROI.Known() || v.Actual.Benefit.Known() && v.Actual.Cost.Known() {
			measured = true
			gained, spent = gained+v.Actual.Benefit.Or(0), spent+v.Actual.Cost.Or(0)
		}
	}
	none := NA(NoData, "No initiative has both a benefit and a cost.")
	o.Benefit, o.Cost, o.ROI = none, none, none
	if costs {
		o.Cost = Of(cost)
	}
	if brings {
		o.Benefit, o.ROI = Of(benefit), formula.ROI(benefit, cost)
	}
	o.Actual = ActualReturn{none, none, none}
	if measured {
		o.Actual = ActualReturn{Of(gained), Of(spent), formula.ROI(gained, spent)}
	}
}

// ActualReturn is what an initiative brought and cost, as measured.
type ActualReturn struct {
	Benefit Number `json:"benefit"`
	Cost    Number `json:"cost"`
	ROI     Number `json:"roi"`
}

func actual(i model.Initiative) ActualReturn {
	benefit, hasBenefit := i.ActualBenefit.Value()
	cost, hasCost := i.ActualCost.Value()
	none := NA(NoData, "Nothing is measured of the initiative yet.")
	a := ActualReturn{none, none, none}
	if hasBenefit {
		a.Benefit = Of(benefit)
	}
	if hasCost {
		a.Cost = Of(cost)
	}
	if hasBenefit && hasCost {
		a.ROI = formula.ROI(benefit, cost)
	}
	return a
}

// planned returns an initiative and what it is worth.
func (e explainer) planned(subject string) (model.Initiative, Initiative) {
	i, _ := model.Lookup[model.Initiative](e.state.Workspace(), subject)
	for _, v := range e.report.Initiatives.List {
		if string(v.Initiative) == subject {
			return i, v
		}
	}
	return i, Initiative{}
}

// caseInputs lists what a business case rests on; of the portfolio, its cases.
func (e explainer) caseInputs(subject string) []Input {
	if subject == "" {
		var list []weighed
		for _, v := range e.report.Initiatives.List {
			text := fmt.Sprintf("benefit %s, cost %s", Format(v.Expected.Benefit, Money), Format(v.Expected.Cost, Money))
			list = append(list, weighed{given(e.initiativeName(v.Initiative), text).of("initiative.roi", string(v.Initiative)), v.Expected.Benefit.Or(0)})
		}
		return strongest(list)
	}
	i, v := e.planned(subject)
	out := []Input{
		given("More orders a month", Format(v.Expected.Orders, Plain)).of("initiative.orders", subject),
		given("Savings a month", moneyOf(i.Savings)),
		given("One-off cost", moneyOf(i.OneOffCost)),
		given("Running cost a month", moneyOf(i.RunningCost)),
		given("Months", rating(i.Horizon)),
		given("Confidence", rating(i.Confidence)),
	}
	if v.NoSales.Known() {
		out = append(out, given("Reach a period", rating(i.Reach)),
			given("Average purchase amount", Format(e.report.Commerce.OrderValue, Money)).of("commerce.order-value", ""),
			given("Margin", Format(e.report.Commerce.Margin, Share)).of("commerce.margin", ""))
	}
	if i.ActualBenefit.IsSet() || i.ActualCost.IsSet() {
		out = append(out, given("Measured", fmt.Sprintf("benefit %s, cost %s", moneyOf(i.ActualBenefit), moneyOf(i.ActualCost))))
	}
	return out
}

func moneyOf(o model.Opt[float64]) string {
	if v, ok := o.Value(); ok {
		return Format(Of(v), Money)
	}
	return "not set"
}

func (e explainer) assumedCase(subject string) []string {
	_, v := e.planned(subject)
	return v.Assumed
}
