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

// DrawCursor marks the cell that p is a window on as the one under the cursor,
// with brackets, so that it shows without colour too.
func (s *Scene) DrawCursor(p paint.Pen) {
	w, h := p.Size()
	p.Tint(p.Bounds(), s.Theme.Style(theme.Selection))
	st := s.Theme.Style(theme.Accent)
	st.Bg = s.Theme.Style(theme.Selection).Bg
	p.VLine(0, 0, h, s.Theme.Glyphs.CursorLeft, st)
	if w > 1 {
		p.VLine(w-1, 0, h, s.Theme.Glyphs.CursorRight, st)
	}
}
