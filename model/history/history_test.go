package history_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/model"
	"wend/model/edit"
	"wend/model/edit/edittest"
	"wend/model/history"
)

// app is a state with its history and journal, as a screen would hold them.
type app struct {
	state   model.State
	log     history.Log
	entries []history.Entry
}

func (a *app) commit(step history.Step) {
	r, err := edit.Apply(a.state, step.Edits)
	if err != nil {
		return
	}
	step.Inverse = r.Inverse
	step.Seq = uint64(len(a.entries) + 1)
	a.state, a.log = r.State, a.log.Add(step)
	a.entries = append(a.entries, history.Entry{Step: step})
}

func (a *app) undo(rt *rapid.T) bool {
	step, log, ok := a.log.Undo()
	return ok && a.follow(rt, log, step.Inverse, history.Undo, step.Seq)
}

func (a *app) redo(rt *rapid.T) bool {
	step, log, ok := a.log.Redo()
	return ok && a.follow(rt, log, step.Edits, history.Redo, step.Seq)
}

func (a *app) follow(rt *rapid.T, log history.Log, edits []edit.Edit, action history.Action, of uint64) bool {
	r, err := edit.Apply(a.state, edits)
	if err != nil {
		rt.Fatal(err)
	}
	e := history.Entry{Action: action, Of: of}
	e.Seq = uint64(len(a.entries) + 1)
	a.state, a.log, a.entries = r.State, log, append(a.entries, e)
	return true
}

func TestUndoingAllThenRedoingAllIsWhereItWas(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := edittest.New(rt)
		a := &app{state: edittest.Base()}
		start := edittest.Dump(a.state)
		for range 15 {
			_, edits := s.Step(a.state)
			gesture := rapid.SampledFrom([]string{"", "feel", "nudge"}).Draw(rt, "gesture")
			a.commit(history.Step{Gesture: gesture, Edits: edits})
		}
		end, steps := edittest.Dump(a.state), a.log.Done()
		for a.undo(rt) {
		}
		if diff := cmp.Diff(start, edittest.Dump(a.state)); diff != "" {
			rt.Fatalf("undoing all does not lead back:\n%s", diff)
		}
		for a.redo(rt) {
		}
		if diff := cmp.Diff(end, edittest.Dump(a.state)); diff != "" {
			rt.Fatalf("redoing all does not lead forth:\n%s", diff)
		}
		if a.log.Done() != steps || a.log.Undone() != 0 {
			rt.Fatalf("%d steps became %d", steps, a.log.Done())
		}
	})
}

// outline lists the steps of a log, those to undo and those to redo.
func outline(l history.Log) []string {
	var out []string
	for s, next, ok := l.Undo(); ok; s, next, ok = next.Undo() {
		out = append(out, fmt.Sprint("undo ", s.Seq, len(s.Edits), len(s.Inverse)))
	}
	for s, next, ok := l.Redo(); ok; s, next, ok = next.Redo() {
		out = append(out, fmt.Sprint("redo ", s.Seq, len(s.Edits), len(s.Inverse)))
	}
	return out
}

func TestTheJournalGivesTheSameHistoryBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		a := &app{state: edittest.Base()}
		ref := model.Ref{Kind: model.KindTouchpoint, Key: "t1"}
		for i := range 40 {
			switch rapid.IntRange(0, 4).Draw(rt, "do") {
			case 0:
				a.undo(rt)
			case 1:
				a.redo(rt)
			default:
				gesture := rapid.SampledFrom([]string{"", "feel"}).Draw(rt, "gesture")
				a.commit(history.Step{Gesture: gesture, Edits: edit.SetText(a.state, "j1", ref, "action", fmt.Sprint("looks ", i))})
			}
		}
		if diff := cmp.Diff(outline(a.log), outline(history.FromEntries("", a.entries))); diff != "" {
			rt.Fatalf("rebuilt history differs (-was +rebuilt):\n%s", diff)
		}
	})
}

func step(label, gesture string, n int) history.Step {
	return history.Step{Label: label, Gesture: gesture, Journey: "j", Before: fmt.Sprint(n), After: fmt.Sprint(n + 1), Seq: uint64(n)}
}

func TestStepsOfOneGestureUndoAsOne(t *testing.T) {
	var l history.Log
	for n := range 4 {
		l = l.Add(step("feel", "feel maya t1", n))
	}
	s, _, _ := l.Undo()
	if l.Done() != 1 || s.Before != "0" || s.After != "4" || s.Seq != 3 {
		t.Errorf("%d steps, the last is %+v; want one from 0 to 4", l.Done(), s)
	}
	l = l.Add(step("other", "", 4)).Add(step("feel", "feel maya t1", 5))
	if l.Done() != 3 {
		t.Errorf("%d steps, want 3: another step stood between", l.Done())
	}
}

func TestAGestureDoesNotGrowAfterUndo(t *testing.T) {
	_, l, _ := history.Log{}.Add(step("feel", "g", 1)).Add(step("other", "", 2)).Undo()
	if l = l.Add(step("feel", "g", 3)); l.Done() != 2 {
		t.Errorf("%d steps, want 2", l.Done())
	}
}

func TestGesturesOfTwoJourneysStayApart(t *testing.T) {
	other := step("feel", "g", 2)
	other.Journey = "k"
	if l := (history.Log{}).Add(step("feel", "g", 1)).Add(other); l.Done() != 2 {
		t.Errorf("%d steps, want 2", l.Done())
	}
}

func TestANewStepEndsWhatCouldBeRedone(t *testing.T) {
	l := history.Log{}.Add(step("a", "", 1)).Add(step("b", "", 2))
	_, undone, _ := l.Undo()
	if next := undone.Add(step("c", "", 3)); next.Undone() != 0 || next.Done() != 2 {
		t.Errorf("%d to redo and %d to undo, want 0 and 2", next.Undone(), next.Done())
	}
	if undone.Undone() != 1 || l.Done() != 2 {
		t.Error("an older log changed")
	}
}

func TestThousandsOfStepsAreKept(t *testing.T) {
	var l history.Log
	for n := range 5000 {
		l = l.Add(step("s", "", n))
	}
	for n := 4999; n >= 0; n-- {
		s, next, ok := l.Undo()
		if !ok || s.Seq != uint64(n) {
			t.Fatalf("step %d: got %d, %v", n, s.Seq, ok)
		}
		l = next
	}
}

func TestEntriesAboutForgottenStepsArePassedOver(t *testing.T) {
	l := history.FromEntries("", []history.Entry{
		{Action: history.Undo, Of: 7, Step: history.Step{Seq: 9}},
		{Step: history.Step{Seq: 10}},
		{Action: history.Redo, Of: 7, Step: history.Step{Seq: 11}},
	})
	if l.Done() != 1 || l.Undone() != 0 {
		t.Errorf("%d to undo and %d to redo, want 1 and 0", l.Done(), l.Undone())
	}
}

func TestUndoPassesOverWhatOthersDid(t *testing.T) {
	l := history.FromEntries("ann", []history.Entry{
		{Step: history.Step{Actor: "ann", Seq: 1}},
		{Step: history.Step{Actor: "bob", Seq: 2}},
		{Step: history.Step{Actor: "ann", Seq: 3}},
		{Step: history.Step{Actor: "bob", Seq: 4}, Action: history.Undo, Of: 2},
		{Step: history.Step{Actor: "bob", Seq: 5}},
	})
	if got, want := outline(l), []string{"undo 3 0 0", "undo 1 0 0"}; !cmp.Equal(got, want) {
		t.Errorf("Ann can take back %v, want %v", got, want)
	}
}

func TestAGestureEndsWhereSomebodyElseDidSomething(t *testing.T) {
	mine := func(seq uint64) history.Entry {
		return history.Entry{Step: history.Step{Actor: "ann", Gesture: "g", Seq: seq}}
	}
	l := history.FromEntries("ann", []history.Entry{mine(1), {Step: history.Step{Actor: "bob", Gesture: "g", Seq: 2}}, mine(3), mine(4)})
	if got, want := outline(l), []string{"undo 4 0 0", "undo 1 0 0"}; !cmp.Equal(got, want) {
		t.Errorf("Ann can take back %v, want %v", got, want)
	}
}

func TestAStepThatIsLeftOutIsNeitherUndoneNorRedone(t *testing.T) {
	l := history.Log{}.Add(step("a", "", 1)).Add(step("b", "", 2)).Add(step("c", "", 3))
	_, l, _ = l.Undo()
	if got, want := outline(l.Without(1).Without(3)), []string{"undo 2 0 0"}; !cmp.Equal(got, want) {
		t.Errorf("%v is left, want %v", got, want)
	}
	if _, found := l.About(history.Redo, 3); !found {
		t.Error("an older log changed")
	}
}

func TestTheStepOfAKeyThatIsHeldStaysAsSmallAsOneEdit(t *testing.T) {
	a := &app{state: edittest.Base()}
	begun := edittest.Dump(a.state)
	ref := model.Ref{Kind: model.KindTouchpoint, Key: "t1"}
	for i := range 100 {
		a.commit(history.Step{Gesture: "importance", Edits: []edit.Edit{edit.Set{Doc: "j1", Ref: ref, Field: "importance", Value: edit.Value(1 + i%5)}}})
	}
	step, _, _ := a.log.Undo()
	if len(step.Edits) != 1 || len(step.Inverse) != 1 || a.log.Done() != 1 {
		t.Fatalf("%d steps, the last of %d edits and %d to take it back", a.log.Done(), len(step.Edits), len(step.Inverse))
	}
	r, err := edit.Apply(a.state, step.Inverse)
	if err != nil || edittest.Dump(r.State) != begun {
		t.Errorf("taking it back does not lead to where it began: %v", err)
	}
	if r, err = edit.Apply(r.State, step.Edits); err != nil || edittest.Dump(r.State) != edittest.Dump(a.state) {
		t.Errorf("making it again does not lead to where it was: %v", err)
	}
}

func TestMovesOfOneGestureBecomeTheLastOfThem(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		a := &app{state: edittest.Base()}
		begun := edittest.Dump(a.state)
		d, _ := a.state.Document("j1")
		var stages, touchpoints []string
		for s := range d.Stages() {
			stages = append(stages, string(s.ID))
			for p := range d.Touchpoints(s.ID) {
				touchpoints = append(touchpoints, string(p.ID))
			}
		}
		ref := model.Ref{Kind: model.KindTouchpoint, Key: touchpoints[0]}
		for range rapid.IntRange(1, 8).Draw(rt, "moves") {
			move := edit.Move{Doc: "j1", Ref: ref, Parent: rapid.SampledFrom(stages).Draw(rt, "stage")}
			a.commit(history.Step{Gesture: "move", Edits: []edit.Edit{move}})
		}
		end := edittest.Dump(a.state)
		if step, _, ok := a.log.Undo(); ok && len(step.Edits) > 1 {
			rt.Errorf("%d edits", len(step.Edits))
		}
		for a.undo(rt) {
		}
		if edittest.Dump(a.state) != begun {
			rt.Error("taking it back does not lead to where it began")
		}
		for a.redo(rt) {
		}
		if edittest.Dump(a.state) != end {
			rt.Error("making it again does not lead to where it was")
		}
	})
}
