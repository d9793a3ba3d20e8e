package dialog

import (
	tea "charm.land/bubbletea/v2"

	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/theme"
)

// Waiting is something that is read and will change the screen: a dialog, a
// journey, another workspace. What is typed meanwhile is meant for what comes,
// not for what still shows, so it is held until that is there. The zero Waiting
// waits for nothing.
type Waiting struct {
	id   int    // of the wait; results of those before are dropped
	what string // is waited for; empty: nothing
	held []tea.Msg
	// escaped says that esc was the last key: after other keys one esc is meant
	// for what they do, the second gives up the wait.
	escaped bool
}

// Begin waits for something, in place of what was waited for; the id names it.
func (w *Waiting) Begin(what string) (id int) {
	w.id++
	w.what, w.escaped = what, false
	return w.id
}

// Active reports whether something is waited for.
func (w *Waiting) Active() bool { return w.what != "" }

// Arrived ends the wait of an id; reports false if it was given up before. What is
// held stays until it is taken.
func (w *Waiting) Arrived(id int) bool {
	if w.what == "" || id != w.id {
		return false
	}
	w.what = ""
	return true
}

// Take returns what was typed meanwhile and holds it no longer.
func (w *Waiting) Take() []tea.Msg {
	held := w.held
	w.held = nil
	return held
}

// Forget drops what was typed for something that does not come.
func (w *Waiting) Forget() { w.held = nil }

// Hold holds what was typed. A key that means an action in a text field comes with
// it; true says that it gives up the wait, which is over then.
func (w *Waiting) Hold(msg tea.Msg, action keymap.Action) (over bool) {
	if action == keymap.TextCancel && (len(w.held) == 0 || w.escaped) {
		w.End()
		return true
	}
	w.escaped = action == keymap.TextCancel
	w.held = append(w.held, msg)
	return false
}

// End waits no longer: what comes is dropped, and so is what was typed for it.
func (w *Waiting) End() { *w = Waiting{id: w.id} }

// Settle waits no longer, but keeps what was typed.
func (w *Waiting) Settle() { *w = Waiting{id: w.id, held: w.held} }

// Hints are the keys that do something while something is waited for.
func (w *Waiting) Hints(keys *keymap.Map) []keymap.Hint {
	return hints(keys, keymap.Text, keymap.TextCancel)
}

// Draw draws, over everything on the screen p, what is waited for: it stands where
// a dialog will.
func (w *Waiting) Draw(p paint.Pen, th theme.Theme, keys *keymap.Map) {
	if !w.Active() {
		return
	}
	p.SetCursor(-1, -1)
	p.Region(p.Bounds(), Outside{})
	cells, _ := room(p)
	line := "Reading" + th.Glyphs.Ellipsis
	s := lay(p, th, fitting(min(cells, messageWidth), []string{line}, w.what), 1)
	s.inside.Text(0, 0, line, th.Style(theme.Muted))
	s.border(edge{title: w.what, hints: w.Hints(keys)})
}
