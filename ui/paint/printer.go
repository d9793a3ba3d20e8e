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
	grounds []uint16 // by style: the one of a space that looks the same
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
		p.pens, p.grounds = map[[2]uint16]string{}, nil
		p.x, p.y, p.pen = 0, 0, 0
		out = append(out, ansi.ResetStyle+ansi.CursorHomePosition+ansi.EraseEntireScreen...)
	}
	for len(p.grounds) < len(g.styles) {
		p.grounds = append(p.grounds, g.styleID(ground(g.styles[len(p.grounds)])))
	}
	out = p.stacks(out)
	for y := range g.h {
		now, old := p.rowsAt(y)
		if !slices.Equal(now, old) {
			out = p.row(out, y, now, old)
			copy(old, now)
		}
	}
	return p.setPen(out, 0)
}

// ground returns the style without what cannot be seen of a space.
func ground(st uv.Style) uv.Style {
	if st.Underline != uv.UnderlineNone || st.Attrs&(uv.AttrReverse|uv.AttrStrikethrough) != 0 {
		return st
	}
	return uv.Style{Bg: st.Bg}
}

// same reports whether two cells look the same.
func (p *Printer) same(a, b cell) bool {
	return a == b || a.glyph == 0 && b.glyph == 0 && a.half == single && b.half == single && p.grounds[a.style] == p.grounds[b.style]
}

// rowsAt returns a row as it is to be and as the terminal shows it.
func (p *Printer) rowsAt(y int) (now, old []cell) {
	return p.of.cells[y*p.w : (y+1)*p.w], p.shown[y*p.w : (y+1)*p.w]
}

// mostSkipped is how many rows between two of a stack may be as they were.
const mostSkipped = 2

// stacks prints what has one style and stands in rows below each other from the same column on, such as the dividers of
// columns and the lines of a text: so the style is changed once, and the way from line to line is two to five bytes, where
// from one to another in a row both cost several times that.
func (p *Printer) stacks(out []byte) []byte {
	for y := 0; y+1 < p.h; y++ {
		now, old := p.rowsAt(y)
		if slices.Equal(now, old) {
			continue
		}
		for x := 0; x < p.w; x++ {
			if end, style := p.run(x, y); end > x {
				if p.pays(x, y, end, style) {
					out = p.stack(out, x, y, style)
				}
				x = end - 1
			}
		}
	}
	return out
}

// run returns where the cells of one style end that are to be printed and begin at x, and the style; x if none do.
func (p *Printer) run(x, y int) (end int, style uint16) {
	now, old := p.rowsAt(y)
	known := false
	for end = x; end < p.w; end++ {
		c := now[end]
		switch {
		case c.half != single || old[end].half != single || p.same(c, old[end]):
			return end, style
		case end == x:
			style, known = c.style, c.glyph != 0
		case c.glyph == 0 && p.grounds[c.style] == p.grounds[style]:
		case known && c.style != style, p.grounds[c.style] != p.grounds[style]:
			return end, style
		default:
			style, known = c.style, true
		}
	}
	return end, style
}

// below returns where the part of a stack in row y ends; x if there is none.
func (p *Printer) below(x, y int, style uint16) int {
	if x > 0 {
		if before, s := p.run(x-1, y); before > x && s == style {
			return x // it begins further left
		}
	}
	end, s := p.run(x, y)
	if s != style {
		return x
	}
	return end
}

// pays reports whether the run from x to end in row y is best printed with those below it.
func (p *Printer) pays(x, y, end int, style uint16) bool {
	least := 1
	if end-x == 1 {
		least = 2 // a single character may be a part of a text by chance
	}
	n := 0
	for at, skipped := y+1, 0; at < p.h && skipped <= mostSkipped && n < least; at++ {
		if skipped++; p.below(x, at, style) > x {
			n, skipped = n+1, 0
		}
	}
	return n >= least
}

// stack prints the runs in style from x, y downwards.
func (p *Printer) stack(out []byte, x, y int, style uint16) []byte {
	for skipped := 0; y < p.h && skipped <= mostSkipped; y++ {
		skipped++
		end := p.below(x, y, style)
		if end == x {
			continue
		}
		skipped = 0
		now, old := p.rowsAt(y)
		out = p.Move(out, x, y)
		for i := x; i < end; i++ {
			out = p.print(out, now[i])
			old[i] = now[i]
		}
		if p.x += end - x; p.x >= p.w {
			p.x = -1
		}
	}
	return out
}

// row prints the cells of a row that differ. From left to right, so that what is left of an overwritten wide character
// is overwritten next.
func (p *Printer) row(out []byte, y int, now, old []cell) []byte {
	blank := len(now) // from here on the row is unstyled spaces
	for blank > 0 && p.same(now[blank-1], cell{}) {
		blank--
	}
	sure := true // no wide character was printed in this row
	for x := 0; x < len(now); x++ {
		c := now[x]
		if c.half == trail || p.same(c, old[x]) {
			continue // the left half stands for both
		}
		if !sure && (p.x != x || p.y != y) {
			p.x, sure = -1, true
		}
		out = p.reach(out, x, y, now)
		if x >= blank && p.written(old[x:]) > len(ansi.EraseLineRight) {
			if p.grounds[p.pen] != 0 {
				out = p.setPen(out, 0)
			}
			return append(out, ansi.EraseLineRight...)
		}
		out = p.print(out, c)
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

// written counts the cells up to the last that is not blank.
func (p *Printer) written(old []cell) int {
	n := len(old)
	for n > 0 && p.same(old[n-1], cell{}) {
		n--
	}
	return n
}

// print prints a cell; for a space every pen does that looks the same.
func (p *Printer) print(out []byte, c cell) []byte {
	if c.glyph != 0 || p.grounds[p.pen] != p.grounds[c.style] {
		out = p.setPen(out, c.style)
	}
	return p.glyph(out, c)
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
		if c.style != p.pen && (c.glyph != 0 || p.grounds[c.style] != p.grounds[p.pen]) || c.half != single || len(out)-begin > most {
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
	case n == -1:
		out = append(out, '\b')
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
