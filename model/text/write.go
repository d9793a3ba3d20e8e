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
	PValue              // 0.031, and never 0: "< 0.001"
	Points              // a difference of two shares, written 1.5 points
)

// Write writes v for reading.
func Write(v float64, u Unit) string {
	switch u {
	case Index:
		return fixed(v, 2)
	case Share:
		return shifted(v, 2, 2) + " %"
	case Money:
		return money(v)
	case Valence:
		return Signed(v, 2)
	case Count:
		return grouped(fixed(v, 0))
	case Ratio:
		return Digits(v, 3)
	case Points:
		return Percent.Difference(v)
	case PValue:
		if v < 0.001 {
			return "< 0.001"
		}
		return Digits(v, 3)
	default:
		return Digits(v, 2)
	}
}

// Digits writes v with up to so many decimals, without zeros at the end.
func Digits(v float64, decimals int) string { return trimmed(fixed(v, decimals)) }

// Telling writes v with up to so many decimals, or more where these would be all
// zero: 0.31, 0.0004.
func Telling(v float64, decimals int) string { return Digits(v, Decimals(v, decimals)) }

// Decimals returns how many decimals show v: least, or as many as show two digits
// of what would be 0 otherwise.
func Decimals(v float64, least int) int {
	if v == 0 || math.IsNaN(v) || math.IsInf(v, 0) || Digits(v, least) != "0" {
		return least
	}
	return min(1-int(math.Floor(math.Log10(math.Abs(v)))), digitsKept)
}

// trimmed takes zeros off the end of the decimals.
func trimmed(s string) string {
	if !strings.Contains(s, ".") {
		return s
	}
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// Fixed writes v with so many decimals, zeros as well.
func Fixed(v float64, decimals int) string { return fixed(v, decimals) }

// fixed writes v with so many decimals, never as -0.
func fixed(v float64, decimals int) string { return shifted(v, 0, decimals) }

// digitsKept is how many digits of a computed number mean something; behind them
// is the noise of binary fractions.
const digitsKept = 15

// shifted writes v times a power of ten with so many decimals. Halves are rounded
// away from zero on the decimal text, so that 14 950 is 15.0 k and 19 150 is 19.2
// k whatever their binary fractions are.
func shifted(v float64, power, decimals int) string {
	if power == 0 && math.Abs(v) >= 1e15 { // it has no decimals
		return strconv.FormatFloat(v, 'f', decimals, 64)
	}
	text := strconv.FormatFloat(math.Abs(v), 'e', digitsKept-1, 64)
	mantissa, exponent, _ := strings.Cut(text, "e")
	e, err := strconv.Atoi(exponent)
	if err != nil { // not finite
		return strconv.FormatFloat(v, 'f', decimals, 64)
	}
	n, _ := strconv.ParseUint(strings.Replace(mantissa, ".", "", 1), 10, 64)
	drop := digitsKept - 1 - e - power - decimals
	var s string
	switch {
	case drop > digitsKept:
		s = "0"
	case drop <= 0:
		s = strconv.FormatUint(n, 10)
		if n > 0 {
			s += strings.Repeat("0", -drop)
		}
	default:
		unit := uint64(1)
		for range drop {
			unit *= 10
		}
		s = strconv.FormatUint((n+unit/2)/unit, 10)
	}
	if short := decimals + 1 - len(s); short > 0 {
		s = strings.Repeat("0", short) + s
	}
	if decimals > 0 {
		s = s[:len(s)-decimals] + "." + s[len(s)-decimals:]
	}
	if v < 0 && strings.Trim(s, "0.") != "" {
		s = "-" + s
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
// decimal where the thousands are not whole, and in millions from a billion on.
func money(v float64) string {
	switch size := math.Abs(v); {
	case size < 10_000:
		return grouped(Digits(v, 2))
	case size < 1e9:
		return grouped(trimmed(shifted(v, -3, 1))) + " k"
	}
	return grouped(trimmed(shifted(v, -6, 1))) + " M"
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
