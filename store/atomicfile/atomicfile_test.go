package atomicfile_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"wend/store/atomicfile"
)

func text(s string) func(*os.File) error {
	return func(f *os.File) error { _, err := f.WriteString(s); return err }
}

// holds fails unless the directory of path has that file only, with this text.
func holds(t *testing.T, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	left, _ := os.ReadDir(filepath.Dir(path))
	if err != nil || string(got) != want || len(left) != 1 {
		t.Errorf("%q, %v, in the directory %v; want %q alone", got, err, left, want)
	}
}

func TestAFileIsReplacedOnlyByReplace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	if err := atomicfile.Create(path, 0o600, text("first")); err != nil {
		t.Fatal(err)
	}
	if err := atomicfile.Create(path, 0o600, text("second")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("created twice: %v, want ErrExist", err)
	}
	holds(t, path, "first")
	if err := atomicfile.Replace(path, 0o600, text("second")); err != nil {
		t.Error(err)
	}
	holds(t, path, "second")
}

func TestFileThatAppearsMeanwhileIsNotReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	err := atomicfile.Create(path, 0o600, func(*os.File) error { return os.WriteFile(path, []byte("theirs"), 0o600) })
	if !errors.Is(err, fs.ErrExist) {
		t.Errorf("got %v, want ErrExist", err)
	}
	holds(t, path, "theirs")
}

func TestFailureLeavesWhatWasThere(t *testing.T) {
	path, full := filepath.Join(t.TempDir(), "out"), errors.New("disk full")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	err := atomicfile.Replace(path, 0o600, func(f *os.File) error { return errors.Join(text("ha")(f), full) })
	if !errors.Is(err, full) {
		t.Errorf("got %v, want %v", err, full)
	}
	holds(t, path, "old")
}

func TestWhatAKilledProgramLeftIsSweptAndNothingElse(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.wend")
	ended := exec.Command("true")
	if err := ended.Run(); err != nil {
		t.Skip(err)
	}
	left := fmt.Sprintf(".a.wend.%d-ABCDEFGH.tmp", ended.Process.Pid)
	others := []string{"a.wend", ".a.wend.1-ABCDEFGH.tmp", ".b.wend.99-ABCDEFGH.tmp", ".a.wend.diary.tmp", fmt.Sprintf(".a.wend.%d-ABCDEFGH.tmp", os.Getpid())}
	for _, name := range append(others, left) {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	atomicfile.Sweep(path)
	for _, name := range others {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Errorf("%s was removed", name)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, left)); err == nil {
		t.Errorf("%s is still there", left)
	}
}
