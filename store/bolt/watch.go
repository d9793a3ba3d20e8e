package bolt

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/fsnotify/fsnotify"

	"wend/store/bolt/raw"
)

// Watch implements [store.Store]. Nothing is polled, and only what happens to the file itself wakes the program.
func (s *Store) Watch() (changed <-chan struct{}, stop func() error, err error) {
	p, err := s.watch()
	if err != nil {
		return nil, nil, fmt.Errorf("watch %s: %w", s.path, err)
	}
	go p.pass()
	return p.signals, p.watcher.Close, nil
}

func (s *Store) watch() (*watch, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	p := &watch{store: s, watcher: w, signals: make(chan struct{}, 1)}
	if err := p.follow(); err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return p, nil
}

// watch turns what happens to a file into signals.
type watch struct {
	store   *Store
	watcher *fsnotify.Watcher
	signals chan struct{}
	file    *os.File // that is watched; nil: there is none
	beside  bool     // the directory is watched, for the file to appear in it
}

// follow watches the file that is at the path now: another program may have put a new one in its place. While there is
// none, the directory is watched for one.
func (p *watch) follow() error {
	path := p.store.file
	if p.file != nil {
		_ = p.file.Close()
		p.file = nil
		_ = p.watcher.Remove(path) // gone by itself with the file
	}
	for {
		err := p.watcher.Add(path)
		if err == nil {
			p.file, err = openRegular(path)
		}
		if err == nil && !p.store.moved(p.file) {
			break
		}
		if err != nil {
			if p.beside {
				return nil
			}
			p.beside = true
			if err := p.watcher.Add(filepath.Dir(path)); err != nil {
				return err
			}
			continue // it may have come in between
		}
		_ = p.file.Close()
		_ = p.watcher.Remove(path)
	}
	if p.beside {
		p.beside = false
		return p.watcher.Remove(filepath.Dir(path))
	}
	return nil
}

// pass sends signals until the watcher is closed.
func (p *watch) pass() {
	defer close(p.signals)
	defer func() {
		if p.file != nil {
			_ = p.file.Close()
		}
	}()
	for {
		select {
		case event, open := <-p.watcher.Events:
			if !open {
				return
			}
			if filepath.Base(event.Name) != filepath.Base(p.store.file) || !p.news() {
				continue
			}
		case _, open := <-p.watcher.Errors: // an overflow, say: something may have been missed
			if !open {
				return
			}
		}
		select {
		case p.signals <- struct{}{}:
		default:
		}
	}
}

// news reports whether the file is not as this program left it.
func (p *watch) news() bool {
	if p.file == nil || p.store.moved(p.file) {
		_ = p.follow() // if that cannot be, the next save meets what others do
		return true
	}
	return !p.store.left(p.file)
}

// left reports whether the last commit to a file was made here. It waits for one that is being made.
func (s *Store) left(f *os.File) bool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	now, err := lastCommit(f)
	return err == nil && now == s.own
}

// lastCommit returns the meta page in force, which every commit changes.
func lastCommit(f *os.File) (raw.Meta, error) {
	info, err := f.Stat()
	if err != nil {
		return raw.Meta{}, err
	}
	report, err := raw.Metas(f, info.Size())
	if err == nil && !report.Whole() {
		err = errChanged
	}
	return report.Meta, err
}
