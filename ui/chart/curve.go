package chart

import (
	"math"

	uv "github.com/charmbracelet/ultraviolet"

	"wend/ui/paint"
	"wend/ui/theme"
)

// Place is a cell.
type Place struct{ X, Y int }

// Curve draws the piece of a curve between two points that lie at different columns,
// without the points. Where divider is true it crosses a line between columns, and
// does not turn if it can turn elsewhere.
func Curve(p paint.Pen, g theme.Curve, from, to Place, divider func(x int) bool, st uv.Style) {
	rows := path(from.X, from.Y, to.X, to.Y, divider)
	for n := 1; n < len(rows)-1; n++ {
		stroke(p, g, from.X+n, rows[n-1], rows[n], divider(from.X+n), st)
	}
}

// stroke draws the piece of a curve in column x, where it comes in row from and
// leaves in row to.
func stroke(p paint.Pen, g theme.Curve, x, from, to int, divider bool, st uv.Style) {
	switch {
	case from == to && divider:
		p.Text(x, from, g.Cross, st)
	case from == to:
		p.Text(x, from, g.Horizontal, st)
	case from < to: // rows count downwards
		p.Text(x, from, g.LeftDown, st)
		p.VLine(x, from+1, to-from-1, g.Vertical, st)
		p.Text(x, to, g.UpRight, st)
	default:
		p.Text(x, from, g.LeftUp, st)
		p.VLine(x, to+1, from-to-1, g.Vertical, st)
		p.Text(x, to, g.DownRight, st)
	}
}

// ease goes from 0 to 1 as t does, slowly at both ends: the shape of a curve
// between two points (the cubic smoothstep).
func ease(t float64) float64 { return t * t * (3 - 2*t) }

// path returns the rows of a curve from row ya at column xa to row yb at column
// xb, one for each column from xa to xb. It does not turn in the columns for
// which still is true, if it can turn elsewhere.
func path(xa, ya, xb, yb int, still func(x int) bool) []int {
	rows := make([]int, xb-xa+1)
	rows[0] = ya
	for i := 1; i < len(rows); i++ {
		t := float64(i) / float64(len(rows)-1)
		rows[i] = ya + int(math.Round(ease(t)*float64(yb-ya)))
		if still(xa+i) && i < len(rows)-2 {
			rows[i] = rows[i-1]
		}
	}
	if n := len(rows); n > 2 {
		rows[n-2] = yb // it arrives from the side
	}
	rows[len(rows)-1] = yb
	return rows
}
