package formula

import "math"

// WeightedMean returns sum(w·v)/sum(w), feelings -2..2 weighed by importance; it
// lies within the range of v.
func WeightedMean(v, w []float64) Number {
	if len(v) == 0 {
		return NA(NoData, "")
	}
	sum, weights := 0.0, 0.0
	for i := range v {
		sum += w[i] * v[i]
		weights += w[i]
	}
	return Ratio(sum, weights).With(func(mean float64) float64 { return snap(mean, v) })
}

// EmotionIndex maps a mean feeling of -2..2 to 0..100; 50 is neutral.
func EmotionIndex(mean Number) Number {
	return mean.With(func(v float64) float64 { return 50 + 25*v })
}

// Trough returns the first place of the lowest feeling; v is not empty.
func Trough(v []float64) int {
	at := 0
	for i := range v {
		if v[i] < v[at] {
			at = i
		}
	}
	return at
}

// Peak returns the first place of the most intense feeling, the negative one of
// two; v is not empty.
func Peak(v []float64) int {
	at := 0
	for i := range v {
		if a, b := math.Abs(v[i]), math.Abs(v[at]); a > b || a == b && v[i] < v[at] {
			at = i
		}
	}
	return at
}

// PeakEnd returns the mean of peak and last feeling, -2..2 (Fredrickson and
// Kahneman 1993, shown for single episodes; for a long journey it is an
// extrapolation).
func PeakEnd(v []float64) Number {
	if len(v) == 0 {
		return NA(NoData, "")
	}
	return Of((v[Peak(v)] + v[len(v)-1]) / 2)
}

// TroughEnd returns the mean of lowest and last feeling, -2..2.
func TroughEnd(v []float64) Number {
	if len(v) == 0 {
		return NA(NoData, "")
	}
	return Of((v[Trough(v)] + v[len(v)-1]) / 2)
}

// Volatility returns the root mean square of successive differences, 0..4
// (Jahng, Wood and Trull 2008). It takes two feelings.
func Volatility(v []float64) Number {
	if len(v) < 2 {
		return few(v)
	}
	sum := 0.0
	for i := 1; i < len(v); i++ {
		sum += (v[i] - v[i-1]) * (v[i] - v[i-1])
	}
	return Of(math.Sqrt(sum / float64(len(v)-1)))
}

// few says why two feelings are needed.
func few(v []float64) Number {
	if len(v) == 0 {
		return NA(NoData, "")
	}
	return NA(TooFewPoints, "It takes two feelings.")
}

// SteepestDrop returns the lowest step from one feeling to the next, -4..4;
// above 0 if the mood only ever rises.
func SteepestDrop(v []float64) Number {
	if len(v) < 2 {
		return few(v)
	}
	drop := v[1] - v[0]
	for i := 2; i < len(v); i++ {
		drop = min(drop, v[i]-v[i-1])
	}
	return Of(drop)
}

// Spread returns the population standard deviation, 0..2.
func Spread(v []float64) Number {
	mean, ok := Mean(v).Value()
	if !ok {
		return NA(NoData, "")
	}
	sum := 0.0
	for _, x := range v {
		sum += (x - mean) * (x - mean)
	}
	return Of(math.Sqrt(sum / float64(len(v))))
}

// Consistency returns 1 - spread/2: 1 for a curve that never moves, 0 for one
// that is always at the ends of the scale.
func Consistency(v []float64) Number {
	return Spread(v).With(func(s float64) float64 { return 1 - s/2 })
}

// NegativeShare returns the share of feelings below 0, 0..1.
func NegativeShare(v []float64) Number {
	if len(v) == 0 {
		return NA(NoData, "")
	}
	count := 0
	for _, x := range v {
		if x < 0 {
			count++
		}
	}
	return Of(float64(count) / float64(len(v)))
}

// Intensity returns importance times the size of a feeling, 0..10: how
// decisive a touchpoint is.
func Intensity(importance, valence float64) float64 { return importance * math.Abs(valence) }

// PerformanceGap returns importance minus performance, -4..4, performance being
// the feeling + 3 on the scale of importance (after Strativity).
func PerformanceGap(importance, valence float64) float64 { return importance - (valence + 3) }

// Focus is a field of importance-performance analysis.
type Focus string

// The fields (Martilla and James 1977).
const (
	Concentrate Focus = "concentrate-here"  // important, performs badly
	KeepUp      Focus = "keep-up"           // important, performs well
	LowPriority Focus = "low-priority"      // neither
	Overkill    Focus = "possible-overkill" // performs well, matters little
)

// ImportancePerformance returns the field of a touchpoint: importance 1..5
// against performance (feeling + 3), both cut at cut (3, the middle); what lies
// on the cut is high.
func ImportancePerformance(importance, valence, cut float64) Focus {
	switch matters, performs := AtLeast(importance, cut), AtLeast(valence+3, cut); {
	case matters && performs:
		return KeepUp
	case matters:
		return Concentrate
	case performs:
		return Overkill
	}
	return LowPriority
}

// ExpectationGap returns the feeling minus the one expected, -4..4: below 0
// disappoints, above 0 exceeds.
func ExpectationGap(experienced, expected float64) float64 { return experienced - expected }
