package keymap

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// convenient commands have no plain key on purpose: they do nothing that is not
// also true or done without them.
var convenient = []Action{WorkspaceSaved, Repaint}

func plain(key string) bool {
	for _, k := range strings.Fields(key) {
		known := []string{"left", "right", "up", "down", "esc", "enter", "tab", "space", "backspace", "ctrl+c", "ctrl+r", "ctrl+z"}
		if !printable(k) && !slices.Contains(known, k) {
			return false
		}
	}
	return true
}

func TestEveryCommandWithKeysHasAPlainOne(t *testing.T) {
	for _, c := range Default().Commands() {
		if len(c.Keys) > 0 && !slices.ContainsFunc(c.Keys, plain) && !slices.Contains(convenient, c.Action) {
			t.Errorf("%s: none of %q is a plain key", c.Action, c.Keys)
		}
	}
}

func TestNothingEssentialLiesOnKeysThatShellAndMultiplexersTake(t *testing.T) {
	for _, c := range Table() {
		if slices.Contains(convenient, c.Action) || len(c.Keys) == 0 {
			continue
		}
		taken := func(k string) bool {
			letter, ok := strings.CutPrefix(k, "ctrl+")
			return ok && strings.Contains("ptnosgba", letter)
		}
		if !slices.ContainsFunc(c.Keys, func(k string) bool { return !taken(k) }) {
			t.Errorf("%s in %s: only %q", c.Action, c.Scope, c.Keys)
		}
	}
}

func TestNoKeyNeedsAltOrAFunctionKeyOrControlWithEnter(t *testing.T) {
	for _, c := range Table() {
		for _, k := range c.Keys {
			if strings.Contains(k, "alt+") || strings.Contains(k, "super+") || slices.Contains([]string{"ctrl+enter", "shift+enter"}, k) || len(k) > 1 && k[0] == 'f' {
				t.Errorf("%s: %q", c.Action, k)
			}
		}
	}
}

func TestKeysOfTheTableDoNotConflict(t *testing.T) {
	for _, c := range conflicts(Table()) {
		t.Error(c.err)
	}
}

func TestOverIsSaidOnlyWhereSomethingIsHidden(t *testing.T) {
	m := Default()
	for _, c := range Table() {
		hides := slices.ContainsFunc(c.Keys, func(k string) bool {
			outer, ok := m.Lookup(c.Scope.Path()[1:], k, "")
			return ok && outer != c.Action
		})
		if c.Over && !hides {
			t.Errorf("%s in %s hides nothing", c.Action, c.Scope)
		}
	}
}

func TestEveryKeyIsSpelledAsTheTerminalReportsIt(t *testing.T) {
	for _, c := range Table() {
		for _, k := range c.Keys {
			if got, err := parse(k); err != nil || got != k {
				t.Errorf("%s: %q reads as %q, %v", c.Action, k, got, err)
			}
		}
	}
}

func TestMovementHasArrowsAndLetters(t *testing.T) {
	m := Default()
	for _, c := range []struct {
		action Action
		keys   []string
	}{
		{MoveLeft, []string{"left", "h"}},
		{MoveDown, []string{"down", "j"}},
		{MoveUp, []string{"up", "k"}},
		{MoveRight, []string{"right", "l"}},
		{ItemLeft, []string{"shift+left", "H"}},
		{ItemDown, []string{"shift+down", "J"}},
		{ItemUp, []string{"shift+up", "K"}},
		{ItemRight, []string{"shift+right", "L"}},
	} {
		for _, k := range c.keys {
			for _, s := range []Scope{Journey, Emotion, Chain, Panel, Inspector, Library} {
				if got, _ := m.Lookup(s.Path(), k, ""); got != c.action {
					t.Errorf("%s in %s means %q, want %s", k, s, got, c.action)
				}
			}
		}
	}
}

func TestTheMapUnderstandsTheKeysPeopleAreTold(t *testing.T) {
	m := Default()
	for key, want := range map[string]Action{
		"enter": ItemEdit, "a": TouchpointAdd, "A": StageAdd, "i": TouchpointInsert, "x": ItemDelete, "y": ItemCopy, "Y": JourneyCopy, "v": ItemPaste,
		"tab": PaneNext, "shift+tab": PanePrevious, "1": PaneJourney, "2": PaneEmotion, "3": PaneChain, "4": PanePanel,
		"/": FindOpen, ":": PaletteOpen, "?": HelpOpen, "u": Undo, "ctrl+r": Redo, "z": ZoomIn, "[": PersonaPrevious, "]": PersonaNext,
		"q": Quit, "esc": Back, "+": FeelingRaise, "=": FeelingRaise, "-": FeelingLower, "0": FeelingNeutral, ".": FeelingClear,
		"p": PainAdd, "d": DelightAdd, "o": OpportunityAdd, "s": StrengthCycle, "m": StageMerge, "t": TransitionsEdit, "r": ItemRename, "e": NotesEdit,
		"ctrl+s": WorkspaceSaved, "ctrl+z": Suspend, "ctrl+l": Repaint, "ctrl+c": Leave, "M": MouseToggle, "T": ThemeChoose,
	} {
		if got, _ := m.Lookup(Journey.Path(), key, ""); got != want {
			t.Errorf("%s means %q, want %s", key, got, want)
		}
	}
}

func TestWordsOfARowAreThereAndFit(t *testing.T) {
	for _, c := range Table() {
		if n := len([]rune(c.Hint)); n < 2 || n > 11 {
			t.Errorf("%s: hint %q", c.Action, c.Hint)
		}
		if c.Title == "" || c.Help == "" || strings.HasSuffix(c.Help, ".") || len(c.Help) > 80 || strings.ContainsAny(c.Title+c.Help, "\n\t") {
			t.Errorf("%s: title %q, help %q", c.Action, c.Title, c.Help)
		}
		if !slices.Contains(Groups(), c.Group) || !slices.Contains(Scopes(), c.Scope) {
			t.Errorf("%s: group %q, scope %q", c.Action, c.Group, c.Scope)
		}
		if c.Footer > 0 && len(c.Keys) == 0 {
			t.Errorf("%s: in the footer without a key", c.Action)
		}
	}
}

func TestTitlesInThePaletteTellCommandsApart(t *testing.T) {
	titles := map[string]Action{}
	for _, c := range Default().Commands() {
		if other, taken := titles[c.Title]; taken {
			t.Errorf("%s and %s are both called %q", other, c.Action, c.Title)
		}
		titles[c.Title] = c.Action
	}
}

func TestARowOfAnActionAgreesWithTheOthersOnWhatItDoes(t *testing.T) {
	first := map[Action]Command{}
	for _, c := range Table() {
		if f, seen := first[c.Action]; seen && (f.Edits != c.Edits || f.Asks != c.Asks) {
			t.Errorf("%s: %s and %s differ on whether it edits or asks", c.Action, f.Scope, c.Scope)
		} else if !seen {
			first[c.Action] = c
		}
	}
}

func TestTheTableIsTheCallersToChange(t *testing.T) {
	Table()[0].Keys[0] = "broken"
	if Table()[0].Keys[0] == "broken" {
		t.Error("the table changed")
	}
}

func TestAnyKeyAnywhereIsAnsweredWithoutPanic(t *testing.T) {
	m := Default()
	rapid.Check(t, func(t *rapid.T) {
		scopes := rapid.SliceOf(rapid.SampledFrom(Scopes())).Draw(t, "scopes")
		pending := rapid.SampledFrom([]string{"", "g", "g l", "zz"}).Draw(t, "pending")
		key, physical := rapid.String().Draw(t, "key"), rapid.String().Draw(t, "physical")
		action, next := m.Press(scopes, pending, key, physical)
		if action != "" && next != "" {
			t.Fatalf("%q both acts (%s) and waits (%s)", key, action, next)
		}
		if _, ok := m.Row(action); action != "" && !ok {
			t.Fatalf("%q means %s, which is no command", key, action)
		}
	})
}
