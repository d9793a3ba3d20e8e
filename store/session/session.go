// Package session is the work on a workspace that is open: its documents, what
// of them is not on disk yet, and what can be undone. The screen and the
// commands edit through it; it does not know who shows what.
//
// A [Session] is changed by its methods only and belongs to one goroutine. What
// takes time is handed out as values that close over nothing of it and may be
// used on another goroutine: an [Outgoing] is a step on its way to the disk, a
// [Reread] reads what others wrote. There is no clock, and I/O happens only in
// the store that is handed to a Reread.
//
// A step's way back is computed where its edits are applied, by Propose and by
// Rebase, and stands in the queue until it is in the journal. The history is
// that of the journal plus the queue, so undo is the same now and after
// reopening.
//
// Start with [New].
package session

import (
	"errors"
	"slices"

	"wend/model"
	"wend/model/analysis"
	"wend/model/edit"
	"wend/model/history"
	"wend/store"
)

// ErrChanged means that taking a step back, or making it again, would overwrite
// what somebody else did since.
var ErrChanged = errors.New("another program changed it since")

// ID tells the sessions of a program apart, for results that come late. That of
// the zero Session is 0.
type ID uint64

// Session is a workspace that is open. The zero Session is that of none.
type Session struct {
	id       ID
	actor    string // whose steps it undoes
	state    model.State
	bases    store.Bases
	revision store.Revision // the newest that was taken in
	lines    []store.Summary
	rest     *rest // of the lines, which is being read; nil: there is none

	journal []store.Entry // as far as it is known
	saved   history.Log   // what the journal holds
	log     history.Log   // the same and the queue
	queue   queue

	// changed names what is different since Changed was called; moved says that
	// it is not known.
	changed []analysis.Change
	moved   bool
}

// Contents is what was read of a workspace.
type Contents struct {
	Loaded   []store.Loaded
	Lines    []store.Summary
	All      int            // how many lines there are; more than Lines: these are the first
	Revision store.Revision // of Lines
	Entries  []store.Entry  // of the journal, oldest first
}

// New returns a session of an actor, by the name that the journal has. The
// session is good even if there is an error, which says what of the history
// cannot be taken back.
func New(id ID, actor string, c Contents) (*Session, error) {
	log, err := fromJournal(actor, c.Entries)
	s := &Session{id: id, actor: actor, revision: c.Revision, lines: c.Lines, journal: slices.Clip(c.Entries), saved: log, log: log}
	if c.All > len(c.Lines) {
		s.rest = &rest{all: c.All, after: last(c.Lines), written: map[model.JourneyID]bool{}}
	}
	s.Learn(c.Loaded...)
	return s, err
}

// ID returns the id that the session was made with.
func (s *Session) ID() ID { return s.id }

// State returns the documents in memory, with what is not on disk yet.
func (s *Session) State() model.State { return s.state }

// Lines returns the library's lines, as far as they are on disk and read; see Unread.
func (s *Session) Lines() []store.Summary { return s.lines }

// Revision returns the newest revision that was taken in.
func (s *Session) Revision() store.Revision { return s.revision }

// Has reports whether the workspace has a journey, be it in memory or not.
func (s *Session) Has(id model.DocID) bool {
	for _, l := range s.lines {
		if model.DocID(l.Journey) == id {
			return true
		}
	}
	return false
}

// Learn takes in documents that were read, but for those that are in memory.
func (s *Session) Learn(loaded ...store.Loaded) {
	var fresh []*model.Document
	for _, l := range loaded {
		if _, there := s.state.Document(l.Document.ID()); !there {
			fresh = append(fresh, l.Document)
			s.bases.Learn(l)
		}
	}
	s.state = s.state.With(fresh...)
}

// Changed returns what became different since it was called last; all says that
// it may be anything.
func (s *Session) Changed() (changed []analysis.Change, all bool) {
	changed, all = s.changed, s.moved
	s.changed, s.moved = nil, false
	return changed, all
}

// Propose performs a step: of it count the label, the gesture, the journey, the
// edits and the places. All of it happens or nothing; a step that changes
// nothing is none. The op is a name that no other step has.
func (s *Session) Propose(step history.Step, op string) error {
	r, err := edit.Apply(s.state, step.Edits)
	if err == nil {
		s.Adopt(s.state, r, step, op)
	}
	return err
}

// Adopt performs a step as Propose does, of which r is what edit.Apply made out
// of the state from: a large step is applied on another goroutine. It reports
// whether from is still the state; otherwise nothing happens.
func (s *Session) Adopt(from model.State, r edit.Result, step history.Step, op string) bool {
	if !from.Same(s.state) {
		return false
	}
	if len(r.Changes) > 0 {
		step.Actor, step.Inverse, step.Seq = s.actor, r.Inverse, s.queue.number()
		s.adopt(r, entry{Entry: history.Entry{Step: step}, op: op})
	}
	return true
}

// adopt makes r's state the current one, and e the last entry.
func (s *Session) adopt(r edit.Result, e entry) {
	s.state, s.log = r.State, s.log.Enter(e.Entry)
	e.changes = r.Changes
	s.queue.entries = append(s.queue.entries, e)
	for _, c := range r.Changes {
		s.changed = append(s.changed, analysis.Change{Doc: c.Doc, Ref: c.Ref})
	}
}

// Undoable returns the step that Undo would take back, if there is one.
func (s *Session) Undoable() (history.Step, bool) { return s.log.Last() }

// Redoable returns the step that Redo would make again, if there is one.
func (s *Session) Redoable() (history.Step, bool) {
	step, _, ok := s.log.Redo()
	return step, ok
}

// Undo takes back the last step of this session's actor and returns it; ok is
// false if there is none. A step that cannot be taken back, as others changed or
// deleted what it is about, is an error and is passed over the next time.
func (s *Session) Undo(op string) (step history.Step, ok bool, err error) {
	step, ok = s.Undoable()
	if !ok {
		return step, false, nil
	}
	return step, true, s.reverse(history.Undo, step, op)
}

// Redo makes the step again that was undone last, as Undo takes one back.
func (s *Session) Redo(op string) (step history.Step, ok bool, err error) {
	step, ok = s.Redoable()
	if !ok {
		return step, false, nil
	}
	return step, true, s.reverse(history.Redo, step, op)
}

func (s *Session) reverse(action history.Action, step history.Step, op string) error {
	e := entry{Entry: about(action, step), op: op}
	r, err := again(s.state, &e)
	if err != nil {
		s.saved, s.log = s.saved.Without(step.Seq), s.log.Without(step.Seq)
		return err
	}
	s.adopt(r, e)
	return nil
}

// about returns the entry that takes a step back or makes it again.
func about(action history.Action, step history.Step) history.Entry {
	of := step.Seq
	if action == history.Undo {
		step.Edits, step.Inverse = step.Inverse, step.Edits
	}
	step.Seq = 0
	return history.Entry{Step: step, Action: action, Of: of}
}

// again applies an entry that undoes or redoes something. Where its edits and
// their inverse together do not lead to where things are now, somebody else
// changed them meanwhile. Places among others are not looked at: others may have
// put things between.
func again(now model.State, e *entry) (edit.Result, error) {
	r, err := e.apply(now)
	if err != nil {
		return r, err
	}
	before, err := edit.Apply(r.State, anywhere(e.Inverse))
	if err != nil {
		return r, ErrChanged
	}
	for _, c := range r.Changes {
		if c.Ref.Kind != model.KindOrder && !same(c.Before, object(before.State, c.Doc, c.Ref)) {
			return r, ErrChanged
		}
	}
	return r, nil
}

// apply performs the edits of e. If others took away what something was to stand
// before, it goes to the end.
func (e *entry) apply(now model.State) (edit.Result, error) {
	r, err := edit.Apply(now, e.Edits)
	if errors.Is(err, edit.ErrGone) {
		e.Edits = anywhere(e.Edits)
		return edit.Apply(now, e.Edits)
	}
	return r, err
}

// anywhere returns edits without the places among others.
func anywhere(edits []edit.Edit) []edit.Edit {
	out := slices.Clone(edits)
	for i, e := range out {
		switch e := e.(type) {
		case edit.Insert:
			e.Before = ""
			out[i] = e
		case edit.Move:
			e.Before = ""
			out[i] = e
		}
	}
	return out
}

func object(s model.State, doc model.DocID, r model.Ref) model.Object {
	d, found := s.Document(doc)
	if !found {
		return nil
	}
	o, _ := d.Find(r)
	return o
}

func same(a, b model.Object) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return string(model.EncodeObject(a)) == string(model.EncodeObject(b))
}

// Done returns the labels of at most n steps that undo can take back, the latest
// first.
func (s *Session) Done(n int) []string {
	var out []string
	for log := s.log; len(out) < n; {
		step, rest, ok := log.Undo()
		if !ok {
			break
		}
		out, log = append(out, step.Label), rest
	}
	return out
}
