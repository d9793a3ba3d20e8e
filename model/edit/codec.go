package edit

import (
	"encoding/json"
	"fmt"

	"wend/model"
)

// wire is an edit as it is stored. Names and fields are append-only.
type wire struct {
	Do     string          `json:"do"`
	Doc    model.DocID     `json:"doc"`
	Kind   model.Kind      `json:"kind"`
	Key    string          `json:"key,omitempty"`
	Object json.RawMessage `json:"object,omitempty"`
	Field  string          `json:"field,omitempty"`
	Value  json.RawMessage `json:"value,omitempty"`
	Parent string          `json:"parent,omitempty"`
	Before string          `json:"before,omitempty"`
	Again  bool            `json:"again,omitempty"`
}

// names lists the edits by their name on disk. A name is never reused.
var names = map[string]func(wire) (Edit, error){
	"insert": func(w wire) (Edit, error) {
		o, err := model.DecodeObject(w.Kind, w.Object)
		return Insert{Doc: w.Doc, Object: o, Before: w.Before, Again: w.Again}, err
	},
	"delete": func(w wire) (Edit, error) {
		return Delete{Doc: w.Doc, Ref: model.Ref{Kind: w.Kind, Key: w.Key}}, nil
	},
	"set": func(w wire) (Edit, error) {
		return Set{Doc: w.Doc, Ref: model.Ref{Kind: w.Kind, Key: w.Key}, Field: w.Field, Value: w.Value, Again: w.Again}, nil
	},
	"move": func(w wire) (Edit, error) {
		return Move{Doc: w.Doc, Ref: model.Ref{Kind: w.Kind, Key: w.Key}, Parent: w.Parent, Before: w.Before}, nil
	},
}

// Encode returns edits as JSON, as the journal keeps them.
func Encode(edits []Edit) ([]byte, error) {
	out := make([]wire, len(edits))
	for i, e := range edits {
		switch e := e.(type) {
		case Insert:
			out[i] = wire{Do: "insert", Doc: e.Doc, Kind: e.Object.Kind(), Object: model.EncodeObject(e.Object), Before: e.Before, Again: e.Again}
		case Delete:
			out[i] = wire{Do: "delete", Doc: e.Doc, Kind: e.Ref.Kind, Key: e.Ref.Key}
		case Set:
			out[i] = wire{Do: "set", Doc: e.Doc, Kind: e.Ref.Kind, Key: e.Ref.Key, Field: e.Field, Value: e.Value, Again: e.Again}
		case Move:
			out[i] = wire{Do: "move", Doc: e.Doc, Kind: e.Ref.Kind, Key: e.Ref.Key, Parent: e.Parent, Before: e.Before}
		default:
			panic(fmt.Sprintf("edit: %T has no name on disk", e))
		}
	}
	b, err := json.Marshal(out)
	if err != nil {
		return nil, fmt.Errorf("encode edits: %w", err)
	}
	return b, nil
}

// Decode reads what Encode wrote. An edit it does not know is an error that
// names it.
func Decode(b []byte) ([]Edit, error) {
	var in []wire
	if err := json.Unmarshal(b, &in); err != nil {
		return nil, fmt.Errorf("decode edits: %w", err)
	}
	out := make([]Edit, len(in))
	for i, w := range in {
		decode, known := names[w.Do]
		if !known {
			return nil, fmt.Errorf("decode edit %d: unknown edit %q", i, w.Do)
		}
		e, err := decode(w)
		if err != nil {
			return nil, fmt.Errorf("decode edit %d: %w", i, err)
		}
		if s, ok := e.(Set); ok && s.Value == nil {
			s.Value = Unset // "value": null decodes to nothing
			e = s
		}
		out[i] = e
	}
	return out, nil
}
