package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// paths are the places that wend uses. It writes nowhere else.
type paths struct {
	Config string `json:"config"`
	Data   string `json:"data"`
	State  string `json:"state"`
	Log    string `json:"log"`
}

// findPaths follows the XDG base directory specification, also on macOS: a
// variable that is not an absolute path does not count. Libraries for this look
// below ~/Library there and would not find the files that there are.
func findPaths() paths {
	state := base("XDG_STATE_HOME", ".local", "state")
	return paths{
		Config: base("XDG_CONFIG_HOME", ".config"),
		Data:   base("XDG_DATA_HOME", ".local", "share"),
		State:  state,
		Log:    filepath.Join(state, "wend.log"),
	}
}

// base returns wend's directory below the one a variable names, or below the
// given one of the user's.
func base(variable string, home ...string) string {
	if dir := os.Getenv(variable); filepath.IsAbs(dir) {
		return filepath.Join(dir, "wend")
	}
	if dir := os.Getenv("LOCALAPPDATA"); runtime.GOOS == "windows" && dir != "" {
		return filepath.Join(dir, "wend")
	}
	user, err := os.UserHomeDir()
	if err != nil {
		user = os.TempDir()
	}
	return filepath.Join(append(append([]string{user}, home...), "wend")...)
}

// path returns the workspace in use: --file, else WEND_FILE, else the default.
func (p *program) path() string {
	if p.file != "" {
		return fullPath(p.file)
	}
	if file := os.Getenv("WEND_FILE"); file != "" {
		return fullPath(file)
	}
	return filepath.Join(findPaths().Data, "workspace.wend")
}

// fullPath returns a path with the user's directory in place of a ~ that no
// shell has seen: one that was typed into the program, or after --file=.
func fullPath(path string) string {
	rest, found := strings.CutPrefix(path, "~")
	if !found || rest != "" && !os.IsPathSeparator(rest[0]) {
		return path
	}
	user, err := os.UserHomeDir()
	if err != nil {
		return path
	}
	return filepath.Join(user, rest)
}
