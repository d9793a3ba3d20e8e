package formula

import "math"

// ROI returns (benefit - cost) / cost; 0.3 is 30 %. Without a cost it is not
// available. Benefit per cost, which some call ROI, is 1 more.
func ROI(benefit, cost float64) Number { return Ratio(minus(benefit, cost), cost) }

// Case is the business case of an initiative.
type Case struct {
	Volume     float64 // people a month who come to the step
	Lift       float64 // conversion of the step after minus before, in points (0.003)
	Downstream float64 // probability to reach the goal once the step is taken, 0..1; 1 if it is the sale
	OrderValue float64 // money per order
	Margin     float64 // of the order value, 0..1
	Savings    float64 // money a month
	OneOff     float64 // money once
	Running    float64 // money a month
	Months     float64 // horizon
	Confidence float64 // that the benefit comes about, 0..1
	Discount   float64 // rate a month for the net present value
}

// Return is what a case comes to over its horizon. Expected and actual cases are
// two returns and never mixed.
type Return struct {
	Orders    Number `json:"ordersPerMonth"` // more a month
	Sales     Number `json:"-"`              // money a month from more orders
	Monthly   Number `json:"-"`              // money a month: sales and savings, before confidence
	Benefit   Number `json:"benefit"`        // money, weighed by confidence
	Cost      Number `json:"cost"`           // money
	ROI       Number `json:"roi"`
	Payback   Number `json:"payback"`       // months; not available if it never pays back
	NPV       Number `json:"npv"`           // money
	BreakEven Number `json:"breakEvenLift"` // lift at which benefit meets cost, in points
}

// Monthly is the rate a month that comes to a rate a year.
func Monthly(year float64) float64 { return math.Pow(1+year, 1.0/12) - 1 }

// Return computes the case:
//
//	monthly = V·lift·q·AOV·m + s    benefit = w·T·monthly    cost = K + k·T
//	payback = K/(w·monthly - k)     break-even = (K + k·T - w·T·s)/(w·V·T·q·AOV·m)
//
// and the net present value -K + sum over the months of (w·monthly - k)/(1+i)^t.
func (c Case) Return() Return {
	if why := c.check(); !why.Known() {
		return Return{why, why, why, why, why, why, why, why, why}
	}
	orders := c.Volume * c.Lift * c.Downstream
	sales := orders * c.OrderValue * c.Margin
	monthly := sales + c.Savings
	benefit, cost := c.Confidence*c.Months*monthly, c.OneOff+c.Running*c.Months
	net := minus(c.Confidence*monthly, c.Running)
	r := Return{
		Orders: Of(orders), Sales: Of(sales), Monthly: Of(monthly), Benefit: Of(benefit), Cost: Of(cost), ROI: ROI(benefit, cost),
		NPV: Of(presentValue(net, c.Discount, c.Months) - c.OneOff),
	}
	r.Payback = Ratio(c.OneOff, net)
	if net <= 0 {
		r.Payback = NA(ZeroDenominator, "It never pays back: each month costs more than it brings.")
	}
	r.BreakEven = Ratio(minus(cost, c.Confidence*c.Months*c.Savings), c.Confidence*c.Volume*c.Months*c.Downstream*c.OrderValue*c.Margin)
	if !r.BreakEven.Known() {
		r.BreakEven = NA(ZeroDenominator, "No lift would bring orders.")
	}
	return r
}

func (c Case) check() Number {
	for _, v := range []float64{c.Volume, c.Downstream, c.OrderValue, c.OneOff, c.Running, c.Months, c.Confidence, c.Discount} {
		if !(v >= 0) || math.IsInf(v, 1) {
			return NA(OutOfRange, "An amount is below 0.")
		}
	}
	if Above(c.Downstream, 1) || Above(c.Confidence, 1) {
		return NA(OutOfRange, "A probability is above 1.")
	}
	return Of(0)
}

// presentValue returns the value today of an amount each month for so many
// months; a fraction of a month brings that fraction.
func presentValue(monthly, rate, months float64) float64 {
	whole := math.Floor(months)
	sum := monthly * whole
	if rate > 0 {
		sum = monthly * (1 - math.Pow(1+rate, -whole)) / rate
	}
	return sum + monthly*(months-whole)*math.Pow(1+rate, -(whole+1))
}

// GapClosed returns what share of the gap to a target several initiatives close
// together: 1 - product of (1 - g). Each share is 0..1; lifts are never added
// beyond the gap.
func GapClosed(shares ...float64) Number {
	left := 1.0
	for _, g := range shares {
		if !(g >= 0 && g <= 1) {
			return NA(OutOfRange, "A share of a gap goes from 0 to 1.")
		}
		left *= 1 - g
	}
	return Of(1 - left)
}
