//go:build unix

package main

import (
	"os"
	"syscall"
)

// ends are the signals that end the program, saved and with the terminal as it
// was.
var ends = []os.Signal{
	syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGTERM, syscall.SIGPIPE, syscall.SIGABRT, syscall.SIGALRM, syscall.SIGUSR1, syscall.SIGUSR2,
	syscall.SIGXCPU, syscall.SIGXFSZ,
}
