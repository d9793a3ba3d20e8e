package dialog

import (
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/theme"
)

const (
	pickerWidth  = 60
	pickerLeast  = 48
	previewWidth = 36
	listRows     = 18 // the most that a list wants
)

// Draw implements [Dialog].
func (p Picker) Draw(pen paint.Pen, th theme.Theme) {
	w, h := room(pen)
	wide := min(w, p.wants.all)
	beside := 0
	if p.o.Preview != nil && w >= pickerWidth {
		beside = min(previewWidth, w-pickerWidth*2/3)
		wide = min(w, wide+beside)
	}
	top := 0
	if p.Filtered() {
		top = 1
	}
	// The height is that of the whole list: it does not jump while one types.
	rows := max(1, min(len(p.o.Items), listRows))
	if beside > 0 {
		rows = max(rows, listRows/2)
	}
	notes := p.noteRows(h)
	s := lay(pen, th, wide, top+rows+notes)
	w, _ = s.inside.Size()
	view := s.inside.Bounds()
	_, view = view.SplitTop(top)
	note, view := view.SplitBottom(notes)
	side, view := view.SplitRight(beside)

	first, end := p.rows.window(view.H)
	p.drawRows(s.inside.In(view), th, first, end)
	p.drawPreview(s.inside.In(side), th)
	if note.Empty() {
		note, _ = view.SplitBottom(1)
	}
	drawReason(s.inside.In(note), th, p.note)
	s.border(edge{title: p.o.Title, count: p.count(), above: first, below: p.rows.n - end, hints: p.Hints()})
	if p.Filtered() {
		drawFilter(s.inside.In(paint.Rect{W: w, H: 1}), th, p.filter)
	}
}

// columns are the cells that a list would like, and of them those for the titles
// and for the right ends; refuses says that some item cannot be chosen.
type columns struct {
	all, title, end int
	refuses         bool
}

// measured looks at the items once: there may be thousands.
func measured(o PickerOptions) columns {
	c := columns{all: max(pickerLeast, paint.Width(o.Title)+2)}
	for _, i := range o.Items {
		title, end := paint.Width(i.Title), paint.Width(i.Right)
		about := max(paint.Width(i.About), paint.Width(i.Disabled))
		c.all = max(c.all, title+about+end+12)
		c.refuses = c.refuses || i.Disabled != ""
		c.title, c.end = max(c.title, title), max(c.end, end)
	}
	c.all = min(c.all, pickerWidth)
	return c
}

// noteRows is how many of h rows of content are for what was refused: none where
// nothing can be.
func (p Picker) noteRows(h int) int {
	if h < 4 || !p.wants.refuses {
		return 0
	}
	return 1
}

func drawReason(p paint.Pen, th theme.Theme, reason string) {
	if w, _ := p.Size(); reason != "" {
		p.TextFit(0, 0, w, th.Glyphs.Warn+" "+reason, th.Style(theme.Warn))
	}
}

// drawFilter draws the line that is typed into, with its cursor.
func drawFilter(p paint.Pen, th theme.Theme, f interface {
	Draw(paint.Pen, paint.Rect, theme.Theme)
},
) {
	w, h := p.Size()
	x := 0
	if w >= 8 {
		x = p.Text(0, 0, "/ ", th.Style(theme.Key))
	}
	f.Draw(p, paint.Rect{X: x, W: w - x, H: h}, th)
}

// Hints implements [Dialog].
func (p Picker) Hints() []keymap.Hint {
	wanted := []keymap.Action{keymap.ChoiceAccept}
	if p.o.Many {
		wanted = append(wanted, keymap.ChoiceToggle)
	}
	if p.o.Ordered {
		wanted = append(wanted, keymap.ChoiceRaise)
	}
	out := hints(p.o.Keys, p.Scope(), append(wanted, keymap.ChoiceClose)...)
	if p.o.Many || p.o.Ordered {
		return reworded(out, keymap.ChoiceAccept, "done")
	}
	return out
}

func (p Picker) drawRows(pen paint.Pen, th theme.Theme, first, end int) {
	w, h := pen.Size()
	if p.rows.n == 0 && h > 0 {
		text := p.o.Empty
		if len(p.o.Items) > 0 || text == "" {
			text = "nothing fits"
		}
		pen.TextFit(2, 0, w-2, text, th.Style(theme.Muted))
	}
	for i := first; i < end; i++ {
		line := entry{
			Item: p.o.Items[p.shown[i]], query: p.filter.Value(), column: min(p.wants.title, w*2/5), ends: min(p.wants.end, w/4),
			ticks: p.o.Many, selected: i == p.rows.at,
		}
		line.draw(pen, th, i-first)
		pen.Region(paint.Rect{Y: i - first, W: w, H: 1}, row(i))
	}
}

func (p Picker) drawPreview(pen paint.Pen, th theme.Theme) {
	w, h := pen.Size()
	item, ok := p.Selected()
	if !ok || p.o.Preview == nil || w < 4 {
		return
	}
	pen.VLine(1, 0, h, th.Glyphs.ColumnDivider, th.Style(theme.Border))
	for y, line := range wrapped(p.o.Preview(item), w-3) {
		if y == h {
			break
		}
		pen.Text(3, y, line, th.Style(theme.Text))
	}
}
