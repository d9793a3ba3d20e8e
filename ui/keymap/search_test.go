package keymap

import (
	"slices"
	"strings"
	"testing"
)

func TestAnEmptySearchListsEveryCommandOnce(t *testing.T) {
	m := Default()
	count := map[Action]int{}
	for _, c := range m.Search(" ") {
		count[c.Action]++
	}
	for _, c := range Table() {
		inner := c.Group == Answering || c.Group == Typing || c.Action == ChoiceAccept
		if inner && !slices.ContainsFunc(Table(), func(o Command) bool { return o.Action == c.Action && o.Group != Answering && o.Group != Typing }) {
			continue
		}
		if c.Action != ChoiceAccept && count[c.Action] != 1 {
			t.Errorf("%s is listed %d times", c.Action, count[c.Action])
		}
	}
}

func TestSearchFindsWhatIsMeant(t *testing.T) {
	m := Default()
	for query, want := range map[string]Action{
		"undo": Undo, "ctrl+r": Redo, "Ctrl+R": Redo, "redo": Redo, "u": Undo, "g l": GoLibrary, "quit": Quit, "exit": Quit, "mouse": MouseToggle,
		"theme": ThemeChoose, "keys": KeysShow, "add touch": TouchpointAdd, "touchpoint add": TouchpointAdd, "colour": ThemeChoose, "delete stage": StageDelete,
		"shift+left": ItemLeft, "w": StageNext, "save": WorkspaceSaved, "new journey": JourneyNew, "export": JourneyExport, "demo": DemoOpen, "?": HelpOpen,
		"mrgstg": StageMerge, "PAIN": PainAdd,
	} {
		found := m.Search(query)
		if len(found) == 0 || found[0].Action != want {
			t.Errorf("%q finds %v, want %s first", query, names(found), want)
		}
	}
}

func TestSearchForUndoLeavesAFewRows(t *testing.T) {
	if found := Default().Search("undo"); len(found) > 5 {
		t.Errorf("%d rows: %v", len(found), names(found))
	}
}

func TestEveryCommandIsFoundByItsTitleAndItsKeys(t *testing.T) {
	m := Default()
	for _, c := range m.Commands() {
		for _, query := range append([]string{c.Title}, c.Keys...) {
			if !slices.ContainsFunc(m.Search(query), func(f Command) bool { return f.Action == c.Action }) {
				t.Errorf("%q does not find %s", query, c.Action)
			}
		}
	}
}

func TestNonsenseFindsNothing(t *testing.T) {
	if found := Default().Search("qqzzxx 漢字"); len(found) != 0 {
		t.Errorf("%v", names(found))
	}
}

func names(commands []Command) (out []Action) {
	for _, c := range commands {
		out = append(out, c.Action)
	}
	return out
}

func TestMarkdownNamesEveryRowInAWholeTable(t *testing.T) {
	m, errs := New(map[Action][]string{PanelToggle: {"|"}})
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	text := m.Markdown()
	for _, c := range m.rows {
		if !strings.Contains(text, "| "+c.Title+" |") {
			t.Errorf("%s is missing", c.Title)
		}
	}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "|") && strings.Count(strings.ReplaceAll(line, `\|`, ""), "|") != 5 {
			t.Errorf("not four cells: %s", line)
		}
	}
	if !strings.Contains(text, "`` ` ``") || !strings.Contains(text, "`\\|`") {
		t.Error("a back quote or a bar is not written so that it shows")
	}
}

func TestEveryScopeHasItsOwnWords(t *testing.T) {
	seen := map[string]Scope{}
	for _, s := range Scopes() {
		if other, taken := seen[s.Words()]; taken || s.Words() == "" {
			t.Errorf("%s and %s are both %q", other, s, s.Words())
		}
		seen[s.Words()] = s
	}
}
