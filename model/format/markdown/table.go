package markdown

import "strings"

// table is a table whose cells are escaped already.
type table struct {
	head []string
	rows [][]string
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// Table returns a table of what people typed: the titles, then the rows, without
// the columns in which every cell is empty; nothing without rows.
func Table(head []string, rows [][]string) string {
	t := table{head: escaped(head)}
	for _, r := range rows {
		t.add(escaped(r)...)
	}
	return t.String()
}

func escaped(cells []string) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = escape(c)
	}
	return out
}

// String returns the table without the columns in which every cell is empty;
// nothing if it has no rows.
func (t *table) String() string {
	if len(t.rows) == 0 {
		return ""
	}
	var used []int
	for i := range t.head {
		for _, r := range t.rows {
			if r[i] != "" {
				used = append(used, i)
				break
			}
		}
	}
	if len(used) == 0 {
		return ""
	}
	var b strings.Builder
	line(&b, t.head, used)
	b.WriteString(strings.Repeat("| --- ", len(used)) + "|\n")
	for _, r := range t.rows {
		line(&b, r, used)
	}
	return b.String()
}

func line(b *strings.Builder, cells []string, used []int) {
	for _, i := range used {
		b.WriteString("| ")
		if cells[i] != "" {
			b.WriteString(cells[i] + " ")
		}
	}
	b.WriteString("|\n")
}
