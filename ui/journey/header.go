package journey

import (
	"fmt"

	"wend/model"
	"wend/model/text"
	"wend/ui/axis"
	"wend/ui/paint"
	"wend/ui/scene"
	"wend/ui/theme"
)

// Names draws what stands above another band that shows without this one: the
// stages, and below them the touchpoints as far as p has rows.
func Names(p paint.Pen, s *scene.Scene) {
	first, rest := p.Bounds().SplitTop(head)
	Header(p.In(first), s)
	if !rest.Empty() {
		names := p.In(rest)
		s.DrawColumns(names)
		row(names, s, scene.LaneTouchpoint)
	}
}

// Header draws the row of stages: each name over its columns, the current one
// marked. [Draw] begins with it.
func Header(p paint.Pen, s *scene.Scene) {
	g := s.Theme.Glyphs
	selected := s.Cursor.Lane == scene.LaneStage && s.Focus == scene.Journey
	if selected {
		label(p.In(paint.Rect{W: s.View.Label, H: 1}), s, scene.LaneStage, true)
	}
	for _, c := range s.View.Columns {
		if !c.Opens {
			continue
		}
		p.VLine(c.X-1, 0, 1, g.ColumnDivider, s.Theme.Style(theme.Divider))
		span := paint.Rect{X: c.X, W: c.Span, H: 1}
		stageName(p.In(span), s, c)
		if selected && c.Stage == s.Cursor.Column.Stage {
			p.Tint(span, s.Theme.Style(theme.Selection))
			p.Text(c.X, 0, g.CursorLeft, s.Theme.Style(theme.Accent))
			p.TextRight(c.X, 0, c.Span, g.CursorRight, s.Theme.Style(theme.Accent))
		}
		p.Region(span, scene.Target{
			Pane: scene.Journey, Column: c.Column, Object: model.Ref{Kind: model.KindStage, Key: string(c.Stage)},
		})
	}
}

// stageName draws the name of the stage that column c opens.
func stageName(p paint.Pen, s *scene.Scene, c axis.Placed) {
	w, _ := p.Size()
	st, _ := model.Lookup[model.Stage](s.Journey, c.Stage)
	name := text.Name(st)
	if c.Stage != s.Cursor.Column.Stage {
		p.TextFit(1, 0, w-1, name, s.Theme.Style(theme.Label))
		return
	}
	p.Text(0, 0, s.Theme.Glyphs.Marker, s.Theme.Style(theme.Accent))
	name = paint.Fit(name, w-1, s.Theme.Glyphs.Ellipsis)
	used := 1 + p.Text(1, 0, name, s.Theme.Style(theme.Heading))
	all := len(s.Journey.IDs(model.KindStage, ""))
	place := fmt.Sprintf("%d/%d", s.Axis.Stage(c.Index)+1, all)
	if used+1+len(place) <= w {
		p.Text(used+1, 0, place, s.Theme.Style(theme.Muted))
	}
}
