package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

func TestWhatAKilledProgramLeftIsSweptAndNothingThatIsInUse(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	ended := exec.Command(os.Args[0], "-test.run=^$")
	if err := ended.Run(); err != nil {
		t.Fatal(err)
	}
	own, err := temporaryDir("demo")
	if err != nil {
		t.Fatal(err)
	}
	left := map[string]bool{own: false}
	for _, what := range []string{"demo", "copy"} {
		left[filepath.Join(os.TempDir(), fmt.Sprintf("wend-%s-%d-1", what, ended.Process.Pid))] = true
		left[filepath.Join(os.TempDir(), fmt.Sprintf("wend-%s-%d-2", what, os.Getppid()))] = false
		left[filepath.Join(os.TempDir(), fmt.Sprintf("wend-%s-mine", what))] = false
	}
	for dir := range left {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "demo.wend"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	sweep(filepath.Join(t.TempDir(), "client.wend"))
	for dir, gone := range left {
		if _, err := os.Stat(dir); os.IsNotExist(err) != gone {
			t.Errorf("%s: gone %v, want %v", filepath.Base(dir), !gone, gone)
		}
	}
}
