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

// atOnce is how many documents are read in one transaction where many are: the pages that it touched count as the
// program's memory until it ends.
const atOnce = 150

// OfKind returns the objects of a kind of all documents, without reading what else is in those. Of many documents they
// need not be of one revision.
func (s *Store) OfKind(kind model.Kind) (all []Placed, err error) {
	var after []byte
	for more := true; more && err == nil; {
		err = s.view(func(tx *bbolt.Tx) error {
			more = false
			objects := in(tx, bucketObjects)
			if objects.bucket == nil {
				return nil
			}
			c := objects.bucket.Cursor()
			for n, doc := 0, next(c, after); doc != nil; n, doc = n+1, next(c, after) {
				if more = n == atOnce; more {
					return nil
				}
				after = append([]byte{}, doc...)
				some, err := ofKind(objects.below(string(doc)), model.DocID(doc), kind)
				if err != nil {
					return err
				}
				all = append(all, some...)
			}
			return nil
		})
	}
	return all, s.failed("read", err)
}

// next returns the key behind another, or the first.
func next(c *bbolt.Cursor, after []byte) []byte {
	key, _ := c.Seek(after)
	if key != nil && bytes.Equal(key, after) {
		key, _ = c.Next()
	}
	return key
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
