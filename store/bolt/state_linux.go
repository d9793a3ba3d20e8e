package bolt

import (
	"os"
	"syscall"
)

// fileState is what changes whenever a file is written to or another one takes its place: nobody can set Changed.
type fileState struct {
	Device, Number          uint64
	Size, Modified, Changed int64
}

// stateOf returns it, and whether it is known.
func stateOf(info os.FileInfo) (fileState, bool) {
	s, known := info.Sys().(*syscall.Stat_t)
	if !known {
		return fileState{}, false
	}
	return fileState{s.Dev, s.Ino, s.Size, s.Mtim.Nano(), s.Ctim.Nano()}, true
}
