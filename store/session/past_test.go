package session_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"wend/model"
	"wend/model/edit"
	"wend/model/edit/edittest"
	"wend/model/history"
	"wend/store"
	"wend/store/memory"
	"wend/store/session"
)

// edited is a workspace with a journey of which one touchpoint was given another
// importance so many times, and the states after each.
func edited(t *testing.T, times int) (*memory.Store, []model.State) {
	t.Helper()
	to := memory.New().Open("ann")
	c, err := session.Content(edittest.Base(), "begin", "Begin", time.Unix(1, 0))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := to.Commit(c); err != nil {
		t.Fatal(err)
	}
	loaded, err := to.Documents(model.WorkspaceDoc, "j1", "j2")
	if err != nil {
		t.Fatal(err)
	}
	s, err := session.New(1, "ann", session.Contents{Loaded: loaded, Revision: 1})
	if err != nil {
		t.Fatal(err)
	}
	states := []model.State{s.State()}
	for i := range times {
		step := history.Step{Label: fmt.Sprint("importance ", i), Journey: "j1", Edits: []edit.Edit{edit.Set{
			Doc: "j1", Ref: model.Ref{Kind: model.KindTouchpoint, Key: "t1"}, Field: "importance", Value: edit.Value(i%5 + 1),
		}}}
		if err := s.Propose(step, fmt.Sprint("op", i)); err != nil {
			t.Fatal(err)
		}
		next, _ := s.Next()
		commits, err := next.Commits(nil, time.Unix(int64(i+2), 0))
		if err != nil {
			t.Fatal(err)
		}
		at, err := to.Commit(commits[0])
		if err != nil {
			t.Fatal(err)
		}
		s.Kept(commits[0], at)
		states = append(states, s.State())
	}
	return to, states
}

func TestThePastOfAJourneyIsReadFromTheStore(t *testing.T) {
	to, states := edited(t, 4)
	p, err := session.Past(to, "j1")
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range states {
		got, err := p.At(uint64(i + 1))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(edittest.Dump(want.Without("j2")), edittest.Dump(got)); diff != "" {
			t.Errorf("revision %d (-was +read):\n%s", i+1, diff)
		}
	}
	if s := p.Steps()[0]; s.Label != "importance 3" || s.Actor != "ann" || s.Revision != 5 {
		t.Errorf("the newest step: %+v", s)
	}
}

func TestAutomaticSnapshotsAreAsManyAsTheWorkspaceKeeps(t *testing.T) {
	to, _ := edited(t, 0)
	for i := range 40 {
		c := store.Commit{
			Op: fmt.Sprint("touch", i), Action: store.Do, Time: time.Unix(100, 0), Label: "Touch", Index: []store.Summary{{Journey: "j1"}},
			Changes: []store.Change{{Doc: "j1", Ref: model.Ref{Kind: model.KindTouchpoint, Key: "t1"}, Base: store.Revision(i + 1), After: model.Touchpoint{ID: "t1", Stage: "s1", Importance: model.Some(i%5 + 1)}}},
		}
		for range 2 { // the same revision is kept once
			if err := session.KeepBefore(to, c, true); err != nil {
				t.Fatal(err)
			}
		}
		if err := session.KeepBefore(to, c, false); err != nil {
			t.Fatal(err)
		}
		if _, err := to.Commit(c); err != nil {
			t.Fatal(err)
		}
	}
	byHand, err := session.Keep(to, store.ByHand, "mine", time.Unix(1, 0), "j1")
	if err != nil {
		t.Fatal(err)
	}
	all, err := to.Snapshots()
	if err != nil || len(all) != 31 || all[30].ID != byHand.ID || all[0].Revision != 11 {
		t.Errorf("%d snapshots, the first of revision %d, %v", len(all), all[0].Revision, err)
	}
}

func TestALargeChangeIsPrecededByASnapshot(t *testing.T) {
	to, _ := edited(t, 0)
	c := store.Commit{Label: "Import phones.json", Time: time.Unix(1, 0)}
	for i := range 100 {
		c.Changes = append(c.Changes, store.Change{Doc: "j1", Ref: model.Ref{Kind: model.KindFinding, Key: fmt.Sprint(i)}})
	}
	if err := session.KeepBefore(to, c, false); err != nil {
		t.Fatal(err)
	}
	all, err := to.Snapshots()
	if err != nil || len(all) != 1 || all[0].Label != "Import phones.json" || all[0].Reason != store.BeforeLarge {
		t.Errorf("%+v, %v", all, err)
	}
}
