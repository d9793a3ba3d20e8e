package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"wend/store/bolt"
)

func TestAnEditIsOnDiskHoweverTheProgramEnds(t *testing.T) {
	for name, end := range map[string]func(*window){
		"kill -9":         func(s *window) { s.kill(syscall.SIGKILL) },
		"SIGHUP":          func(s *window) { s.kill(syscall.SIGHUP) },
		"SIGTERM":         func(s *window) { s.kill(syscall.SIGTERM) },
		"closed terminal": func(s *window) { s.tmux("kill-server") },
	} {
		t.Run(name, func(t *testing.T) {
			s := onMap(t, size)
			s.keys("r")
			s.waitFor("Rename touchpoint")
			s.keys("C-u")
			s.enter("Asks a stranger")
			s.waitFor("▌Asks a")
			s.waitSaved()
			pid := s.pid()
			end(s)
			s.wait("the program to end", func() bool { return syscall.Kill(pid, 0) != nil })
			if got := touchpoints(s.home.state("w.wend"))[0].Action; got != "Asks a stranger" {
				t.Errorf("the edit is gone: %q", got)
			}
		})
	}
}

func TestAClosedTerminalSavesWhatWasTypedLast(t *testing.T) {
	s := onMap(t, size)
	s.keys("a")
	s.waitFor("Touchpoint ▸")
	s.enter("Last words")
	s.waitFor("Last words")
	pid := s.pid()
	s.tmux("kill-server")
	s.wait("the program to end", func() bool { return syscall.Kill(pid, 0) != nil })
	if !strings.Contains(s.home.markdown("w.wend"), "Last words") {
		t.Error("what was typed last is gone")
	}
}

func TestAClosedTerminalEndsTheProgramEvenWhereNothingCanBeSaved(t *testing.T) {
	s := onMap(t, size)
	pid := s.pid()
	if err := os.RemoveAll(s.home.dir); err != nil {
		t.Fatal(err)
	}
	s.keys("+")
	s.tmux("kill-server")
	s.wait("the program to end", func() bool { return syscall.Kill(pid, 0) != nil })
}

// rounds is how often the program is killed at a random moment.
func rounds() int {
	if os.Getenv("WEND_SOAK") != "" {
		return 20
	}
	if os.Getenv("WEND_FAULTS") != "" {
		return 30
	}
	return 2
}

// TestAKillAtAnyMomentLeavesAWholeFileWithAllThatWasSaidToBeSaved types a
// thousand lines of random content, each its own step, and kills the program in the midst of them.
// What the file holds must be the first lines, without a gap, and no fewer than
// were on the screen when it said "saved".
func TestAKillAtAnyMomentLeavesAWholeFileWithAllThatWasSaidToBeSaved(t *testing.T) {
	for round := range rounds() {
		t.Run(fmt.Sprint(round), func(t *testing.T) {
			t.Parallel()
			h := newHome(t)
			h.wend("new", "-f", "w.wend", "Random")
			s := start(h, size, "w.wend")
			s.waitFor("Random")
			s.keys("a")
			s.waitFor("Touchpoint ▸")
			const edits = 1000
			after := rand.IntN(edits)
			if os.Getenv("WEND_SOAK") == "" {
				after /= 4
			}
			saved := s.typeLines(edits, after)
			file := h.path("w.wend")
			expectWhole(t, file)
			for i, tp := range touchpoints(h.state("w.wend")) {
				if want := fmt.Sprintf("line %03d", i); tp.Action != want {
					t.Fatalf("line %d is %q: there is a gap", i, tp.Action)
				}
			}
			n := len(touchpoints(h.state("w.wend")))
			t.Logf("typed about %d, said to be saved %d, in the file %d", after, saved, n)
			if n < saved {
				t.Errorf("%d lines are in the file, %d were said to be saved", n, saved)
			}
		})
	}
}

// typeLines types lines as fast as the terminal takes them, kills the program
// after some of them, and returns how many had been on the screen when it said
// that everything was saved.
func (s *window) typeLines(most, after int) (saved int) {
	s.t.Helper()
	const burst = 20
	for i := 0; i < most && i <= after; i += burst {
		var keys []string
		for j := i; j < i+burst; j++ {
			keys = append(keys, fmt.Sprintf("line %03d !%d #t%d", j, 1+rand.IntN(5), rand.IntN(9)), "Enter")
		}
		s.tmux(append([]string{"send-keys"}, keys...)...)
		if rand.IntN(5) == 0 {
			s.waitAllSaved(i + burst)
		}
		saved = max(saved, s.saidSaved())
	}
	time.Sleep(rand.N(50 * time.Millisecond)) // any moment of the work that goes on
	saved = max(saved, s.saidSaved())
	pid := s.pid()
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		s.t.Fatal(err)
	}
	s.wait("the program to end", func() bool { return syscall.Kill(pid, 0) != nil })
	return saved
}

// waitAllSaved waits until the screen says that n lines are saved, as long as
// it takes while there is progress.
func (s *window) waitAllSaved(n int) {
	s.t.Helper()
	for seen := -1; s.saidSaved() < n; {
		s.wait("another line to be taken in or saved", func() bool {
			shown := lastLine(s.lines())
			if shown == seen {
				return s.saidSaved() == n
			}
			seen = shown
			return true
		})
	}
}

// saidSaved returns how many lines the screen says are saved.
func (s *window) saidSaved() int {
	lines := s.lines()
	if !strings.HasSuffix(strings.TrimSpace(lines[0]), " saved") {
		return 0
	}
	return lastLine(lines)
}

// lastLine returns how many lines were taken in: the cursor is on the last.
func lastLine(screen []string) int {
	last := 0
	for _, l := range screen {
		for rest := l; ; {
			_, after, found := strings.Cut(rest, "▌line ")
			if !found {
				break
			}
			var n int
			if _, err := fmt.Sscanf(after, "%d", &n); err == nil {
				last = max(last, n+1)
			}
			rest = after
		}
	}
	return last
}

// expectWhole fails unless the file is a sound workspace.
func expectWhole(t *testing.T, path string) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	finding, err := bolt.Preflight(f, info.Size())
	if err != nil || finding.Verdict != bolt.Healthy && finding.Verdict != bolt.Fallback {
		t.Fatalf("the file is not sound: %+v, %v", finding, err)
	}
}
