package model_test

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/model"
)

// actions returns the touchpoints of d as they lie in it.
func actions(d *model.Document) []string {
	var out []string
	for o := range d.Each(model.KindTouchpoint) {
		out = append(out, o.Key()+"="+o.(model.Touchpoint).Action)
	}
	return out
}

func TestADocumentIsASortedMapThatNeverChanges(t *testing.T) {
	type version struct {
		doc  *model.Document
		want map[string]string
	}
	rapid.Check(t, func(rt *rapid.T) {
		versions := []version{{model.NewDocument("j", model.Journey{ID: "j"}), map[string]string{}}}
		for range rapid.IntRange(1, 12).Draw(rt, "versions") {
			from := rapid.SampledFrom(versions).Draw(rt, "from")
			next := version{from.doc, maps.Clone(from.want)}
			changes := map[model.Ref]model.Object{}
			for n := range rapid.SampledFrom([]int{1, 2, 40, 400}).Draw(rt, "size") {
				key := fmt.Sprintf("t%03d", rapid.IntRange(0, 700).Draw(rt, "key"))
				ref := model.Ref{Kind: model.KindTouchpoint, Key: key}
				if rapid.IntRange(0, 2).Draw(rt, "drop") == 0 {
					delete(next.want, key)
					changes[ref] = nil
					continue
				}
				next.want[key] = fmt.Sprint(n)
				changes[ref] = model.Touchpoint{ID: model.TouchpointID(key), Action: fmt.Sprint(n)}
			}
			next.doc = next.doc.WithAll(changes)
			versions = append(versions, next)
		}
		for _, v := range versions {
			want := make([]string, 0, len(v.want))
			for _, k := range slices.Sorted(maps.Keys(v.want)) {
				want = append(want, k+"="+v.want[k])
				if _, found := v.doc.Find(model.Ref{Kind: model.KindTouchpoint, Key: k}); !found {
					rt.Fatalf("%s is not found", k)
				}
			}
			if got := actions(v.doc); !slices.Equal(got, want) || v.doc.Len(model.KindTouchpoint) != len(want) {
				rt.Fatalf("holds (-want +got):\n%s", cmp.Diff(want, got))
			}
		}
	})
}

func TestWithAndWithoutLeaveTheOldDocumentAlone(t *testing.T) {
	old := model.NewDocument("j", model.Journey{ID: "j"})
	for i := range 300 {
		old = old.With(model.Touchpoint{ID: model.TouchpointID(fmt.Sprintf("t%03d", i))})
	}
	before := actions(old)
	next := old.With(model.Touchpoint{ID: "t100", Action: "new"}).With(model.Touchpoint{ID: "x"})
	next = next.Without(model.Ref{Kind: model.KindTouchpoint, Key: "t200"})
	if diff := cmp.Diff(before, actions(old)); diff != "" {
		t.Errorf("the old document changed:\n%s", diff)
	}
	tp, _ := model.Lookup[model.Touchpoint](next, "t100")
	_, gone := next.Find(model.Ref{Kind: model.KindTouchpoint, Key: "t200"})
	if tp.Action != "new" || gone || next.Len(model.KindTouchpoint) != 300 {
		t.Errorf("the new document does not have the changes")
	}
	if next.Without(model.Ref{Kind: model.KindStage, Key: "none"}) != next {
		t.Error("taking out nothing made a new document")
	}
}

func TestMeasurementsComeByDateAndOnlyTheirs(t *testing.T) {
	d := model.NewDocument("j", model.Journey{ID: "j"})
	for _, m := range []model.Measurement{
		{KPI: "a", Date: "2026-02-01"}, {KPI: "b", Date: "2026-01-01"}, {KPI: "a", Date: "2026-01-01"}, {KPI: "a2", Date: "2026-03-01"},
	} {
		d = d.With(m)
	}
	var got []model.Date
	for _, m := range d.Measurements("a") {
		got = append(got, m.Date)
	}
	if diff := cmp.Diff([]model.Date{"2026-01-01", "2026-02-01"}, got); diff != "" {
		t.Errorf("dates (-want +got):\n%s", diff)
	}
}

func TestCheckHoldsTheLimits(t *testing.T) {
	some, num := model.Some[int], model.Some[float64]
	bad := map[string]model.Object{
		"no id":                    model.Stage{},
		"blank in id":              model.Stage{ID: "a b"},
		"slash in id":              model.Stage{ID: "a/b"},
		"control in id":            model.Stage{ID: "a\x1b"},
		"feeling of 3":             model.Experience{Persona: "p", Touchpoint: "t", Valence: some(3)},
		"feeling of nobody":        model.Experience{Touchpoint: "t"},
		"feeling nowhere":          model.Experience{Persona: "p"},
		"importance of 0":          model.Touchpoint{ID: "t", Stage: "s", Importance: some(0)},
		"no stage":                 model.Touchpoint{ID: "t"},
		"strength of 2":            model.Link{Activity: "a", Touchpoint: "t", Strength: 2},
		"link to itself":           model.ActivityLink{From: "a", To: "a", Strength: 1},
		"its own part":             model.Activity{ID: "a", Parent: "a"},
		"category of other class":  model.Activity{ID: "a", Class: model.Primary, Category: "procurement"},
		"unknown mode":             model.Touchpoint{ID: "t", Stage: "s", Mode: "air"},
		"no date":                  model.Measurement{KPI: "k", Date: "soon", Value: num(1)},
		"more than all":            model.Measurement{KPI: "k", Date: "2026-01-01", X: num(3), N: num(2)},
		"out of none":              model.Measurement{KPI: "k", Date: "2026-01-01", X: num(0), N: num(0)},
		"no value":                 model.Measurement{KPI: "k", Date: "2026-01-01"},
		"endless":                  model.Measurement{KPI: "k", Date: "2026-01-01", Value: num(math.Inf(1))},
		"more than certain":        model.Transition{From: "a", To: "b", Probability: num(1.1)},
		"back from the goal":       model.Transition{From: model.Goal, To: "b"},
		"back to the entry":        model.Transition{From: "a", To: model.Entry},
		"in and out":               model.Transition{From: model.Entry, To: model.Lost},
		"staying for ever":         model.Transition{From: "a", To: "a", Probability: num(1)},
		"probability and count":    model.Transition{From: "a", To: "b", Probability: num(0.5), Count: num(2)},
		"order with a thing twice": model.Order{Of: model.KindStage, IDs: []string{"a", "a"}},
	}
	for name, o := range bad {
		if err := model.Check(o); !errors.Is(err, model.ErrInvalid) {
			t.Errorf("%s: got %v, want a refusal", name, err)
		}
	}
	good := []model.Object{
		model.Stage{ID: "a"},
		model.Experience{Persona: "p", Touchpoint: "t", Valence: some(-2)},
		model.Measurement{KPI: "k", Date: "2026-01-01T10:00:00Z", X: num(2), N: num(2)},
		model.Transition{From: "a", To: "a", Probability: num(0.9)},
		model.Activity{ID: "a", Class: model.Support, Category: "procurement"},
	}
	for _, o := range good {
		if err := model.Check(o); err != nil {
			t.Errorf("%s: %v", model.RefOf(o), err)
		}
	}
}
