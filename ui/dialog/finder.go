package dialog

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"wend/ui/field"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/theme"
)

// Finder is a list of commands and of things with a name, searched while one
// types: the palette and the help. See [NewPalette] and [NewHelp].
type Finder struct {
	scope  keymap.Scope
	title  string
	width  int // cells the content would like
	height int // rows the list would like
	keys   *keymap.Map
	search func(query string) []finding
	all    int // findings without a query

	filter field.Field
	found  []finding
	rows   list
	note   string // why the last choice was refused
}

// finding is a row of a Finder.
type finding struct {
	Item
	run     tea.Msg // what choosing it says; nil: it only tells something
	heading bool    // not to be chosen
}

func newFinder(f Finder, query, placeholder string) Finder {
	f.filter = field.New(query, field.Options{Placeholder: placeholder})
	f.rows = newList(0)
	everything := f.search("")
	f.all = choosable(everything)
	if query == "" {
		return f.show(everything)
	}
	return f.refresh()
}

func choosable(found []finding) int {
	n := 0
	for _, f := range found {
		if !f.heading {
			n++
		}
	}
	return n
}

// refresh searches for what was typed.
func (f Finder) refresh() Finder { return f.show(f.search(f.filter.Value())) }

// show shows what was found, and goes to the first of it.
func (f Finder) show(found []finding) Finder {
	f.found = found
	f.rows = f.settle(f.rows.of(len(f.found)), 1)
	f.note = ""
	return f
}

// settle leaves a heading for the nearest row in the direction by, or else in
// the other one.
func (f Finder) settle(rows list, by int) list {
	turned := false
	for rows.n > 0 && f.found[rows.at].heading {
		next := rows.to(rows.at + by)
		if next.at == rows.at {
			if turned {
				return rows
			}
			by, turned = -by, true
			continue
		}
		rows = next
	}
	return rows
}

// Selected returns the row that would be chosen.
func (f Finder) Selected() (Item, bool) {
	if f.rows.n == 0 {
		return Item{}, false
	}
	return f.found[f.rows.at].Item, true
}

// Query returns what was typed.
func (f Finder) Query() string { return f.filter.Value() }

// Scope implements [Dialog].
func (f Finder) Scope() keymap.Scope { return f.scope }

// Hints implements [Dialog].
func (f Finder) Hints() []keymap.Hint {
	return hints(f.keys, f.scope, keymap.ChoiceAccept, keymap.ChoiceClose)
}

// Do implements [Dialog].
func (f Finder) Do(a keymap.Action) Outcome {
	if rows, ok := f.rows.do(a); ok {
		return stay(f.moveTo(rows))
	}
	switch a {
	case keymap.ChoiceAccept:
		return f.accept()
	case keymap.ChoiceClose:
		return closed(f, nil)
	}
	return stay(f)
}

func (f Finder) moveTo(rows list) Finder {
	by := 1
	if rows.at < f.rows.at {
		by = -1
	}
	f.rows, f.note = f.settle(rows, by), ""
	return f
}

func (f Finder) accept() Outcome {
	if f.rows.n == 0 {
		return stay(f)
	}
	chosen := f.found[f.rows.at]
	switch {
	case chosen.Disabled != "":
		f.note = chosen.Disabled
		return stay(f)
	case chosen.run == nil:
		return stay(f)
	}
	return closed(f, chosen.run)
}

// Key implements [Dialog].
func (f Finder) Key(k tea.KeyPressMsg) Outcome {
	text, _ := f.filter.Key(k)
	return stay(f.typed(text))
}

// Paste implements [Dialog].
func (f Finder) Paste(text string) Outcome { return stay(f.typed(f.filter.Paste(text))) }

func (f Finder) typed(text field.Field) Finder {
	changed := text.Value() != f.filter.Value()
	f.filter, f.note = text, ""
	if changed {
		f = f.refresh()
	}
	if text.Full() {
		f.note = field.TooLong
	}
	return f
}

// Click implements [Dialog]: a click on a row selects it, one on the selected
// row chooses it.
func (f Finder) Click(target any) Outcome {
	switch t := target.(type) {
	case keymap.Action:
		return f.Do(t)
	case row:
		if int(t) == f.rows.at {
			return f.accept()
		}
		if int(t) < f.rows.n {
			return stay(f.moveTo(f.rows.to(int(t))))
		}
	}
	return stay(f)
}

// Wheel implements [Dialog].
func (f Finder) Wheel(lines int) Outcome { return stay(f.moveTo(f.rows.to(f.rows.at + lines))) }

// Draw implements [Dialog].
func (f Finder) Draw(pen paint.Pen, th theme.Theme) {
	w, h := room(pen)
	detail := min(detailRows, max(0, (h-3)/2))
	s := lay(pen, th, min(w, f.width), 1+f.height+detail)
	w, _ = s.inside.Size()
	_, view := s.inside.Bounds().SplitTop(1)
	foot, view := view.SplitBottom(detail)
	first, end := f.rows.window(view.H)
	f.drawRows(s.inside.In(view), th, first, end)
	if foot.Empty() && f.note != "" {
		foot, _ = view.SplitBottom(1)
	}
	f.drawDetail(s.inside.In(foot), th)
	s.border(edge{
		title: f.title, count: f.count(), above: first, below: f.rows.n - end,
		hints: f.Hints(),
	})
	drawFilter(s.inside.In(paint.Rect{W: w, H: 1}), th, f.filter)
}

// detailRows is how many rows are kept below the list for a long explanation.
const detailRows = 2

func (f Finder) count() string {
	if f.filter.Value() == "" {
		return ""
	}
	return fmt.Sprintf("%d/%d", choosable(f.found), max(f.all, choosable(f.found)))
}

func (f Finder) drawRows(pen paint.Pen, th theme.Theme, first, end int) {
	w, h := pen.Size()
	if f.rows.n == 0 && h > 0 {
		pen.TextFit(2, 0, w-2, "nothing fits", th.Style(theme.Muted))
	}
	for i := first; i < end; i++ {
		if f.found[i].heading {
			pen.TextFit(0, i-first, w, f.found[i].Title, th.Style(theme.Heading))
			continue
		}
		f.entry(i, w).draw(pen, th, i-first)
		pen.Region(paint.Rect{Y: i - first, W: w, H: 1}, row(i))
	}
}

// The cells for the titles of commands and for their keys.
const (
	commandColumn = 28
	keysColumn    = 14
)

func (f Finder) entry(i, w int) entry {
	return entry{
		Item: f.found[i].Item, query: f.filter.Value(), column: min(commandColumn, w*2/5),
		ends: min(keysColumn, w/5), keys: true, selected: i == f.rows.at,
	}
}

// drawDetail draws why a choice was refused, or what is said about the selected
// row where the row itself has no room for it.
func (f Finder) drawDetail(pen paint.Pen, th theme.Theme) {
	w, h := pen.Size()
	if f.note != "" {
		drawReason(pen, th, f.note)
		return
	}
	if f.rows.n == 0 {
		return
	}
	e := f.entry(f.rows.at, w)
	if e.shows(w) {
		return
	}
	text := e.About
	if e.Disabled != "" {
		text = e.Disabled
	}
	if h > 0 {
		for y, line := range paint.Wrap(text, w, h, th.Glyphs.Ellipsis) {
			pen.Text(0, y, line, th.Style(theme.Muted))
		}
	}
}
