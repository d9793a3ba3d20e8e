package main

import (
	"io"
	"os"
	"sync"
	"time"
)

// pastePause is how long the parts of one paste are apart at most. What comes
// later is keys again, so it is longer than any line between here and a terminal
// stalls.
const pastePause = time.Second

// tty is one end of the terminal that the program runs in. It is a file to those
// who set modes or ask for the size, so that only reading and writing differ.
type tty struct {
	*os.File
	pastes pastes
	once   sync.Once
	gone   func() // called once, when the terminal does not answer any more
}

// heldMost is what Read may return on top of what it read: a torn sequence that
// was held back and the marks of a paste.
const heldMost = 64

// Read implements io.Reader. It is only called when there is something to read,
// which holds for what it returns as well: while a paste is open, it waits for
// the next part, and ends the paste when none comes.
func (t *tty) Read(to []byte) (int, error) {
	if len(to) <= heldMost {
		return t.File.Read(to)
	}
	n, err := t.File.Read(to[:len(to)-heldMost])
	if err == nil && n == 0 {
		err = io.EOF
	}
	if err != nil {
		t.lose()
		return 0, io.EOF
	}
	out := t.pastes.take(to[:n])
	if t.pastes.inside && !readable(t.File, pastePause) {
		out = append(out, t.pastes.giveUp()...)
	}
	return copy(to, out), nil
}

// Write implements io.Writer.
func (t *tty) Write(p []byte) (int, error) {
	n, err := t.File.Write(p)
	if err != nil {
		t.lose()
	}
	return n, err
}

func (t *tty) lose() { t.once.Do(t.gone) }
