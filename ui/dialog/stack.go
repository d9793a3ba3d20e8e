package dialog

import (
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/theme"
)

// Stack is the open dialogs; what happens concerns the one on top. The zero
// Stack is empty; on it, everything does nothing. A Stack is a value: its
// methods leave it as it was.
//
// What was typed into a dialog that was left without an answer is kept, and given
// back to the next one that asks the same.
type Stack struct {
	open     []Dialog
	drafts   map[string][]string // by what was asked
	answered Dialog              // as it was when it gave its last answer
	closed   bool                // with that
}

// drafter is a dialog into which people type.
type drafter interface {
	Dialog
	// asks says what is asked, with what stands there at first: dialogs that ask
	// the same are the same to those who type.
	asks() string
	// draft returns what was typed; nil if that is nothing.
	draft() []string
	// resume returns the dialog with a draft in it.
	resume(draft []string) Dialog
}

// Empty reports whether no dialog is open.
func (s Stack) Empty() bool { return len(s.open) == 0 }

// Top returns the dialog on top.
func (s Stack) Top() (Dialog, bool) {
	if s.Empty() {
		return nil, false
	}
	return s.open[len(s.open)-1], true
}

// Push opens d on top, with what was typed into one like it and not answered; one
// that is on top already and asks the same makes place.
func (s Stack) Push(d Dialog) Stack {
	t, types := d.(drafter)
	if !types {
		return s.push(d)
	}
	draft := s.drafts[t.asks()]
	top, _ := s.Top()
	same, open := top.(drafter)
	if open = open && same.asks() == t.asks(); open {
		draft, s = same.draft(), s.Pop()
	}
	if draft != nil {
		d = t.resume(draft)
	}
	return s.push(d)
}

func (s Stack) push(d Dialog) Stack {
	s.open = append(slices.Clip(s.open), d)
	return s
}

// Pop closes the dialog on top.
func (s Stack) Pop() Stack {
	if s.Empty() {
		return s
	}
	s.open = slices.Clip(s.open[:len(s.open)-1])
	return s
}

// Replace puts d in the place of the dialog on top.
func (s Stack) Replace(d Dialog) Stack { return s.Pop().push(d) }

// Reopen puts the dialog that was answered last back as it was then: its answer
// could not be taken.
func (s Stack) Reopen() Stack {
	d, types := s.answered.(drafter)
	switch {
	case !types:
		return s
	case s.closed:
		s = s.push(d)
	default:
		s = s.Replace(d)
	}
	return s.Taken()
}

// Again returns what puts the dialog that is being answered back as it is now, for
// an answer of which it shows only later that it cannot be taken. Where another
// dialog is open by then, what was typed stands in the next one that asks the same.
func (s Stack) Again() func(Stack) Stack {
	d, types := s.answered.(drafter)
	return func(now Stack) Stack {
		switch {
		case !types:
			return now
		case !now.Empty():
			return now.keep(d, true)
		}
		return now.push(d)
	}
}

// Taken says that the last answer was taken.
func (s Stack) Taken() Stack {
	s.answered, s.closed = nil, false
	return s
}

// keep keeps what was typed into d if it was left, and forgets it if it was
// answered.
func (s Stack) keep(d Dialog, wasLeft bool) Stack {
	t, types := d.(drafter)
	if !types {
		return s
	}
	s.drafts = maps.Clone(s.drafts)
	delete(s.drafts, t.asks())
	if draft := t.draft(); wasLeft && draft != nil {
		if s.drafts == nil {
			s.drafts = map[string][]string{}
		}
		s.drafts[t.asks()] = draft
	}
	return s
}

// Drafts returns what was typed and not answered, in the open dialogs and in those
// that were left, by what was asked.
func (s Stack) Drafts() map[string][]string {
	out := maps.Clone(s.drafts)
	for _, d := range s.open {
		t, types := d.(drafter)
		if !types || t.draft() == nil {
			continue
		}
		if out == nil {
			out = map[string][]string{}
		}
		out[t.asks()] = t.draft()
	}
	return out
}

// WithDrafts returns s with drafts of an earlier time, which the next dialogs that
// ask the same are given.
func (s Stack) WithDrafts(drafts map[string][]string) Stack {
	s.drafts = map[string][]string{}
	for asked, draft := range drafts {
		for _, text := range draft {
			s.drafts[asked] = append(s.drafts[asked], model.CleanText(text))
		}
	}
	return s
}

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
	if s = s.Taken(); o.Msg != nil && !o.Left {
		s.answered, s.closed = d, o.Closed
	}
	if o.Closed {
		return s.Pop().keep(o.Dialog, o.Left), o.Msg
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
