package journey

import (
	"cmp"

	"wend/model"
	"wend/ui/axis"
	"wend/ui/paint"
	"wend/ui/scene"
	"wend/ui/theme"
)

// Draw draws the stages and, below them, the lanes from row top on. p is the
// inside of the band. Without a journey nothing is drawn.
func Draw(p paint.Pen, s *scene.Scene, top int) {
	switch {
	case s.Journey == nil:
		return
	case s.Axis.Len() == 0:
		nothing(p, s)
		return
	}
	first, rest := p.Bounds().SplitTop(head)
	Header(p.In(first), s)
	lanes(p.In(rest), s, top)
}

func lanes(p paint.Pen, s *scene.Scene, top int) {
	w, h := p.Size()
	s.DrawColumns(p)
	l := layout(s, top, h)
	for _, r := range l.rows {
		window, at := l.window(r, w)
		if at.Y+at.H > 0 && at.Y < window.H {
			row(p.In(window).In(at), s, r.Lane)
		}
	}
}

// nothing says what to do with an empty journey.
func nothing(p paint.Pen, s *scene.Scene) {
	w, h := p.Size()
	text := "This journey is empty.\nA adds its first stage."
	parts := paint.Wrap(text, w-2, h, s.Theme.Glyphs.Ellipsis)
	for i, part := range parts {
		p.Text((w-paint.Width(part))/2, (h-len(parts))/2+i, part, s.Theme.Style(theme.Muted))
	}
}

// row draws one lane in a window of its height.
func row(p paint.Pen, s *scene.Scene, l scene.Lane) {
	_, h := p.Size()
	current := l == s.Cursor.Lane
	label(p.In(paint.Rect{W: s.View.Label, H: h}), s, l, current)
	p.Region(paint.Rect{W: s.View.Label, H: h}, scene.Target{Pane: scene.Journey, Lane: l})
	for _, c := range s.View.Columns {
		at := paint.Rect{X: c.X, W: c.W, H: h}
		p.Region(at, scene.Target{Pane: scene.Journey, Column: c.Column, Lane: l})
		cell(p.In(at), s, l, c)
		if current && c.Index == s.View.Cursor && s.Focus == scene.Journey {
			s.DrawCursor(p, at)
		}
	}
}

func label(p paint.Pen, s *scene.Scene, l scene.Lane, current bool) {
	w, _ := p.Size()
	st := s.Theme.Style(theme.Label)
	if current && s.Focus == scene.Journey {
		p.Text(0, 0, s.Theme.Glyphs.Marker, s.Theme.Style(theme.Accent))
		st = s.Theme.Style(theme.Heading)
	}
	p.TextFit(1, 0, w-1, l.Title(), st)
}

// cell draws what lane l says at column c.
func cell(p paint.Pen, s *scene.Scene, l scene.Lane, c axis.Placed) {
	w, h := p.Size()
	pad := scene.Pad(w)
	k := content{Scene: s, column: c.Column, w: w - 2*pad, h: h}
	for y, line := range k.lines(l) {
		p.Text(pad, y, line.text, s.Theme.Style(line.token))
		if line.mark != "" {
			p.Text(pad, y, line.mark, s.Theme.Style(line.meaning))
		}
		if line.note != "" {
			p.TextRight(pad, y, k.w, line.note, s.Theme.Style(cmp.Or(line.noted, theme.Muted)))
		}
		if line.object != (model.Ref{}) {
			p.Region(paint.Rect{Y: y, W: w, H: 1}, scene.Target{
				Pane: scene.Journey, Column: c.Column, Lane: l, Object: line.object,
			})
		}
	}
	if Matches(s, l, c.Column) {
		p.Tint(paint.Rect{X: pad, W: k.w, H: h}, s.Theme.Style(theme.Match))
	}
}
