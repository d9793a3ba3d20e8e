package journey_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"wend/model"
	"wend/ui/axis"
	"wend/ui/journey"
	"wend/ui/paint"
	"wend/ui/scene"
	"wend/ui/theme"
	"wend/ui/uitest"
)

// rich is the sample with something in every lane.
func rich(t testing.TB) model.State {
	state := sample(t)
	d, _ := state.Document("smartphone")
	for _, o := range []model.Object{
		model.Experience{
			Persona: "maya", Touchpoint: "i2", Valence: model.Some(-1),
			Thoughts: "Why does every shop name the same thing differently?",
		},
		model.Finding{ID: "g1", Touchpoint: "i2", Type: model.Pain, Text: "Prices differ", Severity: model.Some(2), Frequency: model.Some(3)},
		model.Finding{ID: "g2", Touchpoint: "i2", Type: model.Pain, Text: "Too many tabs"},
		model.Finding{ID: "g3", Touchpoint: "i3", Type: model.Pain, Text: "Reviews were outdated", Status: model.Verified},
		model.Order{Of: model.KindFinding, IDs: []string{"f1", "f2", "f3", "f4", "g1", "g2", "g3"}},
		model.Opportunity{ID: "o1", Text: "One table that compares all models", Findings: []model.FindingID{"f1"}},
		model.Order{Of: model.KindOpportunity, IDs: []string{"o1"}},
		model.Tactic{ID: "m1", Stage: "interest", Name: "Guide", Message: "See it before you decide"},
		model.Order{Of: model.KindTactic, IDs: []string{"m1"}},
		model.KPI{ID: "k1", Touchpoint: "i1", Name: "Bounce", Unit: model.Percent, Baseline: model.Some(0.5), Target: model.Some(0.3), Direction: model.Down},
		model.KPI{ID: "k2", Stage: "interest", Name: "Brand recall", Unit: model.Score, Target: model.Some(7.25)},
		model.Order{Of: model.KindKPI, IDs: []string{"k1", "k2"}},
		model.Measurement{KPI: "k1", Date: "2026-05-01", Value: model.Some(0.42)},
	} {
		d = d.With(o)
	}
	i2, _ := model.Lookup[model.Touchpoint](d, "i2")
	i2.Expectation = "A clear winner in five minutes"
	return state.With(d.With(i2))
}

func TestEveryLaneAndStateLooksLikeItsPicture(t *testing.T) {
	short := func(i int) string { return fmt.Sprint("Touchpoint ", i) }
	for _, c := range []struct {
		name                        string
		look                        look
		width, lanes, feel, support int
	}{
		{"rich", look{state: rich(t), zoom: axis.Touchpoints, focus: scene.Journey, column: "i2", lane: scene.LanePain, lanes: scene.AllLanes, expect: true}, 130, 27, 9, 4},
		{"rich-low", look{state: rich(t), zoom: axis.Touchpoints, focus: scene.Journey, column: "i2", lane: scene.LanePain, lanes: scene.AllLanes}, 78, 13, 5, 4},
		{"rich-stages", look{state: rich(t), zoom: axis.Stages, focus: scene.Journey, column: "i2", lane: scene.LanePain, lanes: scene.AllLanes}, 78, 24, 5, 4},
		{"no-stage", look{state: journeyOf(0, 0, short), zoom: axis.Touchpoints, focus: scene.Journey}, 78, 9, 5, 4},
		{"no-touchpoint", look{state: journeyOf(3, 0, short), zoom: axis.Touchpoints, focus: scene.Journey}, 78, 9, 5, 4},
		{"any-script", look{state: journeyOf(3, 6, someText), zoom: axis.Touchpoints, focus: scene.Journey, column: "t00002", lane: scene.LanePain}, 98, 9, 5, 9},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.look.width = c.width
			uitest.Golden(t, c.name, pictureOf(sceneOf(c.look), c.width, c.lanes, c.feel, c.support))
		})
	}
}

func TestOnlyTheCellUnderTheCursorHasBrackets(t *testing.T) {
	for _, lane := range scene.DefaultLanes {
		s := sceneOf(look{state: sample(t), zoom: axis.Touchpoints, width: 130, column: "i2", lane: lane, focus: scene.Journey})
		c := paint.NewCanvas(130, 10)
		journey.Draw(c.Pen, s, 0)
		at := journey.Rows(s, 9)[slices.Index(s.Lanes, lane)]
		first, n := at.Top+1, at.Lines // below the stages
		for y, row := range strings.Split(ansi.Strip(c.Render()), "\n") {
			want := y >= first && y < first+n
			if strings.Contains(row, "▌") != want || strings.Contains(row, "▐") != want {
				t.Errorf("%s, row %d: %q", lane, y, row)
			}
		}
	}
}

func TestWhatIsFoundIsMarked(t *testing.T) {
	s := sceneOf(look{state: sample(t), zoom: axis.Touchpoints, width: 130, focus: scene.Journey, find: "COMPARABLE", theme: theme.Dark()})
	i2 := s.Axis.Column(3)
	if !journey.Matches(s, scene.LanePain, i2) || journey.Matches(s, scene.LaneTouchpoint, i2) {
		t.Error("the pain is not found, or something else is")
	}
	if afar := sceneOf(look{state: sample(t), zoom: axis.Stages, width: 130, focus: scene.Journey, find: "checks out"}); !journey.Matches(afar, scene.LaneTouchpoint, afar.Axis.Column(3)) {
		t.Error("a touchpoint is not found in its stage")
	}
	plain := *s
	plain.Find = ""
	if draw(s) == draw(&plain) {
		t.Error("the found cell looks like any other")
	}
	if plain.Find, plain.Focus = s.Find, scene.Chain; journey.Matches(&plain, scene.LanePain, i2) {
		t.Error("the search of another band marks this one")
	}
}

func draw(s *scene.Scene) string {
	c := paint.NewCanvas(130, 9)
	journey.Draw(c.Pen, s, 0)
	return c.Render()
}

func TestAClickFindsStageLaneCellAndFinding(t *testing.T) {
	s := sceneOf(look{state: sample(t), zoom: axis.Touchpoints, width: 130, focus: scene.Journey})
	c := paint.NewCanvas(130, 10)
	journey.Draw(c.Pen, s, 0)
	i2 := s.View.Columns[3]
	pain := model.Ref{Kind: model.KindFinding, Key: "f1"}
	interest := model.Ref{Kind: model.KindStage, Key: "interest"}
	for _, k := range []struct {
		x, y int
		want scene.Target
	}{
		{2, 1, scene.Target{Pane: scene.Journey, Lane: scene.LaneTouchpoint}},
		{i2.X, 2, scene.Target{Pane: scene.Journey, Lane: scene.LaneTouchpoint, Column: i2.Column}},
		{i2.X + 3, 7, scene.Target{Pane: scene.Journey, Lane: scene.LanePain, Column: i2.Column, Object: pain}},
		{i2.X + 3, 0, scene.Target{Pane: scene.Journey, Column: s.View.Columns[2].Column, Object: interest}},
	} {
		if got, _ := c.Hit(k.x, k.y); got != any(k.want) {
			t.Errorf("at %d, %d is %+v, want %+v", k.x, k.y, got, k.want)
		}
	}
}

func TestWithoutColoursAndInASCIITheMapHasNeither(t *testing.T) {
	for _, z := range []axis.Zoom{axis.Stages, axis.Touchpoints} {
		for _, focus := range []scene.Pane{scene.Journey, scene.Emotion, scene.Chain} {
			s := sceneOf(look{
				state: rich(t), zoom: z, width: 130, column: "i2", focus: focus, lanes: scene.AllLanes, expect: true,
				theme: theme.WithASCII(theme.None()),
			})
			c := paint.NewCanvas(132, 50)
			c.SetEllipsis(s.Theme.Glyphs.Ellipsis)
			drawMap(c, s, 24, 9, 11)
			for _, m := range colour.FindAllString(c.Render(), -1) {
				t.Errorf("a colour: %q", m)
			}
			for _, r := range ansi.Strip(c.Render()) {
				if r >= 0x7f {
					t.Errorf("zoom %d, pane %d: %q is not ASCII", z, focus, r)
				}
			}
		}
	}
}

// colour is a sequence that sets one, as the first or a later parameter.
var colour = regexp.MustCompile(`\x1b\[([0-9;]*;)?(3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]`)
