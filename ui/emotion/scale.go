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
