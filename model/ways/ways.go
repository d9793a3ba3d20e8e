// Package ways lists who goes where on a journey: each transition with the people
// who take it, what one more point of it brings, what was measured of it, and
// who works there.
//
// All functions are pure.
package ways

import (
	"cmp"
	"slices"

	"wend/model"
	"wend/model/analysis"
	"wend/model/atlas"
)

// Way is a transition.
type Way struct {
	From, To model.Node
	Share    float64              // 0..1, of those who are at From; 0 for a referral
	Count    model.Opt[float64]   // people, where the ways out of From are counted
	Rate     model.Opt[float64]   // of a referral: new customers for each visit of From
	People   analysis.Number      // of one who begins, how often they go this way
	Brings   analysis.Number      // points of the goal that one more point of it is worth
	Measured *analysis.Conversion // what a KPI says of it; nil: none does
	Work     []model.Initiative   // that are to change it, or something where it begins, and are not over
}

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
	measured := map[string]*analysis.Conversion{}
	for i, c := range r.Conversions {
		if c.Measured.Known() {
			measured[model.TransitionKey(c.From, c.To)] = &r.Conversions[i]
		}
	}
	work, shifts := works(m, s)
	var out []Way
	for t := range model.All[model.Transition](d) {
		w := Way{From: t.From, To: t.To, Count: t.Count, Rate: t.Rate, Brings: brings[t.Key()], Measured: measured[t.Key()], Work: shifts[t.Key()]}
		each := 0.0
		switch p, set := t.Probability.Value(); {
		case t.Referral:
			each = t.Rate.Or(0)
		case set:
			w.Share = p
		case totals[t.From] > 0:
			w.Share = t.Count.Or(0) / totals[t.From]
		default:
			continue
		}
		w.People = visits[t.From].With(func(v float64) float64 { return v * (w.Share + each) })
		if t.To != model.Lost {
			for _, i := range work[m.At(t.From).Stage] {
				if !slices.ContainsFunc(w.Work, func(o model.Initiative) bool { return o.ID == i.ID }) {
					w.Work = append(w.Work, i)
				}
			}
		}
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

// works returns the initiatives by the stage where they are to change something, a
// KPI, a finding or an opportunity, and by the keys of the transitions they are to
// change.
func works(m *atlas.Map, s model.State) (stages map[int][]model.Initiative, shifts map[string][]model.Initiative) {
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
	stages, shifts = map[int][]model.Initiative{}, map[string][]model.Initiative{}
	for i := range model.All[model.Initiative](s.Workspace()) {
		if i.Status == "done" || i.Status == "dropped" {
			continue
		}
		for _, sh := range i.Shifts {
			shifts[sh.Transition] = append(shifts[sh.Transition], i)
		}
		seen := map[int]bool{}
		for _, r := range targets(i) {
			if at, found := where[r]; found && at != atlas.None && !seen[at] {
				seen[at] = true
				stages[at] = append(stages[at], i)
			}
		}
	}
	return stages, shifts
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
