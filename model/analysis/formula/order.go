package formula

import "math"

const (
	// tolerance is how far two numbers may lie apart, per the larger of them,
	// and still be the same: more than rounding leaves, less than people enter.
	tolerance = 1e-9
	// noise is what rounding leaves at most of a sum that should be 0, per the
	// largest of its terms.
	noise = 1e-12
)

// Order returns -1 if a is below b, 1 if it is above, and 0 if they differ by no
// more than rounding may. Every threshold and every choice of the largest is
// decided by it, so that a computed 2.9999999999999996 is a 3.
func Order(a, b float64) int {
	switch {
	case a == b || math.Abs(a-b) <= tolerance*max(math.Abs(a), math.Abs(b)):
		return 0
	case a < b:
		return -1
	}
	return 1
}

// Below reports whether a is below b by more than rounding.
func Below(a, b float64) bool { return Order(a, b) < 0 }

// Above reports whether a is above b by more than rounding.
func Above(a, b float64) bool { return Order(a, b) > 0 }

// AtLeast reports whether a is b or above, up to rounding.
func AtLeast(a, b float64) bool { return Order(a, b) >= 0 }

// AtMost reports whether a is b or below, up to rounding.
func AtMost(a, b float64) bool { return Order(a, b) <= 0 }

// minus returns a - b; exactly 0 if they are the same up to rounding.
func minus(a, b float64) float64 {
	if Order(a, b) == 0 {
		return 0
	}
	return a - b
}

// snap returns a mean of v within the range of v, and exactly 0 where only
// rounding keeps it from 0: no tolerance per size could see that.
func snap(mean float64, v []float64) float64 {
	low, high := v[0], v[0]
	for _, x := range v {
		low, high = min(low, x), max(high, x)
	}
	if math.Abs(mean) <= noise*max(math.Abs(low), math.Abs(high)) {
		return 0
	}
	return min(high, max(low, mean))
}
