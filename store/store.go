package store

import (
	"encoding/json"

	"wend/model"
)

// Store keeps one workspace. Consumers declare the part of it that they need; package storetest says in tests what is
// said here in words.
//
// All methods may be called from several goroutines, and several handles, of several programs, may be on one workspace.
// They may wait for a disk or a network: do not call them where a screen waits. Errors name the workspace.
type Store interface {
	// Name is what the user calls the workspace: the path of a file, for example.
	Name() string

	// Commit keeps a commit, all or nothing, and returns the revision that it became: one more than the last. When it
	// returns nil the commit survives a crash. A commit whose operation id is in the journal already is not applied
	// again: its revision is returned. Errors wrap ErrConflict (as *ConflictError), ErrBusy, ErrPoisoned, ErrReadOnly,
	// ErrReplaced or ErrDiverged; after any other one the commit may or may not be there, so try it again. A commit that Check refuses
	// is refused.
	//
	// Fields of an object that this program does not know stay as they are; see Carry.
	Commit(Commit) (Revision, error)

	// CommitAll keeps commits in a row in the time that one takes. Each has its own revision; what one writes that a
	// commit before it in the row wrote as well is based on that one, whatever its Base. It returns the revisions of
	// those that were kept, the first ones, and the error of the one after them, as Commit does.
	CommitAll(...Commit) ([]Revision, error)

	// Revision returns the workspace's revision.
	Revision() (Revision, error)

	// Document reads one document. The workspace document is there always, a journey's only when it has an object; the
	// error wraps ErrNoDocument then.
	Document(model.DocID) (Loaded, error)

	// Documents reads several documents as they are at one revision.
	Documents(...model.DocID) ([]Loaded, error)

	// Raw returns one object as it is stored, with the fields that this program does not know, and its revision. Both
	// are zero when there is none.
	Raw(model.DocID, model.Ref) (json.RawMessage, Revision, error)

	// Index returns the library's lines, by journey.
	Index() ([]Summary, Revision, error)

	// IndexAfter returns the next n of the library's lines in the order of the journeys' ids, those behind a journey or the
	// first ones, and how many there are in all.
	IndexAfter(journey model.JourneyID, n int) (lines []Summary, all int, err error)

	// Journal returns the entries after a revision, oldest first. Damaged ones are passed over.
	Journal(after Revision) ([]Entry, error)

	// Tail returns the newest n entries of the journal, oldest first; fewer if one among them is damaged, as what is
	// older cannot be taken back. One that is large, such as an import, may be Light if it has edits and no gesture.
	Tail(n int) ([]Entry, error)

	// Entry returns one entry of the journal, whole. The error wraps ErrNoEntry when it is not there any more.
	Entry(Revision) (Entry, error)

	// Changed says what commits since a revision have touched, by this program and by others.
	Changed(since Revision) (Changes, error)

	// Snapshots lists what was kept, oldest first.
	Snapshots() ([]Snapshot, error)

	// Snapshot reads the documents of a snapshot. The error wraps ErrNoSnapshot when there is none of that id.
	Snapshot(id string) ([]*model.Document, error)

	// KeepSnapshot keeps documents as they are given, and returns the snapshot with its id. It is no commit: the
	// revision stays, and trying again after an error may keep it twice.
	KeepSnapshot(s Snapshot, docs ...*model.Document) (Snapshot, error)

	// DropSnapshots forgets snapshots for ever, those that there are.
	DropSnapshots(ids ...string) error

	// UIState returns what SetUIState kept under a name, or nil.
	UIState(name string) ([]byte, error)

	// SetUIState keeps what may be lost. It is no commit: the revision stays.
	SetUIState(name string, state []byte) error

	// Watch signals on a channel that another program may have changed the workspace: look at the
	// revision. Many changes may become one signal. Stop ends it and closes the channel.
	Watch() (changed <-chan struct{}, stop func() error, err error)

	// Close ends the use of the handle, whose last call it is.
	Close() error
}
