package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"

	"github.com/mattn/go-shellwords"
)

// editorCommand returns what opens a file in the user's editor, in the terminal
// that the program runs in.
func editorCommand(path string) (*exec.Cmd, error) {
	words, err := editor()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(words[0], append(words[1:], path)...)
	cmd.Stdin, cmd.Stdout = os.Stdin, os.Stdout // itself: an editor wants no pipe
	return cmd, nil
}

// editor returns the user's editor with its arguments: $VISUAL, else $EDITOR,
// else the first of the usual ones that is here.
func editor() ([]string, error) {
	for _, variable := range []string{"VISUAL", "EDITOR"} {
		line := os.Getenv(variable)
		if strings.TrimSpace(line) == "" {
			continue
		}
		words, err := words(line)
		if err != nil {
			return nil, fmt.Errorf("no editor: $%s is %q: %w", variable, line, err)
		}
		return words, nil
	}
	usual := []string{"nano", "vim", "vi"}
	if runtime.GOOS == "windows" {
		usual = []string{"notepad"}
	}
	for _, name := range usual {
		if _, err := exec.LookPath(name); err == nil {
			return []string{name}, nil
		}
	}
	return nil, errors.New("no editor: set $EDITOR to one")
}

// words splits a command as a shell does. Where the separator of paths is the
// shell's escape character, only quotes count.
func words(line string) ([]string, error) {
	if runtime.GOOS == "windows" {
		line = strings.ReplaceAll(line, `\`, `\\`)
	}
	p := shellwords.NewParser()
	out, err := p.Parse(line)
	switch {
	case err != nil:
		return nil, err
	case p.Position >= 0 || len(out) == 0:
		return nil, errors.New("it must be one command")
	}
	return out, nil
}
