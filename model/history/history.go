// Package history is undo and redo.
//
// A [Log] is an immutable value: Add, Undo and Redo return the next one and
// share everything else, so a Log can be kept, compared and read from any
// goroutine. It knows steps, not documents: whoever undoes a step applies its
// Inverse, whoever redoes it applies its Edits. The package does no I/O.
//
// A Log is that of one actor: nobody undoes what somebody else did. Start with
// the zero Log, or with [FromEntries] and what the journal holds.
package history

import (
	"wend/model"
	"wend/model/edit"
)

// Step is one thing that people did and can undo.
type Step struct {
	Label string
	// Gesture names what a run of small steps belongs to ("feel maya t7"); steps
	// of the same gesture and journey that follow each other become one.
	Gesture string
	Actor   string // who did it
	Journey model.DocID
	Edits   []edit.Edit
	Inverse []edit.Edit
	// Before and After are where the cursor was; their meaning is the caller's.
	Before, After string
	// Seq is the number of the step's last entry in the journal, by which later
	// entries say what they undo; 0 if it has none.
	Seq uint64
	// Unread says that Edits and Inverse are still where the journal is kept, as
	// there are many; see Log.Read. Such a step has no gesture.
	Unread bool
}

// Log is the steps that were done and those that were undone.
type Log struct {
	done, undone *node
	// open says that the last step may still grow: nothing came after it.
	open bool
}

// node is a step on a stack; stacks share their tails.
type node struct {
	step Step
	next *node
	size int
}

func (n *node) push(s Step) *node { return &node{s, n, n.len() + 1} }

func (n *node) len() int {
	if n == nil {
		return 0
	}
	return n.size
}

// Add returns l with s done. What was undone can no longer be redone. A step of
// the same gesture and journey as the one added before becomes part of it.
func (l Log) Add(s Step) Log {
	if l.open && s.Gesture != "" && l.done != nil && l.done.step.continues(s) {
		return Log{done: l.done.next.push(l.done.step.join(s)), open: true}
	}
	return Log{done: l.done.push(s), open: true}
}

func (s Step) continues(next Step) bool {
	return s.Gesture == next.Gesture && s.Journey == next.Journey
}

// join returns s and next as one step.
func (s Step) join(next Step) Step {
	next.Edits = follow(s.Edits, next.Edits)
	next.Inverse = follow(next.Inverse, s.Inverse)
	next.Before = s.Before
	return next
}

// follow returns a and then b, so that the step of a key that was held does not
// grow with each time that it repeats.
func follow(a, b []edit.Edit) []edit.Edit {
	if len(a) > 0 && len(b) > 0 && replaces(b[0], a[len(a)-1]) {
		a = a[:len(a)-1]
	}
	return append(append(make([]edit.Edit, 0, len(a)+len(b)), a...), b...)
}

// replaces reports whether nothing is left of what was did once e is done: it gives
// the same field another value, or puts the same thing elsewhere.
func replaces(e, was edit.Edit) bool {
	switch e := e.(type) {
	case edit.Set:
		w, ok := was.(edit.Set)
		return ok && w.Doc == e.Doc && w.Ref == e.Ref && w.Field == e.Field
	case edit.Move:
		w, ok := was.(edit.Move)
		return ok && w.Doc == e.Doc && w.Ref == e.Ref
	}
	return false
}

// Undo returns the step whose Inverse to apply, and the Log once that is done;
// false if there is nothing to undo.
func (l Log) Undo() (Step, Log, bool) {
	if l.done == nil {
		return Step{}, l, false
	}
	s := l.done.step
	return s, Log{done: l.done.next, undone: l.undone.push(s)}, true
}

// Redo returns the step whose Edits to apply, and the Log once that is done;
// false if there is nothing to redo.
func (l Log) Redo() (Step, Log, bool) {
	if l.undone == nil {
		return Step{}, l, false
	}
	s := l.undone.step
	return s, Log{done: l.done.push(s), undone: l.undone.next}, true
}

// Done returns how many steps can be undone.
func (l Log) Done() int { return l.done.len() }

// Undone returns how many steps can be redone.
func (l Log) Undone() int { return l.undone.len() }

// Last returns the step that Undo would undo.
func (l Log) Last() (Step, bool) {
	if l.done == nil {
		return Step{}, false
	}
	return l.done.step, true
}
