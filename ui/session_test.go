package ui_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"wend/model"
	"wend/store"
	"wend/ui"
	"wend/ui/uitest"
)

// doings are changes of every kind, as keys; each works on the sample, again
// and again.
var doings = [][]string{
	{"+"},
	{"-"},
	{"l", "+"},
	{"l", "0"},
	{"."},
	{">"},
	{"<"},
	{"L"},
	{"H"},
	{"3", "s", "1"},
	{"3", "J", "1"},
	{"2", "J", "1"},
	{"a", "N", "e", "w", "enter", "esc"},
	{"A", "S", "enter"},
	{"x"},
	{"D"},
	{"p", "b", "a", "d", "enter"},
	{"d", "o", "k", "enter"},
	{"o", "i", "d", "e", "a", "enter"},
	{"r", "Z", "enter"},
	{"w", "l"},
	{"@", ";", "w", "e", "b", "enter"},
	{"\"", "h", "m", "enter"},
	{"y", "v"},
	{"enter", "down", "enter", "Q", "enter", "esc"},
	{"G", "h"},
	{"g", "g"},
	{"m"},
	{"t", "ctrl+a", "ctrl+k", "5", "enter"},
	{"2", "a", "enter", "P", "enter", "1"},
	{"3", "a", "X", "enter", "1"},
}

func TestTwoHundredStepsAreTakenBackAlsoAfterReopening(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.wend")
	d := uitest.Start(t, uitest.Options{Machine: uitest.OnDisk(), Path: path, Width: 60, Height: 20})
	bring(t, d, "testdata/smartphone.json")
	begun, steps, wanted := written(t, d), d.Machine.Commits, 200
	if testing.Short() {
		wanted = 50
	}
	for i := 0; d.Machine.Commits < steps+wanted+wanted/6; i++ {
		d.Press(doings[i*7%len(doings)]...)
		if i > 3000 {
			t.Fatalf("%d tries make only %d steps\n%s", i, d.Machine.Commits-steps, d.Screen())
		}
	}
	done := written(t, d)
	if n := d.App.Unsaved(); n != 0 {
		t.Fatalf("%d steps are not saved", n)
	}
	for range 2 { // in the program that made them, and in another one
		undone := 0
		for d.App.Toast() != "Undid: import in.json" {
			d.Press("u")
			if toast := d.App.Toast(); !strings.HasPrefix(toast, "Undid: ") || toast == "Undid: " {
				t.Fatalf("undoing step %d says %q", undone+1, toast)
			}
			undone++
		}
		if undone < wanted {
			t.Errorf("only %d steps of undo", undone)
		}
		d.Press("ctrl+r")
		if written(t, d) != begun {
			t.Fatal("undoing everything does not lead back to where it began")
		}
		for range undone - 1 {
			d.Press("ctrl+r")
			if toast := d.App.Toast(); !strings.HasPrefix(toast, "Redid: ") {
				t.Fatalf("redoing says %q", toast)
			}
		}
		if written(t, d) != done {
			t.Fatal("redoing does not lead to the end")
		}
		d = uitest.Start(t, uitest.Options{Machine: d.Machine, Path: path, Width: 60, Height: 20})
		if written(t, d) != done {
			t.Fatal("another journey came back from the file")
		}
	}
}

func TestUndoGoesToWhereTheChangeWas(t *testing.T) {
	d := smartphone(t)
	at(d, "Checks out online")
	d.Press("]", "+", "g", "g", "[", "3", "u")
	c, _ := d.App.Place()
	touchpoint, _ := model.Lookup[model.Touchpoint](d.App.Open(), c.Column.Touchpoint)
	if touchpoint.Action != "Checks out online" || c.Persona != "tom" {
		t.Errorf("the cursor is at %q for %s", touchpoint.Action, c.Persona)
	}
	if want := `Undid: feeling of Tom, deal-driven upgrader at "Checks out online": -1 unhappy`; d.App.Toast() != want {
		t.Errorf("it says %q", d.App.Toast())
	}
}

func TestRepeatedNudgesAreOneStep(t *testing.T) {
	d := smartphone(t)
	before := written(t, d)
	d.Press("-", "-", "-", "u")
	if written(t, d) != before {
		t.Errorf("one undo leaves something: %s", d.App.Toast())
	}
}

// stubborn is a text of keys that mean something elsewhere.
const stubborn = "qdu?:/123"

func TestTextFieldsTakeEveryKeyAsText(t *testing.T) {
	for name, keys := range map[string][]string{
		"capture": {"a"}, "stage": {"A"}, "rename": {"r", "ctrl+a", "ctrl+k"}, "pain": {"p"}, "delight": {"d"}, "idea": {"o"},
		"thought": {"\""}, "channel": {"@", "ctrl+a", "ctrl+k"}, "activity": {"3", "a"}, "persona": {"2", "a", "enter"},
		"page": {"enter", "enter", "ctrl+a", "ctrl+k"}, "KPI": {"c", "enter"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := smartphone(t)
			d.Press("w") // to a touchpoint whose fields are filled
			d.Press(keys...)
			d.Type(stubborn)
			d.Press("enter")
			if !strings.Contains(written(t, d), `"`+stubborn+`"`) {
				t.Errorf("it is not stored:\n%s", d.Screen())
			}
		})
	}
}

func TestTheCursorStandsBehindWideText(t *testing.T) {
	for name, keys := range map[string][]string{"capture": {"a"}, "prompt": {"p"}, "page": {"enter", "enter", "ctrl+a", "ctrl+k"}, "form": {"3", "a"}, "find": {"/"}, "palette": {":"}} {
		d := smartphone(t)
		d.Press(keys...)
		from, y, shown := d.Cursor()
		if !shown {
			t.Errorf("%s: no cursor", name)
		}
		d.Type("あいう")
		if x, y2, _ := d.Cursor(); x != from+6 || y2 != y {
			t.Errorf("%s: the cursor is at %d, began at %d\n%s", name, x, from, d.Screen())
		}
		d.Press("backspace")
		if x, _, _ := d.Cursor(); x != from+4 {
			t.Errorf("%s: after backspace the cursor is at %d, began at %d", name, x, from)
		}
	}
	if _, _, shown := smartphone(t).Cursor(); shown {
		t.Error("there is a cursor while nothing is typed")
	}
}

func TestEscapeNeverLeaves(t *testing.T) {
	for _, v := range views {
		d := v.from(t)
		d.Press(v.keys...)
		for range 20 {
			d.Press("esc")
		}
		if d.Left {
			t.Errorf("%s: escape left the program", v.name)
		}
		if d.App.Dialogs() {
			t.Errorf("%s: a dialog is still open:\n%s", v.name, d.Screen())
		}
	}
}

func TestControlCLeavesFromEverywhere(t *testing.T) {
	for _, v := range views {
		for _, broken := range []error{nil, errors.New("disk full")} {
			d := v.from(t)
			d.Machine.Failing = broken
			d.Press("+")
			d.Press(v.keys...)
			d.Press("ctrl+c")
			if !d.Left {
				d.Press("ctrl+c")
			}
			if !d.Left {
				t.Errorf("%s: still there after two of them (%v):\n%s", v.name, broken, d.Screen())
			}
		}
	}
}

func TestLeavingWaitsForTheDisk(t *testing.T) {
	d := smartphone(t)
	d.Hold()
	d.Press("+", "q")
	if d.Left || d.Machine.Commits != 1 {
		t.Fatal("it left before the step was saved")
	}
	d.Release()
	if !d.Left || d.Machine.Commits != 2 {
		t.Errorf("left %v with %d commits", d.Left, d.Machine.Commits)
	}
}

func TestWhatIsUnsavedAtTheEndIsSavedAfterwards(t *testing.T) {
	d := smartphone(t)
	d.Hold()
	d.Press("+", "l", "+")
	want := written(t, d)
	if err := d.App.Rest(); err != nil {
		t.Fatal(err)
	}
	if got := written(t, again(t, d)); got != want {
		t.Error("the steps are not in the file")
	}
}

func TestFailedSaveKeepsTheEdit(t *testing.T) {
	d := smartphone(t)
	d.Machine.Failing = errors.New("no space left on device")
	d.Press("+")
	want := written(t, d)
	d.Shows("NOT SAVED")
	if !strings.Contains(d.App.Toast(), "no space left on device") {
		t.Errorf("it says %q", d.App.Toast())
	}
	d.Press("l", "-")
	want2 := written(t, d)
	if want == want2 {
		t.Error("a failed save stops editing")
	}
	d.Machine.Failing = nil
	d.Wait(time.Minute)
	d.ShowsNot("NOT SAVED")
	d.Shows("saved")
	if got := written(t, again(t, d)); got != want2 {
		t.Error("what was not saved at first is not in the file")
	}
}

func TestWhatCannotBeSavedIsRescued(t *testing.T) {
	d := smartphone(t)
	d.Machine.Failing = store.ErrPoisoned
	d.Press("+")
	if n := len(d.Machine.Unsaved["test.wend.rescue"].Commits); n != 1 {
		t.Fatalf("%d commits are rescued", n)
	}
	if !strings.Contains(d.Screen(), "test.wend.rescue") {
		t.Errorf("it does not say where the changes are:\n%s", d.Screen())
	}
}

// pair are two programs on one file.
func pair(t *testing.T) (one, two *uitest.Driver) {
	path := filepath.Join(t.TempDir(), "test.wend")
	one = uitest.Start(t, uitest.Options{Machine: uitest.OnDisk(), Path: path})
	bring(t, one, "testdata/smartphone.json")
	return one, uitest.Start(t, uitest.Options{Machine: one.Machine, Path: path})
}

func TestTwoProgramsShowEachOthersChanges(t *testing.T) {
	one, two := pair(t)
	one.Press("r", "ctrl+a", "ctrl+k")
	one.Type("Renamed by one")
	one.Press("enter")
	two.Send(two.App.FileChanged())
	two.Shows("Renamed by")
	if !strings.Contains(two.App.Toast(), "Another program") {
		t.Errorf("it says %q", two.App.Toast())
	}
	two.Press("l", "r", "ctrl+a", "ctrl+k")
	two.Type("Second name")
	two.Press("enter")
	one.Send(one.App.FileChanged())
	one.Shows("Second name", "Renamed by")
	if written(t, one) != written(t, two) {
		t.Error("they show different things")
	}
}

func TestChangesOfDifferentThingsBothSurvive(t *testing.T) {
	one, two := pair(t)
	one.Press("+")
	two.Press("l", ">") // before it hears of the other
	one.Send(one.App.FileChanged())
	two.Send(two.App.FileChanged())
	if a, b := written(t, one), written(t, two); a != b || a != written(t, again2(t, one)) {
		t.Error("they show different things")
	}
	if one.App.Unsaved()+two.App.Unsaved() > 0 {
		t.Error("something is not saved")
	}
}

// again2 starts another program on the file of d.
func again2(t *testing.T, d *uitest.Driver) *uitest.Driver {
	return uitest.Start(t, uitest.Options{Machine: d.Machine, Path: d.Machine.Recent()[0]})
}

func TestAConflictIsSaidAndBothFieldsSurvive(t *testing.T) {
	one, two := pair(t)
	one.Press("r", "ctrl+a", "ctrl+k")
	one.Type("Renamed by one")
	one.Press("enter")
	two.Press(">", ">") // the same touchpoint, another field
	if !strings.Contains(two.App.Toast(), "Another program") {
		t.Errorf("the conflict is not said: %q", two.App.Toast())
	}
	one.Send(one.App.FileChanged())
	two.Send(two.App.FileChanged())
	for _, d := range []*uitest.Driver{one, two, again2(t, one)} {
		c, _ := d.App.Place()
		touchpoint, _ := model.Lookup[model.Touchpoint](d.App.Open(), c.Column.Touchpoint)
		if touchpoint.Action != "Renamed by one" || touchpoint.Importance.Or(0) != 4 {
			t.Errorf("it is %q with importance %d", touchpoint.Action, touchpoint.Importance.Or(0))
		}
	}
	two.Press("u")
	if c, _ := model.Lookup[model.Touchpoint](two.App.Open(), "a1"); c.Action != "Renamed by one" {
		t.Errorf("undoing one's own change takes the other's back: %q", c.Action)
	}
}

func TestALostEditIsSaid(t *testing.T) {
	one, two := pair(t)
	one.Press("x")
	two.Press("+") // on what is gone
	if toast := two.App.Toast(); !strings.Contains(toast, "not kept") || !strings.Contains(toast, "feeling of Maya") {
		t.Errorf("it says %q", toast)
	}
	if n := two.App.Unsaved(); n != 0 {
		t.Errorf("%d steps wait for ever", n)
	}
}

func TestFiftyPastedLinesAreOneStep(t *testing.T) {
	d := smartphone(t)
	before, n := written(t, d), d.App.Open().Len(model.KindTouchpoint)
	var lines []string
	for i := range 50 {
		lines = append(lines, fmt.Sprintf("Pasted moment %d", i))
	}
	d.Paste(strings.Join(lines, "\r\n") + "\r\n\x1b[31mred\u202e")
	d.Shows("51")
	if written(t, d) != before {
		t.Error("it adds before it was asked to")
	}
	d.Press("enter")
	if got := d.App.Open().Len(model.KindTouchpoint) - n; got != 51 {
		t.Fatalf("%d touchpoints\n%s", got, d.Screen())
	}
	for _, bad := range []string{"\\u001b", "\x1b", "\u202e"} {
		if strings.Contains(written(t, d), bad) {
			t.Errorf("%q is stored", bad)
		}
	}
	d.Press("u")
	if written(t, d) != before {
		t.Error("one undo does not take it back")
	}
}

func TestPasteIntoAFieldOfOneLineKeepsOneLine(t *testing.T) {
	d := smartphone(t)
	d.Press("p")
	d.Paste("first\r\nsecond\r\n")
	d.Press("enter")
	found := false
	for f := range model.All[model.Finding](d.App.Open()) {
		found = found || f.Text == "first second"
	}
	if !found {
		t.Errorf("it is not stored as one line:\n%s", d.Screen())
	}
}

func TestReadOnlySaysSoAtEveryEdit(t *testing.T) {
	d := smartphone(t)
	before := written(t, d)
	d = uitest.Start(t, uitest.Options{Machine: d.Machine, Config: func(c *ui.Config) { c.ReadOnly = true }})
	d.Shows("READ-ONLY")
	for _, keys := range []string{"+", "a", "A", "x", "D", "p", "d", "o", "r", "L", "t", "@", ">", "v", "u", "ctrl+r", "s", "m", "c", "C"} {
		d.Press(keys)
		if !strings.Contains(strings.ToLower(d.App.Toast()), "read-only") || d.App.Dialogs() {
			t.Errorf("%s says %q", keys, d.App.Toast())
		}
		d.Wait(time.Minute)
	}
	if written(t, d) != before || d.Machine.Commits != 1 {
		t.Error("something was changed")
	}
}

func TestAMessageEndsWithTheNextThingDone(t *testing.T) {
	d := smartphone(t)
	d.Press("v") // nothing was copied
	if d.App.Toast() == "" {
		t.Fatal("nothing says why nothing was pasted")
	}
	d.Press("l")
	if toast := d.App.Toast(); toast != "" {
		t.Errorf("it still says %q", toast)
	}
	d.Press("x")
	if toast := d.App.Toast(); !strings.HasPrefix(toast, "Deleted touchpoint") {
		t.Errorf("after a delete it says %q", toast)
	}
	d.Press("d")
	d.Type("So fast")
	d.Press("enter")
	if toast := d.App.Toast(); toast != `Done: add delight "So fast"` {
		t.Errorf("after a delight was added it says %q", toast)
	}
	d.Press("l")
	if toast := d.App.Toast(); toast != "" {
		t.Errorf("of the delight it still says %q", toast)
	}
	d.Press("a")
	d.Type(`Calls ^"Front desk"`)
	d.Press("enter")
	if toast := d.App.Toast(); toast != "Added with it: activity Front desk" {
		t.Errorf("after a line with a new activity it says %q", toast)
	}
	d.Type("Waits")
	d.Press("enter")
	if toast := d.App.Toast(); strings.Contains(toast, "Added with it") {
		t.Errorf("after the next line it still says %q", toast)
	}
}
