package bolt_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"wend/model"
	"wend/store"
	"wend/store/bolt"
)

// largeFile makes a file that is noted when it is found whole, and returns what opens it.
func largeFile(t *testing.T) (path string, noted func() (*bolt.Store, error), note func() string) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("files are noted on Linux only")
	}
	path = filepath.Join(t.TempDir(), "large.wend")
	s, err := bolt.Create(path, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c := stages("fill", "j1", 20)
	for i := range c.Changes[1:] {
		stage := c.Changes[i+1].After.(model.Stage)
		stage.Note = strings.Repeat("note ", 200_000)
		c.Changes[i+1].After = stage
	}
	keep(t, s, c)
	dir := t.TempDir()
	noted = func() (*bolt.Store, error) { return bolt.Open(path, bolt.Options{Checked: dir}) }
	note = func() string {
		all, _ := filepath.Glob(filepath.Join(dir, "*.json"))
		if len(all) != 1 {
			t.Fatalf("%d notes", len(all))
		}
		return all[0]
	}
	return path, noted, note
}

// readsAll reports whether opening a file reads all of it: where it does not, it believes what the note says.
func readsAll(t *testing.T, open func() (*bolt.Store, error), note string) bool {
	t.Helper()
	content, err := os.ReadFile(note)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(content, []byte(`"records":`))
	if err := os.WriteFile(note, append(content[:at:at], `"records":4711}`...), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := open()
	if err != nil {
		t.Fatal(err)
	}
	return s.Finding().Records != 4711
}

func TestLargeFileIsReadWholeOnceAndAgainWhenSomebodyWroteToIt(t *testing.T) {
	path, open1, note := largeFile(t)
	s, err := open1()
	if err != nil {
		t.Fatal(err)
	}
	if readsAll(t, open1, note()) {
		t.Error("a file that nobody wrote to is read again")
	}
	if f := s.Finding(); f.Bytes < 16<<20 || f.Free == 0 || f.ID == "" {
		t.Errorf("found: %+v", f)
	}
	again, _ := open1()
	if a, b := s.Finding(), again.Finding(); a.Free != b.Free || a.ID != b.ID || a.Schema != b.Schema || a.Bytes != b.Bytes {
		t.Errorf("what is known of it is %+v, found was %+v", b, a)
	}
	base := keep(t, s, rename("mine", "j1", 3, 1))
	if readsAll(t, open1, note()) {
		t.Error("it is read again after a commit of our own")
	}
	keep(t, open(t, path, "another"), rename("theirs", "j1", 3, base))
	if !readsAll(t, open1, note()) {
		t.Error("it is not read again after a commit of a program that keeps no note")
	}
}

func TestLargeFileThatWasDamagedIsNotTrusted(t *testing.T) {
	path, open, _ := largeFile(t)
	s, err := open()
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteAt([]byte("x"), s.Finding().Bytes/2); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := open(); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("damaged: %v", err)
	}
}

func TestCommitToAFileThatSomebodyElseWroteToIsNoReasonToTrustIt(t *testing.T) {
	path, open1, note := largeFile(t)
	s, err := open1()
	if err != nil {
		t.Fatal(err)
	}
	keep(t, open(t, path, "another"), rename("theirs", "j1", 3, 1))
	keep(t, s, rename("mine", "j1", 4, 1))
	if !readsAll(t, open1, note()) {
		t.Error("what another program left is trusted after a commit of our own")
	}
}
