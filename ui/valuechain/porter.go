package valuechain

import (
	"fmt"
	"slices"

	"wend/model"
	"wend/model/analysis"
	"wend/model/text"
	"wend/ui/chart"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/theme"
)

// chain is Porter's picture: which rows stand where in it.
type chain struct {
	f                 *screen.Frame
	all               []row
	selected          int
	support           []int
	primary           []group
	before, after     []int // suppliers; distributors, partners and others
	unplaced          []int // without a class
	most              float64
	margin, ofRevenue analysis.Number
}

// group is the primary activities of a category.
type group struct {
	title string
	rows  []int
}

// porterOf puts the activities where they belong.
func porterOf(f *screen.Frame, all []row, selected int) chain {
	c := chain{f: f, all: all, selected: selected}
	if f.Report != nil {
		c.margin, c.ofRevenue = f.Report.Chain.Margin, f.Report.Chain.MarginShare
	}
	groups := map[model.Category]int{}
	for _, category := range model.Categories(model.Primary) {
		groups[model.Category(category)] = len(c.primary)
		c.primary = append(c.primary, group{title: sentenceCase(text.Words(category))})
	}
	groups[""] = len(c.primary)
	c.primary = append(c.primary, group{title: "Primary"})
	for i, r := range all {
		c.most = max(c.most, r.value.CostShare.Or(0), r.value.Contribution.Or(0))
		switch r.activity.Class {
		case model.Support:
			c.support = append(c.support, i)
		case model.Primary:
			g := &c.primary[groups[r.activity.Category]]
			g.rows = append(g.rows, i)
		case model.External:
			if r.activity.Category == "supplier" {
				c.before = append(c.before, i)
			} else {
				c.after = append(c.after, i)
			}
		default:
			c.unplaced = append(c.unplaced, i)
		}
	}
	if n := len(c.primary) - 1; len(c.primary[n].rows) == 0 {
		c.primary = c.primary[:n]
	}
	return c
}

// height returns how many rows show all that can be said of each activity.
func (c chain) height() int {
	const frame, each = 2, 5
	most := max(len(c.before), len(c.after))
	for _, g := range c.primary {
		most = max(most, len(g.rows))
	}
	h := frame + each*most
	if n := len(c.support); n > 0 {
		h += frame + 1 + n
	}
	return h + min(1, len(c.unplaced))
}

const (
	tipLeast, endLeast = 12, 14
	chainWidth         = 50 // below this the boxes would say nothing
)

// draw draws the chain: support across the top, primary ones in a row, the other
// companies at the ends, and the margin at the tip.
func (c chain) draw(p paint.Pen) {
	w, h := p.Size()
	th := c.f.Theme
	if w < chainWidth || h < 10 {
		c.list(p, allOf(len(c.all)))
		return
	}
	tip, body := p.Bounds().SplitRight(max(tipLeast, w/9))
	c.drawMargin(p.Box(tip, th.Frame("Margin")))
	for _, end := range []struct {
		title string
		rows  []int
		cut   func(paint.Rect, int) (paint.Rect, paint.Rect)
	}{{"Suppliers", c.before, paint.Rect.SplitLeft}, {"Partners", c.after, paint.Rect.SplitRight}} {
		if len(end.rows) > 0 {
			var side paint.Rect
			side, body = end.cut(body, max(endLeast, w/8))
			c.list(p.Box(side, th.Frame(end.title)), end.rows)
		}
	}
	if len(c.unplaced) > 0 {
		var foot paint.Rect
		foot, body = body.SplitBottom(1)
		said := fmt.Sprintf("%s without a class: enter opens the page that gives one", text.Several(len(c.unplaced), "activity"))
		p.In(foot).TextFit(0, 0, foot.W, said, th.Style(theme.Warn))
	}
	if len(c.support) > 0 {
		var top paint.Rect
		top, body = body.SplitTop(min(len(c.support)+3, max(3, body.H/3)))
		c.bars().Draw(p.Box(top, th.Frame("Support")), th)
	}
	if c.crowded(body.W) {
		c.primary = slices.DeleteFunc(slices.Clone(c.primary), func(g group) bool { return len(g.rows) == 0 })
	}
	for i, room := range c.widths(body.W) {
		var box paint.Rect
		box, body = body.SplitLeft(room)
		g := c.primary[i]
		inside := p.Box(box, th.Frame(g.title))
		c.list(inside, g.rows)
		if w, _ := inside.Size(); len(g.rows) == 0 {
			inside.TextFit(0, 0, w, "nobody", th.Style(theme.Muted))
		}
	}
}

// The least widths of a box of primary activities, and of one with nobody in it.
const boxLeast, nobody = 12, 8

// crowded reports whether the boxes with nobody in them take the room of the others.
func (c chain) crowded(w int) bool {
	filled, need := 0, 0
	for _, g := range c.primary {
		if len(g.rows) > 0 {
			filled++
			need += boxLeast
		} else {
			need += nobody
		}
	}
	return filled > 0 && need > w
}

// widths gives the boxes of the primary activities their room: those with nobody in
// them as little as says so.
func (c chain) widths(w int) []int {
	filled, room := 0, w
	for _, g := range c.primary {
		if len(g.rows) > 0 {
			filled++
		} else {
			room -= nobody
		}
	}
	out := make([]int, len(c.primary))
	for i, g := range c.primary {
		switch {
		case len(g.rows) == 0 && filled > 0:
			out[i] = nobody
		case filled == 0:
			out[i] = w / len(c.primary)
		default:
			out[i] = room / filled
			room, filled = room-out[i], filled-1
		}
	}
	return out
}

// bars are the support activities, a bar each with a mark for what they give.
func (c chain) bars() chart.Bars {
	b := chart.Bars{Names: []string{"cost share", "contribution"}, Format: percent, Most: c.most, Selected: chart.None}
	for n, i := range c.support {
		r := c.all[i]
		if i == c.selected {
			b.Selected = n
		}
		b.Rows = append(b.Rows, chart.Bar{Label: r.name(), Values: []chart.Level{level(r.value.CostShare), level(r.value.Contribution)}, Note: r.verdict()})
	}
	return b
}

func level(n analysis.Number) chart.Level {
	v, known := n.Value()
	return chart.Level{Value: v, Known: known}
}

func percent(v float64) string { return text.Digits(100*v, 1) + " %" }

func allOf(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// list draws activities below each other with as many lines each as there is room
// for, those around the selected one if not all fit.
func (c chain) list(p paint.Pen, rows []int) {
	w, h := p.Size()
	if len(rows) == 0 || w < 1 || h < 1 {
		return
	}
	each := max(1, min(5, h/len(rows)))
	fit := h / each
	first := 0
	for n, i := range rows {
		if i == c.selected {
			first = n / fit * fit
		}
	}
	last := min(first+fit, len(rows))
	if left := len(rows) - (last - first); left > 0 {
		last = max(first+1, last-1)
		left = len(rows) - (last - first)
		p.TextFit(0, h-1, w, fmt.Sprintf("+ %d more", left), c.f.Theme.Style(theme.Muted))
	}
	for n := first; n < last; n++ {
		one := p.In(paint.Rect{Y: (n - first) * each, W: w, H: each})
		c.draw1(one, rows[n])
		one.Region(one.Bounds(), onActivity(rows[n]))
	}
}

// draw1 draws one activity: its name, what it costs and gives, and the verdict.
func (c chain) draw1(p paint.Pen, i int) {
	w, h := p.Size()
	th, r := c.f.Theme, c.all[i]
	name := p.In(paint.Rect{W: w, H: 1})
	if i == c.selected {
		name.Text(0, 0, th.Glyphs.Marker, th.Style(theme.Accent))
	}
	name.TextFit(1, 0, w-1, r.name(), th.Style(theme.Text))
	if i == c.selected {
		name.Tint(name.Bounds(), th.Style(theme.Selection))
	}
	switch {
	case h == 2:
		p.TextFit(1, 1, w-1, r.verdict(), th.Style(r.token()))
	case h >= 3:
		c.bar(p.In(paint.Rect{X: 1, Y: 1, W: w - 1, H: 1}), r.value.CostShare, th.Glyphs.BarFull, theme.Accent)
		c.bar(p.In(paint.Rect{X: 1, Y: 2, W: w - 1, H: 1}), r.value.Contribution, th.Glyphs.BarEmpty, theme.Label)
	}
	if h >= 4 {
		p.TextFit(1, 3, w-1, r.verdict(), th.Style(r.token()))
	}
}

// bar draws a share as a bar with its number behind it.
func (c chain) bar(p paint.Pen, n analysis.Number, glyph string, token theme.Token) {
	const number = 7
	w, _ := p.Size()
	v, known := n.Value()
	if !known {
		p.TextFit(0, 0, w, "n/a", c.f.Theme.Style(theme.Muted))
		return
	}
	if room := w - number; room > 0 && c.most > 0 {
		p.HLine(0, 0, int(float64(room)*v/c.most+0.5), glyph, c.f.Theme.Style(token))
	}
	p.TextRight(0, 0, w, percent(v), c.f.Theme.Style(theme.Text))
}

// drawMargin writes what is left of what customers pay, or why nobody knows.
func (c chain) drawMargin(p paint.Pen) {
	w, h := p.Size()
	th := c.f.Theme
	said := c.margin.String()
	if v, known := c.margin.Value(); known {
		said = text.Amount(c.f.State.Workspace().Workspace().Currency).Short(v)
		if c.ofRevenue.Known() {
			said += "\n" + analysis.Format(c.ofRevenue, analysis.Share) + " of revenue"
		}
	} else if why := c.margin.Detail(); why != "" {
		said = "n/a: " + why
	}
	for i, line := range paint.Wrap(said, w, h, th.Glyphs.Ellipsis) {
		p.Text(0, i, line, th.Style(theme.Text))
	}
}
