package bolt_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"wend/model"
	"wend/store"
	"wend/store/bolt"
)

// stages is a commit that writes stages into a journey, with its head on top.
func stages(op string, doc model.DocID, n int) store.Commit {
	c := store.Commit{
		Op: op, Time: time.Unix(1700000000, 0).UTC(), Label: "Add stages", Journey: model.JourneyID(doc), Action: store.Do,
		Edits: json.RawMessage(`[{"do":"insert"}]`), Inverse: json.RawMessage(`[{"do":"delete"}]`),
		Index: []store.Summary{{Journey: model.JourneyID(doc), Title: "Journey " + op, Stages: n}},
	}
	objects := []model.Object{model.Journey{ID: model.JourneyID(doc), Title: "Journey " + op}}
	for i := range n {
		objects = append(objects, model.Stage{
			ID: model.StageID(fmt.Sprintf("%s-s%03d", doc, i)), Name: fmt.Sprintf("Stage %d", i),
			Definition: "What happens until the customer has found what to look for.",
		})
	}
	for _, o := range objects {
		c.Changes = append(c.Changes, store.Change{Doc: doc, Ref: model.RefOf(o), After: o})
	}
	return c
}

func keep(t testing.TB, s *bolt.Store, c store.Commit) store.Revision {
	t.Helper()
	revision, err := s.Commit(c)
	if err != nil {
		t.Fatal(err)
	}
	return revision
}

// rename changes one stage that revision base wrote.
func rename(op string, doc model.DocID, stage int, base store.Revision) store.Commit {
	c := stages(op, doc, stage+1)
	c.Changes = c.Changes[stage+1:]
	c.Changes[0].Base = base
	s := c.Changes[0].After.(model.Stage)
	s.Name = "Renamed by " + op
	c.Changes[0].After = s
	return c
}

// populate fills a workspace with a little of everything, and free pages.
func populate(t testing.TB, s *bolt.Store) {
	t.Helper()
	for i := range 12 {
		keep(t, s, stages(fmt.Sprintf("op%d", i), model.DocID(fmt.Sprintf("j%d", i)), i*4))
	}
	keep(t, s, rename("rename", "j3", 2, 4))
	gone := rename("delete", "j4", 1, 5)
	gone.Changes[0].After = nil
	keep(t, s, gone)
	if err := s.SetUIState("cursor", []byte("j3/s1")); err != nil {
		t.Fatal(err)
	}
}

// content is all that a workspace says, but for what may be lost.
func content(s *bolt.Store) (string, error) {
	lines, revision, err := s.Index()
	if err != nil {
		return "", err
	}
	all := []any{revision, lines}
	ids := []model.DocID{model.WorkspaceDoc}
	for _, line := range lines {
		ids = append(ids, model.DocID(line.Journey))
	}
	docs, err := s.Documents(ids...)
	if err != nil {
		return "", err
	}
	for _, d := range docs {
		all = append(all, fmt.Sprint(d.Objects))
		for o := range d.Document.Objects() {
			all = append(all, o)
		}
	}
	entries, err := s.Journal(0)
	if err != nil {
		return "", err
	}
	b, err := json.Marshal(append(all, entries))
	return string(b), err
}

func contentOf(t testing.TB, s *bolt.Store) string {
	t.Helper()
	c, err := content(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
