package analysis

import (
	"cmp"
	"math"
	"slices"

	"wend/model"
	"wend/model/analysis/formula"
)

// moments returns the moments of truth. Two rules find them: intensity
// (importance at least 4 and a feeling of size at least 2) and gap (importance
// minus performance at least 3, performance being valence + 3; Strativity). Each
// persona's own importance counts for it. People can overrule both. The list is
// ordered by importance times |valence|, then gap, then the path, and cut at
// MomentCap; those that people chose are never cut in favour of others.
func (x *index) moments(support []Support) Moments {
	var m Moments
	if len(x.path) > 0 {
		m.First, m.Ending = x.path[0].ID, x.path[len(x.path)-1].ID
	}
	for i := range x.path {
		moment := x.moment(i)
		moment.Strong = support[i].Strength == strong
		if len(moment.Rules) > 0 {
			m.List = append(m.List, moment)
		}
	}
	m.Fired = len(m.List)
	slices.SortStableFunc(m.List, byDecisiveness)
	if m.Fired > MomentCap {
		slices.SortStableFunc(m.List, chosenFirst)
		m.List = m.List[:MomentCap]
		slices.SortStableFunc(m.List, byDecisiveness)
	}
	return m
}

// moment measures touchpoint i and says which rules fire there.
func (x *index) moment(i int) Moment {
	t := &x.path[i]
	m := Moment{Touchpoint: t.ID, Gap: NA(NoData, "")}
	if t.Moment == model.OverrideNo {
		return m
	}
	intense := false
	for _, p := range x.personas {
		v, ok := p.valences[i].Value()
		if !ok {
			continue
		}
		w := p.importance[i]
		m.Intensity = max(m.Intensity, formula.Intensity(w, float64(v)))
		m.Gap = Of(max(m.Gap.Or(-4), formula.PerformanceGap(w, float64(v))))
		intense = intense || w >= float64(x.settings.MomentImportance.Or(4)) &&
			math.Abs(float64(v)) >= float64(x.settings.MomentValence.Or(2))
	}
	if intense {
		m.Rules = append(m.Rules, IntensityRule)
	}
	if m.Gap.Known() && m.Gap.Or(0) >= float64(x.settings.MomentGap.Or(3)) {
		m.Rules = append(m.Rules, GapRule)
	}
	if t.Moment == model.OverrideYes {
		m.Rules = append(m.Rules, OverrideRule)
	}
	return m
}

func byDecisiveness(a, b Moment) int {
	return cmp.Or(cmp.Compare(b.Intensity, a.Intensity), cmp.Compare(b.Gap.Or(-5), a.Gap.Or(-5)))
}

func chosenFirst(a, b Moment) int {
	rank := func(m Moment) int {
		if slices.Contains(m.Rules, OverrideRule) {
			return 0
		}
		return 1
	}
	return cmp.Compare(rank(a), rank(b))
}
