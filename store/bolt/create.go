package bolt

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"

	"wend/store"
	"wend/store/atomicfile"
)

// Create makes an empty workspace file, and the directories above it, and opens it. It appears whole or not at all, and
// never in place of another file: the error wraps ErrExists then.
func Create(path string, o Options) (*Store, error) {
	if _, err := os.Lstat(path); err == nil {
		return nil, fmt.Errorf("create %s: %w", path, store.ErrExists)
	}
	err := os.MkdirAll(filepath.Dir(path), 0o700)
	if err == nil {
		err = publish(path, func(f *os.File) error { return initialise(f.Name(), o, len(schemas)) })
	}
	if err != nil {
		return nil, fmt.Errorf("create %s: %w", path, err)
	}
	o.ReadOnly = false
	return Open(path, o)
}

// publish has a file made that is at path whole or not at all, and never in place of another.
func publish(path string, fill func(*os.File) error) error {
	err := atomicfile.Create(path, 0o600, fill)
	if errors.Is(err, fs.ErrExist) {
		return store.ErrExists
	}
	return err
}

// initialise makes an empty file of a schema.
func initialise(path string, o Options, number int) error {
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType})
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		root, err := tx.CreateBucket([]byte(bucketRoot))
		if err != nil {
			return err
		}
		for name := range layoutOf(number) {
			if _, err := root.CreateBucket([]byte(name)); err != nil {
				return err
			}
		}
		if err := (about{Schema: number, Workspace: rand.Text(), CreatedBy: o.Program}).write(tx); err != nil {
			return err
		}
		return in(tx, bucketMeta).write([]byte(keyRevision), Record{Kind: RecordRevision})
	})
	return errors.Join(err, db.Close())
}
