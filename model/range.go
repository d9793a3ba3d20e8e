package model

import (
	"fmt"
	"math"
	"strconv"
)

// Range is what values are possible: from Min to Max, without decimals if Whole.
type Range struct {
	Min, Max float64
	Whole    bool
	Share    bool // 0..1, typed in percent
}

// Range returns what values k can have by its unit. Shares go from nothing to
// all, but for those of the catalogue that compare two amounts of money. Points
// are a net promoter score.
func (k KPI) Range() Range {
	const most = 1e15
	switch k.Unit {
	case Percent:
		switch k.Definition {
		case "roi", "margin", "growth":
			return Range{Min: -most, Max: most, Share: true}
		}
		return Range{Max: 1, Share: true}
	case Score:
		if low, high, known := k.Answers(); known && !k.Sorted() { // a mean of answers
			return Range{Min: low, Max: high}
		}
	case Points:
		return Range{Min: -100, Max: 100}
	case Count:
		return Range{Max: most, Whole: true}
	case Seconds, Minutes, Hours, Days:
		return Range{Max: most}
	}
	return Range{Min: -most, Max: most}
}

// digits writes a number with all its digits, and no exponent.
func digits(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

// problem says what is wrong with x; "" if it is within r.
func (r Range) problem(x float64) string {
	switch {
	case math.IsNaN(x) || math.IsInf(x, 0):
		return "must be a finite number"
	case r.Whole && (x < r.Min || x != math.Trunc(x)):
		return "must be a whole number from " + digits(r.Min) + " on"
	case x >= r.Min && x <= r.Max:
		return ""
	case r.Max >= 1e15:
		return fmt.Sprintf("must be %s or more", digits(r.Min))
	case r.Share:
		return fmt.Sprintf("must be from %s to %s, that is %s to %s %%", digits(r.Min), digits(r.Max), digits(100*r.Min), digits(100*r.Max))
	}
	return fmt.Sprintf("must be from %s to %s", digits(r.Min), digits(r.Max))
}

// check refuses a baseline or target that k can never have.
func (k KPI) check() error {
	for label, o := range map[string]Opt[float64]{"Baseline": k.Baseline, "Target": k.Target} {
		if x, set := o.Value(); set {
			if what := k.Range().problem(x); what != "" {
				return invalid(k, label, what)
			}
		}
	}
	return nil
}

// CheckMeasured is [Check] for what k measured.
func (k KPI) CheckMeasured(m Measurement) error {
	if err := Check(m); err != nil {
		return err
	}
	if what := k.Problem(m); what != "" {
		return fmt.Errorf("%s: %s: %w", RefOf(m), what, ErrInvalid)
	}
	return nil
}

// Problem says why k cannot have measured m; "" if it can: its value is one that
// k can have, its answers are on their scale, and only a share is so many of so
// many.
func (k KPI) Problem(m Measurement) string {
	if x, set := m.Value.Value(); set {
		if what := k.Range().problem(x); what != "" {
			return "Value " + what
		}
	}
	if m.N.IsSet() && k.Unit != "" && k.Unit != Percent {
		return "X of N is for shares, and this is measured in " + string(k.Unit)
	}
	return k.offScale(m.Values)
}

// Clip returns the end of r beyond which x lies, or x.
func (r Range) Clip(x float64) float64 { return min(r.Max, max(r.Min, x)) }

// Nearest returns the value in r that is nearest to x.
func (r Range) Nearest(x float64) float64 {
	if r.Whole {
		x = math.Trunc(x)
	}
	return r.Clip(x)
}
