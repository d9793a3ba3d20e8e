package bolt

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"

	"wend/store"
)

// Create makes an empty workspace file, and the directories above it, and opens it. It appears whole or not at all, and
// never in place of another file: the error wraps ErrExists then.
func Create(path string, o Options) (*Store, error) {
	if _, err := os.Lstat(path); err == nil {
		return nil, fmt.Errorf("create %s: %w", path, store.ErrExists)
	}
	err := os.MkdirAll(filepath.Dir(path), 0o700)
	if err == nil {
		err = beside(path, func(temporary string) error { return initialise(temporary, o) }, publish)
	}
	if err != nil {
		return nil, fmt.Errorf("create %s: %w", path, err)
	}
	o.ReadOnly = false
	return Open(path, o)
}

// beside has a file made under a temporary name in the directory of path, syncs it, moves it into place and syncs the
// directory.
func beside(path string, fill func(temporary string) error, move func(from, to string) error) (err error) {
	dir := filepath.Dir(path)
	f, err := os.CreateTemp(dir, "."+filepath.Base(path)+".*.tmp") // mode 0600
	if err != nil {
		return err
	}
	temporary := f.Name()
	defer os.Remove(temporary) // gone already when all went well
	if err := f.Close(); err != nil {
		return err
	}
	if err := fill(temporary); err != nil {
		return err
	}
	if err := syncFile(temporary); err != nil {
		return err
	}
	if err := move(temporary, path); err != nil {
		return err
	}
	return syncDir(dir)
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// publish moves a file to a path where there is none. A hard link fails if there is one; where links are unknown, a look
// has to do.
func publish(from, to string) error {
	err := os.Link(from, to)
	if err == nil {
		return os.Remove(from)
	}
	if _, there := os.Lstat(to); there == nil || errors.Is(err, fs.ErrExist) {
		return store.ErrExists
	}
	return os.Rename(from, to)
}

func initialise(path string, o Options) error {
	payload, err := json.Marshal(about{Schema: Schema, Workspace: rand.Text(), CreatedBy: o.Program})
	if err != nil {
		return err
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType})
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		root, err := tx.CreateBucket([]byte(bucketRoot))
		if err != nil {
			return err
		}
		for _, name := range buckets {
			if _, err := root.CreateBucket([]byte(name)); err != nil {
				return err
			}
		}
		meta := in(tx, bucketMeta)
		if err := meta.write([]byte(keyAbout), Record{Kind: RecordAbout, Payload: payload}); err != nil {
			return err
		}
		return meta.write([]byte(keyRevision), Record{Kind: RecordRevision})
	})
	return errors.Join(err, db.Close())
}
