//go:build !linux

package bolt

import "os"

// fileState is known on Linux only.
type fileState struct{}

func stateOf(os.FileInfo) (fileState, bool) { return fileState{}, false }
