package model

import (
	"fmt"
	"math"
)

// Answers returns from where to where single answers to k go: from 0 to 10 for a
// net promoter score, from 1 to 7 for the rules of customer effort, else from 1
// to the KPI's scale; false if it has none.
func (k KPI) Answers() (low, high float64, known bool) {
	switch {
	case k.Definition == "nps":
		return 0, 10, true
	case k.Rule == "percent-agree" || k.Rule == "index":
		return 1, 7, true
	}
	top, known := k.Scale.Value()
	return 1, float64(top), known
}

// whole reports whether only whole answers count: boxes have nothing between.
func (k KPI) whole() bool { return k.Definition == "nps" || k.Rule != "" && k.Rule != "mean" }

// CheckAnswers refuses single answers that are off the scale of their KPI. It is
// asked of measurements and of KPIs, whose scale may have changed; d is the
// document that they are in.
func CheckAnswers(d *Document, o Object) error {
	switch o := o.(type) {
	case Measurement:
		if k, found := Lookup[KPI](d, o.KPI); found {
			return k.Accepts(o)
		}
	case KPI:
		for _, m := range d.Measurements(o.ID) {
			if err := o.Accepts(m); err != nil {
				return err
			}
		}
	}
	return nil
}

// Accepts refuses a measurement of k with answers, or a mean of them, that are off
// its scale.
func (k KPI) Accepts(m Measurement) error {
	low, high, known := k.Answers()
	if !known {
		return nil
	}
	if v, set := m.Value.Value(); set && k.Unit == Score && !k.whole() && (v < low || v > high) {
		return invalid(m, "Value", fmt.Sprintf("must be from %g to %g, the scale of the answers", low, high))
	}
	for i, v := range m.Values {
		switch {
		case v < low || v > high:
			return invalid(m, "Single values", fmt.Sprintf("go from %g to %g, answer %d is %g", low, high, i+1, v))
		case k.whole() && v != math.Trunc(v):
			return invalid(m, "Single values", fmt.Sprintf("are whole, answer %d is %g", i+1, v))
		}
	}
	return nil
}
