package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// faulty is a model that panics where it is told to.
type faulty struct{ where string }

func boom() tea.Msg { panic("boom") }

func idle() tea.Msg { return nil }

func (f faulty) Init() tea.Cmd {
	switch f.where {
	case "Init":
		boom()
	case "a command":
		return boom
	case "a batch":
		return tea.Batch(idle, boom)
	case "a sequence":
		return tea.Sequence(idle, boom)
	case "a sequence in a batch":
		return tea.Batch(idle, tea.Sequence(idle, tea.Batch(idle, boom)))
	}
	return nil
}

func (f faulty) Update(tea.Msg) (tea.Model, tea.Cmd) {
	if f.where == "Update" {
		boom()
	}
	return f, nil
}

func (f faulty) View() tea.View {
	if f.where == "View" {
		boom()
	}
	return tea.NewView("")
}

func TestAPanicAnywhereEndsWithOneSentenceAndALogThatOnlyTheUserReads(t *testing.T) {
	for _, where := range []string{"Init", "Update", "View", "a command", "a batch", "a sequence", "a sequence in a batch"} {
		t.Run(where, func(t *testing.T) {
			state := t.TempDir()
			t.Setenv("XDG_STATE_HOME", state)
			err := play(t.Context(), faulty{where}, tea.WithInput(nil), tea.WithOutput(io.Discard))
			if err == nil {
				t.Fatal("it ended as if nothing had been")
			}
			log := filepath.Join(state, "wend", "wend.log")
			var said strings.Builder
			if status := report(&said, err); status != exitFailed || strings.Contains(said.String(), "boom") ||
				strings.Count(said.String(), "\n") != 2 || !strings.Contains(said.String(), log) {
				t.Errorf("exit status %d, and it says %q", status, said.String())
			}
			text, err := os.ReadFile(log)
			if err != nil || !strings.Contains(string(text), "boom") || !strings.Contains(string(text), "faulty") && !strings.Contains(string(text), "crash_test.go") {
				t.Errorf("%v; the log is %q", err, text)
			}
			if info, err := os.Stat(log); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("the log: %v, %v", info.Mode(), err)
			}
		})
	}
}
