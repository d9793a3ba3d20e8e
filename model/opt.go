package model

import "encoding/json"

// Opt is a value that may be unset. The zero Opt is unset; it encodes to JSON
// null and is left out of objects (omitzero).
type Opt[T any] struct {
	value T
	set   bool
}

// Some returns an Opt that holds v.
func Some[T any](v T) Opt[T] { return Opt[T]{value: v, set: true} }

// Value returns what o holds and whether it holds anything.
func (o Opt[T]) Value() (T, bool) { return o.value, o.set }

// Or returns what o holds, or fallback if it is unset.
func (o Opt[T]) Or(fallback T) T {
	if !o.set {
		return fallback
	}
	return o.value
}

// IsSet reports whether o holds a value.
func (o Opt[T]) IsSet() bool { return o.set }

// IsZero reports whether o is unset; encoding/json leaves it out then.
func (o Opt[T]) IsZero() bool { return !o.set }

// MarshalJSON encodes the value, or null.
func (o Opt[T]) MarshalJSON() ([]byte, error) {
	if !o.set {
		return []byte("null"), nil
	}
	return json.Marshal(o.value)
}

// UnmarshalJSON decodes a value; null unsets.
func (o *Opt[T]) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*o = Opt[T]{}
		return nil
	}
	if err := json.Unmarshal(b, &o.value); err != nil {
		return err
	}
	if x, is := any(o.value).(float64); is && x == 0 {
		*o = Opt[T]{} // there is no -0
	}
	o.set = true
	return nil
}
