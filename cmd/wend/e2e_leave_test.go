package main

import (
	"strings"
	"syscall"
	"testing"
)

// expectCleanTerminal fails unless the terminal is as a shell wants it.
func (s *window) expectCleanTerminal() {
	s.t.Helper()
	if f := s.flags(); f.alternate || f.mouse || !f.cursor {
		s.t.Errorf("the terminal is left as %+v", f)
	}
	s.enter("clear; stty -a; echo end")
	s.waitFor("\nend")
	modes := " " + strings.NewReplacer("\n", " ", ";", " ").Replace(s.screen()) + " "
	for _, mode := range []string{" icanon ", " echo ", " isig ", " opost "} {
		if !strings.Contains(modes, mode) {
			s.t.Errorf("the terminal is left without%s:\n%s", mode, modes)
		}
	}
}

func TestEveryWayOutLeavesACleanTerminalAndItsExitStatus(t *testing.T) {
	for name, way := range map[string]struct {
		leave  func(*window)
		status int
	}{
		"q":       {func(s *window) { s.keys("q") }, 0},
		"ctrl+c":  {func(s *window) { s.keys("C-c") }, 130},
		"SIGTERM": {func(s *window) { s.kill(syscall.SIGTERM) }, 143},
		"SIGHUP":  {func(s *window) { s.kill(syscall.SIGHUP) }, 129},
		"SIGUSR1": {func(s *window) { s.kill(syscall.SIGUSR1) }, 138},
		"SIGABRT": {func(s *window) { s.kill(syscall.SIGABRT) }, 134},
		"SIGINT":  {func(s *window) { s.kill(syscall.SIGINT) }, 130},
	} {
		t.Run(name, func(t *testing.T) {
			s := onMap(t, size)
			way.leave(s)
			if got := s.ended(); got != way.status {
				t.Errorf("exit status %d, want %d", got, way.status)
			}
			if lines := strings.Count(strings.TrimSpace(s.screen()), "\n"); lines > 2 {
				t.Errorf("more than a line is left behind:\n%s", s.screen())
			}
			s.expectCleanTerminal()
		})
	}
}

func TestABrokenPipeOfAHelperDoesNotEndTheProgram(t *testing.T) {
	s := onMap(t, size)
	s.kill(syscall.SIGPIPE)
	s.keys("?")
	s.waitFor("Help")
}
