package analysis

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"wend/model"
)

// Explanation says where a number comes from.
type Explanation struct {
	Title   string // "Emotion index of Tom"
	Value   string // as Format writes it
	Formula string
	Inputs  []Input
	// Assumed lists which inputs are assumptions or defaults, a sentence each.
	Assumed []string
	Source  string // short label of the literature
	// Remedy says why the number is not available and what to do about it; ""
	// if it is available.
	Remedy string
}

// Input is one thing that went into a number.
type Input struct{ Name, Value string }

// maxInputs is how many inputs an explanation lists before "and 9 more".
const maxInputs = 6

// Explain says where the number id of r comes from; false if r has no such
// number. The state should be the one r was computed from; inputs
// that it does not have any more are left out.
func Explain(s model.State, r *Report, id NumberID) (Explanation, bool) {
	f, found := FigureOf(r, id)
	t, known := topics[id.topic()]
	if !found || !known {
		return Explanation{}, false
	}
	e := explainer{index: newIndex(s, model.DocID(r.Journey)), report: r}
	out := Explanation{
		Title: t.title, Value: f.String(), Formula: t.formula, Source: t.source,
	}
	switch {
	case id.subject() != "":
		out.Title += e.name(id)
	case strings.HasSuffix(out.Title, " "):
		out.Title += "all initiatives"
	}
	if t.inputs != nil {
		out.Inputs = t.inputs(e, id.subject())
	}
	if t.assumed != nil {
		out.Assumed = t.assumed(e, id.subject())
	}
	if !f.Number.Known() {
		out.Remedy = strings.TrimSpace(f.Number.Detail() + " " + t.remedy)
	}
	return out, true
}

// explainer looks up what a report was computed from.
type explainer struct {
	*index
	report *Report
}

// topic is what all numbers of one topic have in common.
type topic struct {
	title, formula, source, remedy string
	inputs                         func(e explainer, subject string) []Input
	assumed                        func(e explainer, subject string) []string
}

// name returns what people call the thing that a number is about.
func (e explainer) name(id NumberID) string {
	subject := id.subject()
	switch topic := id.topic(); {
	case strings.HasPrefix(topic, "emotion."):
		return e.personaName(model.PersonaID(subject))
	case strings.HasPrefix(topic, "chain."):
		return e.activityName(model.ActivityID(subject))
	case strings.HasPrefix(topic, "kpi."):
		k, _ := e.kpi(model.KPIID(subject))
		return named(k.Name, subject)
	case strings.HasPrefix(topic, "flow."):
		return e.nodeName(model.Node(subject))
	case topic == "initiative.closed":
		return e.kpiName(model.KPIID(subject))
	case strings.HasPrefix(topic, "initiative."):
		return e.initiativeName(model.InitiativeID(subject))
	case strings.HasPrefix(topic, "hypothesis."):
		return e.hypothesisName(model.HypothesisID(subject))
	case topic == "quality.resonance", topic == "quality.tailored":
		return e.nodeName(model.Node(subject))
	case topic == "quality.lane":
		return laneTitle(LaneName(subject))
	case topic == "opportunity.measured":
		o, _ := model.Lookup[model.Opportunity](e.doc, subject)
		return named(o.Text, subject)
	default:
		return e.touchpointName(model.TouchpointID(subject))
	}
}

func (e explainer) personaName(id model.PersonaID) string {
	if p := e.persona(id); p != nil {
		return named(p.Name, string(id))
	}
	return string(id)
}

func (e explainer) activityName(id model.ActivityID) string {
	a, _ := model.Lookup[model.Activity](e.state.Workspace(), id)
	return named(a.Name, string(id))
}

func (e explainer) touchpointName(id model.TouchpointID) string {
	if i, found := e.place[id]; found {
		return named(e.path[i].Action, string(id))
	}
	return string(id)
}

// nodeName returns what people call a place of the flow.
func (e explainer) nodeName(n model.Node) string {
	if n.Reserved() {
		return string(n)
	}
	if s, found := model.Lookup[model.Stage](e.doc, string(n)); found {
		return named(s.Name, string(n))
	}
	return e.touchpointName(model.TouchpointID(n))
}

func (e explainer) initiativeName(id model.InitiativeID) string {
	i, _ := model.Lookup[model.Initiative](e.state.Workspace(), id)
	return named(i.Name, string(id))
}

func (e explainer) kpiName(id model.KPIID) string {
	k, _ := e.kpi(id)
	return named(k.Name, string(id))
}

func (e explainer) hypothesisName(id model.HypothesisID) string {
	h, _ := model.Lookup[model.Hypothesis](e.doc, id)
	return named(h.Statement, string(id))
}

// weighed is an input with how much it contributes.
type weighed struct {
	Input
	weight float64
}

// strongest returns the inputs that contribute most, and how many there are more.
func strongest(list []weighed) []Input {
	slices.SortStableFunc(list, func(a, b weighed) int {
		return cmp.Compare(math.Abs(b.weight), math.Abs(a.weight))
	})
	var out []Input
	for i, in := range list {
		if i == maxInputs && len(list) > maxInputs+1 {
			return append(out, Input{Name: fmt.Sprintf("and %d more", len(list)-i)})
		}
		out = append(out, in.Input)
	}
	return out
}

// first returns the first inputs, and how many there are more.
func first(list []Input) []Input {
	all := make([]weighed, len(list))
	for i, in := range list {
		all[i] = weighed{Input: in}
	}
	return strongest(all)
}

// some returns sentence with n put in, as the only assumption; none if n is 0.
func some(n int, sentence string, args ...any) []string {
	if n == 0 {
		return nil
	}
	return []string{fmt.Sprintf(sentence, append([]any{n}, args...)...)}
}

func rating(o model.Opt[float64]) string {
	if v, ok := o.Value(); ok {
		return trimmed(v)
	}
	return "not set"
}
