//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package bolt

import (
	"os"
	"time"
)

// lock does nothing here: bbolt takes its own. That the meta pages did not change meanwhile is enough to know that the file did not,
// since bbolt writes a commit to free pages first; a lock only spares us looking again. It would have to be bbolt's own,
// a byte range that libraries for locks do not take.
func lock(*os.File, bool, time.Duration) error { return nil }

// unlock does nothing here: closing the file has to do.
func unlock(*os.File) {}
