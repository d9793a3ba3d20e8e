package bolt_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wend/model"
	"wend/model/edit"
	"wend/store"
	"wend/store/bolt"
)

// fixture is a workspace that the program of commit a954694 wrote. It holds what these commits left, in their order:
//
//	1       import of the sample "smartphone": 5 stages, 15 touchpoints, personas maya and tom, 6 KPIs
//	2       a new journey "Return a phone" of one stage
//	3-4     measurements of k1 (53 %) and k3 (312/13000) on 2026-11-20, from the command line
//	5-10    in "Return a phone": a touchpoint typed as a line, its importance raised by a gesture, renamed, a pain
//	        added and undone, renamed back
//	11-13   in "smartphone": importance of i1 raised to 5, i1 renamed, a pain added to it
//	14      what maya feels at i2 raised to neutral
//	15-16   i2 moved to the right, and that undone
//
// Its saved view shows "smartphone" by stages: the cursor on tom in the stage "interest" and on activity v7, the value
// chain in focus with activities by contribution, expected feelings shown, the panel of KPIs hidden, and six lanes,
// without the channel and with messages and KPIs. In "Return a phone" the cursor is on its touchpoint.
const fixture = "testdata/schema-1.wend"

// fixtureView is the value of "view" in it.
const fixtureView = `{"journey":"smartphone","board":{"Lanes":["touchpoint","importance","pain","delight","message","kpi"],` +
	`"Focus":3,"Zoom":0,"Expected":true,"NoPanel":true,"ByValue":true},"cursors":{` +
	`"oqtzwjgqysnr":{"Column":{"Stage":"lmlulpyqviga","Touchpoint":"mdxgrukxuq3p"},"Lane":"touchpoint","Persona":"","Activity":"v1","Number":""},` +
	`"smartphone":{"Column":{"Stage":"interest","Touchpoint":""},"Lane":"touchpoint","Persona":"tom","Activity":"v7","Number":""}}}`

// openFixture opens a copy of the fixture.
func openFixture(t *testing.T) *bolt.Store {
	t.Helper()
	path := filepath.Join(t.TempDir(), "client.wend")
	if err := os.WriteFile(path, read(t, fixture), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { check(t, path) })
	return open(t, path, "ann")
}

// fixtureState is the documents of the fixture.
func fixtureState(t *testing.T, s *bolt.Store) (model.State, store.Bases) {
	t.Helper()
	docs, err := s.Documents(model.WorkspaceDoc, "smartphone", "oqtzwjgqysnr")
	if err != nil {
		t.Fatal(err)
	}
	state, bases := model.NewState(), store.Bases{}
	for _, d := range docs {
		state = state.With(d.Document)
		bases.Learn(d)
	}
	return state, bases
}

// object returns an object of a document, as JSON reads it.
func object(t *testing.T, s model.State, doc model.DocID, kind model.Kind, key string) (fields map[string]any) {
	t.Helper()
	d, found := s.Document(doc)
	if !found {
		t.Fatalf("no document %s", doc)
	}
	o, found := d.Find(model.Ref{Kind: kind, Key: key})
	if !found {
		return nil
	}
	if err := json.Unmarshal(model.EncodeObject(o), &fields); err != nil {
		t.Fatal(err)
	}
	return fields
}

func TestFileOfAnEarlierVersionOpensAsItWasLeft(t *testing.T) {
	s := openFixture(t)
	if f := s.Finding(); f.Verdict != bolt.Healthy || f.Schema != 2 || f.Backup != s.Name()+".schema-1" {
		t.Errorf("found %+v", f)
	}
	state, _ := fixtureState(t, s)
	phones, _ := state.Document("smartphone")
	back, _ := state.Document("oqtzwjgqysnr")
	if p, b := phones.Len(model.KindTouchpoint), back.Len(model.KindTouchpoint); p != 15 || b != 1 {
		t.Errorf("%d and %d touchpoints", p, b)
	}
	if got := back.Journey().Title; got != "Return a phone" {
		t.Errorf("title %q", got)
	}
	for name, c := range map[string]struct{ got, want any }{
		"action":      {object(t, state, "smartphone", model.KindTouchpoint, "i1")["action"], "Compares prices and plans"},
		"importance":  {object(t, state, "smartphone", model.KindTouchpoint, "i1")["importance"], 5.0},
		"feeling":     {object(t, state, "smartphone", model.KindExperience, "maya/i2")["valence"], 0.0},
		"measurement": {object(t, state, "smartphone", model.KindMeasurement, "k3/2026-11-20")["x"], 312.0},
		"pain":        {object(t, state, "smartphone", model.KindFinding, "odpce3upha7y")["text"], "Prices come without shipping"},
		"undone pain": {len(object(t, state, "oqtzwjgqysnr", model.KindFinding, "iasbizbwxyqq")), 0},
		"other line":  {object(t, state, "oqtzwjgqysnr", model.KindTouchpoint, "mdxgrukxuq3p")["action"], "Brings the box to the shop"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v, want %v", name, c.got, c.want)
		}
	}
	if view, err := s.UIState("view"); err != nil || string(view) != fixtureView {
		t.Errorf("view: %v\n%s", err, cmp.Diff(fixtureView, string(view)))
	}
	lines, revision, err := s.Index()
	if err != nil || revision != 16 || len(lines) != 2 || lines[1].Title != "Smartphone buyer, interest phase" || lines[1].Updated.IsZero() {
		t.Errorf("library at %d: %+v, %v", revision, lines, err)
	}
}

func TestHistoryOfAnEarlierVersionIsTakenBackToItsBeginning(t *testing.T) {
	s := openFixture(t)
	state, bases := fixtureState(t, s)
	entries, err := s.Tail(2000)
	if err != nil || len(entries) != 16 {
		t.Fatalf("%d entries, %v", len(entries), err)
	}
	if e := entries[15]; e.Action != store.Undo || e.Of != 15 || e.Gesture != "carry i2" || e.Before == "" || e.After == "" {
		t.Errorf("the newest entry: %+v", e)
	}
	take := func(i int) {
		t.Helper()
		if _, err := edit.Decode(entries[i].Edits); err != nil {
			t.Errorf("edits of %d: %v", i+1, err)
		}
		inverse, err := edit.Decode(entries[i].Inverse)
		if err != nil {
			t.Fatalf("inverse of %d: %v", i+1, err)
		}
		r, err := edit.Apply(state, inverse)
		if err != nil {
			t.Fatalf("take back %d, %s: %v", i+1, entries[i].Label, err)
		}
		c := store.Commit{
			Op: entries[i].Label + entries[i].Op, Action: store.Undo, Of: entries[i].Revision, Changes: bases.Changes(r.Changes),
		}
		bases.Kept(c.Changes, keep(t, s, c))
		state = r.State
	}
	for i := 15; i > 1; i-- {
		take(i)
	}
	touchpoint := object(t, state, "smartphone", model.KindTouchpoint, "i1")
	if touchpoint["action"] != "Visits the brand website" || touchpoint["importance"] != 4.0 {
		t.Errorf("i1: %v", touchpoint)
	}
	if got := object(t, state, "smartphone", model.KindMeasurement, "k1/2026-11-20"); got != nil {
		t.Errorf("measured: %v", got)
	}
	take(1)
	take(0)
	if n := state.Workspace().Len(model.KindPersona); n != 0 {
		t.Errorf("before the import: %d personas", n)
	}
}
