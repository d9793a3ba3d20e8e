package bolt

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"wend/store"
	"wend/store/bolt/raw"
)

// Schema is the version of the file's layout that this program writes.
const Schema = 1

// The buckets of the file, and the keys of meta.
const (
	bucketRoot      = "wend"
	bucketMeta      = "meta"
	bucketObjects   = "objects"
	bucketIndex     = "index"
	bucketJournal   = "journal"
	bucketSnapshots = "snapshots"
	bucketUI        = "ui"

	keyAbout    = "about"
	keyRevision = "revision"
)

var buckets = []string{bucketIndex, bucketJournal, bucketMeta, bucketObjects, bucketSnapshots, bucketUI}

// about is the record that says what the file is.
type about struct {
	Schema    int    `json:"schema"`
	Workspace string `json:"workspace"`
	CreatedBy string `json:"created_by,omitempty"`
}

// Verdict says what Preflight thinks of a file.
type Verdict int

// The verdicts. Only a file that is Healthy, Fallback or Newer may be given to bbolt.
const (
	Healthy  Verdict = iota
	Fallback         // whole, but the last change may be missing: one of the two meta pages is unreadable
	Damaged          // Finding.Damage says what
	Newer            // whole, but of a later schema: to be read only
	Foreign          // not a workspace
)

// Finding is the result of Preflight.
type Finding struct {
	Verdict Verdict
	Schema  int      // of the file; 0 when unknown
	ID      string   // of the workspace; empty when unknown
	Damage  []string // one line each; the first 200
	More    int      // beyond those
	Records int      // sealed records that are whole
	Bytes   int64    // size of the file
}

// Err returns nil for a file that may be read and written, and else a sentinel with what was found.
func (f Finding) Err() error {
	switch f.Verdict {
	case Damaged:
		if len(f.Damage) == 0 {
			return store.ErrDamaged
		}
		more := ""
		if n := len(f.Damage) - 1 + f.More; n > 0 {
			more = fmt.Sprintf(" (%d more)", n)
		}
		return fmt.Errorf("%w: %s%s", store.ErrDamaged, f.Damage[0], more)
	case Newer:
		return fmt.Errorf("%w: schema %d, this program knows %d", store.ErrNewer, f.Schema, Schema)
	case Foreign:
		return store.ErrNotWorkspace
	}
	return nil
}

// Preflight reads a file without trusting it: every page, seal and place. It never panics, and needs time and memory in
// proportion to the size. The file must not change meanwhile. The error is one of reading.
func Preflight(r io.ReaderAt, size int64) (Finding, error) {
	i := inspector{Finding: Finding{Bytes: size}, buckets: map[string]bool{}}
	report, err := raw.Walk(r, size, raw.Visitor{Bucket: i.bucket, Value: i.value})
	if err != nil && !errors.Is(err, raw.ErrForeign) {
		return i.Finding, fmt.Errorf("preflight: %w", err)
	}
	for _, d := range report.Damage {
		i.Damage = append(i.Damage, d.String())
	}
	i.More = report.More
	i.judge(report, err != nil)
	if i.Verdict == Foreign && (size == 0 || holdsRecord(r, size)) {
		i.Verdict = Damaged
		i.Damage = append(i.Damage, gone(size))
	}
	return i.Finding, nil
}

// gone says what is wrong with a file that may have been a workspace.
func gone(size int64) string {
	if size == 0 {
		return "the file is empty"
	}
	return "what makes it a workspace is gone"
}

// inspector checks what the walk visits against the layout drawn in the package's doc.
type inspector struct {
	Finding
	buckets  map[string]bool // of bucketRoot, as found
	revision bool            // found
	about    *about
	last     []string // bucket that prefix was asked for last
	begin    string
}

func (i *inspector) judge(report raw.Report, foreign bool) {
	missing := ""
	for _, name := range buckets {
		if !i.buckets[name] {
			missing = name
		}
	}
	switch {
	case foreign || report.Whole() && !i.buckets[""] && i.Records == 0:
		i.Verdict = Foreign
	case report.Broken():
		i.Verdict = Damaged
	case i.about != nil && i.about.Schema > Schema:
		i.Verdict, i.Damage = Newer, nil
	case !report.Whole():
		i.Verdict = Damaged
	case i.about == nil || !i.revision || missing != "":
		i.Verdict = Damaged
		i.Damage = append(i.Damage, strings.TrimSpace("a part of the workspace is missing "+missing))
	case report.Fallback:
		i.Verdict = Fallback
	}
}

func (i *inspector) bucket(path []string) error {
	switch {
	case path[0] != bucketRoot:
		return errors.New("unknown bucket")
	case len(path) == 1:
		i.buckets[""] = true
	case len(path) == 2 && slices.Contains(buckets, path[1]):
		i.buckets[path[1]] = true
	case len(path) == 3 && path[1] == bucketObjects:
	default:
		return errors.New("unknown bucket")
	}
	return nil
}

func (i *inspector) value(path []string, key, value []byte) error {
	if len(path) < 2 || path[0] != bucketRoot {
		return errors.New("a value where only buckets belong")
	}
	if path[1] == bucketUI {
		return nil
	}
	r, err := unseal(value)
	if err != nil {
		return fmt.Errorf("%s: %w", printable(path, key), err)
	}
	i.Records++
	if !belongs(r.key, i.prefix(path), key) {
		return fmt.Errorf("%s: the record belongs to %q", printable(path, key), r.key)
	}
	if !slices.Contains(kindsIn[path[1]], r.kind) {
		return fmt.Errorf("%s: a record of kind %d", printable(path, key), r.kind)
	}
	switch r.kind {
	case RecordRevision:
		i.revision = true
	case RecordAbout:
		i.about = new(about)
		if err := json.Unmarshal(r.payload, i.about); err != nil {
			return err
		}
		i.Schema, i.ID = i.about.Schema, i.about.Workspace
	case RecordJournal:
		if len(key) != 8 || store.Revision(binary.BigEndian.Uint64(key)) != r.revision {
			return errors.New("a journal entry of another revision")
		}
	}
	return nil
}

// kindsIn says which records may lie in which bucket.
var kindsIn = map[string][]RecordKind{
	bucketMeta:      {RecordAbout, RecordRevision},
	bucketObjects:   {RecordObject, RecordTombstone},
	bucketIndex:     {RecordSummary},
	bucketJournal:   {RecordJournal},
	bucketSnapshots: {RecordSnapshot},
}

// prefix is what the keys of the records in a bucket begin with; most often the same as last time.
func (i *inspector) prefix(path []string) string {
	if !slices.Equal(path, i.last) {
		i.last, i.begin = path, strings.Join(path[1:], "/")+"/"
	}
	return i.begin
}

func printable(path []string, key []byte) string {
	return fmt.Sprintf("%s/%q", strings.Join(path, "/"), key)
}
