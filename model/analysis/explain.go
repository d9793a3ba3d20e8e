package analysis

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"wend/model"
	"wend/model/text"
)

// Explanation says where a number comes from.
type Explanation struct {
	Title   string // "Emotion index of Tom"
	Value   string // as Format writes it
	Plain   string // what the number says, for people who know no formula
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
type Input struct {
	Name, Value string
	// Number is the number that it is itself, or rests on most, to be explained in
	// turn; "" for what people entered.
	Number NumberID
}

// given returns an input that people entered, until [Input.of] says otherwise.
func given(name, value string) Input { return Input{Name: name, Value: value} }

// of returns the input as a number of the report: of a thing, or of the whole.
func (in Input) of(topic, subject string) Input {
	in.Number = idOf(topic, subject)
	return in
}

// Most returns the first inputs, those that weigh most, for where there is no room
// for all: at most n, the last of which says how many there are more.
func (x Explanation) Most(n int) []Input {
	if len(x.Inputs) <= n {
		return x.Inputs
	}
	return append(slices.Clone(x.Inputs[:n-1]), Input{Name: fmt.Sprintf("and %d more", len(x.Inputs)-n+1)})
}

// Explain says where the number id of r comes from; false if r has no such
// number. The state should be the one r was computed from; inputs
// that it does not have any more are left out.
func Explain(s model.State, r *Report, id NumberID) (Explanation, bool) {
	f, found := FigureOf(r, id)
	if !found {
		return Explanation{}, false
	}
	topic, subject := id.cut()
	n := rows[topic]
	e := explainer{index: newIndex(s, model.DocID(r.Journey)), report: r}
	out := Explanation{Title: n.title, Value: f.In(e.workspace().Currency), Plain: n.plain, Formula: n.formula, Source: n.source}
	switch {
	case subject != "":
		out.Title += e.name(n.get.of, subject)
	case strings.HasSuffix(out.Title, " "):
		out.Title += "all initiatives"
	}
	if n.inputs != nil {
		out.Inputs = n.inputs(e, subject)
	}
	for i := range out.Inputs {
		in := &out.Inputs[i]
		if _, found := FigureOf(r, in.Number); !found || in.Number == id {
			in.Number = "" // nothing that could be explained, or nothing new
		}
	}
	if n.assumed != nil {
		out.Assumed = n.assumed(e, subject)
	}
	if !f.Number.Known() {
		out.Remedy = strings.TrimSpace(f.Number.Detail() + " " + n.remedy)
	}
	return out, true
}

// explainer looks up what a report was computed from.
type explainer struct {
	*index
	report *Report
}

// name returns what people call a thing that has numbers; its id if it is gone.
func (e explainer) name(of model.Kind, id string) string {
	if of == model.NoKind {
		return laneTitle(LaneName(id))
	}
	for _, d := range []*model.Document{e.doc, e.state.Workspace()} {
		if o, found := d.Find(model.Ref{Kind: of, Key: id}); found {
			return text.Name(o)
		}
	}
	if of == model.KindStage { // a place of the flow may be a touchpoint
		return e.name(model.KindTouchpoint, id)
	}
	return id
}

func (e explainer) personaName(id model.PersonaID) string {
	return e.name(model.KindPersona, string(id))
}

func (e explainer) activityName(id model.ActivityID) string {
	return e.name(model.KindActivity, string(id))
}

func (e explainer) touchpointName(id model.TouchpointID) string {
	return e.name(model.KindTouchpoint, string(id))
}

func (e explainer) nodeName(n model.Node) string { return e.name(model.KindStage, string(n)) }

func (e explainer) initiativeName(id model.InitiativeID) string {
	return e.name(model.KindInitiative, string(id))
}

func (e explainer) kpiName(id model.KPIID) string { return e.name(model.KindKPI, string(id)) }

// weighed is an input with how much it contributes.
type weighed struct {
	Input
	weight float64
}

// strongest returns the inputs, those that contribute most first.
func strongest(list []weighed) []Input {
	slices.SortStableFunc(list, func(a, b weighed) int {
		return cmp.Compare(math.Abs(b.weight), math.Abs(a.weight))
	})
	out := make([]Input, len(list))
	for i, in := range list {
		out[i] = in.Input
	}
	return out
}

// some returns sentence with n things of a kind put in, as the only assumption;
// none if n is 0.
func some(n int, thing, sentence string, args ...any) []string {
	if n == 0 {
		return nil
	}
	return []string{fmt.Sprintf(sentence, append([]any{text.Several(n, thing)}, args...)...)}
}

func rating(o model.Opt[float64]) string {
	if v, ok := o.Value(); ok {
		return trimmed(v)
	}
	return "not set"
}
