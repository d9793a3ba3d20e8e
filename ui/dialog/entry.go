package dialog

import (
	"wend/ui/match"
	"wend/ui/paint"
	"wend/ui/theme"
)

// entry is an item as a row of a list.
type entry struct {
	Item
	query    string
	column   int  // cells for the title, so that what is said about it is aligned
	ends     int  // cells for what stands at the right end, likewise
	ticks    bool // whether it can be ticked
	keys     bool // whether Right is keys
	selected bool
}

// narrowEntry is the width below which a reason needs the room at the right end.
const narrowEntry = 50

// draw draws e in row y of p: marker, tick, title, what is said about it or why
// it cannot be chosen, and what belongs at the right end.
func (e entry) draw(p paint.Pen, th theme.Theme, y int) {
	w, _ := p.Size()
	style, about, right := th.Style(theme.Text), e.About, e.Right
	if e.Disabled != "" {
		style, about = th.Style(theme.Muted), e.Disabled
		if w < narrowEntry {
			right = ""
		}
	}
	if e.selected {
		p.Text(0, y, th.Glyphs.Marker, th.Style(theme.Accent))
	}
	x := 2 + e.drawTick(p.In(paint.Rect{X: 2, Y: y, W: w - 2, H: 1}), th)
	end := w
	if n := max(paint.Width(right), e.ends); right != "" && n > 0 {
		n = min(n, max(0, w-x)/2)
		p.TextRight(w-n, y, n, right, th.Style(e.rightToken()))
		end = w - n - 2
	}
	title := paint.Width(e.Title)
	p.TextFit(x, y, min(title, end-x), e.Title, style)
	matched := paint.Rect{X: x, Y: y, W: end - x, H: 1}
	if x += max(title, e.column) + 2; end-x >= 6 {
		p.TextFit(x, y, end-x, about, th.Style(theme.Muted))
	}
	if e.selected {
		p.Tint(paint.Rect{Y: y, W: w, H: 1}, th.Style(theme.Selection))
	}
	match.New(e.query).Mark(p, th, matched, e.Title)
}

func (e entry) rightToken() theme.Token {
	if e.keys && e.Disabled == "" {
		return theme.Key
	}
	return theme.Muted
}

// drawTick draws whether e is ticked, and returns the cells that took.
func (e entry) drawTick(p paint.Pen, th theme.Theme) int {
	if !e.ticks {
		return 0
	}
	box := "[ ]"
	if e.Ticked {
		box = "[" + th.Glyphs.Check + "]"
	}
	return p.Text(0, 0, box, th.Style(theme.Text)) + 1
}

// shows reports whether draw has room for all that is said about e in w cells.
func (e entry) shows(w int) bool {
	about := e.About
	if e.Disabled != "" {
		about = e.Disabled
	}
	room := w - 4 - max(paint.Width(e.Title), e.column)
	if n := max(paint.Width(e.Right), e.ends); e.Right != "" && (e.Disabled == "" || w >= narrowEntry) {
		room -= n + 2
	}
	return paint.Width(about) <= room
}
