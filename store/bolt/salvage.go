package bolt

import (
	"cmp"
	"errors"
	"fmt"
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
}

// Salvage makes a workspace at a path where there is no file of all that is whole in a damaged one, which is only read.
// It takes the newest revision of each object that it finds anywhere, also where the tree is gone. Of the journal it
// keeps what can still be undone: the entries up to the newest without a gap.
func Salvage(from, to string) (Salvaged, error) {
	f, err := os.Open(from)
	if err != nil {
		return Salvaged{}, fmt.Errorf("salvage: %w", err)
	}
	defer f.Close()
	w := wreck{file: f, newest: map[string]find{}}
	if err := w.search(); err != nil {
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
	file   *os.File
	size   int64
	schema int
	newest map[string]find
	result Salvaged
}

// find is where a record lies.
type find struct {
	at       int64
	kind     RecordKind
	revision store.Revision
}

func (w *wreck) search() error {
	info, err := w.file.Stat()
	if err != nil {
		return err
	}
	w.size = info.Size()
	err = Scan(w.file, w.size, func(at int64, r Record) bool {
		revision := store.Revision(r.Revision)
		w.result.Revision = max(w.result.Revision, revision)
		if known, found := w.newest[r.Key]; !found || known.revision <= revision {
			w.newest[r.Key] = find{at, r.Kind, revision}
		}
		return true
	})
	if err != nil {
		return err
	}
	if err := w.findSchema(); err != nil {
		return err
	}
	if err := w.findStale(); err != nil {
		return err
	}
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
	record, _, _ := recordAt(w.file, w.size, at.at)
	a, err := decodeAbout(record.Payload)
	if err == nil && a.Schema > len(schemas) {
		err = store.ErrNewer
	}
	w.schema = a.Schema
	return err
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
			alive[strings.Split(key, "/")[1]] = true
		}
	}
	maps.DeleteFunc(w.newest, func(key string, f find) bool {
		return f.kind == RecordSummary && !alive[strings.TrimPrefix(key, bucketIndex+"/")]
	})
}

func journalPath(r store.Revision) string { return bucketJournal + "/" + string(journalKey(r)) }

func objectPath(t store.Touched) string {
	return bucketObjects + "/" + string(t.Doc) + "/" + string(objectKey(t.Ref))
}

// findStale compares what was found with what the journal says there was.
func (w *wreck) findStale() error {
	last := map[string]store.Revision{} // by the key of the object's record
	var touched []store.Touched
	for _, key := range slices.Sorted(maps.Keys(w.newest)) {
		if w.newest[key].kind != RecordJournal {
			continue
		}
		record, _, _ := recordAt(w.file, w.size, w.newest[key].at)
		e, err := entryOf(sealed{revision: store.Revision(record.Revision), payload: record.Payload})
		if err != nil {
			return err
		}
		for _, t := range e.Touched {
			last[objectPath(t)] = e.Revision
		}
		touched = append(touched, e.Touched...)
	}
	for _, t := range store.Touches([]store.Entry{{Touched: touched}}) {
		if key := objectPath(t); w.newest[key].revision < last[key] {
			w.result.Stale = append(w.result.Stale, t)
		}
	}
	return nil
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
		record, _, whole := recordAt(w.file, w.size, w.newest[full].at)
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
		return doc != "" && err == nil && ref.Key != ""
	case bucketJournal:
		return key == string(journalKey(store.Revision(r.Revision)))
	}
	return key != ""
}

// finish sets the revision, and lists journeys whose line in the library is lost by their title.
func (w *wreck) finish(tx *bbolt.Tx) error {
	now := Record{Kind: RecordRevision, Revision: uint64(w.result.Revision)}
	if err := in(tx, bucketMeta).write([]byte(keyRevision), now); err != nil {
		return err
	}
	objects, index := in(tx, bucketObjects), in(tx, bucketIndex)
	return objects.bucket.ForEachBucket(func(doc []byte) error {
		l, err := document(tx, model.DocID(doc))
		if errors.Is(err, store.ErrNoDocument) || string(doc) == string(model.WorkspaceDoc) || index.bucket.Get(doc) != nil {
			return nil
		}
		if err != nil {
			return err
		}
		line := store.Summary{
			Journey: model.JourneyID(doc), Title: cmp.Or(l.Document.Journey().Title, string(doc)),
			Stages: l.Document.Len(model.KindStage), Touchpoints: l.Document.Len(model.KindTouchpoint),
		}
		now.Kind, now.Payload = RecordSummary, encodeSummary(line)
		return index.write(doc, now)
	})
}
