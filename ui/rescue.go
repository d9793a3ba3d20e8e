package ui

import (
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/edit"
	"wend/store"
	"wend/store/session"
	"wend/ui/dialog"
	"wend/ui/screen"
)

// rescue writes the unsaved steps beside the workspace, where the next start
// finds them.
func (a *App) rescue() tea.Cmd {
	write := a.writeRescue()
	return a.later(func() tea.Msg { return write() })
}

func (a *App) writeRescue() func() rescuedMsg {
	commits := a.work.Leftover(a.config.Now())
	files, path := a.config.Files, a.work.store.Name()
	return func() rescuedMsg {
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
	a.work.Recall()
	for {
		next, ok := a.work.Next()
		if !ok {
			return nil
		}
		c, err := next.Commit(nil, a.config.Now())
		if err != nil {
			return fmt.Errorf("saving at the end: %w", err)
		}
		at, err := a.work.store.Commit(c) // applied once, should it be on disk already
		if err != nil {
			return a.rescueRest(err)
		}
		a.work.Kept(c, at)
	}
}

// rescueRest writes what could not be saved beside the workspace.
func (a *App) rescueRest(cause error) error {
	m := a.writeRescue()()
	if m.err != nil {
		return fmt.Errorf("%d changes are not saved: %w", a.work.Unsaved(), cause)
	}
	return fmt.Errorf("%d changes could not be saved and are in %s: %w", m.count, m.path, cause)
}

// offerRescued asks whether to bring back what could not be saved the last time.
func (a *App) offerRescued(commits []store.Commit) {
	a.forgetHeld() // it was not typed as an answer to this
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
			if a.work.Has(change.Doc) {
				ids = append(ids, change.Doc)
			}
		}
	}
	return a.withDocuments(func(a *App) tea.Cmd {
		var lost []string
		var cmds []tea.Cmd
		for _, c := range commits {
			edits, err := edit.Decode(c.Edits)
			if err == nil {
				err = a.perform(screen.Proposal{Label: c.Label, Edits: edits})
			}
			if err != nil {
				lost = append(lost, c.Label)
			}
		}
		a.settle()
		if len(lost) > 0 {
			return tea.Batch(append(cmds, a.flush(), a.say("No longer possible, and still in the file: %s", quoteAll(lost)))...)
		}
		files, path := a.config.Files, a.work.store.Name()
		drop := a.later(func() tea.Msg {
			_ = files.DropRescue(path) // offered again the next time, and then without effect
			return nil
		})
		return tea.Batch(append(cmds, a.flush(), drop, a.say("%d changes are back", len(commits)))...)
	}, ids...)
}

// writeAnew writes all that is in memory to a new file after the workspace was
// removed or replaced under the program, and goes on with that.
func (a *App) writeAnew() tea.Cmd {
	w := &a.work
	config, path, state, journey := a.config, w.store.Name(), w.State(), w.journey
	op, now := config.NewID(), config.Now()
	return func() tea.Msg {
		c, err := session.Content(state, op, "write the workspace anew", now)
		if err != nil {
			return openFailedMsg{path: path, err: err}
		}
		s, err := config.Files.Anew(path, c)
		if err != nil {
			return openFailedMsg{path: path, err: err}
		}
		m := config.readAll(s, false, journey, nil)
		if opened, ok := m.(openedMsg); ok {
			opened.notice = "The file was removed or replaced: everything open is now in " + s.Name()
			return opened
		}
		return m
	}
}
