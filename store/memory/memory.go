// Package memory keeps a workspace in memory: for tests and for demonstrations that leave nothing behind.
//
// A Workspace is what is shared; each Open gives a handle on it, as several programs have on one file. All methods may
// be called from several goroutines.
package memory

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"sync"

	"wend/model"
	"wend/store"
)

// Workspace is what the handles share.
type Workspace struct {
	mu       sync.Mutex
	objects  map[model.DocID]map[model.Ref]object
	index    map[model.JourneyID]store.Summary
	journal  []store.Entry // of revisions 1, 2, 3 …
	state    map[string][]byte
	watchers map[chan struct{}]*Store

	snapshots snapshots
}

// object is JSON as in the file, so that what does not survive there does not survive here.
type object struct {
	payload  []byte
	revision store.Revision
	deleted  bool
	absent   bool // there is none
}

// Store is a handle on a Workspace.
type Store struct {
	workspace *Workspace
	actor     string
}

// New returns an empty workspace.
func New() *Workspace {
	return &Workspace{
		objects:  map[model.DocID]map[model.Ref]object{},
		index:    map[model.JourneyID]store.Summary{},
		state:    map[string][]byte{},
		watchers: map[chan struct{}]*Store{},
	}
}

// Open returns a handle; actor is who commits.
func (w *Workspace) Open(actor string) *Store { return &Store{w, actor} }

// Name implements [store.Store].
func (s *Store) Name() string { return "memory" }

// Close implements [store.Store].
func (s *Store) Close() error { return nil }

func (w *Workspace) revision() store.Revision { return store.Revision(len(w.journal)) }

// Commit implements [store.Store].
func (s *Store) Commit(c store.Commit) (store.Revision, error) {
	if err := c.Check(); err != nil {
		return 0, err
	}
	w := s.workspace
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, e := range w.journal {
		if e.Op == c.Op {
			return e.Revision, nil
		}
	}
	revision := w.revision() + 1
	written, err := w.written(c.Changes, revision)
	if err != nil {
		return 0, err
	}
	old := w.exchange(c.Changes, written)
	conflicts, err := c.Dangling(present(w.objects))
	if err == nil && conflicts != nil {
		err = &store.ConflictError{Conflicts: conflicts}
	}
	if err != nil {
		w.exchange(c.Changes, old)
		return 0, fmt.Errorf("write: %w", err)
	}
	for _, line := range c.Index {
		w.index[line.Journey] = line
	}
	for _, id := range c.Unindex {
		delete(w.index, id)
	}
	entry := c.Entry()
	entry.Revision, entry.Actor = revision, s.actor
	w.journal = append(w.journal, entry)
	w.signal(s)
	return revision, nil
}

// CommitAll implements [store.Store].
func (s *Store) CommitAll(all ...store.Commit) (kept []store.Revision, err error) {
	var row store.Row
	for _, c := range all {
		at, err := s.Commit(row.Next(c))
		if err != nil {
			return kept, err
		}
		row.Kept(c, at)
		kept = append(kept, at)
	}
	return kept, nil
}

// written returns what the changes make of the objects, or where they conflict.
func (w *Workspace) written(changes []store.Change, revision store.Revision) ([]object, error) {
	var conflict store.ConflictError
	out := make([]object, len(changes))
	for i, c := range changes {
		old := w.objects[c.Doc][c.Ref]
		have := old.revision
		if old.deleted {
			have = 0
		}
		if have != c.Base {
			conflict.Conflicts = append(conflict.Conflicts, store.Conflict{
				Doc: c.Doc, Ref: c.Ref, Base: c.Base, Have: old.revision, Deleted: old.deleted,
			})
			continue
		}
		var payload []byte
		if c.After != nil {
			payload = model.EncodeObject(c.After)
		}
		payload, err := store.Carry(c.Ref.Kind, old.payload, payload)
		if err != nil {
			return nil, err
		}
		out[i] = object{payload: payload, revision: revision, deleted: c.After == nil}
	}
	if conflict.Conflicts != nil {
		return nil, fmt.Errorf("write: %w", &conflict)
	}
	return out, nil
}

// exchange puts objects where the changes are and returns what was there.
func (w *Workspace) exchange(changes []store.Change, objects []object) (old []object) {
	for i, c := range changes {
		if w.objects[c.Doc] == nil {
			w.objects[c.Doc] = map[model.Ref]object{}
		}
		was, found := w.objects[c.Doc][c.Ref]
		was.absent = !found
		old = append(old, was)
		if objects[i].absent {
			delete(w.objects[c.Doc], c.Ref)
			continue
		}
		w.objects[c.Doc][c.Ref] = objects[i]
	}
	return old
}

// present are the objects there are. It implements [store.Objects].
type present map[model.DocID]map[model.Ref]object

func (p present) Has(doc model.DocID, ref model.Ref) (bool, error) {
	o, found := p[doc][ref]
	return found && !o.deleted, nil
}

func (p present) Each(doc model.DocID, visit func(model.Ref, store.Revision, []byte) error) error {
	for ref, o := range p[doc] {
		if o.deleted {
			continue
		}
		if err := visit(ref, o.revision, o.payload); err != nil {
			return err
		}
	}
	return nil
}

// Revision implements [store.Store].
func (s *Store) Revision() (store.Revision, error) {
	s.workspace.mu.Lock()
	defer s.workspace.mu.Unlock()
	return s.workspace.revision(), nil
}

// Document implements [store.Store].
func (s *Store) Document(id model.DocID) (store.Loaded, error) {
	all, err := s.Documents(id)
	if err != nil {
		return store.Loaded{}, err
	}
	return all[0], nil
}

// Documents implements [store.Store].
func (s *Store) Documents(ids ...model.DocID) ([]store.Loaded, error) {
	w := s.workspace
	w.mu.Lock()
	defer w.mu.Unlock()
	var all []store.Loaded
	for _, id := range ids {
		l, err := w.document(id)
		if err != nil {
			return nil, fmt.Errorf("read: %w", err)
		}
		all = append(all, l)
	}
	return all, nil
}

func (w *Workspace) document(id model.DocID) (store.Loaded, error) {
	l := store.Loaded{Objects: map[model.Ref]store.Revision{}, Revision: w.revision()}
	objects := map[model.Ref]model.Object{}
	for ref, o := range w.objects[id] {
		if o.deleted {
			continue
		}
		decoded, err := model.DecodeObject(ref.Kind, o.payload)
		if err != nil {
			return l, err
		}
		objects[ref] = decoded
		l.Objects[ref] = o.revision
	}
	var err error
	l.Document, err = store.Assemble(id, objects)
	return l, err
}

// Raw implements [store.Store].
func (s *Store) Raw(doc model.DocID, ref model.Ref) (json.RawMessage, store.Revision, error) {
	s.workspace.mu.Lock()
	defer s.workspace.mu.Unlock()
	o := s.workspace.objects[doc][ref]
	if o.deleted {
		return nil, 0, nil
	}
	return slices.Clone(o.payload), o.revision, nil
}

// Index implements [store.Store].
func (s *Store) Index() ([]store.Summary, store.Revision, error) {
	w := s.workspace
	w.mu.Lock()
	defer w.mu.Unlock()
	var lines []store.Summary
	for _, id := range slices.Sorted(maps.Keys(w.index)) {
		lines = append(lines, w.index[id])
	}
	return lines, w.revision(), nil
}

// IndexAfter implements [store.Store].
func (s *Store) IndexAfter(journey model.JourneyID, n int) ([]store.Summary, int, error) {
	lines, _, err := s.Index()
	behind := slices.IndexFunc(lines, func(l store.Summary) bool { return l.Journey > journey })
	if behind < 0 {
		behind = len(lines)
	}
	return lines[behind:min(behind+n, len(lines))], len(lines), err
}

// Journal implements [store.Store].
func (s *Store) Journal(after store.Revision) ([]store.Entry, error) {
	w := s.workspace
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.journal[min(after, w.revision()):]), nil
}

// Tail implements [store.Store].
func (s *Store) Tail(n int) ([]store.Entry, error) {
	w := s.workspace
	w.mu.Lock()
	defer w.mu.Unlock()
	entries := slices.Clone(w.journal[max(len(w.journal)-n, 0):])
	for i, e := range entries {
		if len(e.Edits) > manyEdits && e.Gesture == "" {
			e.Edits, e.Inverse, e.Before, e.After, e.Touched, e.Light = nil, nil, "", "", nil, true
			entries[i] = e
		}
	}
	return entries, nil
}

// manyEdits is from how many bytes of edits on an entry is light, as in a file.
const manyEdits = 16 << 10

// Entry implements [store.Store].
func (s *Store) Entry(at store.Revision) (store.Entry, error) {
	w := s.workspace
	w.mu.Lock()
	defer w.mu.Unlock()
	if at == 0 || at > w.revision() {
		return store.Entry{}, fmt.Errorf("step %d: %w", at, store.ErrNoEntry)
	}
	return w.journal[at-1], nil
}

// Changed implements [store.Store].
func (s *Store) Changed(since store.Revision) (store.Changes, error) {
	w := s.workspace
	w.mu.Lock()
	defer w.mu.Unlock()
	now := w.revision()
	return store.ChangesSince(since, now, w.journal[min(since, now):]), nil
}

// UIState implements [store.Store].
func (s *Store) UIState(name string) ([]byte, error) {
	s.workspace.mu.Lock()
	defer s.workspace.mu.Unlock()
	return slices.Clone(s.workspace.state[name]), nil
}

// SetUIState implements [store.Store].
func (s *Store) SetUIState(name string, state []byte) error {
	s.workspace.mu.Lock()
	defer s.workspace.mu.Unlock()
	s.workspace.state[name] = slices.Clone(state)
	return nil
}

// Watch implements [store.Store].
func (s *Store) Watch() (changed <-chan struct{}, stop func() error, err error) {
	w := s.workspace
	w.mu.Lock()
	defer w.mu.Unlock()
	signals := make(chan struct{}, 1)
	w.watchers[signals] = s
	return signals, func() error {
		w.mu.Lock()
		defer w.mu.Unlock()
		if w.watchers[signals] != nil {
			delete(w.watchers, signals)
			close(signals)
		}
		return nil
	}, nil
}

func (w *Workspace) signal(by *Store) {
	for signals, of := range w.watchers {
		if of == by {
			continue
		}
		select {
		case signals <- struct{}{}:
		default:
		}
	}
}
