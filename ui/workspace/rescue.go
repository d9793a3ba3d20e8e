package workspace

import (
	"cmp"
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
	"wend/model/text"
	"wend/store"
	"wend/store/rescue"
	"wend/store/session"
)

// resolve finds a file that takes everything after the one that was open is not
// there any more: the other version of the workspace in its place, in which is
// made again what it does not have, or a new file.
func (w *Workspace) resolve(why error) tea.Cmd {
	solve := w.solve(why)
	return w.later(func() any {
		o, err := solve()
		return resolved{o, err}
	})
}

func (w *Workspace) solve(why error) func() (Opened, error) {
	world, was, state, journey := w.world, w.store, w.State(), w.Journey
	mine, left, whole, lines, unread := w.Session.Journal(), w.Leftover(w.world.Now()), w.whole(), w.Lines(), w.Unread()
	return func() (Opened, error) {
		if errors.Is(why, store.ErrDiverged) || errors.Is(why, store.ErrPoisoned) {
			if o, err := world.rejoin(was, mine, left, state, journey); err == nil {
				return o, nil
			}
		}
		c, err := whole()
		if err != nil {
			return Opened{}, err
		}
		s, all, err := world.Files.Anew(was.Name(), was, c)
		if err != nil {
			return Opened{}, err
		}
		o, err := world.readAll(s, journey, 0)
		if err != nil {
			return o, err
		}
		o.instead = true
		if all {
			err = o.makeAgain(left, nil, "The file was removed or replaced: everything is now in "+s.Name())
			return o, err
		}
		absent := unread
		for _, l := range lines {
			if _, loaded := state.Document(model.DocID(l.Journey)); !loaded {
				absent++
			}
		}
		o.Notice = "The file was removed or replaced: everything open is now in " + s.Name()
		if absent > 0 {
			o.Notice += "; not so " + text.Several(absent, "journey") + " that nobody had open"
		}
		return o, nil
	}
}

// rejoin opens the other version of the workspace that is in the place of the
// file, to make again there what it does not have.
func (w World) rejoin(was Store, mine []store.Entry, left []store.Commit, state model.State, journey model.DocID) (Opened, error) {
	s, readOnly, err := w.Files.Open(was.Name())
	if err != nil {
		return Opened{}, err
	}
	if readOnly || s.ID() != was.ID() {
		return Opened{}, errors.Join(store.ErrReplaced, s.Close())
	}
	theirs, err := s.Journal(0)
	if err != nil {
		return Opened{}, errors.Join(err, s.Close())
	}
	o, err := w.readAll(s, journey, 0)
	if err != nil {
		return o, errors.Join(err, s.Close())
	}
	missing, common := session.Missing(mine, theirs)
	if len(missing) == 0 {
		err = o.makeAgain(left, nil, "The file was read again")
		return o, err
	}
	label := fmt.Sprintf("Another version of the workspace took its place: %s made again in it", text.Several(len(missing)+len(left), "change"))
	if !common {
		// Nothing tells who changed what: everything of both is kept, and where they differ it is as on the screen.
		err = o.makeAgain(nil, &state, "Another version of the workspace took its place: what was open was brought into it")
		return o, err
	}
	err = o.makeAgain(append(missing, left...), nil, label)
	return o, err
}

// makeAgain has steps, or a state, made again when the workspace is in place.
func (o *Opened) makeAgain(commits []store.Commit, whole *model.State, notice string) error {
	o.instead, o.again, o.whole, o.Notice = true, commits, whole, notice
	there := map[model.DocID]bool{}
	for _, l := range o.contents.Loaded {
		there[l.Document.ID()] = true
	}
	var ids []model.DocID
	want := func(id model.DocID) {
		listed := slices.ContainsFunc(o.contents.Lines, func(l store.Summary) bool { return model.DocID(l.Journey) == id })
		if listed && !there[id] {
			there[id] = true
			ids = append(ids, id)
		}
	}
	for _, c := range commits {
		for _, change := range c.Changes {
			want(change.Doc)
		}
	}
	if whole != nil {
		for d := range whole.Journeys() {
			want(d.ID())
		}
	}
	more, err := o.store.Documents(ids...)
	o.contents.Loaded = append(o.contents.Loaded, more...)
	return err
}

func (w *Workspace) resolved(m resolved) Result {
	if m.err == nil {
		return Result{Opened: &m.opened}
	}
	return Result{Cmd: tea.Batch(w.secure(), w.suspect(w.safety.trouble)), Tried: true}
}

// Again makes again what a workspace does not have that took the place of
// another one.
func (w *Workspace) Again(o Opened) Result {
	if o.whole != nil {
		edits, _ := edit.Import(w.State(), *o.whole)
		err := w.Propose(history.Step{Label: "bring in what was open", Journey: w.Journey, Edits: edits}, w.world.NewID())
		return Result{Cmd: tea.Batch(w.Flush(nil), w.safe()), Changed: true, Err: err}
	}
	lost := w.makeAgain(o.again)
	r := Result{Cmd: tea.Batch(w.Flush(nil), w.safe()), Changed: len(o.again) > 0}
	if len(lost) > 0 {
		r.Said = o.Notice + ", but not " + strings.Join(lost, ", ")
	}
	return r
}

// makeAgain makes steps again under their operation ids, and returns the labels of
// those that are not possible any more.
func (w *Workspace) makeAgain(commits []store.Commit) (lost []string) {
	for _, c := range commits {
		edits, err := edit.Decode(c.Edits)
		if err == nil {
			err = w.Propose(history.Step{Label: c.Label, Journey: model.DocID(c.Journey), Before: c.Before, After: c.After, Edits: edits}, c.Op)
		}
		if err != nil {
			lost = append(lost, c.Label)
		}
	}
	return lost
}

// Wants returns the journeys of the workspace that rescued steps are about.
func (w *Workspace) Wants(found []rescue.Rescue) []model.DocID {
	var ids []model.DocID
	for _, r := range found {
		if r.Whole != nil {
			r.Commits = append(r.Commits, *r.Whole)
		}
		for _, c := range r.Commits {
			for _, change := range c.Changes {
				if w.Has(change.Doc) {
					ids = append(ids, change.Doc)
				}
			}
		}
	}
	return ids
}

// BringBack makes rescued steps again; those that no longer apply are said, and
// stay in a file. The journeys that it wants are in memory. The rescue files go
// when everything is saved, not before.
func (w *Workspace) BringBack(found []rescue.Rescue) Result {
	var lost []string
	var cmds []tea.Cmd
	n := 0
	for _, r := range found {
		gone := w.makeAgain(r.Commits)
		if r.Whole != nil {
			gone = w.bringWhole(*r.Whole) // holds what the steps did
		}
		n += len(r.Commits)
		if len(gone) == 0 && !r.Torn {
			w.safety.found = append(w.safety.found, r.File)
			continue
		}
		lost = append(lost, gone...)
		files, file := w.world.Files, r.File
		cmds = append(cmds, func() tea.Msg { _, _ = files.SetAside(file); return nil })
	}
	cmds = append(cmds, w.Flush(nil), w.safe())
	said := text.Several(n, "change") + " brought back"
	if len(lost) > 0 {
		said = fmt.Sprintf("No longer possible, and kept in a file beside the workspace: %s", strings.Join(lost, ", "))
	}
	return Result{Cmd: tea.Batch(cmds...), Changed: true, Said: said}
}

// bringWhole brings in all that was open when a workspace was gone: nothing is
// deleted, and where it differs it is as it was open.
func (w *Workspace) bringWhole(c store.Commit) (lost []string) {
	docs := map[model.DocID]map[model.Ref]model.Object{model.WorkspaceDoc: {}}
	for _, change := range c.Changes {
		if docs[change.Doc] == nil {
			docs[change.Doc] = map[model.Ref]model.Object{}
		}
		docs[change.Doc][change.Ref] = change.After
	}
	var was model.State
	for id, objects := range docs {
		d, err := store.Assemble(id, objects)
		if err != nil {
			return []string{c.Label}
		}
		was = was.With(d)
	}
	edits, _ := edit.Import(w.State(), was)
	if err := w.Propose(history.Step{Label: "bring back what was open", Journey: w.Journey, Edits: edits}, c.Op); err != nil {
		return []string{c.Label}
	}
	return nil
}

// Rest saves, after the program has ended in whatever way, what is not on disk: a
// program that was stopped does not wait for its commands. It waits for the disk, but
// not for long once a rescue file has what is unsaved. The error says where what
// could not be saved is. The screens and drafts are as for Keep.
func (w *Workspace) Rest(screens map[string]json.RawMessage, drafts map[string][]string) error {
	if w.store == nil || w.closed != "" {
		return nil
	}
	w.Recall()
	w.safety.writing = false
	late := w.restAside(drafts)
	err, inTime := within(w.restAll, late)
	if !inTime {
		return late
	}
	if strange(err) {
		if next, solved := w.restElsewhere(err, screens, drafts); solved {
			return next
		}
		w.safety.trouble = err
	}
	w.safety.drafts = drafts
	same := len(drafts) == 0 && !w.safety.begun
	if write := w.keepView(screens, drafts); err == nil && (same || write() == nil || len(drafts) == 0) {
		w.safety.trouble, w.safety.drafts = nil, nil
		if drop := w.safe(); drop != nil {
			drop()
		}
		return nil
	}
	return w.rescueRest(err)
}

// restPatience is how long a program that ends waits for the disk when all is in a
// rescue file.
const restPatience = 900 * time.Millisecond

// restAside writes what is unsaved into a rescue file before it is tried to save it,
// and returns what to say when that takes too long; nil if it has to be waited for.
func (w *Workspace) restAside(drafts map[string][]string) (late error) {
	n := w.Unsaved()
	if n == 0 {
		return nil
	}
	w.safety.drafts = drafts
	if !w.Secured() {
		m := w.writeRescue()()
		if m.err != nil {
			return nil
		}
		w.safety.file, w.safety.holds = m.path, m.holds
	}
	return fmt.Errorf("%s not saved in time: kept in %s", text.Several(n, "change"), w.safety.file)
}

// within does f, for which it waits only so long if late is not nil.
func within(f func() error, late error) (err error, inTime bool) {
	if late == nil {
		return f(), true
	}
	done := make(chan error, 1)
	go func() { done <- f() }()
	timer := time.NewTimer(restPatience)
	defer timer.Stop()
	select {
	case err := <-done:
		return err, true
	case <-timer.C:
		return nil, false
	}
}

// restAll saves what is unsaved, and looks whether the file is there still.
func (w *Workspace) restAll() error {
	for {
		next, ok := w.Next()
		if !ok {
			_, err := w.store.Revision()
			return err
		}
		m := keep(w.store, next, nil, w.world.Now(), false) // applied once, should it be on disk already
		w.note(m)
		if m.err != nil {
			w.Recall()
			return m.err
		}
	}
}

// restElsewhere saves to the file that takes the place of the one that was open.
func (w *Workspace) restElsewhere(why error, screens map[string]json.RawMessage, drafts map[string][]string) (err error, solved bool) {
	o, err := w.solve(why)()
	if err != nil {
		return nil, false
	}
	next, _ := w.Begin(o)
	next.Again(o)
	next.Recall()
	if next.restAll() != nil {
		return nil, false
	}
	if write := next.keepView(screens, drafts); write != nil && write() == nil {
		next.safety.drafts = nil
	}
	if drop := next.safe(); drop != nil {
		drop()
	}
	if next.Name() != w.Name() {
		return errors.New("the file was removed or replaced: everything is in " + next.Name()), true
	}
	return nil, true
}

// rescueRest writes what could not be saved into a rescue file.
func (w *Workspace) rescueRest(cause error) error {
	if w.safety.file == "" || !w.Secured() {
		m := w.writeRescue()()
		if m.err != nil {
			return fmt.Errorf("%s not saved: %w", text.Several(w.Unsaved(), "change"), cmp.Or(cause, m.err))
		}
		w.safety.file = m.path
	}
	if cause == nil {
		return nil
	}
	return fmt.Errorf("%s could not be saved and is in %s: %w", text.Several(w.Unsaved(), "change"), w.safety.file, cause)
}
