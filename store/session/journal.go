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

// fromJournal rebuilds the history of an actor. The error names the entries that
// cannot be understood.
func fromJournal(actor string, entries []store.Entry) (history.Log, error) {
	var out []history.Entry
	var problems []error
	for _, e := range entries {
		if len(e.Edits) == 0 && len(e.Inverse) == 0 {
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
