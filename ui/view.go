package ui

import (
	"fmt"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"wend/ui/dialog"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/theme"
)

// View returns the screen.
func (a *App) View() tea.View {
	view, canvas := a.Frame()
	view.SetContent(canvas.Render())
	return view
}

// Frame returns the screen without its content, and the canvas that holds it. It
// is drawn once after a change.
func (a *App) Frame() (tea.View, *paint.Canvas) {
	f := &a.frame
	if !f.stale {
		return f.view, f.canvas
	}
	f.stale = false
	f.view = tea.NewView("")
	f.view.AltScreen = true
	if a.look.mouse {
		f.view.MouseMode = tea.MouseModeCellMotion
	}
	f.view.KeyboardEnhancements.ReportAlternateKeys = true
	f.view.WindowTitle = a.windowTitle()
	if f.width > 0 && f.height > 0 {
		a.draw()
		if x, y, shown := f.canvas.Cursor(); shown {
			f.view.Cursor = tea.NewCursor(x, y)
		}
	}
	return f.view, f.canvas
}

// windowTitle names what is shown; its text was cleaned when it was stored.
func (a *App) windowTitle() string {
	if base := a.screens.Base(); base != nil {
		if name, _ := base.Title(a.see()); name != "" {
			return paint.Safe(name) + " - wend"
		}
	}
	return "wend"
}

// draw paints the whole terminal on the canvas.
func (a *App) draw() {
	c, th, w, h := a.frame.canvas, a.look.theme, a.frame.width, a.frame.height
	if cw, ch := c.Size(); cw != w || ch != h {
		c.Resize(w, h)
	}
	if !a.frame.below || !c.Restore() {
		c.Clear()
		c.Fill(c.Bounds(), th.Style(theme.Screen))
		if a.frame.tooSmall() {
			a.drawTooSmall(c.Pen)
			return
		}
		if a.screens.Len() == 0 {
			c.Text(1, 1, "Opening "+a.config.Path+th.Glyphs.Ellipsis, th.Style(theme.Muted))
		} else {
			a.drawScreen(c.Pen)
		}
		if a.frame.below = !a.dialogs.Empty(); a.frame.below {
			c.Keep()
		}
	}
	if a.screens.Len() > 0 {
		_, rest := c.Bounds().SplitTop(1)
		footer, _ := rest.SplitBottom(1)
		a.drawFooter(c.In(footer), a.see())
	}
	if a.input.pending != "" {
		dialog.DrawContinuations(c.Pen, th, a.input.pending, a.keys.Continuations(a.scopes(), a.input.pending))
	}
	a.dialogs.Draw(c.Pen, th)
	if a.screens.Len() > 0 {
		a.waiting.Draw(c.Pen, th, a.keys)
	}
}

// drawTooSmall says what size is needed, and marks the side that is too small.
func (a *App) drawTooSmall(p paint.Pen) {
	th, w, h := a.look.theme, a.frame.width, a.frame.height
	mark := func(have, need int) string {
		if have < need {
			return fmt.Sprintf("%d%s%d", have, th.Glyphs.Arrow, need)
		}
		return fmt.Sprint(have)
	}
	lines := paint.Wrap(fmt.Sprintf("Too small: %s columns, %s rows. Needs %d x %d. q quits.",
		mark(w, minWidth), mark(h, minHeight), minWidth, minHeight), w, h, th.Glyphs.Ellipsis)
	for y, line := range lines {
		p.Text(0, y, line, th.Style(theme.Warn))
	}
}

// drawScreen draws the screen on top below the title: a page beside
// what the screen below it keeps in view.
func (a *App) drawScreen(p paint.Pen) {
	f := a.see()
	title, rest := p.Bounds().SplitTop(1)
	_, body := rest.SplitBottom(1)
	a.drawTitle(p.In(title), f)
	top, room := a.screens.Top(), p.In(body)
	page, over := top.(screen.Page)
	if host, beside := a.screens.Base().(screen.Host); over && beside {
		room = room.In(host.Beside(room, f, page.About(f)))
	}
	message := top.Draw(room, f)
	a.drawToast(room.In(message))
}

// drawTitle draws the first row: what is open, and whether it is on disk.
func (a *App) drawTitle(p paint.Pen, f *screen.Frame) {
	th := f.Theme
	w, _ := p.Size()
	state := a.diskState()
	right := " " + state + " "
	if f.Workspace != "" {
		right = " " + filepath.Base(f.Workspace) + "  " + state + " "
	}
	p.Text(1, 0, "wend", th.Style(theme.Accent))
	room := w - 7 - paint.Width(right)
	title, about := a.screens.Base().Title(f)
	x := 7
	if room > 0 {
		title = paint.Fit(title, room, th.Glyphs.Ellipsis)
		x += p.Text(x, 0, title, th.Style(theme.Heading))
		if rest := room - paint.Width(title) - 2; rest > 3 {
			p.Text(x+2, 0, paint.Fit(about, rest, th.Glyphs.Ellipsis), th.Style(theme.Muted))
		}
	}
	style := th.Style(theme.Muted)
	if a.work.Failure() != nil {
		style = th.Style(theme.Error)
	}
	p.TextRight(0, 0, w, right, style)
}

// diskState says in a word whether everything is on disk.
func (a *App) diskState() string {
	var parts []string
	if !a.look.mouse {
		parts = append(parts, "mouse off")
	}
	if disk := a.work.Disk(); disk != "" {
		parts = append(parts, disk)
	}
	return strings.Join(parts, "  ")
}

// drawFooter shows the keys that work here.
func (a *App) drawFooter(p paint.Pen, f *screen.Frame) {
	th := f.Theme
	w, _ := p.Size()
	x := 1
	for _, h := range a.hints(w-2, f) {
		from := x
		x += p.Text(x, 0, h.Keys, th.Style(theme.Key))
		x += p.Text(x+1, 0, h.Text, th.Style(theme.KeyHelp)) + 1
		p.Region(paint.Rect{X: from, W: x - from, H: 1}, h.Actions[0])
		x += keymap.HintGap
	}
}

// hints returns the keys that work now: those of what lies on top, or of the
// screen, as many as fit into w cells.
func (a *App) hints(w int, f *screen.Frame) []keymap.Hint {
	top, open := a.dialogs.Top()
	var shown []keymap.Hint
	switch {
	case a.waiting.Active():
		shown = a.waiting.Hints(a.keys)
	case open:
		shown = top.Hints()
	default:
		return a.keys.Hints(a.scopes(), w, func(action keymap.Action) bool { return a.why(action, f) == "" })
	}
	var out []keymap.Hint
	for _, h := range shown {
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
