package history

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

// FromEntries rebuilds the Log from entries, oldest first. Entries about steps
// that are not among them, as the journal was cut, are passed over.
func FromEntries(entries []Entry) Log {
	var l Log
	for _, e := range entries {
		switch e.Action {
		case Do:
			l = l.Add(e.Step)
		case Undo:
			l = l.shift(e.Of, true)
		case Redo:
			l = l.shift(e.Of, false)
		}
	}
	return l
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
