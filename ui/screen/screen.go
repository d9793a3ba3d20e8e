// Package screen is the contract between the program and what fills the
// terminal below its dialogs: the start screen, the library, the map, the page
// of one thing.
//
// A [Screen] is an immutable value. What happens to it returns the next value
// and an [Outcome]: what it would like the program to do, such as to change the
// documents, to open a dialog or another screen, or to say something. It sees
// the world as a [Frame] and keeps nothing of it but ids, so documents may change
// at any time; [Screen.Follow] then makes it agree with them. A screen does no
// I/O and belongs to one goroutine.
//
// A new screen is a package of its own, a row in the program's table of screens
// and its keys in package keymap.
package screen

import (
	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/edit"
	"wend/ui/keymap"
	"wend/ui/paint"
)

// NotHere is why an action cannot run that a screen does not know.
const NotHere = "Not on this screen"

// Screen fills the terminal between the title and the footer.
type Screen interface {
	// Scope says what keys mean now; a text scope while text is typed.
	Scope() keymap.Scope
	// Title names what is shown, and says a little more about it.
	Title(f *Frame) (name, about string)
	// Why says what is missing for an action: nothing if it works, [NotHere] if
	// the screen does not know it. Keys ask this; footer, help and
	// palette ask [Stack.Why], which tries Do as well.
	Why(a keymap.Action, f *Frame) string
	// Do does an action for which nothing is missing. It is called to find out, too,
	// whether there is anything to do: that is what [Outcome.Refused] tells.
	Do(a keymap.Action, f *Frame) (Screen, Outcome)
	// Key is a key without a meaning in Scope: text.
	Key(k tea.KeyPressMsg, f *Frame) (Screen, Outcome)
	// Paste is text from the terminal, of any size and content.
	Paste(text string, f *Frame) (Screen, Outcome)
	// Point is what the mouse did.
	Point(p Pointer, f *Frame) (Screen, Outcome)
	// Follow returns the screen after documents, numbers or the size may have
	// changed: on what is still there, with the cursor in view.
	Follow(f *Frame) Screen
	// Draw draws the screen and returns the row of p that a passing message may
	// cover. What it draws agrees with f after [Screen.Follow].
	Draw(p paint.Pen, f *Frame) paint.Rect
}

// Page is a screen about one thing that lies over another screen: what it does
// not know, that one does.
type Page interface {
	Screen
	// About names what is shown; the zero Ref if it is gone.
	About(f *Frame) model.Ref
}

// PassedOn reports whether a page leaves an action to the program or to what it
// lies over.
func PassedOn(a keymap.Action) bool { return passedOn[a] }

var passedOn = func() map[keymap.Action]bool {
	out := map[keymap.Action]bool{
		keymap.Undo: true, keymap.Redo: true, keymap.ThemeChoose: true, keymap.MouseToggle: true,
	}
	for _, c := range keymap.Table() {
		if c.Group == keymap.Program || c.Group == keymap.Going || c.Group == keymap.Journeys {
			out[c.Action] = true
		}
	}
	for _, t := range keymap.Things() {
		if t.Adds != "" {
			out[t.Add()] = true
		}
	}
	delete(out, keymap.Quit)
	return out
}()

// Host is a screen that keeps something in view beside a page.
type Host interface {
	Screen
	// Beside draws what stays beside a page about r and returns the room for it.
	Beside(p paint.Pen, f *Frame, r model.Ref) paint.Rect
}

// Placed is a screen whose cursor the history remembers: undo goes to where a
// change was made.
type Placed interface {
	Screen
	// Place writes down where the cursor is, as if r had been selected.
	Place(r model.Ref) string
	// GoTo puts the cursor where a place says, as far as that is still there.
	GoTo(place string, f *Frame) Screen
	// Select puts the cursor on what r names, if it is there.
	Select(r model.Ref, f *Frame) Screen
}

// Witness is a screen that shows what was just added, whichever way it came.
type Witness interface {
	Screen
	// Added returns the screen with that in view, and what there is to say of it.
	Added(edits []edit.Edit, f *Frame) (Screen, string)
}

// Keeper is a screen of which something outlives the program.
type Keeper interface {
	Screen
	// Keep returns what to keep, to be encoded as JSON.
	Keep() any
}

// Chooser is a screen on which whole journeys are selected.
type Chooser interface {
	Screen
	// Chosen returns the journey that a command about one journey means, and those
	// that a command about several does.
	Chosen() (model.DocID, []model.DocID)
	// Unmarked returns the screen with no journey marked.
	Unmarked() Screen
}

// Pointer is what the mouse did.
type Pointer struct {
	Kind PointerKind
	// Target is what Draw put where the pointer is; nil if nothing.
	Target any
	// Lines is how far the wheel turned; positive is down or right.
	Lines int
	// Sideways says that the wheel turned to move columns.
	Sideways bool
}

// PointerKind is a kind of what the mouse does.
type PointerKind uint8

// The kinds. Drag and Drop follow a Click on the same screen.
const (
	Click PointerKind = iota
	Wheel
	Drag
	Drop
)
