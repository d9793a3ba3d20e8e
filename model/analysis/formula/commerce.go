package formula

import "math"

// Funnel is what becomes of people step by step.
type Funnel struct {
	Steps    []Number // conversion from each step to the next, 0..1
	DropOff  []Number // people lost between them
	DropRate []Number // 1 - conversion
	Overall  Number   // last per first; the product of the steps
}

// FunnelOf returns conversion and drop-off of the numbers of people at each
// step. Where more people reach a step than the one before (side entries) that
// step is inconsistent: show the flow instead.
func FunnelOf(reached []float64) Funnel {
	f := Funnel{Overall: NA(TooFewPoints, "It takes two steps.")}
	for i := 1; i < len(reached); i++ {
		step := Share(reached[i], reached[i-1])
		drop := Of(reached[i-1] - reached[i])
		if !step.Known() {
			drop = step
		}
		f.Steps, f.DropOff = append(f.Steps, step), append(f.DropOff, drop)
		f.DropRate = append(f.DropRate, rest(step))
	}
	if len(f.Steps) > 0 {
		f.Overall = combine(product, f.Steps...)
	}
	return f
}

// rest returns 1 minus n.
func rest(n Number) Number { return n.With(func(v float64) float64 { return 1 - v }) }

func product(v []float64) float64 {
	p := 1.0
	for _, x := range v {
		p *= x
	}
	return p
}

// Loyalty is retention over one period.
type Loyalty struct {
	Retention Number // 0..1
	Churn     Number // 1 - retention
	Lifetime  Number // 1/churn, in periods; not available without churn
}

// Retention returns the share of customers at the start who are there at the
// end, customers won in between not counted: (end - won) / start.
func Retention(start, end, won float64) Loyalty {
	r := Share(end-won, start)
	if end-won > start && won >= 0 {
		r = NA(Inconsistent, "More customers stayed than there were.")
	}
	l := Loyalty{Retention: r, Churn: rest(r)}
	if churn, ok := l.Churn.Value(); ok {
		l.Lifetime = Ratio(1, churn)
		if churn == 0 {
			l.Lifetime = NA(ZeroDenominator, "Nobody leaves: the lifetime has no bound.")
		}
		return l
	}
	l.Lifetime = r
	return l
}

// Viral returns the viral coefficient K, new customers per customer: (invites
// per user) times (acceptances per invite). At least 0.
func Viral(invites, users, accepted float64) Number {
	sent := Ratio(invites, users)
	taken := Share(accepted, invites)
	return combine(product, sent, taken)
}

// Snowball returns how many customers one customer brings in the end, itself
// included: 1/(1-K). From K = 1 on it has no bound: the loop sustains itself.
func Snowball(k Number) Number {
	v, ok := k.Value()
	switch {
	case !ok:
		return k
	case v < 0:
		return NA(OutOfRange, "K is below 0.")
	case AtLeast(v, 1):
		return NA(OutOfRange, "Self-sustaining: every customer brings at least one more.")
	}
	return Of(1 / (1 - v))
}

// RevenuePerEntrant returns money for each person who enters: goal probability
// times order value times margin.
func RevenuePerEntrant(goal, orderValue, margin Number) Number {
	return combine(product, goal, orderValue, margin)
}

// CLV returns the simple lifetime value, money: order value times orders a year
// times margin (0..1) times years.
func CLV(orderValue, ordersPerYear, margin, years float64) Number {
	return Of(orderValue * ordersPerYear * margin * years)
}

// PerpetualCLV returns the lifetime value of a margin per period received for
// ever from the second period on, m·r/(1+d-r), with retention r in [0,1) and
// discount rate d of the same period (Gupta and Lehmann 2003).
func PerpetualCLV(margin, retention, discount float64) Number {
	return lifetime(margin*retention, retention, discount)
}

// PerpetualCLVFromStart is [PerpetualCLV] with the first margin received at
// once: m·(1+d)/(1+d-r).
func PerpetualCLVFromStart(margin, retention, discount float64) Number {
	return lifetime(margin*(1+discount), retention, discount)
}

func lifetime(top, retention, discount float64) Number {
	switch {
	case !(retention >= 0 && retention <= 1 && discount >= 0):
		return NA(OutOfRange, "Retention goes from 0 to 1 and the discount rate is at least 0.")
	case 1+discount-retention == 0:
		return NA(ZeroDenominator, "Without churn and discount the value has no bound.")
	}
	return Ratio(top, 1+discount-retention)
}

// FiniteCLV returns the lifetime value over so many periods: the sum of
// m·(r/(1+d))^t for t = 1..periods.
func FiniteCLV(margin, retention, discount float64, periods int) Number {
	if !(retention >= 0 && retention <= 1 && discount >= 0) || periods < 0 {
		return NA(OutOfRange, "Retention goes from 0 to 1 and the discount rate is at least 0.")
	}
	q := retention / (1 + discount)
	if q == 1 {
		return Of(margin * float64(periods))
	}
	return Of(margin * q * (1 - math.Pow(q, float64(periods))) / (1 - q))
}

// Attainment returns the share of the way from baseline to target that is done:
// (current - baseline) / (target - baseline); it may leave 0..1. If both are
// equal it is 1 where met says that current meets the target, else 0.
func Attainment(baseline, target, current float64, met bool) Number {
	switch {
	case target != baseline:
		return Of((current - baseline) / (target - baseline))
	case met:
		return Of(1)
	}
	return Of(0)
}
