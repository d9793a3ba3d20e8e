package edit_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/model"
	"wend/model/analysis"
	"wend/model/edit"
)

// wandering draws a journey of four stages, each with two touchpoints, whose
// customers enter at several, go on, back and round, and leave anywhere.
func wandering(t *testing.T, rt *rapid.T) model.State {
	t.Helper()
	edits := []edit.Edit{edit.Insert{Doc: "j", Object: model.Journey{ID: "j", GoalStage: "d"}}}
	stages := []model.Node{"a", "b", "c", "d"}
	for _, id := range stages {
		edits = append(edits, edit.Insert{Doc: "j", Object: model.Stage{ID: model.StageID(id)}})
		for i := range 2 {
			tp := model.Touchpoint{ID: model.TouchpointID(fmt.Sprint(id, i)), Stage: model.StageID(id)}
			edits = append(edits, edit.Insert{Doc: "j", Object: tp})
		}
	}
	row := func(from model.Node, to []model.Node) {
		weights := rapid.SliceOfN(rapid.IntRange(0, 5), len(to), len(to)).Draw(rt, string(from))
		weights[len(to)-1]++ // never empty
		counted, all := from != model.Entry && rapid.Bool().Draw(rt, "counted"), 0
		for _, w := range weights {
			all += w
		}
		for i, w := range weights {
			switch {
			case w == 0:
			case counted:
				edits = append(edits, edit.Insert{Doc: "j", Object: count(from, to[i], float64(w))})
			default:
				edits = append(edits, edit.Insert{Doc: "j", Object: chance(from, to[i], float64(w)/float64(all))})
			}
		}
	}
	row(model.Entry, stages)
	for _, from := range stages {
		row(from, append(stages[:4:4], model.Goal, model.Lost))
	}
	return apply(t, model.State{}, edits)
}

// unmoved reports the flow numbers that differ between two states, of the whole
// and of the stages that are neither merged nor split.
func unmoved(before, after model.State, but ...model.Node) error {
	b, a := analysis.Compute(before, "j", analysis.Options{}).Flow, analysis.Compute(after, "j", analysis.Options{}).Flow
	near := func(x, y analysis.Number) bool { return x.Known() == y.Known() && math.Abs(x.Or(0)-y.Or(0)) < 1e-9 }
	if !near(b.Goal, a.Goal) {
		return fmt.Errorf("the goal was %v and is %v", b.Goal, a.Goal)
	}
	now := map[model.Node]analysis.StageFlow{}
	for _, s := range a.Stages {
		now[s.Stage] = s
	}
	for _, s := range b.Stages {
		n := now[s.Stage]
		switch {
		case s.Stage == but[0] || s.Stage == but[1]:
		case !near(s.Visits, n.Visits), !near(s.Lost, n.Lost):
			return fmt.Errorf("%s was %+v and is %+v", s.Stage, s, n)
		}
	}
	return nil
}

// flowOf returns the flow numbers of a state by stage.
func flowOf(s model.State) map[model.Node]analysis.StageFlow {
	out := map[model.Node]analysis.StageFlow{}
	for _, f := range analysis.Compute(s, "j", analysis.Options{}).Flow.Stages {
		out[f.Stage] = f
	}
	return out
}

// near reports whether two numbers are the same; nobody comes to a place that has
// none.
func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

// first returns how many come to each of two stages before the other: whoever
// comes to one of them goes no further.
func first(s model.State, two []model.Node) (a, b float64) {
	d, _ := s.Document("j")
	for w := range model.All[model.Transition](d) {
		if w.From == two[0] || w.From == two[1] {
			d = d.Without(model.RefOf(w))
		}
	}
	f := flowOf(s.With(d.With(chance(two[0], model.Lost, 1)).With(chance(two[1], model.Lost, 1))))
	return f[two[0]].Visits.Or(0), f[two[1]].Visits.Or(0)
}

// leads reports whether anybody goes from a place to one of two.
func leads(s model.State, from model.Node, two []model.Node) bool {
	d, _ := s.Document("j")
	seen, todo := map[model.Node]bool{}, []model.Node{from}
	for len(todo) > 0 {
		at := todo[0]
		todo = todo[1:]
		for w := range model.All[model.Transition](d) {
			if w.From != at || seen[w.To] || w.Probability.Or(w.Count.Or(0)) == 0 {
				continue
			}
			if w.To == two[0] || w.To == two[1] {
				return true
			}
			seen[w.To], todo = true, append(todo, w.To)
		}
	}
	return false
}

func TestAMergedStageIsReachedAsEitherWasAndLeadsToTheGoalAsTheTwoDid(t *testing.T) {
	kept := 0
	merged := func(rt *rapid.T) {
		s := wandering(t, rt)
		before := analysis.Compute(s, "j", analysis.Options{}).Flow
		if !before.Goal.Known() {
			return
		}
		two := rapid.Permutation([]model.Node{"a", "b", "c", "d"}).Draw(rt, "stages")
		var v edit.Visits
		v.Into, v.From = before.Visited(two[0], two[1])
		edits, err := edit.MergeStages(s, "j", model.StageID(two[0]), model.StageID(two[1]), v)
		if err != nil {
			rt.Fatal(err)
		}
		was, is := flowOf(s), flowOf(apply(t, s, edits))
		one := is[two[0]]
		a, b := first(s, two)
		if !near(one.Ever.Or(0), a+b) {
			rt.Fatalf("%v ever come to either, and %v to the one", a+b, one.Ever)
		}
		if want := a*was[two[0]].GoalFrom.Or(0) + b*was[two[1]].GoalFrom.Or(0); !near(one.GoalFrom.Or(0)*(a+b), want) {
			rt.Fatalf("the goal from the one is %v, want %v", one.GoalFrom, want/(a+b))
		}
		if lost := was[two[0]].Lost.Or(0) + was[two[1]].Lost.Or(0); !near(one.Lost.Or(0), lost) {
			rt.Fatalf("%v are lost at the one, %v at the two", one.Lost, lost)
		}
		for _, other := range two[2:] {
			if o, n := was[other], is[other]; !leads(s, other, two[:2]) {
				kept++
				if !near(o.Ever.Or(0), n.Ever.Or(0)) || !near(o.GoalFrom.Or(0), n.GoalFrom.Or(0)) {
					rt.Fatalf("%s, from where nobody comes to them, was %+v and is %+v", other, o, n)
				}
			}
		}
	}
	for range 20 { // few chains have a stage without a way to the two
		if rapid.Check(t, merged); kept > 0 || t.Failed() || testing.Short() {
			return
		}
	}
	t.Error("there was always a way to the two")
}

func TestSplittingAStageMovesNoNumberOfAnotherAndBothHalvesAreAsTheWhole(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := wandering(t, rt)
		stage := rapid.SampledFrom([]model.Node{"a", "b", "c", "d"}).Draw(rt, "stage")
		edits, err := edit.SplitStage(s, "j", model.TouchpointID(stage+"1"), model.Stage{ID: "new"})
		if err != nil {
			rt.Fatal(err)
		}
		was, is := flowOf(s), flowOf(apply(t, s, edits))
		for n, now := range is {
			old, lost := was[n], was[n].Lost.Or(0)
			switch n {
			case stage:
				lost = 0
			case "new":
				old, lost = was[stage], was[stage].Lost.Or(0)
			}
			if old.Ever.Known() != now.Ever.Known() || !near(old.Ever.Or(0), now.Ever.Or(0)) || !near(old.GoalFrom.Or(0), now.GoalFrom.Or(0)) ||
				!near(old.Visits.Or(0), now.Visits.Or(0)) || old.Lost.Known() && !near(lost, now.Lost.Or(0)) {
				rt.Fatalf("splitting %s: %s was %+v and is %+v", stage, n, old, now)
			}
		}
	})
}

func TestMergingStagesMovesNoFlowNumber(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := wandering(t, rt)
		f := analysis.Compute(s, "j", analysis.Options{}).Flow
		if !f.Goal.Known() {
			return
		}
		two := rapid.Permutation([]model.Node{"a", "b", "c", "d"}).Draw(rt, "stages")
		var v edit.Visits
		v.Into, v.From = f.Visited(two[0], two[1])
		edits, err := edit.MergeStages(s, "j", model.StageID(two[0]), model.StageID(two[1]), v)
		if err != nil {
			rt.Fatal(err)
		}
		if err := unmoved(s, apply(t, s, edits), two...); err != nil {
			rt.Fatalf("merging %s into %s: %v", two[1], two[0], err)
		}
	})
}

func TestSplittingAStageMovesNoFlowNumber(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := wandering(t, rt)
		stage := rapid.SampledFrom([]model.Node{"a", "b", "c", "d"}).Draw(rt, "stage")
		edits, err := edit.SplitStage(s, "j", model.TouchpointID(stage+"1"), model.Stage{ID: "new"})
		if err != nil {
			rt.Fatal(err)
		}
		if err := unmoved(s, apply(t, s, edits), stage, "new"); err != nil {
			rt.Fatalf("splitting %s: %v", stage, err)
		}
	})
}

func TestEightOfTenOfNineOfTenAre72OfAHundred(t *testing.T) {
	s := staged(t, chance("entry", "a", 1), chance("a", "b", 0.8), chance("a", "lost", 0.2), chance("b", "goal", 0.9), chance("b", "lost", 0.1))
	got := ways(apply(t, s, plan(t)(edit.MergeStages(s, "j", "a", "b", edit.Visits{Into: 1, From: 0.8}))), "j")
	want := map[string]string{"entry/a": "1", "a/goal": "0.72", "a/lost": "0.28"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("transitions (-want +got):\n%s", diff)
	}
}

func TestTheSecondHalfOfASplitStageHasTheWaysOut(t *testing.T) {
	s := staged(t, chance("entry", "a", 1), count("a", "a", 2), count("a", "goal", 5), count("a", "lost", 3))
	s = apply(t, s, []edit.Edit{
		edit.Insert{Doc: "j", Object: model.Touchpoint{ID: "t1", Stage: "a"}},
		edit.Insert{Doc: "j", Object: model.Touchpoint{ID: "t2", Stage: "a"}},
		edit.Set{Doc: "j", Ref: model.Ref{Kind: model.KindJourney, Key: "j"}, Field: "goalStage", Value: edit.Value("a")},
	})
	s = apply(t, s, plan(t)(edit.SplitStage(s, "j", "t2", model.Stage{ID: "new"})))
	want := map[string]string{"entry/a": "1", "a/new": "10x", "new/a": "2x", "new/goal": "5x", "new/lost": "3x"}
	if diff := cmp.Diff(want, ways(s, "j")); diff != "" {
		t.Errorf("transitions (-want +got):\n%s", diff)
	}
	d, _ := s.Document("j")
	if d.Journey().GoalStage != "new" {
		t.Errorf("the goal is reached from %q", d.Journey().GoalStage)
	}
	if diff := cmp.Diff([]string{"a", "new", "b", "c"}, d.IDs(model.KindStage, "")); diff != "" {
		t.Errorf("stages (-want +got):\n%s", diff)
	}
}

func TestAStageWithoutTransitionsIsSplitWithoutAny(t *testing.T) {
	s := staged(t)
	s = apply(t, s, []edit.Edit{
		edit.Insert{Doc: "j", Object: model.Touchpoint{ID: "t1", Stage: "a"}}, edit.Insert{Doc: "j", Object: model.Touchpoint{ID: "t2", Stage: "a"}},
	})
	s = apply(t, s, plan(t)(edit.SplitStage(s, "j", "t2", model.Stage{ID: "new"})))
	if got := ways(s, "j"); len(got) > 0 {
		t.Errorf("split invented %v", got)
	}
}
