package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"

	"wend/model"
	"wend/model/format/source"
	"wend/store"
)

// The exit statuses besides 0.
const (
	exitFailed = 1
	exitUsage  = 2
	exitSignal = 128 // and the number of the signal, as in shells
)

// failure is an error with advice, or with another exit status than 1.
type failure struct {
	err    error
	hint   string // "" for none
	status int
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

// advise adds a hint to an error.
func advise(err error, hint string) error { return &failure{err, hint, exitFailed} }

// usage marks an error of the command line.
func usage(err error, hint string) error { return &failure{err, hint, exitUsage} }

// report writes an error in one line, and a hint in another where there is one,
// and returns the exit status.
func report(w io.Writer, err error) int {
	status, hint := exitFailed, hintFor(err)
	var f *failure
	if errors.As(err, &f) {
		status = f.status
		if f.hint != "" {
			hint = f.hint
		}
	}
	fmt.Fprintln(w, "wend: "+model.CleanLine(err.Error()))
	if hint != "" {
		fmt.Fprintln(w, "hint: "+model.CleanLine(hint))
	}
	return status
}

// hintFor knows what to do about the errors of others.
func hintFor(err error) string {
	switch {
	case errors.Is(err, source.ErrUnknown):
		return "--lenient passes over unknown fields and says which"
	case errors.Is(err, source.ErrNewer), errors.Is(err, store.ErrNewer):
		return "use a newer wend"
	case errors.Is(err, source.ErrSyntax):
		return "wend reads the JSON that 'wend export' writes"
	case errors.Is(err, store.ErrOlder):
		return "open it with 'wend', which brings it up to date and keeps a copy"
	case errors.Is(err, store.ErrDoubtful), errors.Is(err, store.ErrDamaged):
		return "'wend verify' says which journeys are hit; 'wend repair' makes a whole file of what can be found"
	case errors.Is(err, store.ErrBusy):
		return "another program is using the workspace: try again"
	case errors.Is(err, store.ErrNotWorkspace):
		return "a file for exchange is read with 'wend import'"
	case errors.Is(err, fs.ErrPermission):
		return "look at who may read and write the file and its directory"
	}
	return ""
}
