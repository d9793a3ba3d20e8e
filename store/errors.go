package store

import "errors"

// What callers branch on. Errors wrap them and name the workspace. A store that has no file has no use for some.
var (
	ErrBusy         = errors.New("another program holds the file")
	ErrConflict     = errors.New("changed by someone else meanwhile")
	ErrDamaged      = errors.New("damaged")                                          // these bytes are not what was written
	ErrDiverged     = errors.New("another version of the workspace is in its place") // its history is not the one that was read
	ErrDoubtful     = errors.New("to be repaired before it is written to")
	ErrExists       = errors.New("there is a file already")
	ErrNewer        = errors.New("written by a newer version of the program")
	ErrNotWorkspace = errors.New("not a workspace")
	ErrNoDocument   = errors.New("no such document")
	ErrNoEntry      = errors.New("no longer in the journal")
	ErrNoSnapshot   = errors.New("no such snapshot")
	ErrOlder        = errors.New("written by an older version of the program")
	ErrPoisoned     = errors.New("the file failed beneath the program and is not touched again")
	ErrReadOnly     = errors.New("opened for reading only")
	ErrReplaced     = errors.New("the file was removed or replaced")
)
