// Package storetest is the contract of a store, as one suite that every store passes.
package storetest

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"wend/model"
	"wend/store"
)

// Run tests a store. New makes an empty workspace and returns what opens a handle on it, with the name of who commits.
func Run(t *testing.T, fresh func(t *testing.T) (open func(actor string) store.Store)) {
	for name, test := range map[string]func(*testing.T, func(string) store.Store){
		"EmptyWorkspaceHasItsDocumentAndNoJourney": emptyWorkspace,
		"CommittedObjectsAreReadBack":              committed,
		"ConflictNamesTheObjectsAndKeepsNothing":   conflict,
		"CommitTriedAgainIsAppliedOnce":            again,
		"CommitsInARowAreBasedOnEachOther":         inARow,
		"RowEndsAtTheFirstThatCannotBeKept":        rowFails,
		"RowTriedAgainIsAppliedOnce":               rowAgain,
		"DeletedObjectIsGoneAndCanComeBack":        deleted,
		"UnknownFieldsSurviveEditsAndUndo":         unknownFields,
		"JournalKeepsWhatWasDone":                  journal,
		"LargeEntriesAreReadWhenTheyAreWanted":     largeEntries,
		"IndexFollowsCommits":                      index,
		"OtherHandleSeesChanges":                   refresh,
		"WatchSignalsCommitsOfOthers":              watch,
		"WatchIsSilentAboutOnesOwnCommits":         watchOwn,
		"StateOfTheScreenIsKept":                   state,
		"SenselessCommitIsRefused":                 senseless,
		"DocumentsAreOfOneRevision":                documents,
		"NothingIsPutIntoAJourneyThatIsGone":       intoGone,
		"NoJourneyGoesWithWhatOthersPutIntoIt":     goneWith,
		"NothingRefersToWhatIsGone":                referring,
		"SnapshotsAreReadBackAsTheyWereKept":       snapshots,
		"DroppedSnapshotIsGoneAndItsIDToo":         droppedSnapshots,
		"SenselessSnapshotIsRefused":               senselessSnapshots,
	} {
		t.Run(name, func(t *testing.T) { test(t, fresh(t)) })
	}
	t.Run("EveryEditIsReadBackAndTakenBack", func(t *testing.T) { everyEdit(t, fresh) })
}

var date = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

const journeyDoc = model.DocID("j1")

// put is a commit that writes objects into a journey.
func put(op string, base store.Revision, objects ...model.Object) store.Commit {
	c := store.Commit{Op: op, Time: date, Action: store.Do, Label: op}
	for _, o := range objects {
		c.Changes = append(c.Changes, store.Change{Doc: journeyDoc, Ref: model.RefOf(o), Base: base, After: o})
	}
	return c
}

func remove(op string, base store.Revision, o model.Object) store.Commit {
	c := put(op, base, o)
	c.Changes[0].After = nil
	return c
}

func commit(t *testing.T, s store.Store, c store.Commit) store.Revision {
	t.Helper()
	revision, err := s.Commit(c)
	if err != nil {
		t.Fatal(err)
	}
	return revision
}

func load(t *testing.T, s store.Store, id model.DocID) store.Loaded {
	t.Helper()
	l, err := s.Document(id)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

var exported = cmp.Exporter(func(reflect.Type) bool { return true }) // optional values hide what they hold

func same(t *testing.T, what string, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), exported, raw); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// raw compares as bytes: large entries letter by letter take seconds.
var raw = cmp.FilterValues(func(a, b json.RawMessage) bool { return len(a)+len(b) > 0 },
	cmp.Comparer(func(a, b json.RawMessage) bool { return bytes.Equal(a, b) }))

var (
	head   = model.Journey{ID: "j1", Title: "Buying a phone"}
	search = model.Stage{ID: "s1", Name: "Search 検索"}
	shop   = model.Stage{ID: "s2", Name: "Shop"}
	buyer  = model.Persona{ID: "p1"}
	look   = model.Touchpoint{ID: "t1", Stage: "s1"}
	feel   = model.Experience{Persona: "p1", Touchpoint: "t1", Label: "lost"}
)

func emptyWorkspace(t *testing.T, open func(string) store.Store) {
	s := open("ann")
	l := load(t, s, model.WorkspaceDoc)
	if l.Document.ID() != model.WorkspaceDoc || len(l.Objects) != 0 || l.Revision != 0 {
		t.Errorf("workspace document: %v, %v, revision %d", l.Document.ID(), l.Objects, l.Revision)
	}
	if _, err := s.Document("j1"); !errors.Is(err, store.ErrNoDocument) {
		t.Errorf("journey: %v, want ErrNoDocument", err)
	}
	lines, revision, err := s.Index()
	if err != nil || len(lines) != 0 || revision != 0 {
		t.Errorf("index: %v, %d, %v", lines, revision, err)
	}
}

func committed(t *testing.T, open func(string) store.Store) {
	s := open("ann")
	order := model.Order{Of: model.KindTouchpoint, Parent: "s1", IDs: []string{"t2", "t1"}}
	objects := []model.Object{head, search, look, feel, order}
	first := put("op1", 0, objects...)
	first.Changes = append(first.Changes, store.Change{Doc: model.WorkspaceDoc, Ref: model.RefOf(buyer), After: buyer})
	if got := commit(t, s, first); got != 1 {
		t.Errorf("first revision %d, want 1", got)
	}
	commit(t, s, put("op2", 0, shop))
	l := load(t, open("bob"), "j1")
	for _, want := range append(objects, shop) {
		got, _ := l.Document.Find(model.RefOf(want))
		same(t, "object", want, got)
	}
	want := map[model.Ref]store.Revision{
		model.RefOf(head): 1, model.RefOf(search): 1, model.RefOf(look): 1, model.RefOf(feel): 1, model.RefOf(order): 1, model.RefOf(shop): 2,
	}
	same(t, "revisions", want, l.Objects)
	if l.Revision != 2 {
		t.Errorf("revision %d, want 2", l.Revision)
	}
}

func conflict(t *testing.T, open func(string) store.Store) {
	ann, bob := open("ann"), open("bob")
	commit(t, ann, put("op1", 0, head, search))
	changed := search
	changed.Name = "Ann's"
	commit(t, ann, put("op2", 1, changed))

	mine := search
	mine.Name = "Bob's"
	c := put("op3", 1, head, mine)
	c.Changes = append(c.Changes, put("", 0, shop).Changes...)
	_, err := bob.Commit(c)
	var conflict *store.ConflictError
	if !errors.Is(err, store.ErrConflict) || !errors.As(err, &conflict) {
		t.Fatalf("got %v, want ErrConflict", err)
	}
	want := []store.Conflict{{Doc: "j1", Ref: model.RefOf(search), Base: 1, Have: 2}}
	same(t, "conflicts", want, conflict.Conflicts)

	l := load(t, bob, "j1")
	if _, found := l.Document.Find(model.RefOf(shop)); found || l.Revision != 2 {
		t.Errorf("a commit that met a conflict left something; revision %d", l.Revision)
	}
	if _, err := bob.Commit(put("op4", 0, search)); !errors.Is(err, store.ErrConflict) {
		t.Errorf("new object where there is one: %v, want ErrConflict", err)
	}
	if _, err := bob.Commit(put("op5", 1, shop)); !errors.Is(err, store.ErrConflict) {
		t.Errorf("change of an object that is not there: %v, want ErrConflict", err)
	}
	c.Changes[1].Base = 2
	if got := commit(t, bob, c); got != 3 {
		t.Errorf("tried again on what there is now: revision %d, want 3", got)
	}
}

// theRow are commits about the same objects, of which only the first says what it is based on.
func theRow() []store.Commit {
	named := search
	named.Name = "Look around"
	return []store.Commit{put("op2", 1, named), put("op3", 0, shop), remove("op4", 1, search), put("op5", 77, search), remove("op6", 0, shop)}
}

func inARow(t *testing.T, open func(string) store.Store) {
	s := open("ann")
	commit(t, s, put("op1", 0, head, search))
	kept, err := s.CommitAll(theRow()...)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "revisions", []store.Revision{2, 3, 4, 5, 6}, kept)
	l := load(t, open("bob"), "j1")
	same(t, "objects", map[model.Ref]store.Revision{model.RefOf(head): 1, model.RefOf(search): 5}, l.Objects)
	entries, err := s.Journal(1)
	if err != nil || len(entries) != 5 || entries[2].Op != "op4" {
		t.Errorf("the journal has %d entries, %v", len(entries), err)
	}
}

func rowFails(t *testing.T, open func(string) store.Store) {
	s := open("ann")
	commit(t, s, put("op1", 0, head, search))
	row := theRow()
	row[3] = put("op5", 1, head, look) // there is no such touchpoint to change
	kept, err := s.CommitAll(row...)
	if !errors.Is(err, store.ErrConflict) {
		t.Errorf("got %v, want ErrConflict", err)
	}
	same(t, "revisions", []store.Revision{2, 3, 4}, kept)
	if r, err := open("bob").Revision(); r != 4 || err != nil {
		t.Errorf("revision %d, %v, want 4", r, err)
	}
}

func rowAgain(t *testing.T, open func(string) store.Store) {
	s := open("ann")
	commit(t, s, put("op1", 0, head, search))
	row := theRow()
	if _, err := s.CommitAll(row[:3]...); err != nil {
		t.Fatal(err)
	}
	commit(t, open("bob"), put("other", 0, model.Stage{ID: "s3"}))
	kept, err := s.CommitAll(row...)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "revisions", []store.Revision{2, 3, 4, 6, 7}, kept)
}

func again(t *testing.T, open func(string) store.Store) {
	s := open("ann")
	commits := []store.Commit{
		put("op1", 0, head, search),
		put("op2", 1, search),
		remove("op3", 2, search),
		put("op4", 0, search),
		remove("op5", 4, search),
		put("op6", 0),
	}
	for i, c := range commits {
		if got := commit(t, s, c); got != store.Revision(i+1) {
			t.Fatalf("%s: revision %d, want %d", c.Op, got, i+1)
		}
	}
	for i, c := range commits {
		if got := commit(t, open("ann"), c); got != store.Revision(i+1) {
			t.Errorf("%s again: revision %d, want %d", c.Op, got, i+1)
		}
	}
	if got := must(s.Revision())(t); got != store.Revision(len(commits)) {
		t.Errorf("revision %d, want %d", got, len(commits))
	}
}

func deleted(t *testing.T, open func(string) store.Store) {
	s := open("ann")
	commit(t, s, put("op1", 0, head, search))
	commit(t, s, remove("op2", 1, search))
	l := load(t, s, "j1")
	if _, found := l.Document.Find(model.RefOf(search)); found {
		t.Error("a deleted object is still in its document")
	}
	_, err := s.Commit(put("op3", 1, search))
	var conflict *store.ConflictError
	if !errors.As(err, &conflict) {
		t.Fatalf("edit of a deleted object: %v, want ErrConflict", err)
	}
	want := []store.Conflict{{Doc: "j1", Ref: model.RefOf(search), Base: 1, Have: 2, Deleted: true}}
	same(t, "conflicts", want, conflict.Conflicts)

	commit(t, s, put("op4", 0, search))
	got, _ := load(t, s, "j1").Document.Find(model.RefOf(search))
	same(t, "object that came back", model.Object(search), got)

	commit(t, s, remove("op5", 3, search))
	commit(t, s, remove("op6", 1, head))
	if _, err := s.Document("j1"); !errors.Is(err, store.ErrNoDocument) {
		t.Errorf("journey without objects: %v, want ErrNoDocument", err)
	}
}

// later is a session as a newer version of the program writes it. A kind that
// refers to nothing: its fields are elsewhere than those of the kind itself.
type later struct {
	model.Session
	Colour string `json:"colour"`
	Border any    `json:"border"`
}

func unknownFields(t *testing.T, open func(string) store.Store) {
	s := open("ann")
	met := model.Session{ID: "w1", Note: "First round"}
	fields := func() map[string]any {
		var all map[string]any
		raw, _, err := s.Raw("j1", model.RefOf(met))
		if err == nil {
			err = json.Unmarshal(raw, &all)
		}
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	border := map[string]any{"width": 2.0, "name": "<thin>"}
	commit(t, s, put("op1", 0, head, later{met, "red", border}))
	emptied := met
	emptied.Note = ""
	commit(t, s, put("op2", 1, emptied))
	want := map[string]any{"id": "w1", "colour": "red", "border": border}
	same(t, "after an edit", want, fields())

	commit(t, s, remove("op3", 2, emptied))
	if raw, revision, err := s.Raw("j1", model.RefOf(met)); raw != nil || revision != 0 || err != nil {
		t.Errorf("deleted object: %s, %d, %v", raw, revision, err)
	}
	commit(t, s, put("op4", 0, met))
	want["note"] = met.Note
	same(t, "after delete and undo", want, fields())
}

func journal(t *testing.T, open func(string) store.Store) {
	ann, bob := open("ann"), open("bob")
	first := put("op1", 0, head, search)
	first.Label, first.Journey, first.Before, first.After = "Add stage", "j1", "here", "there"
	first.Gesture = "adding"
	first.Edits, first.Inverse = json.RawMessage(`[{"do":"insert"}]`), json.RawMessage(`[{"do":"delete"}]`)
	commit(t, ann, first)
	undo := remove("op2", 1, search)
	undo.Action, undo.Of = store.Undo, 1
	commit(t, bob, undo)

	want := []store.Entry{first.Entry(), undo.Entry()}
	want[0].Revision, want[0].Actor = 1, "ann"
	want[1].Revision, want[1].Actor = 2, "bob"
	same(t, "journal", want, must(ann.Journal(0))(t))
	same(t, "journal after 1", want[1:], must(ann.Journal(1))(t))
	same(t, "journal after all", []store.Entry(nil), must(ann.Journal(2))(t))
	same(t, "journal of the future", []store.Entry(nil), must(ann.Journal(1<<63))(t))
	same(t, "newest", want[1:], must(ann.Tail(1))(t))
	same(t, "newest of fewer", want, must(ann.Tail(10))(t))
	if !want[1].Touched[0].Deleted {
		t.Error("the entry does not say that an object was deleted")
	}
	same(t, "one entry", want[0], must(ann.Entry(1))(t))
	for _, at := range []store.Revision{0, 3, 1 << 63} {
		if _, err := ann.Entry(at); !errors.Is(err, store.ErrNoEntry) {
			t.Errorf("entry %d: %v", at, err)
		}
	}
}

// largeEntries keeps entries of which a tail need not have all.
func largeEntries(t *testing.T, open func(string) store.Store) {
	s := open("ann")
	var noise []byte
	for i := range 4000 {
		noise = fmt.Appendf(noise, "%x", sha256.Sum256([]byte{byte(i), byte(i >> 8)}))
	}
	quoted := json.RawMessage(fmt.Sprintf(`["%s"]`, noise))
	many := put("op1", 0, head)
	many.Label, many.Journey, many.Edits, many.Inverse, many.After = "Import", "j1", quoted, quoted, "there"
	joined := put("op2", 1, model.Journey{ID: "j1", Title: "joined"})
	joined.Gesture, joined.Edits, joined.Inverse = "carry", quoted, quoted
	small := put("op3", 0, search)
	var want []store.Entry
	for i, c := range []store.Commit{many, joined, small} {
		commit(t, s, c)
		e := c.Entry()
		e.Revision, e.Actor = store.Revision(i+1), "ann"
		want = append(want, e)
	}
	tail := must(s.Tail(10))(t)
	if len(tail) != 3 {
		t.Fatalf("%d entries", len(tail))
	}
	if tail[0].Light {
		was := want[0]
		same(t, "light entry", store.Entry{
			Revision: 1, Op: was.Op, Time: was.Time, Actor: was.Actor, Label: was.Label, Journey: was.Journey, Action: was.Action, Light: true,
		}, tail[0])
		tail[0] = must(s.Entry(1))(t)
	}
	same(t, "entries", want, tail)
}

func index(t *testing.T, open func(string) store.Store) {
	s := open("ann")
	line := store.Summary{
		Journey: "j1", Title: "Buying a phone", Personas: []string{"Maya"}, PersonaIDs: []model.PersonaID{"p1"},
		Activities: []model.ActivityID{"a1"}, Tags: []string{"mobile"}, Stages: 5, Touchpoints: 12,
		Updated: date, Emotion: model.Some(61), Coverage: model.Some(0),
	}
	first := put("op1", 0, head)
	first.Index = []store.Summary{line, {Journey: "j0", Title: "Other"}}
	commit(t, s, first)
	lines, revision, err := s.Index()
	if err != nil || revision != 1 {
		t.Fatalf("revision %d, %v", revision, err)
	}
	if len(lines) != 2 || lines[0].Journey != "j0" {
		t.Fatalf("lines: %v", lines)
	}
	same(t, "line", line, lines[1])
	for after, want := range map[model.JourneyID][]store.Summary{"": lines[:1], "j0": lines[1:], "i": lines[:1], "j1": nil, "z": nil} {
		part, all, err := s.IndexAfter(after, 1)
		if err != nil || all != 2 || len(part) != len(want) || len(want) > 0 && part[0].Journey != want[0].Journey {
			t.Errorf("a line behind %q of %d: %v, %v", after, all, part, err)
		}
	}
	second := remove("op2", 1, head)
	second.Unindex = []model.JourneyID{"j1"}
	commit(t, s, second)
	if lines, _, _ := s.Index(); len(lines) != 1 || lines[0].Journey != "j0" {
		t.Errorf("after the journey was removed: %v", lines)
	}
}

func refresh(t *testing.T, open func(string) store.Store) {
	ann, bob := open("ann"), open("bob")
	commit(t, ann, put("op1", 0, head, search))
	seen := must(bob.Revision())(t)
	if changes := must(bob.Changed(seen))(t); changes.Revision != seen || changes.Touched != nil || changes.All {
		t.Errorf("nothing happened: %v", changes)
	}
	commit(t, ann, put("op2", 1, search))
	commit(t, ann, put("op3", 0, shop))
	commit(t, ann, remove("op4", 2, search))
	want := store.Changes{Revision: 4, Touched: []store.Touched{
		{Doc: "j1", Ref: model.RefOf(search), Deleted: true},
		{Doc: "j1", Ref: model.RefOf(shop)},
	}}
	same(t, "changes", want, must(bob.Changed(seen))(t))
	if changes := must(bob.Changed(99))(t); !changes.All || changes.Revision != 4 {
		t.Errorf("a workspace older than what was seen: %v, want all", changes)
	}
}

func watch(t *testing.T, open func(string) store.Store) {
	ann, bob := open("ann"), open("bob")
	changed, stop, err := bob.Watch()
	if err != nil {
		t.Fatal(err)
	}
	commit(t, ann, put("op1", 0, head))
	for must(bob.Revision())(t) != 1 {
		if _, alive := <-changed; !alive {
			t.Fatal("the watch ended by itself")
		}
	}
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	for range changed { // ends only if stop closes it
	}
}

func watchOwn(t *testing.T, open func(string) store.Store) {
	ann, bob := open("ann"), open("bob")
	changed, stop, err := bob.Watch()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = stop() }()
	for i := range 5 {
		commit(t, bob, put(fmt.Sprint("own", i), store.Revision(i), head))
	}
	select {
	case <-changed:
		t.Error("it tells of what was done here")
	case <-time.After(200 * time.Millisecond): // what is told is told at once
	}
	commit(t, ann, put("op", 5, head))
	if _, alive := <-changed; !alive {
		t.Fatal("the watch ended by itself")
	}
}

func state(t *testing.T, open func(string) store.Store) {
	s := open("ann")
	if got := must(s.UIState("cursor"))(t); got != nil {
		t.Errorf("before: %q", got)
	}
	if err := s.SetUIState("cursor", []byte("s1")); err != nil {
		t.Fatal(err)
	}
	if got := must(open("bob").UIState("cursor"))(t); string(got) != "s1" {
		t.Errorf("after: %q", got)
	}
	if got := must(s.Revision())(t); got != 0 {
		t.Errorf("keeping the cursor made revision %d", got)
	}
}

func senseless(t *testing.T, open func(string) store.Store) {
	s := open("ann")
	twice := put("op", 0, head, head)
	renamed := put("op", 0, head)
	renamed.Changes[0].Ref.Key = "j2"
	elsewhere := put("op", 0, head)
	elsewhere.Changes[0].Doc = model.WorkspaceDoc
	path := put("op", 0, search)
	path.Changes[0].Doc = "a/b"
	for name, c := range map[string]store.Commit{
		"no operation id": put("", 0, head), "object twice": twice,
		"object under another name": renamed, "journey in the workspace document": elsewhere, "path as document": path,
	} {
		if _, err := s.Commit(c); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
	if got := must(s.Revision())(t); got != 0 {
		t.Errorf("revision %d after nothing", got)
	}
}

func documents(t *testing.T, open func(string) store.Store) {
	s := open("ann")
	persona := model.Persona{ID: "p1"}
	c := put("op1", 0, head)
	c.Changes = append(c.Changes, store.Change{Doc: model.WorkspaceDoc, Ref: model.RefOf(persona), After: persona})
	commit(t, s, c)
	all := must(s.Documents(model.WorkspaceDoc, "j1"))(t)
	for i, want := range []model.Ref{model.RefOf(persona), model.RefOf(head)} {
		if _, found := all[i].Document.Find(want); !found || all[i].Revision != 1 {
			t.Errorf("document %d: %v found %v, revision %d", i, want, found, all[i].Revision)
		}
	}
	if _, err := s.Documents(model.WorkspaceDoc, "j9"); !errors.Is(err, store.ErrNoDocument) {
		t.Errorf("with one that is not there: %v, want ErrNoDocument", err)
	}
	for i := range 5 {
		commit(t, s, put(fmt.Sprint("more", i), 0, model.Stage{ID: model.StageID(fmt.Sprint("m", i))}))
	}
	if l := load(t, s, "j1"); l.Revision != 6 || l.Document.Len(model.KindStage) != 5 {
		t.Errorf("revision %d, %d stages", l.Revision, l.Document.Len(model.KindStage))
	}
}

// expectConflict fails unless a commit conflicts with what is at the given places, and leaves nothing.
func expectConflict(t *testing.T, s store.Store, c store.Commit, where ...model.Ref) {
	t.Helper()
	before := must(s.Revision())(t)
	_, err := s.Commit(c)
	var conflict *store.ConflictError
	if !errors.Is(err, store.ErrConflict) || !errors.As(err, &conflict) {
		t.Fatalf("%s: %v, want ErrConflict", c.Op, err)
	}
	var got []model.Ref
	for _, c := range conflict.Conflicts {
		got = append(got, c.Ref)
	}
	same(t, c.Op+": where it conflicts", where, got)
	if after := must(s.Revision())(t); after != before {
		t.Errorf("%s: it made revision %d of %d", c.Op, after, before)
	}
}

func intoGone(t *testing.T, open func(string) store.Store) {
	ann, bob := open("ann"), open("bob")
	commit(t, ann, put("op1", 0, head))
	gone := remove("op2", 1, head)
	gone.Unindex = []model.JourneyID{"j1"}
	commit(t, ann, gone)
	c := put("op3", 0, search)
	c.Index = []store.Summary{{Journey: "j1", Title: "It is back"}}
	expectConflict(t, bob, c, model.RefOf(head))
	if lines, _, err := bob.Index(); err != nil || len(lines) > 0 {
		t.Errorf("the library lists %v (%v)", lines, err)
	}
	if _, err := bob.Document("j1"); !errors.Is(err, store.ErrNoDocument) {
		t.Errorf("the journey: %v, want ErrNoDocument", err)
	}
	commit(t, bob, put("op4", 0, head, search))
}

func goneWith(t *testing.T, open func(string) store.Store) {
	ann, bob := open("ann"), open("bob")
	commit(t, ann, put("op1", 0, head))
	commit(t, bob, put("op2", 0, search))
	expectConflict(t, ann, remove("op3", 1, head), model.RefOf(search))
	c := remove("op4", 1, head)
	c.Changes = append(c.Changes, remove("", 2, search).Changes...)
	commit(t, ann, c)
}

func referring(t *testing.T, open func(string) store.Store) {
	ann, bob := open("ann"), open("bob")
	touchpoint := model.Touchpoint{ID: `t<"1">`, Stage: "s1", Action: "Looks"}
	feeling := model.Experience{Touchpoint: touchpoint.ID, Persona: buyer.ID}
	c := put("op1", 0, head, search, touchpoint)
	c.Changes = append(c.Changes, store.Change{Doc: model.WorkspaceDoc, Ref: model.RefOf(buyer), After: buyer})
	commit(t, ann, c)

	commit(t, bob, put("op2", 0, feeling))
	expectConflict(t, ann, remove("op3", 1, touchpoint), model.RefOf(feeling))
	c = remove("op4", 1, touchpoint)
	c.Changes = append(c.Changes, remove("", 2, feeling).Changes...)
	commit(t, ann, c)
	expectConflict(t, bob, put("op5", 0, feeling), model.RefOf(touchpoint))
	if l := load(t, bob, "j1"); l.Document.Len(model.KindExperience) != 0 {
		t.Error("a feeling about nothing is left")
	}
}
