package model

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// EncodeObject returns o as JSON, its fields in the order of its struct. The
// same object always gives the same bytes.
func EncodeObject(o Object) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(o); err != nil {
		panic(fmt.Sprintf("model: encode %s: %v", RefOf(o), err))
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// DecodeObject decodes an object of kind k. Fields it does not know are passed
// over (see UnknownFields). It does not check limits: Check does.
func DecodeObject(k Kind, b []byte) (Object, error) {
	o := blank(k)
	if o == nil {
		return nil, fmt.Errorf("decode object: kind %d: %w", k, ErrUnknownKind)
	}
	v := reflect.New(reflect.TypeOf(o))
	if err := json.Unmarshal(b, v.Interface()); err != nil {
		return nil, fmt.Errorf("decode %s: %w", k, err)
	}
	return v.Elem().Interface().(Object), nil
}

// UnknownFields returns the top-level fields of b that kind k does not have, as
// a newer version may have written them.
func UnknownFields(k Kind, b []byte) (map[string]json.RawMessage, error) {
	var all map[string]json.RawMessage
	if err := json.Unmarshal(b, &all); err != nil {
		return nil, fmt.Errorf("decode %s: %w", k, err)
	}
	t := reflect.TypeOf(blank(k))
	for i := range t.NumField() {
		known := jsonName(t.Field(i))
		for name := range all { // encoding/json matches names without case
			if strings.EqualFold(name, known) {
				delete(all, name)
			}
		}
	}
	return all, nil
}
