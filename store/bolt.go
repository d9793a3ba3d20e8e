package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	bolt "go.etcd.io/bbolt"

	"wend/model"
)

// failed says which operation failed on which file.
func (s *Store) failed(operation string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s %s: %w", operation, s.path, err)
}

func revisionOf(tx *bolt.Tx) (Revision, error) {
	r, found, err := in(tx, bucketMeta).read([]byte(keyRevision))
	if err == nil && !found {
		err = fmt.Errorf("the revision is missing: %w", ErrDamaged)
	}
	return r.revision, err
}

// Revision returns the workspace's revision.
func (s *Store) Revision() (revision Revision, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		revision, err = revisionOf(tx)
		return err
	})
	return revision, s.failed("read revision of", err)
}

// Document reads one document. The workspace document is there always, a journey's only when it has an object; the
// error wraps ErrNoDocument then.
func (s *Store) Document(id model.DocID) (Loaded, error) {
	all, err := s.Documents(id)
	if err != nil {
		return Loaded{}, err
	}
	return all[0], nil
}

// Documents reads several documents as they are at one revision.
func (s *Store) Documents(ids ...model.DocID) (all []Loaded, err error) {
	err = s.view(func(tx *bolt.Tx) error {
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

// Raw returns one object as it is stored, with the fields that this program does not know, and its revision. Both are
// zero when there is none.
func (s *Store) Raw(doc model.DocID, ref model.Ref) (object json.RawMessage, revision Revision, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		r, found, err := in(tx, bucketObjects).below(string(doc)).read(objectKey(ref))
		if found && r.kind == RecordObject {
			object, revision = slices.Clone(r.payload), r.revision
		}
		return err
	})
	return object, revision, s.failed("read", err)
}

func document(tx *bolt.Tx, id model.DocID) (Loaded, error) {
	objects := map[model.Ref]model.Object{}
	l := Loaded{Objects: map[model.Ref]Revision{}}
	err := in(tx, bucketObjects).below(string(id)).each(func(key []byte, r sealed) error {
		if r.kind != RecordObject {
			return nil
		}
		ref, err := objectRef(key)
		if err != nil {
			return err
		}
		o, err := model.DecodeObject(ref.Kind, r.payload)
		if err != nil {
			return err
		}
		if model.RefOf(o) != ref {
			return fmt.Errorf("%s says it is %s: %w", ref, model.RefOf(o), ErrDamaged)
		}
		objects[ref] = o
		l.Objects[ref] = r.revision
		return nil
	})
	if err != nil {
		return Loaded{}, err
	}
	l.Document, err = Assemble(id, objects)
	return l, err
}

// Assemble makes the document of the given objects. The error wraps ErrNoDocument when a journey has none.
func Assemble(id model.DocID, objects map[model.Ref]model.Object) (*model.Document, error) {
	var head model.Object = model.Workspace{}
	if id != model.WorkspaceDoc {
		if len(objects) == 0 {
			return nil, fmt.Errorf("%q: %w", id, ErrNoDocument)
		}
		for _, head = range objects {
			break // any: it is there again below
		}
	}
	return model.NewDocument(id, head).WithAll(objects), nil
}

// Index returns the library's lines, by journey.
func (s *Store) Index() (lines []Summary, revision Revision, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		if revision, err = revisionOf(tx); err != nil {
			return err
		}
		index := in(tx, bucketIndex)
		if index.bucket != nil {
			lines = make([]Summary, 0, index.bucket.Stats().KeyN)
		}
		return index.each(func(key []byte, r sealed) error {
			line, err := decodeSummary(r.payload)
			if err != nil {
				return fmt.Errorf("summary of %q: %w", key, err)
			}
			lines = append(lines, line)
			return nil
		})
	})
	return lines, revision, s.failed("list", err)
}

// Journal returns the entries after a revision, oldest first.
func (s *Store) Journal(after Revision) (entries []Entry, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		entries, err = entriesAfter(tx, after)
		return err
	})
	return entries, s.failed("read the journal of", err)
}

func entriesAfter(tx *bolt.Tx, after Revision) (entries []Entry, err error) {
	journal := in(tx, bucketJournal)
	if journal.bucket == nil || after+1 == 0 {
		return nil, nil
	}
	c := journal.bucket.Cursor()
	for key, value := c.Seek(journalKey(after + 1)); key != nil; key, value = c.Next() {
		e, err := journal.entry(key, value)
		if err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	return entries, nil
}

// Tail returns the newest n entries of the journal, oldest first.
func (s *Store) Tail(n int) (entries []Entry, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		journal := in(tx, bucketJournal)
		if journal.bucket == nil {
			return nil
		}
		c := journal.bucket.Cursor()
		for key, value := c.Last(); key != nil && len(entries) < n; key, value = c.Prev() {
			e, err := journal.entry(key, value)
			if err != nil {
				return err
			}
			entries = append(entries, e)
		}
		return nil
	})
	slices.Reverse(entries)
	return entries, s.failed("read the journal of", err)
}

func (s section) entry(key, value []byte) (Entry, error) {
	r, err := s.unseal(key, value)
	if err != nil {
		return Entry{}, err
	}
	return entryOf(r)
}

func entryOf(r sealed) (Entry, error) {
	e := Entry{Revision: r.revision, Op: string(r.op)}
	if err := json.Unmarshal(r.payload, &e); err != nil {
		return Entry{}, fmt.Errorf("journal entry %d: %w", r.revision, err)
	}
	return e, nil
}

// Changed says what commits since a revision have touched, by this program and by others.
func (s *Store) Changed(since Revision) (changes Changes, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		if changes.Revision, err = revisionOf(tx); err != nil || changes.Revision == since {
			return err
		}
		entries, err := entriesAfter(tx, since)
		if err != nil {
			return err
		}
		changes.add(since, entries)
		return nil
	})
	return changes, s.failed("read the journal of", err)
}

// add takes over what the entries after since touched; a gap, or a workspace that is older than since, means all.
func (c *Changes) add(since Revision, entries []Entry) {
	c.All = c.Revision < since || Revision(len(entries)) != c.Revision-since
	c.Touched = Touches(entries)
}

// Touches returns each object once that the entries touched, as the last of them left it.
func Touches(entries []Entry) []Touched {
	var touched []Touched
	at := map[place]int{}
	for _, e := range entries {
		for _, t := range e.Touched {
			i, seen := at[place{t.Doc, t.Ref}]
			if !seen {
				i = len(touched)
				at[place{t.Doc, t.Ref}] = i
				touched = append(touched, t)
			}
			touched[i] = t
		}
	}
	return touched
}

// UIState returns what SetUIState kept under a name, or nil.
func (s *Store) UIState(name string) (state []byte, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		if ui := in(tx, bucketUI); ui.bucket != nil {
			state = slices.Clone(ui.bucket.Get([]byte(name)))
		}
		return nil
	})
	return state, s.failed("read", err)
}

// SetUIState keeps what may be lost. It is no commit: the revision stays.
func (s *Store) SetUIState(name string, state []byte) error {
	if name == "" {
		return errors.New("keep state: it has no name")
	}
	return s.failed("write", s.update(func(tx *bolt.Tx) error {
		return in(tx, bucketUI).bucket.Put([]byte(name), state)
	}))
}
