package insight

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/model"
	"wend/model/analysis"
	"wend/model/edit"
	"wend/model/edit/edittest"
)

func ids(list []Insight) []ID {
	var out []ID
	for _, i := range list {
		out = append(out, i.ID)
	}
	return out
}

func TestInsightsComeByUrgency(t *testing.T) {
	r := healthy()
	r.put(way("interest", model.Lost, 0.4))                                 // an error
	r.feel("t4", -1, -1)                                                    // a warning at importance 3
	r.cut(model.KindExperience, "ben/t2")                                   // a warning at importance 4
	change(r, "t3", func(t *model.Touchpoint) { t.Expectation = "" })       // a warning at a moment of truth
	change(r, "f1", func(f *model.Finding) { f.Evidence = f.Evidence[:1] }) // a notice
	want := []ID{"L05:interest", "L24:t3", "L16:t2+ben", "L12:t4+t3", "L17:t4", "L18:t4+t3", "L61:f1+e1"}
	if diff := cmp.Diff(want, ids(r.found())); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestJSONHasTheDocumentedShape(t *testing.T) {
	r := healthy()
	r.feel("t4", 0, -1)
	for _, i := range r.found() {
		if i.Rule != "L17" {
			continue
		}
		got, err := json.Marshal(i)
		want := `{"id":"L17","key":"L17:t4","severity":"warning","objects":["t4"],` +
			`"text":"Low point at 'Gets the parcel' (-1) and nobody works on it.","action":"Record what is wrong there, and plan an initiative."}`
		if err != nil || string(got) != want {
			t.Errorf("%s (%v)", got, err)
		}
	}
}

func TestRandomJourneysNeverPanicAndIdsAreUnique(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		source := edittest.New(rt)
		s := source.State(6)
		for range rapid.IntRange(0, 40).Draw(rt, "steps") {
			_, edits := source.Step(s)
			if done, err := edit.Apply(s, edits); err == nil {
				s = done.State
			}
		}
		for d := range s.Journeys() {
			r := analysis.Compute(s, d.ID(), analysis.Options{Today: today})
			all := Find(s, d.ID(), r, Options{Today: today})
			if diff := cmp.Diff(ids(all), ids(Find(s, d.ID(), r, Options{Today: today}))); diff != "" {
				rt.Fatalf("the second time differs: %s", diff)
			}
			sorted := slices.Sorted(slices.Values(ids(all)))
			if len(slices.Compact(sorted)) != len(all) {
				rt.Fatalf("an id comes twice in %v", ids(all))
			}
			for _, i := range all {
				if i.Text == "" || i.Target.Ref.IsZero() {
					rt.Fatalf("%s is incomplete", i.ID)
				}
			}
		}
	})
}

func TestWithoutAnythingThereAreNoInsights(t *testing.T) {
	if all := Find(model.State{}, "nowhere", nil, Options{}); len(all) > 0 {
		t.Errorf("%v", ids(all))
	}
}

func TestAReportOfAnotherJourneyDoesNoHarm(t *testing.T) {
	s := healthy().state()
	wrong := analysis.Compute(s, "j2", analysis.Options{})
	if all := Find(s, "j", wrong, Options{Today: today}); len(all) > 0 {
		t.Errorf("%v", ids(all))
	}
}

// renamed returns s with every name changed.
func renamed(s model.State) model.State {
	for d := range s.Documents() {
		for o := range d.Objects() {
			if f, ok := model.NameField(o.Kind()); ok && model.NameOf(o) != "" {
				next, err := f.With(o, edit.Value(fmt.Sprintf("%s %s", model.NameOf(o), "(new)")))
				if err != nil {
					panic(err)
				}
				d = d.With(next)
			}
		}
		s = s.With(d)
	}
	return s
}

func TestRenamingChangesNoID(t *testing.T) {
	s := sample(t, "smartphone")
	before, after := found(s, "smartphone"), found(renamed(s), "smartphone")
	if diff := cmp.Diff(ids(before), ids(after)); diff != "" {
		t.Errorf("-before +after\n%s", diff)
	}
	if before[0].Text == after[0].Text {
		t.Errorf("the new names are not in %q", after[0].Text)
	}
}

// muteAll mutes every insight about the journey.
func muteAll(t *testing.T, r *room) int {
	t.Helper()
	all := r.found()
	for _, i := range all {
		m, err := NewMute(r.state(), i, "known")
		if err != nil {
			t.Fatal(err)
		}
		if err := model.Check(m); err != nil {
			t.Error(err)
		}
		r.put(m)
	}
	return len(all)
}

func TestMutingLastsUntilAnObjectChanges(t *testing.T) {
	r := healthy()
	r.feel("t4", 0, -1)
	r.put(model.Opportunity{ID: "o9", Text: "x"})
	change(r, "j", func(j *model.Journey) { j.Outcome = "" })
	if n := muteAll(t, r); n != 5 {
		t.Fatalf("%d insights are muted, want 5", n)
	}
	change(r, "t1", func(t *model.Touchpoint) { t.Note = "another touchpoint" })
	if got := ids(r.found()); len(got) > 0 {
		t.Errorf("%v is open, want nothing", got)
	}
	r.feel("t4", -1, -1)
	if diff := cmp.Diff([]ID{"L12:t4+t3", "L17:t4", "L18:t4+t3"}, ids(r.found())); diff != "" {
		t.Errorf("after another feeling: -want +got\n%s", diff)
	}
	r.feel("t4", 0, -1)
	change(r, "o9", func(o *model.Opportunity) { o.Text = "y" })
	if diff := cmp.Diff([]ID{"L28:o9"}, ids(r.found())); diff != "" {
		t.Errorf("after another text: -want +got\n%s", diff)
	}
}

func TestAMuteIsForOneJourney(t *testing.T) {
	r := healthy()
	r.put(model.Opportunity{ID: "o9", Text: "x"})
	muteAll(t, r)
	if open, muted := Split(r.state(), "j2", All(r.state(), "j", r.report(), Options{})); len(open) != 1 || len(muted) > 0 {
		t.Errorf("open %v, muted %v", ids(open), ids(muted))
	}
}

func TestSplitTellsTheMutedFromTheOpen(t *testing.T) {
	r := healthy()
	r.put(model.Opportunity{ID: "o8", Text: "x"})
	muteAll(t, r)
	r.put(model.Opportunity{ID: "o9", Text: "y"})
	open, muted := Split(r.state(), "j", All(r.state(), "j", r.report(), Options{}))
	if diff := cmp.Diff([]ID{"L28:o9"}, ids(open)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]ID{"L28:o8"}, ids(muted)); diff != "" {
		t.Error(diff)
	}
}

func TestAnInsightAboutManyThingsCanBeMuted(t *testing.T) {
	r := healthy()
	for i := range 60 {
		id := model.ActivityID(fmt.Sprintf("activity-%02d", i))
		r.put(model.Activity{ID: id, Name: string(id), Owner: string(id), Cost: model.Some(1.0)}, link(id, "t3", 9))
	}
	r.feel("t4", 0, 0)
	muteAll(t, r)
	if got := ids(r.found()); len(got) > 0 {
		t.Errorf("%v is open", got)
	}
}

func TestMutingTakesAReason(t *testing.T) {
	s := sample(t, "smartphone")
	if _, err := NewMute(s, found(s, "smartphone")[0], " \t"); !errors.Is(err, ErrNoReason) {
		t.Errorf("error %v", err)
	}
}
