package ui

import (
	"errors"
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/edit"
	"wend/store"
	"wend/ui/keymap"
	"wend/ui/screen"
)

// commit applies a proposal: the one place where documents change. What cannot
// be applied changes nothing.
func (a *App) commit(p screen.Proposal) (tea.Cmd, error) {
	if len(p.Edits) == 0 {
		return nil, nil
	}
	if a.readOnly != "" {
		return a.say("Read-only: %s", a.readOnly), nil
	}
	if err := a.work.apply(p, a.config.NewID(), a.place(model.Ref{}), a.place(p.Select)); err != nil {
		return nil, err
	}
	a.settle()
	a.atPlace(func(s screen.Placed, f *screen.Frame) screen.Screen { return s.Select(p.Select, f) })
	return tea.Batch(a.markFresh(), a.flush()), nil
}

// propose commits planned edits under a label, or says why that cannot be.
func (a *App) propose(label string, edits []edit.Edit, err error) tea.Cmd {
	return a.apply(screen.Change(label, edits, err))
}

// place writes down, for the history, where the cursor is, or would be with r
// selected.
func (a *App) place(r model.Ref) string {
	if i := a.screens.placed(); i >= 0 {
		return a.screens.open[i].Screen.(screen.Placed).Place(r)
	}
	return ""
}

// atPlace moves the cursor that the history remembers.
func (a *App) atPlace(move func(screen.Placed, *screen.Frame) screen.Screen) {
	if i := a.screens.placed(); i >= 0 {
		a.screens.open[i].Screen = move(a.screens.open[i].Screen.(screen.Placed), a.see())
	}
}

// undo takes the last step back, says which, and goes there.
func (a *App) undo() tea.Cmd {
	step, _, ok := a.work.log.Undo()
	if !ok {
		return a.say("Nothing to undo")
	}
	return a.withKnown((*App).undoLast, edit.Documents(step.Inverse))
}

func (a *App) undoLast() tea.Cmd {
	step, ok, err := a.work.undo(a.config.NewID())
	if !ok {
		return a.say("Nothing to undo")
	}
	if err != nil {
		return a.fail(fmt.Errorf("cannot undo %q: %w", step.Label, err))
	}
	return a.replayed("Undid", step.Label, step.Journey, step.Before)
}

// redo makes the step again that was undone last.
func (a *App) redo() tea.Cmd {
	step, _, ok := a.work.log.Redo()
	if !ok {
		return a.say("Nothing to redo")
	}
	return a.withKnown((*App).redoLast, edit.Documents(step.Edits))
}

func (a *App) redoLast() tea.Cmd {
	step, ok, err := a.work.redo(a.config.NewID())
	if !ok {
		return a.say("Nothing to redo")
	}
	if err != nil {
		return a.fail(fmt.Errorf("cannot redo %q: %w", step.Label, err))
	}
	return a.replayed("Redid", step.Label, step.Journey, step.After)
}

// withKnown does something when those of the documents that the workspace has
// are in memory: a step may be about a journey that was not opened since.
func (a *App) withKnown(then doMsg, ids []model.DocID) tea.Cmd {
	ids = slices.DeleteFunc(ids, func(id model.DocID) bool {
		return !slices.ContainsFunc(a.work.index, func(s store.Summary) bool { return model.DocID(s.Journey) == id })
	})
	return a.withDocuments(then, ids...)
}

// replayed says which step was undone or redone, and goes to where it was made.
func (a *App) replayed(what, label string, journey model.DocID, place string) tea.Cmd {
	if _, loaded := a.work.state.Document(journey); loaded {
		a.work.journey = journey
		if base, _ := a.screens.base(); base.Screen == nil || !isPlaced(base.Screen) {
			a.screens.show(a, keymap.GoMap)
		}
	}
	a.settle()
	a.atPlace(func(s screen.Placed, f *screen.Frame) screen.Screen { return s.GoTo(place, f) })
	return tea.Batch(a.say("%s: %s", what, label), a.markFresh(), a.flush())
}

func isPlaced(s screen.Screen) bool {
	_, ok := s.(screen.Placed)
	return ok
}

// flush sends the first unsaved step to the disk unless one is on its way.
func (a *App) flush() tea.Cmd {
	w := &a.work
	if w.saving || len(w.queue) == 0 || w.store == nil {
		return nil
	}
	w.saving = true
	u, c, state, report, to, now := w.queue[0], w.commit(), w.state, a.computed.Report, w.store, a.config.Now
	return func() tea.Msg {
		c, err := u.encode(c, state, report, now())
		if err != nil {
			return saveFailedMsg{op: u.op, err: err}
		}
		at, err := to.Commit(c)
		if err != nil {
			return saveFailedMsg{op: u.op, err: err}
		}
		return savedMsg{op: u.op, at: at, changes: c.Changes, index: c.Index, unindex: c.Unindex}
	}
}

func (a *App) saved(m savedMsg) tea.Cmd {
	a.work.saving = false
	a.work.saved(m.op, m.at, m.changes)
	a.work.index = reindex(a.work.index, m.index, m.unindex)
	if m.at > a.work.revision { // somebody else committed in between
		return a.reload(false)
	}
	if a.leaving.asked && len(a.work.queue) == 0 {
		return a.bye()
	}
	return a.flush()
}

// saveFailed keeps the step, says what is wrong, and tries again where that may
// help: after reading what others wrote, or after the next edit.
func (a *App) saveFailed(m saveFailedMsg) tea.Cmd {
	a.work.saving = false
	if errors.Is(m.err, store.ErrConflict) {
		return a.reload(true)
	}
	known := a.work.failure != nil && a.work.failure.Error() == m.err.Error()
	a.work.failure = m.err
	switch {
	case errors.Is(m.err, store.ErrReplaced):
		return a.writeAnew()
	case a.leaving.asked, errors.Is(m.err, store.ErrPoisoned):
		return a.rescue()
	case known:
		return a.retryLater() // it was said
	}
	return tea.Batch(a.fail(fmt.Errorf("not saved, will try again: %w", m.err)), a.retryLater())
}

// reload reads again what others may have changed.
func (a *App) reload(conflict bool) tea.Cmd {
	w := &a.work
	if w.store == nil || w.saving {
		return nil
	}
	w.saving = true // nothing is saved on top of what is about to be replaced
	from, since, known := w.store, w.revision, w.loaded(conflict)
	return func() tea.Msg { return reread(from, since, known, conflict) }
}

// reread returns the documents of known that changed since a revision, and those
// that known says must be read anyway.
func reread(from Store, since store.Revision, known map[model.DocID]bool, conflict bool) tea.Msg {
	changes, err := from.Changed(since)
	if err != nil {
		return reloadedMsg{conflict: conflict, err: err}
	}
	index, _, err := from.Index()
	if err != nil {
		return reloadedMsg{conflict: conflict, err: err}
	}
	m := reloadedMsg{index: index, revision: changes.Revision, conflict: conflict}
	there := map[model.DocID]bool{model.WorkspaceDoc: true}
	for _, line := range index {
		there[model.DocID(line.Journey)] = true
	}
	touched := map[model.DocID]bool{}
	for _, t := range changes.Touched {
		touched[t.Doc] = true
	}
	var ids []model.DocID
	for id, must := range known {
		switch {
		case !there[id]:
			m.gone = append(m.gone, id)
		case changes.All || must || touched[id]:
			ids = append(ids, id)
		}
	}
	m.loaded, m.err = from.Documents(ids...)
	return m
}

func (a *App) reloaded(m reloadedMsg) tea.Cmd {
	w := &a.work
	w.saving = false
	if m.err != nil {
		w.failure = m.err
		return tea.Batch(a.fail(fmt.Errorf("reading again: %w", m.err)), a.retryLater())
	}
	changed := m.revision > w.revision
	lost := w.rebase(m.loaded, m.gone, m.revision)
	w.index = m.index
	a.settle()
	var said tea.Cmd
	switch {
	case len(lost) > 0:
		said = a.say("Another program changed the same thing: %s was not kept", quoteAll(lost))
	case m.conflict:
		said = a.say("Another program changed this too; both changes are kept")
	case changed:
		said = a.say("Another program changed this workspace")
	}
	return tea.Batch(said, a.markFresh(), a.flush())
}

// fileChanged looks whether it was another program.
func (a *App) fileChanged(m fileChangedMsg) tea.Cmd {
	if m.store != a.work.store {
		return nil
	}
	from, since := a.work.store, a.work.revision
	look := func() tea.Msg {
		if at, err := from.Revision(); err == nil && at > since {
			return outdatedMsg{store: from, at: at}
		}
		return nil
	}
	return tea.Batch(look, a.listen())
}

// outdated reads what another program wrote, unless it was us after all.
func (a *App) outdated(m outdatedMsg) tea.Cmd {
	if m.store != a.work.store || m.at <= a.work.revision || a.work.saving {
		return nil // when a save is under way, what it meets tells
	}
	return a.reload(false)
}

// reindex returns the library's lines with some replaced and some gone.
func reindex(lines, fresh []store.Summary, gone []model.JourneyID) []store.Summary {
	replaced := map[model.JourneyID]bool{}
	for _, f := range fresh {
		replaced[f.Journey] = true
	}
	for _, g := range gone {
		replaced[g] = true
	}
	out := make([]store.Summary, 0, len(lines)+len(fresh))
	for _, l := range lines {
		if !replaced[l.Journey] {
			out = append(out, l)
		}
	}
	return append(out, fresh...)
}

// unattended is how long a program that was told to end waits for what it is
// saving. Nobody is there to be asked when that fails; App.Rest does the rest.
const unattended = 2 * time.Second

// Leave returns the message that asks the program to end, as a closed terminal
// does.
func Leave() tea.Msg { return quitMsg{} }
