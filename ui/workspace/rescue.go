package workspace

import (
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/edit"
	"wend/model/history"
	"wend/store"
	"wend/store/session"
)

// rescued: what could not be saved was written beside the workspace.
type rescued struct {
	path  string
	count int
	err   error
}

// Rescue writes the unsaved steps beside the workspace, where the next start
// finds them.
func (w *Workspace) Rescue() tea.Cmd {
	write := w.writeRescue()
	return w.later(func() any { return write() })
}

func (w *Workspace) writeRescue() func() rescued {
	commits := w.Leftover(w.world.Now())
	files, path := w.world.Files, w.store.Name()
	return func() rescued {
		to, err := files.Rescue(path, commits)
		return rescued{path: to, count: len(commits), err: err}
	}
}

// rescued says where the unsaved steps are.
func (w *Workspace) rescued(m rescued) Result {
	if m.err != nil {
		return Result{Err: fmt.Errorf("%d changes are neither saved nor rescued: %w", m.count, m.err)}
	}
	w.closed = "the file failed; the last changes are in " + m.path
	return Result{Err: errors.New("the file failed: your last changes are in " + m.path), Rescued: true}
}

// Rest saves, after the program has ended in whatever way, what is not on disk:
// a program that was stopped does not wait for its commands. It may wait for
// the disk. The error says where what could not be saved is.
func (w *Workspace) Rest() error {
	w.Recall()
	for {
		next, ok := w.Next()
		if !ok {
			return nil
		}
		c, err := next.Commit(nil, w.world.Now())
		if err != nil {
			return fmt.Errorf("saving at the end: %w", err)
		}
		at, err := w.store.Commit(c) // applied once, should it be on disk already
		if err != nil {
			return w.rescueRest(err)
		}
		w.Kept(c, at)
	}
}

// rescueRest writes what could not be saved beside the workspace.
func (w *Workspace) rescueRest(cause error) error {
	m := w.writeRescue()()
	if m.err != nil {
		return fmt.Errorf("%d changes are not saved: %w", w.Unsaved(), cause)
	}
	return fmt.Errorf("%d changes could not be saved and are in %s: %w", m.count, m.path, cause)
}

// Wants returns the journeys of the workspace that rescued commits are about.
func (w *Workspace) Wants(commits []store.Commit) []model.DocID {
	var ids []model.DocID
	for _, c := range commits {
		for _, change := range c.Changes {
			if w.Has(change.Doc) {
				ids = append(ids, change.Doc)
			}
		}
	}
	return ids
}

// BringBack makes rescued changes again, each as a step of its own; those that no
// longer apply are said. The journeys that it wants are in memory.
func (w *Workspace) BringBack(commits []store.Commit) Result {
	var lost []string
	for _, c := range commits {
		edits, err := edit.Decode(c.Edits)
		if err == nil {
			err = w.Propose(history.Step{Label: c.Label, Journey: model.DocID(c.Journey), Edits: edits}, w.world.NewID())
		}
		if err != nil {
			lost = append(lost, c.Label)
		}
	}
	if len(lost) > 0 {
		return Result{Cmd: w.Flush(nil), Changed: true, Said: "No longer possible, and still in the file: " + quoteAll(lost)}
	}
	files, path := w.world.Files, w.store.Name()
	drop := func() tea.Msg {
		_ = files.DropRescue(path) // offered again the next time, and then without effect
		return nil
	}
	return Result{Cmd: tea.Batch(w.Flush(nil), drop), Changed: true, Said: fmt.Sprintf("%d changes are back", len(commits))}
}

// writeAnew writes all that is in memory to a new file after the workspace was
// removed or replaced under the program, and goes on with that.
func (w *Workspace) writeAnew() tea.Cmd {
	world, path, state, journey := w.world, w.store.Name(), w.State(), w.Journey
	op, now := world.NewID(), world.Now()
	return func() tea.Msg {
		c, err := session.Content(state, op, "write the workspace anew", now)
		if err != nil {
			return Failed{path, err}
		}
		s, err := world.Files.Anew(path, c)
		return world.all(s, err, path, journey, func(o *Opened) {
			o.Notice = "The file was removed or replaced: everything open is now in " + s.Name()
		})
	}
}
