package json

import (
	"errors"
	"fmt"
)

// What callers branch on. Errors of Decode wrap one of these or
// model.ErrInvalid, and are of type [*Error] where a line is to blame.
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
	Line int    // from 1
	Path string // "journeys[0].stages[2].name"; "" for the file
	Err  error
}

func (e *Error) Error() string {
	if e.Path == "" {
		return fmt.Sprintf("line %d: %v", e.Line, e.Err)
	}
	return fmt.Sprintf("line %d: %s: %v", e.Line, e.Path, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

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
