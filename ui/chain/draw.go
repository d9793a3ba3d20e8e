package chain

import (
	"strings"

	"wend/model"
	"wend/model/text"
	"wend/ui/axis"
	"wend/ui/paint"
	"wend/ui/scene"
	"wend/ui/theme"
)

// Draw draws the activities from row top on. p is the inside of the band.
// Without a journey nothing is drawn.
func Draw(p paint.Pen, s *scene.Scene, top int) {
	if s.Journey == nil {
		return
	}
	w, h := p.Size()
	top = max(top, 0)
	s.DrawColumns(p)
	if len(s.Activities) == 0 {
		nothing(p, s)
		return
	}
	lines := linesOf(s, h)
	if h >= Least(s) {
		top = 0
	}
	at, y := selected(s), 0
	for i := top; i < len(s.Activities) && y < h; i++ {
		n := linesAt(lines, i)
		row(p.In(paint.Rect{Y: y, W: w, H: n}), s, s.Activities[i], i == at)
		y += n
	}
	if y < h {
		support(p.In(paint.Rect{Y: y, W: w, H: 1}), s)
	}
}

// nothing says how to begin, across the columns.
func nothing(p paint.Pen, s *scene.Scene) {
	w, h := p.Size()
	text := "no activities yet: press a here to add one"
	for i, part := range paint.Wrap(text, w-s.View.Label-3, h, s.Theme.Glyphs.Ellipsis) {
		p.Text(s.View.Label+2, i, part, s.Theme.Style(theme.Muted))
	}
}

// row draws an activity in a window of its height.
func row(p paint.Pen, s *scene.Scene, a model.Activity, current bool) {
	_, h := p.Size()
	label(p.In(paint.Rect{W: s.View.Label, H: h}), s, a, current)
	for _, c := range s.View.Columns {
		at := p.In(paint.Rect{X: c.X, W: c.W, H: h})
		at.Region(at.Bounds(), scene.Target{Pane: scene.Chain, Column: c.Column, Activity: a.ID})
		if l, found := Link(s, a.ID, c.Column); found {
			link(at, s, l)
		}
		if c.Index == s.View.Cursor && current && s.Focus == scene.Chain {
			s.DrawCursor(p, paint.Rect{X: c.X, W: c.W, H: h})
		}
	}
}

// label draws an activity's name and, where there is room, its shares of cost
// and contribution.
func label(p paint.Pen, s *scene.Scene, a model.Activity, current bool) {
	w, h := p.Size()
	st := s.Theme.Style(theme.Label)
	if current { // also without the focus: some keys change its link from anywhere
		p.Text(0, 0, s.Theme.Glyphs.Marker, s.Theme.Style(theme.Muted))
	}
	if current && s.Focus == scene.Chain {
		p.Text(0, 0, s.Theme.Glyphs.Marker, s.Theme.Style(theme.Accent))
		st = s.Theme.Style(theme.Heading)
	}
	for y, part := range caption(s, a, w-1, h) {
		p.Text(1, y, part.name, st)
		switch muted := s.Theme.Style(theme.Muted); {
		case part.name == "":
			p.Text(1, y, part.share, muted)
		case part.share != "":
			p.TextRight(0, y, w, part.share, muted)
		}
	}
	p.Region(p.Bounds(), scene.Target{Pane: scene.Chain, Activity: a.ID})
	if Matches(s, a) {
		p.Tint(paint.Rect{X: 1, W: w - 1, H: h}, s.Theme.Style(theme.Match))
	}
}

// marks says how many marks a strength has and what it means.
func marks(strength int) (n int, token theme.Token) {
	switch {
	case strength >= 9:
		return 3, theme.StrengthStrong
	case strength >= 3:
		return 2, theme.StrengthMedium
	}
	return 1, theme.StrengthWeak
}

// link draws a link: one to three marks; harm begins with a cross.
func link(p paint.Pen, s *scene.Scene, l model.Link) {
	g := s.Theme.Glyphs
	n, token := marks(l.Strength)
	text := strings.Repeat(g.Strength, n)
	if l.Effect == model.Harms {
		token = theme.Bad
		text = g.Cross + text + " harms"
	}
	w, _ := p.Size()
	pad := scene.Pad(w)
	p.Text(pad, 0, paint.Fit(text, w-2*pad, g.Ellipsis), s.Theme.Style(token))
}

// support draws the row that says where no activity gives strong support.
func support(p paint.Pen, s *scene.Scene) {
	p.TextFit(1, 0, s.View.Label-1, "Support", s.Theme.Style(theme.Muted))
	for _, c := range s.View.Columns {
		at := p.In(paint.Rect{X: c.X, W: c.W, H: 1})
		at.Region(at.Bounds(), scene.Target{Pane: scene.Chain, Column: c.Column})
		lacking(at, s, c.Column)
	}
}

// lacking marks a column without strong support.
func lacking(p paint.Pen, s *scene.Scene, c axis.Column) {
	if c.Touchpoint == "" && s.Zoom != axis.Stages {
		return
	}
	w, _ := p.Size()
	pad := scene.Pad(w)
	say := func(style theme.Token, long, short string) {
		if paint.Width(long) > w-2*pad {
			long = short
		}
		p.Text(pad, 0, paint.Fit(long, w-2*pad, s.Theme.Glyphs.Ellipsis), s.Theme.Style(style))
	}
	switch strength := s.Index.At(c, s.Zoom).Support; {
	case strength >= 9:
	case strength > 0:
		n, _ := marks(strength)
		say(theme.Muted, "not strong", [...]string{1: text.Strength(1), 2: text.Strength(3)}[n])
	default:
		say(theme.Warn, s.Theme.Glyphs.Warn+" unserved", s.Theme.Glyphs.Warn+" none")
	}
}
