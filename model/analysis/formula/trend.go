package formula

import (
	"encoding/json"
	"math"
)

// Course is where a series drifts.
type Course string

// The courses. A series rises or falls only where that is significant at 5 %.
const (
	Rising  Course = "rising"
	Falling Course = "falling"
	Flat    Course = "flat" // significant, with a slope of 0
	NoTrend Course = "no-trend"
)

// Trend is the drift of a series. The XmR chart says whether something changed,
// this says whether it keeps moving; two values say nothing.
type Trend struct {
	N        int    `json:"-"`
	S        Number `json:"-"` // pairs that rise minus pairs that fall
	Variance Number `json:"-"` // of S, corrected for ties
	Z        Number `json:"-"`
	P        Number `json:"p"`
	Slope    Number `json:"slope"`  // per period: the median slope of all pairs
	Course   Course `json:"course"` // "" if not available
}

// MarshalJSON encodes the trend, or why there is none.
func (t Trend) MarshalJSON() ([]byte, error) {
	if !t.P.Known() {
		return json.Marshal(t.P)
	}
	type plain Trend
	return json.Marshal(plain(t))
}

const (
	minTrend = 8 // points that a trend takes
	// maxTrend is how many of the last points are looked at: all pairs of them
	// are compared, and what was long ago says little about now.
	maxTrend = 120
)

// MannKendall returns the Mann-Kendall test and the Theil-Sen slope of a series
// in time order, equally spaced (Mann 1945, Kendall 1975, Sen 1968). From more
// than 120 points it takes the last 120. Fewer than eight have no trend.
func MannKendall(v []float64) Trend {
	if len(v) > maxTrend {
		v = v[len(v)-maxTrend:]
	}
	t := Trend{N: len(v)}
	if len(v) < minTrend {
		why := NA(TooFewPoints, "It takes eight points.")
		t.S, t.Variance, t.Z, t.P, t.Slope = why, why, why, why, why
		return t
	}
	s, slopes := pairs(v)
	variance := varianceOfS(v)
	t.S, t.Variance, t.Slope = Of(s), Of(variance), Median(slopes)
	t.Z, t.P = Of(0), Of(1)
	if variance > 0 {
		t.Z = Of((s - float64(Order(s, 0))) / math.Sqrt(variance))
		t.P = t.Z.With(twoSided)
	}
	t.Course = t.course()
	return t
}

func (t Trend) course() Course {
	slope := t.Slope.Or(0)
	switch {
	case AtLeast(t.P.Or(1), 0.05):
		return NoTrend
	case slope > 0:
		return Rising
	case slope < 0:
		return Falling
	}
	return Flat
}

// pairs returns S and the slopes of all pairs.
func pairs(v []float64) (s float64, slopes []float64) {
	slopes = make([]float64, 0, len(v)*(len(v)-1)/2)
	for i := range v {
		for j := i + 1; j < len(v); j++ {
			s += float64(Order(v[j], v[i]))
			slopes = append(slopes, (v[j]-v[i])/float64(j-i))
		}
	}
	return s, slopes
}

// varianceOfS returns (n(n-1)(2n+5) - sum over ties t(t-1)(2t+5)) / 18.
func varianceOfS(v []float64) float64 {
	weigh := func(n float64) float64 { return n * (n - 1) * (2*n + 5) }
	total := weigh(float64(len(v)))
	sorted := sorted(v)
	for from := 0; from < len(sorted); {
		to := from + 1
		for to < len(sorted) && sorted[to] == sorted[from] {
			to++
		}
		total -= weigh(float64(to - from))
		from = to
	}
	return total / 18
}
