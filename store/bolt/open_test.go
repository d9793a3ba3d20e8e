package bolt_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"wend/model"
	"wend/store"
	"wend/store/bolt"
)

func TestCreatedFileIsClosedToOthers(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no modes there")
	}
	dir := filepath.Join(t.TempDir(), "clients", "north")
	path := filepath.Join(dir, "acme.wend")
	if _, err := bolt.Create(path, bolt.Options{}); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]fs.FileMode{path: 0o600, dir: 0o700, filepath.Dir(dir): 0o700} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v, want mode %v", name, info, err, want)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("left in the directory: %v", left)
	}
}

func TestCreateNeverReplacesAFile(t *testing.T) {
	dir := t.TempDir()
	for name, make := range map[string]func(path string) error{
		"text":     func(path string) error { return os.WriteFile(path, []byte("dear diary"), 0o600) },
		"empty":    func(path string) error { return os.WriteFile(path, nil, 0o600) },
		"dangling": func(path string) error { return os.Symlink(filepath.Join(dir, "nowhere"), path) },
		"folder":   func(path string) error { return os.Mkdir(path, 0o700) },
	} {
		path := filepath.Join(dir, name)
		if err := make(path); err != nil {
			t.Fatal(err)
		}
		before, _ := os.Lstat(path)
		if _, err := bolt.Create(path, bolt.Options{}); !errors.Is(err, store.ErrExists) {
			t.Errorf("%s: %v, want ErrExists", name, err)
		}
		if after, err := os.Lstat(path); err != nil || !os.SameFile(before, after) || after.Size() != before.Size() {
			t.Errorf("%s was touched", name)
		}
	}
}

func TestWhatIsNoWorkspaceIsRefusedAndUntouched(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	foreign := filepath.Join(dir, "foreign.db")
	db, err := bbolt.Open(foreign, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	whole := read(t, newFile(t))
	for path, want := range map[string]error{
		filepath.Join(dir, "missing"): fs.ErrNotExist,
		dir:                           store.ErrNotWorkspace,
		foreign:                       store.ErrNotWorkspace,
		write("text", bytes.Repeat([]byte("dear diary"), 9)): store.ErrNotWorkspace,
		write("empty", nil):                                            store.ErrDamaged,
		write("cut", whole[:len(whole)/4]):                             store.ErrDamaged,
		write("headless", make([]byte, 8192)):                          store.ErrNotWorkspace,
		write("beheaded", append(make([]byte, 8192), whole[8192:]...)): store.ErrDamaged,
	} {
		before, _ := os.ReadFile(path)
		_, err := bolt.Open(path, bolt.Options{})
		if !errors.Is(err, want) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v, want %v and the path", filepath.Base(path), err, want)
		}
		if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
			t.Errorf("%s was changed", filepath.Base(path))
		}
	}
}

func TestLaxModeIsTightened(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no modes there")
	}
	path := newFile(t)
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	open(t, path, "ann")
	if info, _ := os.Stat(path); info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v after opening", info.Mode())
	}
}

func TestFileHeldByAnotherProgramIsBusy(t *testing.T) {
	path := newFile(t)
	s, err := bolt.Open(path, bolt.Options{Timeout: 100 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	holder, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, readErr := s.Revision()
	_, writeErr := s.Commit(stages("op", "j1", 1))
	_, openErr := bolt.Open(path, bolt.Options{Timeout: time.Millisecond})
	for name, err := range map[string]error{"read": readErr, "write": writeErr, "open": openErr} {
		if !errors.Is(err, store.ErrBusy) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v, want ErrBusy and the path", name, err)
		}
	}
	if err := holder.Close(); err != nil {
		t.Fatal(err)
	}
	if revision := keep(t, s, stages("op", "j1", 1)); revision != 1 {
		t.Errorf("afterwards: revision %d", revision)
	}
}

func TestReadOnlyStoreWritesNothing(t *testing.T) {
	path := newFile(t)
	populate(t, open(t, path, "ann"))
	before := read(t, path)
	s, err := bolt.Open(path, bolt.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	contentOf(t, s)
	for name, err := range map[string]error{
		"commit": func() error { _, err := s.Commit(stages("op", "j99", 1)); return err }(),
		"state":  s.SetUIState("cursor", nil), "compact": s.Compact(),
	} {
		if !errors.Is(err, store.ErrReadOnly) {
			t.Errorf("%s: %v, want ErrReadOnly", name, err)
		}
	}
	if !bytes.Equal(before, read(t, path)) {
		t.Error("the file changed")
	}
}

func TestNewerSchemaIsReadOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "newer.wend")
	if _, err := bolt.Create(path, bolt.Options{}); err != nil {
		t.Fatal(err)
	}
	populate(t, open(t, path, "ann"))
	bolt.MakeNewer(t, path)
	if _, err := bolt.Open(path, bolt.Options{}); !errors.Is(err, store.ErrNewer) {
		t.Errorf("to write: %v, want ErrNewer", err)
	}
	s, err := bolt.Open(path, bolt.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if l, err := s.Document("j3"); err != nil || l.Document.Len(model.KindStage) != 12 {
		t.Errorf("journey of a newer file: %v, %v", l, err)
	}
	if got := s.Finding().Verdict; got != bolt.Newer {
		t.Errorf("verdict %v", got)
	}
}

func TestRemovedFileIsNoticed(t *testing.T) {
	path := newFile(t)
	s := open(t, path, "ann")
	keep(t, s, stages("op1", "j1", 1))
	aside := path + ".aside"
	if err := os.Rename(path, aside); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Commit(stages("op2", "j2", 1)); !errors.Is(err, store.ErrReplaced) {
		t.Errorf("commit to a removed file: %v, want ErrReplaced", err)
	}
	if _, err := s.Revision(); !errors.Is(err, store.ErrReplaced) {
		t.Errorf("read of a removed file: %v, want ErrReplaced", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a new file was made in its place")
	}

	if _, err := bolt.Create(path, bolt.Options{}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Commit(stages("op2", "j2", 1)); !errors.Is(err, store.ErrReplaced) {
		t.Errorf("commit to another workspace: %v, want ErrReplaced", err)
	}
	if err := os.Rename(aside, path); err != nil {
		t.Fatal(err)
	}
	if revision := keep(t, s, stages("op2", "j2", 1)); revision != 2 {
		t.Errorf("back in place: revision %d, want 2", revision)
	}
}

func TestDamagedReplacementIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "client.wend")
	s, err := bolt.Create(path, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, 4096); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Revision(); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("truncated: %v, want ErrDamaged", err)
	}
	if err := os.Truncate(path, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Commit(stages("op", "j1", 1)); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("emptied: %v, want ErrDamaged", err)
	}
	if info, _ := os.Stat(path); info.Size() != 0 {
		t.Error("the emptied file was written to")
	}
}
