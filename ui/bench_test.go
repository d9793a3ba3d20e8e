package ui_test

import (
	"bytes"
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/format/json"
	"wend/ui"
	"wend/ui/uitest"
)

// large returns a journey of n touchpoints in 1 + n/10 stages, with two personas,
// twenty activities and findings, as a file.
func large(t uitest.TB, n int) []byte {
	t.Helper()
	w := model.NewDocument(model.WorkspaceDoc, model.Workspace{})
	personas := model.Order{Of: model.KindPersona}
	j := model.Journey{ID: "large", Title: "Large"}
	for _, id := range []model.PersonaID{"ada", "ben"} {
		w = w.With(model.Persona{ID: id, Name: string(id)})
		personas.IDs, j.Personas = append(personas.IDs, string(id)), append(j.Personas, id)
	}
	activities := model.Order{Of: model.KindActivity}
	for i := range 20 {
		id := fmt.Sprintf("v%d", i)
		w = w.With(model.Activity{ID: model.ActivityID(id), Name: "Activity " + id, Cost: model.Some(1000.0 * float64(i))})
		activities.IDs = append(activities.IDs, id)
	}
	w = w.With(personas).With(activities)
	d := model.NewDocument("large", j)
	stages, findings := model.Order{Of: model.KindStage}, model.Order{Of: model.KindFinding}
	touchpoints := map[string]*model.Order{}
	for i := range n {
		stage := fmt.Sprintf("s%d", i/10)
		if touchpoints[stage] == nil {
			stages.IDs = append(stages.IDs, stage)
			touchpoints[stage] = &model.Order{Of: model.KindTouchpoint, Parent: stage}
			d = d.With(model.Stage{ID: model.StageID(stage), Name: "Stage " + stage})
		}
		id := fmt.Sprintf("t%d", i)
		touchpoints[stage].IDs = append(touchpoints[stage].IDs, id)
		d = d.With(model.Touchpoint{
			ID: model.TouchpointID(id), Stage: model.StageID(stage), Action: fmt.Sprintf("Does thing number %d with it", i),
			Channels: []string{"web"}, Importance: model.Some(i%5 + 1),
		})
		for k, p := range j.Personas {
			d = d.With(model.Experience{Persona: p, Touchpoint: model.TouchpointID(id), Valence: model.Some((i*7+k)%5 - 2)})
		}
		d = d.With(model.Link{Activity: model.ActivityID(fmt.Sprintf("v%d", i%20)), Touchpoint: model.TouchpointID(id), Strength: 3, Effect: model.Supports})
		if i%5 == 0 {
			f := fmt.Sprintf("f%d", i)
			findings.IDs = append(findings.IDs, f)
			d = d.With(model.Finding{ID: model.FindingID(f), Type: model.Pain, Text: "Goes wrong", Touchpoint: model.TouchpointID(id), Status: model.Open})
		}
	}
	d = d.With(stages).With(findings)
	for _, o := range touchpoints {
		d = d.With(*o)
	}
	var b bytes.Buffer
	if err := json.Encode(&b, model.NewState(w, d), "large"); err != nil {
		t.Fatalf("%v", err)
	}
	return b.Bytes()
}

// crowded returns a journey of ten touchpoints of which each list has n rows, as a
// file: activities, initiatives, KPIs, pains and opportunities.
func crowded(t uitest.TB, n int) []byte {
	t.Helper()
	w, d := model.NewDocument(model.WorkspaceDoc, model.Workspace{}), model.NewDocument("crowded", model.Journey{ID: "crowded", Title: "Crowded"})
	d = d.With(model.Stage{ID: "s", Name: "Stage"}).With(model.Order{Of: model.KindStage, IDs: []string{"s"}})
	touchpoints := model.Order{Of: model.KindTouchpoint, Parent: "s"}
	for i := range 10 {
		id := fmt.Sprintf("t%d", i)
		touchpoints.IDs = append(touchpoints.IDs, id)
		d = d.With(model.Touchpoint{ID: model.TouchpointID(id), Stage: "s", Action: "Does " + id})
	}
	d = d.With(touchpoints)
	ids := make([]string, n)
	for i := range n {
		id, at := fmt.Sprintf("x%d", i), model.TouchpointID(fmt.Sprintf("t%d", i%10))
		ids[i] = id
		w = w.With(model.Activity{ID: model.ActivityID(id), Name: "Activity " + id, Cost: model.Some(float64(i))})
		w = w.With(model.Initiative{ID: model.InitiativeID(id), Name: "Initiative " + id, Owner: "Ann", Due: []model.Date{"", "2026-12-01"}[i%2], Findings: []model.FindingID{model.FindingID(id)}})
		d = d.With(model.Finding{ID: model.FindingID(id), Type: model.Pain, Text: "Goes wrong " + id, Touchpoint: at, Status: model.Open})
		d = d.With(model.Opportunity{ID: model.OpportunityID(id), Text: "Might be " + id, Findings: []model.FindingID{model.FindingID(id)}})
		d = d.With(model.KPI{ID: model.KPIID(id), Name: "KPI " + id, Unit: model.Percent, Direction: model.Up, Touchpoint: at})
		d = d.With(model.Link{Activity: model.ActivityID(id), Touchpoint: at, Strength: 3, Effect: model.Supports})
	}
	for _, k := range []model.Kind{model.KindActivity, model.KindInitiative} {
		w = w.With(model.Order{Of: k, IDs: ids})
	}
	for _, k := range []model.Kind{model.KindFinding, model.KindOpportunity, model.KindKPI} {
		d = d.With(model.Order{Of: k, IDs: ids})
	}
	var b bytes.Buffer
	if err := json.Encode(&b, model.NewState(w, d), "crowded"); err != nil {
		t.Fatalf("%v", err)
	}
	return b.Bytes()
}

// sized starts with a journey of n touchpoints on the map.
func sized(b *testing.B, n int) *uitest.Driver {
	b.Helper()
	d := fresh(b)
	bringBytes(d, large(b, n))
	if got := d.App.Open().Len(model.KindTouchpoint); got != n {
		b.Fatalf("%d touchpoints", got)
	}
	return d
}

// sizes are those of a workshop and of the largest map that is promised.
var sizes = []int{15, 2000}

func BenchmarkViewUnchanged(b *testing.B) {
	app := sized(b, 15).App
	for b.Loop() {
		app.View()
	}
}

// press hands keys to the app in turn and draws, without carrying out commands,
// which do not keep the screen waiting.
func press(b *testing.B, app *ui.App, names ...string) {
	b.Helper()
	var msgs []tea.Msg
	for _, name := range names {
		msgs = append(msgs, uitest.Key(name))
	}
	i := 0
	for b.Loop() {
		app.Update(msgs[i%len(msgs)])
		app.View()
		i++
	}
}

func BenchmarkMove(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprintf("touchpoints=%d", n), func(b *testing.B) { press(b, sized(b, n).App, "l", "h") })
	}
}

func BenchmarkMoveInTheChain(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprintf("touchpoints=%d", n), func(b *testing.B) {
			d := sized(b, n)
			d.Press("3")
			press(b, d.App, "j", "k")
		})
	}
}

func BenchmarkMoveAmongStages(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprintf("touchpoints=%d", n), func(b *testing.B) {
			d := sized(b, n)
			d.Press("Z")
			press(b, d.App, "l", "h")
		})
	}
}

func BenchmarkMoveOnAPage(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprintf("touchpoints=%d", n), func(b *testing.B) {
			d := sized(b, n)
			d.Press("enter")
			press(b, d.App, "j", "k")
		})
	}
}

func BenchmarkTypeIntoTheCaptureLine(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprintf("touchpoints=%d", n), func(b *testing.B) {
			d := sized(b, n)
			d.Press("a")
			press(b, d.App, "a", "backspace")
		})
	}
}

// BenchmarkEdit raises and lowers a feeling until it is on the screen: apply,
// count, settle and draw. Saving does not keep the screen waiting.
func BenchmarkEdit(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprintf("touchpoints=%d", n), func(b *testing.B) { press(b, sized(b, n).App, "+", "-") })
	}
}

// BenchmarkEditSaved is the same with saving into memory.
func BenchmarkEditSaved(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprintf("touchpoints=%d", n), func(b *testing.B) {
			d := sized(b, n)
			i := 0
			for b.Loop() {
				d.Press([]string{"+", "-"}[i%2])
				i++
			}
		})
	}
}

// BenchmarkOpen opens a workspace in memory and draws the first frame.
func BenchmarkOpen(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprintf("touchpoints=%d", n), func(b *testing.B) {
			d := sized(b, n)
			for b.Loop() {
				again(b, d)
			}
		})
	}
}

// BenchmarkTypeIntoThePalette types two letters and takes them back.
func BenchmarkTypeIntoThePalette(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprintf("touchpoints=%d", n), func(b *testing.B) {
			d := sized(b, n)
			d.Press(":")
			press(b, d.App, "p", "a", "backspace", "backspace")
		})
	}
}

// BenchmarkMoveOnOtherScreens moves the cursor on the screens beside the map.
func BenchmarkMoveOnOtherScreens(b *testing.B) {
	for name, keys := range map[string][]string{
		"library": {"g", "l"}, "personas": {"g", "p"}, "empathy": {"g", "p", "m"}, "sheets": {"g", "p", "c"}, "flow": {"g", "f"}, "KPIs": {"g", "k"},
	} {
		b.Run(name, func(b *testing.B) {
			d := sized(b, 2000)
			d.Press(keys...)
			press(b, d.App, "j", "k")
		})
	}
}

// BenchmarkMoveInLongLists moves the cursor where each list has 2,000 rows.
func BenchmarkMoveInLongLists(b *testing.B) {
	for name, keys := range map[string][]string{
		"plan": {"g", "o"}, "pains": {"g", "o", "tab"}, "matrix": {"g", "o", "m"}, "timeline": {"g", "o", "m", "m"}, "insights": {"g", "i"},
		"value chain": {"g", "c"}, "porter": {"g", "c", "m"}, "KPIs": {"g", "k"},
	} {
		b.Run(name, func(b *testing.B) {
			d := fresh(b)
			bringBytes(d, crowded(b, 2000))
			d.Press(keys...)
			press(b, d.App, "j", "k")
		})
	}
}
