package ui

import (
	"os/exec"
	"time"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/store"
)

// Store keeps the workspace that is open. All methods may wait for the disk and
// are called from commands only; every [store.Store] is one.
type Store interface {
	Name() string
	Documents(ids ...model.DocID) ([]store.Loaded, error)
	Commit(store.Commit) (store.Revision, error)
	Revision() (store.Revision, error)
	Changed(since store.Revision) (store.Changes, error)
	Index() ([]store.Summary, store.Revision, error)
	Tail(n int) ([]store.Entry, error)
	UIState(name string) ([]byte, error)
	SetUIState(name string, state []byte) error
	Watch() (changed <-chan struct{}, stop func() error, err error)
}

// Files opens and creates workspaces.
type Files interface {
	// Open takes an existing workspace into use. readOnly says that it can be
	// read only, as when a newer version wrote it.
	Open(path string) (s Store, readOnly bool, err error)
	Create(path string) (Store, error)
	// Copy opens a temporary copy of a workspace that another program holds, to be
	// read.
	Copy(path string) (Store, error)
	// Temporary creates a workspace that is gone when the program ends.
	Temporary() (Store, error)
	// Recent lists workspaces used before, the latest first; Used adds one.
	Recent() []string
	Used(path string)
	// Rescue keeps commits that could not be saved, beside the workspace, and
	// returns where; Rescued reads them back, and DropRescue forgets them.
	Rescue(path string, commits []store.Commit) (string, error)
	Rescued(path string) ([]store.Commit, error)
	DropRescue(path string) error
	// Anew makes a workspace of one commit after the file was removed or
	// replaced: at path, or beside it when another file is there now.
	Anew(path string, c store.Commit) (Store, error)
	// Read returns a file to import.
	Read(path string) ([]byte, error)
	// Write writes a file that is not there yet, under a temporary name first.
	Write(path string, content []byte) error
}

// Config is what the app needs from the world.
type Config struct {
	Files Files
	// Path is the workspace to open, or where a new one will be.
	Path string
	// Actor is who edits, by the name that the store gives to commits.
	Actor string
	// Journey is shown first, by id; empty: the one shown last.
	Journey model.DocID
	// Theme is the name of a theme; empty: chosen by the terminal's background.
	Theme    string
	ASCII    bool
	NoColour bool
	NoMouse  bool
	ReadOnly bool
	// Demo says that the workspace is temporary and filled.
	Demo bool

	Now   func() time.Time
	NewID func() string
	// After returns a message when a while has passed; nil: the machine's timer.
	After func(d time.Duration, msg tea.Msg) tea.Cmd
	// Clipboard puts text into the machine's clipboard; nil where there is
	// none, and the terminal's is used.
	Clipboard func(text string) error
	// Editor returns the command that edits the file at path.
	Editor func(path string) (*exec.Cmd, error)
	// TempFile writes text to a new private file and returns its path; Slurp
	// reads it back and removes it.
	TempFile func(pattern, text string) (string, error)
	Slurp    func(path string) (string, error)
}

// timer returns msg after d.
func timer(d time.Duration, msg tea.Msg) tea.Cmd {
	return tea.Tick(d, func(time.Time) tea.Msg { return msg })
}
