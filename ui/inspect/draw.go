package inspect

import (
	"fmt"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"

	"wend/model"
	"wend/model/text"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/theme"
)

const (
	listRows  = 8   // of a list to choose from
	maxLabel  = 28  // cells
	roomyRows = 12  // from here on groups have a blank line before them
	pageWidth = 110 // from here on the groups stand in two columns
)

// Title returns what is shown, for a frame: "Touchpoint: Checks out online", and
// the way to it when the inspector has gone into something.
func (i Inspector) Title(s *screen.Frame) string {
	i = i.anchored(s)
	if i.shown == 0 {
		return "Nothing selected"
	}
	var names []string
	for _, a := range i.path[:i.shown] {
		v, _ := lookup(s, a)
		names = append(names, v.names().Object(v.object))
	}
	kind := i.path[i.shown-1].ref.Kind.String()
	return strings.ToUpper(kind[:1]) + kind[1:] + ": " + strings.Join(names, " "+s.Theme.Glyphs.More+" ")
}

// Hint returns one line about the row under the cursor: why a change was
// refused, or what the field means and how to write it.
func (i Inspector) Hint(s *screen.Frame) string {
	i, v, rows, at := i.now(s)
	return i.hint(v, rows, at)
}

func (i Inspector) hint(v view, rows []row, at int) string {
	switch {
	case at < 0:
		return "What was shown here does not exist any more."
	case i.message != "":
		return i.message
	}
	r := rows[at]
	switch {
	case r.add != nil:
		return r.add.hint
	case r.explains != nil:
		return "Enter explains it."
	case r.record != nil:
		return recordHint(*r.record)
	case r.item != nil && r.item.missing:
		return "Nobody entered this feeling yet; + and - set it."
	case r.item != nil && main[r.item.object.Kind()] != "":
		return "+ and - change the " + main[r.item.object.Kind()] + ", enter shows everything."
	case r.item != nil:
		return "Enter shows everything."
	}
	return joined(r.field.Help, v.manner(r.field))
}

// joined joins sentences.
func joined(a, b string) string {
	if a != "" && b != "" {
		return a + ". " + b
	}
	return a + b
}

// manner says how field f is written.
func (v view) manner(f model.Field) string {
	switch {
	case f.Fixed && !rekeys(f):
		return "Part of what this is; it cannot be changed"
	case f.Type == model.Flag:
		return "+ and - change it"
	case isChoice(f) && f.Fixed:
		return "Enter lists the choices"
	case isChoice(f):
		return "+ and - change it, enter lists the choices"
	case f.Type == model.Many:
		return "Space goes there, enter ticks in the list, esc closes it"
	case f.Type == model.Several:
		return "Enter ticks in the list, esc closes it"
	case f.Type == model.One, f.Type == model.Ends:
		return "Space goes there, enter lists what it can be"
	case f.Type == model.List, f.Type == model.Records:
		return "Separated by ;"
	case f.Type == model.Day:
		return "A date like 2026-10-01"
	case f.Type == model.Number && v.quantity(f).Suffix == "%":
		return "In percent: 60 is 60 %"
	case f.Type == model.Number && v.quantity(f).Suffix != "":
		return "In " + v.quantity(f).Suffix
	}
	return ""
}

// Draw draws the fields into p, and the hint of the one under the cursor in the
// last row. The scroll depends on cursor and size alone.
func (i Inspector) Draw(p paint.Pen, s *screen.Frame) {
	w, h := p.Size()
	if w <= 0 || h <= 0 {
		return
	}
	i, v, rows, at := i.now(s)
	hint := i.hint(v, rows, at)
	st := s.Theme.Style(theme.Muted)
	if i.message != "" || at < 0 {
		st = s.Theme.Style(theme.Error)
	}
	if at < 0 {
		p.TextFit(0, 0, w, hint, st)
		return
	}
	room := roomFor(h)
	if h > room {
		p.TextFit(1, h-1, w-1, hint, st)
	}
	l := i.layout(v, rows, at, w, h)
	i.drawRows(p.In(paint.Rect{W: w, H: room}), v, rows, l, at, l.first(at, room))
}

// roomFor is how many of h lines are for rows; the last one is for the hint.
func roomFor(h int) int {
	if h > 1 {
		return h - 1
	}
	return h
}

// around says where one is among what lies beside: the place in the list that one
// came from, and how many rows are hidden above and below in w by h cells.
func (i Inspector) around(w, h int, s *screen.Frame) string {
	i, v, rows, at := i.now(s)
	if at < 0 || w == 0 || h == 0 {
		return ""
	}
	var out []string
	if list, _, n := i.siblings(v); len(list) > 1 && n >= 0 {
		out = append(out, fmt.Sprintf("%d of %d", n+1, len(list)))
	}
	l := i.layout(v, rows, at, w, h)
	above, below := l.hidden(l.first(at, roomFor(h)), roomFor(h))
	if above > 0 {
		out = append(out, fmt.Sprintf("%s %d", s.Theme.Glyphs.Up, above))
	}
	if below > 0 {
		out = append(out, fmt.Sprintf("%s %d", s.Theme.Glyphs.Down, below))
	}
	return strings.Join(out, "  ")
}

// first returns the first line that is shown of room.
func (l layout) first(at, room int) int { return scrolled(l.top[at], l.size[at], l.height, room) }

// hidden counts the rows that do not show whole when room lines from first on do.
func (l layout) hidden(first, room int) (above, below int) {
	for n, top := range l.top {
		switch {
		case top < first:
			above++
		case top+l.size[n] > first+room:
			below++
		}
	}
	return above, below
}

// layout is where each row stands, from the top of its column.
type layout struct {
	top, size []int
	heading   []bool // the group begins here, in the line above
	second    int    // the row with which the second column begins
	width     int    // of a column
	label     int    // of the labels in it
	height    int    // of the longer column
}

// secondColumn returns the row with which the second column begins: the group
// nearest after the middle. It does not depend on what is typed or shown.
func secondColumn(rows []row, w int) int {
	if w < pageWidth {
		return len(rows)
	}
	opens := func(n int) bool { return n == 0 || rows[n].group != rows[n-1].group }
	lines := make([]int, len(rows)+1)
	for n := range rows {
		lines[n+1] = lines[n] + 1
		if opens(n) {
			lines[n+1] += 2
		}
	}
	for n := range rows {
		if opens(n) && 2*lines[n] >= lines[len(rows)] {
			return n
		}
	}
	return len(rows)
}

func (i Inspector) layout(v view, rows []row, at, w, h int) layout {
	l := layout{second: secondColumn(rows, w), width: w}
	if l.second < len(rows) {
		w = w/2 - 1
		l.width = w
	}
	l.label = min(maxLabel, w*2/5)
	y := 0
	group := ""
	for n, r := range rows {
		opens := r.group != group
		if n == l.second {
			y = 0
		}
		if opens {
			group = r.group
			if n > 0 && n != l.second && h >= roomyRows {
				y++
			}
			y++
		}
		size := max(1, len(r.lines(w-l.label-3)), len(paint.Wrap(r.label, l.label, 0, "")))
		if n == at && i.typing != nil {
			size = min(i.typingRows(v, r, w-l.label-3), max(1, h-2))
		}
		l.top, l.size, l.heading = append(l.top, y), append(l.size, size), append(l.heading, opens)
		y += size
		l.height = max(l.height, y)
	}
	return l
}

// column returns the pen for the column in which row n stands.
func (l layout) column(p paint.Pen, n int) paint.Pen {
	w, h := p.Size()
	if n < l.second {
		return p.In(paint.Rect{W: l.width, H: h})
	}
	return p.In(paint.Rect{X: w - l.width, W: l.width, H: h})
}

// typingRows returns how many lines the row being edited takes.
func (i Inspector) typingRows(v view, r row, w int) int {
	if i.typing.picks {
		return 1 + min(listRows, max(1, len(matching(i.listed(v, r), i.typing.field.Value()))))
	}
	return i.typing.field.Height(w)
}

// scrolled returns the first visible of n lines when room are visible and the
// size lines from at must be, as far as they fit. It goes in steps of half the
// room, so that the list stays still for most moves.
func scrolled(at, size, n, room int) int {
	if n <= room {
		return 0
	}
	end := at + min(size, room)
	if end <= room {
		return 0
	}
	step := max(1, room/2)
	first := (end - room + step - 1) / step * step
	return max(min(first, at-1, n-room), end-room)
}

func (i Inspector) drawRows(page paint.Pen, v view, rows []row, l layout, at, first int) {
	th := v.frame.Theme
	for n, r := range rows {
		p := l.column(page, n)
		w, h := p.Size()
		y := l.top[n] - first
		if l.heading[n] && y-1 >= 0 && y-1 < h {
			used := p.Text(1, y-1, r.group+" ", th.Style(theme.Heading))
			p.HLine(1+used, y-1, w-used-2, th.Glyphs.RowDivider, th.Style(theme.Divider))
		}
		if y+l.size[n] <= 0 || y >= h {
			continue
		}
		box := paint.Rect{X: 0, Y: y, W: w, H: l.size[n]}
		p.Region(box, rowTarget(n))
		if n == at {
			p.Text(0, y, th.Glyphs.Marker, th.Style(theme.TitleFocus))
		}
		i.drawRow(p.In(box), v, r, l.label, n == at)
	}
}

func (i Inspector) drawRow(p paint.Pen, v view, r row, label int, current bool) {
	w, h := p.Size()
	th := v.frame.Theme
	st := th.Style(theme.Label)
	if r.add != nil {
		st = th.Style(theme.Muted)
	}
	for y, line := range paint.Wrap(r.label, label, 0, "") {
		p.Text(1, y, line, st)
	}
	value := paint.Rect{X: label + 2, Y: 0, W: w - label - 3, H: h}
	if current && i.typing != nil {
		i.drawTyping(p.In(value), v, r)
		return
	}
	v.drawValue(p.In(value), r)
	if current {
		p.Tint(paint.Rect{X: 1, Y: 0, W: w - 2, H: h}, th.Style(theme.Selection))
	}
}

func (v view) drawValue(p paint.Pen, r row) {
	w, _ := p.Size()
	th := v.frame.Theme
	if r.text == "" && r.add == nil {
		p.Text(0, 0, th.Glyphs.Dot, th.Style(theme.Muted))
	}
	for y, line := range r.lines(w) {
		p.Text(0, y, line, v.valueStyle(r))
	}
}

// valueStyle shows what cannot be changed here less loud.
func (v view) valueStyle(r row) uv.Style {
	if r.field.Name != "" && r.field.Fixed && !rekeys(r.field) {
		return v.frame.Theme.Style(theme.Muted)
	}
	return v.frame.Theme.Style(theme.Text)
}

func (i Inspector) drawTyping(p paint.Pen, v view, r row) {
	w, h := p.Size()
	th := v.frame.Theme
	if !i.typing.picks {
		q := text.Quantity{}
		if r.field.Name != "" && r.field.Type == model.Number {
			q = v.quantity(r.field)
		}
		if r.record != nil && r.record.column.number {
			q = v.recordQuantity(*r.record)
		}
		side := 0
		if q.Suffix != "" {
			side = min(paint.Width(q.Suffix)+1, w/2)
			p.TextRight(w-side, 0, side, q.Suffix, th.Style(theme.Muted))
		}
		i.typing.field.Draw(p, paint.Rect{W: w - side, H: h}, th)
		return
	}
	i.typing.field.Draw(p, paint.Rect{W: w, H: 1}, th)
	found := matching(i.listed(v, r), i.typing.field.Value())
	if len(found) == 0 {
		p.TextFit(0, 1, w, "nothing found", th.Style(theme.Muted))
		return
	}
	at := min(i.typing.at, len(found)-1)
	first := scrolled(at, 1, len(found), h-1)
	for y := range min(h-1, len(found)-first) {
		v.drawChoice(p.In(paint.Rect{Y: y + 1, W: w, H: 1}), found[first+y], first+y == at)
	}
}

func (v view) drawChoice(p paint.Pen, c choice, current bool) {
	w, _ := p.Size()
	th := v.frame.Theme
	if c.chosen {
		p.Text(0, 0, th.Glyphs.Check, th.Style(theme.Accent))
	}
	p.TextFit(2, 0, w-2, c.text, th.Style(theme.Text))
	if current {
		p.Tint(p.Bounds(), th.Style(theme.Selection))
	}
}
