package emotion

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/model"
	"wend/model/analysis"
	"wend/ui/axis"
	"wend/ui/paint"
	"wend/ui/scene"
	"wend/ui/screen"
	"wend/ui/theme"
)

const missing = -9

// sceneOf returns a scene of one stage in which each persona feels what a row of
// feelings says.
func sceneOf(width, cursor int, feelings ...[]int) *scene.Scene {
	w := model.NewDocument(model.WorkspaceDoc, model.Workspace{})
	d := model.NewDocument("j", model.Journey{ID: "j"}).With(model.Stage{ID: "s", Name: "Buys"}).
		With(model.Order{Of: model.KindStage, IDs: []string{"s"}})
	var ids []string
	var personas []model.Persona
	for i, row := range feelings {
		p := model.Persona{ID: model.PersonaID(fmt.Sprintf("p%d", i)), Name: []string{"Maya, careful", "Tom", "Ada"}[i]}
		personas = append(personas, p)
		w = w.With(p)
		for n, v := range row {
			t := model.TouchpointID(fmt.Sprintf("t%02d", n))
			if i == 0 {
				ids = append(ids, string(t))
				d = d.With(model.Touchpoint{ID: t, Stage: "s"})
			}
			if v != missing {
				d = d.With(model.Experience{Persona: p.ID, Touchpoint: t, Valence: model.Some(v), Expected: model.Some(-v)})
			}
		}
	}
	d = d.With(model.Order{Of: model.KindTouchpoint, Parent: "s", IDs: ids})
	state := model.NewState(w, d)
	s := &scene.Scene{
		Frame:    screen.Frame{State: state, Journey: d, Theme: theme.None()},
		Personas: personas, Axis: axis.New(d, axis.Touchpoints), Zoom: axis.Touchpoints, Focus: scene.Journey, Index: scene.NewIndex(d, analysis.Compute(state, "j", analysis.Options{})),
	}
	s.View = s.Axis.View(axis.Usual, width, 0, cursor)
	s.Cursor = scene.Cursor{Column: s.Axis.Column(cursor), Persona: "p0"}
	return s
}

// screen returns the band drawn w by h as lines of text.
func screenOf(s *scene.Scene, w, h int) []string {
	c := paint.NewCanvas(w, h)
	Draw(c.Pen, s, 0)
	lines := strings.Split(ansi.Strip(c.Render()), "\n")
	for i := range lines {
		lines[i] = paint.PadRight(lines[i], w)
	}
	return lines
}

func picture(s *scene.Scene, w, h int) string {
	var b strings.Builder
	for _, l := range screenOf(s, w, h) {
		b.WriteString("\n" + strings.TrimRight(l, " "))
	}
	return b.String()
}

func TestAMissingFeelingIsAGapInTheCurve(t *testing.T) {
	got := picture(sceneOf(56, 0, []int{2, missing, -1}), 56, 5)
	want := `
 delighted ┃       ●      ┃              │
 pleased   ┃              ┃              │
 neutral   ┃ ·   ·   ·   ·┃ ·   ·   ·   ·│ ·   ·   ·   ·
 unhappy   ┃              ┃              │       ●
 angry     ┃              ┃              │`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff, got)
	}
}

func TestCurvesAreSmoothAndCrossDividers(t *testing.T) {
	got := picture(sceneOf(56, 1, []int{2, -2, -2}), 56, 9)
	want := `
 delighted │       ●──╮   ┃              ┃
           │          ╰─╮ ┃              ┃
 pleased   │            ╰╮┃              ┃
           │             ╰┼╮             ┃
 neutral   │ ·   ·   ·   ·┃╰╮   ·   ·   ·┃ ·   ·   ·   ·
           │              ┃ ╰╮           ┃
 unhappy   │              ┃  ╰╮          ┃
           │              ┃   ╰─╮        ┃
 angry  -2 │              ┃     ╰─●──────┼───────●`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff, got)
	}
}

func TestTheFeelingUnderTheCursorHasBracketsAndItsNumber(t *testing.T) {
	s := sceneOf(117, 1, []int{0, -1, 1})
	s.Focus = scene.Emotion
	rows := screenOf(s, 117, 5)
	if !strings.HasPrefix(rows[3], "▸unhappy   -1") {
		t.Errorf("the label does not say the feeling: %q", rows[3])
	}
	for y, row := range rows {
		if strings.Contains(row, "▌") != (y == 3) || strings.Contains(row, "▐") != (y == 3) {
			t.Errorf("row %d: %q", y, row)
		}
	}
}

func TestTheCurveGoesOnToHiddenColumns(t *testing.T) {
	s := sceneOf(40, 3, []int{1, 1, 1, 1, 1, 1})
	s.View = s.Axis.View(axis.Usual, 40, 2, 3)
	row := screenOf(s, 40, 5)[1]
	if s.View.Before == 0 || s.View.After == 0 {
		t.Fatalf("nothing is hidden: %+v", s.View)
	}
	if !strings.HasPrefix(row, " pleased +1 │──") || !strings.HasSuffix(row, "──") {
		t.Errorf("the curve ends inside the window: %q", row)
	}
}

func TestPersonasWithTheSameFeelingAreBothSeen(t *testing.T) {
	for h := CurveHeight; h < 14; h++ {
		all := strings.Join(screenOf(sceneOf(56, 0, []int{1}, []int{1}, []int{1}), 56, h), "\n")
		for i := range 3 {
			if p := theme.None().Glyphs.Point(i); strings.Count(all, p) != 1 {
				t.Errorf("height %d: %d points %s in\n%s", h, strings.Count(all, p), p, all)
			}
		}
	}
}

func TestExpectedFeelingsAreShownOnDemand(t *testing.T) {
	s := sceneOf(56, 0, []int{2})
	dash := s.Theme.Glyphs.Curve.Expected
	if strings.Contains(picture(s, 56, 5), dash) {
		t.Error("expected feelings are shown unasked")
	}
	s.Expected = true
	if !strings.Contains(screenOf(s, 56, 5)[4], dash) {
		t.Error("the expected feeling of -2 is not in the lowest row")
	}
}

func TestALowBandShowsFacesAndNumbers(t *testing.T) {
	s := sceneOf(56, 1, []int{2, missing, -1}, []int{0, 1, -2})
	s.Focus = scene.Emotion
	got := picture(s, 56, 3)
	want := `
▸● Maya    │ +2 :D        ┃▌·           ▐┃ -1 :(
 ○ Tom     │  0 :|        ┃ +1 :)        ┃ -2 :((
           │              ┃              ┃`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff, got)
	}
}

func TestTheLegendNamesEveryPersonaAndTheFeelingUnderTheCursor(t *testing.T) {
	s := sceneOf(56, 0, []int{-2}, []int{1})
	if got, want := Legend(s), "▸● Maya -2 angry  ○ Tom"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	s.Cursor.Persona = "p1"
	if got, want := Legend(s), "● Maya  ▸○ Tom +1 pleased"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestEachPointIsInTheRowOfItsFeeling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		feelings := rapid.SliceOfN(rapid.SampledFrom([]int{-2, -1, 0, 1, 2, missing}), 1, 12).Draw(t, "feelings")
		w, h := rapid.IntRange(12, 200).Draw(t, "width"), rapid.IntRange(CurveHeight, 20).Draw(t, "height")
		s := sceneOf(w, rapid.IntRange(0, len(feelings)-1).Draw(t, "cursor"), feelings)
		rows := screenOf(s, w, h)
		for _, c := range s.View.Columns {
			for y, row := range rows {
				cell := ansi.Cut(row, c.X, c.X+c.W)
				v := feelings[c.Index]
				want := v != missing && y == scaleFor(h).row(float64(v))
				if strings.Contains(cell, "●") != want {
					t.Fatalf("column %d feels %d; row %d is %q", c.Index, v, y, cell)
				}
			}
		}
	})
}

func TestFeelingsHaveWordsAndSigns(t *testing.T) {
	for v, want := range map[float64]string{
		-2: "-2 angry", -1.6: "-1.6 angry", -1: "-1 unhappy", -0.04: "0 neutral", 0: "0 neutral", 0.4: "+0.4 neutral",
		0.65625: "+0.7 pleased", 2: "+2 delighted", 9: "+9 delighted", -9: "-9 angry",
	} {
		if got := figure(v) + " " + Word(v); got != want {
			t.Errorf("%v is %q, want %q", v, got, want)
		}
	}
}
