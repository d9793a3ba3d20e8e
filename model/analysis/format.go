package analysis

import (
	"math"
	"strconv"
	"strings"
)

// Unit says how a number is written.
type Unit uint8

// The units.
const (
	Plain   Unit = iota // 17.5, at most two decimals
	Index               // 55.91
	Share               // 0..1, written 13.75 %
	Money               // 1 420 k
	Valence             // +1, -2, 0
	Count               // 12
	Ratio               // 0.312, at most three decimals
)

// Format writes n for people. One that is not available is written with its
// reason: "n/a: no data".
func Format(n Number, u Unit) string {
	v, ok := n.Value()
	if !ok {
		return n.String()
	}
	switch u {
	case Index:
		return fixed(v, 2)
	case Share:
		return fixed(100*v, 2) + " %"
	case Money:
		return money(v)
	case Valence:
		return signed(v)
	case Count:
		return grouped(fixed(v, 0))
	case Ratio:
		return cut(v, 3)
	default:
		return trimmed(v)
	}
}

// fixed writes v with so many decimals, never as -0.
func fixed(v float64, decimals int) string {
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	if strings.Trim(s, "-0.") == "" {
		s = strings.TrimPrefix(s, "-")
	}
	return s
}

// trimmed writes v with up to two decimals.
func trimmed(v float64) string { return cut(v, 2) }

// cut writes v with up to so many decimals, without zeros at the end.
func cut(v float64, decimals int) string {
	return strings.TrimSuffix(strings.TrimRight(fixed(v, decimals), "0"), ".")
}

// signed writes v with its sign and up to two decimals.
func signed(v float64) string {
	s := trimmed(v)
	if s != "0" && v > 0 {
		s = "+" + s
	}
	return s
}

// money writes an amount in thousands from 10 000 on ("1 420 k"), with one
// decimal where the thousands are not whole.
func money(v float64) string {
	if math.Abs(v) < 10_000 {
		return grouped(trimmed(v))
	}
	s := fixed(v/1000, 1)
	return grouped(strings.TrimSuffix(s, ".0")) + " k"
}

// grouped puts a blank between thousands.
func grouped(s string) string {
	whole, rest, hasRest := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + " " + whole[i:]
	}
	if hasRest {
		rest = "." + rest
	}
	return sign + whole + rest
}
