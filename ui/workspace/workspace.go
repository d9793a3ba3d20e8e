// Package workspace is the file that is open in the program on the screen: the
// session that edits it, whether all of it is on the disk, and what becomes of
// what cannot be saved.
//
// Everything that belongs to one workspace is in a [Workspace], which is replaced
// as a whole when another one is opened. It draws nothing and asks nobody. What a
// method starts runs beside the screen, as a command in its [Result]; what comes
// of that returns as a [Msg], which is handed to [Workspace.Take]. Messages of a
// workspace that is no longer open are dropped there.
//
//	Propose -> Flush -> command -> Msg -> Take -> Result -> the program says it
//
// The store, the files and the clock are those of [World]. Start with [None] and
// [World.Read].
package workspace

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/store"
	"wend/store/rescue"
	"wend/store/session"
)

// Store keeps the workspace that is open. All methods may wait for the disk and
// are called from commands only; every [store.Store] is one.
type Store interface {
	Name() string
	ID() string // of the workspace: its copies share it
	Commit(store.Commit) (store.Revision, error)
	CommitAll(...store.Commit) ([]store.Revision, error)
	Revision() (store.Revision, error)
	Changed(since store.Revision) (store.Changes, error)
	IndexAfter(journey model.JourneyID, n int) (lines []store.Summary, all int, err error)
	Journal(after store.Revision) ([]store.Entry, error)
	UIState(name string) ([]byte, error)
	SetUIState(name string, state []byte) error
	Watch() (changed <-chan struct{}, stop func() error, err error)
	Close() error
	session.Shelf
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
	// Used notes that a workspace was opened.
	Used(path string)
	// Rescue writes what could not be saved, in place of the file at was if there is
	// one, and returns where it is. Rescued finds what is left of earlier times,
	// DropRescue removes a file of those, and SetAside keeps one from being found.
	Rescue(path, was string, r rescue.Rescue) (string, error)
	Rescued(path, workspace string) ([]rescue.Rescue, error)
	DropRescue(file string) error
	SetAside(file string) (string, error)
	// Anew makes a workspace again whose file was removed or replaced: of what was
	// holds still, which is all of it, or else of one commit. It is at path, or
	// beside it when another file is there now.
	Anew(path string, was Store, whole store.Commit) (s Store, all bool, err error)
	// Conflicted lists the copies beside a workspace that a program made which
	// found two versions of it.
	Conflicted(path string) []string
	// Repair makes the workspace at path of what can be found in its file, which is
	// kept beside it, and says in lines what became of it.
	Repair(path string) (said []string, err error)
	// Verify, BackUp and Compact look after the file of an open workspace, and say in
	// a sentence what came of it.
	Verify(s Store) (said string, err error)
	BackUp(s Store) (said string, err error)
	Compact(s Store) (said string, err error)
}

// World is what a workspace needs from outside.
type World struct {
	Files Files
	Actor string // who edits, by the name that the store gives to commits
	Now   func() time.Time
	NewID func() string
	// After returns a message when a while has passed.
	After    func(d time.Duration, msg tea.Msg) tea.Cmd
	ReadOnly bool // nothing is to be changed
}

// Workspace is the one that is open. Its documents are those of the session.
type Workspace struct {
	*session.Session
	Journey model.DocID // on the map; empty: none

	world   World
	store   Store
	closed  string // why nothing can be changed
	demo    bool
	changes <-chan struct{}
	unwatch func() error // ends watching the file
	safety  safety
	begun   bool // something was to be saved
	copies  int  // conflicted ones beside the file that were said
}

// None returns what there is while no workspace is open.
func None(w World) *Workspace {
	return &Workspace{Session: new(session.Session), world: w, closed: w.closed()}
}

func (w World) closed() string {
	if w.ReadOnly {
		return "opened with --readonly"
	}
	return ""
}

// IsOpen reports whether there is a workspace.
func (w *Workspace) IsOpen() bool { return w.store != nil }

// Shown returns the journey on the map; nil if there is none.
func (w *Workspace) Shown() *model.Document {
	d, _ := w.State().Document(w.Journey)
	return d
}

// Store returns the file, to be read beside the screen; nil if none is open.
func (w *Workspace) Store() Store { return w.store }

// Name returns what the user calls the workspace; empty if none is open.
func (w *Workspace) Name() string {
	if w.store == nil {
		return ""
	}
	return w.store.Name()
}

// ReadOnly says why nothing can be changed, in words that follow "read-only: ";
// empty if it can.
func (w *Workspace) ReadOnly() string { return w.closed }

// Disk says in a word whether everything is on disk; empty if nothing is open.
func (w *Workspace) Disk() string {
	switch {
	case w.closed != "":
		return "READ-ONLY"
	case w.Troubled():
		return "NOT SAVED"
	case w.Unsaved() > 0:
		return "saving"
	case w.store == nil:
		return ""
	case w.demo:
		return "demo, not kept"
	}
	return "saved"
}

// Msg is what a command of a workspace brought.
type Msg struct {
	of   session.ID
	what any
}

// Result is what a program does after its workspace did something.
type Result struct {
	Cmd     tea.Cmd // to be run
	Changed bool    // the documents are others than before
	Listed  bool    // more of the library's lines are there
	Said    string  // to the user; empty: nothing
	Err     error   // what went wrong
	Opened  *Opened // takes the place of the workspace
	Tried   bool    // a save ended, in whatever way
	Rescued bool    // what is unsaved is in a rescue file
	Unkept  bool    // what is unsaved is nowhere but in memory
}

// Quiet reports whether nothing has become of a message that could be seen.
func (r Result) Quiet() bool {
	return !r.Changed && !r.Listed && r.Said == "" && r.Err == nil && !r.Rescued && !r.Unkept && r.Opened == nil
}

// later returns the command that does f. What comes of it is for this workspace.
func (w *Workspace) later(f func() any) tea.Cmd {
	id := w.ID()
	return func() tea.Msg {
		if what := f(); what != nil {
			return Msg{id, what}
		}
		return nil
	}
}

// Take does what follows from a message.
func (w *Workspace) Take(m Msg) Result {
	if m.of != w.ID() {
		if late, ok := m.what.(watched); ok {
			return Result{Cmd: func() tea.Msg { _ = late.stop(); return nil }}
		}
		return Result{}
	}
	switch m := m.what.(type) {
	case saved:
		return w.saved(m)
	case retry:
		w.safety.retrying = false
		return Result{Cmd: w.Flush(nil)}
	case reread:
		return w.reread(m)
	case watched:
		return w.watched(m)
	case fileChanged:
		return w.fileChanged()
	case outdated:
		return w.outdated(m)
	case listed:
		return w.listed(m)
	case relist:
		return Result{Cmd: w.List()}
	default:
		return w.kept(m)
	}
}

// kept takes what has to do with a file that does not take what is unsaved.
func (w *Workspace) kept(m any) Result {
	switch m := m.(type) {
	case rescued:
		return w.rescued(m)
	case lookAgain:
		return Result{Cmd: w.look()}
	case looked:
		return w.looked(m)
	case resolved:
		return w.resolved(m)
	case copies:
		return w.conflicted(m)
	case setAside:
		return w.keptLost(m)
	}
	return Result{}
}
