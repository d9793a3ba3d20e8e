package chart

import (
	"fmt"
	"slices"
	"strings"

	"wend/ui/paint"
	"wend/ui/theme"
)

// Scatter is things by two numbers, in four quadrants.
type Scatter struct {
	X, Y      Axis
	Quadrants [4]string // top left, top right, bottom left, bottom right
	Dots      []Dot
	Selected  int // index of Dots, or None
}

// Axis is one of the two numbers. Where From and To are equal the axis is as long
// as the dots need.
type Axis struct {
	Title    string
	From, To float64
	Split    float64 // what divides the quadrants; it belongs to the higher half
}

// Dot is a thing.
type Dot struct {
	Label string // a few characters: its rank
	Name  string
	X, Y  float64
}

// quadrant returns the index of the quadrant of d.
func (s Scatter) quadrant(d Dot) int {
	q := 0
	if d.X >= s.X.Split {
		q++
	}
	if d.Y < s.Y.Split {
		q += 2
	}
	return q
}

// Words says how many things there are in which quadrant.
func (s Scatter) Words() string {
	var names [4][]string
	n := 0
	for _, d := range s.Dots {
		if finite(d.X) && finite(d.Y) {
			q := s.quadrant(d)
			names[q] = append(names[q], or(d.Name, d.Label))
			n++
		}
	}
	if n == 0 {
		return "nothing to place yet"
	}
	var parts []string
	for q, title := range s.Quadrants {
		if len(names[q]) > 0 {
			parts = append(parts, fmt.Sprintf("%s %d (%s)", or(title, "quadrant"), len(names[q]), listed(names[q])))
		}
	}
	text := fmt.Sprintf("%s against %s: ", s.Y.Title, s.X.Title) + strings.Join(parts, "; ")
	if left := len(s.Dots) - n; left > 0 {
		text += fmt.Sprintf("; %d without both numbers", left)
	}
	return text
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

const scatterWidth, scatterHeight = 16, 6

// Draw draws the quadrants with their names in the corners, and the dots with
// their labels. Dots that fall on one cell share it.
func (s Scatter) Draw(p paint.Pen, th theme.Theme) {
	w, h := p.Size()
	if w < scatterWidth || h < scatterHeight {
		drawWords(p, th, s.Words())
		return
	}
	p.TextFit(0, 0, w, th.Glyphs.Up+" "+s.Y.Title, th.Style(theme.Label))
	p.TextRight(0, h-1, w, s.X.Title+" "+th.Glyphs.Arrow, th.Style(theme.Label))
	plot := p.In(paint.Rect{Y: 1, W: w, H: h - 2})
	w, h = plot.Size()
	x, y := s.X.scale(w, s.Dots, func(d Dot) float64 { return d.X }), s.Y.scale(h, s.Dots, func(d Dot) float64 { return d.Y })
	s.drawQuadrants(plot, th, x, y)
	s.drawDots(plot, th, x, y)
}

func (a Axis) scale(cells int, dots []Dot, of func(Dot) float64) scale {
	if a.From != a.To {
		return scaleOf(cells, a.From, a.To)
	}
	values := []float64{a.Split}
	for _, d := range dots {
		values = append(values, of(d))
	}
	return scaleOf(cells, values...)
}

func (s Scatter) drawQuadrants(p paint.Pen, th theme.Theme, x, y scale) {
	w, h := p.Size()
	cx, cy := x.cell(s.X.Split), y.row(s.Y.Split)
	g, st := th.Glyphs.Light, th.Style(theme.Divider)
	p.HLine(0, cy, w, g.Horizontal, st)
	p.VLine(cx, 0, h, g.Vertical, st)
	p.Text(cx, cy, g.Cross, st)
	for q, title := range s.Quadrants {
		from, room, row := 1, cx-2, 0
		if q%2 == 1 {
			from, room = cx+2, w-cx-3
		}
		if q >= 2 {
			row = h - 1
		}
		if row != cy && room >= 3 {
			p.Text(from, row, paint.Fit(title, room, th.Glyphs.Ellipsis), th.Style(theme.Muted))
		}
	}
}

func (s Scatter) drawDots(p paint.Pen, th theme.Theme, x, y scale) {
	w, _ := p.Size()
	type place struct{ x, y int }
	at := map[place][]int{}
	var order []place
	for i, d := range s.Dots {
		if !finite(d.X) || !finite(d.Y) {
			continue
		}
		here := place{x.cell(d.X), y.row(d.Y)}
		if at[here] == nil {
			order = append(order, here)
		}
		at[here] = append(at[here], i)
	}
	for _, here := range order {
		p.Text(here.x, here.y, th.Glyphs.Points[0], th.Style(theme.Accent))
	}
	for _, here := range order {
		var labels []string
		for _, i := range at[here] {
			labels = append(labels, s.Dots[i].Label)
		}
		text := paint.Fit(strings.Join(labels, "+"), max(1, w/4), th.Glyphs.Ellipsis)
		n := paint.Width(text)
		selected := slices.Contains(at[here], s.Selected)
		style := th.Style(theme.Text)
		cell := paint.Rect{X: here.x, Y: here.y, W: 2 + n, H: 1}
		if here.x+2+n > w { // no room at the right
			cell.X = here.x - 1 - n
			p.Text(cell.X, here.y, text+" ", style)
		} else {
			p.Text(here.x+1, here.y, " "+text, style)
		}
		if selected {
			p.Text(here.x, here.y, th.Glyphs.Points[2], style)
			p.Tint(cell, th.Style(theme.Selection))
		}
		p.Region(cell, OnDot(at[here][0]))
	}
}
