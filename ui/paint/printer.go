package paint

import (
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// A Printer knows what a terminal shows and writes what makes it show a canvas: the cells that differ, and no others. It
// uses what every terminal of today has: absolute and relative moves, styles, erasing to the end of a line.
//
// Rows with wide characters are treated like all others, as text on a canvas has the same width everywhere; but after a
// wide character the cursor is trusted for what follows directly only. The zero Printer writes for a terminal without
// colours; nothing is taken for shown at first. A printer is for one goroutine and one canvas at a time.
type Printer struct {
	profile colorprofile.Profile
	of      *grid // nil: what is shown is not known
	epoch   int   // of the tables that shown refers to
	w, h    int
	shown   []cell
	x, y    int // where the terminal's cursor is; x is below 0 when that is not known
	pen     uint16
	pens    map[[2]uint16]string
}

// SetProfile says what colours the terminal has; everything is printed anew.
func (p *Printer) SetProfile(profile colorprofile.Profile) {
	p.profile = profile
	p.Forget()
}

// Forget is for when something else was printed, or the terminal was resized: everything is printed anew.
func (p *Printer) Forget() { p.of, p.x = nil, -1 }

// Append adds to out what makes the terminal show c; nothing when it does already.
func (p *Printer) Append(out []byte, c *Canvas) []byte {
	g := c.g
	if p.of != g || p.epoch != g.epoch || p.w != g.w || p.h != g.h {
		if g.w*g.h == 0 {
			return out
		}
		p.of, p.epoch, p.w, p.h = g, g.epoch, g.w, g.h
		p.shown = make([]cell, g.w*g.h)
		p.pens = map[[2]uint16]string{}
		p.x, p.y, p.pen = 0, 0, 0
		out = append(out, ansi.ResetStyle+ansi.CursorHomePosition+ansi.EraseEntireScreen...)
	}
	for y := range g.h {
		now, old := g.cells[y*g.w:(y+1)*g.w], p.shown[y*g.w:(y+1)*g.w]
		if !slices.Equal(now, old) {
			out = p.row(out, y, now, old)
			copy(old, now)
		}
	}
	return p.setPen(out, 0)
}

// row prints the cells of a row that differ. From left to right, so that what is left of an overwritten wide character
// is overwritten next.
func (p *Printer) row(out []byte, y int, now, old []cell) []byte {
	blank := len(now) // from here on the row is unstyled spaces
	for blank > 0 && now[blank-1] == (cell{}) {
		blank--
	}
	sure := true // no wide character was printed in this row
	for x := 0; x < len(now); x++ {
		c := now[x]
		if c == old[x] || c.half == trail {
			continue // the left half stands for both
		}
		if !sure && (p.x != x || p.y != y) {
			p.x, sure = -1, true
		}
		out = p.reach(out, x, y, now)
		if x >= blank && differing(old[x:]) > len(ansi.EraseLineRight) {
			return append(p.setPen(out, 0), ansi.EraseLineRight...)
		}
		out = p.glyph(p.setPen(out, c.style), c)
		p.x++
		if c.half == lead {
			p.x++
			sure = false
		}
		if p.x >= p.w {
			p.x = -1 // it may wait in the last column for the next character
		}
	}
	if !sure {
		p.x = -1
	}
	return out
}

// differing counts the cells from the first to the last that are not blank.
func differing(old []cell) int {
	n := len(old)
	for n > 0 && old[n-1] == (cell{}) {
		n--
	}
	return n
}

func (p *Printer) glyph(out []byte, c cell) []byte {
	switch {
	case c.glyph == 0:
		return append(out, ' ')
	case c.glyph < 0:
		return append(out, p.of.clusters[-c.glyph-1]...)
	}
	return utf8.AppendRune(out, c.glyph)
}

// reach brings the cursor to x, y: by a move, or by printing again what lies between when that is shorter.
func (p *Printer) reach(out []byte, x, y int, row []cell) []byte {
	begin, from := len(out), p.x
	known := from >= 0 && p.y == y && from < x
	out = p.Move(out, x, y)
	most := len(out) - begin
	if !known || x-from > most {
		return out
	}
	moved := slices.Clone(out[begin:])
	out = out[:begin]
	for _, c := range row[from:x] {
		if c.style != p.pen || c.half != single || len(out)-begin > most {
			return append(out[:begin], moved...)
		}
		out = p.glyph(out, c)
	}
	if len(out)-begin > most {
		return append(out[:begin], moved...)
	}
	return out
}

// Move brings the terminal's cursor to x, y, which must lie on the canvas.
func (p *Printer) Move(out []byte, x, y int) []byte {
	if p.x == x && p.y == y {
		return out
	}
	begin := len(out)
	out = append(out, "\x1b["...)
	out = strconv.AppendInt(out, int64(y+1), 10)
	if x > 0 {
		out = append(out, ';')
		out = strconv.AppendInt(out, int64(x+1), 10)
	}
	out = append(out, 'H')
	if p.x >= 0 && y >= p.y && y-p.y <= 3 {
		if short := p.step(nil, x, y-p.y); len(short) < len(out)-begin {
			out = append(out[:begin], short...)
		}
	}
	p.x, p.y = x, y
	return out
}

// step is the way to column x, down rows further below.
func (p *Printer) step(out []byte, x, down int) []byte {
	for range down {
		out = append(out, '\n')
	}
	switch n := x - p.x; {
	case n == 0:
	case x == 0:
		out = append(out, '\r')
	case n > 0:
		out = append(out, ansi.CursorForward(n)...)
	default:
		out = append(out, ansi.CursorBackward(-n)...)
	}
	return out
}

// setPen changes the style that the terminal prints in.
func (p *Printer) setPen(out []byte, style uint16) []byte {
	if style == p.pen {
		return out
	}
	key := [2]uint16{p.pen, style}
	change, known := p.pens[key]
	if !known {
		from, to := uv.ConvertStyle(p.of.styles[p.pen], p.profile), uv.ConvertStyle(p.of.styles[style], p.profile)
		change = uv.StyleDiff(&from, &to)
		p.pens[key] = change
	}
	p.pen = style
	return append(out, change...)
}
