package bolt

import (
	"encoding/json"
	"fmt"

	"go.etcd.io/bbolt"

	"wend/store"
)

// The buckets of the file, and the keys of meta.
const (
	bucketRoot      = "wend"
	bucketMeta      = "meta"
	bucketObjects   = "objects"
	bucketIndex     = "index"
	bucketJournal   = "journal"
	bucketSnapshots = "snapshots"
	bucketCopies    = "copies"
	bucketUI        = "ui"

	keyAbout    = "about"
	keyRevision = "revision"
)

// schema is a layout of the file. One that was released is never changed: files of it are about.
type schema struct {
	buckets map[string]contents

	// migrate makes a file of it out of one of the schema before, in one transaction, which also counts the number in
	// meta up. It is nil for the first.
	migrate func(*bbolt.Tx) error

	// legible says that a file of the schema before can be read without that: what is missing reads as empty.
	legible bool
}

// contents is what a bucket holds: records of some kinds, in buckets of their own where depth is 1. The values of ui are
// no records.
type contents struct {
	depth int
	kinds []RecordKind
}

// schemas are all that there ever were. A file says by number, counted from 1, which one it has; this program writes the
// last. A test MUST be added to migrationTests for each migration.
var schemas = []schema{
	{buckets: map[string]contents{
		bucketMeta:      {kinds: []RecordKind{RecordAbout, RecordRevision}},
		bucketObjects:   {depth: 1, kinds: []RecordKind{RecordObject, RecordTombstone}},
		bucketIndex:     {kinds: []RecordKind{RecordSummary}},
		bucketJournal:   {kinds: []RecordKind{RecordJournal}},
		bucketSnapshots: {kinds: []RecordKind{RecordSnapshot}},
		bucketUI:        {},
	}},
	{legible: true, migrate: addCopies, buckets: map[string]contents{
		bucketMeta:      {kinds: []RecordKind{RecordAbout, RecordRevision}},
		bucketObjects:   {depth: 1, kinds: []RecordKind{RecordObject, RecordTombstone}},
		bucketIndex:     {kinds: []RecordKind{RecordSummary}},
		bucketJournal:   {kinds: []RecordKind{RecordJournal}},
		bucketSnapshots: {kinds: []RecordKind{RecordSnapshot}},
		bucketCopies:    {kinds: []RecordKind{RecordCopy}},
		bucketUI:        {},
	}},
}

// layoutOf returns the buckets of a schema that this program knows.
func layoutOf(number int) map[string]contents { return schemas[number-1].buckets }

// legible says whether this program can read a file of a schema as it is.
func legible(number int) bool {
	if number < 1 {
		return false
	}
	for _, next := range schemas[min(number, len(schemas)):] {
		if !next.legible {
			return false
		}
	}
	return true
}

// about is the record that says what the file is.
type about struct {
	Schema    int    `json:"schema"`
	Workspace string `json:"workspace"`
	CreatedBy string `json:"created_by,omitempty"`
	Keep      int    `json:"keep,omitempty"` // steps of the journal; 0: as many as is usual
}

func decodeAbout(payload []byte) (about, error) {
	var a about
	if err := json.Unmarshal(payload, &a); err != nil {
		return a, fmt.Errorf("about: %v: %w", err, store.ErrDamaged)
	}
	if a.Schema < 1 {
		return a, fmt.Errorf("about: schema %d: %w", a.Schema, store.ErrDamaged)
	}
	return a, nil
}

func (a about) write(tx *bbolt.Tx) error {
	payload, err := json.Marshal(a)
	if err != nil {
		return err
	}
	return in(tx, bucketMeta).write([]byte(keyAbout), Record{Kind: RecordAbout, Payload: payload})
}
