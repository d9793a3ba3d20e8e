package bolt

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"wend/model"
	"wend/store"
)

// Recovery says how much of a journey a salvage found.
type Recovery string

// What may become of a journey.
const (
	Whole   Recovery = "whole"   // as it was last, as far as anybody can know
	Unsure  Recovery = "unsure"  // nothing is known to be lost, but nothing is left that would show that the last changes are there
	Partial Recovery = "partial" // parts of it are lost, or older than they were last
	Lost    Recovery = "lost"    // only its name is known
)

// Recovered says what became of one journey.
type Recovered struct {
	Journey model.JourneyID `json:"journey,omitempty"`
	Title   string          `json:"title,omitempty"`
	State   Recovery        `json:"state"`
	Objects int             `json:"objects"`
	Missing int             `json:"missing,omitempty"` // parts known to be lost, or older than they were last
}

// finish sets the revision, makes what is left hold together and says what became of each journey.
func (w *wreck) finish(tx *bbolt.Tx) error {
	now := Record{Kind: RecordRevision, Revision: uint64(w.result.Revision)}
	if err := in(tx, bucketMeta).write([]byte(keyRevision), now); err != nil {
		return err
	}
	if err := stamp(tx); err != nil {
		return err
	}
	missing := map[model.DocID]int{}
	for _, t := range w.result.Stale {
		missing[t.Doc]++
	}
	w.result.Shared = Recovered{State: Whole, Missing: missing[model.WorkspaceDoc]}
	docs := []model.DocID{model.WorkspaceDoc}
	there := map[model.DocID]bool{}
	err := in(tx, bucketObjects).bucket.ForEachBucket(func(doc []byte) error {
		if model.DocID(doc) != model.WorkspaceDoc {
			docs = append(docs, model.DocID(doc))
			there[model.DocID(doc)] = true
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, doc := range docs {
		lost, err := w.mend(tx, doc)
		if err == nil {
			err = w.account(tx, doc, missing[doc]+lost)
		}
		if err != nil {
			return err
		}
	}
	for doc := range w.named() {
		if doc != model.WorkspaceDoc && !there[doc] && !w.deleted(doc) {
			w.result.Journeys = append(w.result.Journeys, Recovered{model.JourneyID(doc), w.title(doc), Lost, 0, 0})
		}
	}
	w.result.Unlisted = w.unlisted()
	slices.SortFunc(w.result.Journeys, func(a, b Recovered) int {
		return cmp.Or(strings.Compare(a.Title, b.Title), strings.Compare(string(a.Journey), string(b.Journey)))
	})
	return nil
}

// account notes what became of a document, lists it in the library and copies it.
func (w *wreck) account(tx *bbolt.Tx, doc model.DocID, missing int) error {
	l, err := document(tx, doc)
	if errors.Is(err, store.ErrNoDocument) {
		return nil // deleted
	}
	if err != nil {
		return err
	}
	r := Recovered{State: Whole, Objects: len(l.Objects), Missing: missing}
	if doc == model.WorkspaceDoc {
		r.State = w.state(doc, missing)
		w.result.Shared = r
		return copyDocument(tx, doc, w.result.Revision)
	}
	stages, touchpoints := l.Document.Len(model.KindStage), l.Document.Len(model.KindTouchpoint)
	line, listed := w.lines[doc]
	if listed { // the line says what there was
		r.Missing = max(r.Missing, max(0, line.Stages-stages)+max(0, line.Touchpoints-touchpoints))
	}
	r.Journey, r.Title = model.JourneyID(doc), cmp.Or(l.Document.Journey().Title, line.Title, string(doc))
	r.State = w.state(doc, r.Missing)
	w.result.Journeys = append(w.result.Journeys, r)
	line.Journey, line.Title, line.Stages, line.Touchpoints = r.Journey, r.Title, stages, touchpoints
	if !listed || r.Missing > 0 {
		summary := Record{Kind: RecordSummary, Revision: uint64(w.result.Revision), Payload: encodeSummary(line)}
		if err := in(tx, bucketIndex).write([]byte(doc), summary); err != nil {
			return err
		}
	}
	return copyDocument(tx, doc, w.result.Revision)
}

// mend puts something with the name "lost" where an object that others refer to is missing, so that those can be
// seen and edited. It returns how much there was to mend.
func (w *wreck) mend(tx *bbolt.Tx, doc model.DocID) (lost int, err error) {
	for range 3 { // what is put there may refer to more
		l, err := document(tx, doc)
		if errors.Is(err, store.ErrNoDocument) {
			return 0, nil
		}
		if err != nil {
			return lost, err
		}
		shared, err := document(tx, model.WorkspaceDoc)
		if err != nil {
			return lost, err
		}
		stubs := stubs(model.NewState().With(shared.Document).With(l.Document), l.Document)
		for _, o := range stubs {
			if j, head := o.(model.Journey); head && w.lines[doc].Title != "" {
				j.Title = w.lines[doc].Title
				o = j
			}
			home := doc
			if !o.Kind().In(doc) {
				home = model.WorkspaceDoc
			}
			if err := w.add(tx, home, o); err != nil {
				return lost, err
			}
		}
		if len(stubs) == 0 {
			return lost + unlisted(l.Document, lost > 0), nil
		}
		lost += len(stubs)
	}
	return lost, nil
}

// unlisted counts what d has an order of and is not there; if some of that was put there, it was counted.
func unlisted(d *model.Document, mended bool) (n int) {
	if mended {
		return 0
	}
	for o := range model.All[model.Order](d) {
		for _, id := range o.IDs {
			if _, found := d.Find(model.Ref{Kind: o.Of, Key: id}); !found {
				n++
			}
		}
	}
	return n
}

func (w *wreck) add(tx *bbolt.Tx, doc model.DocID, o model.Object) error {
	bucket, err := in(tx, bucketObjects).bucket.CreateBucketIfNotExists([]byte(doc))
	if err != nil {
		return err
	}
	at := section{bucket, bucketObjects + "/" + string(doc) + "/"}
	r := Record{Kind: RecordObject, Revision: uint64(w.result.Revision), Payload: model.EncodeObject(o)}
	return at.write(objectKey(model.RefOf(o)), r)
}

// stubs returns what has to be put where d refers to something that is not there.
func stubs(s model.State, d *model.Document) []model.Object {
	var out []model.Object
	seen := map[model.Ref]bool{}
	put := func(ref model.Ref) {
		if seen[ref] {
			return
		}
		seen[ref] = true
		if o := stub(ref, d); o != nil {
			out = append(out, o)
		}
	}
	if d.ID() != model.WorkspaceDoc {
		head := model.Ref{Kind: model.KindJourney, Key: string(d.ID())}
		if _, found := d.Find(head); !found {
			put(head)
		}
	}
	for o := range d.Objects() {
		model.References(o, func(f *model.Field, target model.Ref) bool {
			if !s.Resolves(d, f, target) {
				put(target)
			}
			return true
		})
	}
	return out
}

// stub returns an object of which only the id is known; nil if there can be none.
func stub(ref model.Ref, d *model.Document) model.Object {
	name, ok := model.NameField(ref.Kind)
	if !ok {
		return nil
	}
	fields := map[string]any{"id": ref.Key, name.Name: fmt.Sprintf("(lost %s)", ref.Kind)}
	if ref.Kind == model.KindTouchpoint {
		for st := range d.Stages() {
			fields["stage"] = st.ID
			break
		}
	}
	payload, err := json.Marshal(fields)
	if err != nil {
		return nil
	}
	o, err := model.DecodeObject(ref.Kind, payload)
	if err != nil || model.RefOf(o) != ref || model.Check(o) != nil {
		return nil
	}
	return o
}
