package analysis

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/model"
	"wend/model/edit"
	"wend/model/edit/edittest"
)

func difference(a, b *Report) string {
	return cmp.Diff(a, b, cmp.AllowUnexported(model.Opt[int]{}))
}

func TestAnUpdateEqualsAFullReport(t *testing.T) {
	options := Options{Today: "2026-11-21"}
	rapid.Check(t, func(t *rapid.T) {
		source := edittest.New(t)
		s := source.State(rapid.IntRange(0, 12).Draw(t, "size"))
		r := Compute(s, "j1", options)
		for range rapid.IntRange(1, 8).Draw(t, "steps") {
			name, edits := source.Step(s)
			done, err := edit.Apply(s, edits)
			if err != nil {
				continue
			}
			s = done.State
			r = Update(r, s, changed(done.Changes))
			if diff := difference(Compute(s, "j1", options), r); diff != "" {
				t.Fatalf("after %s: %s", name, diff)
			}
		}
	})
}

func TestUndoRestoresEveryNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := edittest.New(t)
		s := source.State(6)
		want := Compute(s, "j1", Options{Today: "2026-11-21"})
		done, err := edit.Apply(s, source.Set(s))
		if err != nil {
			t.Skip(err)
		}
		r := Update(want, done.State, changed(done.Changes))
		back, err := edit.Apply(done.State, done.Inverse)
		if err != nil {
			t.Fatal(err)
		}
		if diff := difference(want, Update(r, back.State, changed(back.Changes))); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestAnUpdateSharesWhatIsNotTouched(t *testing.T) {
	s := workshop()
	r := Compute(s, "j", Options{})
	done, err := edit.Apply(s, []edit.Edit{edit.Set{
		Doc: "j", Ref: model.Ref{Kind: model.KindMeasurement, Key: "kpi-03/2022-03-01"}, Field: "value", Value: edit.Value(7),
	}})
	if err != nil {
		t.Fatal(err)
	}
	next := Update(r, done.State, changed(done.Changes))
	same(t, "emotion", &next.Emotion.Personas[0] == &r.Emotion.Personas[0], true)
	same(t, "flow", &next.Flow.Stages[0] == &r.Flow.Stages[0], true)
	same(t, "other KPI", next.KPIs.List[4].Chart.Mean.Equal(r.KPIs.List[4].Chart.Mean), true)
	same(t, "KPI", next.KPIs.List[3].Chart.Mean.Equal(r.KPIs.List[3].Chart.Mean), false)
}

func TestChangesOfOtherJourneysTouchNothing(t *testing.T) {
	s := workshop()
	r := Compute(s, "j", Options{})
	next := Update(r, s, []Change{{Doc: "other", Ref: model.Ref{Kind: model.KindJourney, Key: "other"}}})
	same(t, "shared", &next.Emotion.Personas[0] == &r.Emotion.Personas[0], true)
}
