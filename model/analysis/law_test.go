package analysis

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/model"
	"wend/model/edit/edittest"
)

// randomState draws a workspace with one journey, whole or broken.
func randomState(t *rapid.T) model.State {
	names := func(prefix string, most int) []string {
		out := make([]string, rapid.IntRange(0, most).Draw(t, prefix))
		for i := range out {
			out[i] = fmt.Sprint(prefix, i)
		}
		return out
	}
	w := model.NewDocument(model.WorkspaceDoc, model.Workspace{})
	j := model.Journey{ID: "j"}
	personas, activities, stages := names("p", 3), names("a", 4), names("s", 4)
	for _, p := range personas {
		persona := model.Persona{ID: model.PersonaID(p)}
		if rapid.Bool().Draw(t, "weight set") {
			persona.Weight = model.Some(rapid.Float64Range(0, 1).Draw(t, "weight"))
		}
		w = w.With(persona)
		j.Personas = append(j.Personas, persona.ID)
	}
	for _, a := range activities {
		activity := model.Activity{ID: model.ActivityID(a)}
		if rapid.Bool().Draw(t, "cost set") {
			activity.Cost = model.Some(rapid.SampledFrom([]float64{0, 1, 1e-300, 500, 1e308}).Draw(t, "cost"))
		}
		w = w.With(activity)
	}
	w = w.With(model.Order{Of: model.KindActivity, IDs: activities})
	d := model.NewDocument("j", j).With(model.Order{Of: model.KindStage, IDs: stages})
	for _, s := range stages {
		d = randomStage(t, d.With(model.Stage{ID: model.StageID(s), Name: s}), s, names(s+"t", 4), personas, activities)
	}
	return model.NewState(w, randomRest(t, d, stages))
}

func randomStage(t *rapid.T, d *model.Document, stage string, touchpoints, personas, activities []string) *model.Document {
	for _, id := range touchpoints {
		tp := model.Touchpoint{ID: model.TouchpointID(id), Stage: model.StageID(stage), Channels: []string{rapid.SampledFrom([]string{"web", "shop"}).Draw(t, "channel")}}
		if rapid.Bool().Draw(t, "importance set") {
			tp.Importance = model.Some(rapid.IntRange(1, 5).Draw(t, "importance"))
		}
		d = d.With(tp)
		for _, p := range personas {
			if rapid.Bool().Draw(t, "felt") {
				d = d.With(model.Experience{
					Persona: model.PersonaID(p), Touchpoint: tp.ID,
					Valence: model.Some(rapid.IntRange(-2, 2).Draw(t, "valence")),
				})
			}
		}
		for _, a := range activities {
			if s := rapid.SampledFrom([]int{0, 0, 1, 3, 9}).Draw(t, "strength"); s > 0 {
				d = d.With(model.Link{Activity: model.ActivityID(a), Touchpoint: tp.ID, Strength: s})
			}
		}
	}
	return d.With(model.Order{Of: model.KindTouchpoint, Parent: stage, IDs: touchpoints})
}

// randomRest adds transitions, pains and KPIs.
func randomRest(t *rapid.T, d *model.Document, stages []string) *model.Document {
	ends := slices.Concat([]string{"goal", "lost"}, stages)
	for _, from := range append([]string{"entry"}, stages...) {
		for _, to := range ends {
			tr := model.Transition{From: model.Node(from), To: model.Node(to)}
			switch rapid.IntRange(0, 5).Draw(t, "transition") {
			case 0, 1, 2:
				continue
			case 3:
				tr.Count = model.Some(rapid.SampledFrom([]float64{0, 1, 40, 1e308}).Draw(t, "count"))
			default:
				tr.Probability = model.Some(rapid.SampledFrom([]float64{0, 0.25, 0.5, 1, 1e-300}).Draw(t, "probability"))
			}
			d = d.With(tr)
		}
	}
	f := model.Finding{ID: "f", Type: model.Pain}
	if rapid.Bool().Draw(t, "scored") {
		f.Severity, f.Frequency = model.Some(2), model.Some(3)
	}
	k := model.KPI{ID: "k", Baseline: model.Some(rapid.Float64().Draw(t, "baseline")), Target: model.Some(rapid.Float64().Draw(t, "target"))}
	d = d.With(f).With(model.Order{Of: model.KindFinding, IDs: []string{"f"}})
	d = d.With(k).With(model.Order{Of: model.KindKPI, IDs: []string{"k"}})
	for i, v := range rapid.SliceOfN(rapid.Float64(), 0, 9).Draw(t, "series") {
		d = d.With(model.Measurement{KPI: "k", Date: model.Date(fmt.Sprintf("2026-01-%02d", i+1)), Value: model.Some(v)})
	}
	return d
}

func TestNoJourneyBreaksTheNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, other := randomState(t), model.State{}
		r := Compute(s, "j", Options{Today: "2026-03-01"})
		for _, f := range Figures(r) {
			if v, ok := f.Number.Value(); math.IsNaN(v) || math.IsInf(v, 0) || !ok && f.Number.Reason() == "" {
				t.Fatalf("%s is %v", f.ID, f.Number)
			}
			if _, found := Explain(s, r, f.ID); !found {
				t.Fatalf("%s is not explained", f.ID)
			}
			Explain(other, r, f.ID) // a report outlives its state
		}
		inRange(t, r)
		b, err := r.JSON()
		if err != nil || !json.Valid(b) {
			t.Fatalf("JSON: %v", err)
		}
		if diff := cmp.Diff(r, Compute(s, "j", Options{Today: "2026-03-01"}), cmp.AllowUnexported(model.Opt[int]{})); diff != "" {
			t.Fatal(diff)
		}
	})
}

// inRange checks the ranges that the report promises.
func inRange(t *rapid.T, r *Report) {
	within := func(what string, n Number, lo, hi float64) {
		if v, ok := n.Value(); ok && (v < lo-1e-9 || v > hi+1e-9) {
			t.Fatalf("%s is %v", what, v)
		}
	}
	within("blended", r.Emotion.Blended, 0, 100)
	for _, p := range r.Emotion.Personas {
		within("index", p.Index, 0, 100)
		within("volatility", p.Volatility, 0, 4)
		within("consistency", p.Consistency, 0, 1)
	}
	within("goal", r.Flow.Goal, 0, 1)
	within("coverage", r.Chain.Coverage, 0, 1)
	within("addressed", r.Pains.Addressed, 0, 1)
	if g, ok := r.Flow.Goal.Value(); ok {
		losses := 0.0
		for _, s := range r.Flow.Stages {
			losses += s.Lost.Or(0)
		}
		if math.Abs(g+losses-1) > 1e-6 {
			t.Fatalf("goal %v and losses %v do not sum to 1", g, losses)
		}
	}
	sum, proportional, known := 0.0, 0.0, false
	for _, a := range r.Chain.Activities {
		sum, proportional, known = sum+a.Contribution.Or(0), proportional+a.Proportional.Or(0), known || a.Contribution.Known()
	}
	if known && (math.Abs(sum-1) > 1e-9 || math.Abs(proportional-1) > 1e-9) {
		t.Fatalf("contributions sum to %v and %v", sum, proportional)
	}
	if len(r.Moments.List) > MomentCap {
		t.Fatalf("%d moments", len(r.Moments.List))
	}
}

// numbersOfFlow is what must not depend on the order of the stages.
func numbersOfFlow(r *Report) map[string]string {
	round := func(n Number) string {
		if v, ok := n.Value(); ok {
			return fmt.Sprintf("%.9f", v)
		}
		return string(n.Reason())
	}
	out := map[string]string{"goal": round(r.Flow.Goal), "steps": round(r.Flow.Steps), "leak": round(r.Flow.Leak.Share)}
	for _, s := range r.Flow.Stages {
		out[string(s.Stage)] = round(s.Visits) + " " + round(s.Lost) + " " + round(s.GoalFrom)
	}
	for _, l := range r.Flow.Leverage {
		out[string(l.From+" "+l.To)] = round(l.PerPoint)
	}
	return out
}

func TestReorderingStagesChangesNoFlowNumber(t *testing.T) {
	s := sample(t, "smartphone")
	d, _ := s.Document("smartphone")
	want := numbersOfFlow(Compute(s, "smartphone", Options{}))
	rapid.Check(t, func(t *rapid.T) {
		ids := rapid.Permutation(slices.Clone(d.IDs(model.KindStage, ""))).Draw(t, "order")
		got := Compute(s.With(d.With(model.Order{Of: model.KindStage, IDs: ids})), "smartphone", Options{})
		if diff := cmp.Diff(want, numbersOfFlow(got)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestRenamingChangesNoNumber(t *testing.T) {
	s := sample(t, "smartphone")
	want := Compute(s, "smartphone", Options{})
	d, _ := s.Document("smartphone")
	for stage := range d.Stages() {
		stage.Name += " 改"
		d = d.With(stage)
	}
	for tp := range d.Path() {
		tp.Action += "?"
		d = d.With(tp)
	}
	got := Compute(s.With(d), "smartphone", Options{})
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(model.Opt[int]{})); diff != "" {
		t.Error(diff)
	}
}

func TestScalingImportancesChangesNoContribution(t *testing.T) {
	rows := map[string][]int{"a": {9, 1, 0}, "b": {0, 3, 9}}
	small := Compute(chainOf([]int{1, 2, 1}, rows, nil, []string{"a", "b"}), "j", Options{}).Chain
	large := Compute(chainOf([]int{2, 4, 2}, rows, nil, []string{"a", "b"}), "j", Options{}).Chain
	for i := range small.Activities {
		near(t, "contribution", large.Activities[i].Contribution, small.Activities[i].Contribution.Or(-1), 1e-12)
		near(t, "proportional", large.Activities[i].Proportional, small.Activities[i].Proportional.Or(-1), 1e-12)
	}
}

func TestAnActivityWithoutLinksChangesNoOtherContribution(t *testing.T) {
	rows := map[string][]int{"a": {9, 1}, "b": {0, 3}}
	before := Compute(chainOf([]int{3, 5}, rows, nil, []string{"a", "b"}), "j", Options{}).Chain
	with := Compute(chainOf([]int{3, 5}, rows, nil, []string{"a", "b", "idle"}), "j", Options{}).Chain
	for i := range before.Activities {
		near(t, "contribution", with.Activities[i].Contribution, before.Activities[i].Contribution.Or(-1), 0)
	}
	same(t, "idle", fmt.Sprint(with.Idle), "[idle]")
}

func TestMergingEqualPersonasKeepsTheBlendedIndex(t *testing.T) {
	s := sample(t, "smartphone")
	want := Compute(s, "smartphone", Options{}).Emotion.Blended.Or(-1)
	d, _ := s.Document("smartphone")
	tom, _ := model.Lookup[model.Persona](s.Workspace(), "tom")
	twin := tom
	twin.ID, twin.Weight, tom.Weight = "twin", model.Some(0.15), model.Some(0.25)
	j := d.Journey()
	j.Personas = append(slices.Clone(j.Personas), "twin")
	d = d.With(j)
	for e := range model.All[model.Experience](d) {
		if e.Persona == "tom" {
			e.Persona = "twin"
			d = d.With(e)
		}
	}
	w := s.Workspace().With(tom).With(twin)
	near(t, "blended", Compute(s.With(w).With(d), "smartphone", Options{}).Emotion.Blended, want, 1e-9)
}

func TestNoEditBreaksTheNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := edittest.New(t).State(25)
		r := Compute(s, "j1", Options{Today: "2026-11-21"})
		for _, f := range Figures(r) {
			if v, ok := f.Number.Value(); math.IsNaN(v) || math.IsInf(v, 0) || !ok && f.Number.Reason() == "" {
				t.Fatalf("%s is %v", f.ID, f.Number)
			}
			if e, found := Explain(s, r, f.ID); !found || e.Title == "" {
				t.Fatalf("%s is not explained", f.ID)
			}
		}
		inRange(t, r)
		if b, err := r.JSON(); err != nil || bytes.Contains(b, []byte("null")) && !bytes.Contains(b, []byte(`"null`)) {
			t.Fatalf("JSON: %v %s", err, b)
		}
	})
}

func TestTheStageOfAMessageIsNotSilent(t *testing.T) {
	s := felt([]int{1, 1})
	d, _ := s.Document("j")
	tp, _ := model.Lookup[model.Touchpoint](d, "t0")
	tp.Personalise = true
	d = d.With(tp)
	q := Compute(s.With(d), "j", Options{}).Quality
	near(t, "messages", q.Messages, 0, 0)
	near(t, "personal", q.Personal, 0, 0)
	d = ordered(d, model.KindTactic, []model.Tactic{{
		ID: "m", Touchpoint: "t0", Message: "Hello", Resonance: num(0.6), Personal: model.Personalisation{Bases: model.Bases{"browsing"}},
	}})
	q = Compute(s.With(d), "j", Options{}).Quality
	near(t, "messages", q.Messages, 1, 0)
	near(t, "personal", q.Personal, 1, 0)
	near(t, "resonance", q.Stages[0].Resonance, 0.6, 0)
	same(t, "silent", len(q.Silent), 0)
}
