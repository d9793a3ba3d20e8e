package bolt

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"

	"go.etcd.io/bbolt"

	"wend/model"
	"wend/store"
)

// This file is the records of one transaction: where they lie and how they are sealed and opened.

// objectKey is the key of an object within the bucket of its document.
func objectKey(r model.Ref) []byte {
	kind, _ := r.Kind.MarshalText()
	return []byte(string(kind) + "/" + r.Key)
}

// objectRef is the inverse of objectKey.
func objectRef(key []byte) (model.Ref, error) {
	kind, id, found := strings.Cut(string(key), "/")
	var r model.Ref
	if !found {
		return r, fmt.Errorf("object %q: %w", key, store.ErrDamaged)
	}
	r.Key = id
	return r, r.Kind.UnmarshalText([]byte(kind))
}

func journalKey(r store.Revision) []byte { return binary.BigEndian.AppendUint64(nil, uint64(r)) }

// section is a bucket of the file, and the path that its records' keys begin with.
type section struct {
	bucket *bbolt.Bucket
	path   string
}

// in opens a bucket of the file. A missing one is empty to read from, as in a file of a newer schema.
func in(tx *bbolt.Tx, name string) section {
	root := tx.Bucket([]byte(bucketRoot))
	if root == nil {
		return section{nil, name + "/"}
	}
	return section{root.Bucket([]byte(name)), name + "/"}
}

// below opens a bucket in a bucket.
func (s section) below(name string) section {
	path := s.path + name + "/"
	if s.bucket == nil {
		return section{nil, path}
	}
	return section{s.bucket.Bucket([]byte(name)), path}
}

// read returns the record at key, and whether there is one. Its payload is valid during the transaction only.
func (s section) read(key []byte) (sealed, bool, error) {
	if s.bucket == nil {
		return sealed{}, false, nil
	}
	value := s.bucket.Get(key)
	if value == nil {
		return sealed{}, false, nil
	}
	r, err := s.unseal(key, value)
	return r, err == nil, err
}

func (s section) unseal(key, value []byte) (sealed, error) {
	r, err := unseal(value)
	if err != nil {
		return sealed{}, fmt.Errorf("%s%q: %w", s.path, key, err)
	}
	if !belongs(r.key, s.path, key) {
		return sealed{}, fmt.Errorf("%s%q: the record belongs to %q: %w", s.path, key, r.key, store.ErrDamaged)
	}
	return r, nil
}

// belongs says whether a record's key is that of a place.
func belongs(full []byte, path string, key []byte) bool {
	return len(full) == len(path)+len(key) && string(full[:len(path)]) == path && bytes.Equal(full[len(path):], key)
}

// each calls back with every record.
func (s section) each(visit func(key []byte, r sealed) error) error {
	if s.bucket == nil {
		return nil
	}
	return s.bucket.ForEach(func(key, value []byte) error {
		r, err := s.unseal(key, value)
		if err != nil {
			return err
		}
		return visit(key, r)
	})
}

// write seals r and puts it at key.
func (s section) write(key []byte, r Record) error {
	r.Key = s.path + string(key)
	sealed, err := Seal(r)
	if err != nil {
		return err
	}
	return s.bucket.Put(key, sealed)
}
