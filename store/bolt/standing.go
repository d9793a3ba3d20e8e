package bolt

import (
	"io"
	"slices"

	"wend/model"
	"wend/store"
	"wend/store/bolt/raw"
)

// standing is what the tree of a damaged file still leads to. What it leads to without damage on the way is as it was
// last; of what is found elsewhere that has to be shown, by the journal.
type standing struct {
	revision store.Revision                 // of the workspace; 0 if it does not lead there
	cut      bool                           // the end of the file is missing, and the last changes may have lain in it
	lines    map[model.DocID]store.Revision // of the library
	newest   map[model.DocID]store.Revision // of the records of each document that it leads to
	hit      map[model.DocID]bool           // documents on the way through which there is damage
	gaps     map[string]bool                // buckets that lack some of what was in them
	report   raw.Report
}

// stand walks a file. The error is one of reading.
func stand(r io.ReaderAt, size int64) (*standing, error) {
	s := newStanding()
	err := s.walk(r, size, func(path []string, key, value []byte) error {
		record, err := unseal(value)
		if err == nil {
			s.note(path, key, record)
		}
		return err
	})
	return s, err
}

func newStanding() *standing {
	return &standing{
		lines: map[model.DocID]store.Revision{}, newest: map[model.DocID]store.Revision{},
		hit: map[model.DocID]bool{}, gaps: map[string]bool{},
	}
}

// walk walks a file whose records value notes.
func (s *standing) walk(r io.ReaderAt, size int64, value func(path []string, key, value []byte) error) (err error) {
	s.report, err = raw.Walk(r, size, raw.Visitor{Damage: s.damaged, Value: func(path []string, key, v []byte) error {
		if len(path) < 2 || path[0] != bucketRoot || path[1] == bucketUI {
			return nil
		}
		return value(path, key, v)
	}})
	if s.report.Meta == (raw.Meta{}) {
		return nil // without heads there is no tree, and what is no workspace at all has none either
	}
	s.cut = s.report.Cut || endsInZeros(r, s.report.Meta)
	return err
}

// endsInZeros says whether the last page in use is one that was never written, as when a copy broke off.
func endsInZeros(r io.ReaderAt, m raw.Meta) bool {
	last := make([]byte, m.PageSize)
	if _, err := r.ReadAt(last, int64(m.HighWater-1)*int64(m.PageSize)); err != nil {
		return true
	}
	for _, b := range last {
		if b != 0 {
			return false
		}
	}
	return true
}

func (s *standing) note(path []string, key []byte, r sealed) {
	switch {
	case r.kind == RecordRevision:
		s.revision = r.revision
	case r.kind == RecordSummary:
		s.lines[model.DocID(key)] = r.revision
	case len(path) > 2 && path[1] == bucketObjects:
		doc := model.DocID(path[2])
		s.newest[doc] = max(s.newest[doc], r.revision)
	}
}

func (s *standing) damaged(d raw.Damage) {
	switch {
	case len(d.Path) == 0: // of the heads, the free list or above the root: if that is not reached, there is no revision
	case len(d.Path) == 1:
		s.gaps[bucketObjects], s.gaps[bucketIndex] = true, true
	case d.Path[1] == bucketObjects && len(d.Path) > 2:
		s.hit[model.DocID(d.Path[2])] = true
	default:
		s.gaps[d.Path[1]] = true
	}
}

// current says whether the tree is that of the newest revision that there is any trace of.
func (s *standing) current(newest store.Revision) bool {
	return s.revision != 0 && s.revision == newest
}

// knows says whether there can be no later revision than one, whose records name the transactions that they were written
// by; none if that is not known.
func (s *standing) knows(newest store.Revision, by []uint64) bool {
	head := s.report.Meta.TxID
	switch {
	case s.current(newest):
		return true
	case head == 0 || len(by) == 0:
		return !s.cut
	}
	return slices.Contains(by, head) || s.report.Fallback && slices.Contains(by, head+1) // by the head that is unreadable
}

// whole says whether all of a document is reached, as the last commit that the tree knows left it.
func (s *standing) whole(doc model.DocID) bool {
	newest, reached := s.newest[doc]
	return reached && !s.hit[doc] && newest >= s.lines[doc]
}

// complete says whether the tree leads to every journey by its name.
func (s *standing) complete() bool {
	return s.revision != 0 && !(s.gaps[bucketIndex] && s.gaps[bucketObjects])
}
