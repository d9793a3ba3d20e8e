package table

import (
	"fmt"
	"strconv"
	"strings"

	"wend/model/text"
	"wend/ui/match"
	"wend/ui/paint"
	"wend/ui/theme"
)

const (
	sideBy     = 120 // from this width the preview stands beside the list
	sideLeast  = 38
	frameWidth = 30 // below this there is no border
)

// Draw draws the rows on p, and what preview draws about the selected one: at the
// right where there is room, on the whole of p while that is asked for. preview
// may be nil.
func (t Table[R]) Draw(p paint.Pen, th theme.Theme, preview func(paint.Pen, R)) {
	if _, all := t.Count(); all == 0 {
		t.drawEmpty(p, th)
		return
	}
	t.seen.preview = preview != nil
	row, ok := t.Selected()
	if t.large && ok && preview != nil {
		preview(p, row)
		return
	}
	r := p.Bounds()
	var beside paint.Rect
	if preview != nil && r.W >= sideBy {
		beside, r = r.SplitRight(max(sideLeast, r.W*3/10))
	}
	t.drawList(p.In(r), th)
	switch {
	case beside.Empty():
	case ok:
		preview(p.In(beside), row)
	default:
		p.Box(beside, th.Frame(""))
	}
}

func (t Table[R]) drawEmpty(p paint.Pen, th theme.Theme) {
	w, h := p.Size()
	lines := paint.Wrap(t.says.empty, w-2, max(1, h), th.Glyphs.Ellipsis)
	y := max(0, (h-len(lines))*2/5)
	for i, line := range lines {
		token := theme.Muted
		if i == 0 {
			token = theme.Heading
		}
		p.Text((w-paint.Width(line))/2, y+i, line, th.Style(token))
	}
}

func (t Table[R]) drawList(p paint.Pen, th theme.Theme) {
	inside := p
	w, h := p.Size()
	framed := w >= frameWidth && h >= 5
	if framed {
		inside = p.In(p.Bounds().Inset(1))
	}
	w, h = inside.Size()
	head := 0
	if h >= 4 {
		head = 1
	}
	rows := max(0, h-head)
	t.seen.rows = rows
	first := t.scrolled(max(rows, 1))
	end := min(first+rows, len(t.lines))
	places := t.places(w)
	if framed {
		p.Box(p.Bounds(), t.frame(th, first, end, t.hidden(places)))
	}
	if head > 0 {
		t.drawHead(inside, th, places)
	}
	body := inside.In(paint.Rect{Y: head, W: w, H: rows})
	if len(t.lines) == 0 {
		none := "nothing fits: "
		if t.says.more != "" {
			none = "nothing fits yet: "
		}
		body.TextFit(2, 0, w-2, none+t.query, th.Style(theme.Muted))
	}
	query := t.wanted()
	for i := first; i < end; i++ {
		line := body.In(paint.Rect{Y: i - first, W: w, H: 1})
		if l := t.lines[i]; l.row == heading {
			drawHeading(line, th, l)
		} else {
			t.drawRow(line, th, places, l.row, i == t.at, query)
		}
		line.Region(line.Bounds(), target{of: t.seen, line: i})
	}
}

// frame is the border, with what is found, marked and hidden.
func (t Table[R]) frame(th theme.Theme, first, end, columns int) paint.Frame {
	f := th.FocusFrame(th.Glyphs.Marker + " " + t.spec.Title)
	if t.quiet {
		f = th.Frame(t.spec.Title)
	}
	shown, all := t.Count()
	var facts, foot []string
	if n := len(t.marks.keys); n > 0 {
		facts = append(facts, t.markedFact(n))
	}
	if t.query != "" {
		f.Title += ": " + t.query
		facts = append(facts, fmt.Sprintf("%d of %d", shown, all))
	} else if t.says.more == "" {
		facts = append(facts, strconv.Itoa(all))
	}
	if t.says.more != "" {
		facts = append(facts, t.says.more)
	}
	if n := rowsIn(t.lines[:first]); n > 0 {
		facts = append(facts, fmt.Sprintf("%s %d", th.Glyphs.Up, n))
	}
	if columns > 0 {
		foot = append(foot, text.Several(columns, "column")+" hidden")
	}
	if n := rowsIn(t.lines[end:]); n > 0 {
		foot = append(foot, fmt.Sprintf("%s %d", th.Glyphs.Down, n))
	}
	dot := " " + th.Glyphs.Dot + " "
	f.Right, f.Foot = strings.Join(facts, dot), strings.Join(foot, dot)
	return f
}

// markedFact says how many rows are marked, and how many of them the filter hides.
func (t Table[R]) markedFact(n int) string {
	hidden := n
	for _, i := range t.hits {
		if t.marks.keys[t.held.keys[i]] {
			hidden--
		}
	}
	if hidden > 0 {
		return fmt.Sprintf("%d marked, %d of them hidden", n, hidden)
	}
	return fmt.Sprintf("%d marked", n)
}

func rowsIn(lines []line) int {
	n := 0
	for _, l := range lines {
		if l.row != heading {
			n++
		}
	}
	return n
}

// drawHead draws the titles. Left of a title stand the cursor among the columns,
// once it was moved, and the order of a column that is sorted by.
func (t Table[R]) drawHead(p paint.Pen, th theme.Theme, places []place) {
	for _, at := range places {
		col := t.spec.Columns[at.column]
		cell := paint.Rect{X: at.x, W: at.w, H: 1}
		if at.column == t.column {
			drawText(p, cell, col.Title, col.Right, th.Style(theme.Heading))
			p.Tint(cell, th.Style(theme.SelectionDim))
		} else {
			drawText(p, cell, col.Title, col.Right, th.Style(theme.Label))
		}
		if at.column == t.column && at.column > 0 {
			p.Text(at.x-2, 0, th.Glyphs.Marker, th.Style(theme.Accent))
		}
		if col.Title == t.view.Sort {
			mark := th.Glyphs.Up
			if col.Down != t.view.Reverse {
				mark = th.Glyphs.Down
			}
			p.Text(at.x-1, 0, mark, th.Style(theme.Accent))
		}
		p.Region(cell, target{of: t.seen, head: true, column: at.column})
	}
}

func drawHeading(p paint.Pen, th theme.Theme, l line) {
	w, _ := p.Size()
	name := l.group
	if name == "" {
		name = "none"
	}
	n := strconv.Itoa(l.n)
	used := min(paint.Width(name), max(0, w-4-len(n)))
	p.Text(0, 0, th.Glyphs.Expanded, th.Style(theme.Muted))
	p.TextFit(2, 0, used, name, th.Style(theme.Heading))
	p.Text(2+used+1, 0, n, th.Style(theme.Muted))
}

// drawRow draws a row; what the query found is marked over the selection.
func (t Table[R]) drawRow(p paint.Pen, th theme.Theme, places []place, i int, selected bool, query match.Query) {
	row := t.held.rows[i]
	type shown struct {
		at   paint.Rect
		text string
	}
	var texts []shown
	for n, at := range places {
		col := t.spec.Columns[at.column]
		cell := paint.Rect{X: at.x, W: at.w, H: 1}
		if col.Draw != nil {
			col.Draw(p.In(cell), th, row)
			continue
		}
		text := col.Text(row)
		token := theme.Muted
		switch {
		case col.Token != nil:
			token = col.Token(row)
		case n == 0:
			token = theme.Text
		}
		drawn := drawText(p, cell, text, col.Right, th.Style(token))
		if n == 0 || col.Value == nil {
			texts = append(texts, shown{drawn, text})
		}
	}
	if t.marks.keys[t.held.keys[i]] {
		p.Text(t.gutter()-2, 0, th.Glyphs.Check, th.Style(theme.Accent))
	}
	if selected {
		p.Text(0, 0, th.Glyphs.Marker, th.Style(theme.Accent))
		style := theme.Selection
		if t.quiet {
			style = theme.SelectionDim
		}
		p.Tint(p.Bounds(), th.Style(style))
	}
	if query.Empty() {
		return
	}
	for _, s := range texts {
		query.Mark(p, th, s.at, s.text)
	}
}
