package library_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/model"
	"wend/ui/keymap"
	"wend/ui/library"
	"wend/ui/paint"
	"wend/ui/theme"
)

// update writes the pictures in testdata anew: make golden.
var update = os.Getenv("WEND_GOLDEN") == "update"

// sizes are those of the pictures, without the rows that title and footer take.
var sizes = [][2]int{{160, 46}, {80, 22}, {60, 18}, {40, 10}, {20, 5}}

func golden(t *testing.T, name string, draw func(paint.Pen)) {
	t.Helper()
	var b strings.Builder
	for _, s := range sizes {
		fmt.Fprintf(&b, "%d x %d\n%s\n", s[0], s[1], screen(s[0], s[1], draw))
	}
	path := filepath.Join("testdata", name+".txt")
	if update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("the picture changed (-want +got):\n%s", diff)
	}
}

// screen returns what draw draws, without blanks at the ends of rows.
func screen(w, h int, draw func(paint.Pen)) string {
	c := paint.NewCanvas(w, h)
	draw(c.Pen)
	var rows []string
	for _, line := range c.Lines() {
		rows = append(rows, strings.TrimRight(ansi.Strip(line), " "))
	}
	return strings.Join(rows, "\n")
}

var moment = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// journeys returns n lines, the first changed last.
func journeys(n int) []library.Line {
	titles := []string{"Smartphone buyer, interest phase", "スマホを買う人", "Retailer onboarding", "Booking a holiday"}
	var out []library.Line
	for i := range n {
		out = append(out, library.Line{
			ID: model.DocID(fmt.Sprintf("j%d", i)), Title: fmt.Sprintf("%s %d", titles[i%len(titles)], i),
			Variant: "as-is", Personas: []string{"Maya", "Tom"}, Tags: []string{"phones"},
			Stages: 4, Touchpoints: 17, Updated: moment.Add(-time.Duration(i) * time.Hour), Age: fmt.Sprintf("%d h ago", i),
			Emotion: "59.4", Goal: "12 %", Coverage: "55 %",
		})
	}
	return out
}

func TestTheScreensLookLikeTheirPictures(t *testing.T) {
	th := theme.Default()
	start := library.NewStart("/home/maya/.local/share/wend/workspace.wend")
	golden(t, "start", func(p paint.Pen) { start.Draw(p, th) })
	ascii := theme.WithASCII(theme.None())
	golden(t, "start-ascii", func(p paint.Pen) { start.Draw(p, ascii) })
	list := library.List{}.WithLines(journeys(40))
	golden(t, "library", func(p paint.Pen) {
		list.Draw(p, th, func(below paint.Pen, _ library.Line) { below.Text(1, 0, "what is below", uv.Style{}) })
	})
	golden(t, "library-found", func(p paint.Pen) { list.Filter("phone 2").Draw(p, th, nil) })
	golden(t, "library-nothing", func(p paint.Pen) { list.Filter("xyz").Draw(p, th, nil) })
	golden(t, "library-empty", func(p paint.Pen) { library.List{}.Draw(p, th, nil) })
}

func TestTheStartScreenOffersEveryWayInByArrowsAndByALetter(t *testing.T) {
	start := library.NewStart("w.wend")
	var offered []keymap.Action
	for range 5 {
		_, chosen := start.Do(keymap.ChoiceAccept)
		offered = append(offered, chosen)
		start, chosen = start.Do(keymap.MoveDown)
		if chosen != "" {
			t.Errorf("moving chose %s", chosen)
		}
	}
	want := []keymap.Action{
		keymap.JourneyNew, keymap.WorkspaceRecent, keymap.JourneyTemplate, keymap.DemoOpen, keymap.TutorialStart,
	}
	if diff := cmp.Diff(want, offered); diff != "" {
		t.Error(diff)
	}
	shown := screen(80, 22, func(p paint.Pen) { start.Draw(p, theme.Default()) })
	for _, key := range []string{"n", "o", "t", "d", "i"} {
		a, bound := keymap.Default().Lookup(keymap.Start.Path(), key, "")
		if _, chosen := start.Do(a); !bound || chosen != a {
			t.Errorf("%s chooses %q", key, chosen)
		}
		if !strings.Contains(shown, "  "+key+"\n") {
			t.Errorf("%s is not shown", key)
		}
	}
}

func TestTheStartScreenShowsTheUsersOwnKeys(t *testing.T) {
	own, problems := keymap.New(map[keymap.Action][]string{keymap.DemoOpen: {"x"}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	shown := screen(80, 22, func(p paint.Pen) { library.NewStart("w").WithKeys(own).Draw(p, theme.Default()) })
	if !strings.Contains(shown, " x\n") {
		t.Error(shown)
	}
}

func TestAClickOnTheMenuChooses(t *testing.T) {
	start := library.NewStart("w.wend")
	c := paint.NewCanvas(80, 22)
	start.Draw(c.Pen, theme.Default())
	for y := range 22 {
		if target, ok := c.Hit(40, y); ok && target == any(keymap.DemoOpen) {
			if _, chosen := start.Click(target); chosen != keymap.DemoOpen {
				t.Errorf("chose %s", chosen)
			}
			return
		}
	}
	t.Error("the demo cannot be clicked")
}

func selected(t *testing.T, l library.List) model.DocID {
	t.Helper()
	line, ok := l.Selected()
	if !ok {
		t.Fatal("nothing is selected")
	}
	return line.ID
}

func TestJourneysAreListedByLastChange(t *testing.T) {
	lines := journeys(5)
	lines[0], lines[3] = lines[3], lines[0]
	l := library.List{}.WithLines(lines)
	for i := range 5 {
		if got, want := selected(t, l), model.DocID(fmt.Sprintf("j%d", i)); got != want {
			t.Errorf("row %d is %s", i, got)
		}
		l, _ = l.Do(keymap.MoveDown)
	}
}

func TestTypingFindsByTitlePersonaAndTag(t *testing.T) {
	lines := journeys(8)
	lines[5].Personas, lines[6].Tags, lines[7].Title = []string{"Zoë"}, []string{"urgent"}, "Urgent repair"
	l := library.List{}.WithLines(lines)
	for query, want := range map[string]string{
		"RETAIL": "j2 j6", "zoë": "j5", "smart phone": "j0 j4", "urgent": "j7 j6", "買う": "j1 j5", "xyz": "", "book 3": "j3",
	} {
		found := l.Filter(query)
		var got []string
		for i := range first(found.Count()) {
			row := found
			for range i {
				row, _ = row.Do(keymap.MoveDown)
			}
			got = append(got, string(selected(t, row)))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q finds %v", query, got)
		}
	}
}

func first(n, _ int) int { return n }

func TestTypingOnFindsTheSameAsTypingAtOnce(t *testing.T) {
	l := library.List{}.WithLines(journeys(50))
	rapid.Check(t, func(t *rapid.T) {
		query := rapid.StringOfN(rapid.SampledFrom([]rune("abo 1phスマ")), 0, 8, -1).Draw(t, "query")
		step := l
		for i := range query {
			step = step.Filter(query[:i])
		}
		a, _ := step.Filter(query).Count()
		if b, _ := l.Filter(query).Count(); a != b {
			t.Fatalf("%q: %d step by step, %d at once", query, a, b)
		}
		if back, _ := step.Filter("").Count(); back != 50 {
			t.Fatalf("%d lines without a filter", back)
		}
	})
}

func TestTheCursorStaysOnItsJourney(t *testing.T) {
	l := library.List{}.WithLines(journeys(10)).Select("j6")
	if got := selected(t, l.Filter("retail")); got != "j6" {
		t.Errorf("after filtering it is on %s", got)
	}
	if got := selected(t, l.Filter("retail").Filter("")); got != "j6" {
		t.Errorf("after taking the filter away it is on %s", got)
	}
	lines := journeys(10)
	lines[6].Updated = moment.Add(time.Hour)
	if got := selected(t, l.WithLines(lines)); got != "j6" {
		t.Errorf("after a change it is on %s", got)
	}
	if got := selected(t, l.WithLines(append(lines[:6:6], lines[7:]...))); got != "j7" {
		t.Errorf("after its deletion it is on %s", got)
	}
}

func TestThePartsThatAreScrolledAwayAreCounted(t *testing.T) {
	l := library.List{}.WithLines(journeys(100))
	draw := func() string { return screen(80, 22, func(p paint.Pen) { l.Draw(p, theme.Default(), nil) }) }
	if got := draw(); strings.Contains(got, "▲") || !strings.Contains(got, "▼ 81") {
		t.Errorf("at the start:\n%s", got)
	}
	l, _ = l.Do(keymap.MovePageDown)
	l, _ = l.Do(keymap.MoveDown)
	if got := draw(); !strings.Contains(got, "▲ 1") || !strings.Contains(got, "▼ 80") {
		t.Errorf("a row after the page:\n%s", got)
	}
	before := draw()
	screen(40, 6, func(p paint.Pen) { l.Draw(p, theme.Default(), nil) })
	if diff := cmp.Diff(before, draw()); diff != "" {
		t.Errorf("another size scrolled it:\n%s", diff)
	}
}

func TestAClickSelectsAndASecondOneOpens(t *testing.T) {
	l := library.List{}.WithLines(journeys(10))
	c := paint.NewCanvas(80, 22)
	l.Draw(c.Pen, theme.Default(), nil)
	target, _ := c.Hit(10, 4)
	l, chosen := l.Click(target)
	if got := selected(t, l); got != "j2" || chosen != "" {
		t.Errorf("selected %s, chose %q", got, chosen)
	}
	if _, chosen = l.Click(target); chosen != keymap.JourneyOpen {
		t.Errorf("chose %q", chosen)
	}
}

func TestActionsThatAreNotMovesAreLeftToTheCaller(t *testing.T) {
	l := library.List{}.WithLines(journeys(3))
	for _, c := range keymap.Default().Live(keymap.Library.Path()) {
		_, moved := l.Do(c.Action)
		if moved && c.Edits {
			t.Errorf("%s was taken for a move", c.Action)
		}
	}
}

func TestAnyScreenSurvivesAnySizeAndText(t *testing.T) {
	actions := []keymap.Action{
		keymap.MoveUp, keymap.MoveDown, keymap.MovePageUp, keymap.MovePageDown, keymap.MoveFirst, keymap.MoveLast,
	}
	rapid.Check(t, func(t *rapid.T) {
		lines := journeys(rapid.IntRange(0, 30).Draw(t, "n"))
		for i := range lines {
			lines[i].Title = rapid.StringN(0, 20, -1).Draw(t, "title")
		}
		l, start := library.List{}.WithLines(lines), library.NewStart(rapid.String().Draw(t, "path"))
		w, h := rapid.IntRange(0, 180).Draw(t, "w"), rapid.IntRange(0, 60).Draw(t, "h")
		for range rapid.IntRange(0, 6).Draw(t, "steps") {
			a := rapid.SampledFrom(actions).Draw(t, "action")
			l, _ = l.Do(a)
			start, _ = start.Do(a)
			if rapid.Bool().Draw(t, "filter") {
				l = l.Filter(rapid.StringN(0, 2, -1).Draw(t, "query"))
			}
			l = l.Wheel(rapid.IntRange(-9, 9).Draw(t, "wheel"))
			around(t, w, h, func(p paint.Pen) {
				l.Draw(p, theme.Default(), func(below paint.Pen, _ library.Line) { below.Text(0, 0, "漢字漢字", uv.Style{}) })
			})
			around(t, w, h, func(p paint.Pen) { start.Draw(p, theme.Default()) })
		}
	})
}

// around draws into a window of a larger screen and fails if a cell around it
// changed.
func around(t *rapid.T, w, h int, draw func(paint.Pen)) {
	c := paint.NewCanvas(w+2, h+2)
	for y := range h + 2 {
		c.HLine(0, y, w+2, "░", uv.Style{})
	}
	draw(c.In(paint.Rect{X: 1, Y: 1, W: w, H: h}))
	for y, line := range c.Lines() {
		line = ansi.Strip(line)
		edge := y == 0 || y == h+1
		if edge && line != strings.Repeat("░", w+2) || !strings.HasPrefix(line, "░") || !strings.HasSuffix(line, "░") {
			t.Fatalf("row %d at %d x %d: %q", y, w, h, line)
		}
	}
}

func TestAColumnOfWhichNothingIsKnownIsLeftOut(t *testing.T) {
	lines := journeys(3)
	for i := range lines {
		lines[i].Goal = ""
	}
	got := screen(160, 20, func(p paint.Pen) { library.List{}.WithLines(lines).Draw(p, theme.Default(), nil) })
	if strings.Contains(got, "Goal") || !strings.Contains(got, "Emotion") {
		t.Error(got)
	}
}

func TestTheSelectedLineShowsWithoutColour(t *testing.T) {
	th := theme.WithASCII(theme.None())
	l := library.List{}.WithLines(journeys(5)).Select("j1")
	got := screen(80, 12, func(p paint.Pen) { l.Draw(p, th, nil) })
	if !strings.Contains(got, "> スマホを買う人 1") {
		t.Error(got)
	}
}

// BenchmarkFilter types a query into a library of ten thousand journeys; an
// iteration is one key with the frame after it.
func BenchmarkFilter(b *testing.B) {
	l := library.List{}.WithLines(journeys(10_000))
	c := paint.NewCanvas(160, 48)
	const query = "holiday 99"
	for i := 0; b.Loop(); i++ {
		l = l.Filter(query[:i%len(query)])
		c.Clear()
		l.Draw(c.Pen, theme.Default(), nil)
		c.Render()
	}
}

func TestWhatTypingFoundShowsOnTheSelectedLineToo(t *testing.T) {
	th := theme.Dark()
	c := paint.NewCanvas(80, 12)
	library.List{}.WithLines(journeys(5)).Filter("buyer").Draw(c.Pen, th, nil)
	r, g, b, _ := th.Style(theme.Match).Bg.RGBA()
	if want := fmt.Sprintf("48;2;%d;%d;%dmbuyer", r>>8, g>>8, b>>8); !strings.Contains(c.Lines()[2], want) {
		t.Errorf("not marked: %q", c.Lines()[2])
	}
}

func TestThePreviewShowsEveryPersona(t *testing.T) {
	lines := journeys(1)
	lines[0].Personas = []string{"Maya, careful comparer", "Tom, buys in the shop", "Zoë, on the phone"}
	got := screen(120, 20, func(p paint.Pen) { library.List{}.WithLines(lines).Draw(p, theme.Default(), nil) })
	if !strings.Contains(got, "Zoë, on the") {
		t.Error(got)
	}
}

func TestAsIsAndToBeOfOneJourneyStandTogetherWhereTheNewerBelongs(t *testing.T) {
	lines := journeys(4)
	lines[3].Title, lines[3].Variant = lines[1].Title+" (to-be)", "to-be"
	lines[3].Updated = moment.Add(time.Hour)
	l := library.List{}.WithLines(lines)
	var got []string
	for range 4 {
		got = append(got, string(selected(t, l)))
		l, _ = l.Do(keymap.MoveDown)
	}
	if strings.Join(got, " ") != "j1 j3 j0 j2" {
		t.Error(got)
	}
}
