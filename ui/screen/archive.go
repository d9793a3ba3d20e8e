package screen

import (
	"wend/model"
	"wend/model/past"
	"wend/ui/keymap"
)

// Archive is what a screen may ask the store for. It waits for the disk: only a
// [Fetch] asks it.
type Archive interface {
	// Past reads what documents were, with the workspace's.
	Past(docs ...model.DocID) (*past.Past, error)
	// Documents reads journeys as they are now.
	Documents(ids ...model.DocID) ([]*model.Document, error)
	// Keep takes a snapshot of all journeys and returns its id; Drop forgets some.
	Keep(label string) (id string, err error)
	Drop(ids ...string) error
	// Verify looks at all of the file, BackUp copies it, and Compact makes it smaller;
	// each says in a sentence what came of it.
	Verify() (said string, err error)
	BackUp() (said string, err error)
	Compact() (said string, err error)
}

// Fetch is something to be read, or worked out at length, beside the screen. What
// comes of it is for the screen that an action goes to, open or not.
type Fetch struct {
	To   keymap.Action
	From func(Archive) Answer
}

// Reader is a screen that shows what has to be read first.
type Reader interface {
	Screen
	// Read asks for what is missing or old, once; it asks for nothing if nothing is.
	Read(f *Frame) (Screen, Outcome)
}

// Read lets the screen that shows ask for what it has to read.
func (s *Stack) Read(f *Frame) Outcome {
	at := s.base()
	if at < 0 {
		return Outcome{}
	}
	r, reads := s.open[at].Screen.(Reader)
	if !reads {
		return Outcome{}
	}
	next, o := r.Read(f)
	s.open[at].Screen = next
	return o
}

// Tell gives an answer to the screen of an action, wherever it is, and returns what
// that asks for; nothing if it does not show.
func (s *Stack) Tell(to keymap.Action, do Answer, f *Frame) Outcome {
	for i := range s.open {
		if s.open[i].action == to {
			o := s.Let(i, do, f)
			if i < s.base() {
				return Outcome{}
			}
			return o
		}
	}
	if aside, found := s.aside[to]; found {
		s.aside[to], _ = do(aside, f)
	}
	return Outcome{}
}
