package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wend/store/bolt"
)

func TestAFileInUseIsVerifiedBackedUpAndCompacted(t *testing.T) {
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	path := filepath.Join(t.TempDir(), "w.wend")
	s, err := bolt.Create(path, bolt.Options{Actor: "ann"})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	f := &files{program: &program{}}
	if said, err := f.Verify(s); err != nil || !strings.HasPrefix(said, "The file is whole: ") {
		t.Errorf("verify: %q, %v", said, err)
	}
	said, err := f.BackUp(s)
	_, to, _ := strings.Cut(said, ": ")
	if err != nil {
		t.Errorf("back up: %q, %v", said, err)
	} else if v, err := bolt.Verify(to, 0); err != nil || !v.Whole() {
		t.Errorf("the backup %s: %v, %v", to, v.Problems, err)
	}
	if said, err := f.Compact(s); err != nil || !strings.HasPrefix(said, "The file takes ") {
		t.Errorf("compact: %q, %v", said, err)
	}
	if _, err := s.Revision(); err != nil {
		t.Errorf("after that it cannot be used: %v", err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, append(content[:8192:8192], bytes.Repeat([]byte{7}, len(content)-8192)...), 0o600); err != nil {
		t.Fatal(err)
	}
	if said, err := f.Verify(s); err == nil || !strings.Contains(err.Error(), "Repair the file") || !strings.Contains(err.Error(), "perhaps others") {
		t.Errorf("damaged: %q, %v", said, err)
	}
}
