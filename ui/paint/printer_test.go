package paint

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"pgregory.net/rapid"
)

// trueColour returns a printer for a terminal of all colours.
func trueColour() *Printer {
	p := new(Printer)
	p.SetProfile(colorprofile.TrueColor)
	return p
}

// cells are what an emulator shows, a line for each cell.
func cells(e *vt.Emulator) []string {
	var out []string
	for y := range e.Height() {
		for x := range e.Width() {
			c := e.CellAt(x, y)
			if c == nil || c.Content == "" {
				c = &uv.EmptyCell // the right half of a wide character, or nothing yet
			}
			if c.Content == " " {
				c = &uv.Cell{Content: " ", Style: ground(c.Style)}
			}
			out = append(out, fmt.Sprintf("%d,%d %q %s", x, y, c.Content, c.Style.String()))
		}
	}
	return out
}

// whole is what a terminal shows that gets all rows of the canvas.
func whole(c *Canvas) []string {
	w, h := c.Size()
	e := vt.NewEmulator(w, h)
	defer func() { _ = e.Close() }()
	for y, line := range c.Lines() {
		_, _ = e.WriteString(ansi.CursorPosition(1, y+1) + line)
	}
	return cells(e)
}

func TestPrintingWhatDiffersShowsTheWholeCanvas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := NewCanvas(rapid.IntRange(1, 14).Draw(t, "w"), rapid.IntRange(1, 6).Draw(t, "h"))
		w, h := c.Size()
		e := vt.NewEmulator(w, h)
		defer func() { _ = e.Close() }()
		p := trueColour()
		for range rapid.IntRange(1, 12).Draw(t, "frames") {
			if rapid.IntRange(0, 3).Draw(t, "clear") == 0 {
				c.Clear()
			}
			for range rapid.IntRange(0, 3).Draw(t, "strokes") {
				scribble(t, c.In(rects().Draw(t, "window")))
			}
			if rapid.IntRange(0, 9).Draw(t, "forget") == 0 {
				c.Clear()
				c.g.forget()
			}
			if rapid.IntRange(0, 9).Draw(t, "disturb") == 0 {
				_, _ = e.WriteString("\x1b[2;3Hdisturbed")
				p.Forget()
			}
			out := string(p.Append(nil, c))
			_, _ = e.WriteString(out)
			got, want := cells(e), whole(c)
			for i := range want {
				if got[i] != want[i] {
					t.Fatalf("after %q the terminal shows %s, not %s", out, got[i], want[i])
				}
			}
			if again := p.Append(nil, c); len(again) != 0 {
				t.Fatalf("the same again prints %q", again)
			}
		}
	})
}

func TestAChangeBesideWideCharactersDoesNotPrintThemAgain(t *testing.T) {
	c, p := NewCanvas(40, 2), trueColour()
	row := strings.Repeat("漢字", 8)
	c.Text(0, 0, row+" 1", plain)
	p.Append(nil, c)
	c.Text(0, 0, row+" 2", plain)
	if out := string(p.Append(nil, c)); out != "\b2" {
		t.Errorf("one digit more is %q", out)
	}
	c.Text(0, 0, "漢漢", plain)
	out := string(p.Append(nil, c))
	if out != "\x1b[32D漢" {
		t.Errorf("one character more is %q", out)
	}
	c.Text(6, 1, "x", plain)
	if out := string(p.Append(nil, c)); out != "\x1b[2;7Hx" {
		t.Errorf("below a wide character the cursor is moved by %q", out)
	}
}

func TestOnlyTheCellsThatDifferArePrinted(t *testing.T) {
	c, p := NewCanvas(80, 6), trueColour()
	for y := range 6 {
		c.Text(0, y, strings.Repeat("abcdefgh", 10), plain)
	}
	p.Append(nil, c)
	for y := 1; y < 4; y++ {
		c.Text(20, y, "XY", red)
	}
	c.Text(25, 3, "Z", red)
	const want = "\x1b[2;21H\x1b[38;2;255;0;0mXY\n\x1b[2DXY\n\x1b[2DXY\x1b[3CZ\x1b[m"
	if out := string(p.Append(nil, c)); out != want {
		t.Errorf("%q, want %q", out, want)
	}
	c.Fill(Rect{10, 5, 70, 1}, plain)
	if out := string(p.Append(nil, c)); out != "\x1b[6;11H\x1b[K" {
		t.Errorf("an emptied row is %q", out)
	}
}
