package insight

import (
	"fmt"
	"slices"
	"strconv"

	"wend/model"
	"wend/model/analysis/formula"
	"wend/model/text"
)

var emotionRules = []Rule{
	{
		"L12", Warning, "handoff that ends badly", "Let the two teams walk through the handoff together.",
		[]Need{Feelings},
		(*index).handoffs,
	},
	{
		"L14", Warning, "persona without feelings", "Enter what the persona feels at the touchpoints.",
		[]Need{Touchpoints},
		(*index).unfelt,
	},
	{
		"L16", Warning, "important touchpoint with a feeling missing", "Ask how it feels, and enter it.",
		[]Need{Feelings},
		(*index).unfeltMoments,
	},
	{
		"L18", Warning, "steep drop of the mood", "Look for what happens between the two.",
		[]Need{Feelings},
		(*index).drops,
	},
	{
		"L19", Warning, "journey that ends badly", "Design the ending.",
		[]Need{Feelings},
		(*index).badEnding,
	},
	{
		"L20", Notice, "no delight", "Choose a touchpoint and exceed what is expected there.",
		[]Need{Feelings},
		(*index).noDelight,
	},
	{
		"L21", Notice, "flat curve", "Ask again, touchpoint by touchpoint.",
		[]Need{Feelings},
		(*index).flat,
	},
	{
		"L22", Warning, "moment of truth that rests on a guess", "Link evidence to the feelings or findings there, or plan research.",
		[]Need{Feelings},
		(*index).guessed,
	},
	{
		"L23", Notice, "personas that feel differently", "Think of a way for each of them.",
		[]Need{Feelings},
		(*index).split,
	},
	{
		"L24", Warning, "expectation missed or not known", "Say what customers expect, and close the gap.",
		[]Need{Feelings},
		(*index).disappointing,
	},
}

func (x *index) handoffs(tell tell) {
	for i := 1; i < len(x.Path); i++ {
		a, b := x.Path[i-1], x.Path[i]
		if x.felt(i).Valence.Or(0) >= 0 || !switches(a, b) {
			continue
		}
		from, to := x.owners(i-1, i)
		if from != to {
			tell(fmt.Sprintf("Handoff %s → %s (%s to %s) ends badly. What gets lost?", nameOf(a), nameOf(b), from, to),
				x.touchpoint(i), x.touchpoint(i-1))
		}
	}
}

// switches reports whether two touchpoints have no channel in common.
func switches(a, b model.Touchpoint) bool {
	return len(a.Channels) > 0 && len(b.Channels) > 0 &&
		!slices.ContainsFunc(a.Channels, func(c string) bool { return slices.Contains(b.Channels, c) })
}

// owners returns who owns two touchpoints, in the same terms: the teams where
// both have one, else whose they are (brand, partner, …); equal if not known.
func (x *index) owners(i, j int) (string, string) {
	a, b := x.team(i), x.team(j)
	if a != "" && b != "" {
		return a, b
	}
	p, q := x.Path[i].Ownership, x.Path[j].Ownership
	if p == "" || q == "" {
		return "", ""
	}
	return text.Words(p), text.Words(q)
}

// team returns the team behind a touchpoint: that of the strongest activity, else
// of the stage.
func (x *index) team(i int) string {
	for _, s := range x.behind[i] {
		if s.activity.Owner != "" {
			return s.activity.Owner
		}
	}
	return x.Stages[x.StageOf(i)].Owner
}

func (x *index) unfelt(tell tell) {
	for i, p := range x.report.Emotion.Personas {
		if p.Count == 0 {
			tell(x.names[i]+" feels nothing yet on this map.", x.object(x.personas[i]))
		}
	}
}

func (x *index) unfeltMoments(tell tell) {
	for i, t := range x.Path {
		if x.importance(i) < number(x.settings.MomentImportance) {
			continue
		}
		for n, p := range x.report.Emotion.Personas {
			if p.Count > 0 && !p.Valences[i].IsSet() {
				tell(fmt.Sprintf("%s matters (%d) but the feeling of %s is missing.", nameOf(t), x.importance(i), x.names[n]),
					x.touchpoint(i), x.object(x.personas[n]))
			}
		}
	}
}

func (x *index) drops(tell tell) {
	type step struct{ from, to int }
	var steps []step
	who, by := map[step][]string{}, map[step][]int{}
	for n, p := range x.report.Emotion.Personas {
		last := -1
		for i, v := range p.Valences {
			now, ok := v.Value()
			if !ok {
				continue
			}
			if last >= 0 {
				if d := now - p.Valences[last].Or(0); d <= -number(x.settings.MoodDrop) {
					s := step{last, i}
					if who[s] == nil {
						steps = append(steps, s)
					}
					who[s], by[s] = append(who[s], x.names[n]), append(by[s], -d)
				}
			}
			last = i
		}
	}
	for _, s := range steps {
		far, whose := strconv.Itoa(by[s][0]), who[s]
		if slices.Max(by[s]) > slices.Min(by[s]) {
			far = "up to " + strconv.Itoa(slices.Max(by[s]))
			for n := range whose {
				whose[n] += " " + strconv.Itoa(by[s][n])
			}
		}
		tell(fmt.Sprintf("Mood drops %s from %s to %s (%s). What happens in between?", far, x.called(s.from), x.called(s.to),
			series(whose)), x.touchpoint(s.to), x.touchpoint(s.from))
	}
}

// badEnding looks at the last touchpoint at which anybody feels something: a
// persona that leaves the map before has not seen the journey end.
func (x *index) badEnding(tell tell) {
	last := -1
	for i := range x.Path {
		if x.felt(i).Lowest.IsSet() {
			last = i
		}
	}
	if last < 0 {
		return
	}
	low, whose, all := 1, []string{}, 0
	for n, p := range x.report.Emotion.Personas {
		v, ok := p.Valences[last].Value()
		if !ok {
			continue
		}
		if all++; v < low {
			low, whose = v, nil
		}
		if v == low && v <= 0 {
			whose = append(whose, x.names[n])
		}
	}
	switch {
	case low > 0:
	case len(whose) == all:
		tell(fmt.Sprintf("The journey ends on %s. Endings are remembered.", signed(low)), x.touchpoint(last))
	default:
		tell(fmt.Sprintf("The journey ends on %s for %s. Endings are remembered.", signed(low), series(whose)), x.touchpoint(last))
	}
}

func (x *index) noDelight(tell tell) {
	if x.report.Confidence.Count < number(x.settings.FewFeelings) {
		return
	}
	if len(x.delights()) > 0 {
		return
	}
	tell("No moment of delight. Where could you exceed expectation?", x.journey())
}

func (x *index) flat(tell tell) {
	for n, p := range x.report.Emotion.Personas {
		lo, hi := 2, -2
		for _, v := range p.Valences {
			lo, hi = min(lo, v.Or(lo)), max(hi, v.Or(hi))
		}
		if p.Count >= number(x.settings.FewFeelings) && hi-lo <= number(x.settings.FlatCurve) {
			tell(fmt.Sprintf("The curve of %s is flat. Real journeys have highs and lows: ask again.", x.names[n]), x.object(x.personas[n]))
		}
	}
}

func (x *index) guessed(tell tell) {
	known := map[model.TouchpointID]bool{}
	for _, f := range x.Findings {
		if f.Tier == model.Reasoned || f.Tier == model.Validated || x.rests(f.Evidence) {
			known[f.Touchpoint] = true
		}
	}
	for _, i := range x.moments {
		t := x.Path[i]
		for _, p := range x.personas {
			e, _ := x.doc.Experience(p.ID, t.ID)
			if e.Tier == model.Reasoned || e.Tier == model.Validated || x.rests(e.Evidence) {
				known[t.ID] = true
			}
		}
		if !known[t.ID] {
			tell(nameOf(t)+" decides the journey and rests on a guess. Which evidence would settle it?", x.touchpoint(i))
		}
	}
}

func (x *index) split(tell tell) {
	for i, g := range x.report.Emotion.Gaps {
		if formula.Below(g.Gap.Or(0), float64(number(x.settings.PersonaGap))) {
			continue
		}
		lo, hi, vLo, vHi := 0, 0, 3, -3
		for n, p := range x.report.Emotion.Personas {
			v, ok := p.Valences[i].Value()
			if ok && v < vLo {
				lo, vLo = n, v
			}
			if ok && v > vHi {
				hi, vHi = n, v
			}
		}
		a, b, va, vb := lo, hi, vLo, vHi
		if b < a { // in the order of the personas
			a, b, va, vb = b, a, vb, va
		}
		tell(fmt.Sprintf("%s and %s experience %s differently (%s/%s). Split the design?", x.names[a], x.names[b],
			x.called(i), signed(va), signed(vb)), x.touchpoint(i))
	}
}

func (x *index) disappointing(tell tell) {
	for i, t := range x.Path {
		switch missed := x.felt(i).Missed; {
		case missed >= number(x.settings.PromiseGap):
			tell(fmt.Sprintf("Promise and experience differ by %d at %s.", missed, nameOf(t)), x.touchpoint(i))
		case slices.Contains(x.moments, i) && !x.expected(t):
			tell(nameOf(t)+" decides the journey. What do customers expect there?", x.touchpoint(i))
		}
	}
}

// expected reports whether it is known what customers expect at a touchpoint.
func (x *index) expected(t model.Touchpoint) bool {
	return t.Expectation != "" || slices.ContainsFunc(x.personas, func(p model.Persona) bool {
		e, _ := x.doc.Experience(p.ID, t.ID)
		return e.Expected.IsSet()
	})
}
