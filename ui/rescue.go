package ui

import (
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/edit"
	"wend/store"
	"wend/ui/dialog"
	"wend/ui/screen"
)

// rescue writes the unsaved steps beside the workspace, where the next start
// finds them.
func (a *App) rescue() tea.Cmd {
	w := &a.work
	var commits []store.Commit
	now := a.config.Now()
	for i := range w.queue {
		u := w.queue[i]
		c, err := u.encode(store.Commit{
			Op: u.op, Label: u.step.Label, Journey: model.JourneyID(u.step.Journey), Action: store.Do, Changes: w.bases.Changes(u.changes),
		}, w.state, nil, now)
		if err == nil {
			commits = append(commits, c)
		}
	}
	files, path := a.config.Files, w.store.Path()
	return func() tea.Msg {
		to, err := files.Rescue(path, commits)
		return rescuedMsg{path: to, count: len(commits), err: err}
	}
}

// rescued says where the unsaved steps are.
func (a *App) rescued(m rescuedMsg) tea.Cmd {
	if m.err != nil {
		return a.fail(fmt.Errorf("%d changes are neither saved nor rescued: %w", m.count, m.err))
	}
	a.readOnly = "the file failed; the last changes are in " + m.path
	if a.leaving.asked {
		return a.end
	}
	return a.fail(errors.New("the file failed: your last changes are in " + m.path))
}

// Rest saves, after the program has ended in whatever way, what is not on disk:
// a program that was stopped does not wait for its commands. It may wait for
// the disk. The error says where what could not be saved is.
func (a *App) Rest() error {
	w := &a.work
	for len(w.queue) > 0 {
		u := w.queue[0]
		c, err := u.encode(w.commit(), w.state, nil, a.config.Now())
		if err != nil {
			return fmt.Errorf("saving at the end: %w", err)
		}
		at, err := w.store.Commit(c) // applied once, should it be on disk already
		if err != nil {
			return a.rescueRest(err)
		}
		w.saved(u.op, at, c.Changes)
	}
	return nil
}

// rescueRest writes what could not be saved beside the workspace.
func (a *App) rescueRest(cause error) error {
	m, ok := a.rescue()().(rescuedMsg)
	if !ok || m.err != nil {
		return fmt.Errorf("%d changes are not saved: %w", len(a.work.queue), cause)
	}
	return fmt.Errorf("%d changes could not be saved and are in %s: %w", m.count, m.path, cause)
}

// offerRescued asks whether to bring back what could not be saved the last time.
func (a *App) offerRescued(commits []store.Commit) {
	lines := []string{"These changes could not be saved the last time. They can be made again now; otherwise they stay in a file beside the workspace.", ""}
	for _, c := range commits {
		lines = append(lines, c.Label)
	}
	a.dialogs = a.dialogs.Push(dialog.NewConfirm(dialog.ConfirmOptions{
		Title: "Bring back what was not saved?", Lines: lines, Yes: "bring back", Keys: a.keys,
		Accept: doMsg(func(a *App) tea.Cmd { return a.bringBack(commits) }),
	}))
}

// bringBack makes rescued changes again, each as a step of its own; those that
// no longer apply are said.
func (a *App) bringBack(commits []store.Commit) tea.Cmd {
	var ids []model.DocID
	for _, c := range commits {
		for _, change := range c.Changes {
			for _, line := range a.work.index {
				if model.DocID(line.Journey) == change.Doc {
					ids = append(ids, change.Doc)
				}
			}
		}
	}
	return a.withDocuments(func(a *App) tea.Cmd {
		var lost []string
		var cmds []tea.Cmd
		for _, c := range commits {
			edits, err := edit.Decode(c.Edits)
			if err == nil {
				err = a.work.apply(screen.Proposal{Label: c.Label, Edits: edits}, a.config.NewID(), a.place(model.Ref{}), a.place(model.Ref{}))
			}
			if err != nil {
				lost = append(lost, c.Label)
			}
		}
		a.settle()
		if len(lost) > 0 {
			return tea.Batch(append(cmds, a.flush(), a.say("No longer possible, and still in the file: %s", quoteAll(lost)))...)
		}
		files, path := a.config.Files, a.work.store.Path()
		drop := func() tea.Msg {
			_ = files.DropRescue(path) // offered again the next time, and then without effect
			return nil
		}
		return tea.Batch(append(cmds, a.flush(), drop, a.say("%d changes are back", len(commits)))...)
	}, ids...)
}

// writeAnew writes all that is in memory to a new file after the workspace was
// removed or replaced under the program, and goes on with that.
func (a *App) writeAnew() tea.Cmd {
	w := &a.work
	files, path, state, journey := a.config.Files, w.store.Path(), w.state, w.journey
	op, now := a.config.NewID(), a.config.Now()
	return func() tea.Msg {
		c, err := Content(state, op, "write the workspace anew", now)
		if err != nil {
			return openFailedMsg{path: path, err: err}
		}
		s, err := files.Anew(path, c)
		if err != nil {
			return openFailedMsg{path: path, err: err}
		}
		m := readAll(s, false, journey, nil)
		if opened, ok := m.(openedMsg); ok {
			opened.notice = "The file was removed or replaced: everything open is now in " + s.Path()
			return opened
		}
		return m
	}
}
