package bolt

import (
	"errors"
	"strings"
	"testing"

	"go.etcd.io/bbolt"
)

func TestWhatLiesWhereTheSchemaHasNoPlaceIsDamage(t *testing.T) {
	at := func(s section, key string, kind RecordKind) error { return s.write([]byte(key), Record{Kind: kind}) }
	inside := func(s section, name string) (section, error) {
		_, err := s.bucket.CreateBucket([]byte(name))
		return s.below(name), err
	}
	for name, c := range map[string]struct {
		put   func(*bbolt.Tx) error
		named string
	}{
		"a bucket beside ours": {func(tx *bbolt.Tx) error { _, err := tx.CreateBucket([]byte("guest")); return err }, "guest"},
		"a bucket among ours": {func(tx *bbolt.Tx) error {
			_, err := inside(section{tx.Bucket([]byte(bucketRoot)), ""}, "guest")
			return err
		}, "guest"},
		"a bucket in the index": {func(tx *bbolt.Tx) error { _, err := inside(in(tx, bucketIndex), "guest"); return err }, bucketIndex},
		"a record in that": {func(tx *bbolt.Tx) error {
			s, err := inside(in(tx, bucketIndex), "guest")
			return errors.Join(err, at(s, "a", RecordSummary))
		}, bucketIndex},
		"a bucket in a document":   {func(tx *bbolt.Tx) error { _, err := inside(in(tx, bucketObjects).below("j1"), "guest"); return err }, bucketObjects},
		"an object in no document": {func(tx *bbolt.Tx) error { return at(in(tx, bucketObjects), "a", RecordObject) }, bucketObjects},
		"an object in the index":   {func(tx *bbolt.Tx) error { return at(in(tx, bucketIndex), "a", RecordObject) }, bucketIndex},
	} {
		t.Run(name, func(t *testing.T) {
			path := dated(t)
			db, err := bbolt.Open(path, 0o600, nil)
			if err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(db.Update(c.put), db.Close()); err != nil {
				t.Fatal(err)
			}
			f, _, err := inspect(path, defaultTimeout)
			if err != nil || f.Verdict != Damaged || len(f.Damage) != 1 || !strings.Contains(f.Damage[0], c.named) {
				t.Errorf("found %+v, %v", f, err)
			}
		})
	}
}
