package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"strings"
	"time"

	"wend/model"
	"wend/model/edit"
	"wend/store"
	"wend/store/bolt"
	"wend/ui"
)

// workspace is a file in use: the documents that were read and the revisions
// they were read at.
type workspace struct {
	file  *bolt.Store
	state model.State
	bases store.Bases
	index []store.Summary
}

func (p *program) options() bolt.Options {
	return bolt.Options{Actor: actor(), Program: "wend " + version()}
}

// actor names who commits, for the journal.
func actor() string {
	if u, err := user.Current(); err == nil {
		return model.CleanLine(u.Username)
	}
	return ""
}

var errNoWorkspace = errors.New("there is no workspace")

// read opens the workspace for reading.
func (p *program) read() (*workspace, error) {
	o := p.options()
	o.ReadOnly = true
	return opened(p.there(o))
}

// there opens a workspace that exists.
func (p *program) there(o bolt.Options) (*bolt.Store, error) {
	if _, err := os.Stat(p.path()); errors.Is(err, fs.ErrNotExist) {
		return nil, advise(fmt.Errorf("%w at %s", errNoWorkspace, p.path()), "make one with 'wend new TITLE' or 'wend import FILE'")
	}
	return bolt.Open(p.path(), o)
}

// write opens the workspace, and makes it if there is none.
func (p *program) write() (*workspace, error) {
	w, err := opened(p.there(p.options()))
	if errors.Is(err, errNoWorkspace) {
		return opened(bolt.Create(p.path(), p.options()))
	}
	return w, err
}

func opened(file *bolt.Store, err error) (*workspace, error) {
	if err != nil {
		return nil, err
	}
	index, _, err := file.Index()
	if err != nil {
		return nil, err
	}
	return &workspace{file: file, state: model.NewState(), index: index}, nil
}

// load reads the workspace document and the given journeys.
func (w *workspace) load(journeys ...model.DocID) error {
	docs, err := w.file.Documents(append([]model.DocID{model.WorkspaceDoc}, journeys...)...)
	if err != nil {
		return err
	}
	for _, d := range docs {
		w.state = w.state.With(d.Document)
		w.bases.Learn(d)
	}
	return nil
}

// loadAll reads every journey.
func (w *workspace) loadAll() error { return w.load(w.journeys()...) }

func (w *workspace) journeys() []model.DocID {
	var ids []model.DocID
	for _, line := range w.index {
		ids = append(ids, model.DocID(line.Journey))
	}
	return ids
}

// step is a planned change: what the journal calls it, where it is made, and
// the edits.
type step struct {
	label   string
	journey model.DocID
	edits   []edit.Edit
}

// attempts is how often a change is planned anew after somebody else's.
const attempts = 5

// change plans a step on the whole workspace and keeps it. When another program
// changed the same things meanwhile it reads again and plans again.
func (w *workspace) change(plan func(model.State) (step, error)) error {
	for attempt := 1; ; attempt++ {
		if err := w.loadAll(); err != nil {
			return err
		}
		s, err := plan(w.state)
		if err != nil {
			return err
		}
		err = w.keep(s)
		if !errors.Is(err, store.ErrConflict) || attempt == attempts {
			return err
		}
		index, _, err := w.file.Index()
		if err != nil {
			return err
		}
		w.index, w.state, w.bases = index, model.NewState(), store.Bases{}
	}
}

// keep applies a step and commits it as one entry of the journal.
func (w *workspace) keep(s step) error {
	r, err := edit.Apply(w.state, s.edits)
	if err != nil {
		return fmt.Errorf("%s: %w", s.label, err)
	}
	if len(r.Changes) == 0 {
		return nil
	}
	now := time.Now().UTC()
	edits, err := edit.Encode(s.edits)
	if err != nil {
		return err
	}
	inverse, err := edit.Encode(r.Inverse)
	if err != nil {
		return err
	}
	lines, gone := ui.Summaries(r.State, r.Changes, nil, now)
	changes := w.bases.Changes(r.Changes)
	revision, err := w.file.Commit(store.Commit{
		Op: rand.Text(), Time: now, Label: s.label, Journey: model.JourneyID(s.journey), Action: store.Do,
		Edits: edits, Inverse: inverse, Changes: changes, Index: lines, Unindex: gone,
	})
	if err != nil {
		return err
	}
	w.bases.Kept(changes, revision)
	w.state = r.State
	return nil
}

// newID returns an id that was never used before.
func newID() string { return strings.ToLower(rand.Text()[:12]) }
