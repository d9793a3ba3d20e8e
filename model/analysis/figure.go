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

// groups lists the figures of a report by the first word of their topics.
var groups = []struct {
	word    string
	figures func(r *Report) []Figure
}{
	{"emotion", func(r *Report) []Figure { return r.Emotion.figures() }},
	{"touchpoint", func(r *Report) []Figure { return r.Emotion.touchpoints() }},
	{"flow", func(r *Report) []Figure { return r.Flow.figures() }},
	{"moments", func(r *Report) []Figure { return []Figure{r.momentFigure()} }},
	{"pains", func(r *Report) []Figure { return r.Pains.figures() }},
	{"kpi", func(r *Report) []Figure { return r.KPIs.figures() }},
	{"chain", func(r *Report) []Figure { return r.Chain.figures() }},
	{"opportunity", func(r *Report) []Figure { return r.Opportunities.figures() }},
	{"initiative", func(r *Report) []Figure { return r.Initiatives.figures() }},
	{"hypothesis", func(r *Report) []Figure { return r.Hypotheses.figures() }},
	{"commerce", func(r *Report) []Figure { return r.Commerce.figures() }},
	{"quality", func(r *Report) []Figure { return r.Quality.figures() }},
	{"confidence", func(r *Report) []Figure { return r.Confidence.figures() }},
}

// Figures returns every number of r that has an explanation, in a fixed order:
// two reports can be compared by id.
func Figures(r *Report) []Figure {
	var out []Figure
	for _, g := range groups {
		out = append(out, g.figures(r)...)
	}
	return out
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
	word, _, _ := strings.Cut(id.topic(), ".")
	for _, g := range groups {
		if g.word != word {
			continue
		}
		for _, f := range g.figures(r) {
			if f.ID == id {
				return f, true
			}
		}
	}
	return Figure{}, false
}

func (e Emotion) figures() []Figure {
	out := []Figure{
		{"emotion.blended", e.Blended, Index, Higher},
		{"emotion.switches", e.Switches, Share, Lower},
		{"emotion.expectation", e.Expectation, Valence, Higher},
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
			Figure{"emotion.trough-end" + id, p.TroughEnd, Valence, Higher},
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
	out := []Figure{
		{"flow.goal", f.Goal, Share, Higher},
		{"flow.steps", f.Steps, Plain, Neither},
		{"flow.leak", f.Leak.Share, Share, Lower},
		{"flow.leverage", f.Strongest.PerPoint, Ratio, Neither},
		{"flow.kept", f.After.Kept, Share, Higher},
	}
	for _, list := range [][]StageFlow{f.Stages, f.After.Stages} {
		for _, s := range list {
			id := NumberID("/" + s.Stage)
			out = append(out,
				Figure{"flow.visits" + id, s.Visits, Ratio, Neither},
				Figure{"flow.ever" + id, s.Ever, Share, Neither},
				Figure{"flow.lost" + id, s.Lost, Share, Lower},
				Figure{"flow.goal-from" + id, s.GoalFrom, Share, Higher},
			)
		}
	}
	return out
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
		{"chain.value", c.Value, Money, Higher},
		{"chain.margin", c.Margin, Money, Higher},
		{"chain.margin-share", c.MarginShare, Share, Higher},
		{"chain.savings", c.Savings, Money, Neither},
		{"chain.reinvested", c.Reinvested, Money, Higher},
		{"chain.value-added", c.ValueAdded, Share, Higher},
		{"chain.bottleneck", c.Bottleneck.Utilisation, Share, Lower},
		{"chain.throughput", c.Bottleneck.Throughput, Plain, Higher},
	}
	for _, a := range c.Activities {
		id := NumberID("/" + a.Activity)
		out = append(out,
			Figure{"chain.score" + id, a.Score, Plain, Higher},
			Figure{"chain.contribution" + id, a.Contribution, Share, Higher},
			Figure{"chain.proportional" + id, a.Proportional, Share, Higher},
			Figure{"chain.cost-share" + id, a.CostShare, Share, Lower},
			Figure{"chain.value-index" + id, a.ValueIndex, Ratio, Higher},
			Figure{"chain.indirect" + id, a.Indirect, Plain, Higher},
			Figure{"chain.utilisation" + id, a.Utilisation, Share, Lower},
			Figure{"chain.lead-time" + id, a.ValueAdded, Share, Higher},
			Figure{"chain.saving" + id, a.Savings, Money, Neither},
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
