package analysis

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"wend/model"
	"wend/model/analysis/formula"
	"wend/model/edit"
)

func num(v float64) model.Opt[float64] { return model.Some(v) }

// business is a shop with a flow, KPIs of the catalogue, initiatives, a
// hypothesis and stages after the goal.
func business() model.State {
	w := model.NewDocument(model.WorkspaceDoc, model.Workspace{Period: "month"})
	kpis := []model.KPI{
		{ID: "aov", Definition: "average-purchase", Unit: model.Money},
		{ID: "margin", Definition: "margin", Unit: model.Percent},
		{ID: "k", Definition: "viral-coefficient", Unit: model.Score},
		{ID: "revenue", Definition: "revenue", Unit: model.Money},
		{ID: "refer", Definition: "referral-rate", Unit: model.Percent},
	}
	w = ordered(w, model.KindKPI, kpis)
	for id, v := range map[model.KPIID]float64{"aov": 80, "margin": 0.4, "revenue": 1250} {
		w = w.With(model.Measurement{KPI: id, Date: "2026-01-01", Value: num(v)})
	}
	w = w.With(model.Measurement{KPI: "k", Date: "2026-01-01", Value: num(0.25)})
	w = w.With(model.Measurement{KPI: "refer", Date: "2026-01-01", X: num(500), N: num(2000)})
	w = ordered(w, model.KindInitiative, []model.Initiative{
		{
			ID: "checkout", Effects: []model.Effect{{KPI: "sale", Expected: num(0.003)}}, Reach: num(40_000), OneOffCost: num(30_000),
			RunningCost: num(500), Horizon: num(12), Confidence: num(1), Impact: num(2), Effort: num(2), Ease: num(7), Status: model.Doing,
			ActualBenefit: num(260_000), ActualCost: num(200_000),
		},
		{
			ID: "table", Effects: []model.Effect{{KPI: "step", Expected: num(0.02)}}, Reach: num(5000), Impact: num(2),
			Confidence: num(0.8), Effort: num(2), OneOffCost: num(1000), Value: num(8), TimeCritical: num(5), Risk: num(3), Size: num(5),
		},
		{ID: "old", Status: "dropped", Reach: num(1e6), Impact: num(3), Confidence: num(1), Effort: num(0.5)},
	})
	s := flowOf([]string{"look", "buy", "use", "tell"}, "entry look 1", "look buy .5", "look lost .5", "buy goal .4", "buy lost .6",
		"use tell .25", "use lost .75", "tell look .4", "tell lost .6")
	d, _ := s.Document("j")
	j := d.Journey()
	j.GoalStage = "buy"
	d = ordered(d.With(j), model.KindKPI, []model.KPI{
		{ID: "sale", Definition: "conversion-rate", Stage: "buy", Unit: model.Percent, Direction: model.Up, Baseline: num(0.03), Target: num(0.04)},
		{ID: "step", Definition: "stage-conversion", Stage: "look", Unit: model.Percent, Direction: model.Up},
	})
	d = d.With(model.Measurement{KPI: "sale", Date: "2026-01-01", X: num(1200), N: num(40_000)})
	d = ordered(d, model.KindHypothesis, []model.Hypothesis{
		{
			ID: "h1", Statement: "Detail sells", Direction: model.Up, KPI: "sale",
			Before: model.Sample{X: num(120), N: num(2400)}, After: model.Sample{X: num(156), N: num(2400)},
		},
		{ID: "h2", Before: model.Sample{X: num(3), N: num(4)}},
		{ID: "h3"},
	})
	d = ordered(d, model.KindOpportunity, []model.Opportunity{{ID: "o", Importance: num(8), Satisfaction: num(4)}})
	return model.NewState(w, d)
}

// ordered returns d with a list of objects in that order.
func ordered[T model.Object](d *model.Document, k model.Kind, objects []T) *model.Document {
	var ids []string
	for _, o := range objects {
		d, ids = d.With(o), append(ids, o.Key())
	}
	return d.With(model.Order{Of: k, IDs: ids})
}

func TestABusinessCaseTakesItsInputsFromTheJourney(t *testing.T) {
	r := Compute(business(), "j", Options{})
	checkout := r.Initiatives.List[0].Expected
	near(t, "orders", checkout.Orders, 120, 1e-9)
	near(t, "benefit", checkout.Benefit, 46_080, 1e-6)
	near(t, "cost", checkout.Cost, 36_000, 0)
	near(t, "roi", checkout.ROI, 0.28, 1e-9)
	near(t, "payback", checkout.Payback, 8.982036, 1e-6)
	near(t, "break-even", checkout.BreakEven, 0.002344, 1e-6)
	discounted := Compute(setting(business(), "discount", 0.12682503013196972), "j", Options{}).Initiatives.List[0].Expected
	near(t, "present value", discounted.NPV, 7591.96, 5e-3)
	near(t, "actual", r.Initiatives.List[0].Actual.ROI, 0.3, 1e-9)
	table := r.Initiatives.List[1]
	near(t, "downstream", table.Expected.Orders, 5000*0.02*0.4, 1e-9) // 0.4 of those who come to buying reach the goal
	same(t, "assumed", strings.Join(table.Assumed, "; "), "horizon not set, counted as 12 months")
	same(t, "on the strongest transition", fmt.Sprint(r.Initiatives.OnStrongest), "[checkout]")
	same(t, "dropped", r.Initiatives.List[2].Expected.ROI.Reason(), NoData)
	near(t, "portfolio cost", r.Initiatives.Cost, 37_000, 0)
	near(t, "portfolio benefit", r.Initiatives.Benefit, 46_080+0.8*12*40*80*0.4, 1e-6)
}

func TestAReachIsSpreadOverTheMonthsOfThePeriod(t *testing.T) {
	s := business()
	s = s.With(s.Workspace().With(model.Workspace{Period: "year"}))
	near(t, "orders", Compute(s, "j", Options{}).Initiatives.List[0].Expected.Orders, 10, 1e-9)
}

func TestWithoutAnOrderValueACaseCountsSavingsAloneAndSaysSo(t *testing.T) {
	s := business()
	w := s.Workspace().Without(model.Ref{Kind: model.KindMeasurement, Key: "aov/2026-01-01"})
	i, _ := model.Lookup[model.Initiative](w, "checkout")
	r := Compute(s.With(w), "j", Options{})
	same(t, "no case", r.Initiatives.List[0].Expected.ROI.Detail(), "No KPI says what the average purchase amount is.")
	i.Savings = num(4000)
	v := Compute(s.With(w.With(i)), "j", Options{}).Initiatives.List[0]
	near(t, "benefit", v.Expected.Benefit, 48_000, 1e-9)
	same(t, "orders", v.Expected.Orders.Known(), false)
	same(t, "assumed", v.Assumed[0], "only savings are counted: No KPI says what the average purchase amount is.")
}

func TestInitiativesOnOneKPICloseItsGapTogether(t *testing.T) {
	s := business()
	i, _ := model.Lookup[model.Initiative](s.Workspace(), "table")
	i.Effects = []model.Effect{{KPI: "sale", Expected: num(0.008)}}
	r := Compute(s.With(s.Workspace().With(i)), "j", Options{}).Initiatives
	p := r.Plans[0]
	same(t, "kpi", p.KPI, "sale")
	near(t, "claimed", p.Claimed, 0.011, 1e-12)
	near(t, "closed", p.Closed, 1-0.7*0.2, 1e-9)
	same(t, "overclaimed", p.Overclaimed, true)
	sales := 46_080 + 0.8*12*5000*0.008*80*0.4
	near(t, "benefit", r.Benefit, sales*0.86*0.01/0.011, 1e-6)
}

func TestTheTopInitiativeIsTheBestOfThoseNotDropped(t *testing.T) {
	r := Compute(business(), "j", Options{}).Initiatives
	same(t, "score", r.Score, RICE)
	same(t, "ranked", fmt.Sprint(r.Ranked), "[checkout table]")
	near(t, "rice", r.List[1].RICE, 4000, 1e-9)
	near(t, "wsjf", r.List[1].WSJF, 3.2, 1e-9)
	same(t, "close call", r.CloseCall, false)
	r = Compute(setting(business(), "ranking", WSJF), "j", Options{}).Initiatives
	same(t, "by size", fmt.Sprint(r.Ranked), "[table]")
	s := business()
	i, _ := model.Lookup[model.Initiative](s.Workspace(), "table")
	i.Reach, i.Confidence = num(30_000), num(1)
	r = Compute(s.With(s.Workspace().With(i)), "j", Options{}).Initiatives
	same(t, "ranked", fmt.Sprint(r.Ranked), "[checkout table]")
	same(t, "close call", r.CloseCall, true)
}

func TestHypothesesAreCountedByVerdict(t *testing.T) {
	h := Compute(business(), "j", Options{}).Hypotheses
	same(t, "counts", fmt.Sprint(h.Supported, h.Testing, h.Untested, h.Refuted, h.Inconclusive), "1 1 1 0 0")
	near(t, "p", h.List[0].P, 0.025611, 1e-6)
	near(t, "z", h.List[0].Z, 2.232067, 1e-6)
}

func TestTheStagesAfterTheGoalAreAChainOfTheirOwn(t *testing.T) {
	f := Compute(business(), "j", Options{}).Flow
	near(t, "goal", f.Goal, 0.2, 1e-12)
	same(t, "first", f.After.First, "use")
	near(t, "kept", f.After.Kept, 0.1, 1e-12) // a quarter tell, four of ten of those bring a friend
	near(t, "tell", f.After.Stages[1].Visits, 0.25, 1e-12)
	near(t, "lost", f.After.Stages[0].Lost, 0.75, 1e-12)
	same(t, "unreachable", len(f.Unreachable), 0)
	near(t, "ever", f.Stages[1].Ever, 0.5, 1e-12)
}

func TestAWhatIfIsTheFlowAfterTheChange(t *testing.T) {
	s := flowOf([]string{"a", "i", "c", "d"}, loopy...)
	f := WhatIf(s, "j", model.Transition{From: "c", To: "d", Probability: num(0.55)})
	near(t, "goal", f.Goal, 0.117160, 1e-6)
	near(t, "before", Compute(s, "j", Options{}).Flow.Goal, 9.0/85, 1e-12)
	same(t, "too much", WhatIf(s, "j", model.Transition{From: "c", To: "d", Probability: num(0.9)}).Goal.Known(), false)
	same(t, "nowhere", WhatIf(s, "none").Goal.Known(), false)
}

func TestCommerceComesFromTheCatalogue(t *testing.T) {
	c := Compute(business(), "j", Options{}).Commerce
	near(t, "per entrant", c.PerEntrant, 0.2*80*0.4, 1e-12)
	near(t, "k", c.K, 0.25, 0)
	near(t, "snowball", c.Snowball, 4.0/3, 1e-12)
	near(t, "advocates", c.Advocates, 0.25, 0)
}

func TestTheRetailersEntrantIsWorthWhatIsStated(t *testing.T) {
	s := sample(t, "retailer")
	w := s.Workspace().With(model.KPI{ID: "m", Definition: "margin"}).With(model.KPI{ID: "v", Definition: "average-purchase"})
	w = w.With(model.Order{Of: model.KindKPI, IDs: []string{"m", "v"}})
	w = w.With(model.Measurement{KPI: "m", Date: "2026-01-01", Value: num(0.4)}).With(model.Measurement{KPI: "v", Date: "2026-01-01", Value: num(80)})
	near(t, "per entrant", Compute(s.With(w), "retailer", Options{}).Commerce.PerEntrant, 1.2872, 5e-5)
}

// factory is a value chain with two touchpoints.
func factory(activities ...model.Activity) model.State {
	s := chainOf([]int{5, 3}, map[string][]int{"pick": {9, 3}, "pack": {9, 1}}, nil, nil)
	w := ordered(s.Workspace(), model.KindActivity, activities)
	return s.With(w)
}

func TestTheBottleneckIsTheActivityWithTheHighestUtilisation(t *testing.T) {
	c := Compute(factory(
		model.Activity{ID: "ship", Demand: num(120), Capacity: num(150)},
		model.Activity{ID: "pick", Demand: num(120), Capacity: num(80)},
		model.Activity{ID: "pack", Demand: num(120), Capacity: num(105)},
	), "j", Options{}).Chain
	same(t, "activity", c.Bottleneck.Activity, "pick")
	same(t, "rule", c.Bottleneck.Rule, UtilisationRule)
	same(t, "state", c.Bottleneck.State, Overloaded)
	near(t, "utilisation", c.Bottleneck.Utilisation, 1.5, 0)
	near(t, "throughput", c.Bottleneck.Throughput, 80, 0)
	same(t, "ship", c.Activities[0].Load, Load(""))
	c = Compute(factory(model.Activity{ID: "pick", WaitingTime: num(5)}, model.Activity{ID: "pack", WaitingTime: num(9)}), "j", Options{}).Chain
	same(t, "weak rule", string(c.Bottleneck.Rule)+" "+string(c.Bottleneck.Activity), "waiting pack")
}

func TestActivitiesThatDoTheSameAreRedundant(t *testing.T) {
	c := Compute(factory(
		model.Activity{ID: "pick", Name: "email campaign sending", Owner: "A"},
		model.Activity{ID: "pack", Name: "email campaign newsletter", Owner: "B"},
	), "j", Options{}).Chain
	same(t, "pairs", len(c.Redundant), 1)
	near(t, "cosine", c.Redundant[0].Cosine, 0.977802, 1e-6)
	near(t, "names", c.Redundant[0].Names, 0.5, 0)
	same(t, "contested", fmt.Sprint(c.Contested), "[{t0 [pack pick]}]")
	c = Compute(factory(model.Activity{ID: "pick", Name: "Pick"}, model.Activity{ID: "pack", Name: "Pack"}), "j", Options{}).Chain
	same(t, "pairs", len(c.Redundant), 0)
	c = Compute(factory(model.Activity{ID: "pick", Output: "Box"}, model.Activity{ID: "pack", Output: "Box"}), "j", Options{}).Chain
	same(t, "same output", len(c.Redundant), 1)
}

func TestWasteAndSlownessAreInefficient(t *testing.T) {
	c := Compute(factory(
		model.Activity{ID: "pick", Cost: num(5), ValueAdded: "non-value-added", Differentiation: model.Some(5)},
		model.Activity{ID: "pack", ValueAdded: "value-added", ProcessingTime: num(2), WaitingTime: num(118), Differentiation: model.Some(5)},
		model.Activity{ID: "rest", Cost: num(995), Differentiation: model.Some(5)},
	), "j", Options{}).Chain
	same(t, "pick", fmt.Sprint(c.Activities[0].Inefficient), "[waste]")
	same(t, "pack", fmt.Sprint(c.Activities[1].Inefficient), "[slow]")
	near(t, "pack", c.Activities[1].ValueAdded, 1.0/60, 1e-12)
	same(t, "rest", fmt.Sprint(c.Activities[2].Inefficient), "[over-invested]")
	near(t, "rest", c.Activities[2].Savings, 995, 0)
	same(t, "advantage", c.Activities[0].Difference, Advantage)
	same(t, "hidden", c.Activities[2].Difference, HiddenStrength)
	near(t, "ratio", c.ValueAdded, 2.0/120, 1e-12)
}

func TestAnActivitySetsTheCompanyApartFromARatingOfFour(t *testing.T) {
	for rating, want := range map[int]Difference{3: "", 4: Advantage, 5: Advantage} {
		c := Compute(factory(model.Activity{ID: "pick", Differentiation: model.Some(rating)}), "j", Options{}).Chain
		same(t, fmt.Sprintf("rated %d", rating), c.Activities[0].Difference, want)
	}
}

func TestThePlacesThatDoNotAddUpAreListed(t *testing.T) {
	way := func(from, to model.Node, p, count model.Opt[float64]) model.Transition {
		return model.Transition{From: from, To: to, Probability: p, Count: count}
	}
	none := model.Opt[float64]{}
	d := model.NewDocument("j", model.Journey{ID: "j"})
	for _, o := range []model.Object{
		model.Stage{ID: "a"},
		model.Stage{ID: "b"},
		model.Stage{ID: "c"},
		model.Stage{ID: "d"},
		model.Order{Of: model.KindStage, IDs: []string{"a", "b", "c", "d"}},
		way(model.Entry, "a", num(0.9), none), way("a", "b", num(0.5), none), way("a", model.Lost, none, num(4)),
		way("b", "c", none, none), way("b", model.Lost, num(0.25), none),
		way("c", "d", none, num(3)), way("c", model.Lost, none, num(7)), way("d", model.Goal, num(1), none),
	} {
		d = d.With(o)
	}
	got := Compute(model.NewState(d), "j", Options{}).Flow.Broken
	same(t, "places", fmt.Sprint(got), "[{entry false 0 0.9} {a true 0 0} {b false 1 0.25}]")
}

func TestSupportThroughOtherActivitiesIsAsStrongAsItsWeakestLink(t *testing.T) {
	s := factory(model.Activity{ID: "pick"}, model.Activity{ID: "it", Cost: num(9)}, model.Activity{ID: "hr", Cost: num(9)})
	w := s.Workspace().With(model.ActivityLink{From: "it", To: "pick", Type: "supports", Strength: 3})
	w = w.With(model.ActivityLink{From: "hr", To: "it", Type: "supports", Strength: 1}).With(model.ActivityLink{From: "pick", To: "hr", Strength: 9})
	c := Compute(s.With(w), "j", Options{}).Chain
	near(t, "it", c.Activities[1].Indirect, 5*3+3*3, 0)
	near(t, "hr", c.Activities[2].Indirect, 5*1+3*1, 0)
	near(t, "what it serves itself", c.Activities[0].Indirect, 0, 0)
	same(t, "saving", c.Activities[1].Savings.Known(), false)
}

func TestAdvertisingOfTheSmartphoneCouldBeCheaper(t *testing.T) {
	c := Compute(sample(t, "smartphone"), "smartphone", Options{}).Chain
	near(t, "saving", c.Activities[5].Savings, 400e3-15.0/387*1420e3/0.5, 1e-6)
	near(t, "saving", c.Activities[5].Savings, 289_920, 5)
	same(t, "advertising", fmt.Sprint(c.Activities[5].Inefficient), "[over-invested]")
	same(t, "pairs", len(c.Redundant), 0)
}

func TestTheMarginIsRevenueMinusCost(t *testing.T) {
	s := business()
	w := s.Workspace()
	var costs []model.Activity
	for i, c := range []float64{300, 150, 250, 200, 100} {
		costs = append(costs, model.Activity{ID: model.ActivityID(fmt.Sprint("a", i)), Cost: num(c)})
	}
	c := Compute(s.With(ordered(w, model.KindActivity, costs)), "j", Options{}).Chain
	near(t, "margin", c.Margin, 250, 0)
	near(t, "share", c.MarginShare, 0.2, 1e-12)
}

func TestHealthIsTheMeanOfItsParts(t *testing.T) {
	r := Compute(sample(t, "smartphone"), "smartphone", Options{})
	values := map[string]string{}
	for _, p := range r.Quality.Parts {
		values[p.Name] = Format(p.Value, Index)
	}
	same(t, "emotion", values["emotion"], "59.36")
	same(t, "links", values["links"], "54.55")
	same(t, "no KPI", values["kpis"], "n/a: no data")
	near(t, "health", r.Quality.Health, (59.3636+0+54.5454+0)/4, 1e-3)
	same(t, "few", Compute(felt([]int{1}), "j", Options{}).Quality.Health.Reason(), TooFewPoints)
}

func TestTheMapSaysWhatItLacks(t *testing.T) {
	q := Compute(sample(t, "smartphone"), "smartphone", Options{}).Quality
	lanes := map[LaneName]string{}
	for _, l := range q.Lanes {
		lanes[l.Name] = fmt.Sprint(l.Filled, "/", l.Required)
	}
	same(t, "touchpoints", lanes[TouchpointLane], "5/5")
	same(t, "feelings", lanes[FeelingLane], "30/30")
	same(t, "pains", lanes[PainLane], "3/3")
	same(t, "messages", lanes[MessageLane], "0/5")
	near(t, "evidence", q.Evidence, 0, 0)
	near(t, "ownership", q.Ownership, 0, 0)
	same(t, "personal", q.Personal.Reason(), NoData)
}

func TestHandoffsAreBetweenOwners(t *testing.T) {
	s := factory(model.Activity{ID: "pick", Owner: "A"}, model.Activity{ID: "pack", Owner: "B"})
	d, _ := s.Document("j")
	q := Compute(s, "j", Options{}).Quality
	near(t, "both own the first", q.Handoffs, 0, 0)
	l, _ := d.Link("pick", "t0")
	l.Strength = 1
	q = Compute(s.With(d.With(l)), "j", Options{}).Quality
	near(t, "handoff", q.Handoffs, 1, 0)
	same(t, "where", fmt.Sprint(q.HandoffPoints), "[t1]")
	near(t, "ownership", q.Ownership, 1, 0)
}

func TestSingleAnswersAreReadByTheRuleOfTheKPI(t *testing.T) {
	repeat := func(n int, v float64) []float64 {
		var out []float64
		for range n {
			out = append(out, v)
		}
		return out
	}
	join := func(parts ...[]float64) (out []float64) {
		for _, p := range parts {
			out = append(out, p...)
		}
		return out
	}
	for _, c := range []struct {
		kpi    model.KPI
		values []float64
		want   float64
	}{
		{model.KPI{Definition: "nps"}, join(repeat(50, 10), repeat(30, 7), repeat(20, 0)), 30},
		{model.KPI{Definition: "csat", Scale: model.Some(5)}, join(repeat(2, 1), repeat(3, 2), repeat(10, 3), repeat(25, 4), repeat(60, 5)), 0.85},
		{model.KPI{Rule: "top-3-box", Scale: model.Some(7)}, []float64{5, 6, 7, 1}, 0.75},
		{model.KPI{Rule: "percent-agree"}, []float64{5, 6, 7, 1}, 0.75},
		{model.KPI{Rule: "index"}, []float64{6, 7, 1, 4}, 25},
		{model.KPI{Definition: "effort"}, []float64{6, 7, 1, 4}, 4.5},
		{model.KPI{Unit: model.Seconds}, []float64{55, 65, 75, 62, 45, 135}, 63.5},
		{model.KPI{Unit: model.Seconds, Definition: "time-on-page"}, []float64{10, 20, 300}, 20},
		{model.KPI{Unit: model.Hours, Definition: "response-time"}, append(repeat(10, 1), 96), 1},
	} {
		k := KPI{}
		k.read(c.kpi, model.Measurement{Values: c.values})
		near(t, fmt.Sprint(c.kpi.Definition, c.kpi.Rule, c.kpi.Unit), k.Current, c.want, 1e-6)
		near(t, "n", k.N, float64(len(c.values)), 0)
	}
	bad := KPI{}
	bad.read(model.KPI{Definition: "nps"}, model.Measurement{Values: []float64{11}})
	same(t, "eleven", bad.Current.Reason(), OutOfRange)
}

func TestAMeasurementOfCountsHasAnInterval(t *testing.T) {
	k := Compute(business(), "j", Options{}).KPIs.List[0]
	near(t, "current", k.Current, 0.03, 0)
	near(t, "n", k.N, 40_000, 0)
	near(t, "low", k.Interval.Low, 0.02837, 1e-4)
	same(t, "small", k.Small, false)
}

func TestADividerBeginsTheChartAnew(t *testing.T) {
	d := ordered(model.NewDocument("j", model.Journey{ID: "j"}), model.KindKPI, []model.KPI{{ID: "k"}})
	for i := range 20 {
		v := 3.0 + float64(i%2)/10
		if i >= 10 {
			v += 2
		}
		d = d.With(model.Measurement{KPI: "k", Date: model.Date(fmt.Sprintf("2026-01-%02d", i+1)), Value: num(v), Divider: i == 10})
	}
	k := Compute(model.NewState(d), "j", Options{}).KPIs.List[0]
	near(t, "mean", k.Chart.Mean, 5.05, 1e-9)
	same(t, "signals", len(k.Signals), 0)
	same(t, "trend", k.Trend.Course, formula.NoTrend)
}

func TestTheExpectationGapSaysWhoIsDisappointed(t *testing.T) {
	s := felt([]int{-1, 2})
	d, _ := s.Document("j")
	e, _ := d.Experience("p0", "t0")
	e.Expected = model.Some(1)
	r := Compute(s.With(d.With(e)), "j", Options{})
	near(t, "gap", r.Emotion.Touchpoints[0].Expectation, -2, 0)
	near(t, "journey", r.Emotion.Expectation, -2, 0)
	same(t, "unknown", r.Emotion.Touchpoints[1].Expectation.Known(), false)
	same(t, "focus", string(r.Emotion.Touchpoints[0].Focus+" "+r.Emotion.Touchpoints[1].Focus), "concentrate-here keep-up")
}

func TestTheJSONHoldsTheWork(t *testing.T) {
	b, err := Compute(business(), "j", Options{}).JSON()
	if err != nil {
		t.Fatal(err)
	}
	var v struct {
		Hypotheses  []map[string]any
		Initiatives struct {
			Ranked []string
			List   []map[string]any
		}
		Quality map[string]any
	}
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatal(err)
	}
	same(t, "result", v.Hypotheses[0]["result"].(string), "supported")
	same(t, "ranked", fmt.Sprint(v.Initiatives.Ranked), "[checkout table]")
	near(t, "roi", Of(v.Initiatives.List[0]["roi"].(float64)), 0.28, 1e-9)
}

// setting gives a setting of the workspace a value.
func setting(s model.State, name string, value any) model.State {
	done, err := edit.Apply(s, []edit.Edit{edit.Set{
		Doc: model.WorkspaceDoc, Ref: model.Ref{Kind: model.KindWorkspace, Key: string(model.WorkspaceDoc)}, Field: "settings." + name, Value: edit.Value(value),
	}})
	if err != nil {
		panic(err)
	}
	return done.State
}

func TestAStageHasItsPartOfWhatAnActivityContributesAndCosts(t *testing.T) {
	s := everything()
	got := map[model.ActivityID]ActivityValue{}
	for _, v := range ChainAt(s, "j", "buy") {
		got[v.Activity] = v
	}
	same(t, "who serves it", len(got), 2) // web and twin; ads and cms work elsewhere
	near(t, "contribution", got["web"].Contribution, 0.5, 1e-9)
	whole := Compute(s, "j", Options{}).Chain.Activities[0]
	near(t, "cost", got["web"].Cost, 300*45/whole.Score.Or(0), 1e-9) // importance 5 times strength 9
	st, _ := model.Lookup[model.Stage](journeyOf(s), "buy")
	st.Activities = []model.ActivityID{"cms"}
	mapped := ChainAt(s.With(journeyOf(s).With(st)), "j", "buy")
	same(t, "with what the stage names", len(mapped), 3)
	near(t, "what is mapped and works elsewhere by its links", mapped[1].Cost, 0, 0)
	alone := ChainAt(s, "j", "use")
	same(t, "alone", alone[0].Quadrant == "" && !alone[0].ValueIndex.Known(), len(alone) == 1)
	same(t, "no stage", len(ChainAt(s, "j", "nowhere")), 0)
}
