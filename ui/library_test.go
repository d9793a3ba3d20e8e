package ui_test

import (
	"strings"
	"testing"

	"wend/model"
	"wend/ui/uitest"
)

// several is the library of a workspace with these journeys.
func several(t uitest.TB, titles ...string) *uitest.Driver {
	t.Helper()
	d := fresh(t)
	for _, title := range titles {
		bringBytes(d, []byte(`{"wend":1,"workspace":{},"journeys":[{"id":"`+title+`","title":"`+title+`","tags":["shop","`+title+` only"]}]}`))
	}
	d.Press("g", "l")
	return d
}

// journeysOf returns the titles of the journeys, in any order.
func journeysOf(d *uitest.Driver) string {
	var out []string
	for _, title := range []string{"One", "Two", "Three", "One (copy)", "Two (copy)", "Three (copy)"} {
		for doc := range d.App.State().Journeys() {
			if doc.Journey().Title == title {
				out = append(out, title)
			}
		}
	}
	return strings.Join(out, ", ")
}

// markAllBut marks every journey of the library but the one of that title.
func markAllBut(d *uitest.Driver, title string) {
	d.Press("home")
	for range 3 {
		d.Press("v")
	}
	d.Press("/")
	d.Type(title)
	d.Press("enter", "v", "/", "esc")
}

func TestAllMarkedJourneysAreDeletedInOneStep(t *testing.T) {
	d := several(t, "One", "Two", "Three")
	markAllBut(d, "Two")
	d.Shows("2 marked")
	d.Press("x")
	d.Shows("Deleted 2 journeys: u brings them back")
	if got := journeysOf(d); got != "Two" {
		t.Errorf("left: %s", got)
	}
	d.Press("u")
	if got := journeysOf(d); got != "One, Two, Three" {
		t.Errorf("after one undo: %s", got)
	}
	d.Shows("delete 2 journeys")
}

func TestAllMarkedJourneysAreDuplicatedInOneStep(t *testing.T) {
	d := several(t, "One", "Two", "Three")
	markAllBut(d, "Two")
	d.Press("D")
	if got := journeysOf(d); got != "One, Two, Three, One (copy), Three (copy)" {
		t.Errorf("made: %s", got)
	}
	d.ShowsNot("marked")
	d.Press("u")
	if got := journeysOf(d); got != "One, Two, Three" {
		t.Errorf("after one undo: %s", got)
	}
}

func TestTagsOfMarkedJourneysAreThoseThatTheyShare(t *testing.T) {
	d := several(t, "One", "Two", "Three")
	markAllBut(d, "Two")
	d.Press("t")
	d.Shows("Tags of 2 journeys", "shop")
	d.ShowsNot("shop; One only")
	d.Press("ctrl+u")
	d.Type("urgent")
	d.Press("enter")
	want := map[string]string{"One": "One only, urgent", "Two": "shop, Two only", "Three": "Three only, urgent"}
	tagged := func() map[string]string {
		out := map[string]string{}
		for doc := range d.App.State().Journeys() {
			out[doc.Journey().Title] = strings.Join(doc.Journey().Tags, ", ")
		}
		return out
	}
	for title, tags := range want {
		if got := tagged()[title]; got != tags {
			t.Errorf("%s has %q, want %q", title, got, tags)
		}
	}
	d.Press("u")
	if got := tagged()["Three"]; got != "shop, Three only" {
		t.Errorf("after one undo: %q", got)
	}
}

func TestACommandAboutOneJourneyIsAboutTheOneUnderTheCursor(t *testing.T) {
	d := several(t, "One", "Two", "Three")
	d.Press("home", "v", "v")
	line := d.Lines()[5]
	d.Press("r", "ctrl+u")
	d.Type("Renamed")
	d.Press("enter")
	old := strings.Fields(line)[1]
	if doc, _ := d.App.State().Document(model.DocID(old)); doc.Journey().Title != "Renamed" {
		t.Errorf("%s was not renamed:\n%s", old, d.Screen())
	}
}

func TestSortingIsToldInTheHead(t *testing.T) {
	d := several(t, "One", "Two", "Three")
	d.Press("S")
	d.Shows("▲Title")
	d.Press("S")
	d.Shows("▼Title")
	d.Press("S")
	d.ShowsNot("▼Title")
	d.Do("Sort by this column")
	d.Shows("▲Title")
}

func TestAllMarkedJourneysAreExportedIntoOneFile(t *testing.T) {
	d := several(t, "One", "Two", "Three")
	markAllBut(d, "Two")
	d.Press("W")
	d.Shows("Export 2 journeys to", "journeys.json")
	d.Press("enter")
	d.Shows("Written: journeys.json")
	got := string(d.Machine.Texts["journeys.json"])
	if !strings.Contains(got, `"One"`) || !strings.Contains(got, `"Three"`) || strings.Contains(got, `"Two"`) {
		t.Errorf("written:\n%s", got)
	}
}

func TestEscTakesTheFilterAwayBeforeItLeavesTheLibrary(t *testing.T) {
	d := several(t, "One", "Two", "Three")
	d.Press("/")
	d.Type("three")
	d.Press("enter")
	d.Shows("Journeys: three", "1 of 3")
	d.Press("esc")
	d.Shows("Journeys ━")
	d.ShowsNot("1 of 3")
	d.Press("/")
	d.ShowsNot("/ three")
	d.Press("esc", "esc")
	d.ShowsNot("Journeys ━")
}

func TestThePreviewIsOneKeyAwayWhereThereIsNoRoomBeside(t *testing.T) {
	d := several(t, "One", "Two", "Three")
	d.Resize(80, 24)
	d.ShowsNot("Size ")
	d.Press("z")
	d.Shows("Size ")
	d.Press("z")
	d.ShowsNot("Size ")
	d.Resize(160, 48)
	d.Shows("Size ")
}

func TestTheLibraryShowsAJourneyInLittleWhetherItIsInMemoryOrNot(t *testing.T) {
	d := twice(t)
	d = uitest.Start(t, uitest.Options{Machine: d.Machine})
	d.Press("g", "l")
	for range 2 {
		d.Shows("Purchase (goal)", "8 touchpoints", "Lowest -2 Maya at Joins an online forum", "+2")
		d.Press("j")
	}
}

func TestTheLibrarySaysHowAllJourneysDo(t *testing.T) {
	d := twice(t)
	d.Do("New journey")
	d.Press("ctrl+u")
	d.Type("Empty")
	d.Press("enter", "g", "l")
	d.Shows("3 journeys, emotion 59, goal 12 %, 1 without feelings")
}
