package dialog

import (
	tea "charm.land/bubbletea/v2"

	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/theme"
)

// MessageOptions say what is told.
type MessageOptions struct {
	Title string
	Lines []string    // paragraphs; they are wrapped
	Done  tea.Msg     // sent when it is closed
	Keys  *keymap.Map // for the keys it shows; nil: the standard ones
}

// Message tells something and scrolls when it is long.
type Message struct {
	o   MessageOptions
	top int // first line shown
	// seen says how far it can be scrolled.
	seen *sight
}

// NewMessage returns a message, at its beginning.
func NewMessage(o MessageOptions) Message { return Message{o: o, seen: &sight{}} }

// Scope implements [Dialog].
func (m Message) Scope() keymap.Scope { return keymap.Dialog }

// Hints implements [Dialog].
func (m Message) Hints() []keymap.Hint { return hints(m.o.Keys, keymap.Dialog, keymap.ChoiceClose) }

// Do implements [Dialog].
func (m Message) Do(a keymap.Action) Outcome {
	switch a {
	case keymap.ChoiceUp:
		return m.Wheel(-1)
	case keymap.ChoiceDown:
		return m.Wheel(1)
	case keymap.ChoicePageUp:
		return m.Wheel(min(-1, 1-m.seen.rows))
	case keymap.ChoicePageDown:
		return m.Wheel(max(1, m.seen.rows-1))
	case keymap.ChoiceAccept, keymap.ChoiceClose:
		return closed(m, m.o.Done)
	}
	return stay(m)
}

// Key implements [Dialog].
func (m Message) Key(tea.KeyPressMsg) Outcome { return stay(m) }

// Paste implements [Dialog].
func (m Message) Paste(string) Outcome { return stay(m) }

// Click implements [Dialog].
func (m Message) Click(target any) Outcome {
	if a, ok := target.(keymap.Action); ok {
		return m.Do(a)
	}
	return stay(m)
}

// Wheel implements [Dialog].
func (m Message) Wheel(lines int) Outcome {
	m.top = max(0, min(m.top+lines, m.seen.total-m.seen.rows))
	return stay(m)
}

const messageWidth = 72

// Draw implements [Dialog].
func (m Message) Draw(p paint.Pen, th theme.Theme) {
	w, h := room(p)
	w = min(w, messageWidth)
	lines := wrapped(m.o.Lines, w)
	s := lay(p, th, fitting(w, lines, m.o.Title), len(lines))
	h = min(h, len(lines))
	m.seen.rows, m.seen.total = h, len(lines)
	top := max(0, min(m.top, len(lines)-h))
	for y := range h {
		s.inside.Text(0, y, lines[top+y], th.Style(theme.Text))
	}
	s.border(edge{
		title: m.o.Title, above: top, below: len(lines) - top - h,
		hints: m.Hints(),
	})
}

// wrapped breaks paragraphs into lines of w cells; an empty one is a blank line.
func wrapped(paragraphs []string, w int) []string {
	var out []string
	for _, s := range paragraphs {
		lines := paint.Wrap(s, w, 0, "")
		if len(lines) == 0 {
			lines = []string{""}
		}
		out = append(out, lines...)
	}
	return out
}

// fitting returns the width that lines and title need, at most w, and not so
// little that the keys in the border have no room.
func fitting(w int, lines []string, title string) int {
	need := max(30, paint.Width(title)+4)
	for _, line := range lines {
		need = max(need, paint.Width(line))
	}
	return min(w, need)
}
