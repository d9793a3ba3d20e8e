package analysis

import (
	"fmt"
	"strings"

	"wend/model"
)

// of returns the report on one persona.
func (e explainer) of(subject string) PersonaEmotion {
	for _, p := range e.report.Emotion.Personas {
		if string(p.Persona) == subject {
			return p
		}
	}
	return PersonaEmotion{}
}

// column returns a persona's column of the map; an empty one if the state does
// not have the persona any more.
func (e explainer) column(subject string) *persona {
	if p := e.persona(model.PersonaID(subject)); p != nil {
		return p
	}
	return &persona{valences: make([]model.Opt[int], len(e.path)), importance: e.weight}
}

func (e explainer) indices(string) []Input {
	var out []Input
	for _, p := range e.report.Emotion.Personas {
		value := fmt.Sprintf("weight %s, index %s", trimmed(p.Weight), Format(p.Index, Index))
		if p.Count == 0 {
			value = "left out: no feeling is entered"
		}
		out = append(out, Input{e.personaName(p.Persona), value})
	}
	return first(out)
}

func (e explainer) feelingsOf(subject string) []Input {
	p := e.column(subject)
	var list []weighed
	for i, t := range e.path {
		if v, ok := p.valences[i].Value(); ok {
			w := p.importance[i]
			text := fmt.Sprintf("importance %s, feeling %s", trimmed(w), signed(float64(v)))
			list = append(list, weighed{Input{named(t.Action, string(t.ID)), text}, w * float64(v)})
		}
	}
	return strongest(list)
}

// stepsOf lists the steps from one feeling to the next, the largest first.
func (e explainer) stepsOf(subject string) []Input {
	v, _, at := e.column(subject).felt()
	var list []weighed
	for i := 1; i < len(v); i++ {
		a, b := e.path[at[i-1]], e.path[at[i]]
		name := named(a.Action, string(a.ID)) + " → " + named(b.Action, string(b.ID))
		list = append(list, weighed{Input{name, signed(v[i-1]) + " to " + signed(v[i])}, v[i] - v[i-1]})
	}
	return strongest(list)
}

func (e explainer) mark(m Mark) []Input {
	if !m.Valence.Known() {
		return nil
	}
	return []Input{{e.touchpointName(m.Touchpoint), "feeling " + Format(m.Valence, Valence)}}
}

func (e explainer) troughOf(subject string) []Input { return e.mark(e.of(subject).Trough) }
func (e explainer) peakOf(subject string) []Input   { return e.mark(e.of(subject).Peak) }
func (e explainer) endOf(subject string) []Input    { return e.mark(e.of(subject).End) }

func (e explainer) peakEndOf(subject string) []Input {
	return append(e.peakOf(subject), e.endOf(subject)...)
}

func (e explainer) channels(string) []Input {
	var out []Input
	for _, t := range e.path {
		if len(t.Channels) > 0 {
			out = append(out, Input{named(t.Action, string(t.ID)), strings.Join(t.Channels, ", ")})
		}
	}
	return first(out)
}

func (e explainer) momentInputs(string) []Input {
	out := []Input{{"Thresholds", fmt.Sprintf("importance %d, feeling %d, gap %d",
		e.settings.MomentImportance.Or(0), e.settings.MomentValence.Or(0), e.settings.MomentGap.Or(0))}}
	for _, m := range e.report.Moments.List {
		rules := make([]string, len(m.Rules))
		for i, r := range m.Rules {
			rules[i] = string(r)
		}
		support := "no strong support"
		if m.Strong {
			support = "strongly supported"
		}
		out = append(out, Input{e.touchpointName(m.Touchpoint), strings.Join(rules, " and ") + ", " + support})
	}
	if cut := e.report.Moments.Fired - len(e.report.Moments.List); cut > 0 {
		out = append(out, Input{Name: fmt.Sprintf("and %d less decisive", cut)})
	}
	return out
}

func (e explainer) tierInputs(string) []Input {
	c := e.report.Confidence
	return []Input{
		{"Feelings", fmt.Sprint(c.Count)},
		{"Assumptions", Format(c.Assumption, Share)},
		{"Reasoned", Format(c.Reasoned, Share)},
		{"Validated", Format(c.Validated, Share)},
	}
}

// assumedWeights says which personas' weights are defaults.
func (e explainer) assumedWeights(string) []string {
	unset := 0
	for _, p := range e.personas {
		if !p.Weight.IsSet() {
			unset++
		}
	}
	out := some(unset, "weight of %d personas not set, counted as equal shares of what the others leave")
	return append(append(out, e.assumedImportance("")...), e.tierSentence(e.feelings(), e.tiers)...)
}

// assumedImportance says how many touchpoints have the default importance.
func (e explainer) assumedImportance(string) []string {
	unset := 0
	for _, t := range e.path {
		if !t.Importance.IsSet() {
			unset++
		}
	}
	return some(unset, "importance of %d touchpoints not set, counted as %d", e.defaultImportance())
}

// assumedAt says whether one touchpoint has the default importance.
func (e explainer) assumedAt(subject string) []string {
	if i, found := e.place[model.TouchpointID(subject)]; found && !e.path[i].Importance.IsSet() {
		return []string{fmt.Sprintf("importance not set, counted as %d", e.defaultImportance())}
	}
	return nil
}

// assumedFeelings adds to assumedTiers the importances that are defaults where
// the persona has a feeling.
func (e explainer) assumedFeelings(subject string) []string {
	p := e.column(subject)
	unset := 0
	for i, t := range e.path {
		if p.valences[i].IsSet() && !t.Importance.IsSet() && !p.own[i] {
			unset++
		}
	}
	out := some(unset, "importance of %d touchpoints not set, counted as %d", e.defaultImportance())
	return append(out, e.assumedTiers(subject)...)
}

// assumedTiers says how many of a persona's feelings are assumptions.
func (e explainer) assumedTiers(subject string) []string {
	tiers, count := map[model.Tier]int{}, 0
	for x := range model.All[model.Experience](e.doc) {
		if _, found := e.place[x.Touchpoint]; found && string(x.Persona) == subject && x.Valence.IsSet() {
			tiers[x.Tier]++
			count++
		}
	}
	return e.tierSentence(count, tiers)
}

func (e explainer) tierSentence(count int, tiers map[model.Tier]int) []string {
	assumed := count - tiers[model.Reasoned] - tiers[model.Validated]
	return some(assumed, "%d of %d feelings are assumptions", count)
}
