package session_test

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"wend/model"
	"wend/model/edit"
	"wend/model/edit/edittest"
	"wend/model/history"
	"wend/store"
	"wend/store/session"
)

// two are the programs of Ann and Bob on one workspace.
func two(t *testing.T) (ann, bob *program) {
	w := filled(t, edittest.Base())
	return start(t, w, "ann"), start(t, w, "bob")
}

// remove deletes touchpoint t1 with what belongs to it.
func (p *program) remove() {
	p.t.Helper()
	edits, err := edit.Remove(p.State(), "j1", t1)
	if err != nil || !p.do("delete", "", edits) {
		p.t.Errorf("%s cannot delete it: %v", p.actor, err)
	}
}

func TestOursIsPutOnTopAndUndoGoesBackToTheirs(t *testing.T) {
	ann, bob := two(t)
	ann.name("Ann's")
	ann.save()
	bob.name("Bob's")
	became := bob.send()
	want := []session.Overwritten{{
		Label: "Bob's", Ref: t1, Field: "action", Theirs: json.RawMessage(`"Ann's"`), Ours: json.RawMessage(`"Bob's"`),
	}}
	if diff := cmp.Diff(want, became.Overwritten); diff != "" || !became.Conflict || len(became.Lost) > 0 {
		t.Errorf("it says %+v:\n%s", became, diff)
	}
	if bob.called() != "Bob's" {
		t.Errorf("it is called %q", bob.called())
	}
	bob.save()
	if _, _, err := bob.Undo("u"); err != nil || bob.called() != "Ann's" {
		t.Errorf("after undo it is called %q (%v)", bob.called(), err)
	}
}

func TestWhatTheyChangedAndWeDeleteComesBackAsTheyLeftIt(t *testing.T) {
	ann, bob := two(t)
	ann.name("Ann's")
	ann.save()
	bob.remove()
	became := bob.send()
	if len(became.Overwritten) != 1 || became.Overwritten[0].Ref != t1 || became.Overwritten[0].Field != "" {
		t.Errorf("it says %+v", became)
	}
	bob.save()
	if _, _, err := bob.Undo("u"); err != nil || bob.called() != "Ann's" {
		t.Errorf("it comes back as %q (%v)", bob.called(), err)
	}
}

func TestALostStepIsLostToQueueAndHistoryAlike(t *testing.T) {
	ann, bob := two(t)
	ann.remove()
	ann.save()
	bob.name("Bob's")
	if _, _, err := bob.Undo("u"); err != nil { // on its way to the disk as well
		t.Fatal(err)
	}
	bob.name("Bob's again")
	became := bob.send()
	if diff := cmp.Diff([]string{"Bob's", "Bob's again"}, became.Lost); diff != "" {
		t.Errorf("lost (-want +got):\n%s", diff)
	}
	if bob.Unsaved() != 0 {
		t.Errorf("%d steps wait to be saved", bob.Unsaved())
	}
	if s, ok := bob.Undoable(); ok {
		t.Errorf("%q can be undone", s.Label)
	}
}

func TestAnUnsavedUndoTakesBackWhatTheStepHasBecome(t *testing.T) {
	ann, bob := two(t)
	ann.name("Ann's")
	ann.save()
	bob.name("Bob's")
	if _, _, err := bob.Undo("u"); err != nil {
		t.Fatal(err)
	}
	bob.save()
	if bob.called() != "Ann's" {
		t.Errorf("it is called %q", bob.called())
	}
}

func TestUndoRefusesToOverwriteWhatOthersDidSince(t *testing.T) {
	ann, bob := two(t)
	stage := edit.Insert{Doc: "j1", Object: model.Stage{ID: "new", Name: "New"}}
	ann.do("add a stage", "", []edit.Edit{stage})
	ann.name("Ann's")
	ann.save()
	bob.read(false)
	bob.name("Bob's")
	bob.do("name the stage", "", edit.SetText(bob.State(), "j1", model.RefOf(stage.Object), "name", "Filled"))
	bob.save()
	ann.read(false)
	for range 2 {
		step, ok, err := ann.Undo("u")
		if !ok || !errors.Is(err, session.ErrChanged) {
			t.Errorf("undoing %q gives %v", step.Label, err)
		}
	}
	if _, found := ann.Undoable(); found || ann.Unsaved() != 0 {
		t.Error("what cannot be undone is not passed over")
	}
	if ann.called() != "Bob's" {
		t.Errorf("it is called %q", ann.called())
	}
}

func TestRedoRefusesToOverwriteWhatOthersDidSince(t *testing.T) {
	ann, bob := two(t)
	ann.name("Ann's")
	ann.save()
	if _, _, err := ann.Undo("u"); err != nil {
		t.Fatal(err)
	}
	ann.save()
	bob.read(false)
	bob.name("Bob's")
	bob.save()
	ann.read(false)
	if step, ok, err := ann.Redo("r"); !ok || !errors.Is(err, session.ErrChanged) {
		t.Errorf("redoing %q gives %v", step.Label, err)
	}
	if _, found := ann.Redoable(); found || ann.Unsaved() != 0 {
		t.Error("what cannot be redone is not passed over")
	}
	if ann.called() != "Bob's" {
		t.Errorf("it is called %q", ann.called())
	}
}

func TestUndoDoesNotMindWhatOthersPutBeside(t *testing.T) {
	ann, bob := two(t)
	ann.do("add a stage", "", []edit.Edit{edit.Insert{Doc: "j1", Object: model.Stage{ID: "anns"}}})
	ann.save()
	bob.read(false)
	bob.do("add another", "", []edit.Edit{edit.Insert{Doc: "j1", Object: model.Stage{ID: "bobs"}}})
	bob.save()
	ann.read(false)
	if _, _, err := ann.Undo("u"); err != nil {
		t.Fatal(err)
	}
	d, _ := ann.State().Document("j1")
	if ids := d.IDs(model.KindStage, ""); slices.Contains(ids, "anns") || !slices.Contains(ids, "bobs") {
		t.Errorf("the stages are %v", ids)
	}
}

func TestNothingIsSentWhileSomethingIsOnItsWay(t *testing.T) {
	ann, _ := two(t)
	ann.name("one")
	next, ok := ann.Next()
	if !ok {
		t.Fatal("nothing is sent")
	}
	ann.name("two")
	if _, again := ann.Next(); again {
		t.Error("a second step is sent")
	}
	if _, again := ann.Reread(false); again {
		t.Error("it is read again")
	}
	full := errors.New("disk full")
	if ann.Failed(full) || !ann.Failed(full) {
		t.Error("the first failure is known, or the second is not")
	}
	if ann.Failure() == nil || ann.Unsaved() != 2 {
		t.Errorf("%d steps wait, failure %v", ann.Unsaved(), ann.Failure())
	}
	all, err := next.Commits(nil, date)
	if err != nil {
		t.Fatal(err)
	}
	if at, err := ann.store.Commit(all[0]); err != nil || at == 0 {
		t.Fatal(at, err)
	}
	ann.save() // kept already, and that is found out
	if ann.Failure() != nil {
		t.Error("it still says that saving failed")
	}
	if entries, _ := ann.store.Journal(1); len(entries) != 2 {
		t.Errorf("%d entries in the journal, want 2", len(entries))
	}
}

func TestStepsThatWaitAreSentInOneRowAndUndoneOneByOne(t *testing.T) {
	ann, bob := two(t)
	for _, name := range []string{"one", "two", "three"} {
		ann.name(name)
	}
	next, _ := ann.Next()
	all, err := next.Commits(nil, date)
	if err != nil || len(all) != 3 {
		t.Fatalf("%d of 3 steps are sent: %v", len(all), err)
	}
	if len(all[0].Index)+len(all[1].Index) != 0 || len(all[2].Index) != 1 {
		t.Error("the journey's line is written more than once")
	}
	ann.Recall()
	ann.save()
	for _, want := range []string{"two", "one"} {
		if _, _, err := ann.Undo("undo " + want); err != nil || ann.called() != want {
			t.Errorf("undo leads to %q, %v; want %q", ann.called(), err, want)
		}
		ann.save()
	}
	bob.read(false)
	if bob.called() != "one" {
		t.Errorf("the file says %q", bob.called())
	}
}

func TestAnUndoOfWhatIsNotSavedWaitsForItsNumber(t *testing.T) {
	ann, _ := two(t)
	ann.name("one")
	if _, _, err := ann.Undo("u"); err != nil {
		t.Fatal(err)
	}
	ann.save()
	entries, err := ann.store.Journal(1)
	if err != nil || len(entries) != 2 || entries[1].Of != entries[0].Revision {
		t.Errorf("the journal has %+v, %v", entries, err)
	}
}

func TestWhatIsInTheFileAfterAllIsNotDoneTwice(t *testing.T) {
	ann, bob := two(t)
	ann.name("mine")
	next, _ := ann.Next()
	all, err := next.Commits(nil, date)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ann.store.CommitAll(all...); err != nil {
		t.Fatal(err)
	}
	ann.Failed(errors.New("the sync failed")) // but the commit is there
	bob.read(false)
	bob.name("theirs")
	bob.save()
	if became := ann.read(false); len(became.Lost)+len(became.Overwritten) > 0 {
		t.Errorf("it is said that %+v", became)
	}
	if ann.called() != "theirs" || ann.Unsaved() != 0 {
		t.Errorf("it is called %q, %d steps wait", ann.called(), ann.Unsaved())
	}
}

func TestMissingIsWhatAnotherVersionDoesNotHave(t *testing.T) {
	mine := []store.Entry{{Op: "a"}, {Op: "b"}, {Op: "c", Label: "last"}}
	missing, common := session.Missing(mine, []store.Entry{{Op: "a"}, {Op: "b"}, {Op: "x"}})
	if len(missing) != 1 || missing[0].Op != "c" || missing[0].Label != "last" || !common {
		t.Errorf("missing are %+v, common %v", missing, common)
	}
	if missing, common := session.Missing(mine[1:], []store.Entry{{Op: "a"}}); len(missing) != 2 || common {
		t.Errorf("of another history are missing %+v, common %v", missing, common)
	}
}

func TestALineSaysWhenTheJourneyChanged(t *testing.T) {
	ann, _ := two(t)
	ann.name("Ann's")
	next, _ := ann.Next()
	later := date.Add(time.Hour)
	all, err := next.Commits(nil, later)
	if err != nil {
		t.Fatal(err)
	}
	at, err := ann.store.Commit(all[0])
	if err != nil {
		t.Fatal(err)
	}
	ann.Kept(all[0], at)
	stored, _, err := ann.store.Index()
	if err != nil {
		t.Fatal(err)
	}
	changed := map[model.JourneyID]time.Time{"j1": later, "j2": date}
	for _, l := range append(stored, ann.Lines()...) {
		if want := changed[l.Journey]; !l.Updated.Equal(want) {
			t.Errorf("journey %s was changed at %v, want %v", l.Journey, l.Updated, want)
		}
	}
}

func TestWhatIsLeftOverCanBeMadeAgainByAnotherSession(t *testing.T) {
	ann, _ := two(t)
	ann.name("one")
	ann.name("two")
	if _, _, err := ann.Undo("u"); err != nil {
		t.Fatal(err)
	}
	left := ann.Leftover(date)
	if len(left) != 3 || ann.Unsaved() != 3 {
		t.Fatalf("%d of %d steps are left over", len(left), ann.Unsaved())
	}
	for _, c := range left {
		edits, err := edit.Decode(c.Edits)
		if err != nil {
			t.Fatal(err)
		}
		if c.Action != store.Do || c.Of != 0 {
			t.Errorf("%q is left as %s of %d", c.Label, c.Action, c.Of)
		}
		again := start(t, filled(t, ann.State()), "ann")
		again.do(c.Label, "", edits)
		if again.called() == "" {
			t.Errorf("%q cannot be made again", c.Label)
		}
	}
}

func TestStepsBeforeOneThatIsNotUnderstoodCannotBeUndone(t *testing.T) {
	step := func(r store.Revision, actor, edits string) store.Entry {
		return store.Entry{Revision: r, Actor: actor, Action: store.Do, Edits: json.RawMessage(edits), Inverse: json.RawMessage(edits)}
	}
	known, err := edit.Encode([]edit.Edit{edit.Set{Doc: "j1", Ref: t1, Field: "action", Value: edit.Value("x")}})
	if err != nil {
		t.Fatal(err)
	}
	strange := `[{"op":"transmogrify"}]`
	for actor, want := range map[string]int{"ann": 1, "bob": 0} {
		s, err := session.New(1, actor, session.Contents{Entries: []store.Entry{
			step(1, "ann", string(known)), step(2, "ann", strange), step(3, "ann", string(known)),
		}})
		if (err != nil) != (actor == "ann") {
			t.Errorf("%s: the error is %v", actor, err)
		}
		if got := s.Log().Done(); got != want {
			t.Errorf("%s can undo %d steps, want %d", actor, got, want)
		}
	}
}

func TestAStepIsUndoneForGoodThoughNoneOfItWasSaved(t *testing.T) {
	w := filled(t, edittest.Base())
	ann := start(t, w, "ann")
	ann.name("one")
	for _, reverse := range []func(string) (history.Step, bool, error){ann.Undo, ann.Redo, ann.Undo} {
		if _, ok, err := reverse(ann.op()); !ok || err != nil {
			t.Fatal(ok, err)
		}
	}
	ann.save()
	for when, p := range map[string]*program{"now": ann, "after reopening": start(t, w, "ann")} {
		if s, ok := p.Undoable(); ok {
			t.Errorf("%q can be undone again %s", s.Label, when)
		}
		if s, ok := p.Redoable(); !ok || s.Label != "one" {
			t.Errorf("it cannot be redone %s", when)
		}
	}
}

func TestWhatOthersSavedInBetweenEndsAGesture(t *testing.T) {
	w := filled(t, edittest.Base())
	ann, bob := start(t, w, "ann"), start(t, w, "bob")
	name := func(text string) {
		ann.do("name", "naming", edit.SetText(ann.State(), "j1", t1, "action", text))
		ann.save()
	}
	name("one")
	name("two")
	bob.do("title", "", edit.SetText(bob.State(), "j2", model.Ref{Kind: model.KindJourney, Key: "j2"}, "title", "Bob's"))
	bob.save()
	name("three")
	if diff := cmp.Diff(outline(start(t, w, "ann").Log()), outline(ann.Log())); diff != "" {
		t.Errorf("Ann can undo something else after reopening (-reopened +running):\n%s", diff)
	}
	if n := ann.Log().Done(); n != 2 {
		t.Errorf("%d steps can be undone, want 2", n)
	}
}

// stages returns the stages of journey j1 in order.
func (p *program) stages() []string {
	d, _ := p.State().Document("j1")
	return d.IDs(model.KindStage, "")
}

func TestWhatLostItsNeighbourGoesToTheEnd(t *testing.T) {
	ann, bob := two(t)
	gone := model.Ref{Kind: model.KindStage, Key: "gone"}
	ann.do("add", "", []edit.Edit{edit.Insert{Doc: "j1", Object: model.Stage{ID: "gone"}, Before: "s2"}})
	ann.save()
	bob.read(false)
	bob.do("delete", "", []edit.Edit{edit.Delete{Doc: "j1", Ref: gone}})
	bob.save()
	ann.do("add", "", []edit.Edit{edit.Insert{Doc: "j1", Object: model.Stage{ID: "new"}, Before: "gone"}})
	if became := ann.send(); len(became.Lost) > 0 {
		t.Errorf("%v is lost, as what was to come after it is gone", became.Lost)
	}
	ann.save()
	if diff := cmp.Diff([]string{"s1", "s2", "new"}, ann.stages()); diff != "" {
		t.Errorf("the stages (-want +got):\n%s", diff)
	}
	if _, _, err := ann.Undo("u"); err != nil || slices.Contains(ann.stages(), "new") {
		t.Errorf("after undo the stages are %v (%v)", ann.stages(), err)
	}
}

func TestWhatWasPutBeforeSomethingThatIsGoneCanBeUndone(t *testing.T) {
	ann, bob := two(t)
	ann.do("add", "", []edit.Edit{edit.Insert{Doc: "j1", Object: model.Stage{ID: "last"}}})
	ann.save()
	bob.read(false)
	bob.do("add", "", []edit.Edit{edit.Insert{Doc: "j1", Object: model.Stage{ID: "new"}, Before: "last"}})
	bob.save()
	ann.read(false)
	ann.do("delete", "", []edit.Edit{edit.Delete{Doc: "j1", Ref: model.Ref{Kind: model.KindStage, Key: "last"}}})
	ann.save()
	bob.read(false)
	if _, _, err := bob.Undo("u"); err != nil || slices.Contains(bob.stages(), "new") {
		t.Errorf("after undo the stages are %v (%v)", bob.stages(), err)
	}
}

func TestAFeelingAboutWhatOthersDeletedIsLostAndSaid(t *testing.T) {
	ann, bob := two(t)
	feeling := edit.Insert{Doc: "j1", Object: model.Experience{Persona: "tom", Touchpoint: "t1"}}
	if !bob.do("feel", "", []edit.Edit{feeling}) {
		t.Fatal("there is no room for a feeling")
	}
	ann.remove()
	ann.save()
	if became := bob.send(); !slices.Equal(became.Lost, []string{"feel"}) {
		t.Errorf("lost %q", became.Lost)
	}
	if _, err := ann.store.Document("j1"); err != nil || bob.Unsaved() != 0 {
		t.Errorf("%v; %d steps wait", err, bob.Unsaved())
	}
}

func TestATouchpointIsNotDeletedUnderAFeelingOfOthers(t *testing.T) {
	ann, bob := two(t)
	feeling := edit.Insert{Doc: "j1", Object: model.Experience{Persona: "tom", Touchpoint: "t1"}}
	ann.remove()
	bob.do("feel", "", []edit.Edit{feeling})
	bob.save()
	if became := ann.send(); !slices.Equal(became.Lost, []string{"delete"}) || ann.called() == "" {
		t.Errorf("lost %q; it is called %q", became.Lost, ann.called())
	}
}

func TestADeletedJourneyThatIsAboutToComeBackIsNotListedMeanwhile(t *testing.T) {
	ann, bob := two(t)
	edits, err := edit.Remove(ann.State(), "j2", model.Ref{Kind: model.KindJourney, Key: "j2"})
	if err != nil || !ann.do("delete", "", edits) {
		t.Fatal(err)
	}
	if _, _, err := ann.Undo("u"); err != nil {
		t.Fatal(err)
	}
	ann.send() // the first of the two
	lines, _, err := bob.store.Index()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		if _, err := bob.store.Document(model.DocID(l.Journey)); err != nil {
			t.Errorf("listed is %q: %v", l.Title, err)
		}
	}
	ann.save()
	if bob.read(false); !bob.Has("j2") {
		t.Error("the journey is not back")
	}
}
