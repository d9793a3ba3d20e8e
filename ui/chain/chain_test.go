package chain

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"wend/model"
	"wend/model/analysis"
	"wend/ui/axis"
	"wend/ui/paint"
	"wend/ui/scene"
	"wend/ui/screen"
	"wend/ui/theme"
)

// sceneOf returns a scene of three touchpoints and the named activities, linked
// by links.
func sceneOf(width int, z axis.Zoom, names []string, links ...model.Link) *scene.Scene {
	w := model.NewDocument(model.WorkspaceDoc, model.Workspace{})
	d := model.NewDocument("j", model.Journey{ID: "j"}).With(model.Stage{ID: "s", Name: "Buys"}).
		With(model.Order{Of: model.KindStage, IDs: []string{"s"}}).
		With(model.Order{Of: model.KindTouchpoint, Parent: "s", IDs: []string{"a", "b", "c"}})
	for _, t := range []model.TouchpointID{"a", "b", "c"} {
		d = d.With(model.Touchpoint{ID: t, Stage: "s", Importance: model.Some(3)})
	}
	var activities []model.Activity
	var ids []string
	for i, name := range names {
		a := model.Activity{ID: model.ActivityID(fmt.Sprintf("v%d", i)), Name: name, Cost: model.Some(float64(i + 1))}
		activities = append(activities, a)
		ids = append(ids, string(a.ID))
		w = w.With(a)
	}
	w = w.With(model.Order{Of: model.KindActivity, IDs: ids})
	for _, l := range links {
		d = d.With(l)
	}
	state := model.NewState(w, d)
	s := &scene.Scene{
		Frame:      screen.Frame{State: state, Journey: d, Theme: theme.None()},
		Activities: activities, Axis: axis.New(d, z), Zoom: z, Focus: scene.Chain, Index: scene.NewIndex(d, analysis.Compute(state, "j", analysis.Options{})),
	}
	s.View = s.Axis.View(axis.Usual, width, 0, 0)
	s.Cursor = scene.Cursor{Column: s.Axis.Column(0), Activity: "v0"}
	return s
}

func picture(s *scene.Scene, w, h, top int) string {
	c := paint.NewCanvas(w, h)
	Draw(c.Pen, s, top)
	var b strings.Builder
	for l := range strings.SplitSeq(ansi.Strip(c.Render()), "\n") {
		b.WriteString("\n" + strings.TrimRight(l, " "))
	}
	return b.String()
}

var links = []model.Link{
	{Activity: "v0", Touchpoint: "a", Strength: 9},
	{Activity: "v0", Touchpoint: "b", Strength: 3},
	{Activity: "v1", Touchpoint: "b", Strength: 9, Effect: model.Harms},
	{Activity: "v1", Touchpoint: "a", Strength: 1},
}

func TestStrengthHarmAndLackOfSupportDiffer(t *testing.T) {
	got := picture(sceneOf(56, axis.Touchpoints, []string{"Website", "Checkout"}, links...), 56, 3, 0)
	want := `
▸Website   ┃▌■■■         ▐┃ ■■           │
 Checkout  ┃ ■            ┃ ✗■■■ harms   │
 Support   ┃              ┃ not strong   │ ! unserved`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff, got)
	}
}

func TestFromAfarTheStrongestLinkOfAStageCounts(t *testing.T) {
	s := sceneOf(54, axis.Stages, []string{"Website", "Checkout"}, links...)
	if l, _ := Link(s, "v0", s.Axis.Column(0)); l.Strength != 9 || l.Effect == model.Harms {
		t.Errorf("Website: %+v", l)
	}
	if l, _ := Link(s, "v1", s.Axis.Column(0)); l.Effect != model.Harms {
		t.Errorf("Checkout: %+v", l)
	}
}

func TestAnActivityTakesOneRowWhereNameAndSharesStandBesideEachOther(t *testing.T) {
	s := sceneOf(160, axis.Touchpoints, []string{"Web", "Checkout and payment"}, links...)
	if h := Height(s); h != 4 {
		t.Errorf("it wants %d rows", h)
	}
	got := picture(s, 160, 20, 0)
	for _, want := range []string{"\n▸Web     33% / 92%", "\n Checkout and", "\n payment  67% / 8%"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in%s", want, got)
		}
	}
	if got := picture(s, 160, 3, 0); strings.Count(got, "Checkout and pay") != 1 || strings.Contains(got, "\n payment") {
		t.Errorf("in three rows:%s", got)
	}
}

func TestTheSharesWithoutWordsAreExplained(t *testing.T) {
	s := sceneOf(160, axis.Touchpoints, []string{"Web", "Checkout and payment"}, links...)
	if got := Legend(s, 0, 20); got != "cost / value" {
		t.Errorf("the shares are %q", got)
	}
	if got := Legend(sceneOf(54, axis.Touchpoints, []string{"Website of ours"}, links...), 0, 2); got != "" {
		t.Errorf("there are none, but it says %q", got)
	}
}

func TestNarrowColumnsSayWholeWords(t *testing.T) {
	s := sceneOf(44, axis.Touchpoints, []string{"Website", "Checkout"}, links...)
	s.View = s.Axis.View(axis.Narrow, 36, 0, 0)
	if got := picture(s, 36, 3, 0); strings.Contains(got, "med…") || !strings.Contains(got, "! none") {
		t.Error(got)
	}
}

func TestWithoutActivitiesTheBandSaysHowToBegin(t *testing.T) {
	if got := picture(sceneOf(80, axis.Touchpoints, nil), 80, 3, 0); !strings.Contains(got, "no activities yet: press a here to add one") {
		t.Error(got)
	}
}

func TestRowsScrollAndHiddenOnesAreCounted(t *testing.T) {
	names := strings.Split("abcdefghij", "")
	s := sceneOf(60, axis.Touchpoints, names)
	for _, c := range []struct{ top, room, above, below int }{
		{0, 10, 0, 0}, {0, 4, 0, 6}, {3, 4, 3, 3}, {7, 4, 7, 0}, {0, 21, 0, 0}, {99, 4, 10, 0}, {-1, 4, 0, 6}, {0, 0, 0, 10},
	} {
		above, below := Hidden(s, c.top, c.room)
		if above != c.above || below != c.below {
			t.Errorf("%d rows from %d: %d above and %d below, want %d and %d", c.room, c.top, above, below, c.above, c.below)
		}
	}
	if got := picture(s, 60, 2, 3); !strings.HasPrefix(got, "\n d  ") || !strings.Contains(got, "\n e ") {
		t.Error(got)
	}
	for range 20 {
		s.Cursor = Down(s)
	}
	if top := Top(s, 4, 0); top != 6 || s.Cursor.Activity != "v9" {
		t.Errorf("the last row is %s, seen from %d on", s.Cursor.Activity, top)
	}
	if s.Cursor = Up(s); s.Cursor.Activity != "v8" {
		t.Errorf("above the last is %s", s.Cursor.Activity)
	}
}

func TestAFoundActivityIsMarkedOnlyInThisBand(t *testing.T) {
	s := sceneOf(60, axis.Touchpoints, []string{"Website"})
	s.Find = "SITE"
	if !Matches(s, s.Activities[0]) {
		t.Error("the name is not found")
	}
	if s.Focus = scene.Journey; Matches(s, s.Activities[0]) {
		t.Error("the search of another band marks this one")
	}
}

func TestAClickFindsTheCell(t *testing.T) {
	s := sceneOf(60, axis.Touchpoints, []string{"Website", "Checkout"})
	c := paint.NewCanvas(60, 3)
	Draw(c.Pen, s, 0)
	target, _ := c.Hit(s.View.Columns[1].X+2, 1)
	want := scene.Target{Pane: scene.Chain, Column: s.View.Columns[1].Column, Activity: "v1"}
	if diff := cmp.Diff(any(want), target); diff != "" {
		t.Error(diff)
	}
	if target, _ = c.Hit(1, 0); target != any(scene.Target{Pane: scene.Chain, Activity: "v0"}) {
		t.Errorf("the label is %+v", target)
	}
}

func TestTheCursorsColumnShowsWithoutColourInABandWithoutTheFocus(t *testing.T) {
	s := sceneOf(54, axis.Touchpoints, []string{"Website", "Checkout"}, links...)
	s.Focus = scene.Journey
	for _, row := range strings.Split(strings.TrimSpace(picture(s, 54, 4, 0)), "\n") {
		if strings.Count(row, s.Theme.Glyphs.CursorDivider) != 2 {
			t.Errorf("the column does not show in %q", row)
		}
	}
}
