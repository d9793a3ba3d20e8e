package ui_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"wend/model"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/scene"
	"wend/ui/uitest"
)

// meant is what the tutorial says of each key that it names.
var meant = map[string]keymap.Action{
	"h": keymap.MoveLeft, "j": keymap.MoveDown, "k": keymap.MoveUp, "l": keymap.MoveRight,
	"home": keymap.MoveFirst, "end": keymap.MoveLast, "G": keymap.MoveLast, "w": keymap.StageNext, "b": keymap.StagePrevious,
	"enter": keymap.ItemEdit, "esc": keymap.Back, "z": keymap.ZoomIn, "Z": keymap.ZoomOut, "?": keymap.HelpOpen, ":": keymap.PaletteOpen,
	"a": keymap.TouchpointAdd, "u": keymap.Undo, "ctrl+r": keymap.Redo, "p": keymap.PainAdd, "d": keymap.DelightAdd, "o": keymap.OpportunityAdd,
	"L": keymap.ItemRight, "H": keymap.ItemLeft, "A": keymap.StageAdd, "R": keymap.LanesChoose,
	"+": keymap.FeelingRaise, "-": keymap.FeelingLower, ".": keymap.FeelingClear, "0": keymap.FeelingNeutral, "\"": keymap.FeelingThought,
	"1": keymap.PaneJourney, "2": keymap.PaneEmotion, "3": keymap.PaneChain, "4": keymap.PanePanel, "tab": keymap.PaneNext,
	"s": keymap.StrengthCycle, "^": keymap.LinkAdd, ";": keymap.InsightNext, "c": keymap.KPIAdd, "C": keymap.KPIRecord,
	"g l": keymap.GoLibrary, "g m": keymap.GoMap, "g s": keymap.GoStart, "q": keymap.Quit,
}

// elsewhere are keys that a note names for another screen.
var elsewhere = map[string]map[string]keymap.Scope{
	"maps": {"a": keymap.Library}, "done": {"n": keymap.Start},
}

// printed is a key in brackets, with "twice" behind it, or a text to type.
var printed = regexp.MustCompile(`\[([^\]]+)\]( twice)?|type ([^,]+),`)

func tutorial(t uitest.TB) *uitest.Driver {
	t.Helper()
	d := fresh(t)
	d.Press("i")
	return d
}

func cards(d *uitest.Driver) []model.Touchpoint {
	var all []model.Touchpoint
	for st := range d.App.Open().Stages() {
		all = slices.AppendSeq(all, d.App.Open().Touchpoints(st.ID))
	}
	return all
}

func TestTheTutorialNamesTheRightKeys(t *testing.T) {
	for _, card := range cards(tutorial(t)) {
		for _, found := range printed.FindAllStringSubmatch(card.Action+" "+card.Note, -1) {
			key, want, scope := found[1], meant[found[1]], keymap.Journey
			if key == "" {
				continue
			}
			if s, other := elsewhere[string(card.ID)][key]; other {
				want, scope = keymap.JourneyNew, s
			}
			if got, _ := keymap.Default().Lookup(scope.Path(), key, ""); got != want || want == "" {
				t.Errorf("%s: %s does %q, and the card means %q", card.ID, key, got, want)
			}
		}
	}
}

func TestTheTutorialCanBeReadOnTheMap(t *testing.T) {
	const w, rows = 12, 3 // of the narrowest cell on a screen of 80 by 24 or more
	for _, card := range cards(tutorial(t)) {
		if lines := paint.Wrap(card.Action, w, rows, "…"); strings.Contains(strings.Join(lines, ""), "…") {
			t.Errorf("%s does not fit: %q", card.ID, lines)
		}
		if card.Note == "" {
			t.Errorf("%s has no note", card.ID)
		}
	}
}

// promise says what has come of a card when its keys were pressed.
var promise = map[string]func(d *uitest.Driver) bool{
	"page":   func(d *uitest.Driver) bool { return d.Contains("1 Journey") },
	"zoom":   func(d *uitest.Driver) bool { return d.Contains("[z]: near") },
	"help":   func(d *uitest.Driver) bool { return !d.App.Dialogs() },
	"add":    func(d *uitest.Driver) bool { return len(cards(d)) == 22 },
	"undo":   func(d *uitest.Driver) bool { return len(cards(d)) == 21 },
	"pain":   func(d *uitest.Driver) bool { return d.Contains("✗ a pain") },
	"move":   func(d *uitest.Driver) bool { return cards(d)[8].ID == "move" },
	"new":    func(d *uitest.Driver) bool { return d.App.Open().Len(model.KindStage) == 7 },
	"curve":  func(d *uitest.Driver) bool { return felt(d, "curve").Valence == model.Some(0) },
	"gap":    func(d *uitest.Driver) bool { return felt(d, "gap").Valence == model.Some(0) },
	"think":  func(d *uitest.Driver) bool { return felt(d, "think").Thoughts == "words" },
	"link":   func(d *uitest.Driver) bool { return linked(d, "link") == 3 },
	"name":   func(d *uitest.Driver) bool { return linked(d, "name") > 0 },
	"record": func(d *uitest.Driver) bool { return len(d.App.Open().Measurements("done")) == 1 },
	"maps":   func(d *uitest.Driver) bool { return d.Contains("1 Journey") },
	"done":   func(d *uitest.Driver) bool { return d.Left },
}

func felt(d *uitest.Driver, id model.TouchpointID) model.Experience {
	e, _ := d.App.Open().Experience("you", id)
	return e
}

func linked(d *uitest.Driver, id model.TouchpointID) int {
	l, _ := d.App.Open().Link("teaching", id)
	return l.Strength
}

// TestWhoDoesWhatTheTutorialSaysReachesItsEnd presses what each card prints, and
// between cards only what the first one teaches.
func TestWhoDoesWhatTheTutorialSaysReachesItsEnd(t *testing.T) {
	d := tutorial(t)
	for _, card := range cards(d) {
		for range 3 {
			if at, _ := d.App.Place(); at.Column.Touchpoint != card.ID {
				d.Press("l")
			}
		}
		if at, pane := d.App.Place(); at.Column.Touchpoint != card.ID || pane != scene.Journey {
			t.Fatalf("%s is not reached: %v\n%s", card.ID, at, d)
		}
		follow(d, card.Action)
		if kept := promise[string(card.ID)]; kept != nil && !kept(d) {
			t.Fatalf("%s did not do what it says:\n%s", card.ID, d)
		}
	}
}

// follow does what a card says.
func follow(d *uitest.Driver, says string) {
	for _, s := range printed.FindAllStringSubmatch(says, -1) {
		d.Type(s[3])
		times := 1
		if s[2] != "" {
			times = 2
		}
		for range times {
			if s[1] != "" {
				d.Press(strings.Fields(s[1])...)
			}
		}
	}
}
