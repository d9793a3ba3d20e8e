package formula

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// z95 is the standard normal quantile of a two-sided 95 % interval.
const z95 = 1.959963984540054

// fewCounts is how many successes and failures each sample needs for a z-test.
const fewCounts = 5

// twoSided returns the probability of a z at least as far from 0.
func twoSided(z float64) float64 { return math.Erfc(math.Abs(z) / math.Sqrt2) }

// Wilson returns the Wilson score interval of x successes of n (Wilson 1927). It
// stays inside 0..1; without successes it begins at exactly 0, without failures
// it ends at exactly 1.
func Wilson(x, n float64) Interval {
	p, ok := Share(x, n).Value()
	if !ok {
		return noInterval(Share(x, n))
	}
	square := z95 * z95
	scale := 1 + square/n
	centre := (p + square/(2*n)) / scale
	half := z95 * math.Sqrt(p*(1-p)/n+square/(4*n*n)) / scale
	low, high := max(0, centre-half), min(1, centre+half)
	if x == 0 {
		low = 0
	}
	if x == n {
		high = 1
	}
	return Interval{Of(centre), Of(low), Of(high)}
}

// Sample is X successes of N.
type Sample struct{ X, N float64 }

// enough reports whether a z-test may be used on s.
func (s Sample) enough() bool { return s.X >= fewCounts && s.N-s.X >= fewCounts }

// Proportions compares two shares.
type Proportions struct {
	Before     Number   `json:"-"`
	After      Number   `json:"-"`
	Difference Number   `json:"difference"` // after minus before
	Lift       Number   `json:"lift"`       // difference per before; not available if before is 0
	Interval   Interval `json:"interval"`   // of the difference: Newcombe's hybrid score
	Pooled     Number   `json:"-"`
	Z          Number   `json:"z"` // not available if nobody or everybody succeeds
	P          Number   `json:"p"` // of the z-test; 1 if it has no z
	// Valid says that both samples have at least five successes and failures; if
	// not, use [Fisher] instead of P.
	Valid bool `json:"-"`
}

// Compare runs the z-test for two proportions with pooled variance, and gives
// the difference with Newcombe's interval (Newcombe 1998).
func Compare(before, after Sample) Proportions {
	p1, p2 := Share(before.X, before.N), Share(after.X, after.N)
	for _, p := range []Number{p1, p2} {
		if !p.Known() {
			return Proportions{p1, p2, p, p, noInterval(p), p, p, p, false}
		}
	}
	a, b := p1.Or(0), p2.Or(0)
	pooled := (before.X + after.X) / (before.N + after.N)
	out := Proportions{
		Before: p1, After: p2, Difference: Of(b - a), Lift: Ratio(b-a, a), Pooled: Of(pooled),
		Interval: newcombe(before, after), Valid: before.enough() && after.enough(),
	}
	out.Z = Ratio(b-a, math.Sqrt(pooled*(1-pooled)*(1/before.N+1/after.N)))
	out.P = Of(1)
	if z, ok := out.Z.Value(); ok {
		out.P = Of(twoSided(z))
	}
	return out
}

// newcombe returns the hybrid score interval of the difference.
func newcombe(before, after Sample) Interval {
	a, b := Wilson(before.X, before.N), Wilson(after.X, after.N)
	p1, p2 := before.X/before.N, after.X/after.N
	d := p2 - p1
	return Interval{
		Of(d),
		Of(d - math.Hypot(p2-b.Low.Or(0), a.High.Or(0)-p1)),
		Of(d + math.Hypot(b.High.Or(0)-p2, p1-a.Low.Or(0))),
	}
}

// maxExact is the largest number of people that is counted to the last one.
const maxExact = 1 << 53

// Fisher returns the two-sided p of Fisher's exact test: the sum of the
// hypergeometric probabilities that do not exceed the observed one. Counts are
// whole.
func Fisher(before, after Sample) Number {
	for _, s := range []Sample{before, after} {
		if share := Share(s.X, s.N); !share.Known() {
			return share
		}
		if s.X != math.Trunc(s.X) || s.N != math.Trunc(s.N) || s.N > maxExact {
			return NA(OutOfRange, "The exact test takes whole counts.")
		}
	}
	h := hypergeometric{before.N, after.N, before.X + after.X}
	return Of(h.asUnlikelyAs(before.X))
}

// hypergeometric is the distribution of the successes of the first of two
// samples when all of them are known.
type hypergeometric struct{ n1, n2, successes float64 }

// bounds returns the smallest and the largest number of successes.
func (h hypergeometric) bounds() (low, high float64) {
	return max(0, h.successes-h.n2), min(h.n1, h.successes)
}

// step returns the logarithm of how much likelier k+1 is than k. Sums of steps
// stay exact where factorials of so many people would cancel out.
func (h hypergeometric) step(k float64) float64 {
	return math.Log((h.n1-k)/(k+1)) + math.Log((h.successes-k)/(h.n2-h.successes+k+1))
}

// walk calls visit for the outcomes from the likeliest on, upwards and then
// downwards, with the logarithm of how likely they are beside it, as long as
// they are likely enough to count.
func (h hypergeometric) walk(visit func(k, log float64)) {
	const least = -745 // e^-745 is the smallest number above 0
	low, high := h.bounds()
	mode := h.mode()
	for k, l := mode, 0.0; k <= high && l > least; k++ {
		visit(k, l)
		l += h.step(k)
	}
	for k, l := mode-1, 0.0; k >= low && l > least; k-- {
		l -= h.step(k)
		visit(k, l)
	}
}

func (h hypergeometric) mode() float64 {
	low, high := h.bounds()
	mode := math.Floor((h.successes + 1) * ((h.n1 + 1) / (h.n1 + h.n2 + 2)))
	return min(high, max(low, mode))
}

// remote reports whether k is so far from the likeliest outcome that nothing as
// unlikely counts: forty standard deviations, and a thousand for skewed ones.
func (h hypergeometric) remote(k float64) bool {
	n := h.n1 + h.n2
	p := h.successes / n
	return math.Abs(k-h.mode()) > 1000+40*math.Sqrt(h.n1*(h.n2/n)*p*(1-p))
}

// asUnlikelyAs returns the share of everything that is no likelier than k.
func (h hypergeometric) asUnlikelyAs(k float64) float64 {
	if h.remote(k) {
		return 0
	}
	limit := math.Inf(-1)
	h.walk(func(j, l float64) {
		if j == k {
			limit = l + 1e-7
		}
	})
	all, tail := 0.0, 0.0
	h.walk(func(_, l float64) {
		all += math.Exp(l)
		if l <= limit {
			tail += math.Exp(l)
		}
	})
	return min(1, tail/all)
}

// SampleSize returns how many people each of two groups needs so that a
// difference between the shares p1 and p2 shows at the level alpha with the
// given power (Fleiss 1981, no continuity correction). Equal shares have none.
func SampleSize(p1, p2, alpha, power float64) Number {
	switch {
	case !(p1 >= 0 && p1 <= 1 && p2 >= 0 && p2 <= 1):
		return NA(OutOfRange, "A share goes from 0 to 1.")
	case !(alpha > 0 && alpha < 1 && power > 0 && power < 1):
		return NA(OutOfRange, "Level and power lie between 0 and 1.")
	case p1 == p2:
		return NA(ZeroDenominator, "There is no difference to see.")
	}
	mean := (p1 + p2) / 2
	a := distuv.UnitNormal.Quantile(1-alpha/2) * math.Sqrt(2*mean*(1-mean))
	b := distuv.UnitNormal.Quantile(power) * math.Sqrt(p1*(1-p1)+p2*(1-p2))
	return Of(math.Ceil((a + b) * (a + b) / ((p2 - p1) * (p2 - p1))))
}
