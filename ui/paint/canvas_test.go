package paint

import (
	"image/color"
	"strings"
	"testing"
	"unicode"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var (
	plain = uv.Style{}
	red   = uv.Style{Fg: color.RGBA{R: 0xff, A: 0xff}}
	blue  = uv.Style{Bg: color.RGBA{B: 0xff, A: 0xff}, Attrs: uv.AttrBold}

	light = Border{
		Horizontal: "─", Vertical: "│", TopLeft: "┌", TopRight: "┐", BottomLeft: "└", BottomRight: "┘",
		Left: "├", Right: "┤", Top: "┬", Cross: "┼", Bottom: "┴",
	}
	heavy = Border{
		Horizontal: "━", Vertical: "┃", TopLeft: "┏", TopRight: "┓", BottomLeft: "┗", BottomRight: "┛",
		Left: "┣", Right: "┫", Top: "┯", Cross: "┿", Bottom: "┷",
	}
)

// picture returns the text of the screen between bars, so that spaces show.
func picture(c *Canvas) string {
	w, _ := c.Size()
	var b strings.Builder
	for _, line := range c.Lines() {
		line = ansi.Strip(line)
		b.WriteString("\n|" + line + strings.Repeat(" ", w-ansi.StringWidth(line)) + "|")
	}
	return b.String()
}

func looksLike(t *testing.T, c *Canvas, want string) {
	t.Helper()
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(picture(c), "\n")); diff != "" {
		t.Error(diff)
	}
}

func TestABandLooksLikeItsPicture(t *testing.T) {
	c := NewCanvas(34, 8)
	f := Frame{Border: heavy, Title: "1 Journey", Right: "5 ›", Foot: "▼ 12"}
	inner := c.Box(c.Bounds(), f)
	inner.Text(1, 0, "Touchpoint", plain)
	inner.TextFit(14, 0, 7, "Sees social post", plain)
	inner.TextFit(24, 0, 8, "漢字カナ漢字", plain)
	for _, x := range []int{12, 22} {
		inner.VLine(x, 0, 6, "│", plain)
	}
	c.Rule(3, EdgeMiddle, Frame{Border: heavy, Title: "2 Emotions"}, 13, 23)
	c.Rule(7, EdgeBottom, f, 13, 23)
	inner.TextRight(14, 4, 7, "-1", plain)
	looksLike(t, c, `
|┏ 1 Journey ━━━━━━━━━━━━━━━━ 5 › ┓|
|┃ Touchpoint │ Sees s… │ 漢字カ… ┃|
|┃            │         │         ┃|
|┣ 2 Emotions ┿━━━━━━━━━┿━━━━━━━━━┫|
|┃            │         │         ┃|
|┃            │      -1 │         ┃|
|┃            │         │         ┃|
|┗━━━━━━━━━━━━┷━━━━━━━━━┷━━━ ▼ 12 ┛|`)
}

func TestATooLongTitleIsShortenedAndTheCounterLeftOut(t *testing.T) {
	c := NewCanvas(12, 6)
	c.Box(Rect{0, 0, 12, 2}, Frame{Border: light, Title: "Value chain of all", Right: "5 ›"})
	c.Box(Rect{0, 2, 5, 2}, Frame{Border: light, Title: "Value"})
	c.Box(Rect{6, 2, 4, 2}, Frame{Border: light, Title: "Value", Foot: "▼ 1"})
	c.Box(Rect{0, 4, 2, 2}, Frame{Border: light, Title: "x", Right: "y"})
	c.Box(Rect{4, 4, 1, 2}, Frame{Border: light})
	c.Box(Rect{6, 4, 4, 1}, Frame{Border: light})
	looksLike(t, c, `
|┌ Value c… ┐|
|└──────────┘|
|┌ … ┐ ┌──┐  |
|└───┘ └──┘  |
|┌┐          |
|└┘          |`)
}

func TestAHalfVisibleWideCharacterIsASpace(t *testing.T) {
	c := NewCanvas(8, 4)
	c.Fill(c.Bounds(), plain)
	for y := range 4 {
		c.HLine(0, y, 8, ".", plain)
	}
	p := c.In(Rect{2, 0, 3, 4})
	p.Text(0, 0, "漢字", plain)  // the second does not fit
	p.Text(-1, 1, "漢字", plain) // the first is cut at the left
	p.Text(2, 2, "漢", plain)
	c.Text(1, 3, "漢字", plain)
	p.Text(0, 3, "x", plain) // overwrites the right half of one
	looksLike(t, c, `
|..漢 ...|
|.. 字...|
|.... ...|
|. x字...|`)
}

func TestTextReturnsTheColumnsItAdvanced(t *testing.T) {
	c := NewCanvas(10, 1)
	p := c.In(Rect{4, 0, 3, 1})
	got := []int{
		c.Text(0, 0, "漢字", plain), c.Text(8, 0, "long", plain), c.Text(0, 5, "below", plain), c.Text(11, 0, "x", plain),
		c.Text(-2, 0, "abcd", plain), p.Text(2, 0, "漢", plain), c.Text(0, 0, "", plain), c.Text(0, 0, "\u200b", plain),
	}
	if diff := cmp.Diff([]int{4, 2, 5, 0, 4, 1, 0, 0}, got); diff != "" {
		t.Error(diff)
	}
}

func TestScrolledWindowShowsItsMiddle(t *testing.T) {
	c := NewCanvas(5, 2)
	view := c.In(Rect{1, 0, 3, 2})
	long := view.In(Rect{-2, -1, 10, 4})
	for y, s := range []string{"0abcdefgh", "1abcdefgh", "2abcdefgh"} {
		long.Text(0, y, s, plain)
	}
	looksLike(t, c, `
| bcd |
| bcd |`)
	if w, h := long.Size(); w != 10 || h != 4 {
		t.Errorf("the window is %d by %d", w, h)
	}
}

func TestTintKeepsTheTextAndTheColoursItDoesNotSet(t *testing.T) {
	c := NewCanvas(4, 1)
	c.Text(0, 0, "ab", red)
	c.Text(2, 0, "c", uv.Style{Attrs: uv.AttrFaint | uv.AttrItalic})
	c.Tint(Rect{1, 0, 3, 1}, blue)
	c.Tint(Rect{2, 0, 1, 1}, red)
	both := uv.Style{Fg: red.Fg, Bg: blue.Bg, Attrs: uv.AttrBold}
	emulate(t, c, func(e *vt.Emulator) {
		for x, want := range []uv.Cell{
			{Content: "a", Style: red},
			{Content: "b", Style: both},
			{Content: "c", Style: uv.Style{Fg: red.Fg, Bg: blue.Bg, Attrs: uv.AttrBold | uv.AttrItalic}},
			{Content: " ", Style: blue},
		} {
			if got := e.CellAt(x, 0); got.Content != want.Content || !got.Style.Equal(&want.Style) {
				t.Errorf("cell %d is %+v, want %+v", x, got, want)
			}
		}
	})
}

// emulate shows the canvas in a terminal emulator of its size.
func emulate(t *testing.T, c *Canvas, look func(*vt.Emulator)) {
	t.Helper()
	w, h := c.Size()
	e := vt.NewEmulator(w, h)
	defer func() { _ = e.Close() }()
	for y, line := range c.Lines() {
		if _, err := e.WriteString(ansi.CursorPosition(1, y+1) + line); err != nil {
			t.Fatal(err)
		}
	}
	look(e)
}

// unmarked returns texts without combining marks, which the emulator, unlike terminals, puts into the next cell.
func unmarked() *rapid.Generator[string] {
	return rapid.Map(texts(), func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) && r != '\ufe0f' {
				return -1
			}
			return r
		}, s)
	})
}

func TestATerminalShowsTheBordersWhereTheyWereDrawn(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		const w, h = 24, 5
		c := NewCanvas(w, h)
		inner := c.Box(c.Bounds(), Frame{Border: heavy, Title: unmarked().Draw(rt, "title"), Style: red})
		for y := range h - 2 {
			inner.TextFit(0, y, 10, unmarked().Draw(rt, "left"), plain)
			inner.Text(11, y, unmarked().Draw(rt, "right"), blue)
		}
		inner.VLine(10, 0, h-2, "│", plain)
		emulate(t, c, func(e *vt.Emulator) {
			for y := 1; y < h-1; y++ {
				for x, want := range map[int]string{0: "┃", 11: "│", w - 1: "┃"} {
					if got := e.CellAt(x, y); got == nil || got.Content != want {
						rt.Fatalf("cell %d,%d is %+v, want %s in %q", x, y, got, want, c.Lines()[y])
					}
				}
			}
			for x, want := range map[int]string{0: "┏", w - 1: "┓"} {
				if got := e.CellAt(x, 0); got == nil || got.Content != want {
					rt.Fatalf("cell %d,0 is %+v, want %s in %q", x, got, want, c.Lines()[0])
				}
			}
		})
	})
}

func rects() *rapid.Generator[Rect] {
	return rapid.Custom(func(t *rapid.T) Rect {
		n := rapid.IntRange(-4, 16)
		return Rect{n.Draw(t, "x"), n.Draw(t, "y"), n.Draw(t, "w"), n.Draw(t, "h")}
	})
}

// scribble draws anything anywhere in a window.
func scribble(t *rapid.T, p Pen) {
	n := rapid.IntRange(-6, 16)
	st := rapid.SampledFrom([]uv.Style{plain, red, blue}).Draw(t, "style")
	x, y, s, r := n.Draw(t, "x"), n.Draw(t, "y"), texts().Draw(t, "text"), rects().Draw(t, "rect")
	switch rapid.IntRange(0, 9).Draw(t, "kind") {
	case 0:
		p.Fill(r, st)
	case 1:
		p.Tint(r, st)
	case 2:
		p.Box(r, Frame{Border: light, Title: s, Right: "5 ›", Style: st})
	case 3:
		p.HLine(x, y, n.Draw(t, "n"), s, st)
	case 4:
		p.VLine(x, y, n.Draw(t, "n"), "│", st)
	case 5:
		p.TextFit(x, y, n.Draw(t, "w"), s, st)
	case 6:
		p.TextRight(x, y, n.Draw(t, "w"), s, st)
	case 7:
		p.Rule(y, EdgeMiddle, Frame{Border: heavy, Title: s, Right: s}, x, y)
	default:
		p.Text(x, y, s, st)
	}
}

func TestRowsNeverExceedTheScreen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(0, 14).Draw(t, "w"), rapid.IntRange(0, 6).Draw(t, "h")
		c := NewCanvas(w, h)
		for range rapid.IntRange(1, 12).Draw(t, "strokes") {
			scribble(t, c.In(rects().Draw(t, "window")))
		}
		lines := strings.Split(c.Render(), "\n")
		if len(lines) != max(h, 1) {
			t.Fatalf("%d lines of %d", len(lines), h)
		}
		for y, l := range lines {
			if wc, gr := ansi.StringWidthWc(l), ansi.StringWidth(l); wc > w || gr > w || wc != gr {
				t.Fatalf("row %d is %d or %d wide of %d: %q", y, wc, gr, w, l)
			}
		}
	})
}

func TestNothingIsDrawnOutsideTheWindow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := NewCanvas(14, 6)
		for range rapid.IntRange(0, 6).Draw(t, "before") {
			scribble(t, c.Pen)
		}
		was := append([]cell(nil), c.g.cells...)
		window := rects().Draw(t, "window")
		scribble(t, c.In(window).In(rects().Draw(t, "inner")))
		for i, now := range c.g.cells {
			if window.Contains(i%14, i/14) || now == was[i] {
				continue
			}
			// Half a wide character cannot stay when the other half is overwritten.
			if was[i].half == single || now != (cell{style: was[i].style}) {
				t.Fatalf("cell %d,%d outside %+v changed from %+v to %+v", i%14, i/14, window, was[i], now)
			}
		}
	})
}

// TestRenderingInPartsEqualsRenderingAtOnce proves that no change is missed by what Render remembers.
func TestRenderingInPartsEqualsRenderingAtOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := NewCanvas(14, 6)
		for range rapid.IntRange(1, 8).Draw(t, "strokes") {
			scribble(t, c.Pen)
			if rapid.Bool().Draw(t, "clear") {
				c.Clear()
			}
			if rapid.IntRange(0, 7).Draw(t, "forget") == 0 {
				c.Clear()
				c.g.forget()
			}
			c.Render()
		}
		part := c.Render()
		c.g.unshown, c.g.dirty = true, true
		if diff := cmp.Diff(c.Render(), part); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestAnUnchangedFrameIsTheSameStringAndAllocatesNothing(t *testing.T) {
	c := NewCanvas(160, 48)
	drawBoard(c)
	first := c.Render()
	if n := testing.AllocsPerRun(10, func() { c.Render() }); n != 0 {
		t.Errorf("%v allocations for nothing drawn", n)
	}
	if n := testing.AllocsPerRun(10, func() { c.Clear(); drawBoard(c); c.Render() }); n > 200 {
		t.Errorf("%v allocations for the same drawn again", n)
	}
	if c.Render() != first {
		t.Error("the same drawing gave another frame")
	}
}

func TestTheSecondFrameShowsNothingOfTheFirst(t *testing.T) {
	c := NewCanvas(6, 2)
	c.Text(0, 0, "漢字", red)
	c.Render()
	c.Clear()
	c.Text(1, 1, "b", plain)
	looksLike(t, c, `
|      |
| b    |`)
	c.Resize(3, 1)
	looksLike(t, c, `
|   |`)
}

func TestLinesEndUnstyled(t *testing.T) {
	c := NewCanvas(5, 1)
	c.Text(0, 0, "ab", red)
	c.Fill(Rect{3, 0, 2, 1}, blue)
	if got, want := c.Render(), "\x1b[38;2;255;0;0mab\x1b[m \x1b[1;48;2;0;0;255m  \x1b[m"; !sameSGR(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// sameSGR compares escape sequences whatever the order of their parameters.
func sameSGR(a, b string) bool {
	return len(a) == len(b) && ansi.Strip(a) == ansi.Strip(b) && strings.HasSuffix(a, "\x1b[m")
}

func TestTheRegionDrawnLastIsHit(t *testing.T) {
	c := NewCanvas(10, 4)
	c.Region(c.Bounds(), "map")
	pane := c.In(Rect{2, 1, 4, 2})
	pane.Region(Rect{1, 0, 20, 1}, 7)
	pane.Region(Rect{9, 9, 1, 1}, "unseen")
	for _, q := range []struct {
		x, y int
		want any
	}{{0, 0, "map"}, {2, 1, "map"}, {3, 1, 7}, {5, 1, 7}, {6, 1, "map"}, {3, 2, "map"}, {10, 0, nil}, {-1, 0, nil}} {
		if got, ok := c.Hit(q.x, q.y); got != q.want || ok != (q.want != nil) {
			t.Errorf("Hit(%d, %d) = %v, %v, want %v", q.x, q.y, got, ok, q.want)
		}
	}
	c.Clear()
	if got, ok := c.Hit(3, 1); ok {
		t.Errorf("after Clear there is still %v", got)
	}
}

func TestTheCursorIsWhereAPaneSetIt(t *testing.T) {
	c := NewCanvas(10, 4)
	pane := c.In(Rect{2, 1, 4, 2})
	pane.SetCursor(3, 1)
	if x, y, shown := c.Cursor(); x != 5 || y != 2 || !shown {
		t.Errorf("cursor at %d, %d, %v", x, y, shown)
	}
	pane.SetCursor(4, 0)
	if _, _, shown := c.Cursor(); shown {
		t.Error("a cursor outside its window shows")
	}
	pane.SetCursor(0, 0)
	c.Clear()
	if _, _, shown := c.Cursor(); shown {
		t.Error("the cursor survives Clear")
	}
}

func TestManyStylesDoNotExhaustTheCanvas(t *testing.T) {
	c := NewCanvas(4, 1)
	for i := range 70000 {
		c.Text(0, 0, "x", uv.Style{Fg: color.RGBA{uint8(i), uint8(i >> 8), uint8(i >> 16), 0xff}})
		if i%1000 == 0 {
			c.Clear()
		}
	}
	c.Clear()
	c.Text(0, 0, "x", red)
	if got := c.Render(); got != "\x1b[38;2;255;0;0mx\x1b[m" {
		t.Errorf("got %q", got)
	}
}

func TestWhatWasKeptIsDrawnAgainWithItsRegionsAndCursor(t *testing.T) {
	c := NewCanvas(20, 3)
	c.Text(0, 0, "below 字", red)
	c.Region(Rect{W: 5, H: 1}, "first")
	c.SetCursor(3, 1)
	c.Keep()
	before := c.Render()
	c.Text(0, 0, "above it", blue)
	c.Region(Rect{W: 5, H: 1}, "second")
	c.SetCursor(1, 1)
	if !c.Restore() || c.Render() != before {
		t.Errorf("it shows %q, and before %q", c.Render(), before)
	}
	if target, _ := c.Hit(0, 0); target != "first" {
		t.Errorf("a click hits %v", target)
	}
	if x, _, _ := c.Cursor(); x != 3 {
		t.Errorf("the cursor is in column %d", x)
	}
	if c.Resize(10, 2); c.Restore() {
		t.Error("what was kept of another size is drawn")
	}
}
