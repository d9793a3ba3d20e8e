package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"wend/model"
	"wend/ui/keymap"
	"wend/ui/uitest"
)

// twice is a workspace in which Maya makes two journeys.
func twice(t *testing.T) *uitest.Driver {
	t.Helper()
	d := measured(t)
	d.Do("Make the to-be journey")
	return d
}

func TestThePersonasShowTheCurveOfEachInEveryJourneyInTwoKeys(t *testing.T) {
	d := twice(t)
	d.Press("g", "p")
	d.Shows("Maya, careful comparer", "63.18", "interest phase (as-is)", "(to-be)", "lowest -2 angry", "20 Specifications")
	d.Press("j")
	d.Shows("index 53.64", "lowest -2 angry")
}

func TestAPersonaOfAJourneyThatWasNeverOpenedShowsThatJourney(t *testing.T) {
	d := twice(t)
	d = again(t, d)
	d.Press("g", "p")
	d.Shows("(as-is)", "(to-be)")
}

func TestSheetsStandSideBySideAndSayWhereTheyDiffer(t *testing.T) {
	d := measured(t)
	d.Press("g", "p", "c")
	d.Shows("Sheets side by side", "Maya", "Tom", "Certainty; Comparable facts", "Price; Speed", "differs")
	d.Press("enter")
	if d.App.Scopes()[0] != keymap.Inspector {
		t.Error("enter opens no sheet")
	}
	d.Press("esc", "esc")
	d.Shows("Feels") // the list again
}

// cells are the texts of the empathy map, with their kinds and stages.
func cells(d *uitest.Driver) string {
	var out []string
	for e := range model.All[model.Empathy](d.App.Open()) {
		out = append(out, fmt.Sprintf("%s/%s/%s/%s", e.Persona, e.Stage, e.Type, e.Text))
	}
	return strings.Join(out, " ")
}

func TestTheEmpathyMapIsFilledByTypingLineAfterLine(t *testing.T) {
	d := smartphone(t)
	d.Press("g", "p", "m", "a")
	d.Type("Too many numbers")
	d.Press("enter")
	d.Type("Whom can I trust?")
	d.Press("enter", "esc", "right", "]", "a")
	d.Type("Lost")
	d.Press("enter", "esc")
	want := "maya//thinks/Too many numbers maya//thinks/Whom can I trust? maya/awareness/feels/Lost"
	if got := cells(d); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	d.Shows("Feels 1", "Thinks 0") // of this stage
	d.Press("[")
	d.Shows("Thinks 2", "Feels 1", "the whole journey")
	d.Press("left", "down", "x")
	if got := cells(d); strings.Contains(got, "trust") {
		t.Error(got)
	}
	d.Press("u")
	if got := cells(d); got != want {
		t.Errorf("undone: %s", got)
	}
}

func TestWhatTheMapSaysOfAPersonaStandsOnTheEmpathyMapAndIsChangedThere(t *testing.T) {
	d := smartphone(t)
	d.Press("\"")
	d.Type("Is it the new one?")
	d.Press("enter", "g", "p", "m")
	d.Shows("Thinks 1", "Is it the new one? (Sees social", "Pains 3", "Gains 1")
	d.Press("x")
	d.Shows("The map says that")
	d.Press("space")
	if d.App.Scopes()[0] != keymap.Inspector {
		t.Error("space opens no page")
	}
}

func TestAPersonaIsAddedToTheOpenJourneyAndDeletedEverywhere(t *testing.T) {
	d := twice(t)
	d.Press("g", "p", "a")
	d.Type("Ada, in a hurry")
	d.Press("enter", "esc")
	d.Shows("3 personas", "Ada")
	d.Press("g", "g", "x")
	d.Shows("2 personas")
	for j := range d.App.State().Journeys() {
		if n := len(j.Journey().Personas); n == 3 {
			t.Errorf("%s keeps the persona", j.ID())
		}
	}
	d.Press("u")
	d.Shows("3 personas", "Undid: delete")
	d.Press("U")
	d.Shows("2 personas", "Redid: delete")
}

func TestAWorkspaceWithoutPersonasSaysWhatBelongsThere(t *testing.T) {
	d := fromNothing(t, uitest.Options{})
	d.Press("g", "p")
	for d.App.State().Workspace().Len(model.KindPersona) > 0 {
		d.Press("x")
	}
	d.Shows("a adds the first persona")
}

func TestThePersonasLookLikeTheirPictures(t *testing.T) {
	for name, c := range map[string]struct {
		d    *uitest.Driver
		keys []string
	}{
		"personas":       {measured(t), []string{"g", "p"}},
		"personas-ascii": {measured(t, onlyASCII), []string{"g", "p"}},
		"sheets":         {measured(t), []string{"g", "p", "c"}},
		"empathy":        {measured(t), []string{"g", "p", "m"}},
		"empathy-ascii":  {measured(t, onlyASCII), []string{"g", "p", "m"}},
	} {
		c.d.Press(c.keys...)
		var b strings.Builder
		for _, s := range [][2]int{{160, 48}, {80, 24}, {60, 20}} {
			c.d.Resize(s[0], s[1])
			fmt.Fprintf(&b, "%d x %d\n%s\n\n", s[0], s[1], c.d.Screen())
		}
		uitest.Golden(t, name, b.String())
	}
}
