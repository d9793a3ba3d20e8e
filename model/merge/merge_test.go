package merge_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/model"
	"wend/model/edit"
	"wend/model/edit/edittest"
	"wend/model/merge"
)

// side returns where some random steps lead from a state.
func side(rt *rapid.T, s *edittest.Source, from model.State) model.State {
	for range rapid.IntRange(0, 8).Draw(rt, "steps") {
		if _, edits := s.Step(from); len(edits) > 0 {
			if r, err := edit.Apply(from, edits); err == nil {
				from = r.State
			}
		}
	}
	return from
}

func object(s model.State, doc model.DocID, ref model.Ref) model.Object {
	d, found := s.Document(doc)
	if !found {
		return nil
	}
	o, _ := d.Find(ref)
	return o
}

func encoded(o model.Object, f model.Field) string {
	if o == nil {
		return "null"
	}
	return string(f.Encode(o))
}

func items(t *rapid.T, o model.Object, f model.Field) (out []string) {
	if o != nil && !f.Unset(o) {
		if err := json.Unmarshal(f.Encode(o), &out); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// told reports whether a conflict is about a field of a thing, or all of it.
func told(r merge.Result, doc model.DocID, ref model.Ref, field string) bool {
	return slices.ContainsFunc(r.Conflicts, func(c merge.Conflict) bool {
		return c.Doc == doc && c.Ref == ref && (c.Field == "" || c.Field == field)
	})
}

// kept fails unless every change from base to one side is in the result or told.
func kept(rt *rapid.T, whose string, base, from model.State, r merge.Result) {
	places := map[model.DocID]map[model.Ref]bool{}
	for _, s := range []model.State{base, from} {
		for d := range s.Documents() {
			if places[d.ID()] == nil {
				places[d.ID()] = map[model.Ref]bool{}
			}
			for o := range d.Objects() {
				places[d.ID()][model.RefOf(o)] = o.Kind() != model.KindOrder
			}
		}
	}
	for doc, refs := range places {
		for ref, is := range refs {
			if !is {
				continue
			}
			was, did, got := object(base, doc, ref), object(from, doc, ref), object(r.State, doc, ref)
			if (was == nil) != (did == nil) && (did == nil) != (got == nil) && !told(r, doc, ref, "") {
				rt.Fatalf("%s made or deleted %s in %s: it is not so, and nothing is said", whose, ref, doc)
			}
			if did == nil || got == nil {
				continue
			}
			for _, f := range model.Fields(ref.Kind) {
				v := encoded(did, f)
				if v == encoded(was, f) || v == encoded(got, f) || told(r, doc, ref, f.Name) {
					continue
				}
				if f.Type != model.List && f.Type != model.Many {
					rt.Fatalf("%s set %s of %s: %s, got %s", whose, f.Name, ref, v, encoded(got, f))
				}
				before, after, now := items(rt, was, f), items(rt, did, f), items(rt, got, f)
				for _, s := range after {
					if !slices.Contains(before, s) && !slices.Contains(now, s) {
						rt.Fatalf("%s put %q into %s of %s: %v", whose, s, f.Name, ref, now)
					}
				}
			}
		}
	}
}

func TestEveryChangeOfEitherSideIsInTheResultOrAConflict(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := edittest.New(rt)
		base := s.State(4)
		ours, theirs := side(rt, s, base), side(rt, s, base)
		r, err := merge.Merge(base, ours, theirs)
		if err != nil {
			rt.Fatal(err)
		}
		if faults := edittest.Faults(r.State); faults != nil {
			rt.Fatal(faults)
		}
		kept(rt, "ours", base, ours, r)
		kept(rt, "theirs", base, theirs, r)
		again, err := merge.Merge(base, r.State, theirs)
		if err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(edittest.Dump(r.State), edittest.Dump(again.State)); diff != "" {
			rt.Fatalf("merged again (-once +twice):\n%s", diff)
		}
	})
}

func TestOneSideAloneIsTakenAsItIs(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := edittest.New(rt)
		base := s.State(4)
		changed := side(rt, s, base)
		for name, r := range map[string]func() (merge.Result, error){
			"ours":   func() (merge.Result, error) { return merge.Merge(base, changed, base) },
			"theirs": func() (merge.Result, error) { return merge.Merge(base, base, changed) },
			"both":   func() (merge.Result, error) { return merge.Merge(base, changed, changed) },
		} {
			got, err := r()
			if err != nil {
				rt.Fatal(err)
			}
			if diff := cmp.Diff(edittest.Dump(changed), edittest.Dump(got.State)); diff != "" || got.Conflicts != nil {
				rt.Fatalf("%s: %v\n%s", name, got.Conflicts, diff)
			}
		}
	})
}

func apply(t *testing.T, s model.State, edits ...edit.Edit) model.State {
	t.Helper()
	r, err := edit.Apply(s, edits)
	if err != nil {
		t.Fatal(err)
	}
	return r.State
}

var touchpoint = model.Ref{Kind: model.KindTouchpoint, Key: "t1"}

func set(ref model.Ref, field string, value any) edit.Edit {
	return edit.Set{Doc: "j1", Ref: ref, Field: field, Value: edit.Value(value)}
}

func TestTwoFieldsOfOneThingAreBothTaken(t *testing.T) {
	base := edittest.Base()
	ours := apply(t, base, set(touchpoint, "importance", 5), set(touchpoint, "tags", []string{"a"}))
	theirs := apply(t, base, set(touchpoint, "action", "Looks around"), set(touchpoint, "tags", []string{"b"}))
	r, err := merge.Merge(base, ours, theirs)
	if err != nil || r.Conflicts != nil {
		t.Fatal(err, r.Conflicts)
	}
	got := object(r.State, "j1", touchpoint).(model.Touchpoint)
	if got.Action != "Looks around" || got.Importance != model.Some(5) || !slices.Equal(got.Tags, []string{"a", "b"}) {
		t.Errorf("%+v", got)
	}
}

func TestOneFieldThatBothChangedIsAConflictWithBothValues(t *testing.T) {
	base := edittest.Base()
	r, err := merge.Merge(base, apply(t, base, set(touchpoint, "action", "Looks here")), apply(t, base, set(touchpoint, "action", "Looks there")))
	if err != nil || len(r.Conflicts) != 1 {
		t.Fatal(err, r.Conflicts)
	}
	c := r.Conflicts[0]
	if c.Field != "action" || c.Base != "Looks" || c.Ours != "Looks here" || c.Theirs != "Looks there" || c.Took != merge.Ours {
		t.Errorf("%+v", c)
	}
}

func TestWhatOneSideDeletedStaysWhereTheOtherPutSomethingIn(t *testing.T) {
	base := edittest.Base()
	gone, err := edit.Remove(base, "j1", model.Ref{Kind: model.KindStage, Key: "s1"})
	if err != nil {
		t.Fatal(err)
	}
	ours := apply(t, base, gone...)
	theirs := apply(t, base, edit.Insert{Doc: "j1", Object: model.Touchpoint{ID: "t9", Stage: "s1", Action: "Asks"}})
	r, err := merge.Merge(base, ours, theirs)
	if err != nil {
		t.Fatal(err)
	}
	stage := model.Ref{Kind: model.KindStage, Key: "s1"}
	if object(r.State, "j1", stage) == nil || object(r.State, "j1", model.Ref{Kind: model.KindTouchpoint, Key: "t9"}) == nil {
		t.Error("what theirs added is lost")
	}
	if object(r.State, "j1", touchpoint) != nil {
		t.Error("what ours deleted and theirs left alone is back")
	}
	if len(r.Conflicts) != 1 || r.Conflicts[0].Ref != stage || r.Conflicts[0].Took != merge.Theirs {
		t.Errorf("conflicts: %+v", r.Conflicts)
	}
}

func TestAJourneyThatOneSideDeletedStaysIfTheOtherWorkedOnIt(t *testing.T) {
	base := edittest.Base()
	gone, err := edit.Remove(base, "j1", model.Ref{Kind: model.KindJourney, Key: "j1"})
	if err != nil {
		t.Fatal(err)
	}
	r, err := merge.Merge(base, apply(t, base, set(touchpoint, "importance", 5)), apply(t, base, gone...))
	if err != nil {
		t.Fatal(err)
	}
	if d, found := r.State.Document("j1"); !found || d.Journey().Title != "Buy" {
		t.Error("the journey is gone")
	}
	if len(r.Conflicts) == 0 {
		t.Error("nothing is said of it")
	}
}

func TestWhatCannotBeTogetherStaysAsOurs(t *testing.T) {
	base := apply(t, edittest.Base(), edit.Insert{Doc: model.WorkspaceDoc, Object: model.Activity{ID: "shop", Name: "Shop"}})
	parent := func(of, to string) edit.Edit {
		return edit.Set{Doc: model.WorkspaceDoc, Ref: model.Ref{Kind: model.KindActivity, Key: of}, Field: "parent", Value: edit.Value(to)}
	}
	r, err := merge.Merge(base, apply(t, base, parent("shop", "web")), apply(t, base, parent("web", "shop"), set(touchpoint, "importance", 4)))
	if err != nil {
		t.Fatal(err)
	}
	web := object(r.State, model.WorkspaceDoc, model.Ref{Kind: model.KindActivity, Key: "web"}).(model.Activity)
	if web.Parent != "" || object(r.State, "j1", touchpoint).(model.Touchpoint).Importance != model.Some(4) {
		t.Errorf("web is part of %q; the rest of theirs must be taken", web.Parent)
	}
	if len(r.Conflicts) != 1 || r.Conflicts[0].Field != "parent" || r.Conflicts[0].Theirs != "Shop" {
		t.Errorf("conflicts: %+v", r.Conflicts)
	}
}

func TestBothReorderedIsAConflictAndOursStays(t *testing.T) {
	base := apply(t, edittest.Base(), edit.Insert{Doc: "j1", Object: model.Stage{ID: "s9", Name: "Purchase"}})
	move := func(key, before string) edit.Edit {
		return edit.Move{Doc: "j1", Ref: model.Ref{Kind: model.KindStage, Key: key}, Before: before}
	}
	r, err := merge.Merge(base, apply(t, base, move("s9", "s1")), apply(t, base, move("s1", "")))
	if err != nil {
		t.Fatal(err)
	}
	d, _ := r.State.Document("j1")
	if got := d.IDs(model.KindStage, ""); !slices.Equal(got, []string{"s9", "s1", "s2"}) {
		t.Errorf("order %v", got)
	}
	if len(r.Conflicts) != 1 || r.Conflicts[0].Label != "place" || r.Conflicts[0].Theirs != "after Consideration" {
		t.Errorf("conflicts: %+v", r.Conflicts)
	}
}

func TestTheOrderOfTheSideThatChangedItIsTakenWithWhatTheOtherPutIn(t *testing.T) {
	base := edittest.Base()
	moved := apply(t, base, edit.Move{Doc: "j1", Ref: model.Ref{Kind: model.KindStage, Key: "s2"}, Before: "s1"})
	grown := apply(t, base, edit.Insert{Doc: "j1", Object: model.Stage{ID: "s9", Name: "Trial"}, Before: "s2"}) // behind s1
	for name, sides := range map[string][2]model.State{"ours": {moved, grown}, "theirs": {grown, moved}} {
		r, err := merge.Merge(base, sides[0], sides[1])
		if err != nil || r.Conflicts != nil {
			t.Fatal(name, err, r.Conflicts)
		}
		d, _ := r.State.Document("j1")
		if got := d.IDs(model.KindStage, ""); !slices.Equal(got, []string{"s2", "s1", "s9"}) {
			t.Errorf("%s moved: %v", name, got)
		}
	}
}
