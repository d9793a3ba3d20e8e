package ui_test

import (
	"strings"
	"testing"

	"wend/model"
	"wend/ui/uitest"
)

// actionsOf returns the touchpoints of the open journey, in order.
func actionsOf(d *uitest.Driver) (out []string) {
	for t := range d.App.Open().Path() {
		out = append(out, t.Action)
	}
	return out
}

func TestDeletingTwiceDeletesTwoNeighbours(t *testing.T) {
	d := smartphone(t)
	d.Press("l", "l", "l") // Interest: the second of the stage
	was := actionsOf(d)
	d.Press("x", "x")
	want := append(append([]string{}, was[:3]...), was[5:]...)
	if got := actionsOf(d); strings.Join(got, ";") != strings.Join(want, ";") {
		t.Errorf("x twice leaves %q", got)
	}
}

func TestAfterTheLastOfAStageTheCursorIsOnTheOneBefore(t *testing.T) {
	d := smartphone(t)
	d.Press("l")
	was := actionsOf(d)
	d.Press("x")
	at, _ := d.App.Place()
	if o, _ := model.Lookup[model.Touchpoint](d.App.Open(), at.Column.Touchpoint); o.Action != was[0] {
		t.Errorf("the cursor is on %q", o.Action)
	}
}

func TestPastedProseStaysWhole(t *testing.T) {
	d := smartphone(t)
	d.Paste("- Brings a friend +1\n* Waits for Ann @web\n1. Pays")
	d.Shows("Brings a friend +1", "feeling +1", "channel web", "Take the marks out of the lines")
	d.Press("enter")
	got := strings.Join(actionsOf(d), ";")
	for _, want := range []string{"Brings a friend +1", "Waits for Ann @web", ";Pays"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
}

func TestMarksOfPastedLinesAreTakenWhenTheyAreWanted(t *testing.T) {
	d := smartphone(t)
	d.Paste("Brings a friend +1\nWaits for Ann @web")
	d.Press("space", "enter")
	got := strings.Join(actionsOf(d), ";")
	if strings.Contains(got, "+1") || strings.Contains(got, "@web") || !strings.Contains(got, "Waits for Ann") {
		t.Errorf("the touchpoints are %q", got)
	}
}

func TestALineThatIsTooLongIsSaidAndNotCut(t *testing.T) {
	d := smartphone(t)
	n := len(actionsOf(d))
	d.Paste(strings.Repeat("and then we waited again ", 60) + "\nPays")
	d.Shows("Too long, left out: and then")
	d.Press("enter")
	if got := actionsOf(d); len(got) != n+1 {
		t.Errorf("%d touchpoints were added", len(got)-n)
	}
	d.Press("a")
	d.Paste(strings.Repeat("and then we waited again ", 60))
	d.Shows("longer than a text can be")
}

func TestARecordWithoutItsValueKeepsWhatWasTyped(t *testing.T) {
	d := smartphone(t)
	d.Press("c", "enter")
	d.Type("Wishes")
	d.Press("enter", "C")
	if d.Contains("Record a value of") {
		d.Press("enter")
	}
	d.Press("tab", "tab", "tab")
	d.Type("Phone survey of 40 shops")
	before := d.App.State()
	d.Press("enter")
	d.Shows("Phone survey of 40 shops", "A value, or both")
	d.Type("12")
	d.Press("enter")
	if d.App.Dialogs() || d.App.State().Same(before) {
		t.Errorf("the value was not recorded:\n%s", d.Screen())
	}
}

func TestAHalfTypedLineComesBack(t *testing.T) {
	d := smartphone(t)
	d.Press("a")
	d.Type("Calls the hotl")
	d.Press("esc", "a")
	d.Type("ine")
	d.Press("enter", "esc", "a")
	if got := strings.Join(actionsOf(d), ";"); !strings.Contains(got, "Calls the hotline") {
		t.Errorf("the touchpoints are %q", got)
	}
	d.ShowsNot("Touchpoint ▸ Calls")
}

func TestWhatWasJustAddedIsOnTheScreen(t *testing.T) {
	for key, typed := range map[string]string{"o": "show stock", `"`: "where is it"} {
		d := smartphone(t)
		d.ShowsNot(typed)
		d.Press(key)
		d.Type(typed)
		d.Press("enter")
		d.Shows(typed, "is shown now")
	}
}

func TestFindOverlooksAccentsAndFindsTags(t *testing.T) {
	d := smartphone(t)
	d.Press("a")
	d.Type("Visits a Café #Öffnung")
	d.Press("enter", "esc")
	want, _ := d.App.Place()
	for _, typed := range []string{"cafe", "offnung"} {
		d.Press("home", "/")
		d.Type(typed)
		d.Press("enter")
		if at, _ := d.App.Place(); at.Column != want.Column {
			t.Errorf("%s is not found", typed)
		}
		d.Press("esc")
	}
}
