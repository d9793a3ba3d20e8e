package bolt

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"wend/model"
	"wend/store"
)

// failed says which operation failed on which file.
func (s *Store) failed(operation string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s %s: %w", operation, s.path, err)
}

func revisionOf(tx *bbolt.Tx) (store.Revision, error) {
	r, found, err := in(tx, bucketMeta).read([]byte(keyRevision))
	if err == nil && !found {
		err = fmt.Errorf("the revision is missing: %w", store.ErrDamaged)
	}
	return r.revision, err
}

// Revision implements [store.Store].
func (s *Store) Revision() (revision store.Revision, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		revision, err = revisionOf(tx)
		return err
	})
	return revision, s.failed("read revision of", err)
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
func (s *Store) Documents(ids ...model.DocID) (all []store.Loaded, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		revision, err := revisionOf(tx)
		if err != nil {
			return err
		}
		for _, id := range ids {
			l, err := document(tx, id)
			if err != nil {
				return err
			}
			l.Revision = revision
			all = append(all, l)
		}
		return nil
	})
	if err != nil {
		return nil, s.failed("read", err)
	}
	return all, nil
}

// Raw implements [store.Store].
func (s *Store) Raw(doc model.DocID, ref model.Ref) (object json.RawMessage, revision store.Revision, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		r, found, err := in(tx, bucketObjects).below(string(doc)).read(objectKey(ref))
		if found && r.kind == RecordObject {
			object, revision = slices.Clone(r.payload), r.revision
		}
		return err
	})
	return object, revision, s.failed("read", err)
}

func document(tx *bbolt.Tx, id model.DocID) (store.Loaded, error) {
	objects := map[model.Ref]model.Object{}
	l := store.Loaded{Objects: map[model.Ref]store.Revision{}}
	err := present{tx}.Each(id, func(ref model.Ref, at store.Revision, payload []byte) error {
		o, err := decodeObject(ref.Kind, payload)
		if err != nil {
			return err
		}
		if model.RefOf(o) != ref {
			return fmt.Errorf("%s says it is %s: %w", ref, model.RefOf(o), store.ErrDamaged)
		}
		objects[ref] = o
		l.Objects[ref] = at
		return nil
	})
	if err != nil {
		return store.Loaded{}, err
	}
	l.Document, err = store.Assemble(id, objects)
	return l, err
}

// Index implements [store.Store].
func (s *Store) Index() (lines []store.Summary, revision store.Revision, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		if revision, err = revisionOf(tx); err != nil {
			return err
		}
		index := in(tx, bucketIndex)
		if index.bucket != nil {
			lines = make([]store.Summary, 0, index.bucket.Stats().KeyN)
		}
		return index.each(func(key []byte, r sealed) error {
			line, err := lineOf(key, r)
			lines = append(lines, line)
			return err
		})
	})
	return lines, revision, s.failed("list", err)
}

// IndexAfter implements [store.Store].
func (s *Store) IndexAfter(journey model.JourneyID, n int) (lines []store.Summary, all int, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		index := in(tx, bucketIndex)
		if index.bucket == nil {
			return nil
		}
		all = index.bucket.Stats().KeyN
		c := index.bucket.Cursor()
		for key, value := c.Seek([]byte(journey)); key != nil && len(lines) < n; key, value = c.Next() {
			if string(key) == string(journey) {
				continue
			}
			r, err := index.unseal(key, value)
			if err != nil {
				return err
			}
			line, err := lineOf(key, r)
			if err != nil {
				return err
			}
			lines = append(lines, line)
		}
		return nil
	})
	return lines, all, s.failed("list", err)
}

func lineOf(key []byte, r sealed) (store.Summary, error) {
	line, err := decodeSummary(r.payload)
	if err != nil {
		return store.Summary{}, fmt.Errorf("summary of %q: %w", key, err)
	}
	return cleanSummary(line), nil
}

// Journal implements [store.Store].
func (s *Store) Journal(after store.Revision) (entries []store.Entry, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		entries = s.entriesAfter(tx, after)
		return nil
	})
	return entries, s.failed("read the journal of", err)
}

// history returns the journal; none if its tree is damaged.
func (s *Store) history(tx *bbolt.Tx) section {
	if s.finding.Broken && slices.Contains(s.finding.Beside, bucketJournal) {
		return section{nil, bucketJournal + "/"}
	}
	return in(tx, bucketJournal)
}

// entriesAfter returns the entries that are whole.
func (s *Store) entriesAfter(tx *bbolt.Tx, after store.Revision) (entries []store.Entry) {
	journal := s.history(tx)
	if journal.bucket == nil || after+1 == 0 {
		return nil
	}
	c := journal.bucket.Cursor()
	for key, value := c.Seek(journalKey(after + 1)); key != nil; key, value = c.Next() {
		if e, err := journal.entry(key, value); err == nil {
			entries = append(entries, e)
		}
	}
	return entries
}

// Tail implements [store.Store].
func (s *Store) Tail(n int) (entries []store.Entry, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		journal := s.history(tx)
		if journal.bucket == nil {
			return nil
		}
		c := journal.bucket.Cursor()
		for key, value := c.Last(); key != nil && len(entries) < n; key, value = c.Prev() {
			e, err := journal.head(key, value)
			if err != nil {
				return nil // nothing can be taken back past what is not known
			}
			entries = append(entries, e)
		}
		return nil
	})
	slices.Reverse(entries)
	return entries, s.failed("read the journal of", err)
}

// Entry implements [store.Store].
func (s *Store) Entry(at store.Revision) (e store.Entry, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		journal, key := s.history(tx), journalKey(at)
		if journal.bucket == nil || journal.bucket.Get(key) == nil {
			return fmt.Errorf("step %d: %w", at, store.ErrNoEntry)
		}
		e, err = journal.entry(key, journal.bucket.Get(key))
		return err
	})
	return e, s.failed("read the journal of", err)
}

func (s section) entry(key, value []byte) (store.Entry, error) {
	r, err := s.unseal(key, value)
	if err != nil {
		return store.Entry{}, err
	}
	return entryOf(r)
}

func entryOf(r sealed) (store.Entry, error) {
	plain, err := unpack(r.payload)
	if err != nil {
		return store.Entry{}, fmt.Errorf("journal entry %d: %w", r.revision, err)
	}
	return shownEntry(r, plain, false)
}

// shownEntry decodes an entry, of which what people read can be shown.
func shownEntry(r sealed, plain []byte, light bool) (store.Entry, error) {
	e := store.Entry{Revision: r.revision, Op: string(r.op), Light: light}
	if err := json.Unmarshal(plain, &e); err != nil {
		return store.Entry{}, fmt.Errorf("journal entry %d: %w", r.revision, err)
	}
	e.Label, e.Actor = cleanLine(e.Label), cleanLine(e.Actor)
	return e, nil
}

// Changed implements [store.Store].
func (s *Store) Changed(since store.Revision) (changes store.Changes, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		now, err := revisionOf(tx)
		if err != nil {
			return err
		}
		changes = store.ChangesSince(since, now, s.entriesAfter(tx, since))
		return nil
	})
	return changes, s.failed("read the journal of", err)
}

// UIState implements [store.Store].
func (s *Store) UIState(name string) (state []byte, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		if ui := in(tx, bucketUI); ui.bucket != nil {
			state = slices.Clone(ui.bucket.Get([]byte(name)))
		}
		return nil
	})
	return state, s.failed("read", err)
}

// SetUIState implements [store.Store].
func (s *Store) SetUIState(name string, state []byte) error {
	if name == "" {
		return errors.New("keep state: it has no name")
	}
	return s.failed("write", s.update(func(tx *bbolt.Tx) error {
		return in(tx, bucketUI).bucket.Put([]byte(name), state)
	}))
}
