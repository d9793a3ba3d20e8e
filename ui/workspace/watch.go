package workspace

import (
	tea "charm.land/bubbletea/v2"

	"wend/store"
)

type (
	// watched: the store tells from now on when the file changes.
	watched struct {
		changed <-chan struct{}
		stop    func() error
	}
	// fileChanged: another program may have changed the file.
	fileChanged struct{}
	// outdated: the file has a newer revision than the screen.
	outdated struct{ at store.Revision }
)

// Watch asks the store to tell when the file changes.
func (w *Workspace) Watch() tea.Cmd {
	s := w.store
	return w.later(func() any {
		changed, stop, err := s.Watch()
		if err != nil {
			return nil // then others' changes are met with the next save
		}
		return watched{changed: changed, stop: stop}
	})
}

// Unwatch ends watching the file, beside the screen.
func (w *Workspace) Unwatch() tea.Cmd {
	stop := w.unwatch
	if stop == nil {
		return nil
	}
	return func() tea.Msg { _ = stop(); return nil }
}

func (w *Workspace) watched(m watched) Result {
	w.unwatch, w.changes = m.stop, m.changed
	return Result{Cmd: w.listen()}
}

// listen waits for the next sign that the file changed. Nothing is polled.
func (w *Workspace) listen() tea.Cmd {
	changed := w.changes
	if changed == nil {
		return nil
	}
	return w.later(func() any {
		if _, open := <-changed; !open {
			return nil
		}
		return fileChanged{}
	})
}

// Noticed is the message that says that the file may have changed.
func (w *Workspace) Noticed() Msg { return Msg{w.ID(), fileChanged{}} }

// fileChanged looks whether it was another program.
func (w *Workspace) fileChanged() Result {
	from, since := w.store, w.Revision()
	look := w.later(func() any {
		if at, err := from.Revision(); err == nil && at > since {
			return outdated{at}
		}
		return nil
	})
	return Result{Cmd: tea.Batch(look, w.listen())}
}

// outdated reads what another program wrote, unless it was us after all. When a
// save is under way, what it meets tells.
func (w *Workspace) outdated(m outdated) Result {
	if m.at <= w.Revision() {
		return Result{}
	}
	return w.reload(false)
}
