package bolt

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"wend/store"
)

// replace puts a copy of a file in its place, as a synchronisation or a compaction does.
func replace(path string) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := os.WriteFile(path+".copy", content, 0o600); err != nil {
		return err
	}
	return os.Rename(path+".copy", path)
}

func TestFileReplacedDuringACommitHasNotKeptIt(t *testing.T) {
	for name, meddle := range map[string]func(path string) error{"replaced": replace, "removed": os.Remove} {
		t.Run(name, func(t *testing.T) {
			path := dated(t)
			s := mustOpen(t, path, Options{})
			err := s.update(func(tx *bbolt.Tx) error {
				if err := meddle(path); err != nil {
					return err
				}
				return in(tx, bucketUI).bucket.Put([]byte("cursor"), []byte("there"))
			})
			if !errors.Is(err, store.ErrReplaced) {
				t.Errorf("got %v, want ErrReplaced", err)
			}
			if name == "removed" {
				return
			}
			if state, err := s.UIState("cursor"); err != nil || string(state) != "here" {
				t.Errorf("the file that is there now says %q, %v", state, err)
			}
			if r, err := s.Commit(journeyCommit("op3", "j3")); err != nil || r != 3 {
				t.Errorf("tried again: revision %d, %v, want 3", r, err)
			}
		})
	}
}

// handles counts how often this program has a file open.
func handles(t *testing.T, path string) (n int) {
	t.Helper()
	all, err := filepath.Glob("/proc/self/fd/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, fd := range all {
		if to, _ := os.Readlink(fd); to == path {
			n++
		}
	}
	return n
}

func TestCommitThatWaitedGoesToTheFileThatIsThereNow(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("there is no telling who waits")
	}
	path, err := filepath.EvalSymlinks(dated(t))
	if err != nil {
		t.Fatal(err)
	}
	s := mustOpen(t, path, Options{Timeout: time.Minute})
	holder, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	before, done := handles(t, path), make(chan error)
	go func() { _, err := s.Commit(journeyCommit("op3", "j3")); done <- err }()
	for handles(t, path) == before {
		runtime.Gosched()
	}
	if err := errors.Join(replace(path), holder.Close()); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if r, err := mustOpen(t, path, Options{}).Revision(); err != nil || r != 3 {
		t.Errorf("the file that is there now: revision %d, %v, want 3", r, err)
	}
}
