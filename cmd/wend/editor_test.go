package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTheEditorIsVisualThenEditorThenWhatIsThere(t *testing.T) {
	bin := t.TempDir()
	t.Setenv("PATH", bin)
	expect := func(visual, editorVar string, want ...string) {
		t.Helper()
		t.Setenv("VISUAL", visual)
		t.Setenv("EDITOR", editorVar)
		cmd, err := editorCommand("notes.md")
		if len(want) == 0 {
			if err == nil {
				t.Errorf("VISUAL %q, EDITOR %q: %q, want an error", visual, editorVar, cmd.Args)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(append(want, "notes.md"), cmd.Args); diff != "" {
			t.Errorf("VISUAL %q, EDITOR %q (-want +got):\n%s", visual, editorVar, diff)
		}
	}
	expect("", "")
	for _, name := range []string{"vi", "vim", "nano"} {
		if err := os.WriteFile(filepath.Join(bin, name), []byte("#!/bin/sh\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		expect("", " ", name)
	}
	expect("code --wait", "ed", "code", "--wait")
	expect("", "ed", "ed")
	expect("", `'/opt/my editor/ed' -c "set tw=72" a\ b`, "/opt/my editor/ed", "-c", "set tw=72", "a b")
	expect("", `vim -c 'open`)
	expect("", `vim; rm x`)
}

func TestInfoPrintsTheEditorThatWillBeUsed(t *testing.T) {
	bin := t.TempDir()
	t.Setenv("PATH", bin)
	t.Setenv("VISUAL", "")
	t.Setenv("EDITOR", "")
	if got := (&program{}).facts().Editor; got != "-" {
		t.Errorf("without any editor: %q", got)
	}
	if err := os.WriteFile(filepath.Join(bin, "vi"), []byte("#!/bin/sh\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	if got := (&program{}).facts().Editor; got != "vi" {
		t.Errorf("with vi only: %q", got)
	}
}
