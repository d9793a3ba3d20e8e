package emotion

import "math"

// scale maps feelings to rows: +2 is the upper row, -2 the lowest.
type scale struct {
	top   int // row of +2
	steps int // rows for one point of feeling
}

// scaleFor returns the scale that fills a band of h rows, at least
// [CurveHeight], and lies in its middle.
func scaleFor(h int) scale {
	steps := min((h-1)/4, maxSteps)
	return scale{top: (h - 4*steps - 1) / 2, steps: steps}
}

// row returns the row of feeling v.
func (z scale) row(v float64) int {
	v = min(max(v, -2), 2)
	return z.top + int(math.Round((2-v)*float64(z.steps)))
}

// ease goes from 0 to 1 as t does, slowly at both ends: the shape of a curve
// between two points (the cubic smoothstep).
func ease(t float64) float64 { return t * t * (3 - 2*t) }

// path returns the rows of a curve from row ya at column xa to row yb at column
// xb, one for each column from xa to xb. It does not turn in the columns for
// which still is true, if it can turn elsewhere.
func path(xa, ya, xb, yb int, still func(x int) bool) []int {
	rows := make([]int, xb-xa+1)
	rows[0] = ya
	for i := 1; i < len(rows); i++ {
		t := float64(i) / float64(len(rows)-1)
		rows[i] = ya + int(math.Round(ease(t)*float64(yb-ya)))
		if still(xa+i) && i < len(rows)-2 {
			rows[i] = rows[i-1]
		}
	}
	if n := len(rows); n > 2 {
		rows[n-2] = yb // it arrives from the side
	}
	rows[len(rows)-1] = yb
	return rows
}
