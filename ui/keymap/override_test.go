package keymap

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestAnOverrideReplacesTheKeys(t *testing.T) {
	m, errs := New(map[Action][]string{Undo: {"Ctrl+Backspace", "f5"}, TagsEdit: {"&"}, LanesChoose: {}})
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	for key, want := range map[string]Action{"ctrl+backspace": Undo, "f5": Undo, "u": "", "&": TagsEdit, "R": ""} {
		if got, _ := m.Lookup(Journey.Path(), key, ""); got != want {
			t.Errorf("%s means %q, want %q", key, got, want)
		}
	}
	if got := m.Keys(Undo); got != "ctrl+backspace or f5" {
		t.Errorf("shown as %q", got)
	}
}

func TestTwoActionsMaySwapTheirKeys(t *testing.T) {
	m, errs := New(map[Action][]string{PainAdd: {"d"}, DelightAdd: {"p"}})
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	if got, _ := m.Lookup(Journey.Path(), "d", ""); got != PainAdd {
		t.Errorf("d means %q", got)
	}
}

func TestAllProblemsAreReportedAndTheTableStands(t *testing.T) {
	m, errs := New(map[Action][]string{
		"no.such":    {"a"},
		PainAdd:      {"u"},         // taken
		DelightAdd:   {"a"},         // taken in the same scope
		StageMerge:   {"hyper+foo"}, // no such key
		Redo:         {""},
		PaletteOpen:  {},
		ChoiceAccept: {"y"},     // text while typing
		GoLibrary:    {"u l"},   // u answers first
		GoStart:      {"g esc"}, // esc cancels
		Suspend:      {"B"},     // fine
	})
	var text []string
	for _, err := range errs {
		text = append(text, err.Error())
	}
	all := strings.Join(text, "\n")
	for _, part := range []string{
		"no such action", "pain.add in scope map would hide edit.undo", "touchpoint.add and delight.add", `no key is called "foo"`,
		"empty key", "palette.open: must keep", "text in scope", `sequence "u l" of go.library`, "esc cancels",
	} {
		if !strings.Contains(all, part) {
			t.Errorf("nothing says %q in:\n%s", part, all)
		}
	}
	for key, want := range map[string]Action{"p": PainAdd, "d": DelightAdd, "m": StageMerge, "ctrl+r": Redo, ":": PaletteOpen, "g l": GoLibrary, "u": Undo, "B": Suspend} {
		if got, _ := m.Lookup(Journey.Path(), key, ""); got != want {
			t.Errorf("%s means %q, want %s", key, got, want)
		}
	}
}

func TestControlCCannotBeTakenAway(t *testing.T) {
	for _, overrides := range []map[Action][]string{{Leave: {}}, {Leave: {"X"}}, {PainAdd: {"ctrl+c"}}, {TextCancel: {"ctrl+c"}}, {Undo: {"ctrl+c"}}} {
		m, _ := New(overrides)
		for _, s := range Scopes() {
			if got, _ := m.Lookup(s.Path(), "ctrl+c", ""); got != Leave {
				t.Errorf("%v: ctrl+c in %s means %q", overrides, s, got)
			}
		}
	}
}

func TestATableThatConflictsWithItselfIsNamedWhateverIsWished(t *testing.T) {
	table := append(Table(), Command{Action: "twin", Scope: Global, Keys: []string{"u"}})
	for _, overrides := range []map[Action][]string{nil, {Suspend: {"B"}}, {PainAdd: {"a"}}} {
		func() {
			defer func() {
				if said := fmt.Sprint(recover()); !strings.Contains(said, `key "u": both edit.undo and twin`) {
					t.Errorf("with %v it says %s", overrides, said)
				}
			}()
			overridden(table, overrides)
		}()
	}
}

func TestAProblemIsReportedOnce(t *testing.T) {
	_, errs := New(map[Action][]string{PainAdd: {"a"}})
	if len(errs) != 1 {
		t.Error(errs)
	}
}

func TestAnyOverridesGiveAUsableMapWithoutConflicts(t *testing.T) {
	var actions []Action
	for _, c := range Table() {
		actions = append(actions, c.Action)
	}
	key := rapid.OneOf(
		rapid.SampledFrom([]string{"a", "g", "g l", "g g", "u", "ctrl+c", "esc", "tab", "enter", "space", "Q", "f3", "ctrl+x x", ":", "?"}),
		rapid.StringN(0, 6, 12),
	)
	rapid.Check(t, func(t *rapid.T) {
		overrides := rapid.MapOf(rapid.SampledFrom(actions), rapid.SliceOfN(key, 0, 3)).Draw(t, "overrides")
		m, _ := New(overrides)
		for _, c := range conflicts(m.rows) {
			t.Error(c.err)
		}
		if got, _ := m.Lookup(stacked(Text), "ctrl+c", ""); got != Leave {
			t.Errorf("ctrl+c means %q", got)
		}
		for _, a := range []Action{PaletteOpen, HelpOpen} {
			c, _ := m.Row(a)
			if got, _ := m.Lookup(Global.Path(), c.Keys[0], ""); got != a {
				t.Errorf("%s has no key", a)
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"a", "Ctrl+R", "g l", "shift+tab", "+", "ctrl++", "escape", " ", "", "é", "ctrl+shift+alt+x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		key, err := parse(text)
		if err != nil {
			return
		}
		again, err := parse(key)
		if err != nil || again != key {
			t.Errorf("%q reads as %q, which reads as %q, %v", text, key, again, err)
		}
	})
}

func TestKeysAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"Ctrl+R": "ctrl+r", "Escape": "esc", "return": "enter", "PageUp": "pgup", " ": "space", "g  l": "g l", "alt+ctrl+x": "ctrl+alt+x",
		"shift+h": "H", "H": "H", "+": "+", "ctrl++": "ctrl++", "Control+Left": "ctrl+left", "é": "é",
	} {
		got, err := parse(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}
