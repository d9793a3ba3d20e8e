package insight

import (
	"fmt"
	"testing"

	"wend/model"
	"wend/model/analysis"
)

// large returns a journey of 10 stages and n touchpoints, 10 personas, 60
// activities, a finding each ten touchpoints and three links each touchpoint.
func large(n int) model.State {
	r := &room{shared: model.NewDocument(model.WorkspaceDoc, model.Workspace{})}
	j := model.Journey{ID: "j", GoalStage: "s9"}
	objects := map[model.Ref]model.Object{}
	add := func(o model.Object) { objects[model.RefOf(o)] = o }
	var people, activities, stages, findings []string
	for i := range 10 {
		p := model.Persona{ID: model.PersonaID(fmt.Sprintf("p%d", i))}
		people, j.Personas = append(people, string(p.ID)), append(j.Personas, p.ID)
		r.shared = r.shared.With(p)
	}
	for i := range 60 {
		a := model.Activity{ID: model.ActivityID(fmt.Sprintf("a%02d", i)), Cost: model.Some(float64(i)), Owner: fmt.Sprint("team ", i%7)}
		activities = append(activities, string(a.ID))
		r.shared = r.shared.With(a)
	}
	for s := range 10 {
		stage := model.Stage{ID: model.StageID(fmt.Sprintf("s%d", s))}
		stages = append(stages, string(stage.ID))
		add(stage)
		to := model.Node(fmt.Sprintf("s%d", s+1))
		if s == 9 {
			to = model.Goal
		}
		add(way(model.Node(stage.ID), to, 0.75))
		add(way(model.Node(stage.ID), model.Lost, 0.25))
		var list []string
		for i := range n / 10 {
			t := model.Touchpoint{
				ID: model.TouchpointID(fmt.Sprintf("%s-%04d", stage.ID, i)), Stage: stage.ID, Action: fmt.Sprint("does ", i),
				Channels: []string{fmt.Sprint("channel ", i%5)}, Importance: model.Some(1 + i%5),
			}
			list = append(list, string(t.ID))
			add(t)
			for k, p := range j.Personas {
				add(model.Experience{Persona: p, Touchpoint: t.ID, Valence: model.Some((i*7+k*3)%5 - 2)})
			}
			for k := range 3 {
				add(link(model.ActivityID(activities[(i*3+k*11+s)%60]), t.ID, []int{1, 3, 9}[(i+k)%3]))
			}
			if i%10 == 0 {
				f := model.Finding{ID: model.FindingID("f" + string(t.ID)), Type: model.Pain, Touchpoint: t.ID, Text: "p"}
				findings = append(findings, string(f.ID))
				add(f)
			}
		}
		add(model.Order{Of: model.KindTouchpoint, Parent: string(stage.ID), IDs: list})
	}
	add(way(model.Entry, "s0", 1))
	add(model.Order{Of: model.KindStage, IDs: stages})
	add(model.Order{Of: model.KindFinding, IDs: findings})
	r.shared = r.shared.With(model.Order{Of: model.KindActivity, IDs: activities}).With(model.Order{Of: model.KindPersona, IDs: people})
	return model.NewState(r.shared, model.NewDocument("j", j).WithAll(objects))
}

// The time per touchpoint should not grow with their number.
func BenchmarkFind(b *testing.B) {
	for _, n := range []int{100, 1000, 5000} {
		b.Run(fmt.Sprint(n, " touchpoints"), func(b *testing.B) {
			s := large(n)
			r := analysis.Compute(s, "j", analysis.Options{Today: today})
			found := 0
			for b.Loop() {
				found = len(Find(s, "j", r, Options{Today: today}))
			}
			b.ReportMetric(float64(found), "insights")
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/touchpoint")
		})
	}
}
