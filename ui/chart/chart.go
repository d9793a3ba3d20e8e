// Package chart draws data in a rectangle of cells: a [Line] with the limits it is
// judged by, [Bars], a [Scatter] with quadrants, a [Grid] of marks and a [Graph]
// of boxes and arrows.
//
// A chart is a value with the data in it; Draw shows as much as there is room for
// and never leaves its pen, Words says the same in a sentence. Where there is no
// room for a picture the words stand in its place. Nothing is told by colour
// alone, and all glyphs are the theme's, so that a chart is complete in ASCII
// without colours. Numbers that are not finite are left out.
//
// What can be selected is drawn with a region: [OnPoint], [OnBar], [OnDot],
// [OnCell], [OnBox], [OnArrow]. All functions are pure but for the pen.
//
//	c := chart.Scatter{X: cost, Y: benefit, Dots: dots, Selected: 2}
//	c.Draw(pen, th)
//	foot := c.Words()
package chart

import (
	"fmt"
	"math"
	"strings"

	"wend/model/text"
	"wend/ui/paint"
	"wend/ui/theme"
)

// The targets of regions: indexes into the data of the chart that was drawn.
type (
	OnPoint int // of all points of a Line, in order
	OnBar   int
	OnDot   int
	OnBox   int
	OnArrow int
	OnCell  struct{ Row, Column int }
)

// None is what is selected where nothing is.
const None = -1

// Level is a value that may be unknown. The zero Level is unknown.
type Level struct {
	Value float64
	Known bool
}

// At returns the level of a known value.
func At(v float64) Level { return Level{v, finite(v)} }

// Format writes a number of a chart; nil writes it plain.
type Format func(float64) string

func (f Format) of(v float64) string {
	if f == nil {
		return text.Digits(v, 3)
	}
	return f(v)
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// scale places values from lo to hi on cells 0 to cells-1.
type scale struct {
	lo, hi float64
	cells  int
}

// scaleOf returns the scale on which all values have a place; a single value is in
// the middle.
func scaleOf(cells int, values ...float64) scale {
	s := scale{math.Inf(1), math.Inf(-1), cells}
	for _, v := range values {
		if finite(v) {
			s.lo, s.hi = min(s.lo, v), max(s.hi, v)
		}
	}
	if !finite(s.lo) {
		s.lo, s.hi = 0, 0
	}
	if s.lo == s.hi {
		s.lo, s.hi = s.lo-1, s.hi+1
	}
	return s
}

// cell returns the cell of a value; values outside count as the nearest.
func (s scale) cell(v float64) int {
	t := (v/2 - s.lo/2) / (s.hi/2 - s.lo/2) // halves: the difference may be too large for a number
	if !(t > 0) {
		t = 0
	}
	return max(0, int(math.Round(min(t, 1)*float64(s.cells-1))))
}

// row is cell counted from the top.
func (s scale) row(v float64) int { return max(0, s.cells-1-s.cell(v)) }

// drawWords draws a sentence where there is no room for a picture.
func drawWords(p paint.Pen, th theme.Theme, words string) {
	w, h := p.Size()
	for y, line := range paint.Wrap(words, w, h, th.Glyphs.Ellipsis) {
		p.Text(0, y, line, th.Style(theme.Muted))
	}
}

// listed names the first few of many.
func listed(names []string) string {
	const most = 5
	if len(names) > most {
		return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", len(names)-most)
	}
	return strings.Join(names, ", ")
}
