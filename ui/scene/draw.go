package scene

import (
	"wend/ui/paint"
	"wend/ui/theme"
)

// This file holds what every band draws in the same way.

// DrawColumns draws the dividers of the columns over the whole height of a band,
// and marks the cursor's column: its dividers show it without colour too, and in
// the bands that do not have the focus. The cells between them are left as they
// are: a tint of the whole column would be printed anew with every move, which a
// slow link shows.
func (s *Scene) DrawColumns(p paint.Pen) {
	_, h := p.Size()
	for _, c := range s.View.Columns {
		divider, style := s.Theme.Glyphs.ColumnDivider, s.Theme.Style(theme.Divider)
		if c.Index == s.View.Cursor || c.Index == s.View.Cursor+1 {
			divider, style = s.Theme.Glyphs.CursorDivider, s.Theme.Style(theme.Accent)
		}
		p.VLine(c.X-1, 0, h, divider, style)
	}
}

// Pad returns how many cells at either side of a column of w cells stay blank;
// narrow columns are written from divider to divider.
func Pad(w int) int {
	if w < 13 {
		return 0
	}
	return 1
}

// DrawCursor marks the cell at of band p as the one under the cursor, with
// brackets, so that it shows without colour too. Where columns have no blank
// cells, the brackets stand on the dividers.
func (s *Scene) DrawCursor(p paint.Pen, at paint.Rect) {
	p.Tint(at, s.Theme.Style(theme.Selection))
	st := s.Theme.Style(theme.Accent)
	st.Bg = s.Theme.Style(theme.Selection).Bg
	left, right := at.X, at.X+at.W-1
	if Pad(at.W) == 0 {
		left, right = left-1, right+1
	}
	p.VLine(left, at.Y, at.H, s.Theme.Glyphs.CursorLeft, st)
	if right > left { // beside the last column is the frame: no bracket there
		p.VLine(right, at.Y, at.H, s.Theme.Glyphs.CursorRight, st)
	}
}
