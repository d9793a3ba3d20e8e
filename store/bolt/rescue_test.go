package bolt_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"wend/store"
	"wend/store/bolt"
)

func TestRescuedCommitsAreAppliedOnce(t *testing.T) {
	path := newFile(t)
	s := open(t, path, "ann")
	first := stages("op1", "j1", 2)
	keep(t, s, first)
	second, third := rename("op2", "j1", 1, 1), rename("op3", "j1", 0, 1)
	third.Changes[0].After = nil
	if _, err := bolt.Rescue(path, []store.Commit{first, second}); err != nil {
		t.Fatal(err)
	}
	if _, err := bolt.Rescue(path, []store.Commit{third}); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(bolt.RescuePath(path)); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("rescue file: %v, %v", info.Mode(), err)
	}
	for range 2 {
		commits, err := bolt.Rescued(path)
		if err != nil || len(commits) != 3 {
			t.Fatalf("%d commits, %v", len(commits), err)
		}
		for i, c := range commits {
			if revision := keep(t, s, c); revision != store.Revision(i+1) {
				t.Errorf("%s: revision %d, want %d", c.Op, revision, i+1)
			}
		}
	}
	entries, err := s.Journal(1)
	if err != nil || len(entries) != 2 || string(entries[0].Inverse) != string(second.Inverse) {
		t.Errorf("journal: %v, %v", entries, err)
	}
	if err := bolt.DropRescue(path); err != nil {
		t.Fatal(err)
	}
	if commits, err := bolt.Rescued(path); commits != nil || err != nil {
		t.Errorf("dropped: %v, %v", commits, err)
	}
	if err := bolt.DropRescue(path); err != nil {
		t.Errorf("dropped twice: %v", err)
	}
}

func TestTornRescueLineLosesOnlyItself(t *testing.T) {
	path := filepath.Join(t.TempDir(), "client.wend")
	if _, err := bolt.Rescue(path, []store.Commit{stages("op1", "j1", 2), stages("op2", "j2", 2)}); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(bolt.RescuePath(path))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(bolt.RescuePath(path), info.Size()-50); err != nil {
		t.Fatal(err)
	}
	if _, err := bolt.Rescue(path, []store.Commit{stages("op3", "j3", 2)}); err != nil {
		t.Fatal(err)
	}
	commits, err := bolt.Rescued(path)
	if !errors.Is(err, store.ErrDamaged) || len(commits) != 2 || commits[0].Op != "op1" || commits[1].Op != "op3" {
		t.Errorf("got %d commits, %v", len(commits), err)
	}
}

func FuzzRescued(f *testing.F) {
	f.Add([]byte(`{"op":"a","changes":[{"doc":"j1","ref":{"kind":"stage","key":"s1"},"after":{"id":"s1"}}]}` + "\n{"))
	path := filepath.Join(f.TempDir(), "client.wend")
	f.Fuzz(func(t *testing.T, b []byte) {
		if err := os.WriteFile(bolt.RescuePath(path), b, 0o600); err != nil {
			t.Fatal(err)
		}
		commits, _ := bolt.Rescued(path)
		for _, c := range commits {
			_ = c.Check()
		}
	})
}
