package keymap

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// named are the keys that are written as a word.
var named = []string{
	"left", "right", "up", "down", "home", "end", "pgup", "pgdown", "insert", "delete",
	"enter", "esc", "tab", "space", "backspace",
	"f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12",
}

// modifiers in the order in which a key is written.
var modifiers = []string{"ctrl", "alt", "shift", "meta", "hyper", "super"}

// spellings people use for a name.
var spellings = map[string]string{
	"escape": "esc", "return": "enter", "del": "delete", "ins": "insert",
	"pageup": "pgup", "pagedown": "pgdown", "pgdn": "pgdown", "control": "ctrl", "option": "alt",
}

// normal brings one key to the spelling of the table: " " is space, and a
// letter with shift is its upper case.
func normal(key string) string {
	switch {
	case key == " ":
		return "space"
	case strings.Contains(key, " "):
		parts := strings.Fields(key)
		for i, p := range parts {
			parts[i] = normal(p)
		}
		return strings.Join(parts, " ")
	}
	if letter, ok := strings.CutPrefix(key, "shift+"); ok && printable(letter) {
		return strings.ToUpper(letter)
	}
	return key
}

// printable reports whether pressing key alone types something.
func printable(key string) bool {
	if key == "space" {
		return true
	}
	r, n := utf8.DecodeRuneInString(key)
	return n > 0 && n == len(key) && unicode.IsPrint(r)
}

// parse reads a key, or a sequence, as people write it in a configuration:
// "Ctrl+R", "escape", "g l".
func parse(text string) (string, error) {
	if text == " " {
		return "space", nil
	}
	parts := strings.Fields(text)
	if len(parts) == 0 {
		return "", fmt.Errorf("empty key")
	}
	for i, part := range parts {
		key, err := parseOne(part)
		if err != nil {
			return "", err
		}
		if len(parts) > 1 && key == cancelKey {
			return "", fmt.Errorf("key %q: esc cancels a sequence and cannot be part of one", text)
		}
		parts[i] = key
	}
	return strings.Join(parts, " "), nil
}

func parseOne(text string) (string, error) {
	if printable(text) {
		return text, nil
	}
	var held []string
	rest := text
	for {
		before, after, found := strings.Cut(rest, "+")
		mod := spell(before)
		if !found || after == "" || !slices.Contains(modifiers, mod) {
			break
		}
		held, rest = append(held, mod), after
	}
	if name := spell(rest); slices.Contains(named, name) {
		rest = name
	} else if !printable(rest) {
		return "", fmt.Errorf("key %q: no key is called %q", text, rest)
	} else if len(held) > 0 {
		rest = strings.ToLower(rest)
	}
	var written strings.Builder
	for _, mod := range modifiers {
		if slices.Contains(held, mod) {
			written.WriteString(mod + "+")
		}
	}
	return normal(written.String() + rest), nil
}

func spell(name string) string {
	name = strings.ToLower(name)
	if s, ok := spellings[name]; ok {
		return s
	}
	return name
}

// shifted holds what a US keyboard types with shift, pairwise.
const shifted = "`~1!2@3#4$5%6^7&8*9(0)-_=+[{]}\\|;:'\",<.>/?"

// OnUS returns the key at the place of base, a code that the terminal reports
// for the US layout, as [Map.Lookup] takes it; empty for 0 and for what is no
// character.
func OnUS(base rune) string {
	if base == 0 || !unicode.IsPrint(base) {
		return ""
	}
	return normal(string(base))
}

// OnUSShifted is [OnUS] for a key held with shift.
func OnUSShifted(base rune) string {
	if base == 0 || !unicode.IsPrint(base) {
		return ""
	}
	if i := strings.IndexRune(shifted, base); i >= 0 && i%2 == 0 && i+1 < len(shifted) {
		return shifted[i+1 : i+2]
	}
	return normal(strings.ToUpper(string(base)))
}

// Physical returns the key at the place of base, as [OnUS] does, with what is
// held beside it; empty for 0.
func Physical(base rune, ctrl, shift bool) string {
	switch key := OnUS(base); {
	case ctrl && key != "":
		return "ctrl+" + key
	case shift:
		return OnUSShifted(base)
	default:
		return key
	}
}
