package analysis

import (
	"wend/model"
	"wend/model/analysis/formula"
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
)

// mostlyAssumed is the share of assumptions among its grounds from which a
// number is a guess.
const mostlyAssumed = 0.5

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

func (t tally) mostly() bool {
	return t.all > 0 && formula.AtLeast(float64(t.assumed), mostlyAssumed*float64(t.all))
}

// GroundsOf counts the grounds of a journey of a workspace.
func GroundsOf(workspace, journey *model.Document) Grounds {
	g := Grounds{of: map[Basis]tally{}, personas: map[string]tally{}}
	add := func(b Basis, tier model.Tier) { g.of[b] = g.of[b].with(tier) }
	for e := range model.All[model.Experience](journey) {
		add(Feelings, e.Tier)
		g.personas[string(e.Persona)] = g.personas[string(e.Persona)].with(e.Tier)
	}
	for l := range model.All[model.Link](journey) {
		add(Links, l.Tier)
	}
	for f := range model.All[model.Finding](journey) {
		if f.Type == model.Pain {
			add(PainScores, f.Tier)
		}
	}
	for a := range model.All[model.Activity](workspace) {
		if a.Cost.IsSet() {
			add(Costs, a.Tier)
		}
	}
	return g
}

// Guessed reports whether the grounds of a number are mostly assumptions.
func (g Grounds) Guessed(id NumberID) bool {
	topic, subject := id.cut()
	n, found := rows[topic]
	if found && n.basis == Feelings && n.get.of == model.KindPersona {
		return g.personas[subject].mostly()
	}
	return found && g.of[n.basis].mostly()
}
