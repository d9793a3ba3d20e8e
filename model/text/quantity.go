package text

import (
	"strconv"
	"strings"

	"wend/model"
)

// Quantity is what a number measures that people enter: what stands behind it,
// and what they may type. The zero Quantity is a number without a unit.
type Quantity struct {
	Suffix  string // behind the number: "%", "min", "EUR"
	Percent bool   // stored in 0..1, typed and shown in percent
	Whole   bool   // has no decimals
	money   bool   // rounded to thousands for reading
	unit    string // the unit in full, may be typed too: "seconds"
}

// Percent is the quantity of shares.
var Percent = Quantity{Suffix: "%", Percent: true}

// Amount is the quantity of money in a currency, which may be empty.
func Amount(currency string) Quantity { return Quantity{Suffix: currency, money: true, unit: "money"} }

var ofUnit = map[model.Unit]Quantity{
	model.Percent: Percent,
	model.Points:  {Suffix: "points", unit: "points"},
	model.Score:   {unit: "scores"},
	model.Count:   {unit: "counts"},
	model.Seconds: {Suffix: "s", unit: "seconds"},
	model.Minutes: {Suffix: "min", unit: "minutes"},
	model.Hours:   {Suffix: "h", unit: "hours"},
	model.Days:    {Suffix: "days", unit: "days"},
}

// OfKPI returns what the values of a KPI measure.
func OfKPI(u model.Unit, currency string) Quantity {
	if u == model.Money {
		return Amount(currency)
	}
	return ofUnit[u]
}

// OfField returns what a Number or Whole field of o holds, money in a currency.
// The unit of a KPI's value is that of the KPI.
func (n Names) OfField(o model.Object, f model.Field, currency string) Quantity {
	q := Quantity{Suffix: f.Unit}
	switch f.Unit {
	case "share":
		q = Percent
	case "money":
		q = Amount(currency)
	case "kpi":
		q = OfKPI(n.kpi(o).Unit, currency)
	}
	q.Whole = f.Type == model.Whole
	return q
}

// kpi returns the KPI that o is or measures; an empty one if it is none.
func (n Names) kpi(o model.Object) model.KPI {
	switch o := o.(type) {
	case model.KPI:
		return o
	case model.Measurement:
		found, _ := n.Find(model.Ref{Kind: model.KindKPI, Key: string(o.KPI)})
		k, _ := found.(model.KPI)
		return k
	}
	return model.KPI{}
}

// exact is how many digits of a typed number are kept: all that somebody types,
// and none of the noise of floating point.
const exact = 12

// Typed writes the stored number x as one would type it: "45", "180000", so that
// [Parse] can take it for nothing else: "1.2340".
func (q Quantity) Typed(x float64) string {
	s := q.digits(x)
	if _, asComma := readAs(s, 0, Comma); asComma && strings.Contains(s, ".") {
		s += "0"
	}
	return s
}

// digits writes the stored number x with all its digits, as it is shown.
func (q Quantity) digits(x float64) string {
	s := strconv.FormatFloat(x, 'e', exact-1, 64)
	mantissa, exponent, _ := strings.Cut(s, "e")
	e, err := strconv.Atoi(exponent)
	if err != nil { // not finite
		return s
	}
	if q.Percent {
		e += 2
	}
	v, _ := strconv.ParseFloat(mantissa+"e"+strconv.Itoa(e), 64)
	return fixed(v, max(0, places(mantissa)-e))
}

// places is how many decimals a number needs.
func places(s string) int {
	_, rest, _ := strings.Cut(s, ".")
	return len(strings.TrimRight(rest, "0"))
}

// Exact writes the stored number x for reading, with all its digits: "45 %",
// "180 000 EUR".
func (q Quantity) Exact(x float64) string { return q.suffixed(grouped(q.digits(x))) }

// Rounded writes the stored number x for reading: "33.33 %", "1 420 k EUR".
func (q Quantity) Rounded(x float64) string {
	switch {
	case q.money:
		return q.suffixed(money(x))
	case q.Percent:
		return q.suffixed(grouped(trimmed(shifted(x, 2, 2))))
	}
	return q.suffixed(grouped(Digits(x, 2)))
}

// Change is the quantity of differences between two numbers of q. Percentages
// differ by points: a rise from 40 % to 45 % is one of 5 points, and not of 5 %.
func (q Quantity) Change() Quantity {
	if q.Percent {
		q.Suffix = "points"
	}
	return q
}

// Difference writes the difference of two stored numbers for reading: "5 points",
// "-12 s".
func (q Quantity) Difference(x float64) string { return q.Change().Rounded(x) }

func (q Quantity) suffixed(s string) string {
	switch {
	case q.Suffix == "":
		return s
	case q.Suffix == "points" && strings.TrimPrefix(s, "-") == "1":
		return s + " point"
	case q.Suffix == "days" && strings.TrimPrefix(s, "-") == "1":
		return s + " day"
	}
	return s + " " + q.Suffix
}

// Short writes the stored number x in few cells: two digits that matter, large
// numbers in thousands or millions.
func (q Quantity) Short(x float64) string {
	unit := ""
	switch size := max(x, -x); {
	case q.Percent:
		x, unit = x*100, "%"
	case size >= 999_500:
		x, unit = x/1e6, "M"
	case size >= 9_995:
		x, unit = x/1e3, "k"
	}
	decimals := 0
	if max(x, -x) < 9.95 {
		decimals = 1
	}
	return Digits(x, decimals) + unit
}
