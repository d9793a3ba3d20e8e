package bolt

import (
	"errors"
	"fmt"
	"os"

	"go.etcd.io/bbolt"

	"wend/store"
)

const compactStep = 32 << 20 // bytes in one transaction of a compaction

// Backup writes a copy of the workspace to a path where there is no file. It counts, and Backup returns nil, when it is
// on the disk and has been read back.
func (s *Store) Backup(to string) error {
	err := s.view(func(tx *bbolt.Tx) error {
		return beside(to, func(temporary string) error {
			f, err := os.OpenFile(temporary, os.O_WRONLY, 0)
			if err != nil {
				return err
			}
			_, err = tx.WriteTo(f)
			if err = errors.Join(err, f.Close()); err != nil {
				return err
			}
			return readBack(temporary)
		}, publish)
	})
	if err != nil {
		return fmt.Errorf("back up %s to %s: %w", s.path, to, err)
	}
	return nil
}

// errCompacted ends the use of the old file.
var errCompacted = errors.New("compacted")

// Compact replaces the file by one without the space that deleted and changed objects have left. Nobody can write
// meanwhile; other programs go on with the new file.
func (s *Store) Compact() error {
	if s.options.ReadOnly {
		return s.failed("compact", store.ErrReadOnly)
	}
	rewrite := func(db *bbolt.DB) error {
		err := beside(s.file, func(temporary string) error { return compact(db, temporary) }, os.Rename)
		if err != nil {
			return err
		}
		return errCompacted
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	again, err := s.once(false, rewrite)
	if again {
		err = s.readmitted(false, rewrite)
	}
	if errors.Is(err, errCompacted) {
		_, err = s.admit()
	}
	return s.failed("compact", err)
}

func compact(from *bbolt.DB, to string) error {
	db, err := bbolt.Open(to, 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType, NoSync: true}) // synced whole, later
	if err != nil {
		return err
	}
	err = bbolt.Compact(db, from, compactStep)
	if err = errors.Join(err, db.Close()); err != nil {
		return err
	}
	return readBack(to)
}

// readBack says whether the file is a whole workspace.
func readBack(path string) error {
	finding, _, err := inspect(path, defaultTimeout)
	if err != nil {
		return err
	}
	if finding.Verdict != Healthy {
		return fmt.Errorf("read back: %w", errors.Join(finding.Err(), store.ErrDamaged))
	}
	return nil
}
