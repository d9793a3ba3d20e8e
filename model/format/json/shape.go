package json

import (
	stdjson "encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"wend/model"
)

// typeOf returns the struct behind a kind.
func typeOf(k model.Kind) reflect.Type {
	o, err := model.DecodeObject(k, []byte("{}"))
	if err != nil {
		panic(fmt.Sprintf("json: kind %s has no struct: %v", k, err))
	}
	return reflect.TypeOf(o)
}

// members lists the fields of a struct by their names in JSON.
func members(t reflect.Type) map[string]reflect.Type {
	if known, found := memberCache.Load(t); found {
		return known.(map[string]reflect.Type)
	}
	m := make(map[string]reflect.Type, t.NumField())
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		m[name] = t.Field(i).Type
	}
	memberCache.Store(t, m)
	return m
}

var memberCache sync.Map // reflect.Type to map[string]reflect.Type

var unmarshaler = reflect.TypeFor[stdjson.Unmarshaler]()

// shape refuses a node that does not fit into type t, and names of fields that
// t does not have.
func (d *decoder) shape(n *node, t reflect.Type, path string) error {
	if n.kind == 'n' {
		return nil
	}
	if reflect.PointerTo(t).Implements(unmarshaler) { // an Opt: look at what it holds
		t = t.Field(0).Type
	}
	switch t.Kind() {
	case reflect.Struct:
		return d.shapeObject(n, t, path)
	case reflect.Slice:
		if n.kind != '[' {
			return wrong(n, path, "a list")
		}
		for i, v := range n.items {
			if v.kind == 'n' {
				return wrong(v, item(path, i), "a value")
			}
			if err := d.shape(v, t.Elem(), item(path, i)); err != nil {
				return err
			}
		}
		return nil
	case reflect.String:
		if n.kind != '"' {
			return wrong(n, path, "text")
		}
		d.longest = max(d.longest, len(n.text))
		d.report.Removed += hostile(n.text)
		return nil
	case reflect.Bool:
		if n.kind != 't' {
			return wrong(n, path, "true or false")
		}
		return nil
	}
	return shapeNumber(n, t, path)
}

func (d *decoder) shapeObject(n *node, t reflect.Type, path string) error {
	if n.kind != '{' {
		return wrong(n, path, "an object")
	}
	known := members(t)
	kept := n.members[:0]
	for _, m := range n.members {
		inner, found := known[m.name]
		if !found {
			if err := d.unknown(m, path); err != nil {
				return err
			}
			continue
		}
		if err := d.shape(m.value, inner, join(path, m.name)); err != nil {
			return err
		}
		kept = append(kept, m)
	}
	n.members = kept
	return nil
}

// unknown refuses a field, or notes it and passes on if the reader is lenient.
func (d *decoder) unknown(m member, path string) error {
	at := join(path, m.name)
	if !d.options.Lenient {
		return fault(m.value.line, at, ErrUnknown, "unknown field")
	}
	d.report.Passed++
	d.note(m.value.line, at, "unknown field, passed over")
	return nil
}

func shapeNumber(n *node, t reflect.Type, path string) error {
	if n.kind != '0' {
		return wrong(n, path, "a number")
	}
	if t.Kind() == reflect.Float64 {
		if _, err := strconv.ParseFloat(n.text, 64); err != nil {
			return wrong(n, path, "a number of normal size")
		}
		return nil
	}
	if _, err := strconv.ParseInt(n.text, 10, 32); err != nil {
		return wrong(n, path, "a whole number of normal size")
	}
	return nil
}

func wrong(n *node, path, needed string) error {
	is := words[n.kind]
	if n.kind == '0' {
		is = shorten(n.text)
	}
	return fault(n.line, path, ErrSyntax, "needs %s, is %s", needed, is)
}

func shorten(s string) string {
	if len(s) > 20 {
		return s[:20] + "…"
	}
	return s
}

// hostile counts the characters that cleaning takes out of a text.
func hostile(s string) (n int) {
	for _, r := range s {
		if r != '\n' && r != '\r' && r != '\t' && r != utf8.RuneError && model.Hostile(r) {
			n++
		}
	}
	return n
}
