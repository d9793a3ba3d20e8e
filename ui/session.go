package ui

import (
	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/store/session"
)

// work is the workspace that is open: the session that edits it, the store that
// keeps it, and the journey on the map.
type work struct {
	*session.Session
	store   Store
	journey model.DocID // empty: none
	changes <-chan struct{}
	unwatch func() error // ends watching the file
}

// document returns the journey on the map; nil if there is none.
func (w *work) document() *model.Document {
	d, _ := w.State().Document(w.journey)
	return d
}

// forSession is the result of a command that was about one session.
type forSession struct {
	id  session.ID
	msg tea.Msg
}

// later returns the command that does f. What comes of it is for the session
// that is open now: when another one was opened meanwhile, it is dropped.
func (a *App) later(f func() tea.Msg) tea.Cmd {
	id := a.work.ID()
	return func() tea.Msg {
		if msg := f(); msg != nil {
			return forSession{id, msg}
		}
		return nil
	}
}

// result takes what a command brought, if it is for the session that is open.
func (a *App) result(m forSession) tea.Cmd {
	if m.id == a.work.ID() {
		return a.route(m.msg)
	}
	if w, ok := m.msg.(watchedMsg); ok {
		return func() tea.Msg { _ = w.stop(); return nil }
	}
	return nil
}
