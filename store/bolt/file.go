package bolt

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"wend/store"
	"wend/store/bolt/raw"
)

const (
	defaultTimeout = 2 * time.Second
	maxFileSize    = min(4<<30, math.MaxInt) // a bug shall not fill the disk
	growth         = 1 << 20                 // bytes by which a file that is larger than that grows
)

// Options say how a file is opened.
type Options struct {
	ReadOnly bool
	Timeout  time.Duration // how long to wait for another program; 0 means two seconds
	Actor    string        // who commits, for the journal
	Program  string        // name and version, for the file's about record; Create only
	Checked  string        // directory in which it is noted of large files that they were found whole; empty: it is not
}

// Store is a workspace file that is opened for each call and closed after it. Its methods may be called from several
// goroutines.
type Store struct {
	path     string // as it was given
	file     string // where symbolic links lead from there
	options  Options
	finding  Finding  // when it was opened
	around   []string // what is to be known of where it lies
	poisoned atomic.Bool

	mu    sync.RWMutex // as bbolt's lock is between programs; waiting here is quicker
	known os.FileInfo  // the file that passed the preflight
	own   raw.Meta     // that the last commit of this store left
	line  lineage      // what of the workspace's history was seen
}

// errChanged means that the file is another one than passed the preflight, or no longer looks as it did.
var errChanged = errors.New("the file has changed")

// Name implements [store.Store]: it is the path as it was given.
func (s *Store) Name() string { return s.path }

// ID returns the workspace's id, which a copy of the file shares.
func (s *Store) ID() string { return s.finding.ID }

// Finding returns what the preflight found; its Caution is for the user to know.
func (s *Store) Finding() Finding { return s.finding }

// Caution is that of the Finding, and what is to be known of where the file lies and who can read it.
func (s *Store) Caution() (sentence string, readOnly bool) {
	sentence, readOnly = s.finding.Caution()
	for _, more := range s.around {
		if sentence != "" {
			sentence += "; "
		}
		sentence += more
	}
	return sentence, readOnly
}

// Spare returns how many bytes of the file held nothing when it was opened, and how many it had.
func (s *Store) Spare() (free, all int64) { return s.finding.Free, s.finding.Bytes }

// lookAround says what is to be known of where a file lies.
func lookAround(path string, info os.FileInfo) (all []string) {
	if kind := remote(path); kind != "" {
		all = append(all, "it lies on "+kind+", where two programs that use it at once may not see each other's locks")
	}
	if info != nil && info.Mode().Perm()&0o077 != 0 && runtime.GOOS != "windows" {
		all = append(all, fmt.Sprintf("others on this machine can read it (mode %04o)", info.Mode().Perm()))
	}
	return all
}

// Open takes a workspace into use: a preflight of the file, and no lock afterwards. A file of an earlier schema is
// migrated first, see Finding.Backup. Errors wrap ErrBusy, ErrDamaged, ErrNewer (which ReadOnly allows), ErrOlder (with
// ReadOnly only, where the program cannot read the file as it is) or ErrNotWorkspace.
func Open(path string, o Options) (*Store, error) {
	if o.Timeout <= 0 {
		o.Timeout = defaultTimeout
	}
	s := &Store{path: path, file: path, options: o}
	if file, err := filepath.EvalSymlinks(path); err == nil {
		s.file = file
	}
	finding, err := s.admit()
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	s.finding = finding
	info, _ := os.Stat(s.file)
	s.around = lookAround(s.file, info)
	return s, nil
}

// Close implements [store.Store].
func (s *Store) Close() error {
	s.line.mu.Lock()
	defer s.line.mu.Unlock()
	s.line.drop()
	return nil
}

// admit runs the preflight and remembers which file passed.
func (s *Store) admit() (Finding, error) {
	finding, info, err := s.inspect()
	if err != nil {
		return finding, err
	}
	older := finding.Verdict == Older && !s.options.ReadOnly
	readable := s.options.ReadOnly && (finding.Verdict == Newer || finding.Verdict == Older && legible(finding.Schema))
	if err := finding.Err(); err != nil && !older && !readable {
		return finding, err
	}
	if s.finding.ID != "" && finding.ID != s.finding.ID {
		return finding, store.ErrReplaced
	}
	if older {
		return s.migrate(finding, info)
	}
	if mode := info.Mode().Perm(); mode&0o077 != 0 && !s.options.ReadOnly && runtime.GOOS != "windows" {
		if err := os.Chmod(s.file, mode&^0o077); err != nil { // which makes a note old
			return finding, fmt.Errorf("close it to others: %w", err)
		}
	}
	s.known = info
	return finding, nil
}

// inspect runs the preflight, unless it is known that it was and that nothing has changed since.
func (s *Store) inspect() (Finding, os.FileInfo, error) {
	f, err := openRegular(s.file)
	if err != nil {
		return Finding{}, nil, err
	}
	defer f.Close()
	if finding, info, known := s.checked(f); known {
		return finding, info, nil
	}
	before, err := f.Stat()
	if err != nil {
		return Finding{}, nil, err
	}
	finding, err := look(f, s.options.Timeout)
	if err != nil {
		return Finding{}, nil, err
	}
	info, err := f.Stat()
	if err != nil {
		return Finding{}, nil, err
	}
	was, _ := stateOf(before)
	if is, known := stateOf(info); known && was == is {
		s.note(finding, f, info)
	}
	return finding, info, nil
}

// openRegular opens a file, which has to be one: a fifo would block.
func openRegular(path string) (*os.File, error) {
	if info, err := os.Stat(path); err != nil {
		return nil, err
	} else if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("not a file: %w", store.ErrNotWorkspace)
	}
	return os.Open(path)
}

// inspect runs the preflight on the file at path while no program writes to it.
func inspect(path string, timeout time.Duration) (Finding, os.FileInfo, error) {
	f, err := openRegular(path)
	if err != nil {
		return Finding{}, nil, err
	}
	defer f.Close()
	finding, err := look(f, timeout)
	if err != nil {
		return Finding{}, nil, err
	}
	info, err := f.Stat()
	return finding, info, err
}

// look runs the preflight on an open file while no program writes to it.
func look(f *os.File, timeout time.Duration) (Finding, error) {
	if err := lock(f, false, timeout); err != nil {
		return Finding{}, err
	}
	defer unlock(f)
	for range 5 { // where there is no lock to take, two looks that agree
		info, err := f.Stat()
		if err != nil {
			return Finding{}, err
		}
		before, _ := raw.Metas(f, info.Size())
		finding, err := Preflight(f, info.Size())
		if err != nil {
			return Finding{}, err
		}
		if after, _ := raw.Metas(f, info.Size()); after.Meta == before.Meta {
			return finding, nil
		}
	}
	return Finding{}, store.ErrBusy
}

// view runs fn in a read transaction.
func (s *Store) view(fn func(*bbolt.Tx) error) error {
	read := func(db *bbolt.DB) error { return db.View(s.ours(fn)) }
	s.mu.RLock()
	again, err := s.once(true, read)
	s.mu.RUnlock()
	if again {
		s.mu.Lock()
		defer s.mu.Unlock()
		err = s.readmitted(true, read)
	}
	return err
}

// update runs fn in a write transaction, which is on the disk when update returns nil.
func (s *Store) update(fn func(*bbolt.Tx) error) error {
	if s.options.ReadOnly {
		return store.ErrReadOnly
	}
	if why, readOnly := s.finding.Caution(); readOnly {
		return fmt.Errorf("%w: %s", store.ErrDoubtful, why)
	}
	write := func(db *bbolt.DB) error { return db.Update(s.ours(fn)) }
	s.mu.Lock()
	defer s.mu.Unlock()
	again, err := s.once(false, write)
	if again {
		err = s.readmitted(false, write)
	}
	return err
}

// readmitted is once after another preflight: the file was replaced, by a compaction of another program for example.
func (s *Store) readmitted(readOnly bool, fn func(*bbolt.DB) error) error {
	if _, err := s.admit(); errors.Is(err, fs.ErrNotExist) {
		return store.ErrReplaced
	} else if err != nil {
		return err
	}
	again, err := s.once(readOnly, fn)
	if again {
		return store.ErrReplaced
	}
	return err
}

// once opens the file, runs fn on it and closes it. It says again when fn did not run since the file is not the one
// that passed the preflight.
func (s *Store) once(readOnly bool, fn func(*bbolt.DB) error) (again bool, err error) {
	if s.poisoned.Load() {
		return false, store.ErrPoisoned
	}
	var file *os.File
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			// The handle's locks are held for ever and its Close would hang: only the file's lock can be given back.
			s.poisoned.Store(true)
			if file != nil {
				unlock(file)
				_ = file.Close()
			}
			again, err = false, fmt.Errorf("%w (%v)", store.ErrPoisoned, p)
		}
	}()
	db, err := bbolt.Open(s.file, 0o600, &bbolt.Options{
		Timeout:      s.options.Timeout,
		ReadOnly:     readOnly,
		FreelistType: bbolt.FreelistMapType,
		MaxSize:      maxFileSize,
		NoStatistics: true,
		OpenFile: func(path string, flag int, mode os.FileMode) (opened *os.File, err error) {
			file, err = s.openKnown(path, flag, mode)
			return file, err
		},
	})
	switch {
	case errors.Is(err, errChanged), errors.Is(err, fs.ErrNotExist):
		return true, nil
	case errors.Is(err, bolterrors.ErrTimeout):
		return false, store.ErrBusy
	case err != nil:
		return false, err
	}
	db.AllocSize = growth
	if s.moved(file) { // while we waited for the lock
		return true, db.Close()
	}
	if readOnly {
		err = fn(db)
	} else {
		err = s.write(file, func() error { return fn(db) })
	}
	if err == nil {
		s.line.keep(s.file, file)
	}
	return false, errors.Join(err, db.Close())
}

// write commits to the open file.
func (s *Store) write(file *os.File, commit func() error) error {
	whole, _, known := s.checked(file)
	if err := commit(); err != nil {
		return err
	}
	if s.moved(file) {
		return store.ErrReplaced
	}
	s.own, _ = lastCommit(file) // unknown, it is taken for somebody else's
	if info, err := file.Stat(); err == nil && known {
		s.note(whole, file, info)
	}
	return nil
}

// openKnown opens the file for bbolt, if it is the one that passed the preflight and its meta pages are in order.
// It never creates one, as bbolt would.
func (s *Store) openKnown(path string, flag int, mode os.FileMode) (*os.File, error) {
	if s.known == nil {
		return nil, errChanged
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !os.SameFile(info, s.known) {
		return nil, errChanged
	}
	f, err := os.OpenFile(path, flag&^os.O_CREATE, mode)
	if err != nil {
		return nil, err
	}
	// Before bbolt, which finds that it has the lock: it asks every 50 ms only, and whoever asks oftener is first.
	if err := lock(f, flag&os.O_RDWR != 0, s.options.Timeout); err != nil {
		_ = f.Close()
		return nil, err
	}
	if info, err = f.Stat(); err == nil {
		var report raw.Report
		report, err = raw.Metas(f, info.Size())
		if errors.Is(err, raw.ErrForeign) || !report.Whole() || !os.SameFile(info, s.known) {
			err = errChanged
		}
	}
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

// moved says whether the path no longer leads to the open file.
func (s *Store) moved(f *os.File) bool {
	there, err := os.Stat(s.file)
	if err != nil {
		return true
	}
	here, err := f.Stat()
	return err != nil || !os.SameFile(here, there)
}
