package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"wend/model"
)

// What a commit may be at most, in bytes.
const (
	MaxOp = 255
	MaxID = 1<<15 - 65 // of a document and an object together
)

// Revision counts the commits of a workspace. An object's is the one of the commit that last wrote it; 0 is none.
type Revision uint64

// Action says how a commit came about.
type Action string

// The actions, as they are on disk.
const (
	Do   Action = "do"
	Undo Action = "undo"
	Redo Action = "redo"
)

// Change is what a commit leaves of one object.
type Change struct {
	Doc   model.DocID
	Ref   model.Ref
	Base  Revision     // of the object that the change was made on; 0: there must be none
	After model.Object // nil deletes
}

// Commit is one edit to keep: all of it or nothing.
type Commit struct {
	Op      string            `json:"op"` // unique: a commit that is tried again is applied once
	Time    time.Time         `json:"time"`
	Label   string            `json:"label,omitempty"`
	Gesture string            `json:"gesture,omitempty"` // joins commits that are undone as one
	Journey model.JourneyID   `json:"journey,omitempty"` // where it was made
	Action  Action            `json:"action"`
	Of      Revision          `json:"of,omitempty"` // the commit that is undone or redone
	Edits   json.RawMessage   `json:"edits,omitempty"`
	Inverse json.RawMessage   `json:"inverse,omitempty"`
	Before  string            `json:"before,omitempty"` // cursor, opaque
	After   string            `json:"after,omitempty"`
	Changes []Change          `json:"changes"` // each object once; none leaves an entry only
	Index   []Summary         `json:"index,omitempty"`
	Unindex []model.JourneyID `json:"unindex,omitempty"` // journeys that are no more
}

// Conflict is an object that is not as a commit expected it.
type Conflict struct {
	Doc     model.DocID
	Ref     model.Ref
	Base    Revision // what the commit was based on
	Have    Revision // what there is; 0: nothing
	Deleted bool     // by the commit Have
}

// ConflictError is an ErrConflict that says where.
type ConflictError struct{ Conflicts []Conflict }

func (e *ConflictError) Error() string {
	names := make([]string, 0, len(e.Conflicts))
	for _, c := range e.Conflicts {
		names = append(names, fmt.Sprintf("%s in %s", c.Ref, c.Doc))
	}
	return fmt.Sprintf("%v: %s", ErrConflict, strings.Join(names, ", "))
}

// Is makes errors.Is(err, ErrConflict) true.
func (e *ConflictError) Is(target error) bool { return target == ErrConflict }

// Check says whether c is one that a store can take. A commit that fails is a fault of the program.
func (c Commit) Check() error {
	if c.Op == "" || len(c.Op) > MaxOp {
		return fmt.Errorf("commit %q: operation id of %d bytes, want 1 to %d", c.Label, len(c.Op), MaxOp)
	}
	seen := make(map[place]bool, len(c.Changes))
	for _, change := range c.Changes {
		at := place{change.Doc, change.Ref}
		if seen[at] {
			return fmt.Errorf("commit %q: %s in %s changes twice", c.Label, change.Ref, change.Doc)
		}
		seen[at] = true
		if err := change.check(); err != nil {
			return fmt.Errorf("commit %q: %w", c.Label, err)
		}
	}
	return nil
}

// Row bases commits that are kept in a row on each other. The zero Row is that of none.
type Row struct{ written map[place]Revision }

// Next returns c, based on what was kept before it.
func (r *Row) Next(c Commit) Commit {
	c.Changes = slices.Clone(c.Changes)
	for i, change := range c.Changes {
		if at, written := r.written[place{change.Doc, change.Ref}]; written {
			c.Changes[i].Base = at
		}
	}
	return c
}

// Kept takes note that c became a revision.
func (r *Row) Kept(c Commit, at Revision) {
	if r.written == nil {
		r.written = map[place]Revision{}
	}
	for _, change := range c.Changes {
		base := at
		if change.After == nil {
			base = 0
		}
		r.written[place{change.Doc, change.Ref}] = base
	}
}

type place struct {
	doc model.DocID
	ref model.Ref
}

func (c Change) check() error {
	switch {
	case c.Doc == "" || strings.Contains(string(c.Doc), "/"):
		return fmt.Errorf("%q cannot name a document", c.Doc)
	case c.Ref.Key == "" || !c.Ref.Kind.In(c.Doc):
		return fmt.Errorf("%s cannot be in document %q", c.Ref, c.Doc)
	case c.After != nil && model.RefOf(c.After) != c.Ref:
		return fmt.Errorf("%s would be written as %s", model.RefOf(c.After), c.Ref)
	case len(c.Doc)+len(c.Ref.Key) > MaxID:
		return errors.New("an id is too long")
	}
	return nil
}

// changeJSON is a Change in a rescue file.
type changeJSON struct {
	Doc   model.DocID     `json:"doc"`
	Ref   model.Ref       `json:"ref"`
	Base  Revision        `json:"base,omitempty"`
	After json.RawMessage `json:"after,omitempty"`
}

// MarshalJSON encodes c for a rescue file.
func (c Change) MarshalJSON() ([]byte, error) {
	j := changeJSON{Doc: c.Doc, Ref: c.Ref, Base: c.Base}
	if c.After != nil {
		j.After = model.EncodeObject(c.After)
	}
	return json.Marshal(j)
}

// UnmarshalJSON decodes what MarshalJSON wrote.
func (c *Change) UnmarshalJSON(b []byte) error {
	var j changeJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return err
	}
	*c = Change{Doc: j.Doc, Ref: j.Ref, Base: j.Base}
	if j.After == nil {
		return nil
	}
	o, err := model.DecodeObject(j.Ref.Kind, j.After)
	c.After = o
	return err
}
