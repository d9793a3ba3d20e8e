package panel

import (
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"wend/model"
	"wend/model/analysis"
	"wend/model/edit"
	"wend/model/format/json"
	"wend/ui/axis"
	"wend/ui/paint"
	"wend/ui/scene"
	"wend/ui/theme"
)

// sample returns the scene of the smartphone journey with the cursor on a
// touchpoint.
func sample(t testing.TB, touchpoint model.TouchpointID) *scene.Scene {
	t.Helper()
	f, err := os.Open("testdata/smartphone.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	state, _, err := json.Decode(f, json.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return sceneOf(state, "smartphone", touchpoint)
}

func sceneOf(state model.State, journey model.DocID, touchpoint model.TouchpointID) *scene.Scene {
	s := &scene.Scene{State: state, Theme: theme.None(), Focus: scene.Journey, Zoom: axis.Touchpoints}
	s.Journey, _ = state.Document(journey)
	s.Personas = state.Personas(s.Journey)
	s.Report = analysis.Compute(state, journey, analysis.Options{})
	s.Index = scene.NewIndex(s.Journey, s.Report)
	if tp, found := model.Lookup[model.Touchpoint](s.Journey, touchpoint); found {
		s.Cursor.Column = axis.Column{Stage: tp.Stage, Touchpoint: tp.ID}
	}
	return s
}

// edited returns the scene a moment after edits, with the numbers before them.
func edited(t testing.TB, s *scene.Scene, edits []edit.Edit) *scene.Scene {
	t.Helper()
	done, err := edit.Apply(s.State, edits)
	if err != nil {
		t.Fatal(err)
	}
	next := *sceneOf(done.State, s.Journey.ID(), s.Cursor.Column.Touchpoint)
	next.Cursor, next.Focus, next.Theme = s.Cursor, s.Focus, s.Theme
	next.Last, next.Start, next.Fresh = s.Report, s.Report, true
	return &next
}

func picture(s *scene.Scene, w, h int) string {
	c := paint.NewCanvas(w, h)
	Draw(c.Pen, s, 0)
	return clean(c)
}

func clean(c *paint.Canvas) string {
	var b strings.Builder
	for _, l := range c.Lines() {
		b.WriteString(strings.TrimRight(ansi.Strip(l), " ") + "\n")
	}
	return b.String()
}

func TestShow(t *testing.T) {
	s := sample(t, "I2")
	for _, x := range s.Report.Path { t.Log(x); break }
	s = sample(t, s.Report.Path[3])
	t.Log("\n" + picture(s, 28, 30))
	t.Log("\n" + picture(s, 40, 48))
	p1 := s.Report.Path[12]
	e := edited(t, s, edit.Feel(s.State, "smartphone", "tom", p1, model.Some(-1)))
	t.Log("\n" + picture(e, 36, 40))
	e.Fresh = false
	e.Focus = scene.Emotion
	e.Cursor.Persona = "tom"
	t.Log("\n" + picture(e, 36, 40))
	e.Focus = scene.Chain
	e.Cursor.Activity = "v6"
	t.Log("\n" + picture(e, 36, 40))
	c := paint.NewCanvas(80, 2)
	Strip(c.Pen, s)
	t.Log("\n" + clean(c))
	for _, l := range ExplainLines(s, "emotion.index/tom", 50) {
		t.Log(l.Text)
	}
}
