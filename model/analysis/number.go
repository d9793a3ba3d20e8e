package analysis

import "wend/model/analysis/formula"

// Number is a finite value, or not available with a [Reason]. The zero Number is
// not available for want of data.
type Number = formula.Number

// Reason says why a number is not available.
type Reason = formula.Reason

// The reasons.
const (
	NoData          = formula.NoData
	ZeroDenominator = formula.ZeroDenominator
	TooFewPoints    = formula.TooFewPoints
	OutOfRange      = formula.OutOfRange
	Inconsistent    = formula.Inconsistent
)

// Of returns the number x; one that is not finite is out of range.
func Of(x float64) Number { return formula.Of(x) }

// NA returns a number that is not available because of r. The detail is a
// sentence for people, or empty.
func NA(r Reason, detail string) Number { return formula.NA(r, detail) }
