package table

import (
	"slices"

	uv "github.com/charmbracelet/ultraviolet"

	"wend/ui/paint"
)

const (
	gap       = 2 // between columns, for the marks in the head
	nameLeast = 8 // what a name keeps beside the column under the cursor
)

// place is where a column stands.
type place struct{ column, x, w int }

// gutter is the cells before the first column: for the cursor, and for marks
// where there are any.
func (t Table[R]) gutter() int {
	if len(t.marks.keys) > 0 {
		return 4
	}
	return 2
}

// places returns where the columns stand in w cells. The first column always has
// a place, then the one under the cursor; the others as far as there is room, the
// most wanted first. All keep their order. What is left goes to those that grow.
func (t Table[R]) places(w int) []place {
	cols, known := t.spec.Columns, t.held.known
	if len(known) == 0 {
		return nil
	}
	room := max(0, w-t.gutter())
	widths := map[int]int{known[0]: min(cols[known[0]].Width, room)}
	used := widths[known[0]]
	if at := t.column; at != known[0] && slices.Contains(known, at) {
		if own := min(cols[at].Width, room-gap-nameLeast); own > 0 {
			widths[at] = own
			widths[known[0]] = min(used, room-gap-own)
			used = widths[known[0]] + gap + own
		}
	}
	wanted := slices.SortedStableFunc(slices.Values(known), func(a, b int) int { return cols[b].Keep - cols[a].Keep })
	for _, i := range wanted {
		if _, placed := widths[i]; !placed && !t.inHeading(i) && used+gap+cols[i].Width <= room {
			widths[i] = cols[i].Width
			used += gap + cols[i].Width
		}
	}
	t.share(widths, room-used)
	x := t.gutter()
	var out []place
	for _, i := range known {
		if own, placed := widths[i]; placed {
			out = append(out, place{i, x, own})
			x += own + gap
		}
	}
	return out
}

// inHeading reports whether the headings say what stands in a column, so that it needs
// no place.
func (t Table[R]) inHeading(column int) bool {
	return column > 0 && column != t.column && t.view.Group != "" && t.spec.Columns[column].Title == t.view.Group
}

// hidden returns how many columns have no place for want of room.
func (t Table[R]) hidden(places []place) int {
	n := len(t.held.known) - len(places)
	for _, i := range t.held.known {
		if t.inHeading(i) {
			n--
		}
	}
	return n
}

// share adds the cells that are left to the columns that grow.
func (t Table[R]) share(widths map[int]int, left int) {
	parts := 0
	for i := range widths {
		parts += t.spec.Columns[i].Grow
	}
	for _, i := range t.held.known {
		if _, placed := widths[i]; !placed || t.spec.Columns[i].Grow == 0 || left <= 0 {
			continue
		}
		own := left * t.spec.Columns[i].Grow / parts
		parts -= t.spec.Columns[i].Grow
		left -= own
		widths[i] += own
	}
}

// drawText draws a text in a cell, shortened to it, at its left or right end, and
// returns the cells it took.
func drawText(p paint.Pen, cell paint.Rect, text string, right bool, st uv.Style) paint.Rect {
	at := cell
	at.W = min(paint.Width(text), cell.W)
	if right {
		at.X += cell.W - at.W
	}
	p.TextFit(at.X, at.Y, at.W, text, st)
	return at
}
