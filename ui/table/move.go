package table

import (
	"maps"
	"slices"

	"wend/ui/keymap"
)

// to moves the cursor to line i, or the nearest row there is, and scrolls only as
// far as it must.
func (t Table[R]) to(i int) Table[R] {
	by := 1
	if i < t.at {
		by = -1
	}
	i = max(0, min(i, len(t.lines)-1))
	at := t.rowFrom(i, by)
	if at < 0 {
		at = max(0, t.rowFrom(i, -by))
	}
	t.at = at
	if t.seen != nil && t.seen.rows > 0 {
		t.first = t.scrolled(t.seen.rows)
	}
	return t
}

// rowFrom returns the first line from i on, in the direction by, that is a row;
// -1 if there is none.
func (t Table[R]) rowFrom(i, by int) int {
	for ; i >= 0 && i < len(t.lines); i += by {
		if t.lines[i].row != heading {
			return i
		}
	}
	return -1
}

// scrolled returns the first line to show where there is room for rows: that
// nearest to the one shown so far with which the cursor is seen, and the heading
// right above it where two lines fit.
func (t Table[R]) scrolled(rows int) int {
	top := t.at
	if rows > 1 && top > 0 && t.lines[top-1].row == heading {
		top--
	}
	first := max(min(t.first, top), t.at-rows+1)
	return max(0, min(first, len(t.lines)-rows))
}

func (t Table[R]) page() int {
	if t.seen == nil {
		return 1
	}
	return max(1, t.seen.rows-1)
}

// Do does what an action asks of a table. taken is false for any other action:
// that is for the screen to do, with what is selected or marked, or to say that
// there is nothing to sort or mark. Back first leaves the large preview, then drops
// the marks, then the filter.
func (t Table[R]) Do(a keymap.Action) (next Table[R], taken bool) {
	if !t.Takes(a) {
		return t, false
	}
	switch a {
	case keymap.MoveUp, keymap.FindPrevious:
		return t.to(t.at - 1), true
	case keymap.MoveDown, keymap.FindNext:
		return t.to(t.at + 1), true
	case keymap.MovePageUp:
		return t.to(t.at - t.page()), true
	case keymap.MovePageDown:
		return t.to(t.at + t.page()), true
	case keymap.MoveFirst:
		return t.to(0), true
	case keymap.MoveLast:
		return t.to(len(t.lines) - 1), true
	case keymap.Back:
		return t.back(), true
	case keymap.MoveLeft:
		return t.toColumn(-1), true
	case keymap.MoveRight:
		return t.toColumn(1), true
	case keymap.ListSort:
		return t.sortBy(t.column), true
	case keymap.ListGroup:
		return t.groupBy(t.column), true
	case keymap.ListMark:
		return t.mark(), true
	case keymap.ListMarkRange:
		return t.markRange(), true
	case keymap.ListPreview:
		t.large = !t.large && t.seen != nil && t.seen.preview
		return t, true
	}
	return t, false
}

// Takes reports whether there is anything to do that with in the table. It does no
// work: it is asked for each key of the footer in each frame.
func (t Table[R]) Takes(a keymap.Action) bool {
	switch a {
	case keymap.MoveUp, keymap.FindPrevious, keymap.MoveDown, keymap.FindNext, keymap.MovePageUp, keymap.MovePageDown, keymap.MoveFirst, keymap.MoveLast:
		return true
	case keymap.Back:
		return t.large || len(t.marks.keys) > 0 || t.query != ""
	case keymap.MoveLeft, keymap.MoveRight, keymap.ListSort, keymap.ListGroup, keymap.ListMark, keymap.ListMarkRange, keymap.ListPreview:
		return len(t.lines) > 0
	}
	return false
}

func (t Table[R]) back() Table[R] {
	switch {
	case t.large:
		t.large = false
		return t
	case len(t.marks.keys) > 0:
		return t.Unmarked()
	}
	return t.Filter("")
}

// toColumn moves the column cursor by n of the columns that have anything in
// them.
func (t Table[R]) toColumn(n int) Table[R] {
	if t.held == nil || len(t.held.known) == 0 {
		return t
	}
	i := max(0, slices.Index(t.held.known, t.column))
	t.column = t.held.known[max(0, min(i+n, len(t.held.known)-1))]
	return t
}

// sortBy sorts by a column; then in reverse; then not.
func (t Table[R]) sortBy(column int) Table[R] {
	if column >= len(t.columns()) {
		return t
	}
	v, title := t.view, t.spec.Columns[column].Title
	switch {
	case v.Sort != title:
		v.Sort, v.Reverse = title, false
	case !v.Reverse:
		v.Reverse = true
	default:
		v.Sort, v.Reverse = "", false
	}
	return t.WithView(v)
}

func (t Table[R]) groupBy(column int) Table[R] {
	if column >= len(t.columns()) {
		return t
	}
	v, title := t.view, t.spec.Columns[column].Title
	if v.Group == title {
		title = ""
	}
	v.Group = title
	return t.WithView(v)
}

// target is what of which table lies under the pointer.
type target struct {
	of     *sight
	head   bool
	column int
	line   int
}

// Click selects the row that was clicked, or sorts by the column whose title was.
// opens reports that the row was selected already: a second click opens it.
func (t Table[R]) Click(at any) (next Table[R], opens bool) {
	hit, ok := at.(target)
	switch {
	case !ok || hit.of != t.seen || hit.line >= len(t.lines):
		return t, false
	case hit.head:
		t.column = hit.column
		return t.sortBy(hit.column), false
	case hit.line == t.at:
		return t, t.lines[t.at].row != heading
	}
	return t.to(hit.line), false
}

// Wheel moves the cursor; positive is down.
func (t Table[R]) Wheel(lines int) Table[R] { return t.to(t.at + lines) }

// marks is which rows are marked, by key, and where a range begins. Its map is
// never changed, only replaced.
type marks struct {
	keys map[string]bool
	last string
}

func (m marks) with(last string, on bool, keys ...string) marks {
	next := make(map[string]bool, len(m.keys)+len(keys))
	maps.Copy(next, m.keys)
	for _, k := range keys {
		if on {
			next[k] = true
		} else {
			delete(next, k)
		}
	}
	return marks{next, last}
}

// among returns the marks of keys that still exist.
func (m marks) among(keys []string) marks {
	if len(m.keys) == 0 {
		return m
	}
	next := map[string]bool{}
	for _, k := range keys {
		if m.keys[k] {
			next[k] = true
		}
	}
	return marks{next, m.last}
}

// mark marks the row under the cursor, or takes its mark, and goes on.
func (t Table[R]) mark() Table[R] {
	if k := t.key(); k != "" {
		t.marks = t.marks.with(k, !t.marks.keys[k], k)
		return t.to(t.at + 1)
	}
	return t
}

// markRange marks the rows from the one marked last to the cursor.
func (t Table[R]) markRange() Table[R] {
	here := t.key()
	if here == "" {
		return t
	}
	from := t.at
	for i, l := range t.lines {
		if l.row != heading && t.held.keys[l.row] == t.marks.last {
			from = i
		}
	}
	var keys []string
	for _, l := range t.lines[min(from, t.at) : max(from, t.at)+1] {
		if l.row != heading {
			keys = append(keys, t.held.keys[l.row])
		}
	}
	t.marks = t.marks.with(here, true, keys...)
	return t
}
