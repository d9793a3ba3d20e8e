package journey_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"wend/model"
	"wend/ui/axis"
	"wend/ui/chain"
	"wend/ui/emotion"
	"wend/ui/journey"
	"wend/ui/paint"
	"wend/ui/scene"
	"wend/ui/screen"
	"wend/ui/theme"
)

// texts are what other people's maps contain.
var texts = []string{
	"", "Buys", "製品を比較する", "😀 happy", "❤️ loves it", "⚠️ stops", "👩‍💻 codes at home", "🇩🇪 flag", "1️⃣ first",
	"e\u0301clair", "קורא ביקורות", "नमस्ते दुनिया", "a\tb\nc", "\x1b[31mred", "Donaudampfschifffahrtsgesellschaft",
	strings.Repeat("very long ", 40),
}

// journeyOf returns a state with one journey of the given stages, each with n
// touchpoints, whose texts come from text.
func journeyOf(stages, n int, text func(i int) string) model.State {
	personas := []model.PersonaID{"p0", "p1", "p2"}
	w := model.NewDocument(model.WorkspaceDoc, model.Workspace{})
	var activities []string
	for i := range 8 {
		id := fmt.Sprintf("v%d", i)
		activities = append(activities, id)
		w = w.With(model.Activity{ID: model.ActivityID(id), Name: text(i), Cost: model.Some(float64(i))})
	}
	w = w.With(model.Order{Of: model.KindActivity, IDs: activities})
	for i, p := range personas {
		w = w.With(model.Persona{ID: p, Name: text(i)})
	}
	d := model.NewDocument("j", model.Journey{ID: "j", Personas: personas})
	var order, findings []string
	for i := range stages {
		id := model.StageID(fmt.Sprintf("s%d", i))
		order = append(order, string(id))
		d = d.With(model.Stage{ID: id, Name: text(i)})
		var points []string
		for k := range n {
			at := i*n + k
			t := model.TouchpointID(fmt.Sprintf("t%05d", at))
			points = append(points, string(t))
			d = d.With(model.Touchpoint{
				ID: t, Stage: id, Action: text(at), Channels: []string{text(at + 1)}, Importance: model.Some(1 + at%5),
				Mode: model.Online, Expectation: text(at + 2), Ownership: "brand", Function: "sales",
			})
			for j, p := range personas {
				if (at+j)%7 != 0 {
					d = d.With(model.Experience{Persona: p, Touchpoint: t, Valence: model.Some((at*3+j*2)%5 - 2), Thoughts: text(at + 3)})
				}
			}
			d = d.With(model.Link{Activity: model.ActivityID(activities[at%8]), Touchpoint: t, Strength: []int{1, 3, 9}[at%3]})
			f := fmt.Sprintf("f%05d", at)
			findings = append(findings, f)
			d = d.With(model.Finding{ID: model.FindingID(f), Touchpoint: t, Type: model.Pain, Text: text(at + 4), Severity: model.Some(3), Frequency: model.Some(4)})
		}
		d = d.With(model.Order{Of: model.KindTouchpoint, Parent: string(id), IDs: points})
	}
	d = d.With(model.Order{Of: model.KindFinding, IDs: findings})
	d = d.With(model.Order{Of: model.KindStage, IDs: order})
	return model.NewState(w, d)
}

func someText(i int) string { return texts[i%len(texts)] }

func TestNoTextMovesADividerOrABorder(t *testing.T) {
	state := journeyOf(3, 6, someText)
	for i := range 18 {
		s := sceneOf(look{
			state: state, zoom: axis.Touchpoints, width: 98, lanes: scene.AllLanes, lane: scene.LanePain,
			column: model.TouchpointID(fmt.Sprintf("t%05d", i)),
		})
		for y, row := range strings.Split(strings.TrimSpace(pictureOf(s, 98, 24, 5, 9)), "\n") {
			if w := ansi.StringWidth(row); w != 100 || w != ansi.StringWidthWc(row) {
				t.Errorf("row %d is %d or %d cells wide: %q", y, w, ansi.StringWidthWc(row), row)
			}
			if y == 0 || y == 1 || strings.HasPrefix(row, "├") || strings.HasPrefix(row, "└") || strings.HasPrefix(row, "┗") {
				continue
			}
			for _, c := range s.View.Columns {
				at := ansi.Cut(row, c.X, c.X+1) // the frame takes the first cell
				if !strings.Contains("│┃┼", at) || at == "" {
					t.Errorf("column %d, row %d: %q instead of a divider in %q", c.Index, y, at, row)
				}
			}
		}
	}
}

func TestAnySizeAndCursorCanBeDrawn(t *testing.T) {
	states := []model.State{journeyOf(0, 0, someText), journeyOf(3, 0, someText), journeyOf(4, 5, someText), sample(t)}
	rapid.Check(t, func(t *rapid.T) {
		state := states[rapid.IntRange(0, len(states)-1).Draw(t, "state")]
		w, h := rapid.IntRange(1, 220).Draw(t, "width"), rapid.IntRange(1, 70).Draw(t, "height")
		s := sceneOf(look{
			state: state, width: w, zoom: axis.Zoom(rapid.IntRange(0, 2).Draw(t, "zoom")),
			focus: scene.Pane(rapid.IntRange(0, 5).Draw(t, "focus")), lanes: scene.AllLanes[:rapid.IntRange(1, 12).Draw(t, "lanes")],
			column: model.TouchpointID(rapid.SampledFrom([]string{"", "t00003", "t00019", "i2", "s2"}).Draw(t, "column")),
			find:   rapid.SampledFrom([]string{"", "a"}).Draw(t, "find"), expect: rapid.Bool().Draw(t, "expect"),
		})
		top := rapid.IntRange(-3, 40).Draw(t, "top")
		c := paint.NewCanvas(w, h)
		journey.Draw(c.Pen, s, top)
		emotion.Draw(c.Pen, s, top)
		chain.Draw(c.Pen, s, top)
		for _, hidden := range []func(*scene.Scene, int, int) (int, int){journey.Hidden, emotion.Hidden, chain.Hidden} {
			if above, below := hidden(s, top, h); above < 0 || below < 0 {
				t.Fatalf("%d hidden above, %d below", above, below)
			}
		}
	})
}

func TestTheLaneUnderTheCursorIsAlwaysInView(t *testing.T) {
	s := sceneOf(look{state: sample(t), width: 80, zoom: axis.Touchpoints, lanes: scene.AllLanes, focus: scene.Journey})
	for height := 4; height < 40; height++ {
		for _, top := range []int{0, 3, 7, 12, 24} {
			for _, s.Cursor.Lane = range s.Lanes {
				c := paint.NewCanvas(80, height)
				journey.Draw(c.Pen, s, top)
				if all := ansi.Strip(c.Render()); strings.Count(all, "▌") != strings.Count(all, "▐") || !strings.Contains(all, "▌") {
					t.Fatalf("height %d, scrolled to %d: %s is not in view\n%s", height, top, s.Cursor.Lane, all)
				}
			}
		}
	}
}

func TestWithoutAJourneyNothingIsDrawn(t *testing.T) {
	s := &scene.Scene{Frame: screen.Frame{Theme: theme.Dark()}, Personas: []model.Persona{{ID: "p"}}, Activities: []model.Activity{{ID: "v"}}}
	c := paint.NewCanvas(60, 9)
	journey.Draw(c.Pen, s, 0)
	emotion.Draw(c.Pen, s, 0)
	chain.Draw(c.Pen, s, 0)
	emotion.Legend(s)
	if got := strings.TrimSpace(c.Render()); got != "" {
		t.Errorf("drew %q", got)
	}
}

func TestUpAndDownGoThroughTheLanes(t *testing.T) {
	s := sceneOf(look{state: sample(t), width: 80, zoom: axis.Touchpoints, lanes: scene.AllLanes})
	for i := range s.Lanes {
		if s.Cursor.Lane != s.Lanes[i] {
			t.Errorf("%d steps down is %s, want %s", i, s.Cursor.Lane, s.Lanes[i])
		}
		s.Cursor = journey.Down(s)
	}
	for range 20 {
		s.Cursor = journey.Up(s)
	}
	if s.Cursor.Lane != scene.LaneStage {
		t.Errorf("going up ends on %s, not on the stages", s.Cursor.Lane)
	}
	if s.Cursor = journey.Down(s); s.Cursor.Lane != s.Lanes[0] {
		t.Errorf("below the stages is %s", s.Cursor.Lane)
	}
}

func TestTheAppCanScrollToEveryLane(t *testing.T) {
	s := sceneOf(look{state: sample(t), width: 80, zoom: axis.Touchpoints, lanes: scene.AllLanes, focus: scene.Journey})
	for _, s.Cursor.Lane = range s.Lanes {
		for height := 3; height <= journey.Height(s)+2; height++ {
			for before := range journey.Height(s) {
				c := paint.NewCanvas(80, height)
				journey.Draw(c.Pen, s, journey.Top(s, height, before))
				if all := ansi.Strip(c.Render()); !strings.Contains(all, "▸"+s.Cursor.Lane.Title()[:3]) {
					t.Fatalf("%s is not in view in %d rows, scrolled from %d:\n%s", s.Cursor.Lane, height, before, all)
				}
			}
		}
	}
	if above, below := journey.Hidden(s, 0, 60); above+below != 0 {
		t.Errorf("%d and %d lanes are hidden in a band with room for all", above, below)
	}
	if above, below := journey.Hidden(s, 0, 5); above+below == 0 {
		t.Error("no lane is hidden in a band of five rows")
	}
}

func TestTheNamesOfTouchpointsStayWhileLanesScroll(t *testing.T) {
	s := sceneOf(look{state: sample(t), width: 80, zoom: axis.Touchpoints, lanes: scene.AllLanes, focus: scene.Journey})
	for _, s.Cursor.Lane = range s.Lanes {
		for height := 5; height < 30; height++ {
			c := paint.NewCanvas(80, height)
			journey.Draw(c.Pen, s, journey.Top(s, height, 99))
			if rows := strings.Split(ansi.Strip(c.Render()), "\n"); !strings.Contains(rows[1], "Sees") {
				t.Fatalf("cursor on %s, %d rows: no names below the stages\n%s", s.Cursor.Lane, height, strings.Join(rows, "\n"))
			}
		}
	}
}

func TestRowsGoWhereTextNeedsThemBeforeAnyStaysBlank(t *testing.T) {
	for _, state := range []model.State{sample(t), rich(t), journeyOf(3, 6, someText)} {
		for _, columns := range []axis.Width{axis.Narrow, axis.Compact, axis.Usual, axis.Wide} {
			for _, at := range []model.TouchpointID{"", "i2", "t00009"} {
				s := sceneOf(look{state: state, width: 78, zoom: axis.Touchpoints, lanes: scene.AllLanes, columns: columns, column: at})
				needed := journey.Height(s) - 1
				for room := range 60 {
					rows := journey.Rows(s, room)
					last := rows[len(rows)-1]
					if used := last.Top + last.Lines; used < min(room, needed) || used > max(needed, len(rows)+1) {
						t.Fatalf("%d rows used of %d, all texts need %d", used, room, needed)
					}
				}
			}
		}
	}
}

func TestAWholePainIsReadWhereTheBandHasTheRows(t *testing.T) {
	s := sceneOf(look{state: sample(t), width: 78, zoom: axis.Touchpoints, column: "i2", columns: axis.Wide})
	h := journey.Height(s)
	c := paint.NewCanvas(78, h)
	journey.Draw(c.Pen, s, 0)
	if all := ansi.Strip(c.Render()); strings.Contains(all, "…") {
		t.Errorf("cut in the %d rows that it wanted:\n%s", h, all)
	}
}

func TestNoWordIsBrokenThatIsNotWiderThanItsColumn(t *testing.T) {
	words := strings.Fields("Seeing it in use settles doubts about a battery that lasts advertisement")
	for w := 20; w < 70; w++ {
		for _, columns := range []axis.Width{axis.Narrow, axis.Compact, axis.Usual} {
			state := journeyOf(1, 3, func(int) string { return strings.Join(words, " ") })
			s := sceneOf(look{state: state, width: w, zoom: axis.Touchpoints, columns: columns, lanes: []scene.Lane{scene.LaneTouchpoint, scene.LanePain}})
			c := paint.NewCanvas(w, 40)
			journey.Draw(c.Pen, s, 0)
			room := s.View.Columns[0].W - 2*scene.Pad(s.View.Columns[0].W)
			all := ansi.Strip(c.Render())
			for _, word := range words {
				if n := len(word); n > 5 && n <= min(room, 11) && !strings.Contains(all, word) {
					t.Fatalf("%d cells, columns of %d: %q is broken:\n%s", w, room, word, all)
				}
			}
		}
	}
}

func BenchmarkMap(b *testing.B) {
	for _, n := range []int{1, 20, 400} {
		b.Run(fmt.Sprintf("%d touchpoints", 5*n), func(b *testing.B) {
			text := func(i int) string { return fmt.Sprintf("Compares models on website %d", i) }
			s := sceneOf(look{
				state: journeyOf(5, n, text), width: 158, zoom: axis.Touchpoints, focus: scene.Journey,
				column: "t00003", theme: theme.Dark(), expect: true,
			})
			c := paint.NewCanvas(160, 48)
			b.ReportAllocs()
			for b.Loop() {
				c.Clear()
				drawMap(c, s, 11, 9, 20)
				_ = c.Render()
			}
		})
	}
}

func BenchmarkIndex(b *testing.B) {
	state := journeyOf(20, 100, func(i int) string { return fmt.Sprint("touchpoint ", i) })
	d, _ := state.Document("j")
	b.ReportAllocs()
	for b.Loop() {
		scene.NewIndex(d, nil)
	}
}
