package analysis

import (
	"fmt"
	"math"

	"wend/model"
	"wend/model/analysis/formula"
)

// Conversion is a way through the journey whose share was measured: what a KPI
// says of it beside what the transition says.
type Conversion struct {
	From     model.Node  `json:"from"`
	To       model.Node  `json:"to"`
	KPI      model.KPIID `json:"kpi"`
	Measured Number      `json:"measured"` // 0..1
	Modelled Number      `json:"modelled"` // 0..1
	// Difference is Measured minus Modelled. Apart says that it is at least the
	// setting, and more than chance would make of the counts.
	Difference Number `json:"difference"`
	Apart      bool   `json:"apart,omitzero"`
}

// ofConversion takes a number of each KPI that measures a way.
var ofConversion = each(model.KindKPI,
	func(r *Report) []Conversion { return r.Conversions },
	func(c *Conversion) model.KPIID { return c.KPI })

var conversionNumbers = []number{
	{
		topic: "conversion.difference", title: "Measured minus modelled conversion: ", unit: Points,
		plain:   "How far what was measured lies from what the transition says; the flow is only as right as its transitions",
		formula: "last value of the KPI - probability of the transition", source: own,
		remedy: "Measure the conversion, and enter the transitions of its stage.",
		get:    ofConversion(func(c *Conversion) Number { return c.Difference }),
		inputs: explainer.conversionInputs,
	},
}

var conversionsPart = part{
	reads:   append([]model.Kind{model.KindTransition}, pathKinds...),
	needs:   []*part{&kpisPart},
	compute: func(x *index, r *Report, _ touched) { r.Conversions = x.conversions(r.KPIs) },
}

// conversions sets what conversion KPIs measure beside the ways that they are
// about: the one that names the KPI, else the likeliest way onward from its stage.
func (x *index) conversions(k KPIs) []Conversion {
	n := x.network()
	named := map[model.KPIID]model.Transition{}
	for t := range model.All[model.Transition](x.doc) {
		if t.KPI != "" {
			named[t.KPI] = t
		}
	}
	var out []Conversion
	for _, stand := range k.List {
		kpi, _ := x.kpi(stand.KPI)
		t, found := named[stand.KPI]
		if !found && kpi.Definition == defStage {
			t, found = x.onwardWay(x.stageAt(kpi.Stage, kpi.Touchpoint))
		}
		if !found || kpi.Unit != model.Percent {
			continue
		}
		c := Conversion{From: t.From, To: t.To, KPI: stand.KPI, Measured: stand.Current, Modelled: n.share(t)}
		c.Difference = c.Modelled
		if p, known := c.Modelled.Value(); known {
			c.Difference = c.Measured.With(func(m float64) float64 { return m - p })
			c.Apart = c.Difference.Known() && formula.AtLeast(math.Abs(c.Difference.Or(0)), x.settings.FlowGap.Or(0.05)) &&
				!(stand.N.Known() && formula.AtLeast(p, stand.Interval.Low.Or(1)) && formula.AtMost(p, stand.Interval.High.Or(0)))
		}
		out = append(out, c)
	}
	return out
}

// share returns the probability of a transition, counts as shares of their sum.
func (n *network) share(t model.Transition) Number {
	f := n.entry
	if i, found := n.place[t.From]; found {
		f = n.out[i]
	}
	if !f.problem.Known() {
		return f.problem
	}
	for _, w := range f.ways {
		if w.node == t.To {
			return Of(w.p)
		}
	}
	return NA(NoData, "The transition is no part of the flow.")
}

func (e explainer) conversionInputs(subject string) []Input {
	for _, c := range e.report.Conversions {
		if string(c.KPI) == subject {
			return []Input{
				given(e.nodeName(c.From)+" → "+e.nodeName(c.To), fmt.Sprintf("modelled %s", Format(c.Modelled, Share))),
				given("Measured", Format(c.Measured, Share)).of("kpi.current", subject),
			}
		}
	}
	return nil
}
