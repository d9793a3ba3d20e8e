package ui_test

import (
	"strings"
	"testing"

	"wend/model"
	"wend/ui/keymap"
)

func TestAnyTextOfAnyKindIsFoundWithItsKindAndJourneyAndEnterGoesThere(t *testing.T) {
	for _, c := range []struct {
		typed, item, kind, home string
		page                    bool
	}{
		{"contradictory battery", "Contradictory battery reports", "pain", "Smartphone", true},
		{"tom deal", "Tom, deal-driven upgrader", "persona", "workspace", true},
		{"certainty", "Maya, careful comparer", "persona", "workspace", true}, // one of her needs
		{"comparable spec", "Comparable specification table", "initiative", "workspace", true},
		{"video demonstration", "Watches a video demonstration", "touchpoint", "Smartphone", false},
		{"consideration", "Consideration", "stage", "Smartphone", false},
	} {
		d := measured(t)
		d.Press("g", "l", "g", "/")
		d.Type(c.typed)
		d.Shows("▸ "+c.item, c.kind, c.home)
		d.Press("enter")
		if page := d.App.Scopes()[0] == keymap.Inspector; page != c.page {
			t.Errorf("%s: a page opens: %v\n%s", c.typed, page, d.Screen())
		}
		d.Shows(strings.Fields(c.item)[0])
	}
}

func TestWhatWasJustTypedIsFoundBeforeItIsReadAgain(t *testing.T) {
	d := smartphone(t)
	d.Do("Add tactic")
	d.Type("Letter to the neighbours")
	d.Press("enter", "g", "/")
	d.Type("neighbours")
	d.Shows("▸ Letter to the neighbours", "tactic")
}

func TestFindGoesToThePlaceOnTheMapThatAFindingIsAbout(t *testing.T) {
	d := measured(t)
	d.Press("g", "/")
	d.Type("contradictory battery")
	d.Press("enter", "esc")
	if p, _ := d.App.Place(); p.Column.Touchpoint != model.TouchpointID("i6") {
		t.Errorf("the cursor is on %q", p.Column.Touchpoint)
	}
}
