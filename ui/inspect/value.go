package inspect

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
)

// quantity returns what a number field of v's object holds.
func (v view) quantity(f model.Field) text.Quantity {
	return v.names().OfField(v.object, f, v.state().Workspace().Workspace().Currency)
}

func (v view) names() text.Names { return text.Names{State: v.state(), Doc: v.doc} }

// show writes what field f of v's object holds, for reading; empty if it holds
// nothing.
func (v view) show(f model.Field) string { return v.names().Value(v.object, f) }

// series writes the numbers of a list.
func (v view) series(f model.Field, write func(text.Quantity, float64) string) string {
	values, _ := f.Value(v.object).([]float64)
	var out []string
	for _, x := range values {
		out = append(out, write(v.quantity(f), x))
	}
	return strings.Join(out, "; ")
}

// typed writes what field f of v's object holds, for typing.
func (v view) typed(f model.Field) string {
	switch f.Type {
	case model.Number, model.Whole:
		if x, set := text.NumberIn(v.object, f); set {
			return v.quantity(f).Typed(x)
		}
		return ""
	case model.Records:
		return v.series(f, text.Quantity.Typed)
	case model.List:
		items := text.ItemsIn(v.object, f)
		if perLine(items) {
			return strings.Join(items, "\n")
		}
		return strings.Join(items, "; ")
	}
	return text.Typed(v.object, f)
}

// perLine reports whether a list is typed one item a line because an item has
// the mark that separates items in a line.
func perLine(items []string) bool {
	for _, s := range items {
		if strings.Contains(s, ";") {
			return true
		}
	}
	return false
}

// parse reads what was typed for field f. Blank text unsets the field.
func (v view) parse(f model.Field, typed string) (json.RawMessage, error) {
	if strings.TrimSpace(typed) == "" {
		return edit.Unset, nil
	}
	switch f.Type {
	case model.Number, model.Whole:
		x, err := parseNumber(typed, f.Label, v.quantity(f))
		return edit.Value(x), err
	case model.Records:
		var values []float64
		for _, s := range items(typed, false) {
			x, err := parseNumber(s, fmt.Sprintf("%s: %q", f.Label, s), v.quantity(f))
			if err != nil {
				return nil, err
			}
			values = append(values, x)
		}
		return edit.Value(values), nil
	case model.List:
		return edit.Value(items(typed, perLine(text.ItemsIn(v.object, f)))), nil
	case model.Day:
		return edit.Value(strings.TrimSpace(typed)), nil
	}
	return edit.Value(text.Meant(v.object, f, typed)), nil
}

// parseNumber reads a number; the error says of what it is which fault.
func parseNumber(typed, of string, q text.Quantity) (float64, error) {
	x, err := text.Parse(typed, q, text.Unknown)
	var fault *text.Error
	if errors.As(err, &fault) {
		return 0, fmt.Errorf("%s is %s", of, fault.Problem)
	}
	return x, err
}

// items splits what was typed as a list.
func items(typed string, perLine bool) []string {
	mark := ";"
	if perLine {
		mark = "\n"
	}
	var out []string
	for _, s := range strings.Split(typed, mark) {
		if s = model.CleanLine(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}
