package edit

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"wend/model"
)

// What callers branch on.
var (
	// ErrGone means that what an edit is about does not exist (any more).
	ErrGone = errors.New("does not exist")
	// ErrExists means that what an edit adds is already there.
	ErrExists = errors.New("exists already")
	// ErrInUse means that something still refers to what an edit deletes.
	ErrInUse = errors.New("is still referred to")
	// ErrNoReference means that an edit refers to something that does not exist.
	ErrNoReference = errors.New("refers to something that does not exist")
	// ErrRefused means that the edit makes no sense here.
	ErrRefused = errors.New("not possible")
)

// Edit is one of Insert, Delete, Set and Move.
type Edit interface {
	// apply performs the edit on d and returns its inverse.
	apply(d *draft) (Edit, error)
}

// Insert adds an object. Kinds with an order are put below Parent in front of
// the object Before, or at the end if Before is empty.
type Insert struct {
	Doc    model.DocID
	Object model.Object
	Before string
	// Again takes back a value that its KPI cannot have and that was there all the
	// same, of a time when nothing looked: undo gives back what was.
	Again bool
}

// Delete takes an object out. Nothing may refer to it any more.
type Delete struct {
	Doc model.DocID
	Ref model.Ref
}

// Set gives one field of an object a value (as JSON; null unsets it).
type Set struct {
	Doc   model.DocID
	Ref   model.Ref
	Field string
	Value json.RawMessage
	Again bool // as that of Insert
}

// Move puts an object below another parent and in front of Before, or at the
// end if Before is empty.
type Move struct {
	Doc    model.DocID
	Ref    model.Ref
	Parent string
	Before string
}

// Change is what became of one object: Before is nil if it is new, After is nil
// if it is gone.
type Change struct {
	Doc           model.DocID
	Ref           model.Ref
	Before, After model.Object
}

// Result is what Apply returns.
type Result struct {
	State   model.State
	Inverse []Edit
	Changes []Change
}

// Apply performs edits in order on s. If one of them fails, nothing has
// happened and the error says which and why; it wraps one of this package's
// sentinels or model.ErrInvalid. Applying Inverse to State gives s back.
func Apply(s model.State, edits []Edit) (Result, error) {
	d := newDraft(s)
	inverse := make([]Edit, len(edits))
	for i, e := range edits {
		undo, err := e.apply(d)
		if err != nil {
			return Result{}, err
		}
		inverse[len(edits)-1-i] = undo
	}
	d.settle()
	if err := d.verify(); err != nil {
		return Result{}, err
	}
	return Result{State: d.state, Inverse: inverse, Changes: d.changes()}, nil
}

// Documents returns the documents that edits are about, each once.
func Documents(edits []Edit) []model.DocID {
	var out []model.DocID
	for _, e := range edits {
		var id model.DocID
		switch e := e.(type) {
		case Insert:
			id = e.Doc
		case Delete:
			id = e.Doc
		case Set:
			id = e.Doc
		case Move:
			id = e.Doc
		}
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// Value encodes v for the Value of a Set.
func Value(v any) json.RawMessage {
	b, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("edit: value %v: %v", v, err))
	}
	return b
}

// Unset is the Value that unsets a field.
var Unset = json.RawMessage("null")
