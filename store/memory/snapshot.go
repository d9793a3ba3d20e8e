package memory

import (
	"fmt"
	"slices"

	"wend/model"
	"wend/store"
)

// snapshots are packed as in the file.
type snapshots struct {
	kept  []snapshot // oldest first
	given int        // ids
}

type snapshot struct {
	id       string
	revision store.Revision
	payload  []byte
}

// Snapshots implements [store.Store].
func (s *Store) Snapshots() ([]store.Snapshot, error) {
	w := s.workspace
	w.mu.Lock()
	defer w.mu.Unlock()
	var out []store.Snapshot
	for _, k := range w.snapshots.kept {
		head, err := store.UnpackSnapshot(k.payload)
		if err != nil {
			return nil, err
		}
		head.ID, head.Revision = k.id, k.revision
		out = append(out, head)
	}
	return out, nil
}

// Snapshot implements [store.Store].
func (s *Store) Snapshot(id string) ([]*model.Document, error) {
	w := s.workspace
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, k := range w.snapshots.kept {
		if k.id == id {
			return store.UnpackDocuments(k.payload)
		}
	}
	return nil, fmt.Errorf("read %q: %w", id, store.ErrNoSnapshot)
}

// KeepSnapshot implements [store.Store].
func (s *Store) KeepSnapshot(head store.Snapshot, docs ...*model.Document) (store.Snapshot, error) {
	head.Actor = s.actor
	payload, err := head.Pack(docs)
	if err != nil {
		return head, err
	}
	w := s.workspace
	w.mu.Lock()
	defer w.mu.Unlock()
	w.snapshots.given++
	id := fmt.Sprint("s", w.snapshots.given)
	w.snapshots.kept = append(w.snapshots.kept, snapshot{id, head.Revision, payload})
	revision := head.Revision
	head, err = store.UnpackSnapshot(payload)
	head.ID, head.Revision = id, revision
	return head, err
}

// DropSnapshots implements [store.Store].
func (s *Store) DropSnapshots(ids ...string) error {
	w := s.workspace
	w.mu.Lock()
	defer w.mu.Unlock()
	w.snapshots.kept = slices.DeleteFunc(w.snapshots.kept, func(k snapshot) bool { return slices.Contains(ids, k.id) })
	return nil
}
