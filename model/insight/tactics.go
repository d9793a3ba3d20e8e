package insight

import (
	"fmt"
	"slices"
	"strings"

	"wend/model"
)

var tacticRules = []Rule{
	{
		"L63", Warning, "stage without message or content", "Add what you say or show there.",
		[]Need{Stages},
		(*index).wordless,
	},
	{
		"L64", Notice, "offer too early or introduction too late", "Move it to the stage where it helps.",
		[]Need{Stages},
		(*index).misplaced,
	},
	{
		"L65", Notice, "personalisation left out", "Add a tactic that uses what is known.",
		[]Need{Touchpoints},
		(*index).impersonal,
	},
	{
		"L66", Warning, "no feedback after the sale", "Add a survey, a review or a call.",
		[]Need{Stages},
		(*index).deaf,
	},
	{
		"L67", Warning, "advocates without a way back", "Add the referral that brings new customers, or a KPI of referrals.",
		[]Need{Stages},
		(*index).unheard,
	},
	{
		"L71", Warning, "interest without entry signals", "Name what customers do when they become interested.",
		[]Need{Stages},
		(*index).unrecognised,
	},
}

// Kinds of stages and tactics that the rules ask for.
const (
	awareness    model.StageKind = "awareness"
	interest     model.StageKind = "interest"
	decision     model.StageKind = "decision"
	postPurchase model.StageKind = "post-purchase"
	retention    model.StageKind = "retention"
	advocacy     model.StageKind = "advocacy"

	offer    model.TacticKind = "offer"
	seo      model.TacticKind = "seo"
	social   model.TacticKind = "social"
	feedback model.TacticKind = "feedback"
	referral model.TacticKind = "referral"
)

// tacticStage returns the place of the stage a tactic belongs to; -1 for none.
func (x *index) tacticStage(t model.Tactic) int { return x.Anchor(t.Stage, t.Touchpoint).Stage }

func (x *index) wordless(tell tell) {
	who := "customers"
	if len(x.personas) == 1 {
		who = x.names[0]
	}
	for _, id := range x.report.Quality.Silent {
		i, _ := x.Stage(id)
		tell(fmt.Sprintf("What do you say to %s at %s?", who, nameOf(x.Stages[i])), x.object(x.Stages[i]))
	}
}

func (x *index) misplaced(tell tell) {
	for _, t := range x.Tactics {
		i := x.tacticStage(t)
		if i < 0 {
			continue
		}
		switch stage := x.Stages[i]; {
		case stage.Type == awareness && (t.Type == offer || t.Personal.Treatment == "promotion"):
			tell(fmt.Sprintf("Discount shown before interest exists (%s).", nameOf(t)), x.object(t))
		case stage.Type == decision && (t.Type == seo || t.Type == social):
			tell(fmt.Sprintf("%s still makes known what people are deciding on.", nameOf(t)), x.object(t))
		}
	}
}

func (x *index) impersonal(tell tell) {
	basis := x.history()
	if basis == "" {
		return
	}
	tailored, wide := map[model.TouchpointID]bool{}, map[int]bool{}
	for _, t := range x.Tactics {
		if len(t.Personal.Bases) == 0 {
			continue
		}
		tailored[t.Touchpoint] = true
		if t.Touchpoint == "" {
			wide[x.tacticStage(t)] = true
		}
	}
	for i, t := range x.Path {
		kind := x.Stages[x.StageOf(i)].Type
		if (kind == decision || kind == retention) && !tailored[t.ID] && !wide[x.StageOf(i)] {
			tell(fmt.Sprintf("%s could use %s.", nameOf(t), basis), x.touchpoint(i))
		}
	}
}

// history returns what is recorded about the personas' past, "" for nothing.
func (x *index) history() string {
	for _, p := range x.personas {
		switch {
		case p.Purchases != "":
			return "past purchases"
		case p.Browsing != "":
			return "browsing"
		case p.Interactions != "":
			return "past interactions"
		}
	}
	return ""
}

// asking are words of touchpoints at which customers are asked.
var asking = []string{"feedback", "survey", "review", "rating", "rates"}

func (x *index) deaf(tell tell) {
	for i, s := range x.Stages {
		if s.Type == postPurchase && !x.asked(i) {
			tell("How do customers tell you after the sale?", x.object(s))
		}
	}
}

// asked reports whether customers can say something at a stage: by a tactic, at a
// touchpoint, or because a KPI rests on their answers.
func (x *index) asked(stage int) bool {
	from, to := x.Within(stage)
	for _, t := range x.Path[from:to] {
		action := strings.ToLower(t.Action)
		if slices.ContainsFunc(asking, func(word string) bool { return strings.Contains(action, word) }) {
			return true
		}
	}
	return slices.ContainsFunc(x.Tactics, func(t model.Tactic) bool { return t.Type == feedback && x.tacticStage(t) == stage }) ||
		slices.ContainsFunc(x.kpis, func(k kpi) bool {
			return slices.Contains([]string{"csat", "effort", "nps"}, k.Definition) && x.Anchor(k.Stage, k.Touchpoint).Stage == stage
		})
}

// referrals are the KPIs of the catalogue that count who comes by recommendation.
var referrals = []string{"referrals", "referral-rate", "viral-coefficient", "new-customers"}

func (x *index) unheard(tell tell) {
	measured := slices.ContainsFunc(x.kpis, func(k kpi) bool { return slices.Contains(referrals, k.Definition) }) ||
		slices.ContainsFunc(x.Tactics, func(t model.Tactic) bool { return t.Type == referral })
	for i, s := range x.Stages {
		if s.Type != advocacy || measured {
			continue
		}
		back := slices.ContainsFunc(x.Ways[model.Node(s.ID)], func(t model.Transition) bool {
			to := x.At(t.To).Stage
			return to >= 0 && to < i
		})
		back = back || slices.ContainsFunc(x.Referrals, func(t model.Transition) bool { return t.From == model.Node(s.ID) })
		if !back {
			tell("Advocates have no way back to new customers on this map.", x.object(s))
		}
	}
}

func (x *index) unrecognised(tell tell) {
	signal := map[int]bool{}
	for i, t := range x.Path {
		if slices.Contains(t.Tags, "entry signal") {
			signal[x.StageOf(i)] = true
		}
	}
	for i, s := range x.Stages {
		if s.Type == interest && len(s.Signals) == 0 && !signal[i] {
			tell(fmt.Sprintf("How do you recognise that a customer has entered %s?", nameOf(s)), x.object(s))
		}
	}
}
