package analysis

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"testing"

	"wend/model"
	"wend/model/edit"
	format "wend/model/format/json"
	"wend/model/format/source"
)

// sample reads a sample journey.
func sample(t testing.TB, name string) model.State {
	t.Helper()
	f, err := os.Open("testdata/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s, _, err := format.Decode(f, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// after returns the report on the smartphone journey after some edits.
func after(t *testing.T, plan func(s model.State) []edit.Edit) *Report {
	t.Helper()
	s := sample(t, "smartphone")
	done, err := edit.Apply(s, plan(s))
	if err != nil {
		t.Fatal(err)
	}
	return Compute(done.State, "smartphone", Options{})
}

func set(k model.Kind, key, field string, value any) edit.Edit {
	doc := model.DocID("smartphone")
	if k.In(model.WorkspaceDoc) {
		doc = model.WorkspaceDoc
	}
	return edit.Set{Doc: doc, Ref: model.Ref{Kind: k, Key: key}, Field: field, Value: edit.Value(value)}
}

func near(t *testing.T, what string, got Number, want, tolerance float64) {
	t.Helper()
	v, ok := got.Value()
	if !ok || math.Abs(v-want) > tolerance {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

func same[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

func TestSamplesHaveTheExpectedNumbers(t *testing.T) {
	for _, name := range []string{"smartphone", "retailer"} {
		r := Compute(sample(t, name), model.DocID(name), Options{})
		got, err := r.JSON()
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile("testdata/" + name + ".expected.json")
		if err != nil {
			t.Fatal(err)
		}
		var g, w any
		if err := json.Unmarshal(got, &g); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(want, &w); err != nil {
			t.Fatal(err)
		}
		if n := compare(t, name, g, w); n < 100 {
			t.Errorf("%s: only %d values were compared", name, n)
		}
	}
}

// compare holds got against every value in want and returns how many there were.
func compare(t *testing.T, path string, got, want any) int {
	t.Helper()
	switch want := want.(type) {
	case map[string]any:
		g, ok := got.(map[string]any)
		if !ok {
			t.Errorf("%s is %v, want an object", path, got)
		}
		n := 0
		for k, v := range want {
			n += compare(t, path+"."+k, g[k], v)
		}
		return n
	case []any:
		g, _ := got.([]any)
		if len(g) != len(want) {
			t.Errorf("%s has %d items, want %d", path, len(g), len(want))
			return 0
		}
		n := 0
		for i, v := range want {
			at, item := find(g, v, i)
			n += compare(t, fmt.Sprintf("%s[%s]", path, at), item, v)
		}
		return n
	case float64:
		g, ok := got.(float64)
		if !ok || math.Abs(g-want) > 1e-6*max(1e-4, math.Abs(want)) {
			t.Errorf("%s is %v, want %v", path, got, want)
		}
		return 1
	default:
		if got != want {
			t.Errorf("%s is %v, want %v", path, got, want)
		}
		return 1
	}
}

// find returns the item of list with the same ids as want; the i-th if it has none.
func find(list []any, want any, i int) (string, any) {
	w, _ := want.(map[string]any)
	for _, item := range list {
		g, _ := item.(map[string]any)
		found, at := false, ""
		for _, key := range []string{"persona", "stage", "activity", "touchpoint", "from", "to"} {
			if id, ok := w[key].(string); ok {
				if g[key] != id {
					found = false
					break
				}
				found, at = true, at+id+" "
			}
		}
		if found {
			return at, item
		}
	}
	return fmt.Sprint(i), list[i]
}

func TestSmartphonePanelShowsTheStatedNumbers(t *testing.T) {
	r := Compute(sample(t, "smartphone"), "smartphone", Options{})
	near(t, "leak share", r.Flow.Leak.Share, 0.4327, 5e-5)
	near(t, "strongest transition", r.Flow.Strongest.PerPoint, 0.3122, 5e-5)
	near(t, "channel switches", r.Emotion.Switches, 11.0/14, 1e-12)
	near(t, "top opportunity", r.Opportunities.Top.Score, 18.5, 1e-9)
	near(t, "pain load", r.Pains.Load, 49, 0)
	near(t, "pain addressed", r.Pains.Addressed, 0, 0)
	near(t, "assumptions", r.Confidence.Assumption, 1, 0)
	same(t, "worst", r.Chain.Worst, "v6")
	same(t, "best", r.Chain.Best, "v2")
	same(t, "idle", fmt.Sprint(r.Chain.Idle), "[v10]")
	same(t, "outside", fmt.Sprint(r.Flow.Outside), "[post-purchase]")
	same(t, "first", r.Moments.First, "a1")
	same(t, "ending", r.Moments.Ending, "s2")
	same(t, "moments", listed(r), "[p1 i4 i5 i8 s2]")
	same(t, "fired", r.Moments.Fired, 6)
	for _, a := range r.Chain.Activities {
		disputed := a.Activity == "v4" || a.Activity == "v8"
		same(t, "disputed "+string(a.Activity), a.Disputed, disputed)
	}
	for _, m := range r.Moments.List {
		same(t, "strong "+string(m.Touchpoint), m.Strong, m.Touchpoint != "i5")
	}
}

func listed(r *Report) string {
	var ids []model.TouchpointID
	for _, m := range r.Moments.List {
		ids = append(ids, m.Touchpoint)
	}
	return fmt.Sprint(ids)
}

func TestRetailerHasThreeMomentsOfTruth(t *testing.T) {
	r := Compute(sample(t, "retailer"), "retailer", Options{})
	same(t, "moments", listed(r), "[t8 t4 t7]")
	near(t, "top opportunity", r.Opportunities.Top.Score, 20, 1e-9)
}

func TestRaisingAFeelingAtTheCheckout(t *testing.T) { // E1
	r := after(t, func(model.State) []edit.Edit {
		return []edit.Edit{set(model.KindExperience, "tom/p1", "valence", -1)}
	})
	tom := r.Emotion.Personas[1]
	same(t, "index", Format(tom.Index, Index), "55.91")
	same(t, "blended", Format(r.Emotion.Blended, Index), "60.27")
	near(t, "trough", tom.Trough.Valence, -1, 0)
	same(t, "trough", tom.Trough.Touchpoint, "i2")
	near(t, "peak-end", tom.PeakEnd, 1.5, 0)
	near(t, "volatility", tom.Volatility, 1.309, 5e-4)
	same(t, "fired", r.Moments.Fired, 6)
	before := sample(t, "smartphone")
	x := newIndex(before, "smartphone")
	p1, _ := x.Place("p1")
	same(t, "rules before", fmt.Sprint(x.moment(p1).Rules), "[intensity gap]")
	d, _ := before.Document("smartphone")
	e, _ := d.Experience("tom", "p1")
	e.Valence = model.Some(-1)
	x = newIndex(before.With(d.With(e)), "smartphone")
	same(t, "rules after", fmt.Sprint(x.moment(p1).Rules), "[gap]")
	checkout := opportunityAt(r, "p1")
	near(t, "checkout", checkout, 17.5, 1e-9)
}

func opportunityAt(r *Report, id model.TouchpointID) Number {
	for _, o := range r.Opportunities.Derived {
		if o.Touchpoint == id {
			return o.Score
		}
	}
	return Number{}
}

func TestRemovingTheLinkBehindTheCheckout(t *testing.T) { // E2
	r := after(t, func(model.State) []edit.Edit {
		return []edit.Edit{edit.Delete{Doc: "smartphone", Ref: model.Ref{Kind: model.KindLink, Key: "v7/p1"}}}
	})
	same(t, "coverage", Format(r.Chain.Coverage, Share), "45.45 %")
	same(t, "unserved", fmt.Sprint(r.Chain.Unserved), "[i5 p1]")
	near(t, "checkout engineering", r.Chain.Activities[6].Contribution, 0, 0)
}

func TestMorePeopleGoOnToConsideration(t *testing.T) { // E3
	r := after(t, func(model.State) []edit.Edit {
		return []edit.Edit{
			set(model.KindTransition, "interest/consideration", "probability", 0.5),
			set(model.KindTransition, "interest/lost", "probability", 0.35),
		}
	})
	near(t, "goal", r.Flow.Goal, 504.0/3665, 1e-12)
	same(t, "goal", Format(r.Flow.Goal, Share), "13.75 %")
	for i, want := range []float64{0.28, 0.3369, 0.1965} {
		near(t, string(r.Flow.Stages[i].Stage), r.Flow.Stages[i].Lost, want, 5e-5)
	}
}

func TestExpertReviewsMatterLess(t *testing.T) { // E4
	r := after(t, func(model.State) []edit.Edit {
		return []edit.Edit{set(model.KindTouchpoint, "i3", "importance", 3)}
	})
	near(t, "Maya", r.Emotion.Personas[0].Index, 62.74, 5e-3)
	near(t, "Tom", r.Emotion.Personas[1].Index, 53.77, 5e-3)
	near(t, "blended", r.Emotion.Blended, 59.15, 5e-3)
	near(t, "coverage", r.Chain.Coverage, 0.5660, 5e-5)
}

func TestTheForumIsTakenOffTheMap(t *testing.T) { // E5
	r := after(t, func(s model.State) []edit.Edit {
		plan, err := edit.Remove(s, "smartphone", model.Ref{Kind: model.KindTouchpoint, Key: "i6"})
		if err != nil {
			t.Fatal(err)
		}
		return plan
	})
	near(t, "Maya", r.Emotion.Personas[0].Index, 66.83, 5e-3)
	near(t, "Tom", r.Emotion.Personas[1].Index, 55.29, 5e-3)
	near(t, "blended", r.Emotion.Blended, 62.21, 5e-3)
	near(t, "trough", r.Emotion.Personas[0].Trough.Valence, -1, 0)
	near(t, "end", r.Emotion.Personas[0].End.Valence, 2, 0)
	near(t, "coverage", r.Chain.Coverage, 0.5769, 5e-5)
}

func TestAdvertisingCostsHalf(t *testing.T) { // E6
	r := after(t, func(model.State) []edit.Edit {
		return []edit.Edit{set(model.KindActivity, "v6", "cost", 200000)}
	})
	same(t, "cost", Format(r.Chain.TotalCost, Money), "1 220 k")
	near(t, "cost share", r.Chain.Activities[5].CostShare, 0.164, 5e-4)
	near(t, "value index", r.Chain.Activities[5].ValueIndex, 0.236, 5e-4)
}
