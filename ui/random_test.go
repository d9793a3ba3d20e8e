package ui_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"wend/ui/uitest"
)

// anything draws what people may do: single keys, and whole edits.
func anything() *rapid.Generator[[]string] {
	var each [][]string
	for _, keys := range everyKey() {
		switch keys {
		case "ctrl+c", "ctrl+z", "q":
		default:
			each = append(each, strings.Fields(keys))
		}
	}
	text := rapid.Custom(func(t *rapid.T) []string {
		return strings.Split(rapid.SampledFrom([]string{"abc", "5", "-1", "50", "字", "2026-08-01", "@web", "a;b"}).Draw(t, "text"), "")
	})
	return rapid.OneOf(rapid.SampledFrom(each), rapid.SampledFrom(doings), text)
}

func TestWhateverIsPressedIsSavedAndCanBeTakenBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := sample(t)
		begun := written(t, d)
		for _, keys := range rapid.SliceOfN(anything(), 1, 30).Draw(t, "keys") {
			d.Press(keys...)
			if d.Left {
				d = again(t, d)
			}
			if d.App.State().Workspace().Workspace().Title != "Smartphone buyer, interest phase" && d.Contains("demo, not kept") {
				return // another workspace
			}
		}
		if d.Contains("demo, not kept") {
			return
		}
		if n := d.App.Unsaved(); n > 0 {
			t.Fatalf("%d steps are not saved", n)
		}
		for range 5 {
			d.Press("esc")
		}
		shown := written(t, d)
		other := again(t, d)
		for j := range d.App.State().Journeys() { // the other one reads only what it shows
			if _, loaded := other.App.State().Document(j.ID()); !loaded {
				return
			}
		}
		if got := written(t, other); got != shown {
			t.Fatalf("the store has something else")
		}
		if takeBack(t, other) && written(t, other) != begun {
			t.Fatalf("undoing everything leads elsewhere")
		}
	})
}

// takeBack undoes everything but the import that the sample began with; false
// if that was undone before.
func takeBack(t *rapid.T, d *uitest.Driver) bool {
	for range 1000 {
		d.Press("u")
		switch d.App.Toast() {
		case "Undid: import in.json":
			d.Press("ctrl+r")
			return true
		case "Nothing to undo":
			return false
		}
		if !strings.HasPrefix(d.App.Toast(), "Undid: ") {
			t.Fatalf("undoing says %q", d.App.Toast())
		}
	}
	t.Fatalf("undoing goes on for ever")
	return false
}
