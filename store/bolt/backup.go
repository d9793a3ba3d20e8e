package bolt

import (
	"errors"
	"fmt"
	"os"

	"go.etcd.io/bbolt"

	"wend/store"
	"wend/store/atomicfile"
)

const compactStep = 32 << 20 // bytes in one transaction of a compaction

// Backup writes a copy of the workspace to a path where there is no file. It counts, and Backup returns nil, when it is
// on the disk and has been read back.
func (s *Store) Backup(to string) error {
	err := publish(to, func(f *os.File) error { // others wait while it is copied, not while it is synced and read
		err := s.view(func(tx *bbolt.Tx) error {
			_, err := tx.WriteTo(f)
			return err
		})
		if err != nil {
			return err
		}
		return readBack(f.Name(), s.asFound())
	})
	if err != nil {
		return fmt.Errorf("back up %s to %s: %w", s.path, to, err)
	}
	return nil
}

// asFound is what a copy of the file must be found to be: as good as the file, whose second head it does without.
func (s *Store) asFound() Verdict {
	if s.finding.Verdict == Fallback {
		return Healthy
	}
	return s.finding.Verdict
}

// copyOut copies a file to a path where there is none, and reads it back.
func copyOut(tx *bbolt.Tx, to string, want Verdict) error {
	return publish(to, func(f *os.File) error {
		if _, err := tx.WriteTo(f); err != nil {
			return err
		}
		return readBack(f.Name(), want)
	})
}

// errRewritten ends the use of the old file.
var errRewritten = errors.New("rewritten")

// rewrite returns what puts another file, made of the open one, in its place.
func (s *Store) rewrite(fill func(from *bbolt.DB, to string) error) func(*bbolt.DB) error {
	return func(db *bbolt.DB) error {
		err := atomicfile.Replace(s.file, 0o600, func(f *os.File) error { return fill(db, f.Name()) })
		if err != nil {
			return err
		}
		return errRewritten
	}
}

// Compact replaces the file by one without the space that deleted and changed objects have left. Nobody can write
// meanwhile; other programs go on with the new file.
func (s *Store) Compact() error {
	if s.options.ReadOnly {
		return s.failed("compact", store.ErrReadOnly)
	}
	rewrite := s.rewrite(func(from *bbolt.DB, to string) error { return compact(from, to, len(schemas)) })
	s.mu.Lock()
	defer s.mu.Unlock()
	again, err := s.once(false, rewrite)
	if again {
		err = s.readmitted(false, rewrite)
	}
	if errors.Is(err, errRewritten) {
		_, err = s.admit()
	}
	return s.failed("compact", err)
}

// compact writes a file, which has a schema, anew and of the newest one.
func compact(from *bbolt.DB, to string, number int) error {
	db, err := bbolt.Open(to, 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType, NoSync: true}) // synced whole, later
	if err != nil {
		return err
	}
	if err = bbolt.Compact(db, from, compactStep); err == nil {
		err = upgrade(db, number)
	}
	if err == nil {
		err = db.Update(stamp)
	}
	if err = errors.Join(err, db.Close()); err != nil {
		return err
	}
	return readBack(to, Healthy)
}

// readBack says whether the file is as it should be.
func readBack(path string, want Verdict) error {
	finding, _, err := inspect(path, defaultTimeout)
	if err != nil {
		return err
	}
	if finding.Verdict != want {
		return fmt.Errorf("read back: %w", errors.Join(finding.Err(), store.ErrDamaged))
	}
	return nil
}
