package workspace

import (
	"fmt"

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

// Shut ends watching the file and lets go of it, beside the screen.
func (w *Workspace) Shut() tea.Cmd {
	stop, s := w.unwatch, w.store
	if s == nil {
		return nil
	}
	return func() tea.Msg {
		if stop != nil {
			_ = stop()
		}
		_ = s.Close()
		return nil
	}
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

// fileChanged looks whether it was another program, and what is there now.
func (w *Workspace) fileChanged() Result {
	return Result{Cmd: tea.Batch(w.look(), w.listen(), w.Conflicts())}
}

// outdated reads what another program wrote, unless it was us after all. When a
// save is under way, what it meets tells.
func (w *Workspace) outdated(m outdated) Result {
	if m.at <= w.Revision() {
		return Result{}
	}
	return w.reload(false)
}

// copies are the conflicted ones beside the file.
type copies []string

// Conflicts looks for copies beside the file that a program made which found two
// versions of it.
func (w *Workspace) Conflicts() tea.Cmd {
	if w.store == nil || w.demo {
		return nil
	}
	files, path := w.world.Files, w.store.Name()
	return w.later(func() any { return copies(files.Conflicted(path)) })
}

// conflicted says once that there are such copies.
func (w *Workspace) conflicted(found copies) Result {
	more := len(found) > w.copies
	w.copies = len(found)
	if !more {
		return Result{}
	}
	last := found[len(found)-1]
	return Result{Said: fmt.Sprintf("Another version lies beside it; : and merge brings it in: %s", last)}
}
