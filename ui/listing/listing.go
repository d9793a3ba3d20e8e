// Package listing is what screens have in common that are mainly one list: a
// table, a line in which typing filters it, the mouse on it, and how it is drawn.
// A screen holds a [List] and adds what its own actions do.
//
// A List is an immutable value and does no I/O.
package listing

import (
	tea "charm.land/bubbletea/v2"

	"wend/ui/find"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/table"
)

// List is a table that can be searched. [New] makes one.
type List[R any] struct {
	table.Table[R]
	search find.Line
}

// New returns an empty list, looked at in a way.
func New[R any](spec *table.Spec[R], v table.View) List[R] {
	return List[R]{Table: table.New(spec).WithView(v)}
}

// WithRows returns the list of other rows.
func (l List[R]) WithRows(rows []R) List[R] {
	l.Table = l.Table.WithRows(rows)
	return l
}

// Typing reports whether keys go into the search line.
func (l List[R]) Typing() bool { return l.search.Typing() }

// Scope returns where keys have their meaning: in a screen's own scope unless one
// types.
func (l List[R]) Scope(own keymap.Scope) keymap.Scope {
	if l.Typing() {
		return keymap.Find
	}
	return own
}

// Why says what is missing for an action: nothing for what the list does itself and
// for what a screen does without a row. What it does with rows is in own; none says
// why there is nothing to do that with.
func (l List[R]) Why(a keymap.Action, own map[keymap.Action]bool, none string) string {
	_, some := l.Selected()
	switch {
	case l.Typing(), l.Takes(a), a == keymap.FindOpen, a == keymap.Back:
		return ""
	case !own[a] && !onRows[a]:
		return screen.NotHere
	case !some:
		return none
	}
	return ""
}

// onRows are what every list does with its rows.
var onRows = map[keymap.Action]bool{
	keymap.ListSort: true, keymap.ListGroup: true, keymap.ListMark: true, keymap.ListMarkRange: true, keymap.ListPreview: true,
	keymap.ItemCopy: true, keymap.ListWrite: true,
}

// Do does an action that is not a screen's own. Back closes the screen when it has
// nothing to take back in the list.
func (l List[R]) Do(a keymap.Action, f *screen.Frame) (List[R], screen.Outcome) {
	if f.Tried && (onRows[a] || l.Takes(a)) {
		return l, screen.Outcome{} // none is refused, and some read every row
	}
	switch a {
	case keymap.ItemCopy:
		return l, l.copied()
	case keymap.ListWrite:
		return l, l.write(f)
	case keymap.FindOpen:
		l.search = l.search.Open()
	case keymap.TextAccept:
		typed := l.search.Text()
		if l.search = l.search.Close(); l.search.Hits() == 0 && typed != "" {
			return l.looking(find.Line{}), screen.Refuse("%q is not in this pane: g / looks in all journeys", typed)
		}
	case keymap.TextCancel:
		return l.looking(find.Line{}), screen.Outcome{}
	default:
		var taken bool
		l.Table, taken = l.Table.Do(a)
		if l.Query() == "" && !l.Typing() {
			l.search = find.Line{}
		}
		return l, screen.Outcome{Close: a == keymap.Back && !taken}
	}
	return l, screen.Outcome{}
}

// looking returns l filtered by what is looked for.
func (l List[R]) looking(search find.Line) List[R] {
	l.Table = l.Filter(search.Text())
	hits, _ := l.Count()
	l.search = search.Found(hits, 0)
	return l
}

// Key returns the list after a key in the search line.
func (l List[R]) Key(k tea.KeyPressMsg) List[R] {
	if l.Typing() {
		return l.looking(l.search.Key(k))
	}
	return l
}

// Paste returns the list after text was pasted into the search line.
func (l List[R]) Paste(pasted string) List[R] {
	if l.Typing() {
		return l.looking(l.search.Paste(pasted))
	}
	return l
}

// Point returns the list after what the mouse did, and whether that opens the
// selected row.
func (l List[R]) Point(p screen.Pointer) (next List[R], opens bool) {
	switch p.Kind {
	case screen.Click:
		l.Table, opens = l.Click(p.Target)
	case screen.Wheel:
		l.Table = l.Wheel(p.Lines)
	}
	return l, opens
}

// Draw draws the list, the preview of the selected row beside it where there is
// room, or empty where there are no rows. It returns the row for a passing message.
func (l List[R]) Draw(p paint.Pen, f *screen.Frame, empty string, preview func(paint.Pen, R)) paint.Rect {
	l.WithEmpty(empty).Draw(p, f.Theme, preview)
	if l.Typing() {
		l.search.Draw(p, f.Theme)
		return paint.Rect{}
	}
	w, h := p.Size()
	return paint.Rect{Y: h - 1, W: w, H: 1}
}
