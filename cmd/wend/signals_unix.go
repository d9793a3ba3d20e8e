//go:build unix

package main

import (
	"os"
	"syscall"
)

// ends are the signals that end the program, saved and with the terminal as it
// was.
var ends = []os.Signal{
	syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGTERM, syscall.SIGABRT, syscall.SIGALRM, syscall.SIGUSR1, syscall.SIGUSR2,
	syscall.SIGXCPU, syscall.SIGXFSZ,
}

// passed are the signals that are not for the program as a whole: a pipe that broke
// is an error of whoever wrote into it, be it the clipboard's. Where it is the
// terminal's, its failed write ends the program.
var passed = []os.Signal{syscall.SIGPIPE}
