package panel

import (
	"strings"

	"wend/model"
	"wend/model/analysis"
	"wend/ui/scene"
)

// mostlyGuessed is the share of assumptions among its inputs from which a number
// carries a mark.
const mostlyGuessed = 0.5

// guessMark stands before such a number.
const guessMark = "~"

// guess returns the mark before a row's value, "" if it rests on what is known.
func guess(r Row) string {
	if r.Guess {
		return guessMark
	}
	return ""
}

// tally counts what is known of the inputs of numbers.
type tally struct{ guesses, all int }

func (t *tally) add(tier model.Tier) {
	t.all++
	if tier == "" || tier == model.Assumption {
		t.guesses++
	}
}

func (t tally) mostly() bool {
	return t.all > 0 && float64(t.guesses) >= mostlyGuessed*float64(t.all)
}

// inputs are the tallies of a journey's inputs.
type inputs struct {
	feelings     tally
	personas     map[model.PersonaID]tally
	links, pains tally
	costs        tally
}

// counting is the key under which the tallies of a journey are remembered.
type counting struct{ journey *model.Document }

// inputsOf counts how much of a journey's inputs is assumed.
func inputsOf(s *scene.Scene) inputs {
	return scene.Remember(s, counting{s.Journey}, func() inputs {
		in := inputs{personas: map[model.PersonaID]tally{}}
		for e := range model.All[model.Experience](s.Journey) {
			t := in.personas[e.Persona]
			t.add(e.Tier)
			in.personas[e.Persona] = t
			in.feelings.add(e.Tier)
		}
		for l := range model.All[model.Link](s.Journey) {
			in.links.add(l.Tier)
		}
		for f := range model.All[model.Finding](s.Journey) {
			if f.Type == model.Pain {
				in.pains.add(f.Tier)
			}
		}
		for a := range model.All[model.Activity](s.State.Workspace()) {
			if a.Cost.IsSet() {
				in.costs.add(a.Tier)
			}
		}
		return in
	})
}

// guessed reports whether the inputs of a number are mostly assumptions. Flow
// and KPIs rest on counts and measurements, which have no tier.
func guessed(s *scene.Scene, id analysis.NumberID) bool {
	if s.Journey == nil {
		return false
	}
	topic, subject, _ := strings.Cut(string(id), "/")
	in := inputsOf(s)
	switch {
	case strings.HasPrefix(topic, "emotion.") && subject != "":
		return in.personas[model.PersonaID(subject)].mostly()
	case topic == "emotion.switches":
		return false
	case strings.HasPrefix(topic, "emotion."), strings.HasPrefix(topic, "touchpoint."), strings.HasPrefix(topic, "opportunity"), topic == "moments":
		return in.feelings.mostly()
	case topic == "chain.cost", topic == "chain.cost-share", topic == "chain.margin":
		return in.costs.mostly()
	case strings.HasPrefix(topic, "chain."):
		return in.links.mostly()
	case strings.HasPrefix(topic, "pains."):
		return in.pains.mostly()
	}
	return false
}
