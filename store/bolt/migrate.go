package bolt

import (
	"errors"
	"fmt"
	"os"

	"go.etcd.io/bbolt"

	"wend/store"
)

// migrate puts a file of the newest schema in the place of one of an earlier one, of which it keeps a copy beside it.
// Nobody can write meanwhile, and whatever goes wrong leaves the file as it was.
func (s *Store) migrate(old Finding, info os.FileInfo) (Finding, error) {
	var backup string
	s.known = info
	_, err := s.once(false, s.rewrite(func(from *bbolt.DB, to string) (err error) {
		if err := compact(from, to, old.Schema); err != nil {
			return err
		}
		backup, err = s.setAside(from, old.Schema)
		return err
	}))
	s.known = nil
	if err != nil && !errors.Is(err, errRewritten) {
		return old, fmt.Errorf("bring it from schema %d to %d: %w", old.Schema, len(schemas), err)
	}
	finding, err := s.admit() // that nothing ran means that somebody else was quicker
	if backup != "" {
		finding.Backup = backup
	}
	return finding, err
}

// setAside copies the file as it is to a name beside it that is free.
func (s *Store) setAside(from *bbolt.DB, number int) (path string, err error) {
	for try := 1; ; try++ {
		path = fmt.Sprintf("%s.schema-%d", s.file, number)
		if try > 1 {
			path = fmt.Sprintf("%s-%d", path, try)
		}
		err = from.View(func(tx *bbolt.Tx) error { return copyOut(tx, path, Older) })
		if !errors.Is(err, store.ErrExists) {
			return path, err
		}
	}
}

// upgrade runs the migrations that a file of a schema lacks, in order.
func upgrade(db *bbolt.DB, number int) error {
	for ; number < len(schemas); number++ {
		if err := db.Update(func(tx *bbolt.Tx) error { return step(tx, schemas[number]) }); err != nil {
			return fmt.Errorf("make schema %d of %d: %w", number+1, number, err)
		}
	}
	return nil
}

// step makes a file of the next schema.
func step(tx *bbolt.Tx, next schema) error {
	r, _, err := in(tx, bucketMeta).read([]byte(keyAbout))
	if err != nil {
		return err
	}
	a, err := decodeAbout(r.payload)
	if err != nil {
		return err
	}
	if err := next.migrate(tx); err != nil {
		return err
	}
	a.Schema++
	return a.write(tx)
}
