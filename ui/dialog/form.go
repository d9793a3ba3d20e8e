package dialog

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"wend/ui/field"
	"wend/ui/keymap"
)

// FormOptions say what is asked and what becomes of the answers.
type FormOptions struct {
	Title string
	Hint  string // a sentence above the rows
	Rows  []FormRow
	Focus string // key of the row to begin on; empty: the first that can be filled in
	// Sum says, while one types, what the answers together come to, and whether
	// they can be accepted so; nil: nothing.
	Sum func(values map[string]string) (note string, ok bool)
	// Accept makes the message of the answers: the values by the keys of the rows.
	Accept func(values map[string]string) tea.Msg
	Cancel tea.Msg
	Keys   *keymap.Map // for the keys it shows; nil: the standard ones
}

// Form asks for several things at once.
type Form struct {
	o      FormOptions
	inputs []input
	at     int
	first  int  // first line of the rows that is shown
	tried  bool // it was offered and not accepted: everything wrong is said
	seen   *sight
}

// NewForm returns a form on its first row.
func NewForm(o FormOptions) Form {
	f := Form{o: o, seen: &sight{}}
	for _, r := range o.Rows {
		f.inputs = append(f.inputs, newInput(r))
	}
	f.at = -1
	for i, r := range o.Rows {
		if r.Kind != FormInfo && (f.at < 0 || r.Key == o.Focus) {
			f.at = i
		}
		if f.at == i && r.Key == o.Focus {
			break
		}
	}
	f.at = max(f.at, 0)
	return f
}

// Values returns the answers so far, blanks at their ends left out.
func (f Form) Values() map[string]string {
	values := map[string]string{}
	for _, in := range f.inputs {
		if in.row.Kind != FormInfo {
			values[in.row.Key] = in.value()
		}
	}
	return values
}

// Scope implements [Dialog].
func (f Form) Scope() keymap.Scope { return keymap.Text }

// Hints implements [Dialog].
func (f Form) Hints() []keymap.Hint {
	return hints(f.o.Keys, keymap.Text, keymap.TextAccept, keymap.TextNext, keymap.TextCancel)
}

// Do implements [Dialog].
func (f Form) Do(a keymap.Action) Outcome {
	switch a {
	case keymap.TextNext, keymap.ChoiceDown:
		return stay(f.step(1))
	case keymap.TextPrevious, keymap.ChoiceUp:
		return stay(f.step(-1))
	case keymap.TextAccept, keymap.ChoiceAccept:
		return f.accept()
	case keymap.TextCancel, keymap.ChoiceClose:
		return left(f, f.o.Cancel)
	case keymap.TextComplete:
		return stay(f.change(func(in input) input { return in.complete() }))
	}
	return stay(f)
}

func (f Form) asks() string {
	said := f.o.Title
	for _, r := range f.o.Rows {
		said += "\x00" + r.Key + "\x00" + r.Value
	}
	return said
}

func (f Form) draft() []string {
	var out []string
	changed := false
	for _, in := range f.inputs {
		out = append(out, in.value())
		changed = changed || in.value() != newInput(in.row).value()
	}
	if !changed {
		return nil
	}
	return out
}

func (f Form) resume(draft []string) Dialog {
	f.inputs = slices.Clone(f.inputs)
	for i := range min(len(f.inputs), len(draft)) {
		f.inputs[i] = f.inputs[i].holding(draft[i])
	}
	return f
}

// step goes to the next row that can be filled in, around the ends.
func (f Form) step(by int) Form {
	n := len(f.inputs)
	for i := 1; i <= n; i++ {
		to := ((f.at+by*i)%n + n) % n
		if f.inputs[to].row.Kind != FormInfo {
			return f.enter(to)
		}
	}
	return f
}

// enter goes to row i.
func (f Form) enter(i int) Form {
	if i != f.at {
		f = f.change(func(in input) input { in.left = true; return in })
		f.at = i
	}
	f.first = f.scrolled(f.seen.rows)
	return f
}

// change replaces the input of the row one is on.
func (f Form) change(by func(input) input) Form {
	if len(f.inputs) == 0 {
		return f
	}
	inputs := make([]input, len(f.inputs))
	copy(inputs, f.inputs)
	inputs[f.at] = by(inputs[f.at])
	f.inputs = inputs
	return f
}

func (f Form) accept() Outcome {
	f.tried = true
	for i, in := range f.inputs {
		if _, ok := in.check(); !ok {
			return stay(f.enter(i))
		}
	}
	values := f.Values()
	if f.o.Sum != nil {
		if _, ok := f.o.Sum(values); !ok {
			return stay(f.focused())
		}
	}
	if f.o.Accept == nil {
		return closed(f, nil)
	}
	return closed(f, f.o.Accept(values))
}

// focused returns f on the row that it begins on.
func (f Form) focused() Form {
	for i, in := range f.inputs {
		if in.row.Key == f.o.Focus && f.o.Focus != "" {
			return f.enter(i)
		}
	}
	return f
}

// Key implements [Dialog].
func (f Form) Key(k tea.KeyPressMsg) Outcome {
	return stay(f.change(func(in input) input { return in.key(k) }))
}

// Paste implements [Dialog].
func (f Form) Paste(text string) Outcome {
	return stay(f.change(func(in input) input { return in.paste(text) }))
}

// Click implements [Dialog]: a click on a row goes there, one on a choice takes
// the next option.
func (f Form) Click(target any) Outcome {
	switch t := target.(type) {
	case keymap.Action:
		return f.Do(t)
	case row:
		i := int(t)
		if i >= len(f.inputs) || f.inputs[i].row.Kind == FormInfo {
			return stay(f)
		}
		if i == f.at {
			return stay(f.change(func(in input) input { return in.turn(1) }))
		}
		return stay(f.enter(i))
	}
	return stay(f)
}

// Wheel implements [Dialog].
func (f Form) Wheel(lines int) Outcome {
	for range max(lines, -lines) {
		next := f.step(sign(lines))
		if (next.at-f.at)*lines <= 0 {
			break // around the end
		}
		f = next
	}
	return stay(f)
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

// trouble returns what is to be said under row i, and whether it is an error.
func (f Form) trouble(i int) (note string, wrong bool) {
	in := f.inputs[i]
	note, ok := in.check()
	switch {
	case in.text.Full():
		return field.TooLong, true
	case ok:
		return note, false
	case f.tried || in.left, strings.TrimSpace(in.value()) != "":
		return note, true
	}
	return "", false
}
