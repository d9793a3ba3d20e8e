package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wend/ui/uitest"
)

// conflicted makes a copy beside a workspace, as a cloud drive does, that somebody
// goes on with.
func conflicted(t *testing.T, path string) *uitest.Driver {
	t.Helper()
	name := strings.TrimSuffix(path, ".wend") + " (Ann's conflicted copy 2026-03-01).wend"
	if err := os.WriteFile(name, slurped(t, path), 0o600); err != nil {
		t.Fatal(err)
	}
	m := uitest.OnDisk()
	m.Actor = "ann"
	ann := uitest.Start(t, uitest.Options{Machine: m, Path: name})
	ann.Press("g", "m")
	return ann
}

func TestAConflictedCopyIsMergedFromThePaletteAsOneStep(t *testing.T) {
	d, path := onDisk(t)
	ann := conflicted(t, path)
	thinks(ann, "Ann's thought")
	ann.Press("l", "+")
	thinks(d, "Our thought")
	noticed(d)
	toasts(t, d, ": and merge brings it in")
	chooses(d, "Merge another copy")
	d.Shows("conflicted copy 2026", "beside it", "Another file")
	d.Press("enter")
	d.Shows("u takes them back")
	fileHas(t, path, "Our thought", "Ann's thought")
	d.Press("u")
	if have := allIn(t, path); strings.Contains(have, "Ann's thought") || !strings.Contains(have, "Our thought") {
		t.Error("undo takes back more or less than the merge")
	}
	d.Press("U")
	chooses(d, "Merge another copy")
	d.Press("enter")
	d.Shows("has nothing that is not here")
}

func TestWhatBothCopiesChangedIsListedAndTheirsKept(t *testing.T) {
	d, path := onDisk(t)
	ann := conflicted(t, path)
	for to, d := range map[string]*uitest.Driver{"Ann's way": ann, "Our way": d} {
		d.Press("r")
		d.Press("ctrl+u")
		d.Type(to)
		d.Press("enter")
		d.Shows(to)
	}
	chooses(d, "Merge another copy")
	d.Press("enter")
	d.Shows("Merged with 1 conflict", "Ann's way", "ours is kept")
	for _, size := range [][2]int{{80, 24}, {60, 20}} {
		d.Resize(size[0], size[1])
		d.Shows("Merged with 1 conflict")
	}
	d.Resize(160, 48)
	d.Press("esc", "g", "h")
	d.Shows("snapshot: theirs")
}

func TestAnotherWorkspaceIsNotMerged(t *testing.T) {
	d, _ := onDisk(t)
	_, other := onDisk(t)
	chooses(d, "Merge another copy")
	d.Type(other)
	d.Press("enter")
	d.Shows("different workspaces")
	chooses(d, "Merge another copy")
	d.Type(filepath.Join(t.TempDir(), "nothing.wend"))
	d.Press("enter")
	d.Shows("There is no file nothing.wend")
}

func TestAJourneyOfAnotherFileIsLaidOverThisOneAndBroughtBackFrom(t *testing.T) {
	d, path := onDisk(t)
	ann := conflicted(t, path)
	thinks(ann, "Ann's thought")
	chooses(d, "Compare with a file")
	d.Press("enter")
	d.Shows("conflicted copy", "● now", "What changed", "removed")
	d.Press("R")
	fileHas(t, path, "Ann's thought")
	d.Shows("No difference")
	d.Press("esc", "u")
	if strings.Contains(allIn(t, path), "Ann's thought") {
		t.Error("what was brought back is not one step")
	}
}

func TestAJourneyThatOnlyTheOtherFileHasIsBroughtBackWhole(t *testing.T) {
	d, path := onDisk(t)
	d.Do("New journey")
	d.Type("Second one")
	d.Press("enter")
	conflicted(t, path)
	d.Do("Delete the journey")
	if d.Contains("y delete") {
		d.Press("y")
	}
	chooses(d, "Compare with a file")
	d.Press("enter")
	d.Shows("not in this workspace", "Smartphone buyer")
	d.Type("Second")
	d.Press("enter")
	d.Shows("○ test (Ann's conflicted copy", "● now", "Second one", "removed")
	d.Press("R")
	fileHas(t, path, "Second one")
	d.Shows("No difference")
}

func TestAFileForExchangeIsCompared(t *testing.T) {
	d := smartphone(t)
	text := slurped(t, "testdata/smartphone.json")
	d.Machine.Texts["old.json"] = []byte(strings.Replace(string(text), "Compares models on various websites", "Compares models", 1))
	chooses(d, "Compare with a file")
	d.Type("old.json")
	d.Press("enter")
	d.Shows("○ old.json", "● now", "What changed", "Compares models")
}
