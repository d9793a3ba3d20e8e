package bolt

import (
	"bytes"

	"go.etcd.io/bbolt"

	"wend/model"
)

// Placed is an object and the document it is in.
type Placed struct {
	Doc    model.DocID
	Object model.Object
}

// OfKind returns the objects of a kind of all documents, without reading what else is in those.
func (s *Store) OfKind(kind model.Kind) (all []Placed, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		objects := in(tx, bucketObjects)
		if objects.bucket == nil {
			return nil
		}
		return objects.bucket.ForEachBucket(func(doc []byte) error {
			some, err := ofKind(objects.below(string(doc)), model.DocID(doc), kind)
			all = append(all, some...)
			return err
		})
	})
	return all, s.failed("read", err)
}

func ofKind(in section, doc model.DocID, kind model.Kind) (all []Placed, err error) {
	prefix := objectKey(model.Ref{Kind: kind})
	c := in.bucket.Cursor()
	for key, value := c.Seek(prefix); key != nil && bytes.HasPrefix(key, prefix); key, value = c.Next() {
		r, err := in.unseal(key, value)
		if err != nil {
			return nil, err
		}
		if r.kind != RecordObject {
			continue
		}
		o, err := decodeObject(kind, r.payload)
		if err != nil {
			return nil, err
		}
		all = append(all, Placed{doc, o})
	}
	return all, nil
}
