package bolt

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"

	"go.etcd.io/bbolt"

	"wend/store"
)

// lineage is what a store has seen of the history of its workspace: which one it is, and the last commit. A file at the
// same path that does not go on from there is not the one that was read, whatever it is called and wherever it lies.
type lineage struct {
	mu        sync.Mutex
	workspace string // its id; empty while nothing was seen
	revision  store.Revision
	op        string // of the commit that made it

	// held is the file that was seen last. While it is open its content is there to be read, also when it was removed
	// or another one took its place, and no other file can get its number.
	held *os.File
	info os.FileInfo // of held
}

// ours returns fn for a transaction on a file that continues what was seen, and else fails: with ErrReplaced when it is
// another workspace, with ErrDiverged when it is the same with another history.
func (s *Store) ours(fn func(*bbolt.Tx) error) func(*bbolt.Tx) error {
	return func(tx *bbolt.Tx) error {
		id, err := workspaceOf(tx)
		if err != nil {
			return err
		}
		if err := s.line.check(tx, id); err != nil {
			return err
		}
		if err := fn(tx); err != nil {
			return err
		}
		revision, op, err := last(tx)
		if err != nil {
			return err
		}
		if tx.Writable() {
			if err := stamp(tx); err != nil {
				return err
			}
			// Whether a commit was made whose sync fails is not known; what was seen before goes on in either case.
			tx.OnCommit(func() { s.line.see(id, revision, op) })
		} else {
			s.line.see(id, revision, op)
		}
		return nil
	}
}

func workspaceOf(tx *bbolt.Tx) (string, error) {
	r, found, err := in(tx, bucketMeta).read([]byte(keyAbout))
	if err != nil || !found {
		return "", errors.Join(err, fmt.Errorf("what makes it a workspace is gone: %w", store.ErrDamaged))
	}
	a, err := decodeAbout(r.payload)
	return a.Workspace, err
}

// stamp has the record of the revision say which transaction the file was written by last. The heads of the file say so
// too: a salvage that finds a record of theirs knows that nothing came after it.
func stamp(tx *bbolt.Tx) error {
	meta := in(tx, bucketMeta)
	r, found, err := meta.read([]byte(keyRevision))
	if err != nil || !found {
		return err
	}
	return meta.write([]byte(keyRevision), Record{
		Kind: RecordRevision, Revision: uint64(r.revision), Op: string(r.op), Payload: binary.BigEndian.AppendUint64(nil, uint64(tx.ID())),
	})
}

// stamped returns the transaction in the payload of the record of a revision; 0 if it does not say.
func stamped(payload []byte) uint64 {
	if len(payload) != 8 {
		return 0
	}
	return binary.BigEndian.Uint64(payload)
}

// last returns the revision of a workspace and the commit that made it.
func last(tx *bbolt.Tx) (store.Revision, string, error) {
	r, found, err := in(tx, bucketMeta).read([]byte(keyRevision))
	if err == nil && !found {
		err = fmt.Errorf("the revision is missing: %w", store.ErrDamaged)
	}
	return r.revision, string(r.op), err
}

func (l *lineage) check(tx *bbolt.Tx, id string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.workspace == "":
		return nil
	case id != l.workspace:
		return store.ErrReplaced
	}
	revision, op, err := last(tx)
	if err != nil {
		return err
	}
	if revision > l.revision && l.revision > 0 {
		r, found, err := in(tx, bucketJournal).read(journalKey(l.revision))
		if err != nil {
			return err
		}
		op = string(r.op)
		if !found { // history that was given up
			op = l.op
		}
	}
	if revision < l.revision || l.revision > 0 && op != l.op {
		return store.ErrDiverged
	}
	return nil
}

// see takes note of the history up to a commit.
func (l *lineage) see(id string, revision store.Revision, op string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.workspace == "" || revision > l.revision {
		l.workspace, l.revision, l.op = id, revision, op
	}
}

// keep holds the file at a path, which is open as f. Where an open file stands in the way of those who replace it, none
// is held.
func (l *lineage) keep(path string, f *os.File) {
	if runtime.GOOS == "windows" {
		return
	}
	info, err := f.Stat()
	l.mu.Lock()
	defer l.mu.Unlock()
	if err != nil || l.held != nil && os.SameFile(info, l.info) {
		return
	}
	held, err := openRegular(path)
	if err != nil {
		return
	}
	if there, err := held.Stat(); err != nil || !os.SameFile(info, there) {
		_ = held.Close()
		return
	}
	l.drop()
	l.held, l.info = held, info
}

// drop lets go of the file.
func (l *lineage) drop() {
	if l.held != nil {
		_ = l.held.Close()
		l.held = nil
	}
}

// Remains writes what this store saw last to a path where there is no file, after the file was removed or another took
// its place: it is read through the descriptor that is still open. The error wraps ErrReplaced when that does not hold
// it any more, as after it was overwritten in place.
func (s *Store) Remains(to string) error {
	s.line.mu.Lock()
	defer s.line.mu.Unlock()
	err := store.ErrReplaced
	if s.line.held != nil {
		err = publish(to, func(f *os.File) error { return s.copyHeld(f) })
	}
	if err != nil {
		return fmt.Errorf("write what %s held to %s: %w", s.path, to, err)
	}
	return nil
}

// copyHeld copies the file that is held, and reads back whether it is what was seen.
func (s *Store) copyHeld(f *os.File) error {
	l := &s.line
	if err := lock(l.held, false, s.options.Timeout); err != nil {
		return err
	}
	defer unlock(l.held)
	info, err := l.held.Stat()
	if err != nil {
		return err
	}
	if _, err := io.Copy(f, io.NewSectionReader(l.held, 0, info.Size())); err != nil {
		return err
	}
	finding, err := look(f, s.options.Timeout)
	if err != nil {
		return err
	}
	if err := finding.Err(); err != nil {
		return fmt.Errorf("%w (%v)", store.ErrReplaced, err)
	}
	copied, err := Open(f.Name(), Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { _ = copied.Close() }() // it was only read
	copied.line.workspace, copied.line.revision, copied.line.op = l.workspace, l.revision, l.op
	_, err = copied.Revision()
	return err
}
