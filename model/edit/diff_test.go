package edit_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/model"
	"wend/model/edit"
	"wend/model/edit/edittest"
)

func TestADifferenceLeadsFromOneStateToTheOther(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := edittest.New(rt)
		a := s.State(5)
		b := a
		if rapid.Bool().Draw(rt, "of other origin") {
			b = s.State(5)
		}
		for range rapid.IntRange(0, 12).Draw(rt, "steps") {
			if _, edits := s.Step(b); len(edits) > 0 {
				if r, err := edit.Apply(b, edits); err == nil {
					b = r.State
				}
			}
		}
		edits := edit.Diff(a, b)
		got, _ := check(rt, "Diff", a, edits) // valid, undone and stored like any other step
		if diff := cmp.Diff(edittest.Dump(b), edittest.Dump(got)); diff != "" {
			rt.Fatalf("%v\nleads elsewhere (-want +got):\n%s", edits, diff)
		}
		if again := edit.Diff(got, b); len(again) > 0 {
			rt.Fatalf("there is a difference left: %v", again)
		}
	})
}

func TestADifferenceMakesAStateFromNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		want := edittest.New(rt).State(8)
		r, err := edit.Apply(model.State{}, edit.Diff(model.State{}, want))
		if err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(edittest.Dump(want), edittest.Dump(r.State)); diff != "" {
			rt.Fatalf("(-want +got):\n%s", diff)
		}
	})
}

func TestADifferenceSeesEveryField(t *testing.T) {
	seen := map[string]bool{}
	rapid.Check(t, func(rt *rapid.T) {
		s := edittest.New(rt)
		a := s.State(12)
		r, err := edit.Apply(a, s.Set(a))
		if err != nil {
			return
		}
		for _, e := range edit.Diff(a, r.State) {
			set, ok := e.(edit.Set)
			if !ok {
				rt.Fatalf("a field was set, and the difference is %v", e)
			}
			seen[set.Ref.Kind.String()+"."+set.Field] = true
		}
		if len(r.Changes) > 0 && len(edit.Diff(a, r.State)) != 1 {
			rt.Fatalf("one field was set, and the difference is %v", edit.Diff(a, r.State))
		}
	})
	if !testing.Short() && len(seen) < 30 {
		t.Errorf("only %d fields were ever set", len(seen))
	}
}

func TestADifferenceMovesAsFewAsPossible(t *testing.T) {
	order := func(ids ...model.StageID) model.State {
		objects := []model.Object{model.Journey{ID: "j"}}
		for _, id := range ids {
			objects = append(objects, model.Stage{ID: id})
		}
		return workspace(t, "W", objects...)
	}
	from := order("a", "b", "c", "d", "e")
	for _, c := range []struct {
		to   model.State
		want string
	}{
		{order("a", "b", "c", "d", "e"), "[]"},
		{order("e", "a", "b", "c", "d"), `[{j stage "e"  a}]`},
		{order("b", "c", "d", "e", "a"), `[{j stage "a"  }]`},
		{order("a", "c", "d", "b", "e"), `[{j stage "b"  e}]`},
		{order("a", "b", "x", "d", "e"), `[{j stage "c"} {j x d}]`},
		{order("b", "a", "c", "e", "d"), "2 moves"},
		{order("e", "d", "c", "b", "a"), "4 moves"},
	} {
		edits := edit.Diff(from, c.to)
		var got string
		moves := 0
		for i, e := range edits {
			if _, ok := e.(edit.Move); ok {
				moves++
			}
			if in, ok := e.(edit.Insert); ok {
				got += fmt.Sprintf(" {%s %s %s}", in.Doc, in.Object.Key(), in.Before)
			} else {
				got += fmt.Sprintf(" %v", e)
			}
			if i == 0 {
				got = got[1:]
			}
		}
		if got = "[" + got + "]"; got != c.want && fmt.Sprintf("%d moves", moves) != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}
