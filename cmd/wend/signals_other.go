//go:build !unix

package main

import (
	"os"
	"syscall"
)

// ends are the signals that end the program, saved and with the terminal as it
// was.
var ends = []os.Signal{syscall.SIGHUP, syscall.SIGTERM}

// passed are the signals that are not for the program as a whole.
var passed = []os.Signal{}
