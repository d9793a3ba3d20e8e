package analysis

import (
	"encoding/json"
	"fmt"

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

// Hypothesis is a belief and the outcome of its test. Before and after is no
// experiment: it is consistent with the belief or not.
type Hypothesis struct {
	Hypothesis model.HypothesisID
	formula.Outcome
	N Number `json:"-"` // how many people it rests on, before and after together
}

func (h Hypotheses) figures() []Figure {
	count := func(n int) Number {
		if len(h.List) == 0 {
			return NA(NoData, "There is no hypothesis.")
		}
		return Of(float64(n))
	}
	out := []Figure{
		{"hypothesis.untested", count(h.Untested), Count, Lower},
		{"hypothesis.testing", count(h.Testing), Count, Neither},
		{"hypothesis.supported", count(h.Supported), Count, Higher},
		{"hypothesis.refuted", count(h.Refuted), Count, Neither},
		{"hypothesis.inconclusive", count(h.Inconclusive), Count, Lower},
	}
	for _, t := range h.List {
		id := NumberID("/" + t.Hypothesis)
		out = append(out,
			Figure{"hypothesis.difference" + id, t.Difference, Share, Neither},
			Figure{"hypothesis.lift" + id, t.Lift, Share, Neither},
			Figure{"hypothesis.p" + id, t.P, Ratio, Neither},
			Figure{"hypothesis.needs" + id, t.Needs, Count, Lower},
		)
	}
	return out
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
			text += ", p " + Format(h.P, Ratio)
		}
		out = append(out, Input{e.hypothesisName(h.Hypothesis), text})
	}
	return first(out)
}

func (e explainer) testInputs(subject string) []Input {
	h, _ := model.Lookup[model.Hypothesis](e.doc, subject)
	out := []Input{{"Before", counts(h.Before)}, {"After", counts(h.After)}}
	for _, t := range e.report.Hypotheses.List {
		if string(t.Hypothesis) == subject && t.Difference.Known() {
			test := "z " + Format(t.Z, Ratio)
			if t.Exact {
				test = "Fisher's exact test: the counts are too small for z"
			}
			span := signed(100*t.Interval.Low.Or(0)) + " to " + signed(100*t.Interval.High.Or(0)) + " points"
			return append(out, Input{"Test", test}, Input{"Difference, 95 %", span}, Input{"Result", string(t.Verdict)})
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

// MarshalJSON encodes the test and its result.
func (h Hypothesis) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Hypothesis model.HypothesisID `json:"hypothesis"`
		Difference Number             `json:"difference"`
		Lift       Number             `json:"lift"`
		Interval   interval           `json:"interval"`
		Z          Number             `json:"z"`
		P          Number             `json:"p"`
		Exact      bool               `json:"exact,omitempty"`
		Needs      Number             `json:"needs"`
		Result     formula.Verdict    `json:"result"`
	}{h.Hypothesis, h.Difference, h.Lift, interval(h.Interval), h.Z, h.P, h.Exact, h.Needs, h.Verdict})
}
