package analysis

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"

	"wend/model"
	"wend/model/analysis/formula"
)

// Moments are the moments of truth.
type Moments struct {
	List  []Moment // at most MomentCap, the most decisive first
	Fired int      // how many there were before the cap
	// First and Ending are the first and last touchpoint of the path; they
	// count for people whether a rule fired or not.
	First, Ending model.TouchpointID
}

// MarshalJSON encodes the list.
func (m Moments) MarshalJSON() ([]byte, error) { return json.Marshal(m.List) }

// MomentCap is how many moments of truth a journey lists at most.
const MomentCap = 5

// Moment is a moment of truth and why it is one.
type Moment struct {
	Touchpoint model.TouchpointID `json:"touchpoint"`
	Rules      []Rule             `json:"rules"`
	Intensity  float64            `json:"-"` // largest importance times |valence|
	Gap        Number             `json:"-"` // largest importance minus performance
	Strong     bool               `json:"-"` // an activity supports it strongly
}

// Rule says why a touchpoint is a moment of truth.
type Rule string

// The rules.
const (
	IntensityRule Rule = "intensity"
	GapRule       Rule = "gap"
	OverrideRule  Rule = "override"
)

var momentNumbers = []number{
	{
		topic: "moments", title: "Moments of truth", unit: Count, basis: Feelings,
		plain:   "Touchpoints at which customers make up their mind",
		formula: "importance and |feeling| both reach their thresholds, or importance - (feeling + 3) reaches the gap, or chosen by hand", source: "Moments of truth (Carlzon 1987; gap rule after Strativity)",
		remedy: enterFeelings,
		get:    whole(func(r *Report) Number { return r.fired() }),
		inputs: explainer.momentInputs, assumed: explainer.assumedImportance,
	},
}

// fired returns how many moments of truth there are, if there is anything that
// could make one.
func (r *Report) fired() Number {
	if r.Confidence.Count == 0 && r.Moments.Fired == 0 {
		return NA(NoData, "No feeling is entered.")
	}
	return Of(float64(r.Moments.Fired))
}

// moments returns the moments of truth. Two rules find them: intensity
// (importance at least 4 and a feeling of size at least 2) and gap (importance
// minus performance at least 3, performance being valence + 3; Strativity). Each
// persona's own importance counts for it. People can overrule both. The list is
// ordered by importance times |valence|, then gap, then the path, and cut at
// MomentCap; those that people chose are never cut in favour of others.
func (x *index) moments(support []Support) Moments {
	var m Moments
	if len(x.Path) > 0 {
		m.First, m.Ending = x.Path[0].ID, x.Path[len(x.Path)-1].ID
	}
	for i := range x.Path {
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
	t := &x.Path[i]
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
		intense = intense || formula.AtLeast(w, float64(x.settings.MomentImportance.Or(4))) &&
			formula.AtLeast(math.Abs(float64(v)), float64(x.settings.MomentValence.Or(2)))
	}
	if intense {
		m.Rules = append(m.Rules, IntensityRule)
	}
	if m.Gap.Known() && formula.AtLeast(m.Gap.Or(0), float64(x.settings.MomentGap.Or(3))) {
		m.Rules = append(m.Rules, GapRule)
	}
	if t.Moment == model.OverrideYes {
		m.Rules = append(m.Rules, OverrideRule)
	}
	return m
}

func byDecisiveness(a, b Moment) int {
	return cmp.Or(formula.Order(b.Intensity, a.Intensity), formula.Order(b.Gap.Or(-5), a.Gap.Or(-5)))
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

func (e explainer) momentInputs(string) []Input {
	out := []Input{given("Thresholds", fmt.Sprintf("importance %d, feeling %d, gap %d",
		e.settings.MomentImportance.Or(0), e.settings.MomentValence.Or(0), e.settings.MomentGap.Or(0)))}
	for _, m := range e.report.Moments.List {
		rules := make([]string, len(m.Rules))
		for i, r := range m.Rules {
			rules[i] = string(r)
		}
		support := "no strong support"
		if m.Strong {
			support = "strongly supported"
		}
		out = append(out, given(e.touchpointName(m.Touchpoint), strings.Join(rules, " and ")+", "+support).of("touchpoint.gap", string(m.Touchpoint)))
	}
	if cut := e.report.Moments.Fired - len(e.report.Moments.List); cut > 0 {
		out = append(out, Input{Name: fmt.Sprintf("and %d less decisive", cut)})
	}
	return out
}
