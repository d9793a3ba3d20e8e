package formula

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
)

// Reason says why a number is not available.
type Reason string

// The reasons.
const (
	NoData          Reason = "no-data"
	ZeroDenominator Reason = "zero-denominator"
	TooFewPoints    Reason = "too-few-points"
	OutOfRange      Reason = "out-of-range"
	Inconsistent    Reason = "inconsistent"
)

// Number is a finite value, or not available with a reason. The zero Number is
// not available for want of data.
type Number struct {
	value  float64
	known  bool
	reason Reason
	detail string
}

// Of returns the number x; one that is not finite is out of range.
func Of(x float64) Number {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return NA(OutOfRange, "")
	}
	return Number{value: x, known: true}
}

// NA returns a number that is not available because of r. The detail is a
// sentence for people, or empty.
func NA(r Reason, detail string) Number { return Number{reason: r, detail: detail} }

// Ratio returns a/b; zero-denominator if b is 0.
func Ratio(a, b float64) Number {
	if b == 0 {
		return NA(ZeroDenominator, "")
	}
	return Of(a / b)
}

// Share returns x of n, 0..1; both are counts of at least 0. Without anybody it
// is not available, with x above n it is inconsistent.
func Share(x, n float64) Number {
	switch {
	case !(x >= 0 && n >= 0):
		return NA(OutOfRange, "A count is below 0.")
	case n == 0:
		return NA(ZeroDenominator, "There is nobody to count.")
	case x > n:
		return NA(Inconsistent, "There are more successes than people.")
	}
	return Of(x / n)
}

// With returns f of n's value; n itself if it has none.
func (n Number) With(f func(v float64) float64) Number {
	if !n.known {
		return n
	}
	return Of(f(n.value))
}

// combine returns f of the values of all; the first that has none otherwise.
func combine(f func(v []float64) float64, all ...Number) Number {
	v := make([]float64, len(all))
	for i, n := range all {
		if !n.known {
			return n
		}
		v[i] = n.value
	}
	return Of(f(v))
}

// Value returns the value and whether there is one.
func (n Number) Value() (float64, bool) { return n.value, n.known }

// Or returns the value, or fallback if there is none.
func (n Number) Or(fallback float64) float64 {
	if !n.known {
		return fallback
	}
	return n.value
}

// Known reports whether there is a value.
func (n Number) Known() bool { return n.known }

// Reason returns why there is no value; empty if there is one.
func (n Number) Reason() Reason {
	if !n.known && n.reason == "" {
		return NoData
	}
	return n.reason
}

// Detail returns a sentence about why there is no value, or "".
func (n Number) Detail() string { return n.detail }

// Equal reports whether n and m are the same number, or missing for the same
// reason.
func (n Number) Equal(m Number) bool {
	return n.known == m.known && n.value == m.value && n.Reason() == m.Reason() && n.detail == m.detail
}

// String returns the value unrounded, or "n/a: no data".
func (n Number) String() string {
	if !n.known {
		return "n/a: " + strings.ReplaceAll(string(n.Reason()), "-", " ")
	}
	return fmt.Sprint(n.value)
}

// MarshalJSON encodes the bare value, or {"na": reason}.
func (n Number) MarshalJSON() ([]byte, error) {
	if !n.known {
		return json.Marshal(map[string]Reason{"na": n.Reason()})
	}
	if n.value == 0 {
		return []byte("0"), nil // never -0
	}
	return json.Marshal(n.value)
}
