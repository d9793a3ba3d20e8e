package store

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	bolt "go.etcd.io/bbolt"

	"wend/model"
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
		return r, fmt.Errorf("object %q: %w", key, ErrDamaged)
	}
	r.Key = id
	return r, r.Kind.UnmarshalText([]byte(kind))
}

func journalKey(r Revision) []byte { return binary.BigEndian.AppendUint64(nil, uint64(r)) }

// section is a bucket of the file, and the path that its records' keys begin with.
type section struct {
	bucket *bolt.Bucket
	path   string
}

// in opens a bucket of the file. A missing one is empty to read from, as in a file of a newer schema.
func in(tx *bolt.Tx, name string) section {
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
		return sealed{}, fmt.Errorf("%s%q: the record belongs to %q: %w", s.path, key, r.key, ErrDamaged)
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

// Carry returns payload, the JSON of an object of a kind, with those fields of the record it replaces that this program
// does not know: a newer one may have written them. A nil payload stands for a tombstone, which hands them on, so that
// undoing a deletion brings them back.
func Carry(kind model.Kind, old, payload []byte) ([]byte, error) {
	if len(old) == 0 {
		return payload, nil
	}
	unknown, err := model.UnknownFields(kind, old)
	if err != nil || len(unknown) == 0 {
		return payload, err
	}
	if payload == nil {
		payload = []byte("{}")
	}
	out := slices.Clone(payload[:len(payload)-1]) // without the closing brace
	for _, name := range slices.Sorted(maps.Keys(unknown)) {
		if len(out) > 1 {
			out = append(out, ',')
		}
		quoted, err := json.Marshal(name)
		if err != nil {
			return nil, err
		}
		out = append(append(append(out, quoted...), ':'), unknown[name]...)
	}
	return append(out, '}'), nil
}
