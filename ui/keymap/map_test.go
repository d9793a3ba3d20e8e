package keymap

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// stacked puts an inner scope on top of the map.
func stacked(inner ...Scope) []Scope { return append(inner, Journey.Path()...) }

func TestTypingIntoATextFieldIsOnlyText(t *testing.T) {
	m := Default()
	for _, s := range []Scope{Text, Area, Find, Capture, Palette, Help, Picker} {
		for _, r := range `qdu?:/123 gl[]+-.xaAPzZ"é字` {
			if action, next := m.Press(stacked(s), "", string(r), "q"); action != "" || next != "" {
				t.Errorf("%q in %s means %s%s", r, s, action, next)
			}
		}
	}
}

func TestOnlyAlarmKeysGetThroughWhatLiesOnTop(t *testing.T) {
	m := Default()
	for _, s := range []Scope{Text, Area, Find, Capture, Palette, Help, Picker, Dialog, Confirm} {
		for key, want := range map[string]Action{"ctrl+c": Leave, "ctrl+z": Suspend, "ctrl+l": Repaint, "ctrl+s": WorkspaceSaved} {
			if got, _ := m.Lookup(stacked(s), key, ""); got != want {
				t.Errorf("%s in %s means %q, want %s", key, s, got, want)
			}
		}
		for _, key := range []string{"ctrl+r", "P", "delete", "1"} {
			if got, ok := m.Lookup(stacked(s), key, ""); ok {
				t.Errorf("%s in %s means %s", key, s, got)
			}
		}
	}
}

func TestControlCLeavesEvenWhenNoScopeIsGiven(t *testing.T) {
	if got, _ := Default().Lookup(nil, "ctrl+c", ""); got != Leave {
		t.Errorf("got %q", got)
	}
}

func TestQQuitsOnlyFromTheMapAndTheStartScreen(t *testing.T) {
	m := Default()
	for _, s := range Scopes() {
		got, _ := m.Lookup(s.Path(), "q", "")
		onMap := slices.Contains(s.Path(), MapScreen) || s == Start
		if (got == Quit) != onMap {
			t.Errorf("q in %s means %q", s, got)
		}
	}
}

func TestEscNeverQuits(t *testing.T) {
	m := Default()
	for _, s := range Scopes() {
		got, ok := m.Lookup(s.Path(), "esc", "")
		if !ok || got == Quit || got == Leave {
			t.Errorf("esc in %s means %q", s, got)
		}
	}
}

func TestBackIsMinusOutsideTheMapAndFeelingOnIt(t *testing.T) {
	m := Default()
	for s, want := range map[Scope]Action{Journey: FeelingLower, Emotion: FeelingLower, Library: Back} {
		if got, _ := m.Lookup(s.Path(), "-", ""); got != want {
			t.Errorf("- in %s means %q, want %s", s, got, want)
		}
	}
}

func TestTheKeyThatConfirmsIsNeitherEnterNorTheOneThatAsked(t *testing.T) {
	m := Default()
	for _, key := range []string{"enter", "esc", "n", "q"} {
		if got, _ := m.Lookup(stacked(Confirm), key, ""); got != ConfirmNo {
			t.Errorf("%s means %q", key, got)
		}
	}
	for _, c := range m.Commands() {
		yes, _ := m.Row(ConfirmYes)
		if c.Edits && slices.ContainsFunc(c.Keys, func(k string) bool { return slices.Contains(yes.Keys, k) }) {
			t.Errorf("%s has the confirming key", c.Action)
		}
	}
}

func TestThePhysicalKeyCountsWhenTheLetterMeansNothing(t *testing.T) {
	m := Default()
	for _, c := range []struct {
		key, physical string
		want          Action
	}{
		{"ф", OnUS('a'), TouchpointAdd},
		{"Ф", OnUSShifted('a'), StageAdd},
		{"Ж", OnUSShifted(';'), PaletteOpen},
		{"ctrl+к", "ctrl+r", Redo},
		{"x", "q", ItemDelete}, // the letter comes first
		{"ф", "", ""},
	} {
		if got, _ := m.Lookup(Journey.Path(), c.key, c.physical); got != c.want {
			t.Errorf("%s (%s) means %q, want %q", c.key, c.physical, got, c.want)
		}
	}
	if action, next := m.Press(Journey.Path(), "", "п", "g"); action != "" || next != "g" {
		t.Errorf("got %q, %q", action, next)
	}
	if action, _ := m.Press(Journey.Path(), "g", "д", "l"); action != GoLibrary {
		t.Errorf("got %q", action)
	}
}

func TestShiftedKeysOfTheUSLayout(t *testing.T) {
	for base, want := range map[rune]string{'a': "A", '1': "!", '/': "?", ';': ":", '-': "_", '=': "+", ' ': "space", 0: "", '!': "!", '?': "?"} {
		if got := OnUSShifted(base); got != want {
			t.Errorf("%q: %q, want %q", base, got, want)
		}
	}
	if OnUS(0) != "" || OnUS(' ') != "space" || OnUS('\x1b') != "" || OnUS('j') != "j" {
		t.Error("plain keys")
	}
}

func TestALetterReportedWithShiftIsItsUpperCase(t *testing.T) {
	if got, _ := Default().Lookup(Journey.Path(), "shift+h", ""); got != ItemLeft {
		t.Errorf("got %q", got)
	}
}

func TestASequenceWaitsForItsSecondKey(t *testing.T) {
	m := Default()
	action, next := m.Press(Journey.Path(), "", "g", "")
	if action != "" || next != "g" {
		t.Fatalf("g: %q, %q", action, next)
	}
	action, next = m.Press(Journey.Path(), next, "l", "")
	if action != GoLibrary || next != "" {
		t.Errorf("g l: %q, %q", action, next)
	}
}

func TestEscAndAStrangeKeyEndASequenceWithoutDoingAnything(t *testing.T) {
	m := Default()
	for _, key := range []string{"esc", "x", "u", "enter", "Q"} {
		if action, next := m.Press(Journey.Path(), "g", key, ""); action != "" || next != "" {
			t.Errorf("g %s: %q, %q", key, action, next)
		}
	}
	if action, _ := m.Press(Journey.Path(), "g", "ctrl+c", ""); action != Leave {
		t.Errorf("g ctrl+c: %q", action)
	}
}

func TestContinuationsListEveryWayToGoOn(t *testing.T) {
	m := Default()
	var keys []string
	for _, c := range m.Continuations(Journey.Path(), "g") {
		keys = append(keys, c.Key)
		if action, _ := m.Press(Journey.Path(), "g", c.Key, ""); action != c.Command.Action {
			t.Errorf("g %s: %q, the box says %s", c.Key, action, c.Command.Action)
		}
	}
	slices.Sort(keys)
	if diff := cmp.Diff(strings.Fields(", . / c f g h i k l m o p s"), keys); diff != "" {
		t.Error(diff)
	}
	if m.Pending(stacked(Text), "g") || m.Pending(Journey.Path(), "u") {
		t.Error("waits for a key that cannot come")
	}
}

func TestEveryKeyTheFooterShowsWorks(t *testing.T) {
	m := Default()
	for _, s := range Scopes() {
		for _, h := range m.Hints(s.Path(), 1000, nil) {
			keys := strings.Fields(h.Keys)
			for i, a := range h.Actions {
				if got, _ := m.Lookup(s.Path(), keys[i], ""); got != a {
					t.Errorf("%s: %s means %q, the footer says %s", s, keys[i], got, a)
				}
			}
		}
	}
}

func TestTheFooterDiffersInEachPaneAndDialog(t *testing.T) {
	m := Default()
	seen := map[string]Scope{}
	for _, s := range []Scope{Journey, Emotion, Chain, Panel, Inspector, Library, Dialog, Confirm, Text, Capture} {
		row := footer(m, s, 80)
		if other, taken := seen[row]; taken {
			t.Errorf("%s and %s: %s", other, s, row)
		}
		seen[row] = s
	}
}

func footer(m *Map, s Scope, width int) string {
	var parts []string
	for _, h := range m.Hints(s.Path(), width, nil) {
		parts = append(parts, h.Keys+" "+h.Text)
	}
	return strings.Join(parts, "  ")
}

func TestTheFooterOfTheJourney(t *testing.T) {
	want := "a add  enter edit  + - feeling  p pain  s strength  u undo  / find  : command  ? help"
	if diff := cmp.Diff(want, footer(Default(), Journey, 90)); diff != "" {
		t.Error(diff)
	}
}

func TestTheFooterFitsAndKeepsHelpLongest(t *testing.T) {
	m := Default()
	for _, s := range Scopes() {
		for width := range 200 {
			row := footer(m, s, width)
			if len([]rune(row)) > width {
				t.Fatalf("%s at %d: %q", s, width, row)
			}
			if s == Journey && width >= 6 && !strings.HasSuffix(row, "? help") {
				t.Fatalf("at %d: %q", width, row)
			}
		}
	}
}

func TestKeysAreShownInPlainWords(t *testing.T) {
	m := Default()
	for a, want := range map[Action]string{Redo: "ctrl+r or U", ItemLeft: "H or shift+left", GoLibrary: "g l", TagsEdit: "", ActivityAdd: "a", "no.such": ""} {
		if got := m.Keys(a); got != want {
			t.Errorf("%s: %q, want %q", a, got, want)
		}
	}
}
