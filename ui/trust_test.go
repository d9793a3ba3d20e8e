package ui_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/store/bolt"
	"wend/ui"
	"wend/ui/uitest"
)

// thinks adds a touchpoint.
func thinks(d *uitest.Driver, text string) {
	d.Press("a")
	d.Type(text)
	d.Press("enter", "esc")
}

// onDisk starts a program on a workspace file with the sample in it.
func onDisk(t *testing.T) (d *uitest.Driver, path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "test.wend")
	d = uitest.Start(t, uitest.Options{Machine: uitest.OnDisk(), Path: path})
	bring(t, d, "testdata/smartphone.json")
	return d, path
}

func slurped(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// puts are the ways in which other programs put content in the place of a file.
var puts = map[string]func(path string, content []byte) error{
	"renamed over it": func(path string, content []byte) error {
		return errors.Join(os.WriteFile(path+".new", content, 0o600), os.Rename(path+".new", path))
	},
	"written into it": func(path string, content []byte) error { return os.WriteFile(path, content, 0o600) },
	"copied after an rm": func(path string, content []byte) error {
		return errors.Join(os.Remove(path), os.WriteFile(path, content, 0o600))
	},
}

// noticed lets the program hear of its file, as it does within a second.
func noticed(d *uitest.Driver) {
	d.Send(d.App.FileChanged())
	d.Wait(time.Second)
}

// fileHas fails the test unless a workspace file has touchpoints of those names.
func fileHas(t *testing.T, path string, names ...string) {
	t.Helper()
	have := allIn(t, path)
	for _, name := range names {
		if !strings.Contains(have, name) {
			t.Errorf("%q is not in %s", name, path)
		}
	}
}

// allIn returns all that a workspace file has, as text.
func allIn(t testing.TB, path string) string {
	t.Helper()
	s, err := bolt.Open(path, bolt.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	lines, _, err := s.Index()
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, l := range lines {
		loaded, err := s.Document(model.DocID(l.Journey))
		if err != nil {
			t.Fatal(err)
		}
		for o := range loaded.Document.Objects() {
			out.Write(model.EncodeObject(o))
		}
	}
	return out.String()
}

func TestAnOlderCopyInItsPlaceIsNoticedAndGetsWhatItLacks(t *testing.T) {
	for how, put := range puts {
		t.Run(how, func(t *testing.T) {
			d, path := onDisk(t)
			thinks(d, "Thought one")
			older := slurped(t, path)
			thinks(d, "Thought two")
			if err := put(path, older); err != nil {
				t.Fatal(err)
			}
			d.Send(d.App.FileChanged())
			d.Shows("NOT SAVED")
			d.Wait(time.Second)
			toasts(t, d, "Another version", "1 change made again")
			d.Shows("saved")
			thinks(d, "Thought three")
			fileHas(t, path, "Thought one", "Thought two", "Thought three")
			d.Press("u", "u")
			d.ShowsNot("NOT SAVED")
			if now := allIn(t, path); strings.Contains(now, "Thought two") {
				t.Errorf("what was made again cannot be undone: %s", d.App.Toast())
			}
		})
	}
}

func TestAnotherMachinesVersionIsMergedByObject(t *testing.T) {
	for how, put := range puts {
		t.Run(how, func(t *testing.T) {
			d, path := onDisk(t)
			copied := filepath.Join(t.TempDir(), "theirs.wend")
			if err := os.WriteFile(copied, slurped(t, path), 0o600); err != nil {
				t.Fatal(err)
			}
			them := uitest.Start(t, uitest.Options{Machine: uitest.OnDisk(), Path: copied})
			them.Machine.Actor = "them"
			them.Press("g", "m")
			thinks(them, "Their thought")
			them.Press("l", "+")
			thinks(d, "Our thought")
			if err := put(path, slurped(t, copied)); err != nil {
				t.Fatal(err)
			}
			noticed(d)
			d.ShowsNot("NOT SAVED")
			fileHas(t, path, "Our thought", "Their thought")
			for _, name := range []string{"Our thought", "Their thought"} {
				if got := strings.Join(actionsOf(d), ";"); !strings.Contains(got, name) {
					t.Errorf("%q is not on the screen", name)
				}
			}
		})
	}
}

func TestAForeignFileInItsPlaceIsLeftAloneAndOursIsBesideIt(t *testing.T) {
	stranger := filepath.Join(t.TempDir(), "stranger.wend")
	if _, err := bolt.Create(stranger, bolt.Options{}); err != nil {
		t.Fatal(err)
	}
	for what, content := range map[string][]byte{
		"another workspace": slurped(t, stranger), "zeros": make([]byte, 40_000), "half": nil, "nothing": {}, "a text": []byte("hello"),
	} {
		for how, put := range puts {
			t.Run(what+" "+how, func(t *testing.T) {
				d, path := onDisk(t)
				d.Do("Duplicate journey")
				thinks(d, "Our thought")
				if what == "half" {
					content = slurped(t, path)[:20_000]
				}
				if err := put(path, content); err != nil {
					t.Fatal(err)
				}
				d.Send(d.App.FileChanged())
				d.Shows("NOT SAVED")
				thinks(d, "Thought meanwhile")
				d.Wait(time.Second)
				d.ShowsNot("NOT SAVED")
				toasts(t, d, "removed or replaced")
				if string(slurped(t, path)) != string(content) {
					t.Error("the foreign file was written to")
				}
				fileHas(t, d.App.Name(), "Our thought", "Thought meanwhile")
				if n := len(d.Machine.Unsaved); n != 0 {
					t.Errorf("%d rescue files are left", n)
				}
			})
		}
	}
}

func TestARemovedFileIsWrittenAgainWithAllOfIt(t *testing.T) {
	d, path := onDisk(t)
	d.Press("g", "l")
	d.Do("Duplicate journey")
	d = again2(t, d) // in which one journey is not in memory
	d.Press("g", "l", "enter")
	thinks(d, "Our thought")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	d.Send(d.App.FileChanged())
	d.ShowsNot("  saved")
	d.Wait(time.Second)
	d.Shows("saved")
	fileHas(t, path, "Our thought")
	s, err := bolt.Open(path, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if lines, _, err := s.Index(); err != nil || len(lines) != 2 {
		t.Errorf("%d of 2 journeys are in it: %v", len(lines), err)
	}
	d.Press("u")
	toasts(t, d, "Undid")
}

func TestQuittingBeforeItIsNoticedLosesNothing(t *testing.T) {
	d, path := onDisk(t)
	older := slurped(t, path)
	thinks(d, "Our thought")
	if err := puts["renamed over it"](path, older); err != nil {
		t.Fatal(err)
	}
	d.Press("q")
	if err := d.App.Rest(); err != nil {
		t.Fatal(err)
	}
	fileHas(t, path, "Our thought")

	d, path = onDisk(t)
	thinks(d, "Our thought")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	d.Press("q")
	if err := d.App.Rest(); err != nil {
		t.Fatal(err)
	}
	fileHas(t, path, "Our thought")
}

func TestAFileThatIsBackInTimeIsGoneOnWith(t *testing.T) {
	d, path := onDisk(t)
	if err := os.Rename(path, path+".aside"); err != nil {
		t.Fatal(err)
	}
	d.Send(d.App.FileChanged())
	d.Shows("NOT SAVED")
	thinks(d, "Meanwhile")
	if err := os.Rename(path+".aside", path); err != nil {
		t.Fatal(err)
	}
	d.Wait(10 * time.Second)
	d.ShowsNot("NOT SAVED")
	fileHas(t, path, "Meanwhile")
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
		t.Errorf("other files were made: %v", entries)
	}
}

func TestWhatIsUnsavedIsRescuedInTheMomentSavingFails(t *testing.T) {
	d := smartphone(t)
	d.Machine.Failing = errors.New("no space left on device")
	for i := range 3 {
		thinks(d, fmt.Sprintf("Thought %c", 'A'+i))
		if n := len(d.Machine.Unsaved["test.wend.rescue"].Commits); n != i+1 {
			t.Errorf("after %d edits %d are rescued", i+1, n)
		}
	}
	killed := d.Machine
	killed.Failing = nil
	d = uitest.Start(t, uitest.Options{Machine: killed})
	d.Shows("Bring back")
	d.Machine.Failing = errors.New("still full")
	d.Press("y")
	if len(d.Machine.Unsaved) == 0 {
		t.Fatal("the rescue is gone before what it holds was saved")
	}
	d = uitest.Start(t, uitest.Options{Machine: killed}) // killed again
	d.Machine.Failing = nil
	d.Press("y")
	if got := strings.Join(actionsOf(d), ";"); !strings.Contains(got, "Thought A") || strings.Count(got, "Thought C") != 1 {
		t.Errorf("there are %s", got)
	}
	if len(d.Machine.Unsaved) != 0 {
		t.Errorf("the rescue is kept though everything is saved: %v", d.Machine.Unsaved)
	}
	if d = again(t, d); d.App.Dialogs() {
		t.Errorf("it is offered again:\n%s", d.Screen())
	}
}

func TestARescueIsWrittenOnceHoweverOneLeaves(t *testing.T) {
	d := smartphone(t)
	d.Machine.Failing = errors.New("no space left on device")
	thinks(d, "Thought")
	d.Press("q")
	if err := d.App.Rest(); err == nil {
		t.Error("nothing says that it was not saved")
	}
	if n := len(d.Machine.Unsaved); n != 1 || len(d.Machine.Unsaved["test.wend.rescue"].Commits) != 1 {
		t.Errorf("there are %d rescue files: %v", n, d.Machine.Unsaved)
	}
	d.Machine.Failing = nil
	d = again(t, d)
	d.Press("y")
	thinks(d, "Later work")
	if got := strings.Join(actionsOf(d), ";"); strings.Count(got, "Thought") != 1 {
		t.Errorf("there are %s", got)
	}
}

func TestARescueOfWhatTheFileHasAfterAllIsNotOffered(t *testing.T) {
	d := smartphone(t)
	d.Machine.Failing = errors.New("the sync failed")
	thinks(d, "Thought")
	left := d.Machine.Unsaved["test.wend.rescue"]
	d.Machine.Failing = nil
	d.Wait(time.Minute)
	d.Machine.Unsaved["test.wend.rescue"] = left // it was killed before it was removed
	if d = again(t, d); d.App.Dialogs() || len(d.Machine.Unsaved) != 0 {
		t.Errorf("it is offered:\n%s", d.Screen())
	}
}

func TestHoweverOftenOneLeavesDuringASaveThereIsOneRescue(t *testing.T) {
	d := smartphone(t)
	most := 0
	d.Machine.Saving = func() {
		for range 3 { // nothing comes of the first one before the last one is asked for
			_, cmd := d.App.Update(tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl})
			runs(cmd)
		}
		most = len(d.Machine.Unsaved)
	}
	d.Press("+")
	if most != 1 {
		t.Errorf("there were %d rescues", most)
	}
}

// runs does what a command does, and lets nobody know.
func runs(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	if all, several := cmd().(tea.BatchMsg); several {
		for _, c := range all {
			runs(c)
		}
	}
}

func TestADiskThatHangsDoesNotHoldUpTheEnd(t *testing.T) {
	d := smartphone(t)
	d.Machine.Failing = errors.New("busy")
	thinks(d, "Thought")
	d.Machine.Failing = nil
	hang := make(chan struct{})
	d.Machine.Saving = func() { <-hang }
	if err := d.App.Rest(); err == nil || !strings.Contains(err.Error(), "1 change not saved in time: kept in") {
		t.Errorf("it says %v", err)
	}
	if len(d.Machine.Unsaved) != 1 {
		t.Errorf("the rescues are %v", d.Machine.Unsaved)
	}
}

func TestThereIsAWayOutWhenNothingCanBeWritten(t *testing.T) {
	for _, key := range []string{"q", "ctrl+c"} {
		stuck := func() *uitest.Driver {
			d := smartphone(t)
			d.Machine.Failing, d.Machine.Unrescued = errors.New("disk full"), errors.New("no room either")
			thinks(d, "Thought")
			d.Press(key)
			d.Shows("can be written nowhere", "Leave and lose")
			if d.Left {
				t.Fatal("it left without asking")
			}
			return d
		}
		d := stuck()
		d.Press("down", "down", "enter")
		if !d.Left {
			t.Errorf("%s: it does not leave", key)
		}
		if err := d.App.Rest(); err != nil {
			t.Errorf("%s: it says %v", key, err)
		}
		d = stuck()
		d.Press("enter")
		d.Type("/stick/rest")
		d.Press("enter")
		if !d.Left || len(d.Machine.Unsaved["/stick/rest"].Commits) != 1 {
			t.Errorf("%s: the other place has %v, left %v", key, d.Machine.Unsaved, d.Left)
		}
		d = stuck()
		d.Press("down", "enter")
		if d.Left || d.App.Dialogs() {
			t.Errorf("%s: it does not stay", key)
		}
		d.Machine.Failing = nil
		d.Wait(time.Minute)
		d.Shows("saved")
	}
}

func TestNothingSticksToTheNextWorkspace(t *testing.T) {
	d, path := onDisk(t)
	d.Do("Open the demo")
	d.Shows("demo, not kept")
	d.Do("Open workspace")
	d.Type(path)
	d.Press("enter")
	d.Shows("saved")
	d.ShowsNot("not kept")
}

func TestWhatWasBeingTypedStandsInItsFieldAtTheNextStart(t *testing.T) {
	for name, leave := range map[string]func(d *uitest.Driver){
		"ctrl+c":        func(d *uitest.Driver) { d.Press("ctrl+c") },
		"SIGHUP":        func(d *uitest.Driver) { d.Send(ui.Leave()) },
		"stopped":       func(*uitest.Driver) {},
		"too small":     func(d *uitest.Driver) { d.Resize(20, 5); d.Press("ctrl+c") },
		"full disk":     func(d *uitest.Driver) { d.Machine.Failing = errors.New("full"); d.Press("ctrl+c") },
		"full, stopped": func(d *uitest.Driver) { d.Machine.Failing = errors.New("full") },
	} {
		t.Run(name, func(t *testing.T) {
			d := smartphone(t)
			d.Press("a")
			d.Type("Half a thou")
			leave(d)
			_ = d.App.Rest()
			d.Machine.Failing = nil
			for range 2 { // it stays until it is answered
				d = again(t, d)
				if d.App.Dialogs() {
					t.Fatalf("something is asked:\n%s", d.Screen())
				}
				d.Press("a")
				d.Shows("Half a thou")
				_ = d.App.Rest()
			}
			d.Type("ght")
			d.Press("enter", "esc")
			_ = d.App.Rest()
			d = again(t, d)
			d.Press("a")
			d.ShowsNot("▸ Half a thou")
			if got := strings.Join(actionsOf(d), ";"); !strings.Contains(got, "Half a thought") {
				t.Errorf("there are %s", got)
			}
			if len(d.Machine.Unsaved) > 0 {
				t.Errorf("a rescue is left: %v", d.Machine.Unsaved)
			}
		})
	}
}

func TestAFormThatWasBeingFilledInIsGivenBack(t *testing.T) {
	d := smartphone(t)
	d.Press("3", "a")
	d.Type("Half an activ")
	d.Press("ctrl+c")
	d = again(t, d)
	d.Press("3", "a")
	d.Shows("Half an activ")
}

func TestWhatWasBegunIsKeptWhenTheFileIsReplaced(t *testing.T) {
	for _, open := range []bool{true, false} {
		d, path := onDisk(t)
		older := slurped(t, path)
		thinks(d, "Thought one")
		d.Press("a")
		d.Type("Half a thou")
		if !open {
			d.Press("esc")
		}
		if err := puts["renamed over it"](path, older); err != nil {
			t.Fatal(err)
		}
		noticed(d)
		if !open {
			d.Press("a")
		}
		d.Shows("Half a thou")
		d.Press("ctrl+c")
		_ = d.App.Rest()
		d = uitest.Start(t, uitest.Options{Machine: uitest.OnDisk(), Path: path})
		d.Press("a")
		d.Shows("Half a thou")
	}
}

func TestWhatWaitsForASlowDiskIsSavedAtOnceAndUndoneStepByStep(t *testing.T) {
	d, path := onDisk(t)
	before := d.Machine.Saves
	d.Machine.Saving = func() {
		for i := range 30 {
			thinks(d, fmt.Sprintf("Thought %c", 'A'+i))
		}
	}
	thinks(d, "Thought first")
	if n := d.Machine.Saves - before; n != 2 {
		t.Errorf("31 steps, of which 30 waited for the first, were saved in %d transactions", n)
	}
	d.Shows("saved")
	fileHas(t, path, "Thought first", "Thought A", "Thought Z")
	d.Press("u")
	if have := allIn(t, path); strings.Contains(have, fmt.Sprintf("Thought %c", 'A'+29)) || !strings.Contains(have, "Thought Z") {
		t.Error("undo takes back more or less than the last step")
	}
}

func TestAConflictedCopyBesideTheFileIsSaid(t *testing.T) {
	d, path := onDisk(t)
	name := strings.TrimSuffix(path, ".wend") + " (Ann's conflicted copy 2026-03-01).wend"
	if err := os.WriteFile(name, slurped(t, path), 0o600); err != nil {
		t.Fatal(err)
	}
	noticed(d)
	toasts(t, d, "Another version", ": and merge", "conflicted copy")
	d.Press("+")
	d.Wait(time.Minute)
	noticed(d)
	if strings.Contains(d.App.Toast(), "conflicted") {
		t.Error("it is said again")
	}
}

// TestNoEditIsLostWhateverIsDoneToTheFile does what other programs do to a file,
// at random between random edits.
func TestNoEditIsLostWhateverIsDoneToTheFile(t *testing.T) {
	rounds := 6
	if os.Getenv("WEND_FAULTS") != "" {
		rounds = 200
	}
	for round := range rounds {
		r := rand.New(rand.NewPCG(uint64(round), 8))
		d, path := onDisk(t)
		old := [][]byte{slurped(t, path)}
		var names []string
		var done []string
		for i := range 3 + r.IntN(12) {
			switch r.IntN(4) {
			case 0:
				how := meddle(t, r, d.App.Name(), old)
				done = append(done, how)
				d.Send(d.App.FileChanged())
				if how != "chmod" {
					d.ShowsNot("  saved ")
				}
				if r.IntN(2) == 0 {
					d.Wait(time.Second)
				}
			case 1:
				d.Wait(time.Second)
			default:
				name := fmt.Sprintf("Thought %c", 'A'+i)
				thinks(d, name)
				names = append(names, name)
				done = append(done, name)
				if content, err := os.ReadFile(d.App.Name()); err == nil && len(content) > 0 {
					old = append(old, content)
				}
			}
		}
		_ = os.Chmod(d.App.Name(), 0o600)
		d.Wait(time.Minute)
		if strings.Contains(d.Lines()[0], "NOT SAVED") {
			t.Errorf("round %d: it is not saved after all: %s\n%s", round, done, d.App.Toast())
		}
		have := allIn(t, d.App.Name())
		for _, name := range names {
			if !strings.Contains(have, name) {
				t.Errorf("round %d: %q is not in the file after %q", round, name, done)
			}
		}
		if t.Failed() {
			return
		}
	}
}

// meddle does something to a file and says what.
func meddle(t *testing.T, r *rand.Rand, path string, old [][]byte) string {
	t.Helper()
	content, _ := os.ReadFile(path)
	was := old[r.IntN(len(old))]
	what, err := "", error(nil)
	switch r.IntN(7) {
	case 0:
		what, err = "rename an older one over it", puts["renamed over it"](path, was)
	case 1:
		what, err = "write an older one into it", puts["written into it"](path, was)
	case 2:
		what, err = "remove it and copy an older one", puts["copied after an rm"](path, was)
	case 3:
		what, err = "remove it", os.Remove(path)
	case 4:
		what, err = "truncate it", os.Truncate(path, int64(len(content)/2))
	case 5:
		what, err = "zeros", os.WriteFile(path, make([]byte, len(content)), 0o600)
	case 6:
		what, err = "remove its directory", os.RemoveAll(filepath.Dir(path))
	}
	if err != nil {
		return "chmod" // there is nothing to meddle with
	}
	if string(was) == string(content) {
		return "chmod"
	}
	return what
}
