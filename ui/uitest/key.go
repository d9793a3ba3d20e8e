package uitest

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

var named = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
	"insert": tea.KeyInsert, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "space": tea.KeySpace,
}

var modifiers = []struct {
	name string
	mod  tea.KeyMod
}{{"ctrl+", tea.ModCtrl}, {"alt+", tea.ModAlt}, {"shift+", tea.ModShift}}

// Key returns the message of a key, written as package keymap writes it: "a",
// "H", "enter", "ctrl+r", "shift+left". It panics at a name that is none.
func Key(name string) tea.KeyPressMsg {
	rest, mod := name, tea.KeyMod(0)
	for _, m := range modifiers {
		if after, ok := strings.CutPrefix(rest, m.name); ok && after != "" {
			rest, mod = after, mod|m.mod
		}
	}
	if code, found := named[rest]; found {
		k := tea.Key{Code: code, Mod: mod}
		if rest == "space" && mod == 0 {
			k.Text = " "
		}
		return tea.KeyPressMsg(k)
	}
	r, n := utf8.DecodeRuneInString(rest)
	if n == 0 || n != len(rest) {
		panic(fmt.Sprintf("uitest: no key is called %q", name))
	}
	if mod != 0 {
		return tea.KeyPressMsg(tea.Key{Code: r, Mod: mod})
	}
	return typed(string(r), r)
}

// typed is a key that types text.
func typed(text string, r rune) tea.KeyPressMsg {
	k := tea.Key{Code: unicode.ToLower(r), Text: text}
	if unicode.IsUpper(r) {
		k.ShiftedCode, k.Mod = r, tea.ModShift
	}
	return tea.KeyPressMsg(k)
}
