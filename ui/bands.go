package ui

import (
	"fmt"
	"maps"
	"strings"

	"wend/ui/axis"
	"wend/ui/chain"
	"wend/ui/emotion"
	"wend/ui/journey"
	"wend/ui/paint"
	"wend/ui/panel"
	"wend/ui/scene"
	"wend/ui/theme"
)

// scrolled is how far the map is scrolled: the axis, and the rows of every pane.
type scrolled struct {
	first int
	top   map[scene.Pane]int
}

func (s scrolled) equal(t scrolled) bool { return s.first == t.first && maps.Equal(s.top, t.top) }

// scrollFor scrolls. After a resize it starts from where people had scrolled to,
// not from where a smaller terminal had to: there and back shows the same.
func (a *App) scrollFor(resized bool) {
	b := &a.view
	if resized && a.wanted.top != nil {
		b.first, b.top = a.wanted.first, maps.Clone(a.wanted.top)
	}
	a.scroll()
	now := scrolled{b.first, maps.Clone(b.top)}
	if !resized && !now.equal(a.shown) {
		a.wanted = now
	}
	a.shown = now
}

// scroll brings the cursor into view: the axis, and the rows of every pane.
func (a *App) scroll() {
	l, b := a.layout(), &a.view
	b.columns = b.axis.View(max(l.Frame.W-2, 0), b.first, b.column())
	b.first = b.columns.First
	s := a.scene()
	if s.Journey == nil {
		return
	}
	for i, band := range bands {
		if room := l.Bands[i].H; room > 0 {
			row, height := band.row(s)
			b.top[band.pane] = reveal(b.top[band.pane], row, height, room)
		}
	}
	if !l.Panel.Empty() {
		b.top[scene.Panel] = panel.Top(s, l.Panel.H, b.top[scene.Panel])
	}
}

// reveal returns the scroll nearest to top at which the rows from row on are
// among the room visible ones.
func reveal(top, row, height, room int) int {
	top = max(top, row+height-room)
	return max(min(top, row), 0)
}

// band is what the app needs to know of a band.
type band struct {
	pane   scene.Pane
	title  string
	draw   func(paint.Pen, *scene.Scene, int)
	height func(*scene.Scene) int
	row    func(s *scene.Scene) (first, height int)
	hidden func(s *scene.Scene, top, room int) (above, below int)
	up     func(*scene.Scene) scene.Cursor
	down   func(*scene.Scene) scene.Cursor
}

var bands = [3]band{
	{scene.Journey, "1 Journey", journey.Draw, journey.Height, journey.CursorRow, journey.Hidden, journey.Up, journey.Down},
	{scene.Emotion, "2 Emotions", emotion.Draw, emotion.Height, emotion.CursorRow, emotion.Hidden, emotion.Up, emotion.Down},
	{scene.Chain, "3 Value chain", chain.Draw, chain.Height, chain.CursorRow, chain.Hidden, chain.Up, chain.Down},
}

// drawBands draws the frame with the bands in it. The rules between them are
// joined with the dividers of the columns.
func (a *App) drawBands(p paint.Pen, l layout, s *scene.Scene) {
	th := a.look.theme
	frame := th.Frame("")
	if a.view.Focus != scene.Panel {
		frame = th.FocusFrame("")
	}
	p.Box(l.Frame, frame)
	joints := dividers(s.View)
	last := -1
	for i, b := range bands {
		r := l.Bands[i]
		if r.Empty() {
			continue
		}
		edge := paint.EdgeMiddle
		if last < 0 {
			edge = paint.EdgeTop
		}
		line := p.In(paint.Rect{X: l.Frame.X, Y: r.Y - 1, W: l.Frame.W, H: 1})
		line.Rule(0, edge, a.ruleOf(b, s, r.H, frame), joints...)
		line.Region(line.Bounds(), scene.Target{Pane: b.pane})
		if b.pane == scene.Emotion {
			a.drawLegend(line, s, paint.Width(b.title)+6)
		}
		if l.Single != scene.NoPane && b.pane != scene.Journey {
			head, rest := r.SplitTop(1)
			journey.Header(p.In(head), s)
			r = rest
		}
		b.draw(p.In(r), s, a.view.top[b.pane])
		last = i
	}
	p.In(paint.Rect{X: l.Frame.X, Y: l.Frame.Y + l.Frame.H - 1, W: l.Frame.W, H: 1}).Rule(0, paint.EdgeBottom, frame, joints...)
}

// dividers lists the columns of the frame at which dividers stand.
func dividers(v axis.View) []int {
	out := make([]int, 0, len(v.Columns))
	for _, c := range v.Columns {
		out = append(out, c.X) // the frame is one cell wider at the left
	}
	return out
}

// ruleOf returns the line above band b: its title, marked when it has the focus,
// and what is hidden.
func (a *App) ruleOf(b band, s *scene.Scene, rows int, f paint.Frame) paint.Frame {
	th := a.look.theme
	f.Title, f.TitleStyle = b.title, th.Style(theme.Title)
	if s.Focus == b.pane {
		f.Title, f.TitleStyle = th.Glyphs.Marker+" "+b.title, th.Style(theme.TitleFocus)
	}
	above, below := b.hidden(s, a.view.top[b.pane], rows)
	f.Right = overflow(th, above, below)
	if b.pane == scene.Journey || a.width < stripWidth {
		f.Right = strings.TrimSpace(f.Right + " " + beside(th, s.View))
	}
	if s.Find != "" && s.Focus == b.pane {
		f.Right = strings.TrimSpace(a.find.count() + " " + f.Right)
	}
	return f
}

// overflow announces the rows that are hidden above and below.
func overflow(th theme.Theme, above, below int) string {
	var parts []string
	if above > 0 {
		parts = append(parts, fmt.Sprintf("%s %d", th.Glyphs.Up, above))
	}
	if below > 0 {
		parts = append(parts, fmt.Sprintf("%s %d", th.Glyphs.Down, below))
	}
	return strings.Join(parts, " ")
}

// beside announces the columns that are hidden left and right.
func beside(th theme.Theme, v axis.View) string {
	var parts []string
	if v.Before > 0 {
		parts = append(parts, fmt.Sprintf("%s %d", th.Glyphs.Less, v.Before))
	}
	if v.After > 0 {
		parts = append(parts, fmt.Sprintf("%d %s", v.After, th.Glyphs.More))
	}
	return strings.Join(parts, " ")
}

// drawLegend writes who is who into the rule above the emotions.
func (a *App) drawLegend(line paint.Pen, s *scene.Scene, x int) {
	w, _ := line.Size()
	room := line.In(paint.Rect{X: x, W: max(w-x-12, 0), H: 1})
	w, _ = room.Size()
	at := room.Text(0, 0, " ", a.look.theme.Style(theme.Text))
	for _, g := range emotion.Segments(s) {
		at += room.Text(at, 0, paint.Fit(g.Text, w-1-at, a.look.theme.Glyphs.Ellipsis), g.Style)
		if at >= w-1 {
			break // the rest would be dots only
		}
	}
	room.Text(at, 0, " ", a.look.theme.Style(theme.Text))
}
