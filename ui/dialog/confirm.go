package dialog

import (
	tea "charm.land/bubbletea/v2"

	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/theme"
)

// ConfirmOptions ask about something that cannot be undone.
type ConfirmOptions struct {
	Title  string
	Lines  []string // what would happen; they are wrapped
	Yes    string   // what the accepting key does, in 2 to 12 characters: "purge"
	Accept tea.Msg
	Cancel tea.Msg
	Keys   *keymap.Map // for the keys it shows; nil: the standard ones
}

// Confirm is a question that enter answers with no.
type Confirm struct{ o ConfirmOptions }

// NewConfirm returns a question.
func NewConfirm(o ConfirmOptions) Confirm { return Confirm{o} }

// Scope implements [Dialog].
func (c Confirm) Scope() keymap.Scope { return keymap.Confirm }

// Hints implements [Dialog].
func (c Confirm) Hints() []keymap.Hint {
	answers := hints(c.o.Keys, keymap.Confirm, keymap.ConfirmYes, keymap.ConfirmNo)
	return reworded(answers, keymap.ConfirmYes, c.o.Yes)
}

// Do implements [Dialog].
func (c Confirm) Do(a keymap.Action) Outcome {
	switch a {
	case keymap.ConfirmYes:
		return closed(c, c.o.Accept)
	case keymap.ConfirmNo, keymap.ChoiceClose:
		return closed(c, c.o.Cancel)
	}
	return stay(c)
}

// Key implements [Dialog].
func (c Confirm) Key(tea.KeyPressMsg) Outcome { return stay(c) }

// Paste implements [Dialog]: a paste answers nothing.
func (c Confirm) Paste(string) Outcome { return stay(c) }

// Click implements [Dialog].
func (c Confirm) Click(target any) Outcome {
	if a, ok := target.(keymap.Action); ok {
		return c.Do(a)
	}
	return stay(c)
}

// Wheel implements [Dialog].
func (c Confirm) Wheel(int) Outcome { return stay(c) }

// Draw implements [Dialog].
func (c Confirm) Draw(p paint.Pen, th theme.Theme) {
	w, h := room(p)
	w = min(w, promptWidth)
	lines := wrapped(c.o.Lines, w)
	s := lay(p, th, fitting(w, lines, c.o.Title), len(lines))
	for y, line := range lines[:max(0, min(h, len(lines)))] {
		s.inside.Text(0, y, line, th.Style(theme.Text))
	}
	s.border(edge{title: th.Glyphs.Warn + " " + c.o.Title, hints: c.Hints()})
}
