package store

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"wend/model"
)

// Loaded is a document with the revisions of its objects, as a Change wants them.
type Loaded struct {
	Document *model.Document
	Objects  map[model.Ref]Revision
	Revision Revision // of the workspace when it was read
}

// Assemble makes the document of the given objects. The error wraps ErrNoDocument when a journey has none.
func Assemble(id model.DocID, objects map[model.Ref]model.Object) (*model.Document, error) {
	var head model.Object = model.Workspace{}
	if id != model.WorkspaceDoc {
		if len(objects) == 0 {
			return nil, fmt.Errorf("%q: %w", id, ErrNoDocument)
		}
		for _, head = range objects {
			break // any: it is there again below
		}
	}
	return model.NewDocument(id, head).WithAll(objects), nil
}

// Carry returns payload, the JSON of an object of a kind, with those fields of the record it replaces that this program
// does not know: a newer one may have written them. A nil payload stands for a tombstone, which hands them on, so that
// undoing a deletion brings them back.
func Carry(kind model.Kind, old, payload []byte) ([]byte, error) {
	if len(old) == 0 {
		return payload, nil
	}
	unknown, err := model.UnknownFields(kind, old)
	if err != nil || len(unknown) == 0 {
		return payload, err
	}
	if payload == nil {
		payload = []byte("{}")
	}
	out := slices.Clone(payload[:len(payload)-1]) // without the closing brace
	for _, name := range slices.Sorted(maps.Keys(unknown)) {
		if len(out) > 1 {
			out = append(out, ',')
		}
		quoted, err := json.Marshal(name)
		if err != nil {
			return nil, err
		}
		out = append(append(append(out, quoted...), ':'), unknown[name]...)
	}
	return append(out, '}'), nil
}
