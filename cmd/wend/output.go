package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"
	"unicode/utf8"

	"wend/model"
)

// outlet is the one way by which what commands say leaves the program. Nothing passes that a terminal would obey,
// whatever a workspace contains, and it remembers what could not be written.
type outlet struct {
	w    io.Writer
	rest []byte // the beginning of a character that was not written whole
	err  error
}

// Write implements [io.Writer]. What is left out counts as written.
func (o *outlet) Write(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	text := p
	if len(o.rest) > 0 {
		text = append(o.rest, p...)
		o.rest = nil
	}
	if !harmless(text) {
		text, o.rest = cleaned(text)
	}
	if _, err := o.w.Write(text); err != nil {
		o.err = err
		return 0, err
	}
	return len(p), nil
}

// close returns why something could not be written, if so. Nobody there to read any more is no error of ours.
func (o *outlet) close() error {
	if o.err == nil || errors.Is(o.err, syscall.EPIPE) {
		return nil
	}
	var p *os.PathError
	if errors.As(o.err, &p) {
		o.err = p.Err
	}
	return fmt.Errorf("what was to be printed is lost: %w", o.err)
}

// harmless reports whether text is printable ASCII in lines.
func harmless(text []byte) bool {
	for _, b := range text {
		if (b < ' ' || b > '~') && b != '\n' && b != '\t' {
			return false
		}
	}
	return true
}

// cleaned returns text without what a terminal would obey, and the character that is cut off at its end.
func cleaned(text []byte) (clean, rest []byte) {
	clean = make([]byte, 0, len(text))
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		switch {
		case r == utf8.RuneError && n == 1 && !utf8.FullRune(text):
			return clean, append([]byte(nil), text...)
		case r == utf8.RuneError && n == 1:
			clean = utf8.AppendRune(clean, r)
		case r == '\n' || r == '\t' || !model.Hostile(r):
			clean = append(clean, text[:n]...)
		}
		text = text[n:]
	}
	return clean, nil
}
