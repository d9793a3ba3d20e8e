package session

import (
	"encoding/json"
	"time"

	"wend/model"
	"wend/model/edit"
	"wend/model/history"
	"wend/store"
)

// Reader is what of a store a Reread needs. It waits for the disk.
type Reader interface {
	Documents(ids ...model.DocID) ([]store.Loaded, error)
	Changed(since store.Revision) (store.Changes, error)
	Index() ([]store.Summary, store.Revision, error)
	Journal(after store.Revision) ([]store.Entry, error)
}

// Reread is what is to be read again as others wrote to the workspace.
type Reread struct {
	since    store.Revision
	known    map[model.DocID]bool // true: to be read in any case
	conflict bool
}

// News is what a Reread found.
type News struct {
	loaded   []store.Loaded
	gone     []model.DocID
	lines    []store.Summary
	revision store.Revision
	entries  []store.Entry // of the journal, since the last time
	conflict bool
}

// Reread begins to read again what others changed; conflict says that they
// changed something that an unsaved step is about. It returns false while
// something is on its way. Rebase or Failed end that: until then nothing is
// saved on top of what is about to be replaced.
func (s *Session) Reread(conflict bool) (Reread, bool) {
	if s.queue.sending {
		return Reread{}, false
	}
	s.queue.sending = true
	known := map[model.DocID]bool{}
	for d := range s.state.Documents() {
		known[d.ID()] = conflict
	}
	for _, e := range s.queue.entries {
		for _, c := range e.changes {
			known[c.Doc] = true
		}
	}
	return Reread{s.revision, known, conflict}, true
}

// From reads the documents that changed, and those that must be read anyway.
func (r Reread) From(from Reader) (News, error) {
	changes, err := from.Changed(r.since)
	if err != nil {
		return News{}, err
	}
	lines, _, err := from.Index()
	if err != nil {
		return News{}, err
	}
	n := News{lines: lines, revision: changes.Revision, conflict: r.conflict}
	if n.entries, err = from.Journal(r.since); err != nil {
		return News{}, err
	}
	there := map[model.DocID]bool{model.WorkspaceDoc: true}
	for _, line := range lines {
		there[model.DocID(line.Journey)] = true
	}
	touched := map[model.DocID]bool{}
	for _, t := range changes.Touched {
		touched[t.Doc] = true
	}
	var ids []model.DocID
	for id, must := range r.known {
		switch {
		case !there[id]:
			n.gone = append(n.gone, id)
		case changes.All || must || touched[id]:
			ids = append(ids, id)
		}
	}
	n.loaded, err = from.Documents(ids...)
	return n, err
}

// Rebased says what became of the unsaved steps when others' changes came in.
type Rebased struct {
	Changed  bool // by others, since the last time
	Conflict bool // an unsaved step was about the same thing
	// Lost are the labels of the steps that no longer apply; Left makes of them
	// commits for another time, as [Session.Leftover] does.
	Lost []string
	Left func(now time.Time) []store.Commit
	// Overwritten is what others wrote and unsaved steps replaced; undoing those
	// brings it back.
	Overwritten []Overwritten
}

// Overwritten is what somebody else did to an object that a step of ours changed
// as well. Field is empty where the step is not about one field.
type Overwritten struct {
	Label        string // of our step
	Ref          model.Ref
	Field        string
	Theirs, Ours json.RawMessage
}

// Rebase puts the unsaved steps on top of what was read again. What ours and
// others' changes have in common becomes as in ours, and theirs is what undo
// goes back to. Steps that no longer apply are lost, to the history as well.
func (s *Session) Rebase(n News) Rebased {
	out := Rebased{Changed: n.revision > s.revision, Conflict: n.conflict}
	for _, id := range n.gone {
		s.state = s.state.Without(id)
	}
	var docs []*model.Document
	for _, l := range n.loaded {
		docs = append(docs, l.Document)
		s.bases.Learn(l)
	}
	s.state = s.state.With(docs...)
	if n.revision > max(s.revision, s.queue.kept) {
		s.saved = s.saved.Interrupted()
	}
	s.revision, s.lines, s.rest, s.moved = n.revision, n.lines, nil, true
	s.note(n.entries...)
	kept := make(map[string]store.Revision, len(n.entries))
	for _, e := range n.entries {
		kept[e.Op] = e.Revision
	}
	entries := s.queue.entries
	s.queue.entries, s.queue.sending = nil, false
	s.log = s.saved
	var lost []entry
	out.Left = func(now time.Time) []store.Commit { return s.leftover(lost, now) }
	for _, e := range entries {
		if at, there := kept[e.op]; there { // after all, or by another program that found it rescued
			if e.Action == history.Do {
				e.Seq = uint64(at)
			}
			s.saved = s.saved.Enter(e.Entry)
			if at < n.revision {
				s.saved = s.saved.Interrupted()
			}
			s.log = s.saved
			continue
		}
		r, ok, err := s.reapply(&e, &out)
		switch {
		case err != nil:
			out.Lost = append(out.Lost, e.Label)
			lost = append(lost, e)
		case ok:
			s.adopt(r, e)
		}
	}
	return out
}

// reapply performs an entry of the queue again; ok is false if there is nothing
// left of it to do.
func (s *Session) reapply(e *entry, out *Rebased) (r edit.Result, ok bool, err error) {
	if e.Action != history.Do {
		step, found := s.log.About(e.Action, e.Of)
		if !found {
			return r, false, nil // the step was lost, and is said to be
		}
		e.Entry = about(e.Action, step)
		r, err = again(s.state, e)
		return r, err == nil, err
	}
	if r, err = e.apply(s.state); err != nil {
		return r, false, err
	}
	out.Overwritten = append(out.Overwritten, overwritten(e.Step, r.Inverse)...)
	e.Inverse = r.Inverse
	return r, len(r.Changes) > 0, nil
}

// overwritten compares a step's way back with what it has become: where they
// differ, somebody else has been. Both mirror the step's edits.
func overwritten(step history.Step, back []edit.Edit) []Overwritten {
	var out []Overwritten
	for i, now := range back {
		o := Overwritten{Label: step.Label}
		differs := false
		switch now := now.(type) {
		case edit.Set:
			was, _ := step.Inverse[i].(edit.Set)
			ours, _ := step.Edits[len(back)-1-i].(edit.Set)
			o.Ref, o.Field, o.Theirs, o.Ours = now.Ref, now.Field, now.Value, ours.Value
			differs = string(now.Value) != string(was.Value) && string(now.Value) != string(ours.Value)
		case edit.Insert:
			was, _ := step.Inverse[i].(edit.Insert)
			o.Ref = model.RefOf(now.Object)
			differs = !same(now.Object, was.Object)
		case edit.Move:
			was, _ := step.Inverse[i].(edit.Move)
			o.Ref = now.Ref
			differs = now.Parent != was.Parent
		}
		if differs {
			out = append(out, o)
		}
	}
	return out
}
