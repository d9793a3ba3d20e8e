package session

import (
	"errors"
	"time"

	"wend/model"
	"wend/model/analysis"
	"wend/model/edit"
	"wend/model/history"
	"wend/store"
)

// queue is the steps that are not on disk, oldest first.
type queue struct {
	entries []entry
	sending bool // the first of them, or a Reread, is on its way
	failure error
	numbers uint64         // given to steps until the store gives theirs
	kept    store.Revision // that the last step became
}

// entry is a step that is not on disk yet, or the undoing or redoing of one.
type entry struct {
	history.Entry
	op      string
	changes []edit.Change
}

// provisional is beyond every revision, so that a number says what it is.
const provisional = 1 << 62

func (q *queue) number() uint64 {
	q.numbers++
	return provisional + q.numbers
}

// after returns log after the entries of the queue.
func (q *queue) after(log history.Log) history.Log {
	for _, e := range q.entries {
		log = log.Enter(e.Entry)
	}
	return log
}

// Unsaved returns how many steps are not on disk.
func (s *Session) Unsaved() int { return len(s.queue.entries) }

// Failure returns why the last attempt to save failed; nil if it did not.
func (s *Session) Failure() error { return s.queue.failure }

// Outgoing is a step on its way to the disk.
type Outgoing struct {
	entry  entry
	commit store.Commit // without what takes time
	state  model.State
}

// Next hands out the oldest unsaved step; false if there is none or something is
// on its way already. Kept, Failed or Recall end that.
func (s *Session) Next() (Outgoing, bool) {
	if s.queue.sending || len(s.queue.entries) == 0 {
		return Outgoing{}, false
	}
	s.queue.sending = true
	return s.outgoing(s.queue.entries[0]), true
}

func (s *Session) outgoing(e entry) Outgoing {
	return Outgoing{e, store.Commit{
		Op: e.op, Label: e.Label, Gesture: e.Gesture, Journey: model.JourneyID(e.Journey), Action: storedAction(e.Action),
		Of: store.Revision(e.Of), Before: e.Before, After: e.After, Changes: s.bases.Changes(e.changes),
	}, s.state}
}

// Commit returns what the store is to keep. It may take a while: r is the report
// on one of the journeys if there is one already, else nil.
func (o Outgoing) Commit(r *analysis.Report, now time.Time) (store.Commit, error) {
	c := o.commit
	edits, err1 := edit.Encode(o.entry.Edits)
	inverse, err2 := edit.Encode(o.entry.Inverse)
	c.Edits, c.Inverse, c.Time = edits, inverse, now
	c.Index, c.Unindex = summaries(o.state, o.entry.changes, r, now)
	return c, errors.Join(err1, err2)
}

// Kept takes note that a commit is on disk. It reports whether others committed
// in between: then there is something to read again.
func (s *Session) Kept(c store.Commit, at store.Revision) (behind bool) {
	q := &s.queue
	q.sending = false
	if len(q.entries) == 0 || q.entries[0].op != c.Op {
		return false
	}
	e := q.entries[0]
	q.entries, q.failure, q.kept = q.entries[1:], nil, at
	s.bases.Kept(c.Changes, at)
	s.lines = reindex(s.lines, c.Index, c.Unindex)
	if at == s.revision+1 {
		s.revision = at
	} else {
		s.saved = s.saved.Interrupted()
	}
	if e.Action == history.Do {
		for i := range q.entries {
			if q.entries[i].Of == e.Seq {
				q.entries[i].Of = uint64(at)
			}
		}
		e.Seq = uint64(at)
	}
	s.saved = s.saved.Enter(e.Entry)
	s.log = q.after(s.saved)
	return at > s.revision
}

// Failed takes note that what was on its way failed. It reports whether that is
// known: the last attempt failed in the same way.
func (s *Session) Failed(err error) (known bool) {
	q := &s.queue
	known = q.failure != nil && q.failure.Error() == err.Error()
	q.sending, q.failure = false, err
	return known
}

// Recall forgets that something is on its way, as its result will never come: a
// commit that is made again is kept once.
func (s *Session) Recall() { s.queue.sending = false }

// Leftover returns the unsaved steps as commits to be made again by another
// session: each as something done.
func (s *Session) Leftover(now time.Time) []store.Commit {
	var out []store.Commit
	for _, e := range s.queue.entries {
		e.Action, e.Of = history.Do, 0
		if c, err := s.outgoing(e).Commit(nil, now); err == nil {
			out = append(out, c)
		}
	}
	return out
}

// reindex returns the library's lines with some replaced and some gone.
func reindex(lines, fresh []store.Summary, gone []model.JourneyID) []store.Summary {
	replaced := map[model.JourneyID]bool{}
	for _, f := range fresh {
		replaced[f.Journey] = true
	}
	for _, g := range gone {
		replaced[g] = true
	}
	out := make([]store.Summary, 0, len(lines)+len(fresh))
	for _, l := range lines {
		if !replaced[l.Journey] {
			out = append(out, l)
		}
	}
	return append(out, fresh...)
}
