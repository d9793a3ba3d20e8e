package bolt

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.etcd.io/bbolt"

	"wend/model"
	"wend/store"
)

// snapshotKey is the place of the snapshot of an id, so that they lie by age; ok is false for what is no id.
func snapshotKey(id string) (key []byte, ok bool) {
	n, err := strconv.ParseUint(strings.TrimPrefix(id, "s"), 10, 64)
	return binary.BigEndian.AppendUint64(nil, n), err == nil && snapshotID(n) == id
}

func snapshotID(n uint64) string { return fmt.Sprint("s", n) }

// Snapshots implements [store.Store].
func (s *Store) Snapshots() (all []store.Snapshot, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		return in(tx, bucketSnapshots).each(func(key []byte, r sealed) error {
			if len(key) != 8 {
				return fmt.Errorf("snapshot %q: %w", key, store.ErrDamaged)
			}
			head, err := store.UnpackSnapshot(r.payload)
			head.ID, head.Revision = snapshotID(binary.BigEndian.Uint64(key)), r.revision
			all = append(all, head)
			return err
		})
	})
	return all, s.failed("list the snapshots of", err)
}

// Snapshot implements [store.Store].
func (s *Store) Snapshot(id string) (docs []*model.Document, err error) {
	var payload []byte
	err = s.view(func(tx *bbolt.Tx) error {
		key, ok := snapshotKey(id)
		r, found, err := in(tx, bucketSnapshots).read(key)
		if err == nil && !(ok && found) {
			err = fmt.Errorf("%q: %w", id, store.ErrNoSnapshot)
		}
		payload = slices.Clone(r.payload)
		return err
	})
	if err == nil { // not in the transaction, as it takes a while
		docs, err = store.UnpackDocuments(payload)
	}
	return docs, s.failed("read a snapshot of", err)
}

// KeepSnapshot implements [store.Store].
func (s *Store) KeepSnapshot(head store.Snapshot, docs ...*model.Document) (store.Snapshot, error) {
	head.Actor = s.options.Actor
	payload, err := head.Pack(docs)
	if err != nil {
		return head, err
	}
	kept, err := store.UnpackSnapshot(payload)
	if err != nil {
		return head, err
	}
	kept.Revision = head.Revision
	err = s.update(func(tx *bbolt.Tx) error {
		at := in(tx, bucketSnapshots)
		n, err := nextSnapshot(at.bucket)
		if err != nil {
			return err
		}
		kept.ID = snapshotID(n)
		key, _ := snapshotKey(kept.ID)
		return at.write(key, Record{Kind: RecordSnapshot, Revision: uint64(head.Revision), Payload: payload})
	})
	return kept, s.failed("keep a snapshot in", err)
}

// nextSnapshot returns a number that no snapshot had. A file that was salvaged has forgotten what it gave last, and goes
// on behind those that it has.
func nextSnapshot(b *bbolt.Bucket) (uint64, error) {
	if last, _ := b.Cursor().Last(); len(last) == 8 {
		if n := binary.BigEndian.Uint64(last); n > b.Sequence() {
			if err := b.SetSequence(n); err != nil {
				return 0, err
			}
		}
	}
	return b.NextSequence()
}

// DropSnapshots implements [store.Store].
func (s *Store) DropSnapshots(ids ...string) error {
	if len(ids) == 0 {
		return nil
	}
	return s.failed("drop snapshots of", s.update(func(tx *bbolt.Tx) error {
		for _, id := range ids {
			key, ok := snapshotKey(id)
			if !ok {
				continue
			}
			if err := in(tx, bucketSnapshots).bucket.Delete(key); err != nil {
				return err
			}
		}
		return nil
	}))
}
