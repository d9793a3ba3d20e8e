// Package source is what every reader of a file says and is told: how to read,
// what it read otherwise than it stands there, and what is wrong with the file
// and where. It does nothing by itself.
package source

import (
	"errors"
	"fmt"
)

// What callers branch on. An [Error] wraps one of these, model.ErrInvalid or
// model.ErrNotFound, if it is the file that is at fault and not the reader.
var (
	// ErrSyntax means that the file is not of the format.
	ErrSyntax = errors.New("not of this format")
	// ErrNewer means that a newer version of wend wrote the file.
	ErrNewer = errors.New("written by a newer version")
	// ErrUnknown means that the file has a field that this version does not
	// know; the option Lenient passes over it.
	ErrUnknown = errors.New("unknown field")
	// ErrLimit means that the file is too large or too deeply nested.
	ErrLimit = errors.New("over the limit")
)

// Options say how to read.
type Options struct {
	// Lenient passes over unknown fields and reports them.
	Lenient bool
}

// Error is what is wrong with a file, and where.
type Error struct {
	Line int    // from 1; 0 for the whole file
	Path string // "journeys[0].stages[2].name"; "" for the whole file
	Text string // in words
	kind error
}

// Fault returns an Error that wraps kind.
func Fault(line int, path string, kind error, format string, args ...any) error {
	return &Error{line, path, fmt.Sprintf(format, args...), kind}
}

func (e *Error) Error() string { return Note{e.Line, e.Path, e.Text}.String() }

func (e *Error) Unwrap() error { return e.kind }

// Note is something that was read otherwise than it stands in the file, or not at
// all.
type Note struct {
	Line int
	Path string
	Text string
}

func (n Note) String() string {
	text := n.Text
	if n.Path != "" {
		text = n.Path + ": " + text
	}
	if n.Line > 0 {
		text = fmt.Sprintf("line %d: %s", n.Line, text)
	}
	return text
}

// Report says what was read and what was changed on the way.
type Report struct {
	Cleaned int // objects whose text was not stored as it stands in the file
	Removed int // control characters and the like taken out of texts
	Passed  int // unknown fields passed over
	Notes   []Note
}

// maxNotes bounds what a hostile file can make us keep and print.
const maxNotes = 1000

// Note adds a note, unless there are too many already.
func (r *Report) Note(line int, path, text string) {
	if len(r.Notes) < maxNotes {
		r.Notes = append(r.Notes, Note{line, path, text})
	}
}
