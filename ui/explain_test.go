package ui_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"wend/ui"
	"wend/ui/keymap"
	"wend/ui/theme"
	"wend/ui/uitest"
)

// demo starts with the sample that has KPIs and a plan.
func demo(t uitest.TB, c ...func(*ui.Config)) *uitest.Driver {
	t.Helper()
	d := fresh(t, c...)
	d.Do("Open the demo")
	return d
}

// to moves the cursor down to the row that shows text beside it.
func to(t *testing.T, d *uitest.Driver, text string) {
	t.Helper()
	for range 60 {
		for _, line := range d.Lines() {
			if strings.Contains(line, "▸"+text) {
				return
			}
		}
		d.Press("down")
	}
	t.Fatalf("the cursor does not come to %q:\n%s", text, d.Screen())
}

func explains(t *testing.T, d *uitest.Driver, title string) {
	t.Helper()
	if d.App.Scopes()[0] != keymap.Explanation || !strings.Contains(d.Lines()[1], title) {
		t.Fatalf("%q is not explained:\n%s", title, d.Screen())
	}
}

func TestWhatWentIntoANumberIsExplainedInTurnAndEscLeadsBackThroughIt(t *testing.T) {
	d := demo(t)
	d.Press("4", "%")
	to(t, d, "Value high")
	d.Press("enter")
	explains(t, d, "Value index of Product data management")
	d.Shows("▸Contribution", "Formula", "Source")
	d.Press("enter")
	explains(t, d, "Contribution of Product data management")
	d.Press("esc")
	explains(t, d, "Value index of Product data management")
	d.Shows("▸Contribution")
	d.Press("esc")
	if d.App.Scopes()[0] != keymap.Panel {
		t.Errorf("esc leads to %s", d.App.Scopes())
	}
}

func TestTheKPIInItsLaneIsExplained(t *testing.T) {
	d := demo(t)
	d.Press("right", "right", "right", "R")
	for range 12 {
		if row, _, _ := strings.Cut(firstRow(d), "│"); strings.Contains(row, "KPI") {
			break
		}
		d.Press("down")
	}
	d.Press("space", "enter")
	to(t, d, "KPI")
	d.Press("E")
	explains(t, d, "Progress of Comparison-page bounce")
	d.Shows("Baseline", "60 %", "▸Current", "54 %")
	d.Press("E")
	explains(t, d, "Value of Comparison-page bounce")
}

func TestTheNumbersOfAPageAreExplainedThere(t *testing.T) {
	d := demo(t)
	d.Do("Initiatives")
	d.Press("enter")
	to(t, d, "Return on investment")
	d.Press("enter")
	explains(t, d, "Return on investment of Comparable specification table")
	d.Press("esc", "home", "E") // on a field: all numbers of the thing
	explains(t, d, "Numbers of Comparable specification table")
	d.Shows("Net present value", "8 400 EUR", "No value yet")
	d.Press("esc", "esc")
	d.Do("KPIs")
	d.Press("enter")
	for row, title := range map[string]string{"Upper natural limit": "Upper natural limit of Comparison-page bounce", "Signals": "Signals of Comparison-page bounce"} {
		d.Press("home")
		to(t, d, row)
		d.Press("space")
		explains(t, d, title)
		d.Press("esc")
	}
}

func TestTheNumberInAColumnOfTheLibraryIsExplained(t *testing.T) {
	d := demo(t)
	d.Press("g", "l", "E")
	explains(t, d, "Numbers of the whole journey")
	d.Press("esc")
	var titles []string
	for range 9 {
		d.Press("right", "E")
		titles = append(titles, d.Lines()[1])
		d.Press("esc")
	}
	for _, title := range []string{"Emotion index over all personas", "Goal probability", "Strongly supported importance"} {
		if !strings.Contains(strings.Join(titles, "\n"), title) {
			t.Errorf("no column leads to %q: %q", title, titles)
		}
	}
	if d.App.Scopes()[0] != keymap.Library {
		t.Errorf("esc leads to %s", d.App.Scopes())
	}
}

func TestEditKeysDoNothingBehindAnExplanation(t *testing.T) {
	d := demo(t)
	before := written(t, d)
	d.Press("E")
	explains(t, d, "Numbers of")
	for _, key := range []string{"+", "-", "x", "D", "s", ">", "m", "a", "p", "L", "."} {
		d.Press(key)
		explains(t, d, "Numbers of")
	}
	if written(t, d) != before {
		t.Error("a key changed what lies below")
	}
}

func TestAnExplanationFollowsUndoAndSaysWhenItsThingIsGone(t *testing.T) {
	d := demo(t)
	d.Do("Add KPI")
	d.Press("enter")
	d.Type("Buyers")
	d.Press("enter")
	d.Do("KPIs")
	d.Type("Buyers")
	d.Press("enter", "E")
	explains(t, d, "Numbers of Buyers")
	d.Press("u")
	d.Shows("What was explained here is not there any more.")
	d.Press("ctrl+r")
	explains(t, d, "Numbers of Buyers")
}

func TestAnExplanationFitsAnyScreen(t *testing.T) {
	d, ascii := demo(t), demo(t, onlyASCII)
	marker := map[*uitest.Driver]string{d: theme.None().Glyphs.Marker, ascii: theme.WithASCII(theme.None()).Glyphs.Marker}
	for d := range marker {
		d.Press("4", "home", "E")
	}
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(40, 170).Draw(t, "w"), rapid.IntRange(12, 60).Draw(t, "h")
		for _, d := range []*uitest.Driver{d, ascii} {
			d.Resize(w, h)
			d.Press(rapid.SampledFrom([]string{"down", "up", "end", "home", "pgdown", "enter", "esc", "E"}).Draw(t, "key"))
			for _, line := range d.Lines() {
				if n := len([]rune(line)); n > w {
					t.Fatalf("%d cells of %d: %q", n, w, line)
				}
			}
			if d.App.Scopes()[0] == keymap.Explanation && !strings.Contains(d.Screen(), marker[d]) {
				t.Fatalf("the cursor does not show at %d x %d:\n%s", w, h, d.Screen())
			}
		}
	})
}

func TestTheNumbersOfAJourneyThatIsNotOpenAreCountedBesideTheScreen(t *testing.T) {
	d := demo(t)
	d.Press("g", "l", "D")
	copied := d.App.Open().ID()
	d.Press("g", "l", "j")
	d.Hold()
	d.Press("E") // the other one
	explains(t, d, "Explanation")
	d.Shows("Counting")
	d.Release()
	explains(t, d, "Numbers of the whole journey")
	d.ShowsNot("Counting", "Gone")
	if d.App.Open().ID() != copied {
		t.Errorf("another journey is open:\n%s", d.Screen())
	}
}
