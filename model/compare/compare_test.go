package compare_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/model"
	"wend/model/compare"
	"wend/model/edit"
	"wend/model/edit/edittest"
)

func apply(t *testing.T, s model.State, edits ...edit.Edit) model.State {
	t.Helper()
	r, err := edit.Apply(s, edits)
	if err != nil {
		t.Fatal(err)
	}
	return r.State
}

func of(s model.State) compare.Side { return compare.Side{State: s, Journey: "j1"} }

func sentences(d compare.Difference) []string {
	var out []string
	for _, c := range d.Changes {
		out = append(out, c.Sentence("→"))
	}
	return out
}

func TestADifferenceIsSaidInWords(t *testing.T) {
	a := edittest.Base()
	touchpoint := func(key string) model.Ref { return model.Ref{Kind: model.KindTouchpoint, Key: key} }
	b := apply(t, a,
		edit.Set{Doc: "j1", Ref: touchpoint("t1"), Field: "importance", Value: edit.Value(5)},
		edit.Set{Doc: "j1", Ref: model.Ref{Kind: model.KindExperience, Key: "maya/t1"}, Field: "valence", Value: edit.Value(1)},
		edit.Move{Doc: "j1", Ref: touchpoint("t2"), Parent: "s1"},
		edit.Insert{Doc: "j1", Object: model.Touchpoint{ID: "t3", Stage: "s2", Action: "Buys", Channels: []string{"web", "shop"}}},
		edit.Delete{Doc: "j1", Ref: model.Ref{Kind: model.KindFinding, Key: "f1"}},
		edit.Set{Doc: "j1", Ref: model.Ref{Kind: model.KindLink, Key: "web/t1"}, Field: "strength", Value: edit.Value(1)},
		edit.Set{Doc: model.WorkspaceDoc, Ref: model.Ref{Kind: model.KindPersona, Key: "maya"}, Field: "segment", Value: edit.Value("Students")},
	)
	d := compare.Between(of(a), of(b), "")
	want := []string{
		`touchpoint "Looks" in Interest: Importance nothing → 5`,
		`touchpoint "Compares" in Interest: moved from first in Consideration → after Looks in Interest`,
		`new touchpoint "Buys" in Consideration`,
		`experience "Maya at Looks": Feeling -1 unhappy → +1 pleased`,
		`link "Website for Looks": Strength 3 medium → 1 weak`,
		`gone: finding "Slow" in Looks`,
		`persona "Maya": Segment nothing → Students`,
	}
	if diff := cmp.Diff(want, sentences(d)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := d.Tally(); got != "1 new, 1 gone, 5 changed" {
		t.Errorf("tally %q", got)
	}
	added := d.Changes[2]
	if got := strings.Join(added.Details("->"), "|"); got != "Channels web; shop" {
		t.Errorf("what is new: %q", got)
	}
	var numbers []string
	for _, n := range d.Numbers {
		numbers = append(numbers, n.Sentence("→"))
	}
	if !slices.Contains(numbers, "Emotion 25.0 → 75.0, up 50.0 points") {
		t.Errorf("numbers: %q", numbers)
	}
}

func TestNothingDiffersFromItself(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := edittest.New(rt).State(8)
		d := compare.Between(of(s), of(s), "")
		if d.Changes != nil || d.Numbers != nil || d.Tally() != "no difference" {
			rt.Fatalf("%v, %v", sentences(d), d.Numbers)
		}
	})
}

func TestEverythingThatDiffersIsSaid(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := edittest.New(rt)
		a := s.State(5)
		b := a
		for range 4 {
			if _, edits := s.Step(b); len(edits) > 0 {
				if r, err := edit.Apply(b, edits); err == nil {
					b = r.State
				}
			}
		}
		said := map[model.Ref]bool{}
		for _, c := range compare.States(a, b) {
			said[c.Ref] = true
			if c.Name == "" || c.Sort == compare.Changed && len(c.Details("→")) == 0 {
				rt.Fatalf("says nothing: %+v", c)
			}
		}
		r, err := edit.Apply(a, edit.Diff(a, b))
		if err != nil {
			rt.Fatal(err)
		}
		for _, c := range r.Changes {
			if c.Ref.Kind != model.KindOrder && !said[c.Ref] {
				rt.Fatalf("nothing is said of %s", c.Ref)
			}
		}
	})
}

func TestAsIsAndToBeAreComparedByWhatCameOfWhat(t *testing.T) {
	s := edittest.Base()
	n := 0
	id := func() string { n++; return "new" + string(rune('a'+n)) }
	edits, err := edit.ToBe(s, "j1", "j9", "Buy, to be", id)
	if err != nil {
		t.Fatal(err)
	}
	s = apply(t, s, edits...)
	same := compare.Between(of(s), compare.Side{State: s, Journey: "j9"}, "")
	if diff := cmp.Diff([]string{`journey "Buy, to be": Title Buy → Buy, to be; Variant nothing → to-be`}, sentences(same)); diff != "" {
		t.Errorf("a fresh copy (-want +got):\n%s", diff)
	}
	j9, _ := s.Document("j9")
	var first model.Touchpoint
	for first = range j9.Path() {
		break
	}
	s = apply(t, s, edit.Set{Doc: "j9", Ref: model.RefOf(first), Field: "action", Value: edit.Value("Is shown around")})
	d := compare.Between(of(s), compare.Side{State: s, Journey: "j9"}, "")
	if got := sentences(d); !slices.Contains(got, `touchpoint "Is shown around" in Interest: Customer action Looks → Is shown around`) {
		t.Errorf("%q", got)
	}
}

func TestAJourneyThatIsOnOneSideOnlyIsAllNewOrAllGone(t *testing.T) {
	s := edittest.Base()
	d := compare.Between(compare.Side{State: s.Without("j1"), Journey: "j1"}, of(s), "")
	for _, c := range d.Changes {
		if c.Sort != compare.Added {
			t.Errorf("%s", c.Sentence("→"))
		}
	}
	if len(d.Changes) == 0 || len(d.Numbers) == 0 {
		t.Errorf("%d changes, %d numbers", len(d.Changes), len(d.Numbers))
	}
}
