package model_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/model"
	"wend/model/edit"
	"wend/model/edit/edittest"
)

// referring looks through all of d for what refers to one of targets.
func referring(d *model.Document, targets ...model.Ref) []model.Object {
	var out []model.Object
	for o := range d.Objects() {
		found := false
		model.References(o, func(f *model.Field, r model.Ref) bool {
			either := model.Ref{Kind: model.KindTouchpoint, Key: r.Key}
			found = found || slices.Contains(targets, r) || f.Type == model.Ends && slices.Contains(targets, either)
			return true
		})
		if found {
			out = append(out, o)
		}
	}
	return out
}

func TestWhatRefersToAThingIsFoundAfterAnyEdit(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		source := edittest.New(rt)
		s := source.State(12)
		for range rapid.IntRange(0, 8).Draw(rt, "steps") {
			for d := range s.Documents() {
				compareReferring(rt, d, s)
			}
			_, edits := source.Step(s)
			if done, err := edit.Apply(s, edits); err == nil {
				s = done.State
			}
		}
	})
}

func compareReferring(t *rapid.T, d *model.Document, s model.State) {
	var all []model.Ref
	for in := range s.Documents() {
		for o := range in.Objects() {
			all = append(all, model.RefOf(o))
		}
	}
	for _, r := range all {
		if diff := cmp.Diff(referring(d, r), slices.Collect(d.Referring(r)), cmp.Comparer(same)); diff != "" {
			t.Fatalf("to %s refers (-want +got):\n%s", r, diff)
		}
	}
	some := all[:len(all)/2]
	if diff := cmp.Diff(referring(d, some...), slices.Collect(d.Referring(some...)), cmp.Comparer(same)); diff != "" {
		t.Fatalf("to many things refers (-want +got):\n%s", diff)
	}
}

func same(a, b model.Object) bool { return model.RefOf(a) == model.RefOf(b) }
