package emotion

import (
	uv "github.com/charmbracelet/ultraviolet"

	"wend/ui/axis"
	"wend/ui/chart"
	"wend/ui/paint"
	"wend/ui/scene"
	"wend/ui/theme"
)

// point is a feeling on the screen. Those of hidden columns lie outside.
type point struct {
	x, y  int
	known bool
}

// curves draws what is expected, then all lines, then all points, the selected
// persona's last.
func (b *band) curves() {
	if len(b.View.Columns) == 0 {
		return
	}
	if b.Expected {
		b.expected()
	}
	b.other()
	window := b.window()
	points := make([][]point, len(b.Personas))
	for _, i := range b.behindFirst() {
		points[i] = b.points(i)
		b.line(window, points[i], b.style(i), b.Theme.Glyphs.Curve)
	}
	for _, i := range b.behindFirst() {
		b.dots(window, points[i], i)
	}
}

// window is the pen for what lies right of the labels: up to the last column, or
// up to the edge if the journey goes on there.
func (b *band) window() paint.Pen {
	w, h := b.Size()
	first, last := b.View.Columns[0], b.View.Columns[len(b.View.Columns)-1]
	if b.View.After == 0 {
		w = last.X + last.W
	}
	return b.In(paint.Rect{X: first.X, W: w - first.X, H: h})
}

// behindFirst returns the indices of the personas in the order of drawing.
func (b *band) behindFirst() []int {
	at := selected(b.Scene)
	order := make([]int, 0, len(b.Personas))
	for i := len(b.Personas) - 1; i >= 0; i-- {
		if i != at {
			order = append(order, i)
		}
	}
	return append(order, at)
}

func (b *band) style(i int) uv.Style {
	st := b.Theme.Style(theme.Persona(i))
	if i == selected(b.Scene) {
		st.Attrs |= uv.AttrBold
	}
	return st
}

// points returns the points of the persona at index i in the visible columns
// and in one more at either side, in window coordinates.
func (b *band) points(i int) []point {
	return b.pointsOf(i, func(c axis.Column) (float64, bool) { return Valence(b.Scene, b.Personas[i].ID, c) })
}

// pointsOf is [band.points] with feelings that are told by felt.
func (b *band) pointsOf(i int, felt func(axis.Column) (float64, bool)) []point {
	first := b.View.Columns[0]
	each := first.W + 1
	x := first.W/2 + b.offset(i, first.W)
	out := make([]point, 0, len(b.View.Columns)+2)
	for n := -1; n <= len(b.View.Columns); n++ {
		at := point{x: x + n*each}
		if index := b.View.First + n; index >= 0 && index < b.Axis.Len() {
			v, known := felt(b.Axis.Column(index))
			at.y, at.known = b.scale.row(v), known
		}
		out = append(out, at)
	}
	return out
}

// offset keeps the points of several personas in one column apart, as far as
// its w cells allow.
func (b *band) offset(i, w int) int {
	n := len(b.Personas)
	apart := min(2, (w-2)/max(n, 1))
	return max(apart, 0) * (2*i - n + 1) / 2
}

// line draws the curve through points, with a gap where one is missing.
func (b *band) line(p paint.Pen, points []point, st uv.Style, g theme.Curve) {
	each := b.View.Columns[0].W + 1
	end := len(b.View.Columns)*each - 1
	divider := func(x int) bool { return (x+1)%each == 0 && x < end }
	for i := 1; i < len(points); i++ {
		from, to := points[i-1], points[i]
		if !from.known || !to.known {
			continue
		}
		chart.Curve(p, g, chart.Place{X: from.x, Y: from.y}, chart.Place{X: to.x, Y: to.y}, divider, st)
	}
}

// dots draws the points of the persona at index i.
func (b *band) dots(p paint.Pen, points []point, i int) {
	for n, at := range points[1 : len(points)-1] {
		if !at.known {
			continue
		}
		p.Text(at.x, at.y, b.Theme.Glyphs.Point(i), b.style(i))
		p.Region(paint.Rect{X: at.x, Y: at.y, W: 1, H: 1}, scene.Target{
			Pane: scene.Emotion, Column: b.View.Columns[n].Column, Persona: b.Personas[i].ID,
		})
	}
}

// expected draws the feelings expected of the selected persona as dashes.
func (b *band) expected() {
	who := b.Personas[selected(b.Scene)].ID
	for _, c := range b.View.Columns {
		if v, ok := expected(b.Scene, who, c.Column); ok {
			b.HLine(c.X+1, b.scale.row(float64(v)), c.W-2, b.Theme.Glyphs.Curve.Expected, b.Theme.Style(theme.Muted))
		}
	}
}

// other draws the selected persona's curve in the journey that this one is
// compared with, dashed.
func (b *band) other() {
	if b.Against == nil {
		return
	}
	i := selected(b.Scene)
	points := b.pointsOf(i, func(c axis.Column) (float64, bool) { return b.Against.Valence(b.Personas[i].ID, c, b.Zoom) })
	g, st := dashed(b.Theme), b.Theme.Style(theme.Muted)
	window := b.window()
	b.line(window, points, st, g)
	for _, at := range points[1 : len(points)-1] {
		if at.known {
			window.HLine(at.x-1, at.y, 3, g.Horizontal, st)
		}
	}
}

// dashed returns the pieces of a curve that is not this journey's.
func dashed(th theme.Theme) theme.Curve {
	g := th.Glyphs.Curve
	g.Horizontal, g.Cross = g.Expected, g.Expected
	return g
}
