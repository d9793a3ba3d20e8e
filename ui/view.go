package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"wend/ui/dialog"
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
