package chart

import (
	uv "github.com/charmbracelet/ultraviolet"

	"wend/ui/paint"
	"wend/ui/theme"
)

// The sides on which a line leaves a cell.
const (
	up uint8 = 1 << iota
	down
	left
	right
)

// wires is lines along cells. Where lines meet they join, whoever drew them.
type wires map[[2]int]uint8

// across adds a line in row y from the middle of column x to that of column to.
func (w wires) across(x, to, y int) {
	if to < x {
		x, to = to, x
	}
	for i := x; i < to; i++ {
		w[[2]int{i, y}] |= right
		w[[2]int{i + 1, y}] |= left
	}
}

// along adds a line in column x from the middle of row y to that of row to.
func (w wires) along(x, y, to int) {
	if to < y {
		y, to = to, y
	}
	for i := y; i < to; i++ {
		w[[2]int{x, i}] |= down
		w[[2]int{x, i + 1}] |= up
	}
}

func (w wires) draw(p paint.Pen, th theme.Theme, st uv.Style) {
	for at, sides := range w {
		p.Text(at[0], at[1], joint(th.Glyphs, sides), st)
	}
}

// joint returns the glyph of a line that leaves a cell on these sides.
func joint(g *theme.Glyphs, sides uint8) string {
	switch sides {
	case up, down, up | down:
		return g.Curve.Vertical
	case down | right:
		return g.Curve.DownRight
	case down | left:
		return g.Curve.LeftDown
	case up | right:
		return g.Curve.UpRight
	case up | left:
		return g.Curve.LeftUp
	case up | down | right:
		return g.Light.Left
	case up | down | left:
		return g.Light.Right
	case down | left | right:
		return g.Light.Top
	case up | left | right:
		return g.Light.Bottom
	case up | down | left | right:
		return g.Light.Cross
	}
	return g.Curve.Horizontal
}
