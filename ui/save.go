package ui

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/edit"
	"wend/model/history"
	"wend/store"
	"wend/store/session"
	"wend/ui/keymap"
	"wend/ui/panel"
	"wend/ui/scene"
	"wend/ui/screen"
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

// commit applies a proposal: the one place where documents change. What cannot
// be applied changes nothing.
func (a *App) commit(p screen.Proposal) (tea.Cmd, error) {
	if len(p.Edits) == 0 {
		return nil, nil
	}
	if a.readOnly != "" {
		return a.say("Read-only: %s", a.readOnly), nil
	}
	if err := a.perform(p); err != nil {
		return nil, err
	}
	a.settle()
	a.screens.Select(p.Select, a.see())
	cmds := []tea.Cmd{a.markFresh(), a.flush()}
	// What a gesture did is where the eye is, and what a number did the map says.
	if p.Gesture == "" && panel.Change(&scene.Scene{Frame: *a.see()}) == "" {
		cmds = append(cmds, a.say("Done: %s", p.Label))
	}
	return tea.Batch(cmds...), nil
}

// perform makes a proposal a step of the session.
func (a *App) perform(p screen.Proposal) error { return a.work.Propose(a.stepOf(p), a.config.NewID()) }

// stepOf returns what the history keeps of a proposal.
func (a *App) stepOf(p screen.Proposal) history.Step {
	return history.Step{
		Label: p.Label, Gesture: p.Gesture, Journey: a.work.journey, Edits: p.Edits,
		Before: a.screens.Place(model.Ref{}), After: a.screens.Place(p.Select),
	}
}

// propose commits planned edits under a label, or says why that cannot be.
func (a *App) propose(label string, edits []edit.Edit, err error) tea.Cmd {
	return a.apply(screen.Change(label, edits, err))
}

// prepare plans and applies a step outside of Update, so that the screen answers
// however large it is. If the state has moved on when the step is ready, it is
// prepared again for what there is then.
func (a *App) prepare(p screen.Preparation) tea.Cmd {
	if a.readOnly != "" {
		return a.say("Read-only: %s", a.readOnly)
	}
	beside, from := a.later, a.work.State()
	if p.Wait != "" {
		beside = func(f func() tea.Msg) tea.Cmd { return a.await(p.Wait, f) }
	}
	return beside(func() tea.Msg {
		edits, then, err := p.Plan(from)
		var r edit.Result
		if err == nil {
			r, err = edit.Apply(from, edits)
		}
		return doMsg(func(a *App) tea.Cmd {
			if err != nil {
				return a.fail(err)
			}
			step := a.stepOf(screen.Proposal{Label: p.Label, Edits: edits})
			if !a.work.Adopt(from, r, step, a.config.NewID()) {
				return a.prepare(p)
			}
			a.settle()
			return tea.Batch(a.markFresh(), a.flush(), a.apply(then))
		})
	})
}

// undo takes the last step back, says which, and goes there.
func (a *App) undo() tea.Cmd {
	step, ok := a.work.Undoable()
	if !ok {
		return a.say("Nothing to undo")
	}
	return a.withKnown((*App).undoLast, edit.Documents(step.Inverse))
}

func (a *App) undoLast() tea.Cmd {
	step, ok, err := a.work.Undo(a.config.NewID())
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
	step, ok := a.work.Redoable()
	if !ok {
		return a.say("Nothing to redo")
	}
	return a.withKnown((*App).redoLast, edit.Documents(step.Edits))
}

func (a *App) redoLast() tea.Cmd {
	step, ok, err := a.work.Redo(a.config.NewID())
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
	ids = slices.DeleteFunc(ids, func(id model.DocID) bool { return !a.work.Has(id) })
	return a.withDocuments(then, ids...)
}

// replayed says which step was undone or redone, and goes to where it was made.
func (a *App) replayed(what, label string, journey model.DocID, place string) tea.Cmd {
	if _, loaded := a.work.State().Document(journey); loaded {
		a.work.journey = journey
		if _, there := a.screens.Base().(screen.Placed); !there {
			a.screens.Show(keymap.GoMap)
		}
	}
	a.settle()
	a.screens.GoTo(place, a.see())
	return tea.Batch(a.say("%s: %s", what, label), a.markFresh(), a.flush())
}

// flush sends the first unsaved step to the disk unless one is on its way.
func (a *App) flush() tea.Cmd {
	if a.work.store == nil {
		return nil
	}
	next, ok := a.work.Next()
	if !ok {
		return nil
	}
	report, to, now := a.computed.Report, a.work.store, a.config.Now
	return a.later(func() tea.Msg {
		c, err := next.Commit(report, now())
		if err != nil {
			return saveFailedMsg{err}
		}
		at, err := to.Commit(c)
		if err != nil {
			return saveFailedMsg{err}
		}
		return savedMsg{commit: c, at: at}
	})
}

func (a *App) saved(m savedMsg) tea.Cmd {
	if a.work.Kept(m.commit, m.at) { // somebody else committed in between
		return a.reload(false)
	}
	if a.leaving.asked && a.work.Unsaved() == 0 {
		return a.bye()
	}
	return a.flush()
}

// saveFailed keeps the step, says what is wrong, and tries again where that may
// help: after reading what others wrote, or after the next edit.
func (a *App) saveFailed(m saveFailedMsg) tea.Cmd {
	if errors.Is(m.err, store.ErrConflict) {
		a.work.Recall()
		return a.reload(true)
	}
	known := a.work.Failed(m.err)
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
	from := a.work.store
	if from == nil {
		return nil
	}
	again, ok := a.work.Reread(conflict)
	if !ok {
		return nil
	}
	return a.later(func() tea.Msg {
		news, err := again.From(from)
		return reloadedMsg{news: news, err: err}
	})
}

func (a *App) reloaded(m reloadedMsg) tea.Cmd {
	if m.err != nil {
		a.work.Failed(m.err)
		return tea.Batch(a.fail(fmt.Errorf("reading again: %w", m.err)), a.retryLater())
	}
	became := a.work.Rebase(m.news)
	a.settle()
	var said tea.Cmd
	if text := othersChanged(became); text != "" {
		said = a.say("%s", text)
	}
	return tea.Batch(said, a.markFresh(), a.flush())
}

// othersChanged says what was kept of ours and theirs.
func othersChanged(r session.Rebased) string {
	var parts []string
	if len(r.Lost) > 0 {
		parts = append(parts, fmt.Sprintf("Another program changed the same thing: %s was not kept", quoteAll(r.Lost)))
	}
	if n := len(r.Overwritten); n > 0 {
		parts = append(parts, replacedTheirs(r.Overwritten[0]))
		if n > 1 {
			parts = append(parts, fmt.Sprintf("%d more", n-1))
		}
	}
	switch {
	case len(parts) > 0:
		return strings.Join(parts, "; ")
	case r.Conflict:
		return "Another program changed this too; both changes are kept"
	case r.Changed:
		return "Another program changed this workspace"
	}
	return ""
}

// replacedTheirs says what another program wrote that a step of ours replaced.
func replacedTheirs(o session.Overwritten) string {
	if o.Field == "" {
		return fmt.Sprintf("Another program changed this too; your %q is kept, u goes back to theirs", o.Label)
	}
	did := "set " + o.Field + " to"
	if f, ok := model.NameField(o.Ref.Kind); ok && f.Name == o.Field {
		did = "named it"
	}
	theirs := written(o.Theirs)
	return fmt.Sprintf("Another program %s %s; yours %s is kept, u goes back to %s", did, theirs, written(o.Ours), theirs)
}

// written returns the value of a field as people read it in a sentence.
func written(value json.RawMessage) string {
	if string(value) == string(edit.Unset) || len(value) == 0 {
		return "nothing"
	}
	return string(value)
}

// fileChanged looks whether it was another program.
func (a *App) fileChanged() tea.Cmd {
	from, since := a.work.store, a.work.Revision()
	look := a.later(func() tea.Msg {
		if at, err := from.Revision(); err == nil && at > since {
			return outdatedMsg{at}
		}
		return nil
	})
	return tea.Batch(look, a.listen())
}

// outdated reads what another program wrote, unless it was us after all. When a
// save is under way, what it meets tells.
func (a *App) outdated(m outdatedMsg) tea.Cmd {
	if m.at <= a.work.Revision() {
		return nil
	}
	return a.reload(false)
}

// unattended is how long a program that was told to end waits for what it is
// saving. Nobody is there to be asked when that fails; App.Rest does the rest.
const unattended = 2 * time.Second

// Leave returns the message that asks the program to end, as a closed terminal
// does.
func Leave() tea.Msg { return quitMsg{} }
