package bolt_test

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"wend/model"
	"wend/store"
)

// TestFaultFourWritersAndAScreen has four programs save to one file, and a screen follow them: how long each save waits
// and how long it takes to be seen.
func TestFaultFourWritersAndAScreen(t *testing.T) {
	needFaults(t)
	path := newFile(t)
	s := open(t, path, "parent")
	docs := []model.DocID{"j1", "j2", "j3", "j4"}
	bases := map[model.DocID]store.Revision{}
	for _, doc := range docs {
		bases[doc] = keep(t, s, stages("begin "+string(doc), doc, 20))
	}
	var mu sync.Mutex
	saved := map[store.Revision]time.Time{}
	var waits []time.Duration
	screen := follow(t, open(t, path, "screen"), bases["j4"])
	var all sync.WaitGroup
	for _, doc := range docs {
		all.Go(func() {
			w, base := open(t, path, string(doc)), bases[doc]
			for i := range soak(120) {
				begin := time.Now()
				at, err := w.Commit(rename(fmt.Sprint(doc, " ", i), doc, 3, base))
				if errors.Is(err, store.ErrBusy) {
					t.Errorf("%s gave up after %v", doc, time.Since(begin))
					return
				}
				if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				saved[at], waits = time.Now(), append(waits, time.Since(begin))
				mu.Unlock()
				base = at
				time.Sleep(20 * time.Millisecond)
			}
		})
	}
	all.Wait()
	seen := screen(bases["j4"] + store.Revision(len(saved)))
	var delays []time.Duration
	lost := 0
	for at, when := range saved {
		if seen[at].IsZero() {
			lost++
		}
		delays = append(delays, max(0, seen[at].Sub(when)))
	}
	slices.Sort(waits)
	slices.Sort(delays)
	of := func(all []time.Duration) time.Duration {
		return all[len(all)*99/100].Round(time.Millisecond)
	}
	row("F30", "four programs that save beside a screen", len(saved),
		fmt.Sprintf("%d not seen; 99 of 100 saved within %v and seen within %v more", lost, of(waits), of(delays)))
	if lost > 0 || len(saved) != len(docs)*soak(120) {
		t.Errorf("%d of %d saves were not seen", lost, len(saved))
	}
}

// follow reads a file again whenever it changes, as a screen does, and returns what waits until a revision was seen,
// with the time at which each was.
func follow(t *testing.T, s store.Store, since store.Revision) func(last store.Revision) map[store.Revision]time.Time {
	t.Helper()
	changed, stop, err := s.Watch()
	if err != nil {
		t.Fatal(err)
	}
	seen, enough, ended := map[store.Revision]time.Time{}, make(chan store.Revision, 1), make(chan struct{})
	go func() {
		defer close(ended)
		last, late := store.Revision(1<<62), time.After(time.Hour)
		for since < last {
			select {
			case <-changed:
			case last = <-enough:
				late = time.After(5 * time.Second)
				continue
			case <-late:
				return
			}
			changes, err := s.Changed(since)
			if err != nil {
				continue // busy: there will be another change
			}
			if _, err := s.Documents("j1", "j2", "j3", "j4"); err != nil {
				continue
			}
			for ; since < changes.Revision; since++ {
				seen[since+1] = time.Now()
			}
		}
	}()
	return func(last store.Revision) map[store.Revision]time.Time {
		enough <- last
		<-ended
		if err := stop(); err != nil {
			t.Error(err)
		}
		return seen
	}
}
