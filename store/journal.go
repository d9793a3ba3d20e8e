package store

import (
	"encoding/json"
	"time"

	"wend/model"
)

// Entry is a commit as the journal keeps it.
type Entry struct {
	Revision Revision        `json:"-"` // one commit, one revision: it is the sequence too
	Op       string          `json:"-"`
	Time     time.Time       `json:"time"`
	Actor    string          `json:"actor,omitempty"`
	Label    string          `json:"label,omitempty"`
	Gesture  string          `json:"gesture,omitempty"`
	Journey  model.JourneyID `json:"journey,omitempty"`
	Action   Action          `json:"action"`
	Of       Revision        `json:"of,omitempty"`
	Edits    json.RawMessage `json:"edits,omitempty"`
	Inverse  json.RawMessage `json:"inverse,omitempty"`
	Before   string          `json:"before,omitempty"`
	After    string          `json:"after,omitempty"`
	Touched  []Touched       `json:"touched"`

	// Light says that edits, inverse, places and what it touched were left out; Store.Entry reads them.
	Light bool `json:"-"`
}

// Touched names an object that a commit wrote or deleted.
type Touched struct {
	Doc     model.DocID `json:"doc"`
	Ref     model.Ref   `json:"ref"`
	Deleted bool        `json:"deleted,omitempty"`
}

// Changes is what happened since a revision.
type Changes struct {
	Revision Revision  // now
	All      bool      // the journal does not reach back that far: anything may have changed
	Touched  []Touched // each object once, as the last commit that touched it left it
}

// Entry returns what the journal keeps of c, but for what the store adds: revision and actor.
func (c Commit) Entry() Entry {
	e := Entry{
		Op: c.Op, Time: c.Time, Label: c.Label, Gesture: c.Gesture, Journey: c.Journey, Action: c.Action, Of: c.Of,
		Edits: c.Edits, Inverse: c.Inverse, Before: c.Before, After: c.After,
	}
	for _, change := range c.Changes {
		e.Touched = append(e.Touched, Touched{Doc: change.Doc, Ref: change.Ref, Deleted: change.After == nil})
	}
	return e
}

// ChangesSince is what the entries after since, all that there are, say has happened by the revision now: a gap among
// them, or a workspace that is older than since, means all.
func ChangesSince(since, now Revision, entries []Entry) Changes {
	return Changes{
		Revision: now,
		All:      now < since || Revision(len(entries)) != now-since,
		Touched:  Touches(entries),
	}
}

// Touches returns each object once that the entries touched, as the last of them left it.
func Touches(entries []Entry) []Touched {
	var touched []Touched
	at := map[place]int{}
	for _, e := range entries {
		for _, t := range e.Touched {
			i, seen := at[place{t.Doc, t.Ref}]
			if !seen {
				i = len(touched)
				at[place{t.Doc, t.Ref}] = i
				touched = append(touched, t)
			}
			touched[i] = t
		}
	}
	return touched
}
