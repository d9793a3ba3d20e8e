package personas

import (
	"fmt"

	"wend/model/text"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/theme"
)

const (
	wideMap    = 110 // from this width on four quadrants stand beside each other
	mostQuotes = 4   // rows
)

// draw draws the quadrants, and what people said beneath.
func (q Quadrants) draw(p paint.Pen, f *screen.Frame) paint.Rect {
	w, h := p.Size()
	person, _ := q.person(f)
	p.TextFit(1, 0, w-2, text.Name(person)+": "+q.where(f), f.Theme.Style(theme.Heading))
	head, rest := p.Bounds().SplitTop(1)
	q.drawAll(p.In(rest), f)
	return paint.Rect{Y: h - 1, W: head.W, H: 1}
}

func (q Quadrants) drawAll(p paint.Pen, f *screen.Frame) {
	w, h := p.Size()
	all, quotes := q.notes(f), q.quotes(f)
	*q.across = 2
	if w >= wideMap {
		*q.across = 4
	}
	lines := (len(quadrants) + *q.across - 1) / *q.across
	beneath := 0
	if h >= 4*lines+3 {
		beneath = 1 + max(1, min(mostQuotes, len(quotes)))
	}
	body, foot := p.Bounds().SplitTop(h - beneath)
	for i := range quadrants {
		row, column := i / *q.across, i%*q.across
		y, x := body.H*row/lines, w*column / *q.across
		r := paint.Rect{X: x, Y: y, W: w*(column+1) / *q.across - x, H: body.H*(row+1)/lines - y}
		q.drawQuadrant(p.In(r), f, i, all[i])
	}
	q.drawQuotes(p.In(foot), f, quotes)
}

func (q Quadrants) drawQuadrant(p paint.Pen, f *screen.Frame, at int, notes []note) {
	th := f.Theme
	title := fmt.Sprintf("%s %d", quadrants[at].title, len(notes))
	frame := th.Frame(title)
	if at == q.at {
		frame = th.FocusFrame(th.Glyphs.Marker + " " + title)
	}
	in := p.Box(p.Bounds(), frame)
	p.Region(p.Bounds(), target{at, 0})
	w, h := in.Size()
	if len(notes) == 0 {
		hint := quadrants[at].hint
		if at == q.at {
			hint += ": a adds"
		}
		for y, l := range paint.Wrap(hint, w-2, h, th.Glyphs.Ellipsis) {
			in.Text(1, y, l, th.Style(theme.Muted))
		}
		return
	}
	y := 0
	for i := q.first(at, notes, w, h); i < len(notes) && y < h; i++ {
		n := notes[i]
		lines := wrapped(n, w, th)
		mark, token := " ", theme.Text
		if !n.own {
			token = theme.Muted
		}
		if at == q.at && i == q.item {
			mark = th.Glyphs.Marker
		}
		in.Text(0, y, mark, th.Style(theme.Accent))
		in.Region(paint.Rect{Y: y, W: w, H: len(lines)}, target{at, i})
		for _, l := range lines {
			in.Text(1, y, l, th.Style(token))
			y++
		}
	}
}

// wrapped is a note as lines; one that the map says has a mark of its own.
func wrapped(n note, w int, th theme.Theme) []string {
	said := n.text
	if !n.own {
		said = th.Glyphs.Dot + " " + said
	}
	return paint.Wrap(said, w-2, 3, th.Glyphs.Ellipsis)
}

// first is the first note that shows so that the one under the cursor does.
func (q Quadrants) first(at int, notes []note, w, h int) int {
	if at != q.at {
		return 0
	}
	rows := 0
	for i := min(q.item, len(notes)-1); i >= 0; i-- {
		if rows += len(paint.Wrap(notes[i].text, w-4, 3, "")); rows > h {
			return min(i+1, q.item)
		}
	}
	return 0
}

func (q Quadrants) drawQuotes(p paint.Pen, f *screen.Frame, quotes []string) {
	w, h := p.Size()
	if h < 2 {
		return
	}
	th := f.Theme
	p.Text(1, 0, "In their own words", th.Style(theme.Heading))
	if len(quotes) == 0 {
		p.TextFit(1, 1, w-2, "No evidence with a quote is linked with this persona or with what stands here", th.Style(theme.Muted))
	}
	for i, said := range quotes {
		if i == h-2 && len(quotes) > h-1 {
			said = "and " + text.Several(len(quotes)-i, "quote") + " more"
		}
		if i < h-1 {
			p.TextFit(1, i+1, w-2, said, th.Style(theme.Text))
		}
	}
}
