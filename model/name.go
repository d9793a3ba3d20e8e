package model

// NameField returns the field that says what people call an object of kind k,
// and whether there is one.
func NameField(k Kind) (Field, bool) {
	for _, name := range []string{"name", "title", "action", "text", "statement", "insight"} {
		if f, err := FieldOf(k, name); err == nil {
			return f, true
		}
	}
	return Field{}, false
}

// NameOf returns what people call o; empty if it has no name.
func NameOf(o Object) string {
	f, ok := NameField(o.Kind())
	if !ok {
		return ""
	}
	return f.Value(o).(string)
}
