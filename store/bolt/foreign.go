package bolt

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"wend/model"
	"wend/store"
	"wend/store/bolt/raw"
)

// maxForeign is how large a stranger's workspace may be, in bytes.
const maxForeign = 256 << 20

// IsWorkspace reports whether a file looks like a workspace, by its first bytes.
func IsWorkspace(path string) bool {
	f, info, err := openPlain(path)
	if err != nil {
		return false
	}
	defer f.Close()
	report, err := raw.Metas(f, info.Size())
	return err == nil && report.Meta.PageSize > 0
}

// ReadForeign reads the documents of a workspace that somebody sent, by our own reader and without trusting anything:
// bbolt never sees the file. What is not whole in it is left out and counted. Text is cleaned.
func ReadForeign(path string) (s model.State, left int, err error) {
	f, info, err := openPlain(path)
	if err != nil {
		return s, 0, err
	}
	defer f.Close()
	if info.Size() > maxForeign {
		return s, 0, fmt.Errorf("larger than %d MiB", maxForeign>>20)
	}
	docs := map[model.DocID]map[model.Ref]model.Object{}
	report, err := raw.Walk(f, info.Size(), raw.Visitor{Value: func(path []string, key, value []byte) error {
		if len(path) != 3 || path[0] != bucketRoot || path[1] != bucketObjects {
			return nil
		}
		ref, o, err := foreignObject(strings.Join(path[1:], "/")+"/", key, value)
		if o == nil || err != nil {
			return err
		}
		doc := model.DocID(path[2])
		if !ref.Kind.In(doc) || model.CleanLine(string(doc)) != string(doc) {
			return store.ErrDamaged
		}
		if docs[doc] == nil {
			docs[doc] = map[model.Ref]model.Object{}
		}
		docs[doc][ref] = o
		return nil
	}})
	if errors.Is(err, raw.ErrForeign) {
		err = store.ErrNotWorkspace
	}
	if err != nil {
		return s, 0, err
	}
	if len(docs) == 0 && !report.Whole() {
		return s, 0, fmt.Errorf("%w: %s", store.ErrDamaged, report.Damage[0])
	}
	var all []*model.Document
	for id, objects := range docs {
		d, err := store.Assemble(id, objects)
		if err != nil {
			return s, 0, err
		}
		all = append(all, d)
	}
	return model.NewState(all...), len(report.Damage) + report.More, nil
}

// foreignObject returns the object of a record; nil for a tombstone.
func foreignObject(begin string, key, value []byte) (ref model.Ref, o model.Object, err error) {
	r, err := unseal(value)
	if err == nil && !belongs(r.key, begin, key) {
		err = store.ErrDamaged
	}
	if err != nil || r.kind != RecordObject {
		return ref, nil, err
	}
	if ref, err = objectRef(key); err != nil {
		return ref, nil, err
	}
	if o, err = decodeObject(ref.Kind, r.payload); err != nil {
		return ref, nil, err
	}
	if model.RefOf(o) != ref || model.CleanLine(ref.Key) != ref.Key {
		return ref, nil, store.ErrDamaged
	}
	return ref, o, model.Check(o)
}

// openPlain opens a file to be read; a fifo or a device is none.
func openPlain(path string) (*os.File, os.FileInfo, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, nil, fmt.Errorf("not a file: %w", store.ErrNotWorkspace)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	if info, err = f.Stat(); err != nil {
		return nil, nil, errors.Join(err, f.Close())
	}
	return f, info, nil
}
