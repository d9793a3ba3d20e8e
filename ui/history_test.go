package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"wend/model"
	"wend/ui/uitest"
)

// raised is the demo, in which a touchpoint became more important and a feeling
// better.
func raised(t *testing.T) *uitest.Driver {
	t.Helper()
	d := smartphone(t)
	d.Press("2", "l", "+", "+", "l", "-")
	return d
}

func TestTheHistoryNamesEveryStepAndWhatItDid(t *testing.T) {
	d := raised(t)
	d.Press("g", "h")
	d.Shows("History")
	d.Shows("feeling of")
	d.Shows("Emotion")
}

func TestAVersionIsComparedWithNowAndOneThingBroughtBack(t *testing.T) {
	d := raised(t)
	d.Press("g", "h", "end", "enter")
	d.Shows("What changed", "2 changed", "Emotion")
	d.Press("enter")
	d.Shows("1 changed", "Done: bring back experience")
	d.Press("esc")
	d.Shows("bring back experience", "undo")
}

func TestAVersionIsRestoredAsOneStep(t *testing.T) {
	d := raised(t)
	now := valences(d)
	d.Press("g", "h", "end", "R")
	if then := valences(d); then == now {
		t.Error("nothing was restored")
	}
	d.Press("u")
	if back := valences(d); back != now {
		t.Errorf("undo leads to %s, want %s", back, now)
	}
}

func TestASnapshotIsTakenAndDeleted(t *testing.T) {
	d := raised(t)
	d.Press("g", "h", "a")
	d.Type("before lunch")
	d.Press("enter")
	d.Shows("snapshot: before lunch", "1 snapshot")
	d.Press("home", "x", "y")
	d.ShowsNot("snapshot: before lunch")
}

// valences are the feelings of the open journey as text.
func valences(d *uitest.Driver) string {
	var out string
	for doc := range d.App.State().Journeys() {
		for e := range model.All[model.Experience](doc) {
			out += string(model.EncodeObject(e))
		}
	}
	return out
}

func TestTheToBeJourneyIsComparedWithWhatItWasMadeOf(t *testing.T) {
	d := smartphone(t)
	d.Do("Make the to-be journey")
	d.Press("enter")
	d.Press("2", "l", "+")
	d.Hold()
	d.Do("Compare as-is and to-be")
	d.ShowsNot("What changed") // it is worked out beside the screen
	d.Release()
	d.Shows("What changed", "as-is", "to-be", "Feeling")
	d.ShowsNot("bring back")
}

func TestTheHistoryLooksLikeItsPictures(t *testing.T) {
	for name, c := range map[string]struct {
		d    *uitest.Driver
		keys []string
	}{
		"history":          {smartphone(t), []string{"g", "h"}},
		"history-ascii":    {smartphone(t, onlyASCII), []string{"g", "h"}},
		"history-compared": {smartphone(t), []string{"g", "h", "end", "enter"}},
		"compared-ascii":   {smartphone(t, onlyASCII), []string{"g", "h", "end", "enter"}},
	} {
		c.d.Press("2", "l", "+", "+", "l", "-", "1", "l", "x")
		c.d.Press(c.keys...)
		var b strings.Builder
		for _, s := range [][2]int{{160, 48}, {80, 24}, {60, 20}} {
			c.d.Resize(s[0], s[1])
			fmt.Fprintf(&b, "%d x %d\n%s\n\n", s[0], s[1], c.d.Screen())
		}
		uitest.Golden(t, name, b.String())
	}
}

func TestTheFirstChangeOfASessionIsPrecededByASnapshot(t *testing.T) {
	d := again(t, smartphone(t))
	before := valences(d)
	d.Press("2", "+", "-", "-")
	d.Press("g", "h")
	d.Shows("snapshot: start of a session", "1 snapshot")
	d.Press("/")
	d.Type("start of")
	d.Press("enter", "R")
	if valences(d) != before {
		t.Error("the snapshot does not lead back to before the session")
	}
}

func TestTwoMarkedVersionsAreComparedWithEachOther(t *testing.T) {
	d := raised(t)
	d.Press("g", "h", "v", "end", "v", "enter")
	d.Shows("What changed", "after import in.json")
	d.ShowsNot("bring back")
}

func TestAllMarkedThingsAreBroughtBackInOneStep(t *testing.T) {
	d := raised(t)
	now := valences(d)
	d.Press("g", "h", "end", "enter", "v", "down", "v", "enter")
	d.Shows("No difference")
	d.Press("u")
	if back := valences(d); back != now {
		t.Errorf("one undo leads to %s, want %s", back, now)
	}
}

func TestWhatIsNewIsTakenAwayFromTheComparison(t *testing.T) {
	d := smartphone(t)
	d.Press("a")
	d.Type("Asks a neighbour")
	d.Press("enter", "esc", "g", "h", "end", "enter")
	d.Shows("+ Asks", "1 new", "added")
	d.Press("enter")
	d.Shows("Done: take away touchpoint", "No difference")
}
