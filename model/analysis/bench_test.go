package analysis

import (
	"fmt"
	"testing"

	"wend/model"
)

// large returns a journey of 20 stages, 2 000 touchpoints, 10 personas, 60
// activities and 6 000 links.
func large() model.State {
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
	for s := range 20 {
		stage := fmt.Sprintf("stage-%02d", s)
		stages = append(stages, stage)
		b.stage(stage, j.Personas, activities, s)
	}
	b.add(model.Transition{From: model.Entry, To: "stage-00", Probability: model.Some(1.0)})
	b.add(model.Order{Of: model.KindStage, IDs: stages})
	d := model.NewDocument("j", j)
	for _, o := range b.objects {
		d = d.With(o)
	}
	return model.NewState(w, d)
}

type builder struct{ objects []model.Object }

func (b *builder) add(o model.Object) { b.objects = append(b.objects, o) }

func (b *builder) stage(id string, personas []model.PersonaID, activities []string, s int) {
	b.add(model.Stage{ID: model.StageID(id), Name: id})
	to := model.Node(fmt.Sprintf("stage-%02d", s+1))
	if s == 19 {
		to = model.Goal
	}
	b.add(model.Transition{From: model.Node(id), To: to, Probability: model.Some(0.75)})
	b.add(model.Transition{From: model.Node(id), To: model.Lost, Probability: model.Some(0.25)})
	var ids []string
	for i := range 100 {
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

func BenchmarkComputeLargeJourney(b *testing.B) {
	s := large()
	b.ReportAllocs()
	for b.Loop() {
		Compute(s, "j", Options{})
	}
}

func BenchmarkExplainLargeJourney(b *testing.B) {
	s := large()
	r := Compute(s, "j", Options{})
	for b.Loop() {
		Explain(s, r, "emotion.index/persona-3")
	}
}
