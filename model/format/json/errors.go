package json

import (
	"errors"
	"fmt"
)

// What callers branch on. Errors of Decode are of type [*Error] and wrap one of
// these, model.ErrInvalid or model.ErrNotFound, if it is the file that is at
// fault and not the reader.
var (
	// ErrSyntax means that the file is not JSON, or not this JSON.
	ErrSyntax = errors.New("not a wend JSON file")
	// ErrNewer means that a newer version of wend wrote the file.
	ErrNewer = errors.New("written by a newer version")
	// ErrUnknown means that the file has a field that this version does not
	// know; the option Lenient passes over it.
	ErrUnknown = errors.New("unknown field")
	// ErrLimit means that the file is too large or too deeply nested.
	ErrLimit = errors.New("over the limit")
)

// Error is what is wrong with a file, and where.
type Error struct {
	Line int    // from 1; 0 for the whole file
	Path string // "journeys[0].stages[2].name"; "" for the whole file
	Text string // in words
	kind error
}

func (e *Error) Error() string {
	text := e.Text
	if e.Path != "" {
		text = e.Path + ": " + text
	}
	if e.Line > 0 {
		text = fmt.Sprintf("line %d: %s", e.Line, text)
	}
	return text
}

func (e *Error) Unwrap() error { return e.kind }

func fault(line int, path string, kind error, format string, args ...any) error {
	return &Error{line, path, fmt.Sprintf(format, args...), kind}
}

// Note is something Decode read otherwise than it stands in the file.
type Note struct {
	Line int
	Path string
	Text string
}

func (n Note) String() string { return fmt.Sprintf("line %d: %s: %s", n.Line, n.Path, n.Text) }

// Report says what Decode read and what it changed on the way.
type Report struct {
	Objects int // read
	Cleaned int // objects whose text was not stored as it stands in the file
	Removed int // control characters and the like taken out of texts
	Passed  int // unknown fields passed over
	Notes   []Note
}
