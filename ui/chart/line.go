package chart

import (
	"fmt"
	"strings"

	"wend/model/text"
	"wend/ui/paint"
	"wend/ui/theme"
)

// Line is values in the order of time, with the mean and the limits of the process
// they come from and the target they are meant to reach.
type Line struct {
	Segments []Segment
	Target   Level
	Better   Better
	Format   Format
	Selected int // index of all points, or None
}

// Segment is the points of one process. What divides it from the one before is its
// title: "page rebuilt".
type Segment struct {
	Title              string
	Points             []Point
	Mean, Lower, Upper Level
}

// Point is a measured value.
type Point struct {
	X         float64 // in time, in any unit; when all are equal the points stand evenly
	Label     string  // of X: "Mar 1"
	Value     float64
	Low, High Level  // the interval in which the true value lies
	Signal    string // what is out of the ordinary: "below the lower limit"
}

// Better says which values reach a target.
type Better uint8

// The directions.
const (
	Neither Better = iota
	Higher
	Lower
)

func (b Better) met(v, target float64) bool {
	if b == Higher {
		return v >= target
	}
	return v <= target
}

// points returns the points whose values are numbers, in order, with their
// indexes among all.
func (l Line) points() (all []Point, index []int) {
	n := 0
	for _, s := range l.Segments {
		for _, p := range s.Points {
			if finite(p.Value) {
				all, index = append(all, p), append(index, n)
			}
			n++
		}
	}
	return all, index
}

// Words says how the values went, how they stand to the target and what is out of
// the ordinary.
func (l Line) Words() string {
	points, _ := l.points()
	if len(points) == 0 {
		return "no value yet" + l.targetWords(nil)
	}
	first, last := points[0], points[len(points)-1]
	said := text.Several(len(points), "point")
	if len(points) > 1 {
		said += " from " + l.Format.of(first.Value) + " to " + l.Format.of(last.Value)
	} else {
		said += ": " + l.Format.of(last.Value)
	}
	s := l.Segments[len(l.Segments)-1]
	if s.Mean.Known {
		said += ", mean " + l.Format.of(s.Mean.Value)
		if len(l.Segments) > 1 && s.Title != "" {
			said += " since " + s.Title
		}
	}
	said += l.targetWords(&last)
	for _, run := range runs(points) {
		said += "; " + run
	}
	return said
}

func (l Line) targetWords(last *Point) string {
	switch {
	case !l.Target.Known:
		return ""
	case last == nil || l.Better == Neither:
		return ", target " + l.Format.of(l.Target.Value)
	case l.Better.met(last.Value, l.Target.Value):
		return fmt.Sprintf(", target %s met", l.Format.of(l.Target.Value))
	}
	return fmt.Sprintf(", target %s not met", l.Format.of(l.Target.Value))
}

// runs says which points in a row have the same signal.
func runs(points []Point) []string {
	var out []string
	for i := 0; i < len(points); {
		end := i + 1
		for end < len(points) && points[end].Signal == points[i].Signal {
			end++
		}
		if points[i].Signal != "" {
			out = append(out, which(i, end, len(points))+" "+points[i].Signal)
		}
		i = end
	}
	return out
}

func which(from, end, all int) string {
	switch {
	case end == all && end-from == 1:
		return "the last"
	case end == all:
		return fmt.Sprintf("the last %d", end-from)
	case end-from == 1:
		return fmt.Sprintf("point %d", from+1)
	}
	return fmt.Sprintf("points %d to %d", from+1, end)
}

const (
	lineWidth, lineHeight = 16, 4
	longNames             = 56 // from this width levels have their whole names
	dateRow               = 7  // from this height the last row says when
)

// Draw draws the points, joined, over mean and limits of their segments.
func (l Line) Draw(p paint.Pen, th theme.Theme) {
	w, h := p.Size()
	points, _ := l.points()
	if w < lineWidth || h < lineHeight || len(points) == 0 {
		drawWords(p, th, l.Words())
		return
	}
	plot := p.Bounds()
	dates := paint.Rect{}
	if h >= dateRow {
		dates, plot = plot.SplitBottom(1)
	}
	y := l.scale(plot.H)
	labels := l.labels(y, w >= longNames)
	margin := 0
	for _, at := range labels {
		margin = max(margin, paint.Width(at.text)+1)
	}
	names, plot := plot.SplitRight(min(margin, w/2))
	for _, at := range labels {
		p.In(names).TextFit(1, at.row, names.W-1, at.text, th.Style(at.token))
	}
	l.place(plot.W, y).draw(p.In(plot), p.In(paint.Rect{Y: dates.Y, W: plot.W, H: dates.H}), th)
}

func (l Line) scale(rows int) scale {
	var values []float64
	add := func(levels ...Level) {
		for _, v := range levels {
			if v.Known {
				values = append(values, v.Value)
			}
		}
	}
	add(l.Target)
	for _, s := range l.Segments {
		add(s.Mean, s.Lower, s.Upper)
		for _, p := range s.Points {
			add(At(p.Value), p.Low, p.High)
		}
	}
	return scaleOf(rows, values...)
}

// label is what stands at the right of a row.
type label struct {
	row   int
	text  string
	token theme.Token
}

// labels returns what the last value and the levels are, one for each row, the
// most important where several fall on one.
func (l Line) labels(y scale, long bool) []label {
	points, _ := l.points()
	s := l.Segments[len(l.Segments)-1]
	name := func(short, whole string, v float64) string {
		if long {
			short = whole
		}
		return short + " " + l.Format.of(v)
	}
	last := points[len(points)-1].Value
	all := []label{{y.row(last), name("last", "last", last), theme.Heading}}
	add := func(v Level, short, whole string, token theme.Token) {
		if v.Known {
			all = append(all, label{y.row(v.Value), name(short, whole, v.Value), token})
		}
	}
	add(l.Target, "target", "target", theme.Accent)
	add(s.Mean, "mean", "mean", theme.Muted)
	add(s.Upper, "upper", "upper limit", theme.Muted)
	add(s.Lower, "lower", "lower limit", theme.Muted)
	var out []label
	taken := map[int]bool{}
	for _, at := range all {
		if !taken[at.row] {
			taken[at.row] = true
			out = append(out, at)
		}
	}
	return out
}

// placed is a line on its cells.
type placed struct {
	Line
	y        scale
	w        int
	segments []span
}

// span is where a segment stands: its first and last column, and those of its
// points.
type span struct {
	Segment
	from, to int
	points   []at
}

type at struct {
	Point
	x, y, index int
}

// place gives every point its column and every segment the columns up to half the
// way to its neighbours.
func (l Line) place(w int, y scale) placed {
	points, _ := l.points()
	xs := make([]float64, len(points))
	same := true
	for i, p := range points {
		xs[i] = p.X
		same = same && (p.X == points[0].X || !finite(p.X))
	}
	if same {
		for i := range xs {
			xs[i] = float64(i)
		}
	}
	x := scaleOf(max(w-2, 1), xs...)
	out := placed{Line: l, y: y, w: w}
	n, index := 0, 0
	for _, s := range l.Segments {
		here := span{Segment: s, from: 0, to: w - 1}
		for _, p := range s.Points {
			if finite(p.Value) {
				here.points = append(here.points, at{p, 1 + x.cell(xs[n]), y.row(p.Value), index})
				n++
			}
			index++
		}
		if len(here.points) == 0 {
			continue
		}
		if k := len(out.segments); k > 0 {
			before := &out.segments[k-1]
			last := before.points[len(before.points)-1].x
			before.to = (last + here.points[0].x) / 2
			here.from = before.to
		}
		out.segments = append(out.segments, here)
	}
	return out
}

func (l placed) draw(p, dates paint.Pen, th theme.Theme) {
	_, h := p.Size()
	g := th.Glyphs
	for _, s := range l.segments {
		for _, v := range []Level{s.Lower, s.Upper} {
			if v.Known {
				for x := s.from; x <= s.to; x += 2 {
					p.Text(x, l.y.row(v.Value), g.Curve.Gap, th.Style(theme.Muted))
				}
			}
		}
		if s.Mean.Known {
			p.HLine(s.from, l.y.row(s.Mean.Value), s.to-s.from+1, g.Curve.Expected, th.Style(theme.Muted))
		}
	}
	if l.Target.Known {
		p.HLine(0, l.y.row(l.Target.Value), l.w, g.Heavy.Horizontal, th.Style(theme.Accent))
	}
	for i, s := range l.segments {
		if i > 0 {
			p.VLine(s.from, 0, h, g.ColumnDivider, th.Style(theme.Divider))
		}
		l.drawPoints(p, th, s)
	}
	l.drawDates(dates, th)
}

// drawPoints joins the points of a segment and marks what is out of the ordinary
// and what is selected.
func (l placed) drawPoints(p paint.Pen, th theme.Theme, s span) {
	joined := wires{}
	for i, to := range s.points {
		if to.Low.Known && to.High.Known {
			top, bottom := l.y.row(to.High.Value), l.y.row(to.Low.Value)
			p.VLine(to.x, top, bottom-top+1, th.Glyphs.Curve.Vertical, th.Style(theme.Muted))
		}
		if i == 0 || to.x-s.points[i-1].x < 2 {
			continue
		}
		from := s.points[i-1]
		turn := (from.x + to.x) / 2
		joined.across(from.x, turn, from.y)
		joined.along(turn, from.y, to.y)
		joined.across(turn, to.x, to.y)
	}
	joined.draw(p, th, th.Style(theme.Label))
	for _, point := range s.points {
		glyph, style := th.Glyphs.Points[0], theme.Text
		if point.Signal != "" {
			glyph, style = th.Glyphs.Warn, theme.Warn
		}
		p.Text(point.x, point.y, glyph, th.Style(style))
		cell := paint.Rect{X: point.x, Y: point.y, W: 1, H: 1}
		if point.index == l.Selected {
			p.Text(point.x-1, point.y, th.Glyphs.CursorLeft, th.Style(theme.Accent))
			p.Text(point.x+1, point.y, th.Glyphs.CursorRight, th.Style(theme.Accent))
			p.Tint(cell, th.Style(theme.Selection))
		}
		p.Region(cell, OnPoint(point.index))
	}
}

// drawDates names the first and the last point, and the segments between.
func (l placed) drawDates(p paint.Pen, th theme.Theme) {
	if len(l.segments) == 0 {
		return
	}
	w, _ := p.Size()
	first := l.segments[0].points[0]
	ends := l.segments[len(l.segments)-1].points
	last := ends[len(ends)-1].Label
	from := p.Text(0, 0, paint.Fit(first.Label, w/3, th.Glyphs.Ellipsis), th.Style(theme.Muted))
	end := w
	if last != "" && last != first.Label {
		last = paint.Fit(last, w/3, th.Glyphs.Ellipsis)
		end -= paint.Width(last)
		p.Text(end, 0, last, th.Style(theme.Muted))
	}
	for _, s := range l.segments[1:] {
		title := strings.TrimSpace(s.Title)
		x := max(from+1, s.from)
		if room := end - 1 - x; title != "" && room >= min(paint.Width(title), 8) {
			from = x + p.Text(x, 0, paint.Fit(title, room, th.Glyphs.Ellipsis), th.Style(theme.Label))
		}
	}
}
