package ui

import (
	"fmt"
	"maps"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/ui/axis"
	"wend/ui/chain"
	"wend/ui/dialog"
	"wend/ui/emotion"
	"wend/ui/journey"
	"wend/ui/keymap"
	"wend/ui/library"
	"wend/ui/paint"
	"wend/ui/panel"
	"wend/ui/scene"
	"wend/ui/theme"
)

// View returns the screen. It is drawn once after a change; until the next one
// the same view is returned.
func (a *App) View() tea.View {
	f := &a.frame
	if !f.stale {
		return f.view
	}
	f.stale = false
	f.view = tea.NewView("")
	f.view.AltScreen = true
	if a.look.mouse {
		f.view.MouseMode = tea.MouseModeCellMotion
	}
	f.view.KeyboardEnhancements.ReportAlternateKeys = true
	f.view.WindowTitle = a.windowTitle()
	if a.width > 0 && a.height > 0 {
		a.draw()
		f.view.SetContent(f.canvas.Render())
		if x, y, shown := f.canvas.Cursor(); shown {
			f.view.Cursor = tea.NewCursor(x, y)
		}
	}
	return f.view
}

// windowTitle names the journey; its text was cleaned when it was stored.
func (a *App) windowTitle() string {
	if d := a.work.document(); d != nil && a.screen == mapScreen {
		return paint.Safe(d.Journey().Title) + " - wend"
	}
	return "wend"
}

// draw paints the whole screen on the canvas.
func (a *App) draw() {
	c, th := a.frame.canvas, a.look.theme
	if w, h := c.Size(); w != a.width || h != a.height {
		c.Resize(a.width, a.height)
	}
	c.Clear()
	c.Fill(c.Bounds(), th.Style(theme.Screen))
	if a.width < minWidth || a.height < minHeight {
		a.drawTooSmall(c.Pen)
		return
	}
	switch a.screen {
	case openingScreen:
		c.Text(1, 1, "Opening "+a.config.Path+th.Glyphs.Ellipsis, th.Style(theme.Muted))
	case startScreen:
		a.drawFramed(func(p paint.Pen) { a.start.Draw(p, th) })
	case libraryScreen:
		a.drawFramed(func(p paint.Pen) { a.library.Draw(p, th) })
	case mapScreen:
		a.drawMap(c.Pen)
	}
	a.drawFind(c.Pen)
	if a.pending != "" {
		dialog.DrawContinuations(c.Pen, th, a.pending, a.keys.Continuations(a.scopes(), a.pending))
	}
	a.dialogs.Draw(c.Pen, th)
}

// drawTooSmall says what size is needed, and marks the side that is too small.
func (a *App) drawTooSmall(p paint.Pen) {
	th := a.look.theme
	mark := func(have, need int) string {
		if have < need {
			return fmt.Sprintf("%d%s%d", have, th.Glyphs.Arrow, need)
		}
		return fmt.Sprint(have)
	}
	lines := paint.Wrap(fmt.Sprintf("Too small: %s columns, %s rows. Needs %d x %d. q quits.",
		mark(a.width, minWidth), mark(a.height, minHeight), minWidth, minHeight), a.width, a.height, th.Glyphs.Ellipsis)
	for y, line := range lines {
		p.Text(0, y, line, th.Style(theme.Warn))
	}
}

// drawFramed draws a screen that has no bands: title, content, footer.
func (a *App) drawFramed(content func(paint.Pen)) {
	c := a.frame.canvas
	title, body := c.Bounds().SplitTop(1)
	footer, body := body.SplitBottom(1)
	a.drawTitle(c.In(title))
	content(c.In(body))
	a.drawFooter(c.In(footer))
	if body.H > 0 {
		a.drawToast(c.In(paint.Rect{X: 0, Y: body.Y + body.H - 1, W: a.width, H: 1}))
	}
}

// layout returns where the panes of the map are.
func (a *App) layout() layout {
	var want wants
	if a.work.document() != nil {
		s := a.scene()
		for i, b := range bands {
			want[i] = b.height(s)
		}
	}
	l := arrange(a.width, a.height, a.view.Focus, a.view.NoPanel, want)
	if a.page() {
		l = pageLayout(a.width, a.height, l)
	}
	return l
}

// drawMap draws the bands on their axis, and the numbers.
func (a *App) drawMap(p paint.Pen) {
	l := a.layout()
	s := a.scene()
	a.drawTitle(p.In(l.Title))
	if l.Single != scene.NoPane {
		a.drawTabs(p.In(l.Tabs), l.Single)
	}
	switch {
	case a.page():
		inside := p.Box(l.Frame, a.look.theme.FocusFrame(a.inspect.Title(s)))
		a.inspect.Draw(inside, s)
	case !l.Frame.Empty():
		a.drawBands(p, l, s)
	}
	a.drawNumbers(p, l, s)
	a.drawFooter(p.In(l.Footer))
	if !l.Frame.Empty() {
		bottom := l.Frame.Y + l.Frame.H - 1
		a.drawToast(p.In(paint.Rect{X: l.Frame.X + 1, Y: bottom, W: max(l.Frame.W-2, 0), H: 1}))
	} else if !l.Panel.Empty() {
		a.drawToast(p.In(paint.Rect{X: l.Panel.X + 1, Y: l.Panel.Y + l.Panel.H - 1, W: max(l.Panel.W-2, 0), H: 1}))
	}
}

// pageLayout gives the whole frame to one page.
func pageLayout(w, h int, l layout) layout {
	body := paint.Rect{Y: 1, W: w, H: max(h-2, 0)}
	if !l.Panel.Empty() && l.Single == scene.NoPane {
		_, body = body.SplitRight(l.Panel.W)
	} else {
		l.Panel = paint.Rect{}
		if !l.Strip.Empty() {
			_, body = body.SplitBottom(1)
		}
	}
	l.Single, l.Tabs, l.Frame = scene.NoPane, paint.Rect{}, body
	return l
}

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
	at := room.Text(0, 0, " ", a.look.theme.Style(theme.Text))
	for _, g := range emotion.Segments(s) {
		at += room.Text(at, 0, g.Text, g.Style)
	}
	room.Text(at, 0, " ", a.look.theme.Style(theme.Text))
}

// drawNumbers draws the panel, or the strip where there is no room for one.
func (a *App) drawNumbers(p paint.Pen, l layout, s *scene.Scene) {
	if s.Journey == nil {
		return
	}
	if !l.Strip.Empty() {
		panel.Strip(p.In(l.Strip), s)
		p.Region(l.Strip, scene.Target{Pane: scene.Panel})
	}
	if l.Panel.Empty() {
		return
	}
	panel.Draw(p.In(l.Panel), s, a.view.top[scene.Panel])
}

// drawTabs names the panes, the one shown marked.
func (a *App) drawTabs(p paint.Pen, shown scene.Pane) {
	th := a.look.theme
	names := []string{"1 Journey", "2 Emotions", "3 Chain", "4 KPIs"}
	x := 0
	for i, name := range names {
		pane := scene.Journey + scene.Pane(i)
		style, text := th.Style(theme.Title), " "+name+" "
		if pane == shown {
			style, text = th.Style(theme.TitleFocus), "["+name+"]"
		}
		n := p.Text(x, 0, text, style)
		p.Region(paint.Rect{X: x, W: n, H: 1}, scene.Target{Pane: pane})
		x += n
	}
}

// drawTitle draws the first row: what is open, and whether it is on disk.
func (a *App) drawTitle(p paint.Pen) {
	th := a.look.theme
	w, _ := p.Size()
	state := a.diskState()
	right := " " + state + " "
	if a.work.store != nil {
		right = " " + filepath.Base(a.work.store.Path()) + "  " + state + " "
	}
	p.Text(1, 0, "wend", th.Style(theme.Accent))
	room := w - 7 - paint.Width(right)
	title, about := a.title()
	x := 7
	if room > 0 {
		title = paint.Fit(title, room, th.Glyphs.Ellipsis)
		x += p.Text(x, 0, title, th.Style(theme.Heading))
		if rest := room - paint.Width(title) - 2; rest > 3 {
			p.Text(x+2, 0, paint.Fit(about, rest, th.Glyphs.Ellipsis), th.Style(theme.Muted))
		}
	}
	style := th.Style(theme.Muted)
	if a.work.failure != nil {
		style = th.Style(theme.Error)
	}
	p.TextRight(0, 0, w, right, style)
}

// title returns what the first row says about the screen.
func (a *App) title() (title, about string) {
	switch a.screen {
	case startScreen:
		return "", ""
	case libraryScreen:
		return "Library", a.work.state.Workspace().Workspace().Title
	}
	d := a.work.document()
	if d == nil {
		return "", ""
	}
	j := d.Journey()
	return named(j.Title, "Untitled journey"), string(j.Variant)
}

func named(name, otherwise string) string {
	if name == "" {
		return otherwise
	}
	return name
}

// diskState says in a word whether everything is on disk.
func (a *App) diskState() string {
	var parts []string
	if !a.look.mouse {
		parts = append(parts, "mouse off")
	}
	switch {
	case a.readOnly:
		parts = append(parts, "READ-ONLY")
	case a.work.failure != nil:
		parts = append(parts, "NOT SAVED")
	case len(a.work.queue) > 0:
		parts = append(parts, "saving")
	case a.work.store != nil && a.config.Demo:
		parts = append(parts, "demo, not kept")
	case a.work.store != nil:
		parts = append(parts, "saved")
	}
	return strings.Join(parts, "  ")
}

// drawFooter shows the keys that work here.
func (a *App) drawFooter(p paint.Pen) {
	th := a.look.theme
	w, _ := p.Size()
	x := 1
	for _, h := range a.hints(w - 2) {
		from := x
		x += p.Text(x, 0, h.Keys, th.Style(theme.Key))
		x += p.Text(x+1, 0, h.Text, th.Style(theme.KeyHelp)) + 1
		p.Region(paint.Rect{X: from, W: x - from, H: 1}, h.Actions[0])
		x += keymap.HintGap
	}
}

// hints returns the keys that work now: those of what lies on top, or of the
// screen, as many as fit into w cells.
func (a *App) hints(w int) []keymap.Hint {
	top, open := a.dialogs.Top()
	if !open {
		return a.keys.Hints(a.scopes(), w)
	}
	var out []keymap.Hint
	for _, h := range top.Hints() {
		if w -= h.Width() + keymap.HintGap; w < 0 {
			break
		}
		out = append(out, h)
	}
	return out
}

// drawToast shows the passing message.
func (a *App) drawToast(p paint.Pen) {
	if a.toast.text == "" {
		return
	}
	th := a.look.theme
	w, _ := p.Size()
	style := th.Style(theme.Toast)
	if a.toast.error {
		style = th.Style(theme.Error)
	}
	text := paint.Fit(" "+a.toast.text+" ", w, th.Glyphs.Ellipsis)
	p.Text(0, 0, text, style)
}

// list brings the library up to date when it shows something else than the
// store's lines; ten thousand of them are not sorted for nothing.
func (a *App) list() {
	if len(a.listed) == len(a.work.index) && (len(a.listed) == 0 || &a.listed[0] == &a.work.index[0]) {
		return
	}
	a.listed = a.work.index
	a.library = a.library.WithLines(a.libraryLines())
}

// libraryLines converts the store's lines for the library.
func (a *App) libraryLines() []library.Line {
	out := make([]library.Line, 0, len(a.work.index))
	for _, s := range a.work.index {
		out = append(out, library.Line{
			ID: model.DocID(s.Journey), Title: named(s.Title, "Untitled journey"), Variant: string(s.Variant), Personas: s.Personas,
			Tags: s.Tags, Stages: s.Stages, Touchpoints: s.Touchpoints, Updated: s.Updated, Age: age(a.config.Now().Sub(s.Updated)),
			Emotion: shown(s.Emotion, ""), Goal: shown(s.Goal, " %"), Coverage: shown(s.Coverage, " %"),
		})
	}
	return out
}

func shown(n model.Opt[int], unit string) string {
	x, known := n.Value()
	if !known {
		return ""
	}
	return fmt.Sprint(x) + unit
}
