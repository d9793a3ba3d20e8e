package bolt

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// watched makes a workspace and watches it.
func watched(t *testing.T) (path string, changed <-chan struct{}) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "w.wend")
	s, err := Create(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	changed, stop, err := s.Watch()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = stop() })
	return path, changed
}

func expectSignal(t *testing.T, what string, changed <-chan struct{}) {
	t.Helper()
	select {
	case <-changed:
	case <-time.After(10 * time.Second):
		t.Fatalf("%s is not noticed", what)
	}
	for quiet := false; !quiet; { // what belongs to it
		select {
		case <-changed:
		case <-time.After(100 * time.Millisecond):
			quiet = true
		}
	}
}

func TestAWorkspaceThatIsReplacedOrRemovedIsNoticedEveryTime(t *testing.T) {
	path, changed := watched(t)
	for range 2 {
		other := filepath.Join(t.TempDir(), "other.wend")
		if _, err := Create(other, Options{}); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(other, path); err != nil {
			t.Fatal(err)
		}
		expectSignal(t, "another file in its place", changed)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, 100); err != nil {
		t.Fatal(err)
	}
	expectSignal(t, "a file that was cut off", changed)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	expectSignal(t, "a file that was removed", changed)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	expectSignal(t, "a file that came back", changed)
	if err := os.WriteFile(path, content[:len(content)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	expectSignal(t, "a file that was written over", changed)
}

func TestNothingButTheWorkspaceIsWatched(t *testing.T) {
	path, changed := watched(t)
	for _, name := range []string{"neighbour", "w.wend.tmp"} {
		if err := os.WriteFile(filepath.Join(filepath.Dir(path), name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	select {
	case <-changed:
		t.Error("a neighbour is taken for the workspace")
	case <-time.After(100 * time.Millisecond):
	}
	s, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.watch()
	if err != nil {
		t.Fatal(err)
	}
	defer p.watcher.Close()
	if list := p.watcher.WatchList(); !slices.Equal(list, []string{path}) {
		t.Errorf("watched are %q", list)
	}
}
