package bolt

import (
	"encoding/json"
	"errors"
	"fmt"

	"go.etcd.io/bbolt"

	"wend/model"
	"wend/store"
)

const journalFill = 0.9 // entries are only ever appended

// Commit implements [store.Store].
func (s *Store) Commit(c store.Commit) (store.Revision, error) {
	kept, err := s.CommitAll(c)
	if err != nil {
		return 0, err
	}
	return kept[0], nil
}

// CommitAll implements [store.Store]. What cannot be kept undoes its whole transaction, so those before it are kept by
// another one.
func (s *Store) CommitAll(all ...store.Commit) ([]store.Revision, error) {
	row := make([]*writing, len(all))
	for i, c := range all {
		if err := c.Check(); err != nil {
			return nil, err
		}
		row[i] = s.writing(c)
	}
	for failed := error(nil); ; {
		done, err := s.commitRow(row)
		if err == nil {
			return revisions(row), s.failed("write", failed)
		}
		if done == 0 || done == len(row) {
			return nil, s.failed("write", err)
		}
		row, failed = row[:done], err
	}
}

func revisions(row []*writing) (all []store.Revision) {
	for _, w := range row {
		all = append(all, w.revision)
	}
	return all
}

// commitRow keeps commits in one transaction. With an error none of them is kept; done are those that were in order.
func (s *Store) commitRow(row []*writing) (done int, err error) {
	err = s.update(func(tx *bbolt.Tx) error {
		done = 0
		var before store.Row
		idle := true
		for _, w := range row {
			err := w.run(tx, &before)
			if err != nil && !errors.Is(err, errApplied) {
				return err
			}
			idle = idle && err != nil
			before.Kept(w.commit, w.revision)
			done++
		}
		if idle {
			return errApplied
		}
		return nil
	})
	if errors.Is(err, errApplied) {
		err = nil
	}
	return done, err
}

func (s *Store) writing(c store.Commit) *writing {
	w := &writing{commit: c, actor: s.options.Actor, payloads: make([][]byte, len(c.Changes))}
	for i, change := range c.Changes {
		if change.After != nil {
			w.payloads[i] = model.EncodeObject(change.After)
		}
	}
	return w
}

// errApplied ends a transaction that has nothing to do.
var errApplied = errors.New("applied before")

// writing is a commit on its way into a transaction.
type writing struct {
	commit   store.Commit
	actor    string
	payloads [][]byte       // of the changes
	revision store.Revision // what the commit becomes
	suspect  bool           // the file looks as if the commit had been applied before
}

func (w *writing) run(tx *bbolt.Tx, before *store.Row) error {
	now, err := revisionOf(tx)
	if err != nil {
		return err
	}
	changes := before.Next(w.commit).Changes
	w.revision = now + 1
	w.suspect = len(w.commit.Changes) == 0 // nothing would give a second try away
	var conflict store.ConflictError
	for i, change := range changes {
		found, err := w.change(tx, change, w.payloads[i])
		if err != nil {
			return err
		}
		if found != nil {
			conflict.Conflicts = append(conflict.Conflicts, *found)
		}
	}
	if w.suspect {
		// Only now: whoever applied the commit has changed what it is based on, so that a first try never gets here.
		if before, err := applied(tx, w.commit.Op); err != nil || before != 0 {
			w.revision = before
			return errors.Join(err, errApplied)
		}
	}
	if conflict.Conflicts == nil {
		if conflict.Conflicts, err = w.commit.Dangling(present{tx}); err != nil {
			return err
		}
	}
	if conflict.Conflicts != nil {
		return &conflict
	}
	if err := w.index(tx); err != nil {
		return err
	}
	if err := w.copies(tx); err != nil {
		return err
	}
	if err := w.forget(tx); err != nil {
		return err
	}
	return w.journal(tx)
}

// present are the objects there are as a transaction has them. It implements [store.Objects].
type present struct{ tx *bbolt.Tx }

func (p present) Has(doc model.DocID, ref model.Ref) (bool, error) {
	r, found, err := in(p.tx, bucketObjects).below(string(doc)).read(objectKey(ref))
	return found && r.kind == RecordObject, err
}

func (p present) Each(doc model.DocID, visit func(model.Ref, store.Revision, []byte) error) error {
	return in(p.tx, bucketObjects).below(string(doc)).each(func(key []byte, r sealed) error {
		if r.kind != RecordObject {
			return nil
		}
		ref, err := objectRef(key)
		if err != nil {
			return err
		}
		return visit(ref, r.revision, r.payload)
	})
}

func (w *writing) record(kind RecordKind, payload []byte) Record {
	return Record{Kind: kind, Revision: uint64(w.revision), Op: w.commit.Op, Payload: payload}
}

// change writes one object, or says why not.
func (w *writing) change(tx *bbolt.Tx, change store.Change, payload []byte) (*store.Conflict, error) {
	objects := in(tx, bucketObjects)
	bucket, err := objects.bucket.CreateBucketIfNotExists([]byte(change.Doc))
	if err != nil {
		return nil, fmt.Errorf("document %q: %w", change.Doc, err)
	}
	doc, key := section{bucket, objects.path + string(change.Doc) + "/"}, objectKey(change.Ref)
	old, found, err := doc.read(key)
	if err != nil {
		return nil, err
	}
	if found && (old.revision != change.Base || old.kind == RecordTombstone) {
		w.suspect = true
	}
	if is := base(old, found); is != change.Base {
		return &store.Conflict{
			Doc: change.Doc, Ref: change.Ref, Base: change.Base, Have: old.revision,
			Deleted: old.kind == RecordTombstone,
		}, nil
	}
	payload, err = store.Carry(change.Ref.Kind, old.payload, payload)
	if err != nil {
		return nil, err
	}
	kind := RecordObject
	if change.After == nil {
		kind = RecordTombstone
	}
	return nil, doc.write(key, w.record(kind, payload))
}

// base is what a change of an object must be based on: the revision of what is there, or 0.
func base(old sealed, found bool) store.Revision {
	if !found || old.kind == RecordTombstone {
		return 0
	}
	return old.revision
}

// applied returns the revision of the commit with an operation id, or 0.
func applied(tx *bbolt.Tx, op string) (store.Revision, error) {
	journal := in(tx, bucketJournal)
	c := journal.bucket.Cursor()
	for key, value := c.Last(); key != nil; key, value = c.Prev() {
		r, err := journal.unseal(key, value)
		if err != nil {
			continue // damaged: only what is older can be there
		}
		if string(r.op) == op {
			return r.revision, nil
		}
	}
	return 0, nil
}

func (w *writing) index(tx *bbolt.Tx) error {
	index := in(tx, bucketIndex)
	for _, line := range w.commit.Index {
		if err := index.write([]byte(line.Journey), w.record(RecordSummary, encodeSummary(line))); err != nil {
			return err
		}
	}
	for _, id := range w.commit.Unindex {
		if err := index.bucket.Delete([]byte(id)); err != nil {
			return err
		}
	}
	return nil
}

// journal writes the entry and counts the revision up.
func (w *writing) journal(tx *bbolt.Tx) error {
	entry := w.commit.Entry()
	entry.Actor = w.actor
	payload, err := json.Marshal(entry)
	if err != nil {
		return fmt.Errorf("journal: %w", err)
	}
	journal := in(tx, bucketJournal)
	journal.bucket.FillPercent = journalFill
	if err := journal.write(journalKey(w.revision), w.record(RecordJournal, pack(payload))); err != nil {
		return err
	}
	return in(tx, bucketMeta).write([]byte(keyRevision), w.record(RecordRevision, nil))
}
