// Package atomicfile writes files that are at their path whole or not at all, also after a crash.
//
// github.com/google/renameio does the same but for Windows, where it does not build.
package atomicfile

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
)

// Create has a file filled under a temporary name beside path and puts it at path when it is on the disk. It never
// takes the place of another file: the error wraps fs.ErrExist then. The user's umask takes its part of
// the mode. What fill gets may be opened by its name too.
func Create(path string, mode fs.FileMode, fill func(*os.File) error) error {
	return write(path, mode, fill, publish)
}

// Replace is Create, but takes the place of a file at path.
func Replace(path string, mode fs.FileMode, fill func(*os.File) error) error {
	return write(path, mode, fill, os.Rename)
}

func write(path string, mode fs.FileMode, fill func(*os.File) error, move func(from, to string) error) error {
	dir := filepath.Dir(path)
	temporary := filepath.Join(dir, fmt.Sprintf("%s%d-%s.tmp", prefix(path), os.Getpid(), rand.Text()[:8]))
	f, err := os.OpenFile(temporary, os.O_RDWR|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	defer os.Remove(temporary) // gone already when all went well
	if err := errors.Join(fill(f), f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := move(temporary, path); err != nil {
		return err
	}
	return syncDir(dir)
}

func prefix(path string) string { return "." + filepath.Base(path) + "." }

// Sweep removes what programs that were killed left of writing path.
func Sweep(path string) {
	dir, begin := filepath.Dir(path), prefix(path)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		name, ours := strings.CutPrefix(e.Name(), begin)
		if ours && strings.HasSuffix(name, ".tmp") && Abandoned(name) {
			_ = os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

// Abandoned reports whether a name that begins with the number of a process and
// a hyphen is of one that has ended.
func Abandoned(name string) bool {
	number, _, found := strings.Cut(name, "-")
	pid, err := strconv.Atoi(number)
	if !found || err != nil || pid <= 0 || pid == os.Getpid() {
		return false
	}
	p, err := os.FindProcess(pid)
	if err != nil {
		return true // on Windows
	}
	err = p.Signal(syscall.Signal(0))
	return errors.Is(err, os.ErrProcessDone) || errors.Is(err, syscall.ESRCH)
}

// publish moves a file to a path where there is none. A hard link fails if there is one; where links are unknown, a look
// has to do.
func publish(from, to string) error {
	err := os.Link(from, to)
	if err == nil {
		return os.Remove(from)
	}
	if _, there := os.Lstat(to); there == nil || errors.Is(err, fs.ErrExist) {
		return fs.ErrExist
	}
	return os.Rename(from, to)
}

// syncDir makes a rename in the directory last.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil // directories cannot be synced there, and renames need it less
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
