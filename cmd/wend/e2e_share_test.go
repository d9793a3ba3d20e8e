package main

import (
	"os"
	"strings"
	"syscall"
	"testing"
)

// rename gives the touchpoint under the cursor another name.
func (s *window) rename(name string) {
	s.t.Helper()
	s.keys("r")
	s.waitFor("Rename touchpoint")
	s.keys("C-u")
	s.enter(name)
	s.waitFor("▌" + name)
}

func TestTwoProgramsOnOneFileShowEachOthersChanges(t *testing.T) {
	s := onMap(t, size)
	other := start(s.home, size, "w.wend")
	other.waitFor("▌Sees social")
	s.rename("First")
	other.waitFor("▌First", "Another program changed this workspace")
	other.keys("Right")
	other.waitFor("▌Sees outdoor")
	other.rename("Second")
	s.waitFor("▐Second")
	// different fields of one touchpoint at about the same time: both stay
	s.keys("]", "m")
	s.keys("+", "+")
	other.keys("Left")
	other.waitFor("▌First")
	other.rename("Third")
	s.waitFor("▌Third")
	s.waitSaved()
	other.waitSaved()
	all := touchpoints(s.home.state("w.wend"))
	if all[0].Action != "Third" || all[1].Action != "Second" {
		t.Errorf("the file has %q and %q", all[0].Action, all[1].Action)
	}
	if a, b := s.cells("▸Touchpoint")[1], other.cells("▸Touchpoint")[1]; !strings.Contains(a, "Third") || a != b {
		t.Errorf("one shows %q, the other %q", a, b)
	}
}

func TestACommandBesideTheProgramIsShown(t *testing.T) {
	s := onMap(t, size)
	s.home.wend("new", "-f", "w.wend", "Beside")
	s.waitFor("Another program changed this workspace")
	s.keys("g", "l")
	s.waitFor("Beside")
}

// lock holds a file as another program does that is busy with it.
func lock(t *testing.T, path string) (release func()) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != nil {
		t.Fatal(err)
	}
	return func() { _ = f.Close() } // a second time does nothing
}

func TestAFileThatAnotherProgramHoldsIsNamedAndOpenedWhenItIsFree(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	h.sample("w.wend", "smartphone")
	release := lock(t, h.path("w.wend"))
	defer release()
	s := start(h, size, "w.wend")
	s.waitFor("Another program holds w.wend", "▸ Try again", "Read a copy", "Quit")
	s.keys("Enter") // it is still held
	s.waitGone("Another program holds")
	s.waitFor("Another program holds w.wend")
	s.typeText("copy")
	s.waitFor("▸ Read a copy")
	s.keys("Enter")
	s.waitFor("READ-ONLY", "▌Sees social")
	s.quit()

	s.run("w.wend")
	s.waitFor("Another program holds w.wend", "▸ Try again")
	release()
	s.keys("Enter")
	s.waitFor("▌Sees social", " saved")
	s.quit()
}

func TestAnEditWhileAnotherProgramHoldsTheFileIsSavedLater(t *testing.T) {
	s := onMap(t, size)
	release := lock(t, s.home.path("w.wend"))
	s.rename("Patient")
	s.waitFor("NOT SAVED") // what is said of it passes
	s.keys("Right")
	s.waitFor("▌Sees outdoor")
	release()
	s.waitSaved()
	if got := touchpoints(s.home.state("w.wend"))[0].Action; got != "Patient" {
		t.Errorf("the file has %q", got)
	}
}

func TestReadOnlyShowsABadgeAndSaysWhyEveryEditIsRefused(t *testing.T) {
	s := onMap(t, size, "--readonly")
	s.waitFor("READ-ONLY")
	for _, key := range []string{"a", "x", "+", "r", "L", "A", "p"} {
		s.keys("C-l", key)
		s.waitFor("Read-only: ")
	}
	s.quit()
}
