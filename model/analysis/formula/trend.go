package formula

import (
	"cmp"
	"encoding/json"
	"math"
	"slices"
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
	// maxPairs is up to how many points the slopes of all pairs are listed; of
	// more the median slope is found by counting.
	maxPairs = 1000
)

// MannKendall returns the Mann-Kendall test and the Theil-Sen slope of a series
// in time order, equally spaced (Mann 1945, Kendall 1975, Sen 1968). It takes all
// points; fewer than eight have no trend.
func MannKendall(v []float64) Trend {
	t := Trend{N: len(v)}
	if len(v) < minTrend {
		why := NA(TooFewPoints, "It takes eight points.")
		t.S, t.Variance, t.Z, t.P, t.Slope = why, why, why, why, why
		return t
	}
	ranks, variance := ranksOf(v)
	s := float64(rising(ranks, 0) - falling(ranks))
	t.S, t.Variance, t.Slope = Of(s), Of(variance), Of(medianSlope(v, ranks))
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

// ranksOf returns the rank of each value, ties sharing one, and the variance of S:
// (n(n-1)(2n+5) - sum over ties t(t-1)(2t+5)) / 18.
func ranksOf(v []float64) (ranks []float64, variance float64) {
	weigh := func(n float64) float64 { return n * (n - 1) * (2*n + 5) }
	order := make([]int, len(v))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(v[i], v[j]) })
	ranks, variance = make([]float64, len(v)), weigh(float64(len(v)))
	for from := 0; from < len(order); {
		to := from + 1
		for to < len(order) && Order(v[order[to]], v[order[from]]) == 0 {
			to++
		}
		for _, i := range order[from:to] {
			ranks[i] = float64(from)
		}
		variance -= weigh(float64(to - from))
		from = to
	}
	return ranks, variance / 18
}

// falling counts the pairs whose later value is lower.
func falling(v []float64) int {
	down := make([]float64, len(v))
	for i, x := range v {
		down[i] = -x
	}
	return rising(down, 0)
}

// rising counts the pairs that rise by more than slope a period, in the manner
// of a merge sort: all pairs of a long series would take too long.
func rising(v []float64, slope float64) int {
	flat := make([]float64, len(v))
	for i, x := range v {
		flat[i] = x - slope*float64(i)
	}
	return ascents(flat, make([]float64, len(v)))
}

// ascents counts the pairs whose later value is higher, and sorts v.
func ascents(v, spare []float64) int {
	if len(v) < 2 {
		return 0
	}
	half := len(v) / 2
	count := ascents(v[:half], spare[:half]) + ascents(v[half:], spare[half:])
	left, right := 0, half
	for i := range v {
		if right == len(v) || left < half && v[left] < v[right] {
			count += len(v) - right
			spare[i] = v[left]
			left++
		} else {
			spare[i] = v[right]
			right++
		}
	}
	copy(v, spare)
	return count
}

// medianSlope returns the median slope of all pairs; equal ranks are level.
func medianSlope(v, ranks []float64) float64 {
	if len(v) > maxPairs {
		return slopeByCount(v)
	}
	slopes := make([]float64, 0, len(v)*(len(v)-1)/2)
	for i := range v {
		for j := i + 1; j < len(v); j++ {
			slope := 0.0
			if ranks[i] != ranks[j] {
				slope = (v[j] - v[i]) / float64(j-i)
			}
			slopes = append(slopes, slope)
		}
	}
	return Median(slopes).Or(0)
}

// slopeByCount finds the two middle slopes by how many pairs rise by more.
func slopeByCount(v []float64) float64 {
	pairs := len(v) * (len(v) - 1) / 2
	if rising(v, 0) <= (pairs-1)/2 && falling(v) <= (pairs-1)/2 {
		return 0
	}
	return (slopeAbove(v, pairs/2) + slopeAbove(v, (pairs-1)/2)) / 2
}

// slopeAbove returns the lowest slope that so many pairs exceed at most.
func slopeAbove(v []float64, most int) float64 {
	high := slices.Max(v) - slices.Min(v)
	low := -high
	for range 80 { // then the halves are nearer than numbers can be
		middle := low + (high-low)/2
		if rising(v, middle) > most {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}
