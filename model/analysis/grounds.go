package analysis

import (
	"wend/model"
	"wend/model/analysis/formula"
	"wend/model/atlas"
)

// Basis says what a number rests on, and so how much of it is assumed.
type Basis uint8

// The bases.
const (
	Counts     Basis = iota // counts and measurements, of which nothing is assumed
	Feelings                // everybody's, or those of the persona it is about
	Links                   // of activities with touchpoints
	PainScores              // severity and frequency
	Costs                   // of activities
	LinksAndCosts
)

// guessFrom is the share of assumptions among its grounds from which a number is
// a guess: half of them.
const guessFrom = 0.5

// Grounds counts how much of what the numbers of a journey rest on is assumed.
type Grounds struct {
	of       map[Basis]tally
	personas map[string]tally // of the feelings
}

// tally counts assumptions among all.
type tally struct{ assumed, all int }

func (t tally) with(tier model.Tier) tally {
	t.all++
	if tier == "" || tier == model.Assumption {
		t.assumed++
	}
	return t
}

func (t tally) guess() bool {
	return t.all > 0 && formula.AtLeast(float64(t.assumed), guessFrom*float64(t.all))
}

// GroundsOf counts the grounds of a journey of a workspace.
func GroundsOf(workspace, journey *model.Document) Grounds {
	g := Grounds{of: map[Basis]tally{}, personas: map[string]tally{}}
	add := func(b Basis, tier model.Tier) { g.of[b] = g.of[b].with(tier) }
	x := atlas.Of(journey)
	travels := map[model.PersonaID]bool{}
	for _, p := range journey.Journey().Personas {
		travels[p] = true
	}
	for e := range model.All[model.Experience](journey) {
		if _, onMap := x.Place(e.Touchpoint); !onMap || !e.Valence.IsSet() || !travels[e.Persona] {
			continue // a thought is no feeling, and counts nowhere
		}
		add(Feelings, e.Tier)
		g.personas[string(e.Persona)] = g.personas[string(e.Persona)].with(e.Tier)
	}
	for l := range model.All[model.Link](journey) {
		if l.Supports() {
			add(Links, l.Tier)
			add(LinksAndCosts, l.Tier)
		}
	}
	for f := range model.All[model.Finding](journey) {
		if _, scored := f.Score(); scored && f.Type == model.Pain {
			add(PainScores, f.Tier)
		}
	}
	for a := range model.All[model.Activity](workspace) {
		if a.Cost.IsSet() {
			add(Costs, a.Tier)
			add(LinksAndCosts, a.Tier)
		}
	}
	return g
}

// Guessed reports whether at least half of the grounds of a number are assumptions.
func (g Grounds) Guessed(id NumberID) bool {
	topic, subject := id.cut()
	n, found := rows[topic]
	if found && n.basis == Feelings && n.get.of == model.KindPersona {
		return g.personas[subject].guess()
	}
	return found && g.of[n.basis].guess()
}
