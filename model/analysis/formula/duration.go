package formula

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"gonum.org/v1/gonum/stat/distuv"
)

// Mean returns the mean, which lies within the range of v; no-data for none.
func Mean(v []float64) Number {
	if len(v) == 0 {
		return NA(NoData, "")
	}
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	return Of(sum / float64(len(v))).With(func(mean float64) float64 { return snap(mean, v) })
}

// Median returns the middle value, or the mean of the two in the middle.
func Median(v []float64) Number {
	if len(v) == 0 {
		return NA(NoData, "")
	}
	s, half := slices.Clone(v), len(v)/2
	high := nth(s, half)
	if len(s)%2 == 1 {
		return Of(high)
	}
	return Of(slices.Max(s[:half])/2 + high/2)
}

// nth moves the value of rank k (from 0) to its place in v, no greater ones
// before it, and returns it: Hoare's selection, in time proportional to v.
func nth(v []float64, k int) float64 {
	low, high := 0, len(v)-1
	for low < high {
		pivot := v[low+(high-low)/2]
		i, j := low, high
		for i <= j {
			for cmp.Less(v[i], pivot) {
				i++
			}
			for cmp.Less(pivot, v[j]) {
				j--
			}
			if i <= j {
				v[i], v[j] = v[j], v[i]
				i++
				j--
			}
		}
		switch {
		case k <= j:
			high = j
		case k >= i:
			low = i
		default:
			return v[k]
		}
	}
	return v[k]
}

// Percentile returns the nearest-rank percentile: the smallest value that at
// least a share p (0..1) of the values does not exceed.
func Percentile(v []float64, p float64) Number {
	switch {
	case len(v) == 0:
		return NA(NoData, "")
	case !(p > 0 && p <= 1):
		return NA(OutOfRange, "A percentile goes from 0 to 1.")
	}
	s := sorted(v)
	rank := int(math.Ceil(p * float64(len(s)) * (1 - tolerance)))
	return Of(s[max(0, rank-1)])
}

// Within returns the share of values that do not exceed limit, 0..1.
func Within(v []float64, limit float64) Number {
	n := 0.0
	for _, x := range v {
		if AtMost(x, limit) {
			n++
		}
	}
	if len(v) == 0 {
		return NA(NoData, "")
	}
	return Of(n / float64(len(v)))
}

// Response sums up response times, in the unit they came in. Open requests
// are not among them; count them apart.
type Response struct {
	N                      int
	Mean, Median, P90, P95 Number
	InTime                 Number // share within the promise, 0..1
}

// ResponseTimes sums up times to reply; promise is the longest that counts as
// in time. Times that are not positive are out of range.
func ResponseTimes(times []float64, promise float64) Response {
	if why := positive(times); !why.Known() {
		return Response{len(times), why, why, why, why, why}
	}
	return Response{
		len(times), Mean(times), Median(times), Percentile(times, 0.9), Percentile(times, 0.95), Within(times, promise),
	}
}

// positive returns why v cannot be durations; a known number if it can.
func positive(v []float64) Number {
	if len(v) == 0 {
		return NA(NoData, "Nothing is timed.")
	}
	for _, t := range v {
		if !(t > 0) || math.IsInf(t, 1) {
			return NA(OutOfRange, "A time is not above 0.")
		}
	}
	return Of(0)
}

// largeSample is from how many times on they are summed up by their median.
const largeSample = 25

// TimeOnTask returns the typical time on a task with its 95 % interval: below 25
// times their geometric mean and the t interval of the logarithms, from 25 on the
// median with that of its ranks (Sauro and Lewis 2010). One time has no interval.
func TimeOnTask(times []float64) (Number, Interval) {
	if why := positive(times); !why.Known() {
		return why, noInterval(why)
	}
	if len(times) >= largeSample {
		return medianTime(times)
	}
	logs := make([]float64, len(times))
	for i, t := range times {
		logs[i] = math.Log(t)
	}
	mean := Mean(logs).Or(0)
	typical := Of(math.Exp(mean))
	if len(times) == 1 {
		return typical, noInterval(NA(TooFewPoints, "It takes two times."))
	}
	sum := 0.0
	for _, l := range logs {
		sum += (l - mean) * (l - mean)
	}
	n := float64(len(logs))
	half := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: n - 1}.Quantile(0.975) * math.Sqrt(sum/(n-1)/n)
	return typical, Interval{typical, Of(math.Exp(mean - half)), Of(math.Exp(mean + half))}
}

// medianTime returns the median with the narrowest interval between two ranks,
// the same number from either end, that holds the median in 95 of 100 samples at
// least: how many values lie below it is a binomial count with one half (Conover
// 1999). Of 25 values they are the ranks 8 and 18.
func medianTime(times []float64) (Number, Interval) {
	s := sorted(times)
	below := distuv.Binomial{N: float64(len(s)), P: 0.5}
	rank := sort.Search(len(s)/2, func(k int) bool { return below.CDF(float64(k)) > 0.025 }) // from 1
	m := Median(s)
	return m, Interval{m, Of(s[max(rank, 1)-1]), Of(s[len(s)-max(rank, 1)])}
}

func sorted(v []float64) []float64 {
	s := slices.Clone(v)
	slices.Sort(s)
	return s
}
