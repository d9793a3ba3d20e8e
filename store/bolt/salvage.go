package bolt

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"wend/model"
	"wend/store"
)

const salvageStep = 2000 // records in one transaction

// Salvaged says what became of a damaged workspace.
type Salvaged struct {
	Revision store.Revision
	Objects  int             // that live
	Stale    []store.Touched // the journal knows of a later change that is lost, and with it maybe the object
	Journeys []Recovered     // each that there was, by title
	Shared   Recovered       // what the journeys share: personas, activities, goals
	Unlisted bool            // there may have been journeys of which not even the name is left
}

// Salvage makes a workspace at a path where there is no file of all that is whole in a damaged one, which is only read.
// It takes the newest revision of each object that it finds anywhere, also where the tree is gone: in its own record,
// in the copy of its document, in the journal, in pages that are free. Of the journal it keeps what can still be
// undone: the entries up to the newest without a gap.
func Salvage(from, to string) (Salvaged, error) {
	f, err := os.Open(from)
	if err != nil {
		return Salvaged{}, fmt.Errorf("salvage: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return Salvaged{}, fmt.Errorf("salvage: %w", err)
	}
	w := newWreck(f, info.Size())
	if w.tree, err = stand(f, w.size); err == nil {
		err = w.search()
	}
	if err != nil {
		return Salvaged{}, fmt.Errorf("salvage %s: %w", from, err)
	}
	if len(w.newest) == 0 {
		return Salvaged{}, fmt.Errorf("salvage %s: no record is whole: %w", from, store.ErrNotWorkspace)
	}
	if err := publish(to, w.rebuild); err != nil {
		return Salvaged{}, fmt.Errorf("salvage %s to %s: %w", from, to, err)
	}
	return w.result, nil
}

// wreck is a damaged file, and the newest whole record of each key in it.
type wreck struct {
	file   io.ReaderAt
	size   int64
	schema int
	tree   *standing
	newest map[string]find
	copied map[model.DocID]store.Revision // of the newest copy that is whole
	last   struct {                       // what the records of the newest revision say
		at store.Revision
		by []uint64 // the transactions that they name
	}
	entries []store.Entry                 // of the journal, by revision
	lines   map[model.DocID]store.Summary // of the library, also of journeys that nothing else is left of
	result  Salvaged
}

func newWreck(r io.ReaderAt, size int64) *wreck {
	return &wreck{file: r, size: size, newest: map[string]find{}, copied: map[model.DocID]store.Revision{}}
}

// find is where a record lies.
type find struct {
	at       int64   // in the file
	record   *Record // that lies in no place of its own; nil where at says where
	kind     RecordKind
	revision store.Revision
}

// offer takes note of a record, unless there is a newer one.
func (w *wreck) offer(key string, f find) {
	if _, within := documentOf(key); !within && (f.kind == RecordObject || f.kind == RecordTombstone) {
		return // a stranger sealed it
	}
	w.result.Revision = max(w.result.Revision, f.revision)
	if known, found := w.newest[key]; !found || known.revision < f.revision || known.revision == f.revision && f.record == nil {
		w.newest[key] = f
	}
}

// stamped takes note of which transaction a record of the revision names.
func (w *wreck) stamped(r Record) {
	at := store.Revision(r.Revision)
	if at > w.last.at {
		w.last.at, w.last.by = at, nil
	}
	if by := stamped(r.Payload); at == w.last.at && by != 0 {
		w.last.by = append(w.last.by, by)
	}
}

// get returns the record of a find.
func (w *wreck) get(f find) (Record, bool) {
	if f.record != nil {
		return *f.record, true
	}
	r, _, whole := recordAt(w.file, w.size, f.at)
	return r, whole
}

func (w *wreck) search() error {
	err := Scan(w.file, w.size, func(at int64, r Record) bool {
		if r.Kind == RecordRevision {
			w.stamped(r)
		}
		if r.Kind != RecordCopy {
			w.offer(r.Key, find{at: at, kind: r.Kind, revision: store.Revision(r.Revision)})
			return true
		}
		w.result.Revision = max(w.result.Revision, store.Revision(r.Revision))
		whole := eachCopied(r.Payload, func(in Record) { // up to where it is whole
			in.Payload = slices.Clone(in.Payload)
			w.offer(in.Key, find{record: &in, kind: in.Kind, revision: store.Revision(in.Revision)})
		})
		if doc := model.DocID(strings.TrimPrefix(r.Key, bucketCopies+"/")); whole == nil {
			w.copied[doc] = max(w.copied[doc], store.Revision(r.Revision))
		}
		return true
	})
	if err != nil {
		return err
	}
	if err := w.findSchema(); err != nil {
		return err
	}
	w.findLines()
	w.replay()
	w.dropUnconnected()
	return nil
}

// findSchema asks the about record, if that was found.
func (w *wreck) findSchema() error {
	w.schema = len(schemas)
	at, there := w.newest[bucketMeta+"/"+keyAbout]
	if !there || at.kind != RecordAbout {
		return nil
	}
	record, _ := w.get(at)
	a, err := decodeAbout(record.Payload)
	if err == nil && a.Schema > len(schemas) {
		err = store.ErrNewer
	}
	w.schema = a.Schema
	return err
}

// findLines reads the library as far as it is there.
func (w *wreck) findLines() {
	w.lines = map[model.DocID]store.Summary{}
	for _, f := range w.newest {
		if f.kind != RecordSummary {
			continue
		}
		if r, whole := w.get(f); whole {
			if line, err := decodeSummary(r.Payload); err == nil {
				w.lines[model.DocID(line.Journey)] = line
			}
		}
	}
}

// dropUnconnected forgets journal entries before a gap, and library lines of journeys that are no more.
func (w *wreck) dropUnconnected() {
	for r := w.result.Revision; ; r-- {
		if _, found := w.newest[journalPath(r)]; found {
			continue
		}
		maps.DeleteFunc(w.newest, func(_ string, f find) bool { return f.kind == RecordJournal && f.revision < r })
		break
	}
	alive := map[string]bool{}
	for key, f := range w.newest {
		if f.kind == RecordObject {
			w.result.Objects++
			doc, _ := documentOf(key)
			alive[string(doc)] = true
		}
	}
	maps.DeleteFunc(w.newest, func(key string, f find) bool {
		return f.kind == RecordSummary && !alive[strings.TrimPrefix(key, bucketIndex+"/")]
	})
}

func journalPath(r store.Revision) string { return bucketJournal + "/" + string(journalKey(r)) }

// documentOf returns the document that the record of an object belongs to by its key.
func documentOf(key string) (model.DocID, bool) {
	parts := strings.SplitN(key, "/", 3)
	if len(parts) < 3 || parts[0] != bucketObjects {
		return "", false
	}
	return model.DocID(parts[1]), true
}

func objectPath(t store.Touched) string {
	return bucketObjects + "/" + string(t.Doc) + "/" + string(objectKey(t.Ref))
}

// rebuild writes the finds to a new file.
func (w *wreck) rebuild(f *os.File) error {
	path := f.Name()
	if err := initialise(path, Options{}, w.schema); err != nil {
		return err
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType, NoSync: true}) // synced whole, later
	if err != nil {
		return err
	}
	for keys := range slices.Chunk(slices.Sorted(maps.Keys(w.newest)), salvageStep) {
		if err = db.Update(func(tx *bbolt.Tx) error { return w.put(tx, keys) }); err != nil {
			break
		}
	}
	if err == nil {
		err = upgrade(db, w.schema)
	}
	if err == nil {
		err = db.Update(w.finish)
	}
	if err = errors.Join(err, db.Close()); err != nil {
		return err
	}
	return readBack(path, Healthy)
}

// put copies records to where their keys say that they belong.
func (w *wreck) put(tx *bbolt.Tx, keys []string) error {
	for _, full := range keys {
		record, whole := w.get(w.newest[full])
		name, key, _ := strings.Cut(full, "/")
		if !whole || !w.fits(name, key, record) {
			continue
		}
		at := in(tx, name)
		if name == bucketObjects {
			doc, object, _ := strings.Cut(key, "/")
			bucket, err := at.bucket.CreateBucketIfNotExists([]byte(doc))
			if err != nil {
				return err
			}
			at, key = section{bucket, at.path + doc + "/"}, object
		}
		if err := at.write([]byte(key), record); err != nil {
			return err
		}
	}
	return nil
}

// fits says whether a record may lie in a bucket under a key: a stranger may have sealed it.
func (w *wreck) fits(bucket, key string, r Record) bool {
	if !slices.Contains(layoutOf(w.schema)[bucket].kinds, r.Kind) {
		return false
	}
	switch bucket {
	case bucketObjects:
		doc, object, _ := strings.Cut(key, "/")
		ref, err := objectRef([]byte(object))
		if err != nil || doc == "" || ref.Key == "" || !ref.Kind.In(model.DocID(doc)) {
			return false
		}
		if r.Kind == RecordTombstone {
			return true
		}
		o, err := model.DecodeObject(ref.Kind, r.Payload)
		return err == nil && model.RefOf(o) == ref
	case bucketJournal:
		return key == string(journalKey(store.Revision(r.Revision)))
	}
	return key != ""
}
