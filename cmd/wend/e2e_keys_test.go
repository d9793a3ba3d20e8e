package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"wend/ui/keymap"
)

// focused returns the number of the pane that has the focus: the only one with
// the marker in its title or a heavy frame of its own.
func (s *window) focused() string {
	s.t.Helper()
	found := ""
	for _, title := range []string{"1 Journey", "2 Emotions", "3 Value chain", "4 KPIs"} {
		line := s.line(title)
		if strings.Contains(line, "▸ "+title) || strings.Contains(line, "┏ "+title) && title == "4 KPIs" {
			found += title[:1]
		}
	}
	return found
}

func (s *window) waitFocus(pane string) {
	s.t.Helper()
	s.wait("pane "+pane+" to have the focus", func() bool { return s.focused() == pane })
}

func TestNumbersAndTabMoveTheFocusAndTheFooterFollows(t *testing.T) {
	s := onMap(t, terminal{w: 120, h: 36, env: []string{"NO_COLOR=1"}})
	footers := map[string]string{}
	for _, pane := range []string{"2", "3", "4", "1"} {
		s.keys(pane)
		s.waitFocus(pane)
		footer := s.footer()
		for other, same := range footers {
			if same == footer {
				t.Errorf("panes %s and %s have the same footer: %s", pane, other, footer)
			}
		}
		footers[pane] = footer
	}
	for _, pane := range []string{"2", "3", "4", "1"} {
		s.keys("Tab")
		s.waitFocus(pane)
	}
	for _, pane := range []string{"4", "3", "2", "1"} {
		s.keys("BTab")
		s.waitFocus(pane)
	}
	s.keys("?")
	s.waitFor("what do you want to do?")
	if footer := s.footer(); footer == footers["1"] {
		t.Errorf("the footer does not change with a dialog: %s", footer)
	}
}

// tmuxKeys are the keys that tmux calls otherwise than the table.
var tmuxKeys = map[string]string{"enter": "Enter", "esc": "Escape", "tab": "Tab", "shift+tab": "BTab", "space": "Space", "pgup": "PPage", "pgdown": "NPage", ";": `\;`}

func tmuxKey(key string) string {
	if name, ok := tmuxKeys[key]; ok {
		return name
	}
	return key
}

// TestEveryKeyOfTheFooterDoesSomething presses what the footer shows, and takes
// it back.
func TestEveryKeyOfTheFooterDoesSomething(t *testing.T) {
	scopes := map[string]keymap.Scope{"1": keymap.Journey, "2": keymap.Emotion, "3": keymap.Chain, "4": keymap.Panel}
	for pane, scope := range scopes {
		t.Run(pane, func(t *testing.T) {
			s := onMap(t, terminal{w: 160, h: 30}) // room for all of them
			s.keys(pane)
			s.waitFocus(pane)
			footer, tried := s.settled(), 0 // what means nothing here is not offered
			for _, h := range keymap.Default().Hints(scope.Path(), 200, nil) {
				if !strings.Contains(footer, h.Keys+" "+h.Text) {
					continue
				}
				tried++
				for _, key := range strings.Fields(h.Keys) {
					if key == "esc" || key == "u" || key == "[" || key == "%" { // nothing to leave, nothing done yet; what it shows stays
						continue
					}
					s.keys("C-l", pane)
					s.waitFocus(pane)
					shown := h.Keys + " " + h.Text
					before := s.settled()
					if !strings.Contains(before, shown) {
						continue // a key before this one selected something else
					}
					s.keys(tmuxKey(key))
					s.wait(fmt.Sprintf("%s (%s) to do something", key, h.Text), func() bool { return s.screen() != before })
					s.keys("Escape")
					s.waitGone("esc ")
				}
			}
			if tried < 6 {
				t.Errorf("the footer offers %d keys only: %s", tried, s.footer())
			}
		})
	}
}

func TestHelpFiltersWhatIsTypedFindsKeysAndRunsWhatItFinds(t *testing.T) {
	s := onMap(t, size)
	s.keys("x")
	s.waitFor("u brings it back")
	s.keys("?")
	s.waitFor("what do you want to do?")
	s.typeText("undo")
	s.wait("few rows with name and key", func() bool {
		rows := s.listed("Help")
		return len(rows) > 0 && len(rows) <= 5 && strings.Contains(rows[0], "Undo") && strings.HasSuffix(rows[0], " u")
	})
	s.keys("C-u")
	s.typeText("ctrl+r")
	s.waitFor("▸ Redo")
	s.keys("C-u")
	s.typeText("undo")
	s.waitFor("▸ Undo")
	s.keys("Enter")
	s.waitFor("Undid: delete touchpoint")
}

// box returns what is in the box with a title, row by row, and its lower edge.
func (s *window) box(title string) (rows []string, edge string) {
	s.t.Helper()
	from, to := -1, -1
	for _, line := range s.lines() {
		switch cells := []rune(line); {
		case from < 0:
			before, after, found := strings.Cut(line, "╭ "+title+" ")
			if found {
				from = utf8.RuneCountInString(before)
				rest, _, _ := strings.Cut(after, "╮")
				to = from + utf8.RuneCountInString("╭ "+title+" "+rest)
			}
		case len(cells) <= to:
		case cells[from] == '╰':
			return rows, string(cells[from:to])
		default:
			rows = append(rows, strings.TrimSpace(string(cells[from+1:to])))
		}
	}
	return nil, ""
}

// listed returns the rows of a box that offer something: those below the line
// one types in.
func (s *window) listed(title string) []string {
	s.t.Helper()
	rows, _ := s.box(title)
	if len(rows) < 2 {
		return nil
	}
	return slices.DeleteFunc(rows[1:], func(row string) bool { return row == "" })
}

func TestThePaletteListsEveryCommand(t *testing.T) {
	s := onMap(t, size)
	s.keys(":")
	s.waitFor("╭ Commands")
	want := len(keymap.Default().Commands())
	s.wait(fmt.Sprintf("the palette to count %d commands", want), func() bool {
		_, edge := s.box("Commands")
		_, below, _ := strings.Cut(edge, "▼ ")
		n, _ := strconv.Atoi(strings.TrimSpace(below))
		return len(s.listed("Commands"))+n >= want // what fits here stands on top, too
	})
	s.typeText("U")
	s.typeText("ndo")
	s.waitFor("▸ Undo")
}

func TestACommandThatCannotRunSaysWhyInThePaletteAndOnItsKey(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	h.wend("new", "-f", "w.wend", "Empty")
	s := start(h, size, "w.wend")
	s.waitFor("Empty", "press a")
	const why = "There is no touchpoint here yet: a adds one"
	s.keys("+")
	s.waitFor(why)
	s.keys(":")
	s.typeText("Importance")
	s.waitFor("╭ Commands")
	s.wait("the reason in the palette", func() bool { return strings.Contains(s.screen(), "no touchpoint here") })
	s.keys("Escape")
}

func TestFindCountsMatchesKeepsThemAndClears(t *testing.T) {
	s := onMap(t, size)
	s.keys("/")
	s.typeText("forum")
	s.waitFor("1/1", "forum")
	s.keys("Enter")
	s.waitGone("/ forum")
	s.waitFor("1/1")
	s.keys("Escape")
	s.waitGone("1/1")
}

func TestFindAnywhereGoesToATouchpointInThreeKeysAndText(t *testing.T) {
	s := onMap(t, size)
	s.keys("g")
	s.waitFor("Find in all journeys")
	s.keys("/")
	s.waitFor("Find in all journeys")
	s.typeText("set-up")
	s.waitFor("▸ Gets set-up")
	s.keys("Enter")
	s.wait("the cursor to be there", func() bool { return strings.Contains(s.line("▸Touchpoint"), "▌Gets set") })
}

func TestAPrefixShowsItsContinuationsAndEscapeCancelsIt(t *testing.T) {
	s := onMap(t, size)
	before := s.settled()
	s.keys("g")
	s.waitFor("╭ g ")
	s.keys("Escape")
	s.wait("the box to be gone", func() bool { return s.screen() == before })
	s.keys("g", "l")
	s.waitFor("Library")
}

func TestEveryMovementHasArrowsAndLetters(t *testing.T) {
	s := onMap(t, size)
	for _, move := range [][2]string{{"Right", "l"}, {"Down", "j"}, {"Left", "h"}, {"Up", "k"}} {
		at := s.settled()
		s.keys(move[0])
		s.wait(move[0]+" to move", func() bool { return s.screen() != at })
		byArrow := s.settled()
		back := map[string]string{"Right": "Left", "Left": "Right", "Up": "Down", "Down": "Up"}[move[0]]
		s.keys(back)
		s.wait(back+" to go back", func() bool { return s.screen() == at })
		s.keys(move[1])
		s.wait(move[1]+" to move as "+move[0], func() bool { return s.screen() == byArrow })
	}
}

func TestCardsMoveByCapitalsByShiftedArrowsAndByCommand(t *testing.T) {
	s := onMap(t, size)
	for _, how := range []func(){
		func() { s.keys("L") },
		func() { s.keys("S-Right") },
		func() { s.command("Move it right") },
	} {
		s.wait("the first card first", func() bool { return strings.HasPrefix(s.cells("▸Touchpoint")[1], "Sees social") })
		how()
		s.wait("the first card second", func() bool { return strings.HasPrefix(s.cells("▸Touchpoint")[2], "Sees social") })
		s.keys("u")
	}
}

func TestEscapeNeverQuits(t *testing.T) {
	s := onMap(t, size)
	for _, open := range [][]string{{}, {"?"}, {":"}, {"a"}, {"g"}, {"/"}, {"Enter"}, {"T"}, {"2", "a"}, {"g", "l"}} {
		s.keys(open...)
		s.keys(slices.Repeat([]string{"Escape"}, 6)...)
	}
	s.keys("g", "m")
	s.keys(slices.Repeat([]string{"Escape"}, 20)...)
	s.waitFor("1 Journey", "Smartphone buyer")
	s.keys("?")
	s.waitFor("what do you want to do?")
}

func TestQClosesDialogsTypesInFieldsAndQuitsFromTheMapOnly(t *testing.T) {
	s := onMap(t, size)
	s.command("Keys as Markdown")
	s.waitFor("╭ Keys")
	s.keys("q")
	s.waitGone("╭ Keys")
	s.keys("a", "q", "q")
	s.waitFor("Touchpoint ▸ qq")
	s.keys("Escape", "Escape")
	s.waitGone("Touchpoint ▸ qq")
	s.quit()
}

func TestControlCLeavesFromAnywhere(t *testing.T) {
	for name, open := range map[string][]string{"a field": {"a", "x"}, "help": {"?"}, "a form": {"3", "a"}, "a page": {"Enter"}, "a prefix": {"g"}} {
		t.Run(name, func(t *testing.T) {
			s := onMap(t, size)
			s.keys(open...)
			s.keys("C-c")
			if got := s.ended(); got != 130 {
				t.Errorf("exit status %d, want 130", got)
			}
		})
	}
}
