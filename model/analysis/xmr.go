package analysis

import (
	"math"

	"wend/model"
)

// Constants of the XmR chart (Wheeler, Understanding Variation, 1993).
const (
	limitFactor = 2.66 // limits lie this many average moving ranges from the mean
	runLength   = 8    // points on one side of the mean that make a run
	minLimits   = 6    // points that limits take
)

// Rules of the XmR chart.
const (
	outsideLimits = "R1" // a point beyond a limit
	longRun       = "R2" // eight in a row on one side of the mean
	nearLimit     = "R3" // three of four nearer to a limit than to the mean
)

// signals returns where a series says that something changed since the last
// divider, by date and rule. Fewer than six points have no limits, a constant
// series has no signals, and a point on the mean breaks a run.
func signals(series []model.Measurement) []Signal {
	series = sinceDivider(series)
	var dates []model.Date
	var values []float64
	for _, m := range series {
		if v, ok := reading(m).Value(); ok {
			dates, values = append(dates, m.Date), append(values, v)
		}
	}
	if len(values) < minLimits {
		return nil
	}
	mean, width := limits(values)
	if width == 0 {
		return nil
	}
	run, near := runs(values, mean), clusters(values, mean, width/2)
	var out []Signal
	for i, v := range values {
		if math.Abs(v-mean) > width {
			out = append(out, Signal{dates[i], outsideLimits})
		}
		if run[i] {
			out = append(out, Signal{dates[i], longRun})
		}
		if near[i] {
			out = append(out, Signal{dates[i], nearLimit})
		}
	}
	return out
}

func sinceDivider(series []model.Measurement) []model.Measurement {
	for i := len(series) - 1; i > 0; i-- {
		if series[i].Divider {
			return series[i:]
		}
	}
	return series
}

// limits returns the mean and how far the natural limits lie from it.
func limits(v []float64) (mean, width float64) {
	sum, moves := 0.0, 0.0
	for i, x := range v {
		sum += x
		if i > 0 {
			moves += math.Abs(x - v[i-1])
		}
	}
	return sum / float64(len(v)), limitFactor * moves / float64(len(v)-1)
}

// side returns on which side of mean v lies; 0 if on it.
func side(v, mean float64) int {
	switch {
	case v > mean:
		return 1
	case v < mean:
		return -1
	}
	return 0
}

// runs marks the points of runs of at least runLength on one side of the mean.
func runs(v []float64, mean float64) []bool {
	out := make([]bool, len(v))
	for from := 0; from < len(v); {
		to := from + 1
		for to < len(v) && side(v[to], mean) == side(v[from], mean) {
			to++
		}
		if to-from >= runLength && side(v[from], mean) != 0 {
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
			if x-mean > half {
				high++
			}
			if mean-x > half {
				low++
			}
		}
		for i := from; i < from+4; i++ {
			out[i] = out[i] || max(high, low) >= 3
		}
	}
	return out
}
