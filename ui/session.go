package ui

import (
	"errors"
	"fmt"
	"time"

	"wend/model"
	"wend/model/analysis"
	"wend/model/edit"
	"wend/model/history"
	"wend/store"
	"wend/ui/screen"
)

// session is the workspace that is open: its documents, what of them is not on
// disk yet, and what can be undone. It is changed by Update only.
type session struct {
	store    Store
	state    model.State
	journey  model.DocID // the one on the map; empty: none
	log      history.Log
	bases    store.Bases
	revision store.Revision // the newest that was taken in
	index    []store.Summary

	// queue holds the steps that are not on disk, oldest first. While saving,
	// the first of them is on its way.
	queue   []unsaved
	saving  bool
	failure error
	// changed names what is different since the numbers were computed; moved
	// says that it is not known.
	changed []analysis.Change
	moved   bool
	// seq numbers steps until the store has; kept says which revision a
	// number became.
	seq  uint64
	kept map[uint64]store.Revision
}

// unsaved is a step that is not on disk yet.
type unsaved struct {
	step    history.Step
	op      string
	action  store.Action
	of      uint64 // the number of the step that is undone or redone
	edits   []edit.Edit
	inverse []edit.Edit
	changes []edit.Change
}

// firstSeq is beyond every revision, so that a number says whether it is one.
const firstSeq = 1 << 62

// apply performs p and puts it into history and queue.
func (s *session) apply(p screen.Proposal, op, before, after string) error {
	r, err := edit.Apply(s.state, p.Edits)
	if err != nil {
		return err
	}
	if len(r.Changes) == 0 {
		return nil
	}
	step := history.Step{
		Label: p.Label, Gesture: p.Gesture, Journey: s.journey,
		Edits: p.Edits, Inverse: r.Inverse, Before: before, After: after, Seq: s.number(),
	}
	s.log = s.log.Add(step)
	s.adopt(r, unsaved{step: step, op: op, action: store.Do, edits: p.Edits, inverse: r.Inverse})
	return nil
}

// number returns a fresh number for a step.
func (s *session) number() uint64 {
	if s.seq == 0 {
		s.seq = firstSeq
	}
	s.seq++
	return s.seq
}

// adopt makes r's state the current one and queues what changed.
func (s *session) adopt(r edit.Result, u unsaved) {
	s.state = r.State
	u.changes = r.Changes
	s.queue = append(s.queue, u)
	for _, c := range r.Changes {
		s.changed = append(s.changed, analysis.Change{Doc: c.Doc, Ref: c.Ref})
	}
	if _, found := s.state.Document(s.journey); !found {
		s.journey = ""
	}
}

// undo takes the last step back and returns it; ok is false if there is none.
func (s *session) undo(op string) (step history.Step, ok bool, err error) {
	step, rest, ok := s.log.Undo()
	if !ok {
		return step, false, nil
	}
	return step, true, s.replay(step, rest, step.Inverse, step.Edits, op, store.Undo)
}

// redo makes the step again that was undone last.
func (s *session) redo(op string) (step history.Step, ok bool, err error) {
	step, rest, ok := s.log.Redo()
	if !ok {
		return step, false, nil
	}
	return step, true, s.replay(step, rest, step.Edits, step.Inverse, op, store.Redo)
}

func (s *session) replay(step history.Step, rest history.Log, edits, inverse []edit.Edit, op string, a store.Action) error {
	r, err := edit.Apply(s.state, edits)
	if err != nil {
		return err
	}
	s.log = rest
	s.adopt(r, unsaved{step: step, op: op, action: a, of: step.Seq, edits: edits, inverse: inverse})
	return nil
}

// commit returns the first queued step as the store wants it, but for the edits
// and the library's lines, which encode fills in off the screen's goroutine.
func (s *session) commit() store.Commit {
	u := s.queue[0]
	c := store.Commit{
		Op: u.op, Label: u.step.Label, Gesture: u.step.Gesture, Journey: model.JourneyID(u.step.Journey),
		Action: u.action, Before: u.step.Before, After: u.step.After, Changes: s.bases.Changes(u.changes),
	}
	if u.action != store.Do {
		c.Of = s.revisionOf(u.of)
	}
	return c
}

// encode fills in what commit left out of c. It closes over values only; r is
// the report on a journey of s, if there is one.
func (u unsaved) encode(c store.Commit, s model.State, r *analysis.Report, now time.Time) (store.Commit, error) {
	edits, err1 := edit.Encode(u.edits)
	inverse, err2 := edit.Encode(u.inverse)
	c.Edits, c.Inverse, c.Time = edits, inverse, now
	c.Index, c.Unindex = Summaries(s, u.changes, r, now)
	return c, errors.Join(err1, err2)
}

// revisionOf returns the revision that the step numbered n became.
func (s *session) revisionOf(n uint64) store.Revision {
	if n < firstSeq {
		return store.Revision(n)
	}
	return s.kept[n]
}

// saved takes note that the first queued step is on disk.
func (s *session) saved(op string, at store.Revision, changes []store.Change) {
	if len(s.queue) == 0 || s.queue[0].op != op {
		return
	}
	if s.kept == nil {
		s.kept = map[uint64]store.Revision{}
	}
	if u := s.queue[0]; u.action == store.Do {
		s.kept[u.step.Seq] = at
	}
	s.bases.Kept(changes, at)
	s.queue = s.queue[1:]
	s.failure = nil
	if at == s.revision+1 {
		s.revision = at
	}
}

// rebase puts the unsaved steps on top of documents that were read again, and
// returns the labels of those that no longer apply.
func (s *session) rebase(loaded []store.Loaded, gone []model.DocID, revision store.Revision) (lost []string) {
	for _, id := range gone {
		s.state = s.state.Without(id)
	}
	for _, l := range loaded {
		s.state = s.state.With(l.Document)
		s.bases.Learn(l)
	}
	s.revision, s.moved = revision, true
	queue := s.queue
	s.queue = nil
	for _, u := range queue {
		r, err := edit.Apply(s.state, u.edits)
		if err != nil {
			lost = append(lost, u.step.Label)
			continue
		}
		u.inverse = r.Inverse
		s.adopt(r, u)
	}
	if _, found := s.state.Document(s.journey); !found {
		s.journey = ""
	}
	return lost
}

// fromEntries rebuilds the history from the journal.
func fromEntries(entries []store.Entry) (history.Log, error) {
	var out []history.Entry
	var problems []error
	actions := map[store.Action]history.Action{store.Do: history.Do, store.Undo: history.Undo, store.Redo: history.Redo}
	for _, e := range entries {
		if len(e.Edits) == 0 && len(e.Inverse) == 0 {
			continue // a sample's content, which has no way back
		}
		step := history.Step{
			Label: e.Label, Gesture: e.Gesture, Journey: model.DocID(e.Journey),
			Before: e.Before, After: e.After, Seq: uint64(e.Revision),
		}
		var err1, err2 error
		step.Edits, err1 = edit.Decode(e.Edits)
		step.Inverse, err2 = edit.Decode(e.Inverse)
		if err := errors.Join(err1, err2); err != nil && e.Action == store.Do {
			problems = append(problems, fmt.Errorf("journal entry %d: %w", e.Revision, err))
			out = nil // what came before cannot be undone past a step that is not understood
			continue
		}
		if len(step.Inverse) == 0 {
			continue // nothing to go back to, as after the file was written anew
		}
		out = append(out, history.Entry{Step: step, Action: actions[e.Action], Of: uint64(e.Of)})
	}
	return history.FromEntries(out), errors.Join(problems...)
}

// loaded lists the documents in memory; true marks those that must be read
// again before unsaved steps can be put on top of them.
func (s *session) loaded(all bool) map[model.DocID]bool {
	ids := map[model.DocID]bool{}
	for d := range s.state.Documents() {
		ids[d.ID()] = all
	}
	for _, u := range s.queue {
		for _, c := range u.changes {
			ids[c.Doc] = true
		}
	}
	return ids
}

// document returns the journey on the map; nil if there is none.
func (s *session) document() *model.Document {
	d, _ := s.state.Document(s.journey)
	return d
}
