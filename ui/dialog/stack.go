package dialog

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/theme"
)

// Stack is the open dialogs; what happens concerns the one on top. The zero
// Stack is empty; on it, everything does nothing. A Stack is a value: its
// methods leave it as it was.
type Stack struct{ open []Dialog }

// Empty reports whether no dialog is open.
func (s Stack) Empty() bool { return len(s.open) == 0 }

// Top returns the dialog on top.
func (s Stack) Top() (Dialog, bool) {
	if s.Empty() {
		return nil, false
	}
	return s.open[len(s.open)-1], true
}

// Push opens d on top.
func (s Stack) Push(d Dialog) Stack { return Stack{append(slices.Clip(s.open), d)} }

// Pop closes the dialog on top.
func (s Stack) Pop() Stack {
	if s.Empty() {
		return s
	}
	return Stack{slices.Clip(s.open[:len(s.open)-1])}
}

// Replace puts d in the place of the dialog on top.
func (s Stack) Replace(d Dialog) Stack { return s.Pop().Push(d) }

// Scopes returns what keys mean while s is open; nil if it is empty.
func (s Stack) Scopes() []keymap.Scope {
	d, ok := s.Top()
	if !ok {
		return nil
	}
	return []keymap.Scope{d.Scope()}
}

// Do hands an action to the dialog on top and returns its message, if any.
func (s Stack) Do(a keymap.Action) (Stack, tea.Msg) {
	return s.with(func(d Dialog) Outcome { return d.Do(a) })
}

// Key hands a key without a meaning to the dialog on top.
func (s Stack) Key(k tea.KeyPressMsg) (Stack, tea.Msg) {
	return s.with(func(d Dialog) Outcome { return d.Key(k) })
}

// Paste hands pasted text to the dialog on top.
func (s Stack) Paste(text string) (Stack, tea.Msg) {
	return s.with(func(d Dialog) Outcome { return d.Paste(text) })
}

// Click hands the target of a click to the dialog on top.
func (s Stack) Click(target any) (Stack, tea.Msg) {
	return s.with(func(d Dialog) Outcome { return d.Click(target) })
}

// Wheel scrolls the dialog on top; positive is down.
func (s Stack) Wheel(lines int) (Stack, tea.Msg) {
	return s.with(func(d Dialog) Outcome { return d.Wheel(lines) })
}

func (s Stack) with(f func(Dialog) Outcome) (Stack, tea.Msg) {
	d, ok := s.Top()
	if !ok {
		return s, nil
	}
	o := f(d)
	if o.Closed {
		return s.Pop(), o.Msg
	}
	return s.Replace(o.Dialog), o.Msg
}

// Outside is the target of what lies around the dialog on top.
type Outside struct{}

// Draw draws the dialogs over each other on the screen p. Only the one on top
// has a cursor and regions.
func (s Stack) Draw(p paint.Pen, th theme.Theme) {
	for _, d := range s.open {
		p.SetCursor(-1, -1)
		p.Region(p.Bounds(), Outside{})
		d.Draw(p, th)
	}
}
