package edit_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/model"
	"wend/model/edit"
	"wend/model/edit/edittest"
)

// ways returns the transitions of a journey as text.
func ways(s model.State, doc model.DocID) map[string]string {
	out := map[string]string{}
	d, _ := s.Document(doc)
	for t := range model.All[model.Transition](d) {
		if p, set := t.Probability.Value(); set {
			out[t.Key()] = fmt.Sprintf("%.4g", p)
		} else {
			out[t.Key()] = fmt.Sprintf("%gx", t.Count.Or(0))
		}
	}
	return out
}

func count(from, to model.Node, n float64) model.Transition {
	return model.Transition{From: from, To: to, Count: model.Some(n)}
}

func chance(from, to model.Node, p float64) model.Transition {
	return model.Transition{From: from, To: to, Probability: model.Some(p)}
}

// staged returns a state with stages a, b and c and the given transitions.
func staged(t *testing.T, ts ...model.Transition) model.State {
	t.Helper()
	edits := []edit.Edit{edit.Insert{Doc: "j", Object: model.Journey{ID: "j"}}}
	for _, id := range []model.StageID{"a", "b", "c"} {
		edits = append(edits, edit.Insert{Doc: "j", Object: model.Stage{ID: id}})
	}
	for _, tr := range ts {
		edits = append(edits, edit.Insert{Doc: "j", Object: tr})
	}
	return apply(t, model.State{}, edits)
}

func apply(t *testing.T, s model.State, edits []edit.Edit) model.State {
	t.Helper()
	r, err := edit.Apply(s, edits)
	if err != nil {
		t.Fatal(err)
	}
	return r.State
}

// plan returns the edits of a planner that must not refuse.
func plan(t *testing.T) func([]edit.Edit, error) []edit.Edit {
	return func(edits []edit.Edit, err error) []edit.Edit {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return edits
	}
}

func TestMergedStagesHaveTheTransitionsOfBoth(t *testing.T) {
	cases := map[string]struct {
		in   []model.Transition
		want map[string]string
	}{
		"ways in add up": {
			[]model.Transition{chance("entry", "a", 0.7), chance("entry", "b", 0.3), chance("c", "a", 0.2), chance("c", "b", 0.1), chance("c", "lost", 0.7)},
			map[string]string{"entry/a": "1", "c/a": "0.3", "c/lost": "0.7"},
		},
		"counts add up and inner ones vanish": {
			[]model.Transition{count("a", "b", 50), count("a", "c", 30), count("b", "c", 20), count("b", "a", 5), count("b", "lost", 25)},
			map[string]string{"a/c": "50x", "a/lost": "25x"},
		},
		"probabilities are averaged": {
			[]model.Transition{chance("a", "c", 0.4), chance("a", "lost", 0.6), chance("b", "c", 0.8), chance("b", "goal", 0.2)},
			map[string]string{"a/c": "0.6", "a/lost": "0.3", "a/goal": "0.1"},
		},
		"what is missing from the ways out goes on missing": {
			[]model.Transition{chance("a", "c", 0.4), chance("a", "lost", 0.4), chance("b", "c", 0.4), chance("b", "goal", 0.2)},
			map[string]string{"a/c": "0.4", "a/lost": "0.2", "a/goal": "0.1"},
		},
		"what stays inside is made up for": {
			[]model.Transition{chance("a", "b", 0.6), chance("a", "lost", 0.4), chance("b", "goal", 0.5), chance("b", "lost", 0.5)},
			map[string]string{"a/goal": "0.3", "a/lost": "0.7"},
		},
		"one stage without ways out leaves those of the other": {
			[]model.Transition{chance("b", "goal", 0.3), chance("b", "lost", 0.7)},
			map[string]string{"a/goal": "0.3", "a/lost": "0.7"},
		},
		"loops stay loops": {
			[]model.Transition{chance("a", "a", 0.2), chance("a", "b", 0.3), chance("a", "lost", 0.5), chance("b", "goal", 1)},
			map[string]string{"a/a": "0.2", "a/lost": "0.5", "a/goal": "0.3"},
		},
		"counts become shares beside probabilities": {
			[]model.Transition{count("a", "c", 30), count("a", "lost", 10), chance("b", "c", 0.25), chance("b", "lost", 0.75)},
			map[string]string{"a/c": "0.5", "a/lost": "0.5"},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			s := staged(t, c.in...)
			got := ways(apply(t, s, plan(t)(edit.MergeStages(s, "j", "a", "b", edit.Visits{}))), "j")
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("transitions (-want +got):\n%s", diff)
			}
		})
	}
}

func TestMergingKeepsTheSumsOfProbabilities(t *testing.T) {
	nodes := []model.Node{"a", "b", "c", "goal", "lost"}
	rapid.Check(t, func(rt *rapid.T) {
		var ts []model.Transition
		for _, from := range nodes[:3] {
			weights := rapid.SliceOfN(rapid.IntRange(0, 4), 5, 5).Draw(rt, "weights")
			weights[4]++ // something always leaves
			all := 0
			for _, w := range weights {
				all += w
			}
			for i, w := range weights {
				if w > 0 {
					ts = append(ts, chance(from, nodes[i], float64(w)/float64(all)))
				}
			}
		}
		s := staged(t, ts...)
		merged := apply(t, s, plan(t)(edit.MergeStages(s, "j", "a", "b", edit.Visits{})))
		sums := map[model.Node]float64{}
		d, _ := merged.Document("j")
		for tr := range model.All[model.Transition](d) {
			sums[tr.From] += tr.Probability.Or(0)
		}
		for from, sum := range sums {
			if math.Abs(sum-1) > 1e-9 {
				rt.Fatalf("ways out of %s add up to %v", from, sum)
			}
		}
	})
}

func TestMergingStagesReanchorsEverything(t *testing.T) {
	s := edittest.Base()
	s = apply(t, s, []edit.Edit{
		edit.Insert{Doc: "j1", Object: model.Finding{ID: "f2", Stage: "s2"}},
		edit.Insert{Doc: "j1", Object: model.KPI{ID: "k2", Stage: "s2"}},
		edit.Insert{Doc: "j1", Object: model.Tactic{ID: "m2", Stage: "s2"}},
		edit.Insert{Doc: "j1", Object: model.Empathy{ID: "e2", Stage: "s2"}},
		edit.Insert{Doc: "j1", Object: model.Hypothesis{ID: "h2", Stage: "s2"}},
	})
	s = apply(t, s, plan(t)(edit.MergeStages(s, "j1", "s1", "s2", edit.Visits{})))
	d, _ := s.Document("j1")
	if diff := cmp.Diff([]string{"t1", "t2"}, d.IDs(model.KindTouchpoint, "s1")); diff != "" {
		t.Errorf("touchpoints (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"s1"}, d.IDs(model.KindStage, "")); diff != "" {
		t.Errorf("stages (-want +got):\n%s", diff)
	}
	if got := d.Journey().GoalStage; got != "s1" {
		t.Errorf("goal stage is %q, want s1", got)
	}
	for _, k := range []model.Kind{model.KindFinding, model.KindKPI, model.KindTactic, model.KindEmpathy, model.KindHypothesis} {
		anchored := false
		for o := range d.Each(k) {
			model.References(o, func(_ *model.Field, r model.Ref) bool {
				anchored = anchored || r == model.Ref{Kind: model.KindStage, Key: "s1"}
				return true
			})
		}
		if !anchored {
			t.Errorf("the %s did not follow", k)
		}
	}
}
