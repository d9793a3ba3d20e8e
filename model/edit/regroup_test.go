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
