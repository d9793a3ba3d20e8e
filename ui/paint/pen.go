package paint

import (
	uv "github.com/charmbracelet/ultraviolet"
)

// Pen draws in a window of a canvas. Coordinates count from the window's top left corner; what lies outside is not drawn.
// A pen is a small value: copy it, pass it on, narrow it with In.
type Pen struct {
	g    *grid
	at   Rect // the window on the canvas
	clip Rect // the part of it that may be drawn on
}

// Size returns the columns and rows of the window, also those that are clipped.
func (p Pen) Size() (w, h int) { return p.at.W, p.at.H }

// Bounds returns the whole window in its own coordinates.
func (p Pen) Bounds() Rect { return Rect{W: p.at.W, H: p.at.H} }

// In returns a pen for the window r of p. r may reach beyond p; that part stays clipped, which is how to scroll.
func (p Pen) In(r Rect) Pen {
	at := p.abs(r.clamp())
	return Pen{g: p.g, at: at, clip: p.clip.Intersect(at)}
}

func (p Pen) abs(r Rect) Rect {
	r.X += p.at.X
	r.Y += p.at.Y
	return r
}

// visible returns the cells of r, in canvas coordinates, that may be drawn on.
func (p Pen) visible(r Rect) Rect { return p.abs(r).Intersect(p.clip) }

// Text draws s from x to the right, up to the window's edge, and returns how many columns it advanced, counting also
// those that are clipped.
func (p Pen) Text(x, y int, s string, st uv.Style) int {
	return p.text(x, y, p.at.W-x, s, st)
}

// text draws at most w cells of s.
func (p Pen) text(x, y, w int, s string, st uv.Style) int {
	row := p.clip.Y <= y+p.at.Y && y+p.at.Y < p.clip.Y+p.clip.H
	if row {
		p.g.dirty = true
	}
	id := p.g.styleID(st)
	used := 0
	for len(s) > 0 && used < w {
		gl, n := next(s)
		s = s[n:]
		if gl.width == 0 {
			continue
		}
		if used+gl.width > w {
			gl = blank
		}
		if row {
			p.glyph(p.at.X+x+used, p.at.Y+y, gl, id)
		}
		used += gl.width
	}
	return used
}

// glyph draws one glyph at canvas coordinates on a row inside the clip.
func (p Pen) glyph(x, y int, gl glyph, style uint16) {
	left, right := p.clip.X, p.clip.X+p.clip.W
	if gl.width == 1 {
		if x >= left && x < right {
			p.g.put(x, y, cell{glyph: p.g.glyphID(gl), style: style})
		}
		return
	}
	switch {
	case x >= left && x+1 < right:
		p.g.putWide(x, y, cell{glyph: p.g.glyphID(gl), style: style})
	case x >= left && x < right:
		p.g.put(x, y, cell{style: style})
	case x+1 >= left && x+1 < right:
		p.g.put(x+1, y, cell{style: style})
	}
}

// TextFit draws s in exactly w cells, cut with an ellipsis or followed by spaces.
func (p Pen) TextFit(x, y, w int, s string, st uv.Style) {
	if w <= 0 {
		return
	}
	used := p.fitted(x, y, w, s, st)
	p.Fill(Rect{x + used, y, w - used, 1}, st)
}

// TextRight draws s so that it ends before column x+w, cut with an ellipsis to w cells; the cells before it stay.
func (p Pen) TextRight(x, y, w int, s string, st uv.Style) {
	if w <= 0 {
		return
	}
	_, _, used := fit(s, w, p.g.ellipsis)
	p.fitted(x+w-used, y, used, s, st)
}

// fitted draws s in at most w cells and returns how many it took.
func (p Pen) fitted(x, y, w int, s string, st uv.Style) int {
	head, tail, _ := fit(s, w, p.g.ellipsis)
	used := p.text(x, y, w, head, st)
	return used + p.text(x+used, y, w-used, tail, st)
}

// Fill makes r spaces of a style.
func (p Pen) Fill(r Rect, st uv.Style) { p.fill(r, blank, st) }

// HLine draws n copies of a glyph one cell wide to the right.
func (p Pen) HLine(x, y, n int, s string, st uv.Style) {
	p.fill(Rect{x, y, n, 1}, narrow(s), st)
}

// VLine draws n copies of a glyph one cell wide downwards.
func (p Pen) VLine(x, y, n int, s string, st uv.Style) {
	p.fill(Rect{x, y, 1, n}, narrow(s), st)
}

// narrow returns the first glyph of s, or a space when that is not one cell wide.
func narrow(s string) glyph {
	if s == "" {
		return blank
	}
	if gl, _ := next(s); gl.width == 1 {
		return gl
	}
	return blank
}

func (p Pen) fill(r Rect, gl glyph, st uv.Style) {
	r = p.visible(r.clamp())
	if r.Empty() {
		return
	}
	p.g.dirty = true
	c := cell{glyph: p.g.glyphID(gl), style: p.g.styleID(st)}
	for y := r.Y; y < r.Y+r.H; y++ {
		p.g.put(r.X, y, c)
		p.g.put(r.X+r.W-1, y, c)
		row := p.g.cells[y*p.g.w+r.X:][:r.W]
		for i := range row {
			row[i] = c
		}
	}
}

// Restyle gives the cells of r the style that f makes of theirs. f is called once or more for each style it meets.
func (p Pen) Restyle(r Rect, f func(uv.Style) uv.Style) {
	r = p.visible(r.clamp())
	if r.Empty() {
		return
	}
	p.g.dirty = true
	from, to := uint16(0), p.g.styleID(f(uv.Style{}))
	for y := r.Y; y < r.Y+r.H; y++ {
		row := p.g.cells[y*p.g.w+r.X:][:r.W]
		for i := range row {
			if row[i].style != from {
				from = row[i].style
				to = p.g.styleID(f(p.g.styles[from]))
			}
			row[i].style = to
		}
	}
}

// Tint lays a style over the cells of r: its colours replace theirs where it has any, its attributes are added. Faint
// text that gets a new colour is faint no more.
func (p Pen) Tint(r Rect, st uv.Style) {
	p.Restyle(r, func(old uv.Style) uv.Style {
		if st.Fg != nil {
			old.Fg = st.Fg
			old.Attrs &^= uv.AttrFaint
		}
		if st.Bg != nil {
			old.Bg = st.Bg
		}
		if st.Underline != uv.UnderlineNone {
			old.Underline, old.UnderlineColor = st.Underline, st.UnderlineColor
		}
		old.Attrs |= st.Attrs
		return old
	})
}

// Region says that the visible cells of r belong to target, for Canvas.Hit. Later regions lie above earlier ones.
func (p Pen) Region(r Rect, target any) {
	if r = p.visible(r.clamp()); !r.Empty() {
		p.g.regions = append(p.g.regions, region{r, target})
	}
}

// SetCursor puts the terminal's cursor on x, y; outside the window it is hidden.
func (p Pen) SetCursor(x, y int) {
	x, y = x+p.at.X, y+p.at.Y
	p.g.cursor.x, p.g.cursor.y, p.g.cursor.shown = x, y, p.clip.Contains(x, y)
}
