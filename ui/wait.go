package ui

import (
	tea "charm.land/bubbletea/v2"

	"wend/ui/dialog"
	"wend/ui/keymap"
)

// waiting is something that is read and will change the screen: a dialog, a
// journey, another workspace. What is typed meanwhile is meant for what comes,
// not for what still shows, so it is held until that is there.
type waiting struct {
	id   int    // of the wait; results of those before are dropped
	what string // is waited for; empty: nothing
	held []tea.Msg
	// escaped says that esc was the last key: after other keys one esc is meant
	// for what they do, the second gives up the wait.
	escaped bool
}

// await does f beside the screen and holds what is typed until the message that
// f returns was handled. It is said at once what is waited for.
func (a *App) await(what string, f func() tea.Msg) tea.Cmd {
	a.waiting.id++
	a.waiting.what, a.waiting.escaped = what, false
	id := a.waiting.id
	return func() tea.Msg { return arrivedMsg{id, f()} }
}

// arrived handles what was waited for, and then what was typed meanwhile.
func (a *App) arrived(m arrivedMsg) tea.Cmd {
	w := &a.waiting
	if w.what == "" || m.id != w.id {
		return nil // it was given up
	}
	w.what = ""
	cmds := []tea.Cmd{a.route(m.msg)}
	if w.what != "" {
		return cmds[0] // it needs more
	}
	held := w.held
	w.held = nil
	for _, msg := range held {
		cmds = append(cmds, a.route(msg)) // what one of them waits for holds the others again
	}
	return tea.Batch(cmds...)
}

// hold keeps what is typed while something is waited for; reports whether it is.
func (a *App) hold(msg tea.Msg) (held bool, cmd tea.Cmd) {
	if a.waiting.what == "" {
		return false, nil
	}
	switch m := msg.(type) {
	case tea.KeyPressMsg:
		action, _ := a.keys.Press([]keymap.Scope{keymap.Text}, "", m.String(), physical(m))
		switch {
		case alarms[action]:
			return true, a.do(action)
		case action == keymap.TextCancel && (len(a.waiting.held) == 0 || a.waiting.escaped):
			a.giveUp()
			return true, nil
		}
		a.waiting.escaped = action == keymap.TextCancel
		a.waiting.held = append(a.waiting.held, msg)
	case tea.PasteMsg:
		a.waiting.held = append(a.waiting.held, msg)
	case tea.MouseMsg: // what it points at will not be there
	default:
		return false, nil
	}
	return true, nil
}

// giveUp waits no longer; what comes is dropped.
func (a *App) giveUp() {
	a.waiting = waiting{id: a.waiting.id}
	if a.screens.Len() == 0 {
		a.screens.Show(keymap.GoStart)
	}
}

// forgetHeld drops what was typed for something that does not come.
func (a *App) forgetHeld() { a.waiting.held = nil }

func (a *App) drawWaiting() {
	if a.waiting.what != "" && a.screens.Len() > 0 {
		dialog.DrawWaiting(a.frame.canvas.Pen, a.look.theme, a.waiting.what, a.keys)
	}
}
