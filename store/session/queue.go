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

// Outgoing are steps on their way to the disk, in a row.
type Outgoing struct {
	steps []outgoing
	state model.State
}

type outgoing struct {
	entry  entry
	commit store.Commit // without what takes time
}

// mostAtOnce is how many steps are sent in a row.
const mostAtOnce = 500

// Next hands out the unsaved steps, the oldest first, to be kept in one go; false
// if there are none or something is on its way already. Kept, Failed or Recall end
// that.
func (s *Session) Next() (Outgoing, bool) {
	entries := s.queue.row()
	if s.queue.sending || len(entries) == 0 {
		return Outgoing{}, false
	}
	s.queue.sending = true
	return s.outgoing(entries), true
}

// row returns the entries that can be sent together: what takes back a step that
// is not on disk has to wait for its number.
func (q *queue) row() []entry {
	for i, e := range q.entries {
		if i > 0 && e.Of > provisional || i == mostAtOnce {
			return q.entries[:i]
		}
	}
	return q.entries
}

func (s *Session) outgoing(entries []entry) Outgoing {
	out := Outgoing{state: s.state}
	for _, e := range entries {
		out.steps = append(out.steps, outgoing{e, store.Commit{
			Op: e.op, Label: e.Label, Gesture: e.Gesture, Journey: model.JourneyID(e.Journey), Action: storedAction(e.Action),
			Of: store.Revision(e.Of), Before: e.Before, After: e.After, Changes: s.bases.Changes(e.changes),
		}})
	}
	return out
}

// Commits returns what the store is to keep in a row. It may take a while: r is the
// report on one of the journeys if there is one already, else nil.
func (o Outgoing) Commits(r *analysis.Report, now time.Time) ([]store.Commit, error) {
	all, err := o.plain(now)
	listed := map[model.DocID]bool{} // the state is that after the last, whose line counts
	for i := len(all) - 1; i >= 0; i-- {
		var fresh []edit.Change
		for _, c := range o.steps[i].entry.changes {
			if !listed[c.Doc] {
				fresh = append(fresh, c)
			}
		}
		for _, c := range fresh {
			listed[c.Doc] = true
		}
		all[i].Index, all[i].Unindex = summaries(o.state, fresh, r, now)
	}
	return all, err
}

// plain are the commits without the library's lines.
func (o Outgoing) plain(now time.Time) ([]store.Commit, error) {
	var all []store.Commit
	var errs []error
	for _, step := range o.steps {
		c := step.commit
		edits, err1 := edit.Encode(step.entry.Edits)
		inverse, err2 := edit.Encode(step.entry.Inverse)
		c.Edits, c.Inverse, c.Time = edits, inverse, now
		all, errs = append(all, c), append(errs, err1, err2)
	}
	return all, errors.Join(errs...)
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
	alone := at == max(s.revision, q.kept)+1 // nobody committed since our last one
	q.entries, q.failure, q.kept = q.entries[1:], nil, at
	s.bases.Kept(c.Changes, at)
	s.lines = reindex(s.lines, c.Index, c.Unindex)
	s.rest.wrote(c)
	if at == s.revision+1 {
		s.revision = at
	}
	if !alone {
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
	s.note(entryOf(c, s.actor, at))
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
// session: each as something done. They are in no library's lines yet.
func (s *Session) Leftover(now time.Time) []store.Commit { return s.leftover(s.queue.entries, now) }

func (s *Session) leftover(entries []entry, now time.Time) []store.Commit {
	all := s.outgoing(entries)
	for i := range all.steps {
		all.steps[i].commit.Action, all.steps[i].commit.Of = store.Do, 0
	}
	out, err := all.plain(now)
	if err != nil {
		return nil // edits of ours can be written
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
