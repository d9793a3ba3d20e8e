package field

import (
	"github.com/clipperhouse/uax29/v2/graphemes"

	"wend/ui/paint"
	"wend/ui/theme"
)

// Draw draws f into r and puts the terminal's cursor where typing goes on. What
// does not fit is scrolled so that the cursor is visible; the scroll depends on
// text, cursor and size alone.
func (f Field) Draw(p paint.Pen, r paint.Rect, th theme.Theme) {
	p.Fill(r, th.Style(theme.Input))
	p = p.In(r)
	w, h := p.Size()
	if w <= 0 || h <= 0 {
		return
	}
	if f.text == "" {
		p.TextFit(0, 0, w, f.options.Placeholder, th.Style(theme.Muted))
	}
	if f.options.Lines {
		f.drawLines(p, th)
		return
	}
	f.drawLine(p, th)
}

func (f Field) drawLine(p paint.Pen, th theme.Theme) {
	w, _ := p.Size()
	x := paint.Width(f.text[:f.at])
	all := paint.Width(f.text)
	from := scroll(x, all+1, w)
	end := p.Text(-from, 0, f.text, th.Style(theme.Input)) - from
	if s := f.Suggestion(); s != "" {
		p.Text(end, 0, s[len(f.text):], th.Style(theme.Muted))
	}
	if from > 0 && w > 3 {
		p.Text(0, 0, th.Glyphs.Less, th.Style(theme.Muted))
	}
	if all-from > w && w > 3 {
		p.Text(w-1, 0, th.Glyphs.More, th.Style(theme.Muted))
	}
	p.SetCursor(x-from, 0)
}

func (f Field) drawLines(p paint.Pen, th theme.Theme) {
	w, h := p.Size()
	rows := wrap(f.text, w)
	row, x := f.place(rows)
	first := scroll(row, len(rows), h)
	for y := range min(h, len(rows)-first) {
		r := rows[first+y]
		p.Text(0, y, f.text[r.start:r.end], th.Style(theme.Input))
	}
	p.SetCursor(min(x, w-1), row-first)
}

// Height returns how many rows the text takes at a width, at least one.
func (f Field) Height(width int) int {
	if !f.options.Lines {
		return 1
	}
	return len(wrap(f.text, max(width, 1)))
}

// scroll returns the first visible of n cells or rows when size are visible and
// the one at cursor must be. It goes in steps of half the size, so that it stays
// still while one types or moves, and leaves room for a mark at both ends.
func scroll(cursor, n, size int) int {
	if n <= size {
		return 0
	}
	if size < 4 {
		return max(0, cursor-size+1)
	}
	last := size - 2 // the furthest that the cursor goes before it scrolls
	if cursor <= last {
		return 0
	}
	step := size / 2
	first := (cursor - last + step - 1) / step * step
	return min(first, max(n-size, cursor-last))
}

// span is a row of wrapped text: bytes from start to end. The blanks at which
// it was broken belong to it, so every place in the text lies in a row.
type span struct{ start, end int }

// wrap breaks s at line breaks and, where a line is longer than w cells, after
// blanks, or anywhere in a word longer than a row. There is at least one row.
func wrap(s string, w int) []span {
	var rows []span
	row := span{}
	breakable, cells := 0, 0 // breakable: where the row may end; 0 if nowhere
	for g := graphemes.FromString(s); g.Next(); {
		c := g.Value()
		if c == "\n" {
			rows = append(rows, span{row.start, g.Start()})
			row.start, breakable, cells = g.End(), 0, 0
			continue
		}
		cw := paint.Width(c)
		if cells+cw > w && c != " " && g.Start() > row.start {
			end := g.Start()
			if breakable > row.start {
				end = breakable
			}
			rows = append(rows, span{row.start, end})
			row.start, breakable = end, 0
			cells = paint.Width(s[end:g.Start()])
		}
		cells += cw
		if c == " " {
			breakable = g.End()
		}
	}
	return append(rows, span{row.start, len(s)})
}

// place returns the row and the cell of the cursor.
func (f Field) place(rows []span) (row, x int) {
	for row < len(rows)-1 && rows[row+1].start <= f.at {
		row++
	}
	return row, paint.Width(f.text[rows[row].start:f.at])
}

// widest stands for a field that never wraps; up and down go by lines of text,
// whatever the width they are drawn at.
const widest = 1 << 20

// row moves the cursor n lines down, as near as possible to the cell it was on
// when it last moved sideways.
func (f Field) row(n int) Field {
	rows := wrap(f.text, widest)
	at, x := f.place(rows)
	if f.goal > 0 {
		x = f.goal - 1
	}
	to := at + n
	if to < 0 || to >= len(rows) {
		return f
	}
	r := rows[to]
	g := graphemes.FromString(f.text[r.start:r.end])
	f.at = r.start
	for cells := 0; g.Next(); f.at = r.start + g.End() {
		if cells += paint.Width(g.Value()); cells > x {
			break
		}
	}
	f.goal, f.last = x+1, moved
	return f
}
