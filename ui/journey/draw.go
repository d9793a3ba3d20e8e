package journey

import (
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
	rows, top := layout(s, top, h)
	for _, r := range rows {
		if r.Top+r.Lines <= top || r.Top >= top+h {
			continue
		}
		row(p.In(paint.Rect{Y: r.Top - top, W: w, H: r.Lines}), s, r.Lane)
	}
}

// nothing says what to do with an empty journey.
func nothing(p paint.Pen, s *scene.Scene) {
	w, h := p.Size()
	text := "This journey is empty.\nA adds its first stage, a adds a touchpoint."
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
		if current && c.Index == s.View.Cursor {
			markCursor(p.In(at), s)
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
	p.TextFit(1, 0, w-1, title(l, w-1), st)
}

// short are the titles for narrow labels.
var short = map[scene.Lane]string{
	scene.LaneTouchpoint:  "Does",
	scene.LaneImportance:  "Matters",
	scene.LaneExpectation: "Expects",
}

// title returns the name of a lane that fits w cells, if it has one.
func title(l scene.Lane, w int) string {
	if t := l.Title(); len(t) <= w || short[l] == "" {
		return t
	}
	return short[l]
}

// markCursor shows that the cell p is under the cursor: with brackets where it has
// the focus.
func markCursor(p paint.Pen, s *scene.Scene) {
	if s.Focus == scene.Journey {
		s.DrawCursor(p)
	}
}

// cell draws what lane l says at column c.
func cell(p paint.Pen, s *scene.Scene, l scene.Lane, c axis.Placed) {
	w, h := p.Size()
	pad := 0
	if w > 5 {
		pad = 1
	}
	k := content{Scene: s, column: c.Column, w: w - 2*pad, h: h}
	for y, line := range k.lines(l) {
		p.Text(pad, y, line.text, s.Theme.Style(line.token))
		if line.mark != "" {
			p.Text(pad, y, line.mark, s.Theme.Style(line.meaning))
		}
		if line.note != "" {
			p.TextRight(pad, y, k.w, line.note, s.Theme.Style(theme.Muted))
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
