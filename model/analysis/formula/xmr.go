package formula

import (
	"encoding/json"
	"math"
)

// Constants of the XmR chart (Wheeler, Understanding Variation, 1993).
const (
	limitFactor  = 2.66  // limits lie this many mean moving ranges from the mean
	rangeFactor  = 3.268 // no moving range should exceed so many mean ones
	medianFactor = 3.145 // the same two for medians
	medianRange  = 3.865
	runLength    = 8  // points on one side of the mean that make a run
	minLimits    = 6  // points that limits take
	firmLimits   = 10 // points from which limits are no longer provisional
)

// Rules of the XmR chart.
const (
	OutsideLimits = "R1" // a point beyond a limit
	LongRun       = "R2" // eight in a row on one side of the mean
	NearLimit     = "R3" // three of four nearer to the same limit than to the mean
)

// Mark is a point of a series, counted from 0, and the rule that it breaks.
type Mark struct {
	At   int
	Rule string
}

// Chart is the XmR chart of a series: what it does of itself (inside the limits)
// and where something changed.
type Chart struct {
	N          int    `json:"-"`
	Mean       Number `json:"mean"` // the median on a robust chart
	Range      Number `json:"-"`    // mean (or median) moving range
	Low        Number `json:"low"`  // the natural limits
	High       Number `json:"high"`
	LowHalf    Number `json:"-"` // half-way lines between mean and limits
	HighHalf   Number `json:"-"`
	RangeLimit Number `json:"rangeLimit"`
	// Provisional says that there are limits, from fewer than ten points.
	Provisional bool   `json:"provisional"`
	Signals     []Mark `json:"-"` // by place, then rule
	Jumps       []int  `json:"-"` // points whose moving range is over its limit
}

// MarshalJSON encodes the limits, or why there is none.
func (c Chart) MarshalJSON() ([]byte, error) {
	if !c.Low.Known() {
		return json.Marshal(c.Low)
	}
	type plain Chart
	return json.Marshal(plain(c))
}

// XmR returns the chart of a series in time order. Two points make a mean and a
// range, six make limits; if all points are equal the limits collapse on them.
// A point exactly on the mean breaks a run. Recompute limits only where the
// process is marked as changed: give it the points since then.
func XmR(series []float64) Chart {
	return chart(series, Mean, limitFactor, rangeFactor)
}

// RobustXmR is [XmR] with medians in place of means: outliers move it less.
func RobustXmR(series []float64) Chart {
	return chart(series, Median, medianFactor, medianRange)
}

func chart(v []float64, middle func([]float64) Number, limit, top float64) Chart {
	c := Chart{N: len(v)}
	if len(v) < 2 {
		c.withhold(NA(TooFewPoints, "It takes two points."))
		c.Mean, c.Range = c.Low, c.Low
		return c
	}
	moves := moves(v)
	c.Mean, c.Range = middle(v), middle(moves)
	mean, r := c.Mean.Or(0), c.Range.Or(0)
	if !c.Mean.Known() || !c.Range.Known() {
		c.withhold(NA(OutOfRange, "The values are too large."))
		return c
	}
	if len(v) < minLimits && !constant(moves) {
		c.withhold(NA(TooFewPoints, "It takes six points."))
		return c
	}
	c.Provisional = len(v) < firmLimits
	width := limit * r
	c.Low, c.High = Of(mean-width), Of(mean+width)
	c.LowHalf, c.HighHalf = Of(mean-width/2), Of(mean+width/2)
	c.RangeLimit = Of(top * r)
	if width > 0 && c.Low.Known() && c.High.Known() && c.RangeLimit.Known() {
		c.find(v, moves, mean, width)
	}
	return c
}

func (c *Chart) withhold(why Number) {
	c.Low, c.High, c.LowHalf, c.HighHalf, c.RangeLimit = why, why, why, why, why
}

// moves returns the sizes of the steps between neighbours.
func moves(v []float64) []float64 {
	out := make([]float64, len(v)-1)
	for i := range out {
		out[i] = math.Abs(v[i+1] - v[i])
	}
	return out
}

func constant(moves []float64) bool {
	for _, m := range moves {
		if m != 0 {
			return false
		}
	}
	return true
}

// find fills in signals and jumps.
func (c *Chart) find(v, moves []float64, mean, width float64) {
	run, near := runs(v, mean), clusters(v, mean, width/2)
	for i, x := range v {
		if Above(x, mean+width) || Below(x, mean-width) {
			c.Signals = append(c.Signals, Mark{i, OutsideLimits})
		}
		if run[i] {
			c.Signals = append(c.Signals, Mark{i, LongRun})
		}
		if near[i] {
			c.Signals = append(c.Signals, Mark{i, NearLimit})
		}
	}
	for i, m := range moves {
		if Above(m, c.RangeLimit.Or(0)) {
			c.Jumps = append(c.Jumps, i+1)
		}
	}
}

// Clip returns the limits as they are drawn for a KPI that cannot leave low..high
// (a rate cannot be below 0). Signals are found with the limits as they are.
func (c Chart) Clip(low, high float64) (Number, Number) {
	clip := func(v float64) float64 { return min(high, max(low, v)) }
	return c.Low.With(clip), c.High.With(clip)
}

// runs marks the points of runs of at least runLength on one side of the mean.
func runs(v []float64, mean float64) []bool {
	out := make([]bool, len(v))
	for from := 0; from < len(v); {
		to := from + 1
		for to < len(v) && Order(v[to], mean) == Order(v[from], mean) {
			to++
		}
		if to-from >= runLength && Order(v[from], mean) != 0 {
			for i := from; i < to; i++ {
				out[i] = true
			}
		}
		from = to
	}
	return out
}

// clusters marks every four in a row of which three lie more than half from the
// mean on the same side.
func clusters(v []float64, mean, half float64) []bool {
	out := make([]bool, len(v))
	for from := 0; from+4 <= len(v); from++ {
		high, low := 0, 0
		for _, x := range v[from : from+4] {
			if Above(x, mean+half) {
				high++
			}
			if Below(x, mean-half) {
				low++
			}
		}
		for i := from; i < from+4; i++ {
			out[i] = out[i] || max(high, low) >= 3
		}
	}
	return out
}
