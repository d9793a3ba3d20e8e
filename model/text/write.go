package text

import (
	"math"
	"strconv"
	"strings"
)

// Unit says how a computed number is written: rounded, for reading.
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

// Write writes v for reading.
func Write(v float64, u Unit) string {
	switch u {
	case Index:
		return fixed(v, 2)
	case Share:
		return fixed(100*v, 2) + " %"
	case Money:
		return money(v)
	case Valence:
		return Signed(v, 2)
	case Count:
		return grouped(fixed(v, 0))
	case Ratio:
		return Digits(v, 3)
	default:
		return Digits(v, 2)
	}
}

// Digits writes v with up to so many decimals, without zeros at the end.
func Digits(v float64, decimals int) string {
	s := fixed(v, decimals)
	if decimals == 0 {
		return s
	}
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// fixed writes v with so many decimals, never as -0.
func fixed(v float64, decimals int) string {
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	if strings.Trim(s, "-0.") == "" {
		s = strings.TrimPrefix(s, "-")
	}
	return s
}

// Signed writes v with its sign and up to so many decimals.
func Signed(v float64, decimals int) string {
	s := Digits(v, decimals)
	if s != "0" && v > 0 {
		s = "+" + s
	}
	return s
}

// money writes an amount in thousands from 10 000 on ("1 420 k"), with one
// decimal where the thousands are not whole.
func money(v float64) string {
	if math.Abs(v) < 10_000 {
		return grouped(Digits(v, 2))
	}
	return grouped(Digits(v/1000, 1)) + " k"
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
