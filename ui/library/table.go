package library

import (
	"slices"
	"strconv"
	"strings"

	"wend/ui/paint"
	"wend/ui/theme"
)

// column is a column of the list after the title.
type column struct {
	head  string
	width int
	right bool // numbers end at the right
	need  int  // the lower, the longer it is kept
	text  func(Line) string
}

var columns = []column{
	{"Personas", 18, false, 4, func(l Line) string { return strings.Join(l.Personas, ", ") }},
	{"Variant", 7, false, 6, func(l Line) string { return l.Variant }},
	{"Steps", 5, true, 3, func(l Line) string { return strconv.Itoa(l.Touchpoints) }},
	{"Emotion", 7, true, 2, func(l Line) string { return l.Emotion }},
	{"Goal", 6, true, 5, func(l Line) string { return l.Goal }},
	{"Cover", 6, true, 7, func(l Line) string { return l.Coverage }},
	{"Changed", 12, true, 1, func(l Line) string { return l.Age }},
}

// known returns the columns in which any of lines has something to show.
func known(lines []Line) []column {
	return slices.DeleteFunc(slices.Clone(columns), func(c column) bool {
		return !slices.ContainsFunc(lines, func(l Line) bool { return c.text(l) != "" })
	})
}

// titleLeast is the room that the title keeps before any column.
const (
	titleLeast = 24
	gap        = 2
)

// table is the list's columns at a width.
type table struct {
	title   int
	columns []column
}

// table returns the columns that w cells have room for beside the title, those
// needed most, in their order; columns of which nothing is known are left out.
func (l List) table(w int) table {
	t := table{title: w - gap}
	byNeed := slices.SortedFunc(slices.Values(l.known), func(a, b column) int { return a.need - b.need })
	kept := map[string]bool{}
	for _, c := range byNeed {
		if t.title-gap-c.width >= titleLeast {
			t.title -= gap + c.width
			kept[c.head] = true
		}
	}
	for _, c := range l.known {
		if kept[c.head] {
			t.columns = append(t.columns, c)
		}
	}
	return t
}

// place is where a text of a row stands.
type place struct {
	x, w int
	text string
}

// places returns where the texts of a row stand, the title first; text returns
// that of a column.
func (t table) places(title string, text func(column) string, ellipsis string) []place {
	out := []place{{gap, t.title, title}}
	x := gap + t.title
	for _, c := range t.columns {
		s := paint.Fit(text(c), c.width, ellipsis)
		at := place{x + gap, paint.Width(s), s}
		if c.right {
			at.x += c.width - at.w
		}
		out = append(out, at)
		x += gap + c.width
	}
	return out
}

func (t table) drawHead(p paint.Pen, th theme.Theme) {
	for _, at := range t.places("Title", func(c column) string { return c.head }, th.Glyphs.Ellipsis) {
		p.TextFit(at.x, 0, at.w, at.text, th.Style(theme.Label))
	}
}

// draw draws a line in row y; what the query found is marked over the selection.
func (t table) draw(p paint.Pen, th theme.Theme, y int, line Line, look look) {
	w, _ := p.Size()
	places := t.places(line.Title, func(c column) string { return c.text(line) }, th.Glyphs.Ellipsis)
	for i, at := range places {
		token := theme.Muted
		if i == 0 {
			token = theme.Text
		}
		p.TextFit(at.x, y, at.w, at.text, th.Style(token))
	}
	if look.selected {
		p.Text(0, y, th.Glyphs.Marker, th.Style(theme.Accent))
		p.Tint(paint.Rect{Y: y, W: w, H: 1}, th.Style(theme.Selection))
	}
	for _, at := range places {
		mark(p, th, paint.Rect{X: at.x, Y: y, W: at.w, H: 1}, at.text, look.query)
	}
}

// look is what distinguishes a line from the others.
type look struct {
	query    string
	selected bool
}

// mark lays the style of a match over the words of query in text, which was drawn
// from the start of r.
func mark(p paint.Pen, th theme.Theme, r paint.Rect, text, query string) {
	lower := strings.ToLower(text)
	if query == "" || len(lower) != len(text) {
		return // positions would differ
	}
	for _, word := range strings.Fields(strings.ToLower(query)) {
		if i := strings.Index(lower, word); i >= 0 {
			found := paint.Rect{X: r.X + paint.Width(text[:i]), Y: r.Y, W: paint.Width(text[i : i+len(word)]), H: 1}
			p.Tint(found.Intersect(r), th.Style(theme.Match))
		}
	}
}
