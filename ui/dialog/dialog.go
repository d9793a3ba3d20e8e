// Package dialog is what lies on top of a screen and wants an answer: a line of
// text, a choice, the palette, the help, a message, a form.
//
// A [Dialog] is an immutable value made from data; what happens to it returns an
// [Outcome] with the next value and, when it was answered, a message for whoever
// opened it. A dialog does no I/O and knows neither the screen below nor the
// model. Drawing it notes how many rows there was room for, so that a page is a
// page; so a dialog and what becomes of it belong to one goroutine. [Stack] holds
// the open ones, the last on top.
//
//	d := dialog.NewPrompt(dialog.PromptOptions{
//		Title:  "Rename stage",
//		Value:  "Interest",
//		Accept: func(text string) tea.Msg { return renamed(text) },
//	})
//	stack = stack.Push(d)
//	stack, msg = stack.Do(keymap.TextAccept)
//	stack.Draw(canvas.Pen, theme)
//
// Keys are looked up by the caller: a key that means something in [Dialog.Scope]
// goes to Do, any other to Key. Every dialog fits a screen of any size.
package dialog

import (
	"sync"

	tea "charm.land/bubbletea/v2"

	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/theme"
)

// Dialog is something that lies on top and wants an answer.
type Dialog interface {
	// Scope says what keys mean now.
	Scope() keymap.Scope
	// Hints are the keys that do something now, for the footer.
	Hints() []keymap.Hint
	// Do is what a key with a meaning in Scope asks for.
	Do(a keymap.Action) Outcome
	// Key is a key without a meaning in Scope: text.
	Key(k tea.KeyPressMsg) Outcome
	// Paste is text from the terminal, of any size and content.
	Paste(text string) Outcome
	// Click is a click on a region that Draw drew; other targets are ignored.
	Click(target any) Outcome
	// Wheel scrolls; positive is down.
	Wheel(lines int) Outcome
	// Draw draws the dialog where it belongs on the screen p, clears what is
	// behind its box, and shows the cursor if it takes text.
	Draw(p paint.Pen, th theme.Theme)
}

// Outcome is what became of a dialog.
type Outcome struct {
	Dialog Dialog  // the dialog from now on; still set when it closed
	Msg    tea.Msg // for the app; nil if there is nothing to say
	Closed bool
	Left   bool // it closed without an answer
}

func stay(d Dialog) Outcome { return Outcome{Dialog: d} }

func say(d Dialog, msg tea.Msg) Outcome { return Outcome{Dialog: d, Msg: msg} }

func closed(d Dialog, msg tea.Msg) Outcome { return Outcome{Dialog: d, Msg: msg, Closed: true} }

func left(d Dialog, msg tea.Msg) Outcome {
	return Outcome{Dialog: d, Msg: msg, Closed: true, Left: true}
}

// RunMsg asks the app to do what a command does, as if its key had been pressed.
type RunMsg struct{ Action keymap.Action }

var standard = sync.OnceValue(keymap.Default)

// keysOf returns m, or the map without the user's own keys.
func keysOf(m *keymap.Map) *keymap.Map {
	if m == nil {
		return standard()
	}
	return m
}
