package ui

import (
	"path/filepath"
	"strings"

	"wend/model/text"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/scene"
	"wend/ui/theme"
)

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
		right = " " + filepath.Base(a.work.store.Name()) + "  " + state + " "
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
	if a.work.Failure() != nil {
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
		return "Library", a.work.State().Workspace().Workspace().Title
	}
	d := a.work.document()
	if d == nil {
		return "", ""
	}
	j := d.Journey()
	return text.Name(j), string(j.Variant)
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
	case a.work.Failure() != nil:
		parts = append(parts, "NOT SAVED")
	case a.work.Unsaved() > 0:
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
