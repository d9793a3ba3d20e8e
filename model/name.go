package model

import "slices"

// NameField returns the field that says what people call an object of kind k,
// and whether there is one.
func NameField(k Kind) (Field, bool) {
	f := nameFields[k]
	return f, f.Name != ""
}

var nameFields = func() (out [kindCount]Field) {
	for k, fields := range tables {
		for _, name := range []string{"name", "title", "action", "text", "statement", "insight"} {
			if at := slices.IndexFunc(fields, func(f Field) bool { return f.Name == name }); at >= 0 {
				out[k] = fields[at]
				break
			}
		}
	}
	return out
}()

// NameOf returns the name that people gave o; empty if it has none. What o is
// called on a screen is the business of package text.
func NameOf(o Object) string {
	f, ok := NameField(o.Kind())
	if !ok {
		return ""
	}
	return f.Value(o).(string)
}
