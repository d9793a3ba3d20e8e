package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/ui/keymap"
	"wend/ui/scene"
)

func TestBackLeadsToWhereOneWas(t *testing.T) {
	d := several(t, "One", "Two", "Three")
	d.Press("home", "down")
	title := d.App.Selected()
	d.Do("Journey properties")
	d.Shows("Journey: " + title)
	d.Press("esc")
	if d.App.Scopes()[0] != keymap.Library || d.App.Selected() != title {
		t.Errorf("back leads to %s with %q selected", d.App.Scopes()[0], d.App.Selected())
	}
	d.Press("g", "s", "esc")
	if d.App.Scopes()[0] != keymap.Library || d.App.Selected() != title {
		t.Errorf("back from the start leads to %s with %q selected", d.App.Scopes()[0], d.App.Selected())
	}
	d.Press("esc")
	if d.App.Scopes()[0] != keymap.Journey {
		t.Errorf("back from the library leads to %s", d.App.Scopes()[0])
	}
	d.Press("esc", "esc")
	if d.App.Scopes()[0] != keymap.Journey || d.Left {
		t.Error("back leads away from the map")
	}
}

func TestAPageOverTheMapLeadsBackToItsCursor(t *testing.T) {
	d := smartphone(t)
	d.Press("3", "j", "j", "l", "l")
	was, pane := d.App.Place()
	d.Press("enter", "j", "j", "g", "l")
	if d.App.Scopes()[0] != keymap.Library {
		t.Fatal("the library does not open over a page")
	}
	d.Press("esc")
	if d.App.Scopes()[0] != keymap.Inspector {
		t.Errorf("back leads to %s, not to the page", d.App.Scopes()[0])
	}
	d.Press("esc")
	if now, p := d.App.Place(); now != was || p != pane {
		t.Errorf("the cursor is at %+v, was at %+v", now, was)
	}
}

func TestTheLibraryIsFoundAsItWasLeft(t *testing.T) {
	d := several(t, "One", "Two", "Three")
	d.Press("home", "down", "down")
	title := d.App.Selected()
	d.Press("g", "m", "g", "l")
	if d.App.Selected() != title {
		t.Errorf("%q is selected, was %q", d.App.Selected(), title)
	}
}

func TestAScreenClosesWhenWhatItShowsIsGone(t *testing.T) {
	d := smartphone(t)
	d.Press("enter") // a page over the map
	d.Press("g", "l", "x")
	if d.App.Scopes()[0] != keymap.Library || d.App.Open() != nil {
		t.Fatalf("after deleting the journey: %s", d.App.Scopes()[0])
	}
	d.Press("esc", "g", "m")
	if d.App.Scopes()[0] != keymap.Library || !strings.Contains(d.App.Toast(), "No journey is open") {
		t.Errorf("%s, and it says %q", d.App.Scopes()[0], d.App.Toast())
	}
	d.Press("u")
	if d.App.Scopes()[0] != keymap.Journey || d.App.Open() == nil {
		t.Error("undo does not lead back to the map")
	}
}

func TestAnActionOfAnotherScreenSaysWhereItWorks(t *testing.T) {
	d := smartphone(t)
	d.Press("g", "l")
	for action, want := range map[keymap.Action]string{
		keymap.PainAdd: "That works on the map: g m goes there", keymap.ListSort: "",
	} {
		if got := d.App.Why(action); got != want {
			t.Errorf("%s: %q, want %q", action, got, want)
		}
	}
	d.Press("esc")
	if got, want := d.App.Why(keymap.ListSort), "That works on the library: g l goes there"; got != want {
		t.Errorf("on the map: %q, want %q", got, want)
	}
}

func TestTheStartScreenChangesNothingBehindIt(t *testing.T) {
	d := smartphone(t)
	d.Press("+")
	before, commits := written(t, d), d.Machine.Commits
	d.Press("g", "s")
	for _, c := range keymap.Table() {
		if !c.Edits || c.Scope == keymap.Start || c.Scope == keymap.Inspector {
			continue
		}
		for _, keys := range c.Keys {
			if d.App.Scopes()[0] != keymap.Start {
				d.Press("esc", "esc", "g", "s")
			}
			if start, _ := keymap.Default().Lookup(keymap.Start.Path(), keys, ""); start != "" && start != c.Action {
				continue // it means something else here
			}
			d.Press(strings.Fields(keys)...)
			if written(t, d) != before || d.Machine.Commits != commits {
				t.Fatalf("%s (%s) changes the journey", keys, c.Action)
			}
		}
	}
}

// onKeyboard is a key on a keyboard with other letters: letter stands where a US
// keyboard has base.
func onKeyboard(letter, base rune) tea.KeyPressMsg {
	return tea.KeyPressMsg(tea.Key{Code: letter, BaseCode: base, Text: string(letter)})
}

func TestLettersAndCapitalsWorkOnAnotherKeyboard(t *testing.T) {
	d := smartphone(t)
	was, _ := d.App.Place()
	d.Send(onKeyboard('д', 'l'))
	now, _ := d.App.Place()
	if now == was {
		t.Error("the letter where l is does not go right")
	}
	before := written(t, d)
	for name, capital := range map[string]tea.Key{
		"with shift":     {Code: 'д', ShiftedCode: 'Д', BaseCode: 'l', Text: "Д", Mod: tea.ModShift},
		"with caps lock": {Code: 'д', BaseCode: 'l', Text: "Д"},
		"with both":      {Code: 'д', ShiftedCode: 'Д', BaseCode: 'l', Text: "д", Mod: tea.ModShift},
		"without text":   {Code: 'д', ShiftedCode: 'Д', BaseCode: 'l', Mod: tea.ModShift},
	} {
		d.Send(tea.KeyPressMsg(capital))
		if c, _ := d.App.Place(); written(t, d) == before || c.Column.Touchpoint != now.Column.Touchpoint {
			t.Errorf("the capital where L is, %s, does not move the touchpoint right: it is at %+v", name, c)
		}
		d.Send(onKeyboard('г', 'u'))
		if written(t, d) != before {
			t.Errorf("the letter where u is does not undo: %q", d.App.Toast())
		}
	}
}

func TestFindingBackwardsGoesToTheMatchBefore(t *testing.T) {
	d := smartphone(t)
	var places []model.TouchpointID
	at := func() model.TouchpointID {
		c, _ := d.App.Place()
		return c.Column.Touchpoint
	}
	d.Press("/")
	d.Type("re")
	d.Press("enter")
	places = append(places, at())
	for {
		d.Press("n")
		if at() == places[0] {
			break
		}
		places = append(places, at())
		if len(places) > 20 {
			t.Fatal("it never comes round")
		}
	}
	if len(places) < 3 {
		t.Fatalf("only %d matches", len(places))
	}
	for i := range places { // round the other way
		d.Press("N")
		if want := places[len(places)-1-i]; at() != want {
			t.Errorf("step %d back is at %s, want %s", i+1, at(), want)
		}
	}
	d.Press("l", "N") // from where nothing matches
	if at() != places[0] && len(places) > 0 {
		t.Errorf("from behind a match, back goes to %s, want %s", at(), places[0])
	}
}

func TestEveryKeyOfTheFooterWorks(t *testing.T) {
	for _, v := range views {
		d := v.from(t)
		d.Resize(200, 48)
		d.Press(v.keys...)
		if d.App.Dialogs() {
			continue
		}
		lines := d.Lines()
		footer := lines[len(lines)-1]
		for _, c := range keymap.Default().Footer(d.App.Scopes()) {
			entry := c.Keys[0] + " " + c.Hint
			if why := d.App.Why(c.Action); why != "" && strings.Contains(" "+footer+"  ", " "+entry+"  ") {
				t.Errorf("%s: the footer shows %q: %s", v.name, entry, why)
			}
		}
	}
}

func TestJumpingBackAndForwardGoesOverScreensPagesAndLinks(t *testing.T) {
	d := smartphone(t)
	first, _ := d.App.Place()
	d.Press("%", "4", "j", "j", "space") // a link
	second, pane := d.App.Place()
	d.Press("enter", "g", "l") // a page, a screen
	if d.App.Scopes()[0] != keymap.Library {
		t.Fatalf("this is %s", d.App.Scopes()[0])
	}
	d.Press("ctrl+o")
	if d.App.Scopes()[0] != keymap.Inspector {
		t.Fatalf("the jump back leads to %s", d.App.Scopes()[0])
	}
	d.Press("ctrl+o")
	if now, p := d.App.Place(); d.App.Scopes()[0] == keymap.Inspector || now != second || p != pane {
		t.Errorf("the jump leads to %+v, not %+v", now, second)
	}
	d.Press("g", ",")
	if now, p := d.App.Place(); now.Column != first.Column || p != scene.Panel {
		t.Errorf("the jump leads to %+v in pane %d", now, p)
	}
	d.Press("g", ".", "g", ".", "g", ".")
	if d.App.Scopes()[0] != keymap.Library {
		t.Errorf("jumping forward leads to %s", d.App.Scopes()[0])
	}
	d.Press("g", ".")
	if d.App.Toast() == "" {
		t.Error("nothing says that there is no further")
	}
}

func TestBackLeadsBackOverALinkThatWasFollowed(t *testing.T) {
	d := smartphone(t)
	was, _ := d.App.Place()
	d.Press("space")
	if _, pane := d.App.Place(); pane != scene.Chain {
		t.Fatal("the link leads nowhere")
	}
	d.Press("esc")
	if now, pane := d.App.Place(); now != was || pane != scene.Journey {
		t.Errorf("back leads to %+v in pane %d", now, pane)
	}
	d.Press("esc")
	if now, _ := d.App.Place(); now != was || d.App.Scopes()[0] != keymap.Journey {
		t.Error("back leads farther than the link")
	}
}

func TestAJumpToAJourneyThatIsGoneShowsWhatThereIs(t *testing.T) {
	d := several(t, "One", "Two")
	d.Press("home", "enter", "g", "l", "x")
	d.Press("ctrl+o", "ctrl+o", "ctrl+o", "ctrl+o", "g", ".", "g", ".", "g", ".")
	if d.Screen() == "" || d.App.Why(keymap.GoLibrary) != "" {
		t.Error("nothing is shown")
	}
}

func TestRedoShowsAPainAgainOnThePageThatLostIt(t *testing.T) {
	d := smartphone(t)
	d.Press("enter", "p")
	d.Paste("Adverts repeat")
	d.Press("enter", "k", "enter")
	d.Shows("Finding: ")
	d.Press("u")
	d.ShowsNot("Finding: ")
	d.Press("ctrl+r")
	d.Shows("Finding: ")
}

func TestAPageStepsAlongThePathAndEscLeadsBackToTheMap(t *testing.T) {
	d := smartphone(t)
	was, _ := d.App.Place()
	d.Press("enter")
	d.Shows("1 of 15")
	d.Press("]", "]")
	d.Shows("3 of 15")
	d.Press("esc")
	if now, _ := d.App.Place(); d.App.Scopes()[0] != keymap.Journey || now != was {
		t.Errorf("back in %s at %+v, was at %+v", d.App.Scopes()[0], now, was)
	}
}

func TestWhatIsTypedAfterFindOnAPageIsLookedForAndTakesNothingBack(t *testing.T) {
	d := smartphone(t)
	d.Press("r", "backspace", "enter")
	d.Press("z", "/", "u", "u")
	d.Shows("Find in all journeys")
	d.Press("esc", "esc", "esc")
	d.Shows("new mode ")
}
