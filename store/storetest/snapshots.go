package storetest

import (
	"errors"
	"strings"
	"testing"

	"wend/model"
	"wend/model/edit/edittest"
	"wend/store"
)

// keep keeps a snapshot of the journey as it is.
func keep(t *testing.T, s store.Store, label string, reason store.Reason) store.Snapshot {
	t.Helper()
	l := load(t, s, journeyDoc)
	head := store.Snapshot{Revision: l.Revision, Time: date, Label: label, Reason: reason}
	kept, err := s.KeepSnapshot(head, load(t, s, model.WorkspaceDoc).Document, l.Document)
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

func snapshots(t *testing.T, open func(string) store.Store) {
	s, other := open("ann"), open("bob")
	commit(t, s, put("one", 0, head, search, look, model.Order{Of: model.KindStage, IDs: []string{"s1"}}))
	before := edittest.Dump(model.NewState(load(t, s, model.WorkspaceDoc).Document, load(t, s, journeyDoc).Document))
	first := keep(t, s, "before\x1b the workshop", store.ByHand)
	want := store.Snapshot{
		ID: first.ID, Revision: 1, Time: date, Actor: "ann", Label: "before the workshop", Reason: store.ByHand,
		Docs: []model.DocID{model.WorkspaceDoc, journeyDoc},
	}
	same(t, "what was kept", want, first)
	commit(t, s, put("two", 1, model.Stage{ID: "s1", Name: "Find"}))
	second := keep(t, other, "", store.AtStart)

	list := must(other.Snapshots())(t)
	same(t, "list", []store.Snapshot{first, second}, list)
	if first.ID == second.ID || second.Revision != 2 || second.Actor != "bob" {
		t.Errorf("second snapshot: %+v", second)
	}
	docs := must(other.Snapshot(first.ID))(t)
	same(t, "content", before, edittest.Dump(model.NewState(docs...)))
	if now := must(s.Revision())(t); now != 2 {
		t.Errorf("revision %d after two commits and two snapshots", now)
	}
}

func droppedSnapshots(t *testing.T, open func(string) store.Store) {
	s := open("ann")
	commit(t, s, put("one", 0, head))
	first, second := keep(t, s, "first", store.ByHand), keep(t, s, "second", store.ByHand)
	if err := s.DropSnapshots(second.ID, "s99", "nonsense"); err != nil {
		t.Fatal(err)
	}
	same(t, "list", []store.Snapshot{first}, must(s.Snapshots())(t))
	for _, id := range []string{second.ID, "s99", "nonsense", ""} {
		if _, err := s.Snapshot(id); !errors.Is(err, store.ErrNoSnapshot) {
			t.Errorf("read %q: %v, want ErrNoSnapshot", id, err)
		}
	}
	if third := keep(t, s, "third", store.ByHand); third.ID == second.ID || third.ID == first.ID {
		t.Errorf("id %q was given before", third.ID)
	}
}

func senselessSnapshots(t *testing.T, open func(string) store.Store) {
	s := open("ann")
	if _, err := s.KeepSnapshot(store.Snapshot{Label: "empty", Reason: store.ByHand}); err == nil {
		t.Error("a snapshot of nothing was kept")
	}
	doc := model.NewDocument("j1", head)
	if _, err := s.KeepSnapshot(store.Snapshot{Label: strings.Repeat("x", store.MaxLabel+1), Reason: store.ByHand}, doc); err == nil {
		t.Error("a label without end was kept")
	}
	same(t, "list", []store.Snapshot(nil), must(s.Snapshots())(t))
}
