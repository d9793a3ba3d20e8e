package session

import (
	"errors"
	"fmt"

	"wend/model"
	"wend/model/edit"
	"wend/model/history"
	"wend/store"
)

// actions are the store's names of what an entry did.
var actions = map[store.Action]history.Action{store.Do: history.Do, store.Undo: history.Undo, store.Redo: history.Redo}

func storedAction(a history.Action) store.Action {
	return [...]store.Action{history.Do: store.Do, history.Undo: store.Undo, history.Redo: store.Redo}[a]
}

func entryOf(c store.Commit, actor string, at store.Revision) store.Entry {
	e := c.Entry()
	e.Actor, e.Revision = actor, at
	return e
}

// note takes entries into what is known of the journal.
func (s *Session) note(entries ...store.Entry) {
	for _, e := range entries {
		if n := len(s.journal); n == 0 || s.journal[n-1].Revision < e.Revision {
			s.journal = append(s.journal, e)
		}
	}
}

// Read takes in the entry of a step that is Unread, as it has to be before the step
// can be taken back.
func (s *Session) Read(e store.Entry) error {
	edits, err1 := edit.Decode(e.Edits)
	inverse, err2 := edit.Decode(e.Inverse)
	if err := errors.Join(err1, err2); err != nil {
		return fmt.Errorf("journal entry %d: %w", e.Revision, err)
	}
	s.saved, s.log = s.saved.Read(uint64(e.Revision), edits, inverse), s.log.Read(uint64(e.Revision), edits, inverse)
	return nil
}

// Journal returns what is known of the journal, by whomever, oldest first.
func (s *Session) Journal() []store.Entry { return s.journal }

// Missing returns the entries of a journal that another version of the workspace
// does not have, to be made again there: each as something done. common is false
// when the two share nothing that is known, or what is missing was never read, so
// that the entries are not all that is missing.
func Missing(mine, theirs []store.Entry) (missing []store.Commit, common bool) {
	there := make(map[string]bool, len(theirs))
	for _, e := range theirs {
		there[e.Op] = true
	}
	unread := false
	for _, e := range mine {
		if there[e.Op] {
			common = true
			continue
		}
		unread = unread || e.Light
		c := store.Commit{
			Op: e.Op, Time: e.Time, Label: e.Label, Gesture: e.Gesture, Journey: e.Journey, Action: store.Do,
			Edits: e.Edits, Inverse: e.Inverse, Before: e.Before, After: e.After,
		}
		for _, t := range e.Touched {
			c.Changes = append(c.Changes, store.Change{Doc: t.Doc, Ref: t.Ref})
		}
		missing = append(missing, c)
	}
	return missing, common && !unread
}

// fromJournal rebuilds the history of an actor. The error names the entries that
// cannot be understood.
func fromJournal(actor string, entries []store.Entry) (history.Log, error) {
	var out []history.Entry
	var problems []error
	for _, e := range entries {
		if !e.Light && len(e.Edits) == 0 && len(e.Inverse) == 0 {
			continue // a sample's content, which has no way back
		}
		step := history.Step{
			Label: e.Label, Gesture: e.Gesture, Actor: e.Actor, Journey: model.DocID(e.Journey),
			Before: e.Before, After: e.After, Seq: uint64(e.Revision),
		}
		if e.Actor != actor {
			out = append(out, history.Entry{Step: step}) // passed over, so its edits do not matter
			continue
		}
		if e.Light {
			step.Unread = true
			out = append(out, history.Entry{Step: step, Action: actions[e.Action], Of: uint64(e.Of)})
			continue
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
	return history.FromEntries(actor, out), errors.Join(problems...)
}
