// Package ways lists who goes where on a journey: each transition with the people
// who take it, what one more point of it brings, what was measured of it, and
// who works there.
//
// All functions are pure.
package ways

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"wend/model"
	"wend/model/analysis"
	"wend/model/atlas"
	"wend/model/text"
)

// Way is a transition.
type Way struct {
	From, To model.Node
	Share    float64            // 0..1, of those who are at From
	Count    model.Opt[float64] // people, where the ways out of From are counted
	People   analysis.Number    // of one who begins, how often they go this way
	Brings   analysis.Number    // points of the goal that one more point of it is worth
	Measured Measured
	Work     []model.Initiative // that are to change something where it begins, and are not over
}

// Measured is what a KPI says of a way. The zero Measured is of none.
type Measured struct {
	KPI     model.KPI
	Value   analysis.Number // 0..1
	Differs bool            // from the share on the map, by more than chance or a point
}

// Known reports whether there is a measured value.
func (m Measured) Known() bool { return m.KPI.ID != "" && m.Value.Known() }

// Of returns the ways of journey d in the order of the map, of a report on it.
func Of(s model.State, d *model.Document, r *analysis.Report) []Way {
	m := atlas.Of(d)
	visits := map[model.Node]analysis.Number{model.Entry: analysis.Of(1)}
	brings := map[string]analysis.Number{}
	for _, list := range [][]analysis.StageFlow{r.Flow.After.Stages, r.Flow.Stages} {
		for _, st := range list {
			visits[st.Stage] = st.Visits
		}
	}
	for _, l := range r.Flow.Leverage {
		brings[model.TransitionKey(l.From, l.To)] = l.PerPoint
	}
	totals := map[model.Node]float64{}
	for t := range model.All[model.Transition](d) {
		totals[t.From] += t.Count.Or(0)
	}
	measured, work := conversions(m, s, r), works(m, s)
	var out []Way
	for t := range model.All[model.Transition](d) {
		w := Way{From: t.From, To: t.To, Count: t.Count, Brings: brings[t.Key()], Measured: measured[t.Key()]}
		switch p, set := t.Probability.Value(); {
		case set:
			w.Share = p
		case totals[t.From] > 0:
			w.Share = t.Count.Or(0) / totals[t.From]
		default:
			continue
		}
		w.People = visits[t.From].With(func(v float64) float64 { return v * w.Share })
		if t.To != model.Lost {
			w.Work = work[m.At(t.From).Stage]
		}
		w.Measured.Differs = w.Measured.Known() && differs(w.Share, w.Measured, r)
		out = append(out, w)
	}
	slices.SortStableFunc(out, func(a, b Way) int {
		return cmp.Or(cmp.Compare(m.Rank(a.From), m.Rank(b.From)), cmp.Compare(m.Rank(a.To), m.Rank(b.To)))
	})
	return out
}

// Strongest returns the ways that bring anything, the most first.
func Strongest(all []Way) []Way {
	out := slices.DeleteFunc(slices.Clone(all), func(w Way) bool { return w.Brings.Or(0) <= 0 })
	slices.SortStableFunc(out, func(a, b Way) int { return cmp.Compare(b.Brings.Or(0), a.Brings.Or(0)) })
	return out
}

// conversions returns what KPIs measure of ways, by the key of the transition. A
// conversion of a stage is about the way that its name speaks of, or else about
// the likeliest one to a later stage or to the goal.
func conversions(m *atlas.Map, s model.State, r *analysis.Report) map[string]Measured {
	out := map[string]Measured{}
	for _, k := range m.KPIs {
		at := m.Anchor(k.Stage, k.Touchpoint).Stage
		if at == atlas.None || !converts(k) {
			continue
		}
		from := model.Node(m.Stages[at].ID)
		if key := wayOf(m, k, from); key != "" && out[key].KPI.ID == "" {
			out[key] = Measured{KPI: k, Value: standOf(r, k.ID).Current}
		}
	}
	return out
}

func standOf(r *analysis.Report, id model.KPIID) analysis.KPI {
	for _, k := range r.KPIs.List {
		if k.KPI == id {
			return k
		}
	}
	return analysis.KPI{Current: analysis.NA(analysis.NoData, "")}
}

func converts(k model.KPI) bool {
	return k.Definition == "stage-conversion" || k.Definition == "" && k.Unit == model.Percent && strings.Contains(strings.ToLower(k.Name), "conversion")
}

// wayOf returns the key of the way that a conversion is about; "" if there is none.
func wayOf(m *atlas.Map, k model.KPI, from model.Node) string {
	best, said := model.Transition{}, false
	for _, t := range m.Ways[from] {
		if t.To == model.Lost || t.To != model.Goal && m.Rank(t.To) <= m.Rank(from) {
			continue
		}
		named := t.To != model.Goal && strings.Contains(strings.ToLower(k.Name), strings.ToLower(nameOf(m, t.To)))
		better := t.Probability.Or(0)+t.Count.Or(0) > best.Probability.Or(0)+best.Count.Or(0)
		if best.To == "" || named && !said || better && named == said {
			best, said = t, named
		}
	}
	if best.To == "" {
		return ""
	}
	return best.Key()
}

func nameOf(m *atlas.Map, n model.Node) string {
	at := m.At(n)
	switch {
	case at.Touchpoint != atlas.None:
		return text.Name(m.Path[at.Touchpoint])
	case at.Stage != atlas.None:
		return text.Name(m.Stages[at.Stage])
	}
	return string(n)
}

// apart is from how far on two shares differ of which nobody knows the chance: a
// point.
const apart = 0.01

func differs(share float64, m Measured, r *analysis.Report) bool {
	v := m.Value.Or(0)
	low, high := standOf(r, m.KPI.ID).Interval.Low, standOf(r, m.KPI.ID).Interval.High
	if low.Known() && high.Known() {
		return share < low.Or(0) || share > high.Or(0)
	}
	return math.Abs(v-share) > apart+1e-9
}

// works returns the initiatives by the stage where they are to change something:
// a KPI, a finding or an opportunity.
func works(m *atlas.Map, s model.State) map[int][]model.Initiative {
	where := map[model.Ref]int{}
	for _, k := range m.KPIs {
		where[model.RefOf(k)] = m.Anchor(k.Stage, k.Touchpoint).Stage
	}
	for _, f := range m.Findings {
		where[model.RefOf(f)] = m.Anchor(f.Stage, f.Touchpoint).Stage
	}
	for _, o := range m.Opportunities {
		where[model.RefOf(o)] = m.Anchor(o.Stage, first(o.Touchpoints)).Stage
	}
	out := map[int][]model.Initiative{}
	for i := range model.All[model.Initiative](s.Workspace()) {
		if i.Status == "done" || i.Status == "dropped" {
			continue
		}
		seen := map[int]bool{}
		for _, r := range targets(i) {
			if at, found := where[r]; found && at != atlas.None && !seen[at] {
				seen[at] = true
				out[at] = append(out[at], i)
			}
		}
	}
	return out
}

func first(list []model.TouchpointID) model.TouchpointID {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

func targets(i model.Initiative) []model.Ref {
	var out []model.Ref
	for _, e := range i.Effects {
		out = append(out, model.Ref{Kind: model.KindKPI, Key: string(e.KPI)})
	}
	for _, f := range i.Findings {
		out = append(out, model.Ref{Kind: model.KindFinding, Key: string(f)})
	}
	for _, o := range i.Opportunities {
		out = append(out, model.Ref{Kind: model.KindOpportunity, Key: string(o)})
	}
	return out
}
