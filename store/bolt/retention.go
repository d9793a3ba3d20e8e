package bolt

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"wend/store"
)

// How much of the undo history is kept.
const (
	DefaultHistory = 20_000 // steps
	LeastHistory   = 1_000  // any of the last 1,000 versions can be returned to

	pruneEvery = 64 // commits; what is too old is dropped with every so many
	pruneMost  = 2_000
)

// History says how much of what was done a workspace still knows.
type History struct {
	Steps  int       `json:"steps"`
	Oldest time.Time `json:"oldest,omitzero"`
	Keep   int       `json:"keep"` // steps that are kept
}

// History returns how much of what was done is known.
func (s *Store) History() (h History, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		a, err := aboutOf(tx)
		if err != nil {
			return err
		}
		h.Keep = cmp.Or(a.Keep, DefaultHistory)
		journal := s.history(tx)
		if journal.bucket == nil {
			return nil
		}
		h.Steps = journal.bucket.Stats().KeyN
		if key, value := journal.bucket.Cursor().First(); key != nil {
			if e, err := journal.head(key, value); err == nil {
				h.Oldest = e.Time
			}
		}
		return nil
	})
	return h, s.failed("read the journal of", err)
}

// SetHistory sets how many steps are kept, and drops what is too old.
func (s *Store) SetHistory(keep int) error {
	if keep < LeastHistory {
		return fmt.Errorf("keep %d steps: at least %d are kept", keep, LeastHistory)
	}
	err := s.update(func(tx *bbolt.Tx) error {
		a, err := aboutOf(tx)
		if err != nil {
			return err
		}
		if a.Keep = keep; keep == DefaultHistory {
			a.Keep = 0
		}
		if err := a.write(tx); err != nil {
			return err
		}
		now, err := revisionOf(tx)
		if err != nil {
			return err
		}
		return prune(tx, now, keep, int(now))
	})
	return s.failed("write", err)
}

func aboutOf(tx *bbolt.Tx) (about, error) {
	r, _, err := in(tx, bucketMeta).read([]byte(keyAbout))
	if err != nil {
		return about{}, err
	}
	return decodeAbout(r.payload)
}

// forget drops, now and then, what is older than what is kept.
func (w *writing) forget(tx *bbolt.Tx) error {
	if w.revision%pruneEvery != 0 {
		return nil
	}
	a, err := aboutOf(tx)
	if err != nil {
		return err
	}
	return prune(tx, w.revision, cmp.Or(a.Keep, DefaultHistory), pruneMost)
}

// prune drops at most so many of the entries that are older than the newest that are kept.
func prune(tx *bbolt.Tx, now store.Revision, keep, most int) error {
	if now <= store.Revision(keep) {
		return nil
	}
	journal := in(tx, bucketJournal).bucket
	var old [][]byte
	c := journal.Cursor()
	for key, _ := c.First(); key != nil && len(old) < most; key, _ = c.Next() {
		if len(key) != 8 || store.Revision(binary.BigEndian.Uint64(key)) > now-store.Revision(keep) {
			break
		}
		old = append(old, append([]byte(nil), key...))
	}
	for _, key := range old {
		if err := journal.Delete(key); err != nil {
			return err
		}
	}
	return nil
}
