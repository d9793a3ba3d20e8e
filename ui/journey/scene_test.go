package journey_test

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"wend/model"
	"wend/model/analysis"
	"wend/model/format/json"
	"wend/model/format/source"
	"wend/ui/axis"
	"wend/ui/chain"
	"wend/ui/emotion"
	"wend/ui/journey"
	"wend/ui/paint"
	"wend/ui/scene"
	"wend/ui/screen"
	"wend/ui/theme"
)

// sample returns the state of the smartphone journey.
func sample(t testing.TB) model.State {
	t.Helper()
	b, err := os.ReadFile("testdata/smartphone.json")
	if err != nil {
		t.Fatal(err)
	}
	s, _, err := json.Decode(bytes.NewReader(b), source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// look is what a picture is taken with.
type look struct {
	state   model.State
	zoom    axis.Zoom
	focus   scene.Pane
	lanes   []scene.Lane
	width   int
	columns axis.Width
	column  model.TouchpointID
	lane    scene.Lane
	persona model.PersonaID
	theme   theme.Theme
	find    string
	expect  bool
}

// sceneOf returns the scene of the only journey of a look's state.
func sceneOf(l look) *scene.Scene {
	var doc *model.Document
	for d := range l.state.Journeys() {
		doc = d
	}
	report := analysis.Compute(l.state, doc.ID(), analysis.Options{})
	s := &scene.Scene{
		Frame:      screen.Frame{State: l.state, Journey: doc, Numbers: screen.Numbers{Report: report}, Theme: l.theme},
		Personas:   l.state.Personas(doc),
		Activities: slices.Collect(model.All[model.Activity](l.state.Workspace())),
		Lanes:      l.lanes, Index: scene.NewIndex(doc, report),
		Axis: axis.New(doc, l.zoom), Zoom: l.zoom, Focus: l.focus, Find: l.find, Expected: l.expect,
	}
	if s.Lanes == nil {
		s.Lanes = scene.DefaultLanes
	}
	if s.Theme == (theme.Theme{}) {
		s.Theme = theme.None()
	}
	tp, _ := model.Lookup[model.Touchpoint](doc, l.column)
	at := s.Axis.Index(axis.Column{Stage: tp.Stage, Touchpoint: tp.ID})
	s.View = s.Axis.View(l.columns, l.width, 0, at)
	s.Cursor = scene.Cursor{Column: s.Axis.Column(at), Lane: l.lane, Persona: l.persona, Activity: "v2"}
	if s.Cursor.Lane == "" {
		s.Cursor.Lane = s.Lanes[0]
	}
	return s
}

// drawMap draws all three bands as the app does, with a frame around.
func drawMap(c *paint.Canvas, s *scene.Scene, lanes, feelings, activities int) {
	w, _ := c.Size()
	f := func(pane scene.Pane, title, right string) paint.Frame {
		g, st := s.Theme.Glyphs, theme.Border
		b := g.Light
		if pane == s.Focus {
			b, st = g.Heavy, theme.BorderFocus
		}
		return paint.Frame{Border: b, Style: s.Theme.Style(st), Title: title, Right: right}
	}
	var joints []int
	for _, col := range s.View.Columns {
		joints = append(joints, col.X)
	}
	y := 0
	band := func(h int, e paint.Edge, f paint.Frame, draw func(paint.Pen)) {
		c.VLine(0, y+1, h, f.Border.Vertical, f.Style)
		c.VLine(w-1, y+1, h, f.Border.Vertical, f.Style)
		c.Rule(y, e, f, joints...)
		draw(c.In(paint.Rect{X: 1, Y: y + 1, W: w - 2, H: h}))
		y += h + 1
	}
	band(1+lanes, paint.EdgeTop, f(scene.Journey, "1 Journey", ""), func(p paint.Pen) { journey.Draw(p, s, 0) })
	band(feelings, paint.EdgeMiddle, f(scene.Emotion, "2 Emotions", emotion.Legend(s)), func(p paint.Pen) {
		emotion.Draw(p, s, 0)
	})
	band(activities, paint.EdgeMiddle, f(scene.Chain, "3 Value chain", ""), func(p paint.Pen) { chain.Draw(p, s, 0) })
	c.Rule(y, paint.EdgeBottom, f(scene.NoPane, "", ""), joints...)
}

// pictureOf returns the map of w cells inside its frame as plain text.
func pictureOf(s *scene.Scene, w, lanes, feelings, activities int) string {
	c := paint.NewCanvas(w+2, lanes+feelings+activities+5)
	c.SetEllipsis(s.Theme.Glyphs.Ellipsis)
	drawMap(c, s, lanes, feelings, activities)
	return strings.TrimRight(ansi.Strip(c.Render()), "\n") + "\n"
}
