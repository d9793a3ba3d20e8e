package explain

import (
	"fmt"
	"strings"

	"wend/ui/paint"
	"wend/ui/theme"
)

// target is the target of a click on a row.
type target int

// layout is where each row stands.
type layout struct {
	top, size []int
	heading   []bool // a heading stands in the line above
	label     int    // cells of the labels
	width     int    // cells of the texts
	height    int
}

// maxLabel is the width of labels at most.
const maxLabel = 34

// lay places rows in w cells.
func lay(rows []row, w int) layout {
	l := layout{label: min(maxLabel, w*2/5)}
	l.width = max(w-l.label-3, 1)
	y, group := 0, ""
	for _, r := range rows {
		opens := r.group != group && r.group != ""
		if r.group != group {
			y++
			group = r.group
		}
		if opens {
			y++
		}
		size := max(1, len(l.labelOf(r, w)), len(paint.Wrap(r.text, l.width, 0, "")))
		l.top, l.size, l.heading = append(l.top, y), append(l.size, size), append(l.heading, opens)
		y += size
	}
	l.height = y
	return l
}

// labelOf wraps the label of a row; without a text it takes the whole width.
func (l layout) labelOf(r row, w int) []string {
	if r.text == "" {
		return paint.Wrap(r.label, max(w-2, 1), 0, "")
	}
	return paint.Wrap(r.label, l.label, 0, "")
}

// first returns the first line shown of room: the cursor's row is in it, and all
// that stands above, as far as that fits.
func (l layout) first(at, room int) int {
	if at < 0 || l.height <= room {
		return 0
	}
	return max(0, min(l.top[at]+min(l.size[at], room)-room, l.height-room))
}

// hidden says how many rows do not show.
func (l layout) hidden(first, room int, g *theme.Glyphs) string {
	above, below := 0, 0
	for n, top := range l.top {
		switch {
		case top < first:
			above++
		case top+l.size[n] > first+room:
			below++
		}
	}
	var out []string
	if above > 0 {
		out = append(out, fmt.Sprintf("%s %d", g.Up, above))
	}
	if below > 0 {
		out = append(out, fmt.Sprintf("%s %d", g.Down, below))
	}
	return strings.Join(out, "  ")
}

func draw(p paint.Pen, th theme.Theme, rows []row, l layout, at, first int) {
	w, h := p.Size()
	for n, r := range rows {
		y := l.top[n] - first
		if l.heading[n] && y-1 >= 0 && y-1 < h {
			used := p.Text(1, y-1, r.group+" ", th.Style(theme.Heading))
			p.HLine(1+used, y-1, w-used-2, th.Glyphs.RowDivider, th.Style(theme.Divider))
		}
		if y+l.size[n] <= 0 || y >= h {
			continue
		}
		box := p.In(paint.Rect{Y: y, W: w, H: l.size[n]})
		box.Region(box.Bounds(), target(n))
		for i, line := range l.labelOf(r, w) {
			box.Text(1, i, line, th.Style(labelToken(r)))
		}
		for i, line := range paint.Wrap(r.text, l.width, 0, "") {
			box.Text(l.label+2, i, line, th.Style(theme.Text))
		}
		if r.number != "" {
			box.Text(w-1, 0, th.Glyphs.More, th.Style(theme.Accent))
		}
		if n == at {
			box.Text(0, 0, th.Glyphs.Marker, th.Style(theme.TitleFocus))
			box.Tint(paint.Rect{X: 1, W: w - 2, H: l.size[n]}, th.Style(theme.Selection))
		}
	}
}

// labelToken is how a label looks: a sentence that stands alone is a text.
func labelToken(r row) theme.Token {
	if r.text == "" {
		return theme.Text
	}
	return theme.Label
}
