package bolt

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"wend/model"
	"wend/store"
)

// Problem is one thing wrong with a workspace, and the journey it is in, if it is in one.
type Problem struct {
	Journey model.JourneyID `json:"journey,omitempty"`
	What    string          `json:"what"`
}

// Hit is a journey in which something is wrong.
type Hit struct {
	Journey model.JourneyID `json:"journey"`
	Title   string          `json:"title"`
}

// Verified says what a thorough look at a workspace found.
type Verified struct {
	Finding
	Journeys int
	Problems []Problem // the first maxDamage, of the file first
	More     int       // beyond those
	Hit      []Hit     // each journey that a problem is in, or that is not reached whole, by title
	Shared   bool      // it is something that the journeys share that is hit
	Unlisted bool      // there may have been journeys of which not even the name is left
}

// Whole says whether nothing at all is wrong.
func (v Verified) Whole() bool { return len(v.Problems) == 0 }

// Verify looks at all of a workspace without trusting it and without changing it: structure, seals, each object and
// what it refers to, the library against the journeys, the journal against revisions. The error is one of reading.
func Verify(path string, timeout time.Duration) (Verified, error) {
	if timeout <= 0 {
		timeout = defaultTimeout
	}
	finding, _, err := inspect(path, timeout)
	if err != nil {
		return Verified{}, fmt.Errorf("verify %s: %w", path, err)
	}
	f, err := os.Open(path)
	if err != nil {
		return Verified{}, fmt.Errorf("verify: %w", err)
	}
	defer f.Close()
	if err := lock(f, false, timeout); err != nil {
		return Verified{}, fmt.Errorf("verify %s: %w", path, err)
	}
	defer unlock(f)
	info, err := f.Stat()
	if err != nil {
		return Verified{}, fmt.Errorf("verify: %w", err)
	}
	v := verifier{
		Verified: Verified{Finding: finding}, tree: newStanding(), titles: map[model.DocID]string{}, lines: map[model.DocID]store.Summary{},
		hit: map[model.DocID]bool{}, seen: map[model.DocID]bool{}, last: map[string]store.Revision{}, wanted: map[model.Ref][]model.DocID{},
	}
	if err := v.run(f, info.Size()); err != nil {
		return Verified{}, fmt.Errorf("verify %s: %w", path, err)
	}
	return v.Verified, nil
}

// verifier is a look at the content of a file, in the order in which it lies there: library, journal, objects.
type verifier struct {
	Verified
	tree    *standing
	titles  map[model.DocID]string
	lines   map[model.DocID]store.Summary
	hit     map[model.DocID]bool
	seen    map[model.DocID]bool      // documents with an object
	last    map[string]store.Revision // that the journal says wrote an object, by the key of its record
	entry   store.Revision            // the newest of the journal
	highest store.Revision            // of any object

	doc     model.DocID // whose objects come now
	objects []model.Object
	shared  *model.Document
	wanted  map[model.Ref][]model.DocID // of what the journeys share, and who refers to it
}

func (v *verifier) run(r io.ReaderAt, size int64) error {
	for _, d := range v.Damage {
		v.problem("", d)
	}
	v.More += v.Finding.More
	if v.Verdict == Foreign {
		v.problem("", "not a workspace")
		return nil
	}
	if sentence, _ := v.Caution(); sentence != "" && v.Verdict == Fallback {
		v.problem("", sentence)
	}
	if v.Verdict == Newer {
		return nil // what is in it cannot be judged here
	}
	if err := v.tree.walk(r, size, v.value); err != nil {
		return err
	}
	v.endDocument()
	v.conclude()
	if v.Verdict == Damaged || v.Verdict == Fallback {
		if err := v.findUnreached(r, size); err != nil {
			return err
		}
	}
	v.name()
	return nil
}

func (v *verifier) problem(doc model.DocID, what string) {
	p := Problem{What: what}
	if doc != "" {
		v.hit[doc] = true
		if doc != model.WorkspaceDoc {
			p.Journey = model.JourneyID(doc)
		}
	}
	if len(v.Problems) >= maxDamage {
		v.More++
		return
	}
	v.Problems = append(v.Problems, p)
}

// value looks at one record. What is wrong with it as a record is known already.
func (v *verifier) value(path []string, key, value []byte) error {
	r, err := unseal(value)
	if err != nil {
		return err // for the path
	}
	v.tree.note(path, key, r)
	switch r.kind {
	case RecordSummary:
		line, err := decodeSummary(r.payload)
		if err != nil || string(line.Journey) != string(key) {
			v.problem(model.DocID(key), "its line in the library cannot be read")
			return nil
		}
		v.lines[model.DocID(key)], v.titles[model.DocID(key)] = line, line.Title
	case RecordJournal:
		v.journal(key, r)
	case RecordCopy:
		if err := eachCopied(r.payload, func(Record) {}); err != nil {
			v.problem(model.DocID(key), "its spare copy cannot be read")
		}
	case RecordObject, RecordTombstone:
		if len(path) > 2 {
			v.object(model.DocID(path[2]), key, r)
		}
	}
	return nil
}

func (v *verifier) journal(key []byte, r sealed) {
	at := store.Revision(binary.BigEndian.Uint64(append(make([]byte, max(0, 8-len(key))), key...)))
	if v.entry != 0 && at != v.entry+1 {
		v.problem("", fmt.Sprintf("the undo history lacks steps %d to %d", v.entry+1, at-1))
	}
	v.entry = at
	e, err := entryOf(r)
	if err != nil {
		v.problem("", fmt.Sprintf("step %d of the undo history cannot be read", at))
		return
	}
	for _, t := range e.Touched {
		v.last[objectPath(t)] = at
	}
}

func (v *verifier) object(doc model.DocID, key []byte, r sealed) {
	if doc != v.doc {
		v.endDocument()
		v.doc = doc
	}
	v.highest = max(v.highest, r.revision)
	ref, err := objectRef(key)
	if err != nil || !ref.Kind.In(doc) {
		v.problem(doc, fmt.Sprintf("%q cannot be in this document", key))
		return
	}
	if last := v.last[string(r.key)]; last > r.revision {
		v.problem(doc, fmt.Sprintf("%s is older than the undo history says", ref))
	}
	if r.kind == RecordTombstone {
		return
	}
	o, err := model.DecodeObject(ref.Kind, r.payload)
	switch {
	case err != nil:
		v.problem(doc, fmt.Sprintf("%s cannot be read", ref))
	case model.RefOf(o) != ref:
		v.problem(doc, fmt.Sprintf("%s says it is %s", ref, model.RefOf(o)))
	default:
		if err := model.Check(o); err != nil {
			v.problem(doc, err.Error())
		}
		v.objects = append(v.objects, o)
	}
}

// endDocument looks at a document all objects of which were seen.
func (v *verifier) endDocument() {
	doc, objects := v.doc, v.objects
	v.objects = v.objects[:0]
	if doc == "" || len(objects) == 0 {
		return
	}
	v.seen[doc] = true
	all := make(map[model.Ref]model.Object, len(objects))
	for _, o := range objects {
		all[model.RefOf(o)] = o
	}
	d, err := store.Assemble(doc, all)
	if err != nil {
		v.problem(doc, err.Error())
		return
	}
	if doc == model.WorkspaceDoc {
		v.shared = d
	} else {
		v.journey(d)
	}
	for _, o := range objects {
		model.References(o, func(f *model.Field, target model.Ref) bool {
			switch {
			case f.Loose || has(d, f, target):
			case target.Kind.In(model.WorkspaceDoc) && doc != model.WorkspaceDoc:
				if at := v.wanted[target]; len(at) == 0 || at[len(at)-1] != doc {
					v.wanted[target] = append(at, doc)
				}
			default:
				v.problem(doc, fmt.Sprintf("%s refers to %s, which is not there", model.RefOf(o), target))
			}
			return true
		})
	}
}

func has(d *model.Document, f *model.Field, target model.Ref) bool {
	_, found := d.Find(target)
	if !found && f.Type == model.Ends {
		_, found = d.Find(model.Ref{Kind: model.KindTouchpoint, Key: target.Key})
	}
	return found
}

// journey compares a journey with its line in the library.
func (v *verifier) journey(d *model.Document) {
	doc := d.ID()
	if _, found := d.Find(model.Ref{Kind: model.KindJourney, Key: string(doc)}); !found {
		v.problem(doc, "the journey itself is not there, only parts of it")
	}
	line, listed := v.lines[doc]
	v.Journeys++
	v.titles[doc] = d.Journey().Title
	switch {
	case !listed:
		v.problem(doc, "the library does not list it")
	case line.Title != d.Journey().Title || line.Stages != d.Len(model.KindStage) || line.Touchpoints != d.Len(model.KindTouchpoint):
		v.problem(doc, "the library says something else of it than it is")
	}
}

// conclude looks at what can be known only when all was seen.
func (v *verifier) conclude() {
	for doc := range v.lines {
		if !v.seen[doc] && v.Verdict != Damaged {
			v.problem(doc, "the library lists it, and it is not there")
		}
	}
	if v.Verdict == Damaged {
		return
	}
	for target, docs := range v.wanted {
		if v.shared != nil {
			if _, found := v.shared.Find(target); found {
				continue
			}
		}
		for _, doc := range docs {
			v.problem(doc, fmt.Sprintf("refers to %s, which is not there", target))
		}
	}
	if v.entry != 0 && v.entry != v.tree.revision && !slices.Contains(v.Beside, bucketJournal) {
		v.problem("", fmt.Sprintf("the undo history ends with step %d, the workspace is at %d", v.entry, v.tree.revision))
	}
	if v.highest > v.tree.revision {
		v.problem("", fmt.Sprintf("something was written by step %d, the workspace is at %d", v.highest, v.tree.revision))
	}
}

// findUnreached looks for journeys of a damaged file that its tree does not lead to, or not to all or the last of.
func (v *verifier) findUnreached(r io.ReaderAt, size int64) error {
	w := newWreck(r, size)
	w.tree = v.tree
	if err := w.search(); errors.Is(err, store.ErrNewer) {
		return nil // what is in it cannot be judged here
	} else if err != nil {
		return err
	}
	current := v.tree.current(w.result.Revision)
	for doc := range w.named() {
		if v.titles[doc] == "" {
			v.titles[doc] = w.title(doc)
		}
		if !(current && v.tree.whole(doc)) && !w.deleted(doc) {
			v.hit[doc] = true
		}
	}
	v.Unlisted = w.unlisted()
	return nil
}

// name lists what is hit.
func (v *verifier) name() {
	for doc := range v.hit {
		if doc == model.WorkspaceDoc {
			v.Shared = true
			continue
		}
		v.Hit = append(v.Hit, Hit{model.JourneyID(doc), v.titles[doc]})
	}
	slices.SortFunc(v.Hit, func(a, b Hit) int {
		return strings.Compare(a.Title+"\x00"+string(a.Journey), b.Title+"\x00"+string(b.Journey))
	})
}
