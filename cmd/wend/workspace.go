package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"time"

	"wend/model"
	"wend/model/edit"
	"wend/model/history"
	"wend/store"
	"wend/store/bolt"
	"wend/store/session"
)

// workspace is a file in use and the session that edits it.
type workspace struct {
	*session.Session
	file *bolt.Store
}

func (p *program) options() bolt.Options {
	return bolt.Options{Actor: actor(), Program: "wend " + version(), Checked: filepath.Join(findPaths().State, "checked")}
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
	return p.opened(p.there(o))
}

// there opens a workspace that exists.
func (p *program) there(o bolt.Options) (*bolt.Store, error) {
	if _, err := os.Stat(p.path()); errors.Is(err, fs.ErrNotExist) {
		return nil, advise(fmt.Errorf("%w at %s", errNoWorkspace, p.path()), "make one with 'wend new TITLE' or 'wend import FILE'")
	}
	s, err := bolt.Open(p.path(), o)
	if err == nil && !o.ReadOnly {
		p.keepBackup(s, bolt.Daily)
	}
	return s, err
}

// write opens the workspace, and makes it if there is none.
func (p *program) write() (*workspace, error) {
	w, err := p.opened(p.there(p.options()))
	if errors.Is(err, errNoWorkspace) {
		return p.opened(bolt.Create(p.path(), p.options()))
	}
	return w, err
}

func (p *program) opened(file *bolt.Store, err error) (*workspace, error) {
	if err != nil {
		return nil, err
	}
	p.caution(file)
	w := &workspace{file: file}
	return w, w.begin()
}

// begin starts a session on what the file holds now.
func (w *workspace) begin() error {
	lines, revision, err := w.file.Index()
	if err == nil {
		w.Session, err = session.New(0, actor(), session.Contents{Lines: lines, Revision: revision})
	}
	return err
}

// load reads the workspace document and the given journeys.
func (w *workspace) load(journeys ...model.DocID) error {
	docs, err := w.file.Documents(append([]model.DocID{model.WorkspaceDoc}, journeys...)...)
	if err == nil {
		w.Learn(docs...)
	}
	return err
}

// only reads the workspace document and the given journeys, and keeps nothing of them.
func (w *workspace) only(journeys ...model.DocID) (model.State, error) {
	docs, err := w.file.Documents(append([]model.DocID{model.WorkspaceDoc}, journeys...)...)
	s := model.NewState()
	for _, l := range docs {
		s = s.With(l.Document)
	}
	return s, err
}

// none is for steps that are about no journey that there is.
func none() ([]model.DocID, error) { return nil, nil }

// having returns the journeys that have an object of a kind.
func (w *workspace) having(kind model.Kind) ([]model.DocID, error) {
	all, err := w.file.OfKind(kind)
	var ids []model.DocID
	for _, p := range all {
		if p.Doc != model.WorkspaceDoc && (len(ids) == 0 || ids[len(ids)-1] != p.Doc) {
			ids = append(ids, p.Doc)
		}
	}
	return ids, err
}

// loadAll reads every journey.
func (w *workspace) loadAll() error { return w.load(w.journeys()...) }

func (w *workspace) journeys() []model.DocID {
	var ids []model.DocID
	for _, line := range w.Lines() {
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

// change plans a step on the whole workspace and keeps it.
func (w *workspace) change(plan func(model.State) (step, error)) error {
	return w.changeIn(func() ([]model.DocID, error) { return w.journeys(), nil }, plan)
}

// changeIn plans a step on some journeys and what all share, and keeps it. When
// another program changed the same things meanwhile it reads again and plans
// again.
func (w *workspace) changeIn(journeys func() ([]model.DocID, error), plan func(model.State) (step, error)) error {
	for attempt := 1; ; attempt++ {
		ids, err := journeys()
		if err == nil {
			err = w.load(ids...)
		}
		if err != nil {
			return err
		}
		s, err := plan(w.State())
		if err != nil {
			return err
		}
		err = w.keep(s)
		if !errors.Is(err, store.ErrConflict) || attempt == attempts {
			return err
		}
		if err := w.begin(); err != nil {
			return err
		}
	}
}

// keep performs a step and commits it as one entry of the journal.
func (w *workspace) keep(s step) error {
	if err := w.Propose(history.Step{Label: s.label, Journey: s.journey, Edits: s.edits}, rand.Text()); err != nil {
		return fmt.Errorf("%s: %w", s.label, err)
	}
	next, ok := w.Next()
	if !ok {
		return nil // it changes nothing
	}
	all, err := next.Commits(nil, time.Now().UTC())
	if err != nil {
		return err
	}
	if err := session.KeepBefore(w.file, all[0], false); err != nil {
		return err
	}
	kept, err := w.file.CommitAll(all...)
	for i, at := range kept {
		w.Kept(all[i], at)
	}
	return err
}

// newID returns an id that was never used before.
func newID() string { return strings.ToLower(rand.Text()[:12]) }
