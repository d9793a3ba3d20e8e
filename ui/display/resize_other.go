//go:build !unix

package display

import "os"

// Supported says that there is a Screen for terminals of this system. Consoles that are no files are left to Bubble Tea.
const Supported = false

func notifyResize(chan<- os.Signal) {}
