package analysis

import (
	"encoding/json"
	"iter"
	"reflect"
	"slices"
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

// Each field of each object is set to values that mean something, each object is
// taken away, put back and moved to the end: whatever a number is computed from
// changes at least once.
func TestAnUpdateEqualsAFullReportAfterEveryKindOfEdit(t *testing.T) {
	options, made := Options{Today: "2026-11-21"}, map[model.Kind]map[string]bool{}
	for _, s := range []model.State{everything(), counted(everything()), unfinished(counted(everything()))} {
		r := Compute(s, "j", options)
		for e := range everyEdit(s) {
			done, err := edit.Apply(s, e.edits)
			if err != nil || len(done.Changes) == 0 {
				continue
			}
			if made[e.kind] == nil {
				made[e.kind] = map[string]bool{}
			}
			made[e.kind][e.what] = true
			next := Update(r, done.State, changed(done.Changes))
			if want := Compute(done.State, "j", options); !reflect.DeepEqual(want, next) {
				t.Errorf("after %+v: %s", e.edits, difference(want, next))
			}
			if e.what != "remove" {
				continue
			}
			back, err := edit.Apply(done.State, done.Inverse)
			if err != nil {
				t.Fatal(err)
			}
			if again := Update(next, back.State, changed(back.Changes)); !reflect.DeepEqual(r, again) {
				t.Errorf("after %+v was undone: %s", e.edits, difference(r, again))
			}
		}
	}
	for _, k := range model.Kinds() {
		for _, f := range model.Fields(k) {
			if !f.Fixed && !made[k][f.Name] {
				t.Errorf("no %s was set to another %s", k, f.Name)
			}
		}
		if k != model.KindWorkspace && k != model.KindJourney && k != model.KindOrder && !made[k]["remove"] {
			t.Errorf("no %s was taken away", k)
		}
		if slices.Contains([]model.Kind{model.KindStage, model.KindTouchpoint, model.KindActivity, model.KindKPI}, k) && !made[k]["move"] {
			t.Errorf("no %s was moved", k)
		}
	}
}

// counted takes demand and waiting times away, so that the longest stage is the
// bottleneck, and counts people instead of giving probabilities.
func counted(s model.State) model.State {
	w, d := s.Workspace(), journeyOf(s)
	for a := range model.All[model.Activity](w) {
		a.Demand, a.WaitingTime = model.Opt[float64]{}, model.Opt[float64]{}
		w = w.With(a)
	}
	for t := range model.All[model.Transition](d) {
		if t.Referral {
			continue
		}
		t.Count, t.Probability = num(100*t.Probability.Or(0)), model.Opt[float64]{}
		d = d.With(t)
	}
	return s.With(w).With(d)
}

// unfinished has a way to a touchpoint that nothing leads on from, and a referral
// that does not say how many come.
func unfinished(s model.State) model.State {
	d := journeyOf(s).With(model.Transition{From: "look", To: "cart", Count: num(20)})
	return s.With(d.With(model.Transition{From: "use", To: "page", Referral: true}))
}

// kindOfEdit changes one object: what is a field, "remove" or "move".
type kindOfEdit struct {
	kind  model.Kind
	what  string
	edits []edit.Edit
}

// everyEdit lists edits of each object of s; some are refused.
func everyEdit(s model.State) iter.Seq[kindOfEdit] {
	return func(yield func(kindOfEdit) bool) {
		for _, d := range []*model.Document{s.Workspace(), journeyOf(s)} {
			for o := range d.Objects() {
				doc, ref := d.ID(), model.RefOf(o)
				plan, _ := edit.Remove(s, doc, ref)
				move := edit.Move{Doc: doc, Ref: ref} // to the end
				if t, ok := o.(model.Touchpoint); ok {
					move.Parent = string(t.Stage)
				}
				if !yield(kindOfEdit{ref.Kind, "remove", plan}) || !yield(kindOfEdit{ref.Kind, "move", []edit.Edit{move}}) {
					return
				}
				for _, f := range model.Fields(ref.Kind) {
					for _, v := range values(s, f) {
						set := []edit.Edit{edit.Set{Doc: doc, Ref: ref, Field: f.Name, Value: v}}
						if !yield(kindOfEdit{ref.Kind, f.Name, set}) {
							return
						}
					}
				}
			}
		}
	}
}

// values returns values to set a field to, those that mean something among them.
func values(s model.State, f model.Field) []json.RawMessage {
	out := []json.RawMessage{edit.Unset}
	add := func(values ...any) {
		for _, v := range values {
			out = append(out, edit.Value(v))
		}
	}
	switch f.Type {
	case model.Number:
		add(f.Min, f.Max, 0.5, 3.0)
	case model.Whole:
		add(int(f.Min), int(f.Max), 3, 9)
	case model.Choice:
		for _, o := range f.Options {
			add(o)
		}
	case model.Flag:
		add(true, false)
	case model.Day:
		add("2026-01-31")
	case model.Several:
		add(f.Options[:1], f.Options[:2])
	case model.List:
		add([]string{"web"})
	case model.One, model.Many:
		for d := range s.Documents() {
			for o := range d.Each(f.Target) {
				if f.Type == model.Many {
					add([]string{o.Key()})
				} else {
					add(o.Key())
				}
			}
		}
	case model.Records:
		add([]model.Effect{{KPI: "aov", Expected: num(3)}}, []float64{1, 2.5}, []model.Vote{{Item: "cart", Count: 2}}, []model.Decision{{Text: "x"}})
	default:
		add("x", "Web")
	}
	return out
}
