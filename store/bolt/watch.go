package bolt

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/fsnotify/fsnotify"
)

// Watch implements [store.Store]. Nothing is polled.
func (s *Store) Watch() (changed <-chan struct{}, stop func() error, err error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, nil, fmt.Errorf("watch %s: %w", s.path, err)
	}
	// The directory, not the file: a compaction of another program puts a new file in its place.
	if err := w.Add(filepath.Dir(s.file)); err != nil {
		return nil, nil, fmt.Errorf("watch %s: %w", s.path, errors.Join(err, w.Close()))
	}
	signals := make(chan struct{}, 1)
	go pass(w, filepath.Base(s.file), signals)
	return signals, w.Close, nil
}

// pass turns events about one name into signals until the watcher is closed.
func pass(w *fsnotify.Watcher, name string, signals chan<- struct{}) {
	defer close(signals)
	for {
		select {
		case event, open := <-w.Events:
			if !open {
				return
			}
			if filepath.Base(event.Name) != name || event.Op == fsnotify.Chmod {
				continue
			}
		case _, open := <-w.Errors: // an overflow, say: something may have been missed
			if !open {
				return
			}
		}
		select {
		case signals <- struct{}{}:
		default:
		}
	}
}
