package edit

import (
	"strings"

	"wend/model"
)

// label returns what people know o by, to tell whether two objects of the same
// id, or of different ids, are the same thing; "" if nothing says so.
func label(o model.Object) string {
	name := ""
	switch o := o.(type) {
	case model.Journey:
		name = o.Title
	case model.Persona:
		name = o.Name
	case model.Activity:
		name = o.Name
	case model.Initiative:
		name = o.Name
	case model.KPI:
		name = o.Name
	case model.Evidence:
		name = strings.Join([]string{o.Source, o.Summary, o.Quote}, " ")
	}
	return strings.ToLower(model.CleanLine(name))
}

// namesake returns the key of the object of d that has the same kind and label.
func namesake(d *model.Document, o model.Object) (string, bool) {
	name := label(o)
	if name == "" {
		return "", false
	}
	for other := range inOrder(d, o.Kind()) {
		if label(other) == name {
			return other.Key(), true
		}
	}
	return "", false
}
