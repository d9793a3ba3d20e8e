package analysis

import "strings"

// NumberID names a number of a report: a topic, and after a slash the id of
// what it is about ("emotion.index/maya").
type NumberID string

// topic and subject are the two halves of the id.
func (id NumberID) topic() string {
	topic, _, _ := strings.Cut(string(id), "/")
	return topic
}

func (id NumberID) subject() string {
	_, subject, _ := strings.Cut(string(id), "/")
	return subject
}

// Better says in which direction a number is good.
type Better int8

// The directions.
const (
	Neither Better = 0
	Higher  Better = 1
	Lower   Better = -1
)

// Figure is a number with what it takes to show it.
type Figure struct {
	ID     NumberID
	Number Number
	Unit   Unit
	Better Better
}

// String returns the number as [Format] writes it.
func (f Figure) String() string { return Format(f.Number, f.Unit) }

// Figures returns every number of r that has an explanation, in a fixed order:
// two reports can be compared by id.
func Figures(r *Report) []Figure {
	out := r.Emotion.figures()
	out = append(out, r.Flow.figures()...)
	out = append(out, r.momentFigure())
	out = append(out, r.Pains.figures()...)
	out = append(out, r.KPIs.figures()...)
	out = append(out, r.Chain.figures()...)
	out = append(out, r.Opportunities.figures()...)
	return append(out, Figure{"confidence", r.Confidence.Assumption, Share, Lower})
}

// Numbers returns the ids of [Figures].
func Numbers(r *Report) []NumberID {
	var out []NumberID
	for _, f := range Figures(r) {
		out = append(out, f.ID)
	}
	return out
}

// FigureOf returns the number called id.
func FigureOf(r *Report, id NumberID) (Figure, bool) {
	for _, f := range Figures(r) {
		if f.ID == id {
			return f, true
		}
	}
	return Figure{}, false
}

func (e Emotion) figures() []Figure {
	out := []Figure{
		{"emotion.blended", e.Blended, Index, Higher},
		{"emotion.switches", e.Switches, Share, Lower},
	}
	for _, p := range e.Personas {
		id := NumberID("/" + p.Persona)
		out = append(out,
			Figure{"emotion.index" + id, p.Index, Index, Higher},
			Figure{"emotion.mean" + id, p.Mean, Valence, Higher},
			Figure{"emotion.weighted" + id, p.Weighted, Valence, Higher},
			Figure{"emotion.trough" + id, p.Trough.Valence, Valence, Higher},
			Figure{"emotion.peak" + id, p.Peak.Valence, Valence, Higher},
			Figure{"emotion.end" + id, p.End.Valence, Valence, Higher},
			Figure{"emotion.peak-end" + id, p.PeakEnd, Valence, Higher},
			Figure{"emotion.volatility" + id, p.Volatility, Ratio, Lower},
			Figure{"emotion.spread" + id, p.Spread, Ratio, Lower},
			Figure{"emotion.consistency" + id, p.Consistency, Ratio, Higher},
			Figure{"emotion.steepest-drop" + id, p.SteepestDrop, Valence, Higher},
			Figure{"emotion.negative-share" + id, p.NegativeShare, Share, Lower},
		)
	}
	return out
}

func (f Flow) figures() []Figure {
	return []Figure{
		{"flow.goal", f.Goal, Share, Higher},
		{"flow.steps", f.Steps, Plain, Neither},
		{"flow.leak", f.Leak.Share, Share, Lower},
		{"flow.leverage", f.Strongest.PerPoint, Ratio, Neither},
	}
}

func (r *Report) momentFigure() Figure {
	n := Of(float64(r.Moments.Fired))
	if r.Confidence.Count == 0 && r.Moments.Fired == 0 {
		n = NA(NoData, "No feeling is entered.")
	}
	return Figure{"moments", n, Count, Neither}
}

func (p Pains) figures() []Figure {
	return []Figure{
		{"pains.load", p.Load, Count, Lower},
		{"pains.addressed", p.Addressed, Share, Higher},
		{"pains.top", p.TopScore, Count, Lower},
	}
}

func (k KPIs) figures() []Figure {
	onTarget, watched := Of(float64(k.OnTarget)), func(n int) Number { return Of(float64(n)) }
	if k.Rated == 0 {
		onTarget = NA(NoData, "No KPI has a baseline, a target and a measurement.")
	}
	if len(k.List) == 0 {
		watched = func(int) Number { return NA(NoData, "There is no KPI.") }
	}
	out := []Figure{
		{"kpi.on-target", onTarget, Count, Higher},
		{"kpi.signals", watched(k.Signals), Count, Neither},
		{"kpi.stale", watched(k.Stale), Count, Lower},
	}
	for _, kpi := range k.List {
		out = append(out, Figure{"kpi.attainment/" + NumberID(kpi.KPI), kpi.Attainment, Share, Higher})
	}
	return out
}

func (c Chain) figures() []Figure {
	out := []Figure{
		{"chain.coverage", c.Coverage, Share, Higher},
		{"chain.cost", c.TotalCost, Money, Lower},
	}
	for _, a := range c.Activities {
		id := NumberID("/" + a.Activity)
		out = append(out,
			Figure{"chain.score" + id, a.Score, Plain, Higher},
			Figure{"chain.contribution" + id, a.Contribution, Share, Higher},
			Figure{"chain.proportional" + id, a.Proportional, Share, Higher},
			Figure{"chain.cost-share" + id, a.CostShare, Share, Lower},
			Figure{"chain.value-index" + id, a.ValueIndex, Ratio, Higher},
		)
	}
	return out
}

func (o Opportunities) figures() []Figure {
	out := []Figure{{"opportunity.top", o.Top.Score, Plain, Neither}}
	for _, d := range o.Derived {
		out = append(out, Figure{"opportunity/" + NumberID(d.Touchpoint), d.Score, Plain, Neither})
	}
	for _, m := range o.Measured {
		out = append(out, Figure{"opportunity.measured/" + NumberID(m.Opportunity), m.Score, Plain, Neither})
	}
	return out
}
