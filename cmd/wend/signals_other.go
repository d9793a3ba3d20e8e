//go:build !unix

package main

import (
	"os"
	"syscall"
)

// ends are the signals that end the program, saved and with the terminal as it
// was.
var ends = []os.Signal{syscall.SIGHUP, syscall.SIGTERM}
