//go:build unix

package display

import (
	"os"
	"os/signal"
	"syscall"
)

// Supported says that there is a Screen for terminals of this system.
const Supported = true

func notifyResize(c chan<- os.Signal) { signal.Notify(c, syscall.SIGWINCH) }
