package atlas

import (
	"reflect"
	"runtime"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/model"
	"wend/model/edit"
	"wend/model/edit/edittest"
)

// journey has stage s with touchpoints a and b, stage none without any, and
// stage z with touchpoint c.
func journey(more ...model.Object) *model.Document {
	d := model.NewDocument("j", model.Journey{ID: "j"})
	for _, o := range append([]model.Object{
		model.Stage{ID: "z"},
		model.Stage{ID: "none"},
		model.Stage{ID: "s"},
		model.Order{Of: model.KindStage, IDs: []string{"s", "none", "z"}},
		model.Touchpoint{ID: "c", Stage: "z"},
		model.Touchpoint{ID: "b", Stage: "s"},
		model.Touchpoint{ID: "a", Stage: "s"},
		model.Order{Of: model.KindTouchpoint, Parent: "s", IDs: []string{"b", "a"}},
		model.Order{Of: model.KindTouchpoint, Parent: "z", IDs: []string{"c"}},
	}, more...) {
		d = d.With(o)
	}
	return d
}

func TestAJourneyIsReadOnceForEachVersion(t *testing.T) {
	d := journey()
	if Of(d) != Of(d) {
		t.Error("the same document was read twice")
	}
	next := d.With(model.Stage{ID: "s", Name: "Search"})
	if got := Of(next).Stages[0].Name; got != "Search" {
		t.Errorf("the new version calls its first stage %q", got)
	}
	if got := Of(d).Stages[0].Name; got != "" {
		t.Errorf("the old version calls its first stage %q", got)
	}
}

func TestAnEditOfWhatIsNotOnTheMapLeavesItAsItIs(t *testing.T) {
	d := journey()
	felt := d.With(model.Experience{Persona: "p", Touchpoint: "a", Valence: model.Some(1)})
	if Of(d) != Of(felt) {
		t.Error("a feeling had the journey read again")
	}
	if linked := felt.With(model.Link{Activity: "v", Touchpoint: "a", Strength: 3}); len(Of(linked).Links) != 1 {
		t.Error("a link is not on the map")
	}
	runtime.KeepAlive(d)
}

func TestAMapIsReadFromAllKindsThatItShows(t *testing.T) {
	shown := map[model.Kind]bool{}
	for _, k := range readKinds {
		shown[k] = true
	}
	rapid.Check(t, func(rt *rapid.T) {
		source := edittest.New(rt)
		for d := range source.State(20).Journeys() {
			for o := range d.Objects() {
				if less := d.Without(model.RefOf(o)); !shown[o.Kind()] && !reflect.DeepEqual(read(d), read(less)) {
					rt.Fatalf("%s is on the map, but a change of it is not seen", o.Kind())
				}
			}
		}
	})
}

func TestReadersAtTheSameTimeGetTheSameMap(t *testing.T) {
	d := journey()
	got := make([]*Map, 8)
	var all sync.WaitGroup
	for i := range got {
		all.Go(func() { got[i] = Of(d) })
	}
	all.Wait()
	if slices.ContainsFunc(got, func(m *Map) bool { return m != got[0] }) {
		t.Error("there are several maps of one document")
	}
}

func TestAMapDoesNotKeepItsDocumentAlive(t *testing.T) {
	count := func() (n int) {
		maps.Range(func(any, any) bool { n++; return true })
		return n
	}
	for range 100 {
		Of(journey())
	}
	for range 50 {
		runtime.GC()
		if count() < 50 {
			return
		}
	}
	t.Errorf("%d maps are kept of documents that nobody has", count())
}

func TestATouchpointIsMoreExactThanAStage(t *testing.T) {
	m := Of(journey())
	for _, c := range []struct {
		stage      model.StageID
		touchpoint model.TouchpointID
		want       Anchor
	}{
		{"s", "a", Anchor{0, 1}},
		{"none", "c", Anchor{2, 2}},
		{"none", "", Anchor{1, None}},
		{"none", "gone", Anchor{1, None}},
		{"", "b", Anchor{0, 0}},
		{"", "", Anchor{None, None}},
		{"gone", "gone", Anchor{None, None}},
	} {
		if got := m.Anchor(c.stage, c.touchpoint); got != c.want {
			t.Errorf("%q/%q is at %v", c.stage, c.touchpoint, got)
		}
	}
}

func TestEndsRankAsPeopleMeetThem(t *testing.T) {
	m := Of(journey())
	want := []model.Node{model.Entry, "s", "b", "a", "none", "z", "c", model.Goal, model.Lost, "gone"}
	got := slices.Sorted(slices.Values(want))
	slices.SortStableFunc(got, func(a, b model.Node) int { return m.Rank(a) - m.Rank(b) })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestLinksStandByStrengthAtATouchpointAndByPlaceForAnActivity(t *testing.T) {
	m := Of(journey(
		model.Link{Activity: "v", Touchpoint: "a", Strength: 1}, model.Link{Activity: "v", Touchpoint: "c", Strength: 9},
		model.Link{Activity: "v", Touchpoint: "b", Strength: 3}, model.Link{Activity: "w", Touchpoint: "a", Strength: 9},
		model.Link{Activity: "w", Touchpoint: "gone", Strength: 9},
	))
	var behind []model.ActivityID
	for _, l := range m.Behind(1) {
		behind = append(behind, l.Activity)
	}
	if diff := cmp.Diff([]model.ActivityID{"w", "v"}, behind); diff != "" {
		t.Error(diff)
	}
	var served []int
	for _, l := range m.LinksOf("v") {
		served = append(served, l.At)
	}
	if diff := cmp.Diff([]int{0, 1, 2}, served); diff != "" {
		t.Error(diff)
	}
	if len(m.LinksOf("w")) != 1 || len(m.Links) != 4 {
		t.Error("a link leads off the map")
	}
}

func TestAFindingIsAtOnePlaceAlone(t *testing.T) {
	m := Of(journey(
		model.Finding{ID: "f1", Touchpoint: "b"}, model.Finding{ID: "f2", Stage: "s"}, model.Finding{ID: "f3"},
		model.Finding{ID: "f4", Stage: "s", Touchpoint: "b"},
		model.Order{Of: model.KindFinding, IDs: []string{"f4", "f2", "f1", "f3"}},
	))
	for _, c := range []struct {
		at   Anchor
		want []model.FindingID
	}{
		{Anchor{0, 0}, []model.FindingID{"f4", "f1"}},
		{Anchor{0, None}, []model.FindingID{"f2"}},
		{Anchor{None, None}, []model.FindingID{"f3"}},
		{Anchor{2, 2}, nil},
	} {
		var got []model.FindingID
		for _, f := range m.FindingsAt(c.at) {
			got = append(got, f.ID)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%v: %s", c.at, diff)
		}
	}
}

func TestAMapSaysWhatItsDocumentSays(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		source := edittest.New(rt)
		s := source.State(6)
		for range rapid.IntRange(0, 20).Draw(rt, "steps") {
			_, edits := source.Step(s)
			if done, err := edit.Apply(s, edits); err == nil {
				s = done.State
			}
		}
		for d := range s.Journeys() {
			agree(rt, d)
		}
	})
}

func agree(t *rapid.T, d *model.Document) {
	m := Of(d)
	same := func(a, b model.Touchpoint) bool { return reflect.DeepEqual(a, b) }
	if !slices.EqualFunc(slices.Collect(d.Path()), m.Path, same) {
		t.Fatalf("the path is %v", m.Path)
	}
	for i, s := range m.Stages {
		from, to := m.Within(i)
		if !slices.EqualFunc(slices.Collect(d.Touchpoints(s.ID)), m.Path[from:to], same) {
			t.Fatalf("%s holds %v", s.ID, m.Path[from:to])
		}
	}
	for i, p := range m.Path {
		if at, found := m.Place(p.ID); !found || at != i || m.Stages[m.StageOf(i)].ID != p.Stage {
			t.Fatalf("%s is at %d", p.ID, at)
		}
		for _, l := range m.Behind(i) {
			if want, found := d.Link(l.Activity, p.ID); !found || l.Link != want || l.At != i {
				t.Fatalf("%+v stands behind %s", l, p.ID)
			}
		}
	}
	ways := len(m.Referrals)
	for _, list := range m.Ways {
		ways += len(list)
	}
	if len(m.Links) != d.Len(model.KindLink) || ways != d.Len(model.KindTransition) {
		t.Fatalf("%d links, %d ways", len(m.Links), ways)
	}
}
