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

func (t table) drawHead(p paint.Pen, th theme.Theme) {
	style := th.Style(theme.Label)
	p.TextFit(gap, 0, t.title, "Title", style)
	x := gap + t.title
	for _, c := range t.columns {
		x += gap
		c.draw(p, x, 0, c.head, func(p paint.Pen, s string) { p.Text(0, 0, s, style) }, th)
		x += c.width
	}
}

func (t table) draw(p paint.Pen, th theme.Theme, y int, line Line, query string) {
	p.TextFit(gap, y, t.title, line.Title, th.Style(theme.Text))
	mark(p, th, paint.Rect{X: gap, Y: y, W: t.title, H: 1}, line.Title, query)
	x := gap + t.title
	for _, c := range t.columns {
		x += gap
		c.draw(p, x, y, c.text(line), func(p paint.Pen, s string) {
			p.Text(0, 0, s, th.Style(theme.Muted))
			mark(p, th, p.Bounds(), s, query)
		}, th)
		x += c.width
	}
}

// draw places s in the column at x.
func (c column) draw(p paint.Pen, x, y int, s string, write func(paint.Pen, string), th theme.Theme) {
	s = paint.Fit(s, c.width, th.Glyphs.Ellipsis)
	w := paint.Width(s)
	if c.right {
		x += c.width - w
	}
	write(p.In(paint.Rect{X: x, Y: y, W: w, H: 1}), s)
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
