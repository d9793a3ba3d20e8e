package bolt_test

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wend/model"
	"wend/model/edit/edittest"
	"wend/store"
	"wend/store/bolt"
)

func TestAFileFromBeforeSnapshotsTakesThem(t *testing.T) {
	s := openFixture(t)
	if list, err := s.Snapshots(); err != nil || len(list) != 0 {
		t.Fatalf("an old file has %d snapshots, %v", len(list), err)
	}
	state, _ := fixtureState(t, s)
	var docs []*model.Document
	for d := range state.Documents() {
		docs = append(docs, d)
	}
	kept, err := s.KeepSnapshot(store.Snapshot{Revision: 16, Label: "all", Reason: store.ByHand}, docs...)
	if err != nil {
		t.Fatal(err)
	}
	read, err := open(t, s.Name(), "bob").Snapshot(kept.ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(edittest.Dump(state), edittest.Dump(model.NewState(read...))); diff != "" {
		t.Errorf("read back (-kept +read):\n%s", diff)
	}
}

func TestSnapshotsSurviveCompactionAndSalvage(t *testing.T) {
	s := openFixture(t)
	state, _ := fixtureState(t, s)
	var ids []string
	for _, label := range []string{"first", "second", "third"} {
		kept, err := s.KeepSnapshot(store.Snapshot{Revision: 16, Label: label, Reason: store.ByHand}, state.Workspace())
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, kept.ID)
	}
	if err := s.DropSnapshots(ids[2]); err != nil {
		t.Fatal(err)
	}
	if err := s.Compact(); err != nil {
		t.Fatal(err)
	}
	if kept, err := s.KeepSnapshot(store.Snapshot{Revision: 16, Reason: store.ByHand}, state.Workspace()); err != nil || kept.ID != "s4" {
		t.Errorf("after compaction the next is %q, %v", kept.ID, err)
	}
	to := filepath.Join(t.TempDir(), "salvaged.wend")
	if _, err := bolt.Salvage(s.Name(), to); err != nil {
		t.Fatal(err)
	}
	list, err := open(t, to, "ann").Snapshots()
	if err != nil || len(list) != 3 && len(list) != 4 || list[0].Label != "first" || list[1].Label != "second" {
		t.Errorf("salvaged: %+v, %v", list, err)
	}
}
