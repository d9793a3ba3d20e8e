package dialog

import (
	"wend/ui/keymap"
)

// list is a row among n and how far they are scrolled. Scrolling moves only when
// the row would be hidden, and drawing at another size does not move it.
type list struct {
	n, at, first int
	seen         *sight
}

// sight is what the last drawing had room for: the only thing a dialog remembers
// of the screen, so that a page is a page.
type sight struct{ rows, total int }

func newList(n int) list { return list{n: n, seen: &sight{}} }

// of returns l over n rows, at the first of them.
func (l list) of(n int) list { return list{n: n, seen: l.seen} }

func (l list) page() int {
	if l.seen == nil || l.seen.rows < 2 {
		return 1
	}
	return l.seen.rows - 1
}

// to moves to row i, or the nearest there is.
func (l list) to(i int) list {
	l.at = max(0, min(i, l.n-1))
	if l.seen != nil && l.seen.rows > 0 {
		l.first = l.scrolled(l.seen.rows)
	}
	return l
}

// do moves as an action asks; ok is false if it is not about moving.
func (l list) do(a keymap.Action) (next list, ok bool) {
	switch a {
	case keymap.ChoiceUp:
		return l.to(l.at - 1), true
	case keymap.ChoiceDown:
		return l.to(l.at + 1), true
	case keymap.ChoicePageUp:
		return l.to(l.at - l.page()), true
	case keymap.ChoicePageDown:
		return l.to(l.at + l.page()), true
	}
	return l, false
}

// scrolled returns the first row to show when there is room for rows.
func (l list) scrolled(rows int) int {
	first := min(l.first, l.at)
	first = max(first, l.at-rows+1)
	return max(0, min(first, l.n-rows))
}

// window returns which rows to draw in a room of rows, and notes it.
func (l list) window(rows int) (first, end int) {
	rows = max(rows, 0)
	if l.seen != nil {
		l.seen.rows, l.seen.total = rows, l.n
	}
	first = l.scrolled(max(rows, 1))
	return first, min(first+rows, l.n)
}
