package chart_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/ui/chart"
	"wend/ui/paint"
	"wend/ui/theme"
	"wend/ui/uitest"
)

// picture is what every chart is.
type picture interface {
	Draw(paint.Pen, theme.Theme)
	Words() string
}

func percent(v float64) string { return fmt.Sprintf("%.0f %%", v) }

// bounce is the KPI of the sketch: a process, then another since the page was
// rebuilt.
func bounce() chart.Line {
	before := []float64{60, 58, 62, 57, 59, 61, 58}
	after := []float64{52, 54, 51, 50, 47, 46, 45.5}
	l := chart.Line{Target: chart.At(45), Better: chart.Lower, Format: percent, Selected: 3}
	first := chart.Segment{Mean: chart.At(59), Lower: chart.At(54), Upper: chart.At(64)}
	for i, v := range before {
		first.Points = append(first.Points, chart.Point{X: float64(i * 7), Label: fmt.Sprint("week ", 1+i), Value: v})
	}
	second := chart.Segment{Title: "page rebuilt", Mean: chart.At(52), Lower: chart.At(48), Upper: chart.At(56)}
	for i, v := range after {
		p := chart.Point{X: float64(56 + i*7), Label: fmt.Sprint("week ", 9+i), Value: v}
		if i == 0 {
			p.Low, p.High = chart.At(49), chart.At(55)
		}
		if v < 48 {
			p.Signal = "below the lower limit"
		}
		second.Points = append(second.Points, p)
	}
	l.Segments = []chart.Segment{first, second}
	return l
}

func chain() chart.Bars {
	bar := func(name string, cost, worth float64, verdict string) chart.Bar {
		return chart.Bar{Label: name, Values: []chart.Level{chart.At(cost), chart.At(worth)}, Note: verdict}
	}
	return chart.Bars{
		Names: []string{"cost share", "contribution"}, Format: percent, Selected: 1,
		Rows: []chart.Bar{
			bar("Inbound logistics", 12, 4, "streamline"), bar("Operations", 30, 34, "protect"), bar("Outbound logistics", 18, 9, "redesign"),
			bar("Marketing and sales", 25, 41, "protect"),
			{Label: "Service 買う", Values: []chart.Level{chart.At(8), {}}, Note: "keep lean"},
		},
	}
}

func plan() chart.Scatter {
	return chart.Scatter{
		X: chart.Axis{Title: "effort", From: 1, To: 5, Split: 3}, Y: chart.Axis{Title: "impact", From: 1, To: 5, Split: 3},
		Quadrants: [4]string{"quick wins", "big bets", "fill-ins", "money pit"}, Selected: 2,
		Dots: []chart.Dot{
			{Label: "1", Name: "Comparable spec table", X: 2, Y: 4},
			{Label: "2", Name: "Battery facts", X: 1.5, Y: 2},
			{Label: "3", Name: "Short checkout", X: 2.6, Y: 4.4},
			{Label: "4", Name: "New shop", X: 5, Y: 5},
			{Label: "5", Name: "Guide", X: 1.5, Y: 2},
			{Label: "6", Name: "Unknown", X: math.NaN(), Y: 1},
		},
	}
}

func tactics() chart.Grid {
	return chart.Grid{
		Corner: "Stage", Rows: []string{"Awareness", "Interest", "Consideration", "Purchase", "Retention"},
		Columns: []string{"Search", "Social", "Shop", "Mail", "Phone"}, Row: 1, Column: 2,
		Cell: func(r, c int) chart.Mark {
			if (r*3+c*2)%4 != 0 || r == 3 {
				return chart.Mark{}
			}
			return chart.Mark{Text: fmt.Sprintf("%d tactics", r+c+1), Token: theme.Text}
		},
	}
}

func flow() chart.Graph {
	return chart.Graph{
		Enter: "100", Leave: "12 reach the goal", Selected: 2, Box: chart.None,
		Boxes: []chart.Box{
			{Title: "Awareness", Exit: "28 leave"},
			{Title: "Interest", Exit: "38 leave"},
			{Title: "Consideration", Exit: "17 leave"},
			{Title: "Purchase", Exit: "4 leave"},
		},
		Arrows: []chart.Arrow{
			{From: 0, To: 1, Label: "60 %"},
			{From: 1, To: 2, Label: "45 %"},
			{From: 2, To: 3, Label: "40 %"},
			{From: 0, To: 2, Label: "10 %"},
			{From: 2, To: 1, Label: "20 %"},
			{From: 3, To: 2, Label: "5 %"},
			{From: 1, To: 1, Label: "15 %"},
		},
	}
}

// porter is the value chain drawn with frames and bars: support across, primary
// ones in a row, the margin at the tip.
type porter struct{ chart.Bars }

func (c porter) Draw(p paint.Pen, th theme.Theme) {
	w, h := p.Size()
	tip, body := p.Bounds().SplitRight(w / 10)
	p.Box(tip, th.Frame("Margin"))
	for _, name := range []string{"Infrastructure", "People"} {
		var bar paint.Rect
		bar, body = body.SplitTop(min(3, h/5))
		one := c.Bars
		one.Rows, one.Selected = c.Rows[:1], chart.None
		one.Draw(p.Box(bar, th.Frame(name)), th)
	}
	one := c.Bars
	for i, row := range c.Rows {
		var box paint.Rect
		box, body = body.SplitLeft(body.W / (len(c.Rows) - i))
		one.Rows, one.Selected = []chart.Bar{{Values: row.Values}}, chart.None
		one.Draw(p.Box(box, th.Frame(row.Label)), th)
	}
}

func draw(w, h int, th theme.Theme, c picture) string {
	canvas := paint.NewCanvas(w, h)
	canvas.SetEllipsis(th.Glyphs.Ellipsis)
	c.Draw(canvas.Pen, th)
	var rows []string
	for _, line := range canvas.Lines() {
		rows = append(rows, strings.TrimRight(ansi.Strip(line), " "))
	}
	return strings.Join(rows, "\n") + "\n"
}

func TestChartsLookLikeTheirPictures(t *testing.T) {
	ascii := theme.WithASCII(theme.None())
	for name, c := range map[string]picture{
		"line": bounce(), "bars": chain(), "scatter": plan(), "grid": tactics(), "graph": flow(), "porter": porter{chain()},
	} {
		var b strings.Builder
		fmt.Fprintln(&b, c.Words())
		for _, s := range [][2]int{{160, 48}, {80, 24}, {60, 20}, {48, 12}, {24, 6}, {10, 3}} {
			fmt.Fprintf(&b, "%d x %d\n%s", s[0], s[1], draw(s[0], s[1], theme.Default(), c))
		}
		fmt.Fprintf(&b, "80 x 24 ascii\n%s", draw(80, 24, ascii, c))
		fmt.Fprintf(&b, "60 x 20 ascii\n%s", draw(60, 20, ascii, c))
		uitest.Golden(t, name, b.String())
	}
}

func TestWordsSayWhatThePictureShows(t *testing.T) {
	for _, c := range []struct {
		of   picture
		want string
	}{
		{bounce(), "14 points from 60 % to 46 %, mean 52 % since page rebuilt, target 45 % not met; the last 3 below the lower limit"},
		{chart.Line{Target: chart.At(3), Better: chart.Higher}, "no value yet, target 3"},
		{chain(), "cost share against contribution of 5; they differ most at Marketing and sales: 25 % against 41 %"},
		{plan(), "impact against effort: quick wins 2 (Comparable spec table, Short checkout); big bets 1 (New shop); fill-ins 2 (Battery facts, Guide); 1 without both numbers"},
		{tactics(), "8 of 25 cells filled; nothing in Interest, Purchase"},
		{flow(), "4 boxes; Awareness: 60 % to Interest, 10 % to Consideration, 28 leave; Interest: 45 % to Consideration, 15 % to Interest again, 38 leave; Consideration: 40 % to Purchase, 20 % to Interest, 17 leave; Purchase: 5 % to Consideration, 4 leave; at the end 12 reach the goal"},
	} {
		if diff := cmp.Diff(c.want, c.of.Words()); diff != "" {
			t.Error(diff)
		}
	}
}

func TestAReachedTargetIsSaidInTheRightDirection(t *testing.T) {
	for better, want := range map[chart.Better]string{chart.Higher: "target 5 not met", chart.Lower: "target 5 met", chart.Neither: "target 5"} {
		l := chart.Line{Target: chart.At(5), Better: better, Segments: []chart.Segment{{Points: []chart.Point{{Value: 4}}}}}
		if got := l.Words(); !strings.HasSuffix(got, want) {
			t.Errorf("%q does not end in %q", got, want)
		}
	}
}

func TestSignalsAreSaidByTheirPlace(t *testing.T) {
	l := chart.Line{Segments: []chart.Segment{{Points: []chart.Point{
		{Value: 9, Signal: "high"}, {Value: 4}, {Value: 1, Signal: "low"}, {Value: 1, Signal: "low"}, {Value: 9, Signal: "high"},
	}}}}
	want := "5 points from 9 to 9; point 1 high; points 3 to 4 low; the last high"
	if diff := cmp.Diff(want, l.Words()); diff != "" {
		t.Error(diff)
	}
}

func TestAReachedTargetIsAlsoOneThatIsJustReached(t *testing.T) {
	for _, better := range []chart.Better{chart.Higher, chart.Lower} {
		l := chart.Line{Target: chart.At(5), Better: better, Segments: []chart.Segment{{Points: []chart.Point{{Value: 5}}}}}
		if got := l.Words(); !strings.HasSuffix(got, "target 5 met") {
			t.Error(got)
		}
	}
}

func TestADotOnTheDividingLineBelongsToTheHigherHalf(t *testing.T) {
	s := plan()
	s.Dots = []chart.Dot{{Label: "1", X: 3, Y: 3}}
	if got := s.Words(); !strings.Contains(got, "big bets 1 (1)") {
		t.Error(got)
	}
}

func TestBarsOfSeveralChartsCanBeCompared(t *testing.T) {
	b := chart.Bars{Names: []string{"cost"}, Rows: []chart.Bar{{Values: []chart.Level{chart.At(5)}}}, Selected: chart.None}
	alone := strings.Count(draw(40, 1, theme.Default(), b), "█")
	b.Most = 10
	if half := strings.Count(draw(40, 1, theme.Default(), b), "█"); half >= alone || half < alone/2-1 {
		t.Errorf("%d cells of %d", half, alone)
	}
}

// regions returns how many cells of each target there are.
func regions(w, h int, c picture) map[any]int {
	canvas := paint.NewCanvas(w, h)
	c.Draw(canvas.Pen, theme.Default())
	out := map[any]int{}
	for y := range h {
		for x := range w {
			if target, ok := canvas.Hit(x, y); ok {
				out[target]++
			}
		}
	}
	return out
}

func TestEverythingThatCanBeSelectedCanBeClicked(t *testing.T) {
	for i := range flow().Arrows {
		for _, s := range [][2]int{{160, 20}, {80, 24}, {60, 20}, {48, 12}, {24, 4}} {
			g := flow()
			g.Selected = i
			if regions(s[0], s[1], g)[chart.OnArrow(i)] == 0 {
				t.Errorf("arrow %d cannot be clicked at %v", i, s)
			}
		}
	}
	graph := regions(160, 20, flow())
	for i := range flow().Boxes {
		if graph[chart.OnBox(i)] == 0 {
			t.Errorf("box %d cannot be clicked", i)
		}
	}
	dots := regions(80, 24, plan())
	for i := range 4 { // the fifth shares the cell of the second, the last has no place
		if dots[chart.OnDot(i)] == 0 {
			t.Errorf("dot %d cannot be clicked", i)
		}
	}
	cells, points, bars := regions(80, 24, tactics()), regions(80, 24, bounce()), regions(80, 24, chain())
	if cells[chart.OnCell{Row: 4, Column: 4}] == 0 || points[chart.OnPoint(13)] == 0 || bars[chart.OnBar(4)] == 0 {
		t.Error("the last of them cannot be clicked")
	}
}

func TestTheSelectedPartShowsWithoutColour(t *testing.T) {
	th := theme.WithASCII(theme.None())
	line, bars, scatter, grid, graph := bounce(), chain(), plan(), tactics(), flow()
	with := []picture{line, bars, scatter, grid, graph}
	line.Selected, bars.Selected, scatter.Selected, graph.Selected, grid.Row = chart.None, chart.None, chart.None, chart.None, chart.None
	for i, without := range []picture{line, bars, scatter, grid, graph} {
		for _, s := range [][2]int{{160, 48}, {80, 24}, {60, 20}} {
			if draw(s[0], s[1], th, with[i]) == draw(s[0], s[1], th, without) {
				t.Errorf("the selection of %T does not show at %v", without, s)
			}
		}
	}
}

func TestThePageWithTheCursorShows(t *testing.T) {
	g := tactics()
	for r := range g.Rows {
		for c := range g.Columns {
			g.Row, g.Column = r, c
			got := draw(40, 4, theme.Default(), g)
			if !strings.Contains(got, g.Rows[r]) || !strings.Contains(got, g.Columns[c]) || !strings.Contains(got, "▌") {
				t.Fatalf("%s by %s:\n%s", g.Rows[r], g.Columns[c], got)
			}
		}
	}
	b := chain()
	for i, row := range b.Rows {
		if b.Selected = i; !strings.Contains(draw(60, 2, theme.Default(), b), row.Label) {
			t.Errorf("%s does not show", row.Label)
		}
	}
}

// strange are texts that go wrong where cells are counted as letters.
var strange = []string{"", "plain", "漢字漢字漢字", "e\u0301e\u0301", "\x1b[31mred\x07", "שלום עולם", "👩‍👩‍👧‍👦👍🏽", "a\nb\tc", "\xff\xfe", "\u202eabc", "a longer text than most"}

// anything returns a chart of any kind with any data.
func anything(t *rapid.T) picture {
	text := func() string { return rapid.SampledFrom(strange).Draw(t, "text") }
	number := func() float64 {
		return rapid.OneOf(rapid.Float64Range(-100, 100), rapid.SampledFrom([]float64{0, math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, -math.MaxFloat64, 5e-324})).Draw(t, "number")
	}
	level := func() chart.Level { return chart.Level{Value: number(), Known: rapid.Bool().Draw(t, "known")} }
	n, m, at := rapid.IntRange(0, 12).Draw(t, "n"), rapid.IntRange(0, 9).Draw(t, "m"), rapid.IntRange(-1, 12).Draw(t, "selected")
	switch rapid.IntRange(0, 4).Draw(t, "kind") {
	case 0:
		l := chart.Line{Target: level(), Better: chart.Higher, Selected: at}
		for range m {
			s := chart.Segment{Title: text(), Mean: level(), Lower: level(), Upper: level()}
			for range n {
				s.Points = append(s.Points, chart.Point{X: number(), Label: text(), Value: number(), Low: level(), High: level(), Signal: text()})
			}
			l.Segments = append(l.Segments, s)
		}
		return l
	case 1:
		b := chart.Bars{Names: []string{text(), text()}[:rapid.IntRange(1, 2).Draw(t, "names")], Selected: at}
		for range n {
			b.Rows = append(b.Rows, chart.Bar{Label: text(), Values: []chart.Level{level(), level()}, Note: text()})
		}
		return b
	case 2:
		s := chart.Scatter{X: chart.Axis{Title: text(), Split: number(), From: number(), To: number()}, Y: chart.Axis{Title: text(), Split: number()}, Selected: at}
		for range n {
			s.Dots = append(s.Dots, chart.Dot{Label: text(), Name: text(), X: number(), Y: number()})
		}
		return s
	case 3:
		g := chart.Grid{Corner: text(), Row: at, Column: at - 1, Cell: func(r, c int) chart.Mark { return chart.Mark{Text: strange[(r+c)%len(strange)]} }}
		for range n {
			g.Rows = append(g.Rows, text())
		}
		for range m {
			g.Columns = append(g.Columns, text())
		}
		return g
	}
	g := chart.Graph{Enter: text(), Leave: text(), Selected: at, Box: at}
	for range m {
		g.Boxes = append(g.Boxes, chart.Box{Title: text(), Exit: text()})
	}
	for range n {
		g.Arrows = append(g.Arrows, chart.Arrow{From: rapid.IntRange(-1, 9).Draw(t, "from"), To: rapid.IntRange(-1, 9).Draw(t, "to"), Label: text()})
	}
	return g
}

func TestNoSizeAndNoDataBreaksAChart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anything(t)
		w, h := rapid.IntRange(0, 200).Draw(t, "w"), rapid.IntRange(0, 60).Draw(t, "h")
		canvas := paint.NewCanvas(w+2, h+2)
		for y := range h + 2 {
			canvas.HLine(0, y, w+2, "░", uv.Style{})
		}
		c.Draw(canvas.In(paint.Rect{X: 1, Y: 1, W: w, H: h}), theme.Default())
		for y, line := range canvas.Lines() {
			line = ansi.Strip(line)
			edge := y == 0 || y == h+1
			if edge && line != strings.Repeat("░", w+2) || !strings.HasPrefix(line, "░") || !strings.HasSuffix(line, "░") || paint.Width(line) != w+2 {
				t.Fatalf("row %d at %d x %d: %q", y, w, h, line)
			}
		}
		if c.Words() == "" {
			t.Fatal("no words")
		}
	})
}

func BenchmarkCharts(b *testing.B) {
	for name, c := range map[string]picture{"line": bounce(), "bars": chain(), "scatter": plan(), "grid": tactics(), "graph": flow()} {
		b.Run(name, func(b *testing.B) {
			canvas := paint.NewCanvas(160, 48)
			for b.Loop() {
				canvas.Clear()
				c.Draw(canvas.Pen, theme.Default())
				canvas.Render()
			}
		})
	}
}
