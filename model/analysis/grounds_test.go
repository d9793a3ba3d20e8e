package analysis

import (
	"slices"
	"strings"
	"testing"

	"wend/model"
)

// tiered gives what numbers rest on a tier of its own by kind.
func tiered(s model.State, tier func(model.Kind) model.Tier) (workspace, journey *model.Document) {
	w, d := s.Workspace(), journeyOf(s)
	for o := range model.All[model.Experience](d) {
		o.Tier = tier(o.Kind())
		d = d.With(o)
	}
	for o := range model.All[model.Link](d) {
		o.Tier = tier(o.Kind())
		d = d.With(o)
	}
	for o := range model.All[model.Finding](d) {
		o.Tier = tier(o.Kind())
		d = d.With(o)
	}
	for o := range model.All[model.Activity](w) {
		o.Tier = tier(o.Kind())
		w = w.With(o)
	}
	return w, d
}

func TestANumberIsAGuessIfItsGroundsAre(t *testing.T) {
	const (
		costs  = "chain.cost chain.cost-share chain.margin chain.margin-share"
		links  = "chain.score chain.contribution chain.proportional chain.coverage chain.unserved chain.indirect"
		either = "chain.value-index chain.savings chain.saving" // half links, half costs
	)
	in := func(list, topic string) bool { return slices.Contains(strings.Fields(list), topic) }
	for kind, want := range map[model.Kind]func(topic, word string) bool{
		model.KindExperience: func(topic, word string) bool {
			return topic != "emotion.switches" && slices.Contains([]string{"emotion", "touchpoint", "opportunity", "moments", "rivalry"}, word)
		},
		model.KindLink:     func(topic, _ string) bool { return in(links, topic) || in(either, topic) }, // six links, four costs
		model.KindFinding:  func(_, word string) bool { return word == "pains" },
		model.KindActivity: func(topic, _ string) bool { return in(costs, topic) },
		model.KindKPI:      func(string, string) bool { return false }, // measured, so never assumed
	} {
		g := GroundsOf(tiered(everything(), func(k model.Kind) model.Tier {
			if k == kind {
				return model.Assumption
			}
			return model.Reasoned
		}))
		for _, id := range Numbers(Compute(everything(), "j", Options{})) {
			topic, _ := id.cut()
			same(t, "with assumed "+kind.Plural()+", a guess: "+string(id), g.Guessed(id), want(topic, rows[topic].word()))
		}
	}
}

func TestHalfOfTheGroundsMakeAGuess(t *testing.T) {
	for assumed, guess := range map[int]bool{1: false, 2: true, 4: true} {
		d := journeyOf(everything())
		n := 0
		for e := range model.All[model.Experience](d) {
			if e.Persona != "maya" {
				continue
			}
			e.Tier = model.Validated
			if n++; n <= assumed {
				e.Tier = ""
			}
			d = d.With(e)
		}
		g := GroundsOf(everything().Workspace(), d)
		same(t, "Maya's index", g.Guessed("emotion.index/maya"), guess)
	}
	same(t, "nothing to rest on", Grounds{}.Guessed("emotion.blended"), false)
	same(t, "no such number", Grounds{}.Guessed("nonsense"), false)
}
