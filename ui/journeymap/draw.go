package journeymap

import (
	"fmt"
	"strings"

	"wend/model"
	"wend/model/text"
	"wend/ui/axis"
	"wend/ui/chain"
	"wend/ui/emotion"
	"wend/ui/journey"
	"wend/ui/paint"
	"wend/ui/panel"
	"wend/ui/scene"
	"wend/ui/screen"
	"wend/ui/theme"
)

// band is what the map needs to know of a band.
type band struct {
	pane   scene.Pane
	title  string
	draw   func(paint.Pen, *scene.Scene, int)
	top    func(s *scene.Scene, room, top int) int
	hidden func(s *scene.Scene, top, room int) (above, below int)
	// up and down move among the rows of the band. The emotions have none: their
	// rows are feelings, and whose they are is not chosen by walking through.
	up, down func(*scene.Scene) scene.Cursor
}

var bands = [3]band{
	{scene.Journey, "1 Journey", journey.Draw, journey.Top, journey.Hidden, journey.Up, journey.Down},
	{scene.Emotion, "2 Emotions", emotion.Draw, emotion.Top, emotion.Hidden, stand, stand},
	{scene.Chain, "3 Value chain", chain.Draw, chain.Top, chain.Hidden, chain.Up, chain.Down},
}

func stand(s *scene.Scene) scene.Cursor { return s.Cursor }

// Draw implements [screen.Screen].
func (m Map) Draw(p paint.Pen, f *screen.Frame) paint.Rect {
	s, l := m.scene(f), m.layout(f)
	if l.Single != scene.NoPane {
		drawTabs(p.In(l.Tabs), s, l.Single)
	}
	if !l.Frame.Empty() {
		m.drawBands(p, l, s)
	}
	m.drawNumbers(p, l, s)
	m.search.Draw(p, f.Theme)
	r := l.Frame
	if r.Empty() {
		r = l.Panel
	}
	if _, h := p.Size(); m.search.Typing() && r.Y+r.H == h || r.Empty() {
		return paint.Rect{} // nothing covers what is typed
	}
	return paint.Rect{X: r.X + 1, Y: r.Y + r.H - 1, W: max(r.W-2, 0), H: 1}
}

// Beside implements [screen.Host]: the numbers stay in view beside a page.
func (m Map) Beside(p paint.Pen, f *screen.Frame, about model.Ref) paint.Rect {
	s := m.scene(f)
	s.Page = about
	if s.Focus == scene.Panel { // keys go to the page
		s.Focus = scene.NoPane
	}
	l := m.layout(f).besidePage(f.Width, f.Height)
	m.drawNumbers(p, l, s)
	return l.Frame
}

// layout returns where the panes are.
func (m *Map) layout(f *screen.Frame) layout {
	var want wants
	if f.Journey != nil {
		s := m.scene(f)
		want = wants{journey.Height(s), chain.Least(s), chain.Height(s)}
	}
	return arrange(f.Width, f.Height, m.Focus, m.NoPanel, want).clear(m.atCursor())
}

// atCursor returns the cursor's column, where it is in view.
func (m *Map) atCursor() axis.Placed {
	for _, c := range m.columns.Columns {
		if c.Index == m.columns.Cursor {
			return c
		}
	}
	return axis.Placed{}
}

// drawTabs names the panes, the one shown marked, and whose feelings the keys
// change where the emotions are out of sight.
func drawTabs(p paint.Pen, s *scene.Scene, shown scene.Pane) {
	th := s.Theme
	names := []string{"1 Journey", "2 Emotions", "3 Chain", "4 KPIs"}
	x := 0
	for i, name := range names {
		pane := scene.Journey + scene.Pane(i)
		style, tab := th.Style(theme.Title), " "+name+" "
		if pane == shown {
			style, tab = th.Style(theme.TitleFocus), "["+name+"]"
		}
		n := p.Text(x, 0, tab, style)
		p.Region(paint.Rect{X: x, W: n, H: 1}, scene.Target{Pane: pane})
		x += n
	}
	w, _ := p.Size()
	if shown == scene.Emotion {
		return
	}
	for _, who := range s.Personas {
		if who.ID != s.Cursor.Persona {
			continue
		}
		said := th.Glyphs.Marker + " " + text.FirstName(who)
		if v, felt := emotion.Valence(s, who.ID, s.Cursor.Column); felt {
			said += " " + text.Signed(v, 1)
		}
		p.TextRight(x+1, 0, w-x-1, paint.Fit(said, w-x-2, th.Glyphs.Ellipsis), th.Style(theme.Accent))
	}
}

// drawNumbers draws the panel, or the strip where there is no room for one.
func (m *Map) drawNumbers(p paint.Pen, l layout, s *scene.Scene) {
	if s.Journey == nil {
		return
	}
	if !l.Strip.Empty() {
		panel.Strip(p.In(l.Strip), s)
		p.Region(l.Strip, scene.Target{Pane: scene.Panel})
	}
	if !l.Panel.Empty() {
		panel.Draw(p.In(l.Panel), s, m.top[scene.Panel])
	}
}

// drawBands draws the frame with the bands in it. The rules between them are
// joined with the dividers of the columns.
func (m *Map) drawBands(p paint.Pen, l layout, s *scene.Scene) {
	frame := s.Theme.Frame("")
	if m.Focus != scene.Panel {
		frame = s.Theme.FocusFrame("")
	}
	if l.Strip.Empty() {
		frame.Foot = panel.Change(s) // else the strip says it
	}
	p.Box(l.Frame, frame)
	joints := dividers(s.View)
	edge := paint.EdgeTop
	for i, b := range bands {
		r := l.Bands[i]
		if r.Empty() {
			continue
		}
		head, body := l.room(s, i)
		line := p.In(paint.Rect{X: l.Frame.X, Y: r.Y - 1, W: l.Frame.W, H: 1})
		line.Rule(0, edge, m.ruleOf(b, s, body.H, frame), joints...)
		line.Region(line.Bounds(), scene.Target{Pane: b.pane})
		if b.pane == scene.Emotion {
			drawLegend(line, s, paint.Width(b.title)+6)
		}
		if legend := chain.Legend(s, m.top[b.pane], body.H); b.pane == scene.Chain && legend != "" {
			line.Text(paint.Width(b.title)+6, 0, " "+legend+" ", s.Theme.Style(theme.Muted))
		}
		if !head.Empty() {
			journey.Names(p.In(head), s)
		}
		b.draw(p.In(body), s, m.top[b.pane])
		edge = paint.EdgeMiddle
	}
	frame.InfoStyle = s.Theme.Style(theme.Changed)
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
func (m *Map) ruleOf(b band, s *scene.Scene, rows int, f paint.Frame) paint.Frame {
	th := s.Theme
	f.Title, f.TitleStyle = b.title, th.Style(theme.Title)
	if s.Focus == b.pane {
		f.Title, f.TitleStyle = th.Glyphs.Marker+" "+b.title, th.Style(theme.TitleFocus)
	}
	above, below := b.hidden(s, m.top[b.pane], rows)
	f.Right = th.Hidden(above, below)
	if b.pane == scene.Journey || s.Width < stripWidth {
		f.Right = strings.TrimSpace(f.Right + " " + beside(th, s.View))
	}
	if s.Find != "" && s.Focus == b.pane {
		f.Right = strings.TrimSpace(m.search.Count() + " " + f.Right)
	}
	return f
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
func drawLegend(line paint.Pen, s *scene.Scene, x int) {
	legend := emotion.Segments(s)
	if len(legend) == 0 {
		return // blanks would only break the rule
	}
	w, _ := line.Size()
	room := line.In(paint.Rect{X: x, W: max(w-x-12, 0), H: 1})
	w, _ = room.Size()
	at := room.Text(0, 0, " ", s.Theme.Style(theme.Text))
	for _, g := range legend {
		at += room.Text(at, 0, paint.Fit(g.Text, w-1-at, s.Theme.Glyphs.Ellipsis), g.Style)
		if at >= w-1 {
			break // the rest would be dots only
		}
	}
	room.Text(at, 0, " ", s.Theme.Style(theme.Text))
}
