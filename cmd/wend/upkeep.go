package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"wend/model/text"
	"wend/store/bolt"
	"wend/ui"
)

var errNoFile = errors.New("this workspace has no file")

func bytesOf(path string) (int64, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// Verify looks at all of the file of a workspace that is open, without trusting it.
func (f *files) Verify(s ui.Store) (string, error) {
	v, err := bolt.Verify(s.Name(), 0)
	switch {
	case err != nil:
		return "", err
	case v.Whole():
		return fmt.Sprintf("The file is whole: %s, %s", text.Several(v.Journeys, "journey"), inBytes(v.Bytes)), nil
	}
	hit := text.Several(len(v.Hit), "journey") + " hit"
	if v.Unlisted {
		hit += " and perhaps others that nothing names any more"
	}
	return "", fmt.Errorf("the file is damaged, %s (%s); \"Repair the file\" (:) brings back what there is", hit, about(v.Problems[0]))
}

// Repair puts what can be found in a damaged file in its place, and keeps that beside it.
func (f *files) Repair(path string) ([]string, error) {
	r, err := repair(path, "", true)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	r.tell(plain{&b})
	if !r.whole() {
		fmt.Fprintf(&b, "\nNot everything is back: %s.\n'wend restore -f FILE' lists the backups of this workspace.\n", r.missing())
	}
	return strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n"), nil
}

// BackUp adds a copy of a workspace to the automatic backups.
func (f *files) BackUp(s ui.Store) (string, error) {
	file, ok := s.(*bolt.Store)
	if !ok {
		return "", errNoFile
	}
	to, err := file.Keep(backupsOf(s.ID()), bolt.ByHand, time.Now())
	return "Backed up and read back: " + to, err
}

// Compact gives back the room that a workspace does not need, after a backup.
func (f *files) Compact(s ui.Store) (string, error) {
	file, ok := s.(*bolt.Store)
	if !ok {
		return "", errNoFile
	}
	before, err := bytesOf(s.Name())
	if err != nil {
		return "", err
	}
	if _, err := file.Keep(backupsOf(s.ID()), bolt.BeforeCompact, time.Now()); err != nil {
		return "", err
	}
	if err := file.Compact(); err != nil {
		return "", err
	}
	after, err := bytesOf(s.Name())
	return fmt.Sprintf("The file takes %s, before %s", inBytes(after), inBytes(before)), err
}
