package chart

import (
	"fmt"

	words "wend/model/text"
	"wend/ui/paint"
	"wend/ui/theme"
)

// Grid is rows by columns with a text in each cell: stages by channel, activities
// by stage.
type Grid struct {
	Corner        string // what the rows are
	Rows, Columns []string
	Cell          func(row, column int) Mark
	Row, Column   int // of the cursor; None: there is none
}

// Mark is what stands in a cell. Its style says nothing that its text does not.
type Mark struct {
	Text  string
	Token theme.Token
}

// Words says how much is filled, and which rows and columns are empty.
func (g Grid) Words() string {
	if len(g.Rows) == 0 || len(g.Columns) == 0 {
		return "no rows or no columns yet"
	}
	filled := 0
	rows, columns := make([]int, len(g.Rows)), make([]int, len(g.Columns))
	for r := range g.Rows {
		for c := range g.Columns {
			if g.Cell(r, c).Text != "" {
				filled++
				rows[r]++
				columns[c]++
			}
		}
	}
	said := fmt.Sprintf("%d of %s filled", filled, words.Several(len(g.Rows)*len(g.Columns), "cell"))
	if filled == 0 {
		return said
	}
	if names := without(g.Rows, rows); len(names) > 0 {
		said += "; nothing in " + listed(names)
	}
	if names := without(g.Columns, columns); len(names) > 0 {
		said += "; nothing under " + listed(names)
	}
	return said
}

func without(names []string, counts []int) []string {
	var out []string
	for i, n := range counts {
		if n == 0 {
			out = append(out, names[i])
		}
	}
	return out
}

const (
	gridWidth, gridHeight = 12, 2
	cellLeast, cellMost   = 8, 18
)

// Draw draws the page of the grid with the cursor on it, and how much lies beyond.
func (g Grid) Draw(p paint.Pen, th theme.Theme) {
	w, h := p.Size()
	if w < gridWidth || h < gridHeight || len(g.Rows) == 0 || len(g.Columns) == 0 {
		drawWords(p, th, g.Words())
		return
	}
	label := paint.Width(g.Corner)
	for _, name := range g.Rows {
		label = max(label, paint.Width(name))
	}
	label = min(label+1, max(w/3, w-len(g.Columns)*(cellMost+1)))
	cell := max(cellLeast, min(cellMost, (w-label)/len(g.Columns)-1))
	fit := max(1, (w-label)/(cell+1))
	left, right := page(g.Column, len(g.Columns), fit)
	if right-left == 1 {
		cell = min(cell, w-label-1)
	}
	body, foot := h-1, 0
	if body < len(g.Rows) && h >= 4 || right-left < len(g.Columns) && h >= 4 {
		body, foot = body-1, 1
	}
	first, end := page(g.Row, len(g.Rows), body)
	p.TextFit(0, 0, label, g.Corner, th.Style(theme.Muted))
	for r := first; r < end; r++ {
		p.TextFit(0, 1+r-first, label, g.Rows[r], th.Style(theme.Label))
	}
	for c := left; c < right; c++ {
		x := label + (c-left)*(cell+1)
		p.VLine(x, 0, 1+end-first, th.Glyphs.ColumnDivider, th.Style(theme.Divider))
		p.TextFit(x+1, 0, cell, g.Columns[c], th.Style(theme.Heading))
		for r := first; r < end; r++ {
			g.drawCell(p.In(paint.Rect{X: x + 1, Y: 1 + r - first, W: cell, H: 1}), th, r, c)
		}
	}
	if foot > 0 {
		text := beyond(th, [4]int{left, len(g.Columns) - right, first, len(g.Rows) - end})
		p.TextFit(0, h-1, w, text, th.Style(theme.Muted))
	}
}

func (g Grid) drawCell(p paint.Pen, th theme.Theme, r, c int) {
	w, _ := p.Size()
	mark := g.Cell(r, c)
	text, token := mark.Text, mark.Token
	if text == "" {
		text, token = th.Glyphs.Dot, theme.Muted
	}
	p.TextFit(1, 0, w-2, text, th.Style(token))
	if r == g.Row && c == g.Column {
		p.Tint(p.Bounds(), th.Style(theme.Selection))
		p.Text(0, 0, th.Glyphs.CursorLeft, th.Style(theme.Accent))
		p.Text(w-1, 0, th.Glyphs.CursorRight, th.Style(theme.Accent))
	}
	p.Region(p.Bounds(), OnCell{r, c})
}

// beyond says how many columns and rows there are to the left, right, above and
// below.
func beyond(th theme.Theme, n [4]int) string {
	text := ""
	for i, glyph := range []string{th.Glyphs.Less, th.Glyphs.More, th.Glyphs.Up, th.Glyphs.Down} {
		if n[i] == 0 {
			continue
		}
		noun := "column"
		if i >= 2 {
			noun = "row"
		}
		text += fmt.Sprintf("%s %s  ", glyph, words.Several(n[i], noun))
	}
	return text
}
