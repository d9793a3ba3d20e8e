package bolt

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"wend/store"
	"wend/store/atomicfile"
)

// How many backups are kept.
const (
	KeptDays  = 7 // the newest of each of so many days
	KeptWeeks = 4 // and of each of so many weeks
)

// Reason says why a backup was made.
type Reason string

// The reasons. What is made before something that cannot be undone is kept longer than what a day's use leaves.
const (
	Daily           Reason = "daily"
	ByHand          Reason = "manual"
	BeforeImport    Reason = "import"
	BeforeCompact   Reason = "compact"
	BeforeRestore   Reason = "restore"
	BeforeMigration Reason = "migration"
)

// Backup is a backup among others of the same workspace.
type Backup struct {
	Path     string         `json:"path"`
	Time     time.Time      `json:"time"`
	Revision store.Revision `json:"revision"`
	Reason   Reason         `json:"reason"`
	Bytes    int64          `json:"bytes"`
}

const backupTime = "20060102-150405"

// Backups lists the backups in a directory, the oldest first: by revision, as clocks can be set back.
func Backups(dir string) ([]Backup, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("backups: %w", err)
	}
	var all []Backup
	for _, e := range entries {
		b, ok := backupNamed(e.Name())
		info, err := e.Info()
		if !ok || err != nil || !info.Mode().IsRegular() {
			continue
		}
		b.Path, b.Bytes = filepath.Join(dir, e.Name()), info.Size()
		all = append(all, b)
	}
	slices.SortFunc(all, func(a, b Backup) int { return cmp.Or(cmp.Compare(a.Revision, b.Revision), a.Time.Compare(b.Time)) })
	return all, nil
}

// backupNamed reads <revision>-<time>-<reason>.wend.
func backupNamed(name string) (Backup, bool) {
	stem, found := strings.CutSuffix(name, ".wend")
	parts := strings.Split(stem, "-")
	if !found || len(parts) < 4 {
		return Backup{}, false
	}
	revision, err1 := strconv.ParseUint(parts[0], 10, 63)
	at, err2 := time.ParseInLocation(backupTime, parts[1]+"-"+parts[2], time.Local)
	return Backup{Time: at, Revision: store.Revision(revision), Reason: Reason(parts[3])}, err1 == nil && err2 == nil
}

// Keep makes a backup in a directory, which it makes too, and drops those that are not to be kept any more. Nothing is
// made, and the path is empty, if the newest there is of the same revision; for Daily also if one was made that day.
func (s *Store) Keep(dir string, why Reason, now time.Time) (path string, err error) {
	revision, err := s.Revision()
	if err != nil {
		return "", err
	}
	all, err := Backups(dir)
	if err != nil {
		return "", err
	}
	for _, b := range all {
		same := b.Revision == revision && why != ByHand
		today := why == Daily && b.Time.Format(time.DateOnly) == now.Format(time.DateOnly)
		if same || today {
			return "", nil
		}
	}
	if revision == 0 && why != ByHand {
		return "", nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("backups: %w", err)
	}
	if err := os.Chmod(dir, 0o700); err != nil { // an umask or somebody may have opened it
		return "", fmt.Errorf("backups: %w", err)
	}
	stem := filepath.Join(dir, fmt.Sprintf("%08d-%s-%s", revision, now.Local().Format(backupTime), why))
	path = stem + ".wend"
	for try := 2; ; try++ {
		err := s.Backup(path)
		if !errors.Is(err, store.ErrExists) {
			if err != nil {
				return "", err
			}
			break
		}
		path = fmt.Sprintf("%s-%d.wend", stem, try)
	}
	all, err = Backups(dir)
	if err != nil {
		return path, err
	}
	for _, b := range superfluous(all) {
		if b.Path != path {
			err = errors.Join(err, os.Remove(b.Path))
		}
	}
	return path, err
}

// superfluous returns which of the backups, oldest first, are not to be kept: all but those before a migration, the
// newest of each of the last days and weeks that there are any of, and as many of what was made for a reason.
func superfluous(all []Backup) (drop []Backup) {
	days, weeks, others := map[string]bool{}, map[string]bool{}, map[Reason]int{}
	for _, b := range slices.Backward(all) {
		year, week := b.Time.ISOWeek()
		day, of := b.Time.Format(time.DateOnly), fmt.Sprint(year, " ", week)
		keep := b.Reason == BeforeMigration
		if !days[day] && len(days) < KeptDays {
			days[day], keep = true, true
		}
		if !weeks[of] && len(weeks) < KeptWeeks {
			weeks[of], keep = true, true
		}
		if b.Reason != Daily {
			others[b.Reason]++
			keep = keep || others[b.Reason] <= KeptDays
		}
		if !keep {
			drop = append(drop, b)
		}
	}
	return drop
}

// Restore puts a backup in the place of the workspace file at path, whole or not at all. What is there now, whatever
// its state, stays beside it under the name that is returned; empty if there was nothing.
func Restore(path, backup string, now time.Time) (aside string, err error) {
	if file, err := filepath.EvalSymlinks(path); err == nil {
		path = file
	}
	finding, _, err := inspect(backup, defaultTimeout)
	if err == nil {
		err = finding.Err()
	}
	if err != nil && finding.Verdict != Older {
		return "", fmt.Errorf("restore %s: %w", backup, err)
	}
	if _, err := os.Lstat(path); err == nil {
		if aside, err = freeName(path, "before-restore-"+now.Local().Format(backupTime)); err != nil {
			return "", fmt.Errorf("restore %s: %w", backup, err)
		}
		if err := duplicate(path, aside); err != nil {
			return "", fmt.Errorf("keep what is there as %s: %w", aside, err)
		}
	}
	if err := replaceWith(path, backup, finding.Verdict); err != nil {
		return aside, fmt.Errorf("restore %s: %w", backup, err)
	}
	return aside, nil
}

// freeName returns a name beside path, with an ending, that no file has.
func freeName(path, ending string) (string, error) {
	ext := filepath.Ext(path)
	stem := strings.TrimSuffix(path, ext) + "." + ending
	for try := 1; try < 1000; try++ {
		name := stem + ext
		if try > 1 {
			name = fmt.Sprintf("%s-%d%s", stem, try, ext)
		}
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return name, nil
		}
	}
	return "", store.ErrExists
}

// duplicate copies a file as it is, byte for byte, to a path where there is none.
func duplicate(from, to string) error {
	return publish(to, func(f *os.File) error { return pour(from, f) })
}

// replaceWith puts a copy of a file in the place of another, once it was read back.
func replaceWith(path, from string, want Verdict) error {
	return atomicfile.Replace(path, 0o600, func(f *os.File) error {
		if err := pour(from, f); err != nil {
			return err
		}
		return readBack(f.Name(), want)
	})
}

func pour(from string, to io.Writer) error {
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := lock(f, false, defaultTimeout); err != nil {
		return err
	}
	defer unlock(f)
	_, err = io.Copy(to, f)
	return err
}

// FreeName returns a name beside a workspace that no file has: with an ending before its extension.
func FreeName(path, ending string) (string, error) { return freeName(path, ending) }

// PutInPlace gives a workspace the name of another one, which stays beside it with an ending in its name, and returns
// that name. Nothing is copied, so the other one stays byte for byte what it was.
func PutInPlace(path, with, ending string) (aside string, err error) {
	if file, err := filepath.EvalSymlinks(path); err == nil {
		path = file
	}
	if aside, err = freeName(path, ending); err != nil {
		return "", err
	}
	if err := os.Rename(path, aside); err != nil {
		return "", fmt.Errorf("put aside: %w", err)
	}
	if err := os.Rename(with, path); err != nil {
		return aside, errors.Join(fmt.Errorf("put in place: %w", err), os.Rename(aside, path))
	}
	return aside, nil
}
