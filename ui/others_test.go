package ui_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"wend/model"
	"wend/ui/uitest"
)

// call renames what is selected.
func call(d *uitest.Driver, name string) {
	d.Press("r", "ctrl+a", "ctrl+k")
	d.Type(name)
	d.Press("enter")
}

// called returns what a touchpoint of the journey on the map is called.
func called(d *uitest.Driver, id model.TouchpointID) string {
	t, _ := model.Lookup[model.Touchpoint](d.App.Open(), id)
	return t.Action
}

// toasts fails the test unless the passing message has all the texts.
func toasts(t *testing.T, d *uitest.Driver, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(d.App.Toast(), text) {
			t.Errorf("it says %q, want %q in it", d.App.Toast(), text)
		}
	}
}

// withActor starts a program of somebody on the machine of d.
func withActor(t *testing.T, d *uitest.Driver, actor string) *uitest.Driver {
	t.Helper()
	d.Machine.Actor = actor
	return again2(t, d)
}

func TestALateReloadStaysOutOfAnotherWorkspace(t *testing.T) {
	one, two := pair(t)
	other := filepath.Join(t.TempDir(), "other.wend")
	if _, err := one.Machine.Create(other); err != nil {
		t.Fatal(err)
	}
	call(two, "Renamed by two")
	one.Machine.Reading = func() { // while it reads the first workspace again
		one.Do("Open workspace")
		one.Type(other)
		one.Press("enter")
	}
	one.Send(one.App.FileChanged())
	one.Press("g", "l")
	one.Shows("other.wend")
	one.ShowsNot("Smartphone", "Another program")
	for d := range one.App.State().Journeys() {
		t.Errorf("journey %q is in the other workspace", d.Journey().Title)
	}
}

func TestALostEditDoesNotBlockUndo(t *testing.T) {
	one, two := pair(t)
	two.Press("l", "l")
	before := written(t, two)
	two.Press("+", "h", "h")
	one.Press("x")
	two.Press("+") // on what is gone
	toasts(t, two, "not kept", "what was not is in test.wend.rescue.rest")
	left := two.Machine.Unsaved[two.App.Name()+".rescue.rest"].Commits
	if len(left) != 1 || !strings.Contains(left[0].Label, "feeling of Maya") || len(left[0].Edits) == 0 {
		t.Errorf("the file has %+v", left)
	}
	two.Press("u")
	toasts(t, two, "Undid: feeling of Maya")
	one.Press("u")
	two.Send(two.App.FileChanged())
	if written(t, two) != before {
		t.Error("undo does not lead back to where it began")
	}
}

func TestWhatCannotBeUndoneIsSaidOnceAndPassedOver(t *testing.T) {
	one, two := pair(t)
	two.Press("l", "l", "+", "h", "h")
	call(two, "Renamed by two")
	one.Send(one.App.FileChanged())
	one.Press("x")
	two.Send(two.App.FileChanged())
	two.Press("u")
	toasts(t, two, "Cannot undo", "does not exist")
	two.Press("u")
	toasts(t, two, "Undid: feeling of Maya")
}

func TestOfTwoNamesOneIsKeptAndUndoGoesBackToTheOther(t *testing.T) {
	one, two := pair(t)
	call(one, "Name of one")
	call(two, "Name of two") // before it hears of the other
	toasts(t, two, `Another program named it "Name of one"; yours "Name of two" is kept, u goes back to "Name of one"`)
	third := again2(t, two)
	for _, d := range []*uitest.Driver{two, third} { // in the program that named it, and after opening again
		if got := called(d, "a1"); got != "Name of two" {
			t.Errorf("it is called %q", got)
		}
		d.Press("u")
		if got := called(d, "a1"); got != "Name of one" {
			t.Errorf("after undo it is called %q", got)
		}
		d.Press("ctrl+r")
	}
}

func TestTheSameNameFromTwoProgramsIsNoConflict(t *testing.T) {
	one, two := pair(t)
	call(one, "One name")
	call(two, "One name")
	toasts(t, two, "both changes are kept")
	two.Press("u")
	if strings.HasPrefix(two.App.Toast(), "Undid: rename") || called(two, "a1") != "One name" {
		t.Errorf("undo takes back what both wanted: %s", two.App.Toast())
	}
}

func TestUndoTakesBackOnesOwnStepsOnly(t *testing.T) {
	ann, _ := pair(t)
	ann = withActor(t, ann, "ann")
	call(ann, "Name of Ann")
	bob := withActor(t, ann, "bob")
	bob.Press("l")
	call(bob, "Name of Bob")
	ann = withActor(t, ann, "ann")
	ann.Press("u")
	toasts(t, ann, `Undid: rename touchpoint to "Name of Ann"`)
	if got := called(ann, "a2"); got != "Name of Bob" {
		t.Errorf("Bob's touchpoint is called %q", got)
	}
	ann.Press("u")
	toasts(t, ann, "Nothing to undo")
}

func TestUndoKeepsWhatAnotherProgramChangedSince(t *testing.T) {
	one, two := pair(t)
	one.Press("l", "+", "h")
	call(one, "Name of one")
	two.Send(two.App.FileChanged())
	call(two, "Newer name")
	one.Send(one.App.FileChanged())
	one.Press("u")
	toasts(t, one, "Cannot undo", "another program changed it since")
	if got := called(one, "a1"); got != "Newer name" {
		t.Errorf("undo overwrites the newer name with %q", got)
	}
	one.Press("u")
	toasts(t, one, "Undid: feeling of Maya")
}

func TestEachActorFindsTheirOwnView(t *testing.T) {
	ann, _ := pair(t)
	ann = withActor(t, ann, "ann")
	ann.Press("2", "q")
	bob := withActor(t, ann, "bob")
	bob.Press("3", "q")
	for actor, scope := range map[string]string{"ann": "Emotions", "bob": "Value chain"} {
		d := withActor(t, bob, actor)
		if !strings.Contains(d.Screen(), "▸ "+map[string]string{"ann": "2 ", "bob": "3 "}[actor]+scope) {
			t.Errorf("%s does not come back to %s:\n%s", actor, scope, d.Screen())
		}
	}
}

func TestTheViewThatEverybodySharedIsTakenOver(t *testing.T) {
	d := smartphone(t)
	s, _, err := d.Machine.Open("test.wend")
	if err != nil {
		t.Fatal(err)
	}
	d.Press("3", "q")
	view, err := s.UIState("view/test")
	if err != nil || len(view) == 0 {
		t.Fatalf("nothing is kept: %v", err)
	}
	if err := s.SetUIState("view", view); err != nil {
		t.Fatal(err)
	}
	d.Machine.Actor = "newcomer"
	again(t, d).Shows("▸ 3 Value chain")
}

func TestASaveMeetsWhatAnotherProgramSavedBefore(t *testing.T) {
	one, two := pair(t)
	call(one, "Renamed by one")
	two.Press("l", "+") // nobody told it that the file changed
	if got := called(two, "a1"); got != "Renamed by one" {
		t.Errorf("after its own save it still shows %q", got)
	}
	toasts(t, two, "Another program changed this workspace")
}

func TestSavingIsTriedUntilItWorks(t *testing.T) {
	d := smartphone(t)
	d.Machine.Failing = errors.New("no space left on device")
	d.Press("+")
	d.Wait(time.Minute) // many tries
	if n := d.App.Unsaved(); n != 1 {
		t.Fatalf("%d steps wait to be saved", n)
	}
	d.Machine.Failing = nil
	d.Wait(time.Minute)
	if n := d.App.Unsaved(); n != 0 {
		t.Errorf("%d steps are not saved though the disk has room again", n)
	}
}

func TestLeavingWithAFullDiskKeepsTheChangesBesideTheFile(t *testing.T) {
	full := errors.New("no space left on device")
	for name, leave := range map[string]func(d *uitest.Driver){
		"after it was said": func(d *uitest.Driver) {
			d.Machine.Failing = full
			d.Press("+", "q")
		},
		"while saving": func(d *uitest.Driver) {
			d.Hold()
			d.Press("+", "q")
			d.Machine.Failing = full
			d.Release()
		},
	} {
		d := smartphone(t)
		leave(d)
		if !d.Left {
			t.Errorf("%s: q does not leave", name)
		}
		if n := len(d.Machine.Unsaved["test.wend.rescue"].Commits); n != 1 {
			t.Errorf("%s: %d changes are rescued", name, n)
		}
	}
}

func TestASecondRequestLeavesWithoutWaitingForTheDisk(t *testing.T) {
	d := smartphone(t)
	d.Hold()
	d.Press("+", "q", "q")
	d.Release()
	if n := len(d.Machine.Unsaved["test.wend.rescue"].Commits); n != 1 || !d.Left {
		t.Errorf("%d changes are beside the file, left %v", n, d.Left)
	}
}

func TestAPersonaIsTakenOutOfJourneysThatWereNotOpened(t *testing.T) {
	d := smartphone(t)
	d.Press("g", "l")
	d.Do("Duplicate journey")
	d = again(t, d)
	d.Press("g", "l", "enter", "2")
	loaded := 0
	for range d.App.State().Journeys() {
		loaded++
	}
	if loaded != 1 {
		t.Fatalf("%d journeys are in memory, want 1", loaded)
	}
	d.Do("Delete persona")
	if d.App.Unsaved() != 0 {
		t.Fatalf("not saved: %s", d.App.Toast())
	}
	n := 0
	for j := range d.App.State().Journeys() {
		n++
		for _, p := range j.Journey().Personas {
			if p == "maya" {
				t.Errorf("journey %q still names the persona", j.Journey().Title)
			}
		}
	}
	if n != 2 {
		t.Errorf("%d journeys were looked at, want 2", n)
	}
}
