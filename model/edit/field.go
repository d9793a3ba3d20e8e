package edit

import (
	"encoding/json"
	"slices"
	"strings"

	"wend/model"
)

// SetField plans to give a field of an object a value of the field's Go type
// or of a JSON type that fits it; nil unsets it. It plans nothing if the field
// holds that already.
func SetField(s model.State, doc model.DocID, ref model.Ref, field string, value any) []Edit {
	e := Set{Doc: doc, Ref: ref, Field: field, Value: Value(value)}
	if d, found := s.Document(doc); found {
		if o, found := d.Find(ref); found && holds(o, field, e.Value) {
			return nil
		}
	}
	return []Edit{e}
}

// SetText is SetField for what somebody typed: blank text unsets the field, and
// a list takes one item from each line.
func SetText(s model.State, doc model.DocID, ref model.Ref, field, text string) []Edit {
	if strings.TrimSpace(text) == "" {
		return SetField(s, doc, ref, field, nil)
	}
	f, err := model.FieldOf(ref.Kind, field)
	if err == nil && (f.Type == model.List || f.Type == model.Many || f.Type == model.Several) {
		return SetField(s, doc, ref, field, strings.Split(text, "\n"))
	}
	return SetField(s, doc, ref, field, text)
}

// holds reports whether setting the field to value would change nothing.
func holds(o model.Object, field string, value json.RawMessage) bool {
	f, err := model.FieldOf(o.Kind(), field)
	if err != nil {
		return false
	}
	next, err := f.With(o, value)
	return err == nil && string(f.Encode(model.Clean(next))) == string(f.Encode(o))
}

// replace plans the edits that give old, in document doc, the fields of next;
// both have the same key.
func replace(doc model.DocID, old, next model.Object) []Edit {
	var out []Edit
	for _, f := range model.Fields(old.Kind()) {
		if v := f.Encode(next); !f.Fixed && string(v) != string(f.Encode(old)) {
			out = append(out, Set{Doc: doc, Ref: model.RefOf(old), Field: f.Name, Value: v})
		}
	}
	return out
}

// put plans to insert o at the end of its order, or to give the object that is
// there its fields.
func put(s model.State, doc model.DocID, o model.Object) []Edit {
	if d, found := s.Document(doc); found {
		if old, found := d.Find(model.RefOf(o)); found {
			return replace(doc, old, model.Clean(o))
		}
	}
	return []Edit{Insert{Doc: doc, Object: o}}
}

// hollow reports whether o holds nothing but what makes its key.
func hollow(o model.Object) bool {
	return !slices.ContainsFunc(model.Fields(o.Kind()), func(f model.Field) bool {
		return !f.Fixed && !f.Unset(o)
	})
}
