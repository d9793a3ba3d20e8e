package table

import (
	"cmp"
	"slices"
	"strings"

	"wend/ui/match"
)

// sorted returns t with its rows in the order of the view. The sort is stable, so
// equal rows keep the order in which they were given.
func (t Table[R]) sorted() Table[R] {
	t.order = make([]int, len(t.held.rows))
	for i := range t.order {
		t.order[i] = i
	}
	i := t.columnTitled(t.view.Sort)
	if i < 0 {
		return t
	}
	col := t.spec.Columns[i]
	down := col.Down != t.view.Reverse
	if col.Value != nil {
		sortBy(t.order, t.held.rows, col.Value, cmp.Compare[float64], down)
	} else {
		text := func(r R) (string, bool) {
			s := match.Fold(col.Text(r))
			return s, s != ""
		}
		sortBy(t.order, t.held.rows, text, match.Compare, down)
	}
	return t
}

// sortBy sorts indexes of rows by what of returns, which it asks once for each
// row. What is not known comes last.
func sortBy[R, K any](order []int, rows []R, of func(R) (K, bool), compare func(a, b K) int, down bool) {
	keys, known := make([]K, len(rows)), make([]bool, len(rows))
	for i, r := range rows {
		keys[i], known[i] = of(r)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case !known[a] || !known[b]:
			return cmp.Compare(truth(known[b]), truth(known[a]))
		case down:
			return compare(keys[b], keys[a])
		}
		return compare(keys[a], keys[b])
	})
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// searched returns t with those of the rows among, all of them if that is nil,
// that hold the query, and the lines they make.
func (t Table[R]) searched(among []int) Table[R] {
	query := t.wanted()
	if among == nil {
		among = t.order
	}
	t.hits = among
	if !query.Empty() {
		texts := t.texts()
		t.hits = make([]int, 0, len(among)/4)
		for _, i := range among {
			if query.Holds(texts[i]) {
				t.hits = append(t.hits, i)
			}
		}
	}
	rows := t.hits
	if !query.Empty() && t.view.Sort == "" {
		rows = t.namedFirst(rows, query)
	}
	t.lines = t.grouped(rows)
	return t
}

// texts returns what is searched of each row.
func (t Table[R]) texts() []string {
	c := t.held
	if c.texts != nil {
		return c.texts
	}
	c.texts = make([]string, len(c.rows))
	var b strings.Builder
	for i, r := range c.rows {
		b.Reset()
		for n, col := range t.spec.Columns {
			if col.Text != nil && (n == 0 || col.Value == nil) {
				b.WriteString(strings.ReplaceAll(col.Text(r), "\n", " "))
			}
			b.WriteByte('\n')
		}
		if t.spec.Also != nil {
			b.WriteString(t.spec.Also(r))
		}
		c.texts[i] = match.Fold(b.String())
	}
	return c.texts
}

// namedFirst returns rows with those first that hold the query in their name.
func (t Table[R]) namedFirst(rows []int, query match.Query) []int {
	named, others := make([]int, 0, len(rows)), []int(nil)
	for _, i := range rows {
		if name, _, _ := strings.Cut(t.held.texts[i], "\n"); query.Holds(name) {
			named = append(named, i)
		} else {
			others = append(others, i)
		}
	}
	return append(named, others...)
}

// grouped returns rows as lines, under headings where the view has groups: in
// the order of their names, what has none last, or of the rows where the column says so.
func (t Table[R]) grouped(rows []int) []line {
	i := t.columnTitled(t.view.Group)
	if i < 0 || t.spec.Columns[i].Text == nil {
		lines := make([]line, 0, len(rows))
		for _, r := range rows {
			lines = append(lines, line{row: r})
		}
		return lines
	}
	members := map[string][]int{}
	var names []string
	for _, r := range rows {
		name := t.spec.Columns[i].Text(t.held.rows[r])
		if members[name] == nil {
			names = append(names, name)
		}
		members[name] = append(members[name], r)
	}
	if t.spec.Columns[i].AsGiven {
		return t.under(names, members)
	}
	slices.SortFunc(names, func(a, b string) int {
		if (a == "") != (b == "") {
			return cmp.Compare(truth(a == ""), truth(b == ""))
		}
		return cmp.Or(match.Compare(match.Fold(a), match.Fold(b)), strings.Compare(a, b))
	})
	return t.under(names, members)
}

// under returns the members of groups below their headings.
func (t Table[R]) under(names []string, members map[string][]int) []line {
	var lines []line
	for _, name := range names {
		lines = append(lines, line{row: heading, group: name, n: len(members[name])})
		for _, r := range members[name] {
			lines = append(lines, line{row: r})
		}
	}
	return lines
}
