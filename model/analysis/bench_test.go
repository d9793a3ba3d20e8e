package analysis

import (
	"fmt"
	"testing"

	"wend/model"
	"wend/model/edit"
)

// large returns a journey of 20 stages, 2 000 touchpoints, 10 personas, 60
// activities and 6 000 links.
func large() model.State { return sized(20, 100) }

// workshop returns the journey that an edit should be answered for at once: 12
// stages, 200 touchpoints, 10 personas, 60 activities, 40 KPIs with 2 000
// measurements.
func workshop() model.State {
	s := sized(12, 17)
	d, _ := s.Document("j")
	var ids []string
	changes := map[model.Ref]model.Object{}
	for k := range 40 {
		id := fmt.Sprintf("kpi-%02d", k)
		ids = append(ids, id)
		kpi := model.KPI{ID: model.KPIID(id), Stage: model.StageID(fmt.Sprintf("stage-%02d", k%12)), Direction: model.Up}
		changes[model.RefOf(kpi)] = kpi
		for m := range 50 {
			date := model.Date(fmt.Sprintf("20%02d-%02d-01", 20+m/12, 1+m%12))
			o := model.Measurement{KPI: kpi.ID, Date: date, Value: model.Some(float64((m*7+k)%11) / 10)}
			changes[model.RefOf(o)] = o
		}
	}
	order := model.Order{Of: model.KindKPI, IDs: ids}
	changes[model.RefOf(order)] = order
	return s.With(d.WithAll(changes))
}

// sized returns a journey of so many stages, with so many touchpoints each.
func sized(stageCount, touchpoints int) model.State {
	w := model.NewDocument(model.WorkspaceDoc, model.Workspace{})
	j := model.Journey{ID: "j"}
	var activities, stages []string
	for i := range 10 {
		p := model.Persona{ID: model.PersonaID(fmt.Sprintf("persona-%d", i))}
		w, j.Personas = w.With(p), append(j.Personas, p.ID)
	}
	for i := range 60 {
		id := fmt.Sprintf("activity-%02d", i)
		activities = append(activities, id)
		w = w.With(model.Activity{ID: model.ActivityID(id), Cost: model.Some(float64(1000 * i))})
	}
	w = w.With(model.Order{Of: model.KindActivity, IDs: activities})
	b := builder{}
	for s := range stageCount {
		stage := fmt.Sprintf("stage-%02d", s)
		stages = append(stages, stage)
		b.stage(stage, j.Personas, activities, s, stageCount, touchpoints)
	}
	b.add(model.Transition{From: model.Entry, To: "stage-00", Probability: model.Some(1.0)})
	b.add(model.Order{Of: model.KindStage, IDs: stages})
	changes := map[model.Ref]model.Object{}
	for _, o := range b.objects {
		changes[model.RefOf(o)] = o
	}
	d := model.NewDocument("j", j).WithAll(changes)
	return model.NewState(w, d)
}

type builder struct{ objects []model.Object }

func (b *builder) add(o model.Object) { b.objects = append(b.objects, o) }

func (b *builder) stage(id string, personas []model.PersonaID, activities []string, s, stageCount, touchpoints int) {
	b.add(model.Stage{ID: model.StageID(id), Name: id})
	to := model.Node(fmt.Sprintf("stage-%02d", s+1))
	if s == stageCount-1 {
		to = model.Goal
	}
	b.add(model.Transition{From: model.Node(id), To: to, Probability: model.Some(0.75)})
	b.add(model.Transition{From: model.Node(id), To: model.Lost, Probability: model.Some(0.25)})
	var ids []string
	for i := range touchpoints {
		tp := model.TouchpointID(fmt.Sprintf("%s-touchpoint-%02d", id, i))
		ids = append(ids, string(tp))
		b.add(model.Touchpoint{ID: tp, Stage: model.StageID(id), Importance: model.Some(1 + i%5), Channels: []string{"web"}})
		for k, p := range personas {
			b.add(model.Experience{Persona: p, Touchpoint: tp, Valence: model.Some((i*7+k*3)%5 - 2)})
		}
		for k := range 3 {
			a := model.ActivityID(activities[(i*3+k+s)%len(activities)])
			b.add(model.Link{Activity: a, Touchpoint: tp, Strength: []int{1, 3, 9}[(i+k)%3]})
		}
	}
	b.add(model.Order{Of: model.KindTouchpoint, Parent: id, IDs: ids})
}

func BenchmarkComputeSample(b *testing.B) {
	s := sample(b, "smartphone")
	b.ReportAllocs()
	for b.Loop() {
		Compute(s, "smartphone", Options{})
	}
}

func BenchmarkComputeWorkshop(b *testing.B) {
	s := workshop()
	b.ReportAllocs()
	for b.Loop() {
		Compute(s, "j", Options{})
	}
}

func BenchmarkComputeLargeJourney(b *testing.B) {
	s := large()
	b.ReportAllocs()
	for b.Loop() {
		Compute(s, "j", Options{})
	}
}

// BenchmarkComputeBySize shows that the time grows as the map does.
func BenchmarkComputeBySize(b *testing.B) {
	for _, touchpoints := range []int{125, 250, 500, 1000} {
		b.Run(fmt.Sprint(touchpoints), func(b *testing.B) {
			s := sized(10, touchpoints/10)
			for b.Loop() {
				Compute(s, "j", Options{})
			}
		})
	}
}

func BenchmarkExplainLargeJourney(b *testing.B) {
	s := large()
	r := Compute(s, "j", Options{})
	for b.Loop() {
		Explain(s, r, "emotion.index/persona-3")
	}
}

// changed returns the changes of some edits for Update.
func changed(list []edit.Change) []Change {
	var out []Change
	for _, c := range list {
		out = append(out, Change{c.Doc, c.Ref})
	}
	return out
}

func BenchmarkUpdateWorkshop(b *testing.B) {
	set := func(k model.Kind, key, field string, value any) edit.Edit {
		return edit.Set{Doc: "j", Ref: model.Ref{Kind: k, Key: key}, Field: field, Value: edit.Value(value)}
	}
	for name, e := range map[string]edit.Edit{
		"feeling":     set(model.KindExperience, "persona-3/stage-03-touchpoint-05", "valence", -2),
		"transition":  set(model.KindTransition, "stage-03/stage-04", "reason", "x"),
		"measurement": set(model.KindMeasurement, "kpi-03/2022-03-01", "value", 7),
		"name":        set(model.KindStage, "stage-03", "name", "x"),
	} {
		b.Run(name, func(b *testing.B) {
			s := workshop()
			r := Compute(s, "j", Options{})
			done, err := edit.Apply(s, []edit.Edit{e})
			if err != nil {
				b.Fatal(err)
			}
			changes := changed(done.Changes)
			b.ReportAllocs()
			for b.Loop() {
				Update(r, done.State, changes)
			}
		})
	}
}
