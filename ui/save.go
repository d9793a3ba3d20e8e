package ui

import (
	"fmt"
	"slices"
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
	"wend/ui/workspace"
)

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
	return nil
}

// commit applies a proposal: the one place where documents change. What cannot
// be applied changes nothing.
func (a *App) commit(p screen.Proposal) (tea.Cmd, error) {
	if len(p.Edits) == 0 {
		return nil, nil
	}
	if a.work.ReadOnly() != "" {
		return a.say("Read-only: %s", a.work.ReadOnly()), nil
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
		Label: p.Label, Gesture: p.Gesture, Journey: a.work.Journey, Edits: p.Edits,
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
	if a.work.ReadOnly() != "" {
		return a.say("Read-only: %s", a.work.ReadOnly())
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
			if len(edits) == 0 { // something was worked out, nothing changes
				return a.apply(then)
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
	if step.Unread {
		return a.readStep(step, (*App).undo)
	}
	return a.withKnown((*App).undoLast, edit.Documents(step.Inverse))
}

// readStep reads what a large step did, and then goes on.
func (a *App) readStep(step history.Step, then doMsg) tea.Cmd {
	from := a.work.Store()
	return a.await(step.Label, func() tea.Msg {
		e, err := from.Entry(store.Revision(step.Seq))
		return doMsg(func(a *App) tea.Cmd {
			if err == nil {
				err = a.work.Read(e)
			}
			if err != nil {
				return a.fail(err)
			}
			return then(a)
		})
	})
}

func (a *App) undoLast() tea.Cmd {
	step, ok, err := a.work.Undo(a.config.NewID())
	if !ok {
		return a.say("Nothing to undo")
	}
	if err != nil {
		return a.fail(fmt.Errorf("cannot undo %s: %w", step.Label, err))
	}
	return a.replayed("Undid", step, step.Before)
}

// redo makes the step again that was undone last.
func (a *App) redo() tea.Cmd {
	step, ok := a.work.Redoable()
	if !ok {
		return a.say("Nothing to redo")
	}
	if step.Unread {
		return a.readStep(step, (*App).redo)
	}
	return a.withKnown((*App).redoLast, edit.Documents(step.Edits))
}

func (a *App) redoLast() tea.Cmd {
	step, ok, err := a.work.Redo(a.config.NewID())
	if !ok {
		return a.say("Nothing to redo")
	}
	if err != nil {
		return a.fail(fmt.Errorf("cannot redo %s: %w", step.Label, err))
	}
	return a.replayed("Redid", step, step.After)
}

// withKnown does something when those of the documents that the workspace has
// are in memory: a step may be about a journey that was not opened since.
func (a *App) withKnown(then doMsg, ids []model.DocID) tea.Cmd {
	ids = slices.DeleteFunc(ids, func(id model.DocID) bool { return !a.work.Has(id) })
	return a.withDocuments(then, ids...)
}

// replayed says which step was undone or redone, and goes to where it was made, unless
// the screen shows what it is about.
func (a *App) replayed(what string, step history.Step, place string) tea.Cmd {
	if _, loaded := a.work.State().Document(step.Journey); loaded && !a.screens.Lists(step.Edits) {
		if a.work.Journey != step.Journey || !a.screens.OfJourney() {
			a.screens.Show(keymap.GoMap)
		}
		a.work.Journey = step.Journey
	}
	a.settle()
	a.screens.GoTo(place, a.see())
	return tea.Batch(a.say("%s: %s", what, step.Label), a.markFresh(), a.flush())
}

// flush sends what is unsaved to the disk unless something is on its way.
func (a *App) flush() tea.Cmd { return a.work.Flush(a.numbers.Report) }

// became shows what the workspace did, and leaves when that was waited for.
func (a *App) became(r workspace.Result) tea.Cmd {
	if r.Opened != nil {
		return tea.Batch(r.Cmd, a.opened(openedMsg{Opened: *r.Opened}))
	}
	cmds := []tea.Cmd{r.Cmd}
	if r.Listed || r.Changed {
		cmds = append(cmds, a.listed())
	}
	if r.Changed {
		a.settle()
		cmds = append(cmds, a.markFresh())
	}
	if a.leaving.asked {
		switch {
		case r.Rescued:
			return a.end
		case r.Unkept:
			return tea.Batch(append(cmds, a.noWayOut())...)
		case r.Tried && !a.work.AtStake():
			return tea.Batch(r.Cmd, a.bye())
		}
	}
	if r.Err != nil {
		cmds = append(cmds, a.fail(r.Err))
	}
	if r.Said != "" {
		cmds = append(cmds, a.say("%s", r.Said))
	}
	return tea.Batch(cmds...)
}

// unattended is how long a program that was told to end waits for what it is
// saving. Nobody is there to be asked when that fails; App.Rest does the rest.
const unattended = 900 * time.Millisecond

// Leave returns the message that asks the program to end, as a closed terminal
// does.
func Leave() tea.Msg { return quitMsg{} }

// Rest saves, after the program has ended in whatever way, what is not on disk;
// see [workspace.Workspace.Rest].
func (a *App) Rest() error { return a.work.Rest(a.screens.Keep(), a.dialogs.Drafts()) }
