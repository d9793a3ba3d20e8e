// Package field is text being typed: one line, or several.
//
// A [Field] is an immutable value; [Field.Key] and [Field.Paste] return the next
// one. It moves and deletes by what people see as one character, keeps out what
// a terminal would obey, and draws itself with the terminal's real cursor on
// the right cell, so that input methods and screen readers find it. It does no
// I/O and knows nothing of the clipboard: a paste comes from the terminal.
//
// The keys are those of bubbles' text input ([textinput.DefaultKeyMap]), so that
// hands know them. Its editor is not used: it counts runes where the screen has
// cells (the cursor in "あいう"), deletes half an emoji, and cannot undo.
//
//	f := field.New("Compares models", field.Options{})
//	f, handled := f.Key(msg)
//	f.Draw(pen, rect, theme)
package field

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"wend/model"
)

// Options say what is typed.
type Options struct {
	// Lines allows line breaks; without it they become blanks.
	Lines bool
	// Placeholder is shown dimmed while nothing is typed.
	Placeholder string
	// Suggestions are whole values that what was typed may become; the first
	// one that fits is shown dimmed behind the cursor.
	Suggestions []string
}

// Field is a text and a place in it. The zero Field is an empty line.
type Field struct {
	options Options
	text    string
	at      int // byte offset of the cursor, between two characters
	goal    int // cells from the left that up and down aim for, plus 1; 0: none
	full    bool
	past    *step
	last    change
}

// New returns a field that holds value, with the cursor at its end. What must
// not be stored is stripped from value.
func New(value string, o Options) Field {
	f := Field{options: o}
	f.text = limit(admit(value, o.Lines), o.Lines)
	f.at = len(f.text)
	return f
}

// Value returns the text as typed, blanks at the ends included.
func (f Field) Value() string { return f.text }

// Lines reports whether the text may have several lines.
func (f Field) Lines() bool { return f.options.Lines }

// Suggest returns f with other suggestions.
func (f Field) Suggest(values []string) Field {
	f.options.Suggestions = values
	return f
}

var keys = textinput.DefaultKeyMap()

// undoKeys are what terminals send for ctrl+_, as in readline; ctrl+z suspends.
var undoKeys = key.NewBinding(key.WithKeys("ctrl+_", "ctrl+-", "ctrl+/"))

// moves and kills are what keys do to the place and to the text.
var moves = []struct {
	binding key.Binding
	to      func(Field) int
}{
	{keys.CharacterBackward, Field.before},
	{keys.CharacterForward, Field.after},
	{keys.WordBackward, Field.wordBefore},
	{keys.WordForward, Field.wordAfter},
	{keys.LineStart, Field.lineStart},
	{keys.LineEnd, Field.lineEnd},
}

var kills = []struct {
	binding key.Binding
	to      func(Field) int
}{
	{keys.DeleteCharacterBackward, Field.before},
	{keys.DeleteCharacterForward, Field.after},
	{keys.DeleteWordBackward, Field.wordBefore},
	{keys.DeleteWordForward, Field.wordAfter},
	{keys.DeleteBeforeCursor, Field.lineStart},
	{keys.DeleteAfterCursor, Field.lineEnd},
}

// Key returns what f becomes when a key is pressed, and whether the key means
// anything here. Enter, esc and, without a suggestion, tab never do in a field
// of one line.
func (f Field) Key(msg tea.KeyPressMsg) (Field, bool) {
	f.full = false
	if key.Matches(msg, undoKeys) {
		return f.Undo(), true
	}
	if f.completes(msg) {
		return f.Complete(), true
	}
	for _, k := range kills {
		if key.Matches(msg, k.binding) {
			return f.kill(k.to(f)), true
		}
	}
	for _, m := range moves {
		if key.Matches(msg, m.binding) {
			return f.move(m.to(f)), true
		}
	}
	if f.options.Lines {
		switch msg.String() {
		case "up":
			return f.row(-1), true
		case "down":
			return f.row(+1), true
		case "enter":
			return f.Newline(), true
		}
	}
	if msg.Text == "" {
		return f, false
	}
	return f.insert(msg.Text, typed), true
}

// completes reports whether a key accepts the suggestion.
func (f Field) completes(msg tea.KeyPressMsg) bool {
	if f.Suggestion() == "" {
		return false
	}
	return key.Matches(msg, keys.AcceptSuggestion, keys.CharacterForward, keys.LineEnd)
}

// Paste inserts text from outside.
func (f Field) Paste(s string) Field {
	f.full = false
	return f.insert(s, pasted)
}

// TooLong is what there is to say of a field that is [Field.Full].
const TooLong = "Too long for a text: nothing of it was taken"

// Full reports whether what was typed or pasted last was too much, so that f is as
// it was before.
func (f Field) Full() bool { return f.full }

// Newline begins a new line where the cursor is.
func (f Field) Newline() Field { return f.insert("\n", typed) }

// Suggestion returns the value that the text would be completed to; empty if
// none fits or the cursor is not at the end.
func (f Field) Suggestion() string {
	if f.text == "" || f.at != len(f.text) {
		return ""
	}
	for _, s := range f.options.Suggestions {
		if len(s) > len(f.text) && strings.EqualFold(s[:len(f.text)], f.text) {
			return s
		}
	}
	return ""
}

// Complete returns f with the suggestion in place of the text, if there is one.
func (f Field) Complete() Field {
	s := f.Suggestion()
	if s == "" {
		return f
	}
	f = f.remember(pasted)
	f.text = limit(admit(s, f.options.Lines), f.options.Lines)
	f.at = len(f.text)
	return f
}

// insert puts s where the cursor is, unless the text would be longer than the model
// allows: nothing is cut in silence.
func (f Field) insert(s string, c change) Field {
	s = admit(s, f.options.Lines)
	if s == "" {
		return f
	}
	if f.full = len(f.text)+len(s) > maxBytes(f.options.Lines); f.full {
		return f
	}
	f = f.remember(c)
	f.text = f.text[:f.at] + s + f.text[f.at:]
	f.at = f.boundary(f.at + len(s))
	return f
}

// kill deletes from the cursor to the byte offset to, on either side.
func (f Field) kill(to int) Field {
	from := min(f.at, to)
	to = max(f.at, to)
	if from == to {
		return f
	}
	f = f.remember(killed)
	f.text = f.text[:from] + f.text[to:]
	f.at = f.boundary(from)
	return f
}

func (f Field) move(to int) Field {
	f.at, f.goal, f.last = to, 0, moved
	return f
}

// change is a way in which a field changes; changes of a kind that follow each
// other are undone together.
type change uint8

const (
	moved change = iota
	typed
	killed
	pasted
)

// step is a text to go back to.
type step struct {
	text string
	at   int
	past *step
}

func (f Field) remember(c change) Field {
	if c != f.last || c == pasted {
		f.past = &step{f.text, f.at, f.past}
	}
	f.last, f.goal = c, 0
	return f
}

// Undo returns f as it was before the last run of typing, deletion or paste.
func (f Field) Undo() Field {
	if f.past == nil {
		return f
	}
	f.text, f.at, f.past = f.past.text, f.past.at, f.past.past
	f.last, f.goal = moved, 0
	return f
}

func maxBytes(lines bool) int {
	if lines {
		return model.MaxText
	}
	return model.MaxLine
}
