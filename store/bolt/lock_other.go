//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package bolt

import (
	"os"
	"time"
)

// lockShared does nothing here: that the file did not change meanwhile is then seen by its meta pages alone.
func lockShared(*os.File, time.Duration) error { return nil }

// unlock does nothing here: closing the file has to do.
func unlock(*os.File) {}

// syncDir does nothing here: directories cannot be synced, and renames need it less.
func syncDir(string) error { return nil }
