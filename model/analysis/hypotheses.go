package analysis

import (
	"fmt"

	"github.com/go-json-experiment/json"

	"wend/model"
	"wend/model/analysis/formula"
	"wend/model/text"
)

// Hypotheses are the beliefs of the journey and what their tests show.
type Hypotheses struct {
	List []Hypothesis
	// The counts by verdict.
	Untested, Testing, Supported, Refuted, Inconclusive int
}

// MarshalJSON encodes the list.
func (h Hypotheses) MarshalJSON() ([]byte, error) { return json.Marshal(h.List) }

// Hypothesis is a belief and the outcome of its test. Before and after is no
// experiment: it is consistent with the belief or not.
type Hypothesis struct {
	Hypothesis model.HypothesisID `json:"hypothesis"`
	formula.Outcome
	N Number `json:"-"` // how many people it rests on, before and after together
}

// ofHypothesis takes a number of each hypothesis.
var ofHypothesis = each(model.KindHypothesis,
	func(r *Report) []Hypothesis { return r.Hypotheses.List },
	func(h *Hypothesis) model.HypothesisID { return h.Hypothesis })

var hypothesisNumbers = []number{
	{
		topic: "hypothesis.untested", title: "Untested hypotheses", unit: Count, better: Lower,
		plain:   "Beliefs that nobody has tested yet",
		formula: "hypotheses without counts", source: own, remedy: enterCounts,
		get:    whole(func(r *Report) Number { return r.Hypotheses.count(r.Hypotheses.Untested) }),
		inputs: explainer.verdictInputs,
	},
	{
		topic: "hypothesis.testing", title: "Hypotheses being tested", unit: Count,
		plain:   "Beliefs that are being tested",
		formula: "hypotheses with counts before or after", source: own, remedy: enterCounts,
		get:    whole(func(r *Report) Number { return r.Hypotheses.count(r.Hypotheses.Testing) }),
		inputs: explainer.verdictInputs,
	},
	{
		topic: "hypothesis.supported", title: "Supported hypotheses", unit: Count, better: Higher,
		plain:   "Beliefs that a test supports",
		formula: "p < alpha in the expected direction", source: pooledZ, remedy: enterCounts,
		get:    whole(func(r *Report) Number { return r.Hypotheses.count(r.Hypotheses.Supported) }),
		inputs: explainer.verdictInputs,
	},
	{
		topic: "hypothesis.refuted", title: "Refuted hypotheses", unit: Count,
		plain:   "Beliefs that a test speaks against",
		formula: "p < alpha the other way, or the interval falls short of the effect", source: pooledZ, remedy: enterCounts,
		get:    whole(func(r *Report) Number { return r.Hypotheses.count(r.Hypotheses.Refuted) }),
		inputs: explainer.verdictInputs,
	},
	{
		topic: "hypothesis.inconclusive", title: "Inconclusive hypotheses", unit: Count, better: Lower,
		plain:   "Beliefs that a test neither supports nor refutes",
		formula: "neither supported nor refuted", source: pooledZ, remedy: enterCounts,
		get:    whole(func(r *Report) Number { return r.Hypotheses.count(r.Hypotheses.Inconclusive) }),
		inputs: explainer.verdictInputs,
	},
	{
		topic: "hypothesis.difference", title: "Difference: ", unit: Points,
		plain:   "How much more, or less, the group with the change did it",
		formula: "share after - share before, with Newcombe's interval", source: wilson, remedy: enterCounts,
		get:    ofHypothesis(func(h *Hypothesis) Number { return h.Difference }),
		inputs: explainer.testInputs, assumed: explainer.noExperiment,
	},
	{
		topic: "hypothesis.lift", title: "Lift: ", unit: Share,
		plain:   "The same difference, as a part of what it was without the change",
		formula: "(share after - share before) / share before", source: pooledZ, remedy: enterCounts,
		get:    ofHypothesis(func(h *Hypothesis) Number { return h.Lift }),
		inputs: explainer.testInputs, assumed: explainer.noExperiment,
	},
	{
		topic: "hypothesis.p", title: "p value: ", unit: PValue,
		plain:   "How often a difference as large comes up when the change does nothing at all",
		formula: "two-sided p of z = difference / standard error", source: pooledZ, remedy: enterCounts,
		get:    ofHypothesis(func(h *Hypothesis) Number { return h.P }),
		inputs: explainer.testInputs, assumed: explainer.noExperiment,
	},
	{
		topic: "hypothesis.needs", title: "People per group needed: ", unit: Count, better: Lower,
		plain:   "How many people each group takes for a test that can tell",
		formula: "sample size for a power of 0.8", source: fleiss, remedy: enterCounts,
		get:    ofHypothesis(func(h *Hypothesis) Number { return h.Needs }),
		inputs: explainer.testInputs,
	},
}

// count returns a count of hypotheses, if there are any.
func (h Hypotheses) count(n int) Number {
	if len(h.List) == 0 {
		return NA(NoData, "There is no hypothesis.")
	}
	return Of(float64(n))
}

var hypothesesPart = part{
	reads:   []model.Kind{model.KindHypothesis, model.KindKPI},
	compute: func(x *index, r *Report, _ touched) { r.Hypotheses = x.hypotheses() },
}

// hypotheses tests the beliefs of the journey that have counts before and after.
func (x *index) hypotheses() Hypotheses {
	var out Hypotheses
	for h := range model.All[model.Hypothesis](x.doc) {
		v := Hypothesis{h.ID, x.test(h), Of(h.Before.N.Or(0) + h.After.N.Or(0))}
		out.List = append(out.List, v)
		switch v.Verdict {
		case formula.Untested:
			out.Untested++
		case formula.Testing:
			out.Testing++
		case formula.Supported:
			out.Supported++
		case formula.Refuted:
			out.Refuted++
		case formula.Inconclusive:
			out.Inconclusive++
		}
	}
	return out
}

func (x *index) test(h model.Hypothesis) formula.Outcome {
	before, hasBefore := sampleOf(h.Before)
	after, hasAfter := sampleOf(h.After)
	if !hasBefore || !hasAfter {
		why := NA(NoData, "There are no counts before and after.")
		none := formula.Interval{Centre: why, Low: why, High: why}
		out := formula.Outcome{Verdict: formula.Untested, Needs: why, Proportions: formula.Proportions{
			Before: why, After: why, Difference: why, Lift: why, Interval: none, Pooled: why, Z: why, P: why,
		}}
		if hasBefore || hasAfter || h.Before.From != "" {
			out.Verdict = formula.Testing
		}
		return out
	}
	effect := NA(NoData, "The hypothesis aims at no effect.")
	if e, ok := h.Effect.Value(); ok {
		effect = Of(e)
	}
	t := formula.Trial{
		Before: before, After: after, Effect: effect, Direction: x.expected(h), Alpha: x.settings.Alpha.Or(0.05),
	}
	return t.Decide()
}

func sampleOf(s model.Sample) (formula.Sample, bool) {
	x, hasX := s.X.Value()
	n, hasN := s.N.Value()
	return formula.Sample{X: x, N: n}, hasX && hasN
}

// expected returns the direction of a hypothesis: its own, else that of its
// KPI, else that of the effect it aims at, else up.
func (x *index) expected(h model.Hypothesis) int {
	d := h.Direction
	if k, found := x.kpi(h.KPI); d == "" && found {
		d = k.Direction
	}
	switch {
	case d == model.Down, d == "" && h.Effect.Or(0) < 0:
		return -1
	case d == model.Band:
		return 0
	}
	return 1
}

func (e explainer) verdictInputs(string) []Input {
	var out []Input
	for _, h := range e.report.Hypotheses.List {
		text := string(h.Verdict)
		if h.P.Known() {
			text += ", p value " + Format(h.P, PValue)
		}
		out = append(out, given(e.name(model.KindHypothesis, string(h.Hypothesis)), text).of("hypothesis.p", string(h.Hypothesis)))
	}
	return out
}

func (e explainer) testInputs(subject string) []Input {
	h, _ := model.Lookup[model.Hypothesis](e.doc, subject)
	out := []Input{given("Before", counts(h.Before)), given("After", counts(h.After))}
	for _, t := range e.report.Hypotheses.List {
		if string(t.Hypothesis) == subject && t.Difference.Known() {
			test := "z " + Format(t.Z, Ratio)
			if t.Exact {
				test = "Fisher's exact test: the counts are too small for z"
			}
			span := signed(100*t.Interval.Low.Or(0)) + " to " + signed(100*t.Interval.High.Or(0)) + " points"
			return append(out, given("Test", test), given("Difference, 95 %", span).of("hypothesis.difference", string(t.Hypothesis)), given("Result", string(t.Verdict)))
		}
	}
	return out
}

func counts(s model.Sample) string {
	if x, ok := sampleOf(s); ok {
		return fmt.Sprintf("%s of %s", text.Quantity{}.Rounded(x.X), text.Quantity{}.Rounded(x.N))
	}
	return "not counted"
}

// noExperiment says what a comparison before and after does not prove.
func (e explainer) noExperiment(subject string) []string {
	h, _ := model.Lookup[model.Hypothesis](e.doc, subject)
	if h.Method == "a-b" {
		return nil
	}
	return []string{"before and after is no experiment: something else may have changed too"}
}
