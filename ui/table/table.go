// Package table shows rows of things under columns that are declared once: what
// every screen that is a list has in common.
//
// A [Spec] says what the rows are called, which columns they have and what a row
// is known by. A [Table] is the rows, how they are sorted, filtered, grouped and
// marked, and where the cursor is. It is an immutable value: what happens to it
// returns the next one. Selection and marks belong to keys, not to places, so
// they survive every change of the rows.
//
//	t := table.New(&spec).WithEmpty("No KPIs yet.\na adds one").WithRows(kpis)
//	t, taken := t.Do(keymap.MoveDown)
//	t.Draw(pen, th, func(beside paint.Pen, k kpi) { … })
//	for _, key := range t.Marked() { … }
//
// Drawing formats only the rows that show, and notes how many there was room for,
// so that a page is a page; folded texts are kept after the first search. So a
// table belongs to one goroutine. It does no I/O and never changes a row.
package table

import (
	"slices"
	"strings"

	"wend/ui/match"
	"wend/ui/paint"
	"wend/ui/theme"
)

// Spec declares a table of rows of type R. It must not change while tables use it.
type Spec[R any] struct {
	Title   string
	Columns []Column[R]
	Key     func(R) string // what a row is known by: unique, and the same for as long as the thing lives
	Also    func(R) string // searched besides the columns; may be nil
}

// Column declares a column. The first one names the row: it always shows, and what
// is found in it comes first. A column in which no row has a text is left out.
type Column[R any] struct {
	Title string
	Text  func(R) string // empty: unknown

	// Value is what numbers and times are sorted by; nil: the text, with numbers in
	// it by value. What is not known comes last in either order. The text of a column
	// with a value is not searched.
	Value func(R) (x float64, known bool)
	Down  bool // sorting begins with the largest

	// Draw draws a cell that is more than its text, such as a bar; nil: the text in
	// the style of Token, which must not say anything that the text does not.
	Draw  func(paint.Pen, theme.Theme, R)
	Token func(R) theme.Token // nil: plain in the first column, muted in the others

	// AsGiven says that groups by this column stand in the order of the rows, and not
	// in that of their names.
	AsGiven bool

	Width int  // cells; of a column that grows the least
	Grow  int  // its share of the cells that are left
	Keep  int  // where there is no room for all, the higher are kept longer
	Right bool // numbers end at the right
}

// View is how a table is looked at, by the titles of columns: what may be stored.
type View struct {
	Sort    string // empty: in the order of the rows as they were given
	Reverse bool   // against the order in which sorting by this column begins
	Group   string // empty: no groups
}

// Table is rows, how they are looked at, and a cursor. The zero Table is empty.
type Table[R any] struct {
	spec   *Spec[R]
	says   says
	quiet  bool
	held   *content[R]
	view   View
	query  string
	order  []int  // indexes of rows, sorted
	hits   []int  // those of order that the query holds for
	lines  []line // what there is to see
	at     int    // index of lines
	first  int    // first line shown
	column int    // index of Spec.Columns: the column cursor
	marks  marks
	large  bool // the preview instead of the list
	seen   *sight
}

// says is what is said of the rows that are not there: when there are none, and while
// not all are.
type says struct{ empty, more string }

// content is the rows and what is found out about them once.
type content[R any] struct {
	rows  []R
	keys  []string
	known []int    // indexes of the columns with anything in them
	texts []string // folded: first column, line break, the rest; nil before the first search
}

// line is a row, or the heading of the group that follows.
type line struct {
	row   int    // index of rows; heading: -1
	group string // of a heading
	n     int    // rows under it
}

const heading = -1

// sight is what the last drawing had room for.
type sight struct {
	rows    int
	preview bool // there was one to be shown
}

// New returns a table without rows.
func New[R any](s *Spec[R]) Table[R] {
	return Table[R]{spec: s, held: &content[R]{}, seen: &sight{}}
}

// IsZero reports whether t was not made by [New].
func (t Table[R]) IsZero() bool { return t.spec == nil }

// WithEmpty returns t with what is said where there are no rows: what belongs
// here on the first line, then how to add the first.
func (t Table[R]) WithEmpty(text string) Table[R] {
	t.says.empty = text
	return t
}

// WithMore returns t with what is said while the rows are not all, in place of how
// many there are; empty: they are.
func (t Table[R]) WithMore(text string) Table[R] {
	t.says.more = text
	return t
}

// Previews reports whether the preview is in view in w cells.
func (t Table[R]) Previews(w int) bool {
	_, some := t.Selected()
	return some && (t.large || w >= sideBy)
}

// Quiet returns t as it looks without the focus.
func (t Table[R]) Quiet() Table[R] {
	t.quiet = true
	return t
}

// WithRows returns t with other rows. The row that was selected stays so; if it
// is gone, its place is. The marks of rows that are gone go with them.
func (t Table[R]) WithRows(rows []R) Table[R] {
	if len(rows) > 0 && t.held != nil && len(rows) == len(t.held.rows) && &rows[0] == &t.held.rows[0] {
		return t // remembered from the frame before, and nobody changes rows
	}
	before := t.key()
	c := &content[R]{rows: rows, keys: make([]string, len(rows))}
	for i, r := range rows {
		c.keys[i] = t.spec.Key(r)
	}
	for i, col := range t.spec.Columns {
		if i == 0 || col.Text == nil || slices.ContainsFunc(rows, func(r R) bool { return col.Text(r) != "" }) {
			c.known = append(c.known, i)
		}
	}
	t.held = c
	t.marks = t.marks.among(c.keys)
	return t.sorted().searched(nil).anchored(before)
}

// WithView returns t looked at in another way; titles of columns that it does not
// have count as none.
func (t Table[R]) WithView(v View) Table[R] {
	if t.columnTitled(v.Sort) < 0 {
		v.Sort = ""
	}
	if t.columnTitled(v.Group) < 0 {
		v.Group = ""
	}
	before := t.key()
	t.view = v
	return t.sorted().searched(nil).anchored(before)
}

// View returns how t is looked at.
func (t Table[R]) View() View { return t.view }

// Filter returns t with only the rows that hold every word of text, whatever case
// and accents. Where the rows are in their own order, those with all words in
// the first column come first. The selection stays if it is among them, or else the
// first is selected.
func (t Table[R]) Filter(text string) Table[R] {
	if text == t.query {
		return t
	}
	if t.held == nil {
		t.query = text
		return t
	}
	before, among := t.key(), []int(nil)
	if strings.HasPrefix(text, t.query) {
		among = t.hits
	}
	t.query, t.first = text, 0
	t = t.searched(among)
	if text != "" && !t.shows(before) {
		return t.to(0) // the best of what is found
	}
	return t.anchored(before)
}

// Name returns what the rows are called.
func (t Table[R]) Name() string { return t.spec.Title }

// Query returns what t is filtered by.
func (t Table[R]) Query() string { return t.query }

// Count returns how many rows the filter lets through, and how many there are.
func (t Table[R]) Count() (shown, all int) {
	if t.held == nil {
		return 0, 0
	}
	return len(t.hits), len(t.held.rows)
}

// Selected returns the row under the cursor; ok is false if none is shown.
func (t Table[R]) Selected() (row R, ok bool) {
	if t.at >= len(t.lines) || t.lines[t.at].row == heading {
		return row, false
	}
	return t.held.rows[t.lines[t.at].row], true
}

// key returns the key of the selected row, or nothing.
func (t Table[R]) key() string {
	if t.at >= len(t.lines) || t.lines[t.at].row == heading {
		return ""
	}
	return t.held.keys[t.lines[t.at].row]
}

// Select returns t with the cursor on the row of a key; if that is not shown, the
// cursor keeps its place.
func (t Table[R]) Select(key string) Table[R] { return t.anchored(key) }

// shows reports whether the row of a key is among the lines.
func (t Table[R]) shows(key string) bool {
	return slices.ContainsFunc(t.lines, func(l line) bool { return l.row != heading && t.held.keys[l.row] == key })
}

func (t Table[R]) anchored(key string) Table[R] {
	if key != "" {
		for i, l := range t.lines {
			if l.row != heading && t.held.keys[l.row] == key {
				return t.to(i)
			}
		}
	}
	return t.to(t.at)
}

// Marked returns the keys that the next action is about: those of all marked rows
// in the order of the rows, also where the filter hides them, or that of the row
// under the cursor.
func (t Table[R]) Marked() []string {
	if len(t.marks.keys) == 0 {
		if k := t.key(); k != "" {
			return []string{k}
		}
		return nil
	}
	var out []string
	for _, i := range t.order {
		if t.marks.keys[t.held.keys[i]] {
			out = append(out, t.held.keys[i])
		}
	}
	return out
}

// Chosen returns the rows of [Table.Marked].
func (t Table[R]) Chosen() []R {
	var out []R
	keys := t.Marked()
	for _, i := range t.order {
		if slices.Contains(keys, t.held.keys[i]) {
			out = append(out, t.held.rows[i])
		}
	}
	return out
}

// Texts returns the titles of the columns that have anything in them, and the
// texts of the marked rows, of all that the filter lets through where none is.
func (t Table[R]) Texts() (head []string, rows [][]string) {
	if t.held == nil {
		return nil, nil
	}
	which := t.hits
	if len(t.marks.keys) > 0 {
		which = slices.DeleteFunc(slices.Clone(t.order), func(i int) bool { return !t.marks.keys[t.held.keys[i]] })
	}
	for n, i := range which {
		var cells []string
		for _, c := range t.held.known {
			if col := t.spec.Columns[c]; col.Text != nil {
				cells = append(cells, col.Text(t.held.rows[i]))
				if n == 0 {
					head = append(head, col.Title)
				}
			}
		}
		rows = append(rows, cells)
	}
	return head, rows
}

// Unmarked returns t without marks, for when what they were for is done.
func (t Table[R]) Unmarked() Table[R] {
	t.marks = marks{}
	return t
}

// Column returns the title of the column under the cursor.
func (t Table[R]) Column() string {
	if t.column < len(t.columns()) {
		return t.columns()[t.column].Title
	}
	return ""
}

func (t Table[R]) columns() []Column[R] {
	if t.spec == nil {
		return nil
	}
	return t.spec.Columns
}

// columnTitled returns the index of the column of that title, or -1.
func (t Table[R]) columnTitled(title string) int {
	if title == "" {
		return -1
	}
	return slices.IndexFunc(t.columns(), func(c Column[R]) bool { return c.Title == title })
}

func (t Table[R]) wanted() match.Query { return match.New(t.query) }
