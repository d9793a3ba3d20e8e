// Package library is the two screens before the map: [Start], which says what
// wend is and offers ways in, and [List], the journeys of a workspace.
//
// Both are immutable values: what happens to them returns the next one. Drawing
// only notes how many rows there was room for, so that a page is a page; so they
// belong to one goroutine. They do no I/O; the caller turns what the store knows
// into [Line]s and does what they ask for.
//
//	start := library.NewStart(path)
//	start, chosen := start.Do(keymap.MoveDown)
//
//	list := library.List{}.WithLines(lines)
//	list = list.Filter("phone")
//	list, moved := list.Do(keymap.MoveDown)
//	line, ok := list.Selected()
package library

import (
	"strings"
	"sync"

	"wend/ui/keymap"
)

var standard = sync.OnceValue(keymap.Default)

func keysOf(m *keymap.Map) *keymap.Map {
	if m == nil {
		return standard()
	}
	return m
}

// commandIn returns the row of an action in a scope, or else its first one.
func commandIn(m *keymap.Map, s keymap.Scope, a keymap.Action) keymap.Command {
	for _, c := range keysOf(m).Live([]keymap.Scope{s}) {
		if c.Action == a && c.Scope == s {
			return c
		}
	}
	c, _ := keysOf(m).Row(a)
	return c
}

// firstKey returns the key that a text may name; without one, the palette's.
func firstKey(c keymap.Command) string {
	if len(c.Keys) == 0 {
		return ": " + strings.ToLower(c.Title)
	}
	return c.Keys[0]
}
