package bolt

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"wend/store"
)

// RescuePath returns where the commits go that the workspace at path could not take.
func RescuePath(path string) string { return path + ".rescue" }

// Rescue appends commits to the rescue file beside the workspace at path, a line of JSON each, mode 0600. They are on
// the disk when it returns where that is. Trying them again later is safe: their operation ids tell which had been applied.
func Rescue(path string, commits []store.Commit) (file string, err error) {
	var lines bytes.Buffer
	for _, c := range commits {
		line, err := json.Marshal(c)
		if err != nil {
			return "", fmt.Errorf("rescue: %w", err)
		}
		lines.WriteByte('\n') // also ends a line that was cut off
		lines.Write(line)
	}
	lines.WriteByte('\n')
	f, err := os.OpenFile(RescuePath(path), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return "", fmt.Errorf("rescue: %w", err)
	}
	_, err = f.Write(lines.Bytes())
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return "", fmt.Errorf("rescue: %w", err)
	}
	return f.Name(), nil
}

// Rescued returns the commits of the rescue file beside the workspace at path, none if there is no such file. With
// lines that cannot be read it returns the others and an error that wraps ErrDamaged.
func Rescued(path string) ([]store.Commit, error) {
	f, err := os.Open(RescuePath(path))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read rescue: %w", err)
	}
	defer f.Close()
	var commits []store.Commit
	var bad error
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, maxPayload)
	for number := 1; lines.Scan(); number++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var c store.Commit
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			bad = errors.Join(bad, fmt.Errorf("%s line %d: %v: %w", RescuePath(path), number, err, store.ErrDamaged))
			continue
		}
		commits = append(commits, c)
	}
	return commits, errors.Join(bad, lines.Err())
}

// DropRescue removes the rescue file beside the workspace at path, if there is one.
func DropRescue(path string) error {
	if err := os.Remove(RescuePath(path)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("drop rescue: %w", err)
	}
	return nil
}
