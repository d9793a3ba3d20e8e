package past_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/model"
	"wend/model/edit"
	"wend/model/edit/edittest"
	"wend/model/past"
)

// journal is random steps and the states after them.
type journal struct {
	steps  []past.Step
	states []model.State // [r] at revision r
}

func (j *journal) now() model.State { return j.states[len(j.states)-1] }

func (j *journal) do(edits []edit.Edit) {
	r, err := edit.Apply(j.now(), edits)
	if err != nil || len(r.Changes) == 0 {
		return
	}
	j.states = append(j.states, r.State)
	s := past.Step{
		Revision: uint64(len(j.states) - 1), Time: time.Unix(int64(len(j.states)), 0), Action: "do", Label: "step",
		Docs: edit.Documents(edits), Inverse: r.Inverse,
	}
	j.steps = append(j.steps, s)
}

func random(rt *rapid.T, n int) *journal {
	s := edittest.New(rt)
	j := &journal{states: []model.State{edittest.Base()}}
	for range n {
		_, edits := s.Step(j.now())
		j.do(edits)
	}
	return j
}

// only returns the workspace and one journey of a state.
func only(s model.State, doc model.DocID) model.State {
	out := model.NewState(s.Workspace())
	if d, found := s.Document(doc); found {
		out = out.With(d)
	}
	return out
}

func TestEveryVersionIsFoundAgain(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		j := random(rt, rapid.IntRange(0, 40).Draw(rt, "steps"))
		if _, found := j.now().Document("j1"); !found {
			rt.Skip("the journey is gone")
		}
		p := past.New(only(j.now(), "j1"), uint64(len(j.steps)), j.steps, nil)
		for r, want := range j.states {
			got, err := p.At(uint64(r))
			if err != nil {
				rt.Fatalf("revision %d: %v", r, err)
			}
			if diff := cmp.Diff(edittest.Dump(only(want, "j1")), edittest.Dump(only(got, "j1"))); diff != "" {
				rt.Fatalf("revision %d (-was +found):\n%s", r, diff)
			}
		}
	})
}

func TestASnapshotGoesOnWhereAStepHasNoWayBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		j := random(rt, 12)
		if len(j.steps) < 4 {
			rt.Skip("too few steps")
		}
		at := rapid.IntRange(1, len(j.steps)-2).Draw(rt, "snapshot")
		j.steps[at].Inverse = nil // what led to at+1
		read := func() ([]*model.Document, error) {
			var docs []*model.Document
			for d := range j.states[at].Documents() {
				docs = append(docs, d)
			}
			return docs, nil
		}
		var docs []model.DocID
		for d := range j.states[at].Documents() {
			docs = append(docs, d.ID())
		}
		for d := range j.now().Documents() {
			if _, found := j.states[at].Document(d.ID()); !found {
				rt.Skip("a journey is newer than the snapshot")
			}
		}
		kept := past.Snapshot{ID: "s1", Revision: uint64(at), Docs: docs, Documents: read}
		p := past.New(j.now(), uint64(len(j.steps)), j.steps, []past.Snapshot{kept})
		for r := range j.states {
			got, err := p.At(uint64(r))
			if err != nil {
				rt.Fatalf("revision %d: %v", r, err)
			}
			same := func(s model.State) string { // journeys that are gone now are not of this past
				for d := range s.Journeys() {
					if _, found := j.now().Document(d.ID()); !found {
						s = s.Without(d.ID())
					}
				}
				return edittest.Dump(s)
			}
			if diff := cmp.Diff(same(j.states[r]), same(got)); diff != "" {
				rt.Fatalf("revision %d (-was +found):\n%s", r, diff)
			}
		}
	})
}

func TestWhatIsNotKnownSaysWhy(t *testing.T) {
	j := &journal{states: []model.State{edittest.Base()}}
	touchpoint := model.Ref{Kind: model.KindTouchpoint, Key: "t1"}
	for i := range 4 {
		j.do([]edit.Edit{edit.Set{Doc: "j1", Ref: touchpoint, Field: "importance", Value: edit.Value(i + 1)}})
	}
	j.steps[1].Inverse = nil
	p := past.New(j.now(), 4, j.steps, nil)
	if _, err := p.At(2); err != nil {
		t.Errorf("after the step: %v", err)
	}
	if _, err := p.At(1); err == nil {
		t.Error("before a step without a way back something is known")
	}
	if _, err := p.At(9); !errors.Is(err, past.ErrNoVersion) {
		t.Errorf("a version to come: %v", err)
	}
	p = past.New(j.now(), 4, j.steps[2:], nil) // the journal was cut
	if _, err := p.At(2); err != nil {
		t.Errorf("before the oldest step: %v", err)
	}
	if _, err := p.At(1); !errors.Is(err, past.ErrNoVersion) {
		t.Errorf("before the journal: %v", err)
	}
}

func TestTheStepsOfAGestureAreOneLine(t *testing.T) {
	j := &journal{states: []model.State{edittest.Base()}}
	touchpoint := model.Ref{Kind: model.KindTouchpoint, Key: "t1"}
	for i := range 4 {
		j.do([]edit.Edit{edit.Set{Doc: "j1", Ref: touchpoint, Field: "importance", Value: edit.Value(i + 1)}})
	}
	for i := range 3 {
		j.steps[i].Gesture = "importance t1"
	}
	lines := past.New(j.now(), 4, j.steps, nil).Lines()
	if len(lines) != 2 || lines[1].Newest != 1 || lines[1].Oldest != 3 || lines[1].Revision != 3 {
		t.Errorf("lines: %+v", lines)
	}
}
