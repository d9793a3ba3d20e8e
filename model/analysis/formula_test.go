package analysis

import (
	"fmt"
	"testing"

	"wend/model"
	"wend/model/atlas"
)

func TestMomentRulesMatchTheirVectors(t *testing.T) {
	for _, c := range []struct {
		importance, valence int
		intensity, gap      float64
		rules               string
	}{
		{5, -2, 10, 4, "[intensity gap]"},
		{5, 1, 5, 1, "[]"},
		{3, 2, 6, -2, "[]"},
		{4, 2, 8, -1, "[intensity]"},
		{5, -1, 5, 3, "[gap]"},
	} {
		x := &index{
			settings: model.Settings{}.WithDefaults(), Map: &atlas.Map{Path: []model.Touchpoint{{ID: "t"}}},
			personas: []*persona{{
				valences: []model.Opt[int]{model.Some(c.valence)}, importance: []float64{float64(c.importance)},
			}},
		}
		m := x.moment(0)
		same(t, "intensity", m.Intensity, c.intensity)
		near(t, "gap", m.Gap, c.gap, 0)
		same(t, "rules", fmt.Sprint(m.Rules), c.rules)
	}
}

// chainOf builds a journey with the given links of importance-weighted touchpoints.
func chainOf(importance []int, rows map[string][]int, costs map[string]float64, order []string) model.State {
	w := model.NewDocument(model.WorkspaceDoc, model.Workspace{})
	d := model.NewDocument("j", model.Journey{ID: "j"}).With(model.Stage{ID: "s"})
	var ids []string
	for i, imp := range importance {
		id := fmt.Sprint("t", i)
		ids = append(ids, id)
		d = d.With(model.Touchpoint{ID: model.TouchpointID(id), Stage: "s", Importance: model.Some(imp)})
		for a, row := range rows {
			if row[i] > 0 {
				d = d.With(model.Link{Activity: model.ActivityID(a), Touchpoint: model.TouchpointID(id), Strength: row[i]})
			}
		}
	}
	d = d.With(model.Order{Of: model.KindStage, IDs: []string{"s"}})
	d = d.With(model.Order{Of: model.KindTouchpoint, Parent: "s", IDs: ids})
	for _, a := range order {
		activity := model.Activity{ID: model.ActivityID(a)}
		if c, ok := costs[a]; ok {
			activity.Cost = model.Some(c)
		}
		w = w.With(activity)
	}
	return model.NewState(w.With(model.Order{Of: model.KindActivity, IDs: order}), d)
}

func TestContributionMatchesItsVector(t *testing.T) {
	s := chainOf([]int{5, 5, 3, 4}, map[string][]int{
		"sourcing": {3, 0, 0, 0}, "inventory": {3, 1, 9, 1}, "marketing": {9, 0, 0, 0},
		"sales": {3, 9, 1, 0}, "service": {0, 1, 3, 9},
	}, nil, []string{"sourcing", "inventory", "marketing", "sales", "service"})
	c := Compute(s, "j", Options{}).Chain
	for i, want := range [][3]float64{
		{15, 0.0670, 0.0490}, {51, 0.2277, 0.2215}, {45, 0.2009, 0.1471}, {63, 0.2812, 0.3032}, {50, 0.2232, 0.2792},
	} {
		a := c.Activities[i]
		near(t, string(a.Activity), a.Score, want[0], 0)
		near(t, string(a.Activity), a.Contribution, want[1], 5e-5)
		near(t, string(a.Activity), a.Proportional, want[2], 5e-5)
		same(t, "value index", a.ValueIndex.Reason(), NoData)
	}
	same(t, "cost", c.TotalCost.Reason(), NoData)
}

func TestCostSharesAndValueIndicesAreBalanced(t *testing.T) {
	list := []ActivityValue{}
	for _, c := range [][2]float64{{0.08, 0.3}, {0.09, 0.15}, {0.35, 0.25}, {0.28, 0.2}, {0.20, 0.1}} {
		list = append(list, ActivityValue{Contribution: Of(c[0]), CostShare: Of(c[1])})
	}
	balance(list)
	for i, want := range []float64{0.2667, 0.6, 1.4, 1.4, 2} {
		near(t, "value index", list[i].ValueIndex, want, 5e-5)
	}
	same(t, "quadrants", fmt.Sprint([]Quadrant{list[0].Quadrant, list[1].Quadrant, list[2].Quadrant, list[4].Quadrant}),
		"[redesign keep-lean streamline protect-and-extend]")
}

func TestZeroCostsAreNotAValueIndexOfZero(t *testing.T) {
	s := chainOf([]int{5}, map[string][]int{"a": {9}, "b": {1}}, map[string]float64{"a": 0, "b": 0}, []string{"a", "b"})
	c := Compute(s, "j", Options{}).Chain
	near(t, "total", c.TotalCost, 0, 0)
	same(t, "share", c.Activities[0].CostShare.Reason(), ZeroDenominator)
	same(t, "value index", c.Activities[0].ValueIndex.Reason(), ZeroDenominator)
	s = chainOf([]int{5}, map[string][]int{"a": {9}, "b": {1}}, map[string]float64{"a": 0, "b": 7}, []string{"a", "b"})
	c = Compute(s, "j", Options{}).Chain
	same(t, "free", c.Activities[0].ValueIndex.Reason(), ZeroDenominator)
	near(t, "other", c.Activities[1].ValueIndex, 0.1, 1e-12)
}

func TestLinksThatHarmContributeNothing(t *testing.T) {
	s := chainOf([]int{5, 3}, map[string][]int{"a": {9, 1}}, nil, []string{"a"})
	d, _ := s.Document("j")
	l, _ := d.Link("a", "t0")
	l.Effect = model.Harms
	c := Compute(s.With(d.With(l)), "j", Options{}).Chain
	near(t, "score", c.Activities[0].Score, 3, 0)
	same(t, "harm", c.Activities[0].Harm, 45)
	near(t, "coverage", c.Coverage, 0, 0)
	same(t, "unserved", fmt.Sprint(c.Unserved), "[t0]")
}

// flowOf builds a journey of stages with transitions "from to probability".
func flowOf(stages []string, rows ...string) model.State {
	d := model.NewDocument("j", model.Journey{ID: "j"})
	for _, s := range stages {
		d = d.With(model.Stage{ID: model.StageID(s), Name: s})
	}
	d = d.With(model.Order{Of: model.KindStage, IDs: stages})
	for _, r := range rows {
		var from, to string
		var p float64
		if _, err := fmt.Sscan(r, &from, &to, &p); err != nil {
			panic(err)
		}
		t := model.Transition{From: model.Node(from), To: model.Node(to)}
		if p > 1 {
			t.Count = model.Some(p)
		} else {
			t.Probability = model.Some(p)
		}
		d = d.With(t)
	}
	return model.NewState(d)
}

var loopy = []string{
	"entry a 1", "a i .6", "a lost .4", "i c .5", "i lost .5", "c i .2", "c d .5", "c lost .3",
	"d c .1", "d goal .6", "d lost .3",
}

func TestFlowMatchesItsVectors(t *testing.T) {
	f := Compute(flowOf([]string{"a", "i", "c", "d"}, loopy...), "j", Options{}).Flow
	near(t, "goal", f.Goal, 9.0/85, 1e-12)
	near(t, "steps", f.Steps, 2.2, 1e-12)
	for i, want := range [][3]float64{{1, 0.4, 9.0 / 85}, {57.0 / 85, 0.335294, 3.0 / 17}, {6.0 / 17, 0.105882, 6.0 / 17}, {3.0 / 17, 0.052941, 54.0 / 85}} {
		near(t, "visits", f.Stages[i].Visits, want[0], 1e-12)
		near(t, "lost", f.Stages[i].Lost, want[1], 1e-6)
		near(t, "goal from", f.Stages[i].GoalFrom, want[2], 1e-12)
	}
	for _, l := range f.Leverage {
		if want, ok := map[string]float64{"a i": 0.176471, "i c": 0.236678, "c d": 0.224221, "d goal": 0.176471}[string(l.From+" "+l.To)]; ok {
			near(t, string(l.From+l.To), l.PerPoint, want, 1e-6)
		}
	}
	same(t, "strongest", f.Strongest.From, "i")

	drunk := flowOf([]string{"x", "y", "z"}, "entry y 1", "x goal .5", "x y .5", "y x .5", "y z .5", "z y .5", "z lost .5")
	f = Compute(drunk, "j", Options{}).Flow
	near(t, "steps", f.Steps, 4, 1e-12)
	for i, want := range [][2]float64{{1, 0.75}, {2, 0.5}, {1, 0.25}} {
		near(t, "visits", f.Stages[i].Visits, want[0], 1e-12)
		near(t, "goal from", f.Stages[i].GoalFrom, want[1], 1e-12)
	}
}

func TestCountsAreSharesOfTheirPlace(t *testing.T) {
	f := Compute(flowOf([]string{"a"}, "entry a 1", "a goal 5", "a lost 15"), "j", Options{}).Flow
	near(t, "goal", f.Goal, 0.25, 1e-12)
	same(t, "small samples", fmt.Sprint(f.SmallSamples), "[a]")
}

func TestTouchpointsCanBePlacesOfTheFlow(t *testing.T) {
	s := flowOf([]string{"a"}, "entry shop .5", "entry a .5", "a goal .5", "a lost .5", "shop a 1")
	d, _ := s.Document("j")
	d = d.With(model.Touchpoint{ID: "shop", Stage: "a", Action: "Visits the shop"})
	d = d.With(model.Order{Of: model.KindTouchpoint, Parent: "a", IDs: []string{"shop"}})
	f := Compute(s.With(d), "j", Options{}).Flow
	near(t, "goal", f.Goal, 0.5, 1e-12)
	same(t, "places", string(f.Stages[0].Stage+" "+f.Stages[1].Stage), "a shop")
	near(t, "visits", f.Stages[1].Visits, 0.5, 1e-12)
}

func TestBrokenFlowsSayWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		name, detail string
		reason       Reason
		rows         []string
	}{
		{"empty", "No transitions yet.", NoData, nil},
		{"no entry", "Nothing says where customers enter.", NoData, []string{"a goal 1"}},
		{"sum", "a: probabilities sum to 0.9, 0.1 is missing.", Inconsistent, []string{"entry a 1", "a goal .5", "a lost .4"}},
		{"too much", "a: probabilities sum to 1.2, 0.2 too much.", Inconsistent, []string{"entry a 1", "a goal .5", "a lost .7"}},
		{"entry", "Entry: probabilities sum to 0.5, 0.5 is missing.", Inconsistent, []string{"entry a .5", "a goal 1"}},
		{"dead end", "b is a dead end: nothing says who leaves and who moves on.", Inconsistent, []string{"entry a 1", "a b 1"}},
		{"loop", "a and b circle for ever.", Inconsistent, []string{"entry a 1", "a b 1", "b a 1"}},
		{"loop behind a way out", "b and c circle for ever.", Inconsistent, []string{"entry a 1", "a goal .5", "a b .5", "b c 1", "c b 1"}},
		{"self", "a leads only to itself.", Inconsistent, []string{"entry a 1", "a a 1"}},
		{"mixed", "a mixes probabilities and counts.", Inconsistent, []string{"entry a 1", "a goal .5", "a lost 20"}},
		{"nobody leaves", "Nearly nobody ever leaves the journey: add ways to the goal or to lost.", Inconsistent, []string{"entry a 1", "a a .9999999999999999", "a goal .0000000000000001"}},
	} {
		f := Compute(flowOf([]string{"a", "b", "c"}, c.rows...), "j", Options{}).Flow
		same(t, c.name, f.Goal.Reason(), c.reason)
		same(t, c.name, f.Goal.Detail(), c.detail)
		same(t, c.name, f.Leak.Share.Reason(), c.reason)
	}
}

func TestPlacesWithoutAPathAreNamed(t *testing.T) {
	f := Compute(flowOf([]string{"a", "b", "c"}, "entry a 1", "a goal 1", "b c .3"), "j", Options{}).Flow
	near(t, "goal", f.Goal, 1, 0)
	same(t, "unreachable", fmt.Sprint(f.Unreachable), "[b]")
	same(t, "outside", fmt.Sprint(f.Outside), "[c]")
	same(t, "leak", f.Leak.Share.Reason(), ZeroDenominator)
	same(t, "loops", len(f.Loops), 0)
}

func TestALeakIsATrueSentence(t *testing.T) {
	leak := func(rows ...string) Leak {
		return Compute(flowOf([]string{"a", "b"}, rows...), "j", Options{}).Flow.Leak
	}
	l := leak("entry a 1", "a b .6", "a lost .4", "b goal .25", "b lost .75")
	same(t, "sentence", l.Sentence("B"), "75 of 100 who come to B leave; that is 53 % of all who are lost")
	// The first stage becomes better: the second is a larger share of all who are
	// lost, and as bad as before.
	better := leak("entry a 1", "a b .8", "a lost .2", "b goal .25", "b lost .75")
	if better.Share.Or(0) <= l.Share.Or(0) {
		t.Errorf("the share of all losses fell: %v, %v", l.Share, better.Share)
	}
	near(t, "leave", better.Leave, l.Leave.Or(0), 1e-12)
	same(t, "nobody", leak("entry a 1", "a goal 1").Sentence("A"), "")
	// Who comes back leaves once: of people, not of visits.
	round := leak("entry a 1", "a a .5", "a goal .2", "a lost .3")
	same(t, "coming back", round.Sentence("A"), "60 of 100 who come to A leave; that is 100 % of all who are lost")
}

func TestAttainmentMatchesItsVectors(t *testing.T) {
	for _, c := range []struct {
		base, target, now float64
		d                 model.Direction
		want              float64
	}{
		{3, 4, 3.4, model.Up, 0.4},
		{0.60, 0.45, 0.54, model.Down, 0.4},
		{3, 4, 4.4, model.Up, 1.4},
		{3, 4, 2.5, model.Up, -0.5},
		{3, 3, 3, model.Up, 1},
		{3, 3, 2, model.Up, 0},
		{3, 3, 2, model.Down, 1},
	} {
		k := model.KPI{Baseline: model.Some(c.base), Target: model.Some(c.target), Direction: c.d}
		near(t, "attainment", attainment(k, Of(c.now)), c.want, 1e-9)
	}
	wrong := model.KPI{Baseline: model.Some(3.0), Target: model.Some(2.0), Direction: model.Up}
	same(t, "wrong side", attainment(wrong, Of(2)).Reason(), Inconsistent)
	same(t, "no target", attainment(model.KPI{}, Of(2)).Reason(), NoData)
	same(t, "no value", attainment(wrong, Number{}).Reason(), NoData)
}
