package history

import "wend/model/edit"

// Action says what an entry of the journal did.
type Action uint8

// The actions.
const (
	Do   Action = iota
	Undo        // of the step whose last entry is Of
	Redo        // of the step whose last entry is Of
)

// Entry is an entry of the stored journal. The Seq of its Step is its own.
type Entry struct {
	Step
	Action Action
	Of     uint64
}

// FromEntries rebuilds the Log of an actor from entries, oldest first. Those of
// other actors end a gesture and are passed over otherwise; so are entries about
// steps that are not among them, as the journal was cut.
func FromEntries(actor string, entries []Entry) Log {
	var l Log
	for _, e := range entries {
		if e.Actor != actor {
			l = l.Interrupted()
			continue
		}
		l = l.Enter(e)
	}
	return l
}

// Enter returns l after entry e: a Log is what its entries make of the zero Log.
func (l Log) Enter(e Entry) Log {
	switch e.Action {
	case Do:
		return l.Add(e.Step)
	case Undo:
		return l.shift(e.Of, true)
	case Redo:
		return l.shift(e.Of, false)
	}
	return l
}

// Interrupted returns l when somebody else did something: the gesture ends.
func (l Log) Interrupted() Log {
	l.open = false
	return l
}

// About returns the step that an entry with this action and Of would undo or
// redo; false if there is none.
func (l Log) About(action Action, of uint64) (Step, bool) {
	from := l.done
	if action == Redo {
		from = l.undone
	}
	for n := from; n != nil; n = n.next {
		if n.step.Seq == of {
			return n.step, true
		}
	}
	return Step{}, false
}

// Without returns l without the topmost step that ends with entry seq.
func (l Log) Without(seq uint64) Log {
	l.open = false
	l.done, _, _ = l.done.without(seq)
	l.undone, _, _ = l.undone.without(seq)
	return l
}

// Read returns l with the edits of the step that ends with entry seq, which was
// Unread, and their inverse. A step without an inverse is no longer one.
func (l Log) Read(seq uint64, edits, inverse []edit.Edit) Log {
	fill := func(s Step) Step {
		s.Edits, s.Inverse, s.Unread = edits, inverse, false
		return s
	}
	l.done, l.undone = l.done.replaced(seq, fill), l.undone.replaced(seq, fill)
	if len(inverse) == 0 {
		return l.Without(seq)
	}
	return l
}

// replaced returns the stack with what fill makes of the step that ends with entry
// seq.
func (n *node) replaced(seq uint64, fill func(Step) Step) *node {
	switch {
	case n == nil:
		return nil
	case n.step.Seq == seq:
		return n.next.push(fill(n.step))
	}
	rest := n.next.replaced(seq, fill)
	if rest == n.next {
		return n
	}
	return rest.push(n.step)
}

// shift moves the step that ends with entry seq between what is done and what
// is undone, wherever it stands.
func (l Log) shift(seq uint64, undo bool) Log {
	l.open = false
	if undo {
		rest, s, found := l.done.without(seq)
		if found {
			l.done, l.undone = rest, l.undone.push(s)
		}
		return l
	}
	rest, s, found := l.undone.without(seq)
	if found {
		l.done, l.undone = l.done.push(s), rest
	}
	return l
}

// without returns the stack without the topmost step that ends with entry seq.
func (n *node) without(seq uint64) (rest *node, s Step, found bool) {
	switch {
	case n == nil:
		return nil, Step{}, false
	case n.step.Seq == seq:
		return n.next, n.step, true
	}
	rest, s, found = n.next.without(seq)
	if !found {
		return n, s, false
	}
	return rest.push(n.step), s, true
}
