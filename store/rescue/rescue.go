// Package rescue keeps what a workspace could not take, in a file of its own: written as soon as saving fails, offered
// at the next start, removed when the workspace has it.
//
// A rescue file holds all that is unsaved, not a part: it is replaced as a whole, synced, and never empty. It lies beside
// the workspace, or in a second place where there is room. In it are the id of the workspace and the operation id of
// each commit, so that it is found wherever the workspace went to, and nothing is applied twice.
package rescue

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"wend/store"
	"wend/store/atomicfile"
)

// Rescue is what could not be saved.
type Rescue struct {
	Workspace string         `json:"workspace,omitempty"` // its id
	Path      string         `json:"path,omitempty"`      // where it was
	Whole     *store.Commit  `json:"whole,omitempty"`     // all that was open, when the workspace itself is gone
	Commits   []store.Commit `json:"commits,omitempty"`
	// Drafts are texts that were being typed, by what they were to answer.
	Drafts map[string][]string `json:"drafts,omitempty"`
	// File is where this was found; Torn says that more is there that cannot be
	// read.
	File string `json:"-"`
	Torn bool   `json:"-"`
}

// Empty reports whether nothing is in it.
func (r Rescue) Empty() bool { return r.Whole == nil && len(r.Commits)+len(r.Drafts) == 0 }

// Without returns r without the commits that a workspace has already.
func (r Rescue) Without(applied func(op string) bool) Rescue {
	r.Commits = slices.DeleteFunc(slices.Clone(r.Commits), func(c store.Commit) bool { return applied(c.Op) })
	if r.Whole != nil && applied(r.Whole.Op) {
		r.Whole = nil
	}
	return r
}

// Places are where the rescue files of a workspace lie.
type Places struct {
	Beside string // the workspace file, to which a suffix is added
	Second string // a directory, which is made; empty: none
}

const (
	suffix = ".rescue"
	limit  = 512 << 20 // bytes that are read of one
	tries  = 100       // names
)

// names are the paths of the rescue files that a workspace may have, in each place, but for the number in them.
func (p Places) names(workspace string) []string {
	var out []string
	if p.Beside != "" {
		out = append(out, p.Beside+suffix)
	}
	if p.Second != "" && workspace != "" {
		out = append(out, filepath.Join(p.Second, filepath.Base(workspace)+suffix))
	}
	return out
}

// Write writes r and returns where it is: to the file at was, where an earlier state of it lies, or to a new one in the
// first place that takes it. The error says why none does.
func Write(p Places, was string, r Rescue) (string, error) {
	content, err := json.Marshal(r)
	if err != nil {
		return "", fmt.Errorf("rescue: %w", err)
	}
	fill := func(f *os.File) error { _, err := f.Write(append(content, '\n')); return err }
	var problems []error
	if was != "" {
		if err = atomicfile.Replace(was, 0o600, fill); err == nil {
			return was, nil
		}
		problems = append(problems, err)
	}
	if p.Second != "" {
		_ = os.MkdirAll(p.Second, 0o700) // writing there says it
	}
	for _, name := range p.names(r.Workspace) {
		if path, err := free(name, fill); err == nil {
			return path, nil
		} else {
			problems = append(problems, err)
		}
	}
	return "", fmt.Errorf("rescue: %w", errors.Join(problems...))
}

// free writes a file under the first name that is free: others may have unsaved work of their own.
func free(name string, fill func(*os.File) error) (path string, err error) {
	for try := 1; try <= tries; try++ {
		path = name
		if try > 1 {
			path = fmt.Sprintf("%s-%d", name, try)
		}
		if err = atomicfile.Create(path, 0o600, fill); !errors.Is(err, fs.ErrExist) {
			return path, err
		}
	}
	return path, err
}

// Find returns the rescue files of a workspace. Those that cannot be read are left out, and named by the error.
func Find(p Places, workspace string) ([]Rescue, error) {
	var all []Rescue
	var problems []error
	for _, name := range p.names(workspace) {
		for _, path := range numbered(name) {
			r, err := Read(path)
			switch {
			case err != nil:
				problems = append(problems, err)
			case r.Empty():
			case r.Workspace == "" || r.Workspace == workspace:
				all = append(all, r)
			}
		}
	}
	return all, errors.Join(problems...)
}

// numbered lists the files of a name.
func numbered(name string) []string {
	entries, err := os.ReadDir(filepath.Dir(name))
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		rest, ours := strings.CutPrefix(e.Name(), filepath.Base(name))
		if ours && e.Type().IsRegular() && strings.Trim(rest, "-0123456789") == "" {
			out = append(out, filepath.Join(filepath.Dir(name), e.Name()))
		}
	}
	return out
}

// Read reads a rescue file; also one of earlier versions, which had a commit on each line, some of which may be torn.
func Read(path string) (Rescue, error) {
	info, err := os.Stat(path)
	if err == nil && (!info.Mode().IsRegular() || info.Size() > limit) {
		err = errors.New("not a rescue file")
	}
	var content []byte
	if err == nil {
		content, err = os.ReadFile(path)
	}
	if err != nil {
		return Rescue{}, fmt.Errorf("read %s: %w", path, err)
	}
	r := Rescue{File: path}
	if err := json.Unmarshal(content, &r); err == nil && !r.Empty() {
		return r, nil
	}
	r = Rescue{File: path}
	lines := bufio.NewScanner(bytes.NewReader(content))
	lines.Buffer(nil, limit)
	for lines.Scan() {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var c store.Commit
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil || c.Op == "" {
			r.Torn = true
			continue
		}
		r.Commits = append(r.Commits, c)
	}
	if r.Empty() && r.Torn {
		return r, fmt.Errorf("read %s: %w", path, store.ErrDamaged)
	}
	return r, lines.Err()
}

// Drop removes a rescue file.
func Drop(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("drop rescue: %w", err)
	}
	return nil
}

// SetAside gives a rescue file a name under which it is not offered again, and returns that.
func SetAside(path string) (string, error) {
	for try := 1; ; try++ {
		to := fmt.Sprintf("%s.rest-%d", path, try)
		if _, err := os.Lstat(to); errors.Is(err, fs.ErrNotExist) || try == tries {
			return to, os.Rename(path, to)
		}
	}
}
