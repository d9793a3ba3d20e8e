package edit_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/model"
	"wend/model/edit"
	"wend/model/edit/edittest"
)

// wander returns where some random steps lead from a state.
func wander(rt *rapid.T, s *edittest.Source, from model.State, most int) model.State {
	for range rapid.IntRange(0, most).Draw(rt, "steps") {
		if _, edits := s.Step(from); len(edits) > 0 {
			if r, err := edit.Apply(from, edits); err == nil {
				from = r.State
			}
		}
	}
	return from
}

func TestARestoredJourneyIsAsItWasAndTheRestStays(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := edittest.New(rt)
		then := s.State(5)
		now := wander(rt, s, then, 10)
		edits, err := edit.Restore(now, then, "j1")
		if err != nil {
			rt.Fatal(err)
		}
		r, _ := check(rt, "Restore", now, edits)
		got, _ := r.Document("j1")
		want, _ := then.Document("j1")
		if diff := cmp.Diff(edittest.Dump(model.NewState(want)), edittest.Dump(model.NewState(got))); diff != "" {
			rt.Fatalf("restored (-want +got):\n%s", diff)
		}
		for d := range now.Documents() {
			after, _ := r.Document(d.ID())
			if d.ID() == "j1" || d.ID() == model.WorkspaceDoc {
				continue
			}
			if after != d {
				rt.Fatalf("%s is another one", d.ID())
			}
		}
	})
}

func TestAThingBroughtBackIsAsItWas(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := edittest.New(rt)
		then := s.State(5)
		now := wander(rt, s, then, 8)
		var refs []model.Ref
		was, _ := then.Document("j1")
		for o := range was.Objects() {
			if o.Kind() != model.KindOrder {
				refs = append(refs, model.RefOf(o))
			}
		}
		ref := rapid.SampledFrom(refs).Draw(rt, "thing")
		edits, err := edit.BringBack(now, then, "j1", ref)
		if err != nil {
			rt.Skip(err) // its journey is gone
		}
		r, err := edit.Apply(now, edits)
		if err != nil {
			rt.Skip(err) // what it was does not go with what is now
		}
		d, _ := r.State.Document("j1")
		want, _ := was.Find(ref)
		got, _ := d.Find(ref)
		if got == nil || string(model.EncodeObject(got)) != string(model.EncodeObject(want)) {
			rt.Fatalf("%s is %+v, want %+v", ref, got, want)
		}
		if faults := edittest.Faults(r.State); faults != nil {
			rt.Fatal(faults)
		}
	})
}

func TestADeletedTouchpointComesBackWithAllThatBelongedToIt(t *testing.T) {
	then := edittest.Base()
	edits, err := edit.Remove(then, "j1", model.Ref{Kind: model.KindStage, Key: "s1"})
	if err != nil {
		t.Fatal(err)
	}
	gone, err := edit.Apply(then, edits)
	if err != nil {
		t.Fatal(err)
	}
	edits, err = edit.BringBack(gone.State, then, "j1", model.Ref{Kind: model.KindTouchpoint, Key: "t1"})
	if err != nil {
		t.Fatal(err)
	}
	back, err := edit.Apply(gone.State, edits)
	if err != nil {
		t.Fatal(err)
	}
	d, _ := back.State.Document("j1")
	for _, ref := range []model.Ref{
		{Kind: model.KindStage, Key: "s1"},
		{Kind: model.KindTouchpoint, Key: "t1"},
		{Kind: model.KindFinding, Key: "f1"},
		{Kind: model.KindExperience, Key: "maya/t1"},
		{Kind: model.KindLink, Key: "web/t1"},
	} {
		if _, found := d.Find(ref); !found {
			t.Errorf("%s did not come back", ref)
		}
	}
	if ids := d.IDs(model.KindStage, ""); ids[0] != "s1" {
		t.Errorf("the stage is not where it stood: %v", ids)
	}
}

func TestAThingThatIsNewGoesWhenItIsBroughtBackToBefore(t *testing.T) {
	then := edittest.Base()
	now, err := edit.Apply(then, []edit.Edit{
		edit.Insert{Doc: "j1", Object: model.Touchpoint{ID: "t9", Stage: "s1", Action: "Asks"}},
		edit.Insert{Doc: "j1", Object: model.Finding{ID: "f9", Touchpoint: "t9"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	edits, err := edit.BringBack(now.State, then, "j1", model.Ref{Kind: model.KindTouchpoint, Key: "t9"})
	if err != nil {
		t.Fatal(err)
	}
	r, err := edit.Apply(now.State, edits)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(edittest.Dump(then), edittest.Dump(r.State)); diff != "" {
		t.Errorf("(-then +now):\n%s", diff)
	}
}
