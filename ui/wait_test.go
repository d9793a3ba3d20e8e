package ui_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pgregory.net/rapid"

	"wend/model"
	"wend/ui/uitest"
)

// waits are ways to ask for something that has to be read first.
var waits = []struct{ keys, title string }{
	{"g /", "Find in all journeys"},
	{": R e c e n t enter", "Open recent"},
	{"e", "Notes"},
	{": I m p o r t space j enter", "Import a wend JSON file"},
	{": I m p o r t space j enter x enter", "Importing x"},
	{": O p e n space w enter x enter", "Opening x"},
}

func TestADialogIsOnTheScreenInTheFrameOfItsKey(t *testing.T) {
	d := smartphone(t)
	d.Hold()
	d.Press("g", "/")
	d.Shows("Find in all journeys", "Reading", "esc cancel")
	before := written(t, d)
	d.Press("x", "x", "x")
	if written(t, d) != before {
		t.Error("keys for a dialog that loads change the map below")
	}
	d.Release()
	d.Shows("Find in all journeys", "xxx")
	if written(t, d) != before {
		t.Error("keys for a dialog that was loading change the map below")
	}
}

func TestWhatIsTypedWhileADialogLoadsIsTypedIntoIt(t *testing.T) {
	quick, slow := smartphone(t), smartphone(t)
	for _, d := range []*uitest.Driver{quick, slow} {
		if d == slow {
			d.Hold()
		}
		d.Press("g", "/")
		d.Type("compares")
		d.Press("enter")
		d.Release()
	}
	a, _ := quick.App.Place()
	b, _ := slow.App.Place()
	if a != b || quick.App.Dialogs() || slow.App.Dialogs() {
		t.Errorf("a slow disk leads to %+v, a quick one to %+v", b, a)
	}
}

func TestEscDoesNotWaitForWhatLoads(t *testing.T) {
	d := smartphone(t)
	before := d.Screen()
	d.Hold()
	d.Press("g", "/", "a", "esc", "esc")
	if d.Screen() != before {
		t.Errorf("esc does not lead back:\n%s", d.Screen())
	}
	d.Release()
	if d.Screen() != before || d.App.Dialogs() {
		t.Error("what was given up comes all the same")
	}
}

func TestWhatWasTypedForSomethingThatFailsGoesNowhere(t *testing.T) {
	d := smartphone(t)
	d.Do("Open workspace")
	d.Type("gone.wend")
	before := written(t, d)
	d.Hold()
	d.Press("enter", "x", "x", "q")
	d.Release()
	d.Press("esc")
	if d.Left || written(t, d) != before {
		t.Error("keys for a workspace that cannot be opened work on the one that stays")
	}
}

// spoilt are answers that are found to be impossible only when the disk was asked.
var spoilt = []struct{ command, title, path string }{
	{"Import journeys", "Import a wend JSON file", "no/such/file.json"},
	{"Export", "Export to", "there.json"},
	{"Open workspace", "Open workspace", "gone.wend"},
}

func TestAPathThatLeadsNowhereIsGivenBackForCorrection(t *testing.T) {
	for _, c := range spoilt {
		d := smartphone(t)
		d.Machine.Texts["there.json"] = nil
		d.Do(c.command)
		d.Press("ctrl+a", "ctrl+k")
		d.Type(c.path)
		d.Press("enter")
		if c.command == "Open workspace" {
			d.Shows("Cannot open gone.wend")
			d.Press("esc")
		} else if d.App.Toast() == "" {
			t.Errorf("%s: nothing is said", c.command)
		}
		d.Shows(c.title, c.path)
		d.Press("backspace", "x")
		d.Shows(c.path[:len(c.path)-1] + "x")
		d.Press("esc")
		if d.App.Dialogs() {
			t.Errorf("%s: esc does not leave it", c.command)
		}
	}
}

func TestWhatIsTypedWhileANewJourneyIsMadeIsForThat(t *testing.T) {
	d := smartphone(t)
	old := d.App.Open().ID()
	d.Do("New journey")
	d.Type("Return a phone")
	d.Hold()
	d.Press("enter", "a")
	d.Type("Calls")
	d.Press("enter", "esc")
	d.Release()
	was, _ := d.App.State().Document(old)
	if j := d.App.Open(); j.ID() == old || was.Len(model.KindTouchpoint) != 15 || j.Len(model.KindTouchpoint) != 1 {
		t.Errorf("the line went to another journey: %d and %d touchpoints", was.Len(model.KindTouchpoint), j.Len(model.KindTouchpoint))
	}
}

func TestNothingBelowChangesWhileADialogLoads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := smartphone(t)
		way := rapid.SampledFrom(waits).Draw(t, "waits for")
		before := written(t, d)
		d.Hold()
		d.Press(strings.Fields(way.keys)...)
		if !d.Contains(way.title) {
			t.Fatalf("%q shows nothing:\n%s", way.keys, d.Screen())
		}
		cursor, pane := d.App.Place()
		for _, keys := range rapid.SliceOfN(anything(), 1, 12).Draw(t, "keys") {
			for _, k := range keys {
				if k != "esc" && k != "ctrl+c" && k != "ctrl+z" {
					d.Press(k)
				}
			}
			if now, in := d.App.Place(); now != cursor || in != pane || written(t, d) != before || d.Left {
				t.Fatalf("after %q below the dialog something changed", keys)
			}
		}
		d.Press("esc", "esc")
		d.Release()
		if written(t, d) != before || d.App.Dialogs() {
			t.Fatalf("after esc something changed")
		}
	})
}

func TestWhileOneTypesIntoADialogTheScreenIsAsIfItWereDrawnAnew(t *testing.T) {
	d := smartphone(t)
	for _, opens := range []string{":", "?", "a", "r", "n", "g /", "/", "+ :", "t", "P"} {
		d.Press(strings.Fields(opens)...)
		for _, key := range []string{"p", "a", "字", "backspace", "-", "down", "9", "left", "v", "ctrl+u"} {
			d.Press(key)
			shown := d.Raw()
			x, y, at := d.Cursor()
			d.Resize(160, 48)
			if anew := d.Raw(); shown != anew {
				t.Fatalf("%q, then %q:\n%s", opens, key, cmp.Diff(shown, anew))
			}
			if x2, y2, at2 := d.Cursor(); x2 != x || y2 != y || at2 != at {
				t.Errorf("%q, then %q: the cursor is elsewhere", opens, key)
			}
		}
		d.Press("esc", "esc", "esc")
	}
}

func TestTypingIntoADialogDrawsNothingBelowIt(t *testing.T) {
	d := smartphone(t)
	d.Press(":")
	app := d.App
	draw := func(keys ...string) float64 {
		return testing.AllocsPerRun(20, func() {
			for _, k := range keys {
				app.Update(uitest.Key(k))
				app.Frame()
			}
		})
	}
	typing := draw("x", "y", "backspace", "backspace")
	d.Press("esc")
	if moving := draw("l", "h", "l", "h"); typing > moving/2 {
		t.Errorf("%g allocations for four keys of text, %g for four moves", typing, moving)
	}
}
