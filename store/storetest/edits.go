package storetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/model"
	"wend/model/edit"
	"wend/model/edit/edittest"
	"wend/store"
)

// session is a program that edits: what it believes must always be what the store holds.
type session struct {
	t     *rapid.T
	store store.Store
	state model.State
	bases store.Bases
	steps int
}

// begin commits a state to an empty workspace.
func begin(t *rapid.T, to store.Store, state model.State) *session {
	s := &session{t: t, store: to, state: state}
	var changes []edit.Change
	for d := range state.Documents() {
		for o := range d.Objects() {
			changes = append(changes, edit.Change{Doc: d.ID(), Ref: model.RefOf(o), After: o})
		}
	}
	s.commit(store.Commit{Action: store.Do, Changes: s.bases.Changes(changes)})
	return s
}

// commit tries twice, as after an error that left open whether the commit was kept.
func (s *session) commit(c store.Commit) {
	s.steps++
	c.Op, c.Time = fmt.Sprint("step ", s.steps), date
	for range 2 {
		if revision, err := s.store.Commit(c); err != nil || revision != store.Revision(s.steps) {
			s.t.Fatalf("%s: revision %d, %v", c.Op, revision, err)
		}
	}
	s.bases.Kept(c.Changes, store.Revision(s.steps))
}

// apply edits the state and commits what changed. Edits that are refused change nothing.
func (s *session) apply(action store.Action, of store.Revision, edits []edit.Edit) error {
	r, err := edit.Apply(s.state, edits)
	if err != nil {
		return err
	}
	done, err1 := edit.Encode(edits)
	inverse, err2 := edit.Encode(r.Inverse)
	if err := errors.Join(err1, err2); err != nil {
		s.t.Fatal(err)
	}
	s.commit(store.Commit{Action: action, Of: of, Edits: done, Inverse: inverse, Changes: s.bases.Changes(r.Changes)})
	s.state = r.State
	return nil
}

// reload reads all documents again, as another program would, and compares.
func (s *session) reload(from store.Store) {
	want := edittest.Dump(s.state)
	state, bases := model.NewState(), store.Bases{}
	for d := range s.state.Documents() {
		l, err := from.Document(d.ID())
		if err != nil {
			s.t.Fatal(err)
		}
		state = state.With(l.Document)
		bases.Learn(l)
	}
	if diff := cmp.Diff(want, edittest.Dump(state)); diff != "" {
		s.t.Fatalf("read back (-believed +stored):\n%s", diff)
	}
	s.store, s.state, s.bases = from, state, bases
}

// everyEdit does random steps as people do, reads back what they led to, and takes all back by the journal.
func everyEdit(t *testing.T, fresh func(*testing.T) func(string) store.Store) {
	rapid.Check(t, func(rt *rapid.T) {
		open, draw := fresh(t), edittest.New(rt)
		s := begin(rt, open("ann"), edittest.Base())
		first := edittest.Dump(s.state)
		for range rapid.IntRange(1, 5).Draw(rt, "steps") {
			_, edits := draw.Step(s.state)
			_ = s.apply(store.Do, 0, edits) // may be refused
		}
		s.reload(open("bob"))
		entries, err := s.store.Journal(1)
		if err != nil {
			rt.Fatal(err)
		}
		for _, e := range slices.Backward(entries) {
			inverse, err := edit.Decode(e.Inverse)
			if err == nil {
				err = s.apply(store.Undo, e.Revision, inverse)
			}
			if err != nil {
				rt.Fatalf("undo %d: %v", e.Revision, err)
			}
		}
		s.reload(open("ann"))
		if diff := cmp.Diff(first, edittest.Dump(s.state)); diff != "" {
			rt.Fatalf("all taken back (-first +now):\n%s", diff)
		}
	})
}
