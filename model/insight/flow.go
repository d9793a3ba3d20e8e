package insight

import (
	"fmt"
	"slices"

	"wend/model"
	"wend/model/analysis/formula"
)

var flowRules = []Rule{
	{
		"L03", Error, "stage that no entry leads to", "Add an entry to the stage, or a transition from another one.",
		[]Need{Stages, Transitions},
		(*index).unreachable,
	},
	{
		"L04", Error, "stage without a way out", "Add where customers go next, and how many are lost.",
		[]Need{Stages, Transitions},
		(*index).deadEnds,
	},
	{
		"L05", Error, "probabilities that do not sum to 1", "Send what is missing to Lost, or correct the probabilities.",
		[]Need{Stages, Transitions},
		(*index).broken,
	},
	{
		"L06", Error, "closed loop", "Add a way to Goal or Lost.",
		[]Need{Stages, Transitions},
		(*index).closedLoops,
	},
	{
		"L07", Notice, "strictly linear path", "Add the jumps, the ways back and the early exits.",
		[]Need{Stages, Transitions},
		(*index).linear,
	},
	{
		"L69", Notice, "strongest lever without initiative", "Plan an initiative for this step.",
		[]Need{Transitions},
		(*index).idleLever,
	},
	{
		"L70", Notice, "biggest leak without a pain", "Ask what makes customers leave, and record the pain.",
		[]Need{Transitions},
		(*index).unexplainedLeak,
	},
	{
		"L82", Warning, "measured conversion that differs from the flow", "Correct the transition, or look at how the KPI is counted.",
		[]Need{Transitions},
		(*index).mismeasured,
	},
}

func (x *index) mismeasured(tell tell) {
	for _, c := range x.report.Conversions {
		if c.Apart {
			i := slices.IndexFunc(x.kpis, func(k kpi) bool { return k.ID == c.KPI })
			tell(fmt.Sprintf("%s → %s is %s in the flow and %s as measured (%s). Which is right?", x.name(c.From), x.name(c.To),
				percent(c.Modelled.Or(0)), percent(c.Measured.Or(0)), nameOf(x.kpis[i].KPI)), x.transition(c.From, c.To), x.kpis[i].object)
		}
	}
}

// sketched reports whether ways are drawn of which none has a number yet: what is
// missing there is no mistake.
func (x *index) sketched() bool {
	for _, list := range x.Ways {
		for _, t := range list {
			if t.Probability.IsSet() || t.Count.IsSet() {
				return false
			}
		}
	}
	return true
}

func (x *index) unreachable(tell tell) {
	if x.sketched() {
		return
	}
	missing := slices.Clone(x.report.Flow.Unreachable)
	last := x.lastOfChain()
	for _, n := range x.report.Flow.Outside {
		if i := x.At(n).Stage; i >= 0 && i <= last {
			missing = append(missing, n)
		}
	}
	if len(x.Ways[model.Entry]) == 0 && len(missing) > 1 {
		missing = missing[:1] // they all wait for the same entry
	}
	for _, n := range missing {
		tell(fmt.Sprintf("No path leads to %s. Add an entry or a transition.", x.name(n)), x.node(n))
	}
}

// lastOfChain returns the place of the stage with which the chain ends: the goal
// stage, else the last from which the goal is reached; -1 if neither is known.
// Stages after it come after the goal.
func (x *index) lastOfChain() int {
	if i, found := x.Stage(x.Head.GoalStage); found {
		return i
	}
	last := -1
	for from, list := range x.Ways {
		for _, t := range list {
			if t.To == model.Goal {
				last = max(last, x.At(from).Stage)
			}
		}
	}
	return last
}

func (x *index) deadEnds(tell tell) {
	for _, s := range x.report.Flow.Stages {
		if len(x.Ways[s.Stage]) == 0 {
			tell(x.name(s.Stage)+" is a dead end: who leaves, who moves on?", x.node(s.Stage))
		}
	}
}

func (x *index) broken(tell tell) {
	if x.sketched() {
		return
	}
	for _, f := range x.report.Flow.Broken {
		name, at := x.name(f.From), x.wayOut(f.From)
		sum, rest := apart(f.Sum, 1)
		switch {
		case f.Mixed:
			tell(name+" mixes probabilities and counts. Which of them holds?", at...)
		case f.Open > 0:
			tell(fmt.Sprintf("%s: %s no probability. How many customers go there?", name, having(f.Open, "way")), at...)
		case f.Sum > 1:
			tell(fmt.Sprintf("%s: probabilities sum to %s. Which of them is too large by %s?", name, sum, rest), at...)
		default:
			tell(fmt.Sprintf("%s: probabilities sum to %s. Send the missing %s to Lost?", name, sum, rest), at...)
		}
	}
}

// wayOut returns the place, for the entry the journey with its first transition.
func (x *index) wayOut(n model.Node) []Object {
	if n == model.Entry {
		return []Object{x.journey(), x.object(x.Ways[n][0])}
	}
	return []Object{x.node(n)}
}

func (x *index) closedLoops(tell tell) {
	for _, loop := range x.report.Flow.Loops {
		names, about := make([]string, len(loop)), make([]Object, len(loop))
		for i, n := range loop {
			names[i], about[i] = x.name(n), x.node(n)
		}
		if len(loop) == 1 {
			tell(names[0]+" leads only to itself. Add an exit.", about...)
		} else {
			tell(series(names)+" circle for ever. Add an exit.", about...)
		}
	}
}

func (x *index) linear(tell tell) {
	if len(x.Stages) < 2 || len(x.Ways[model.Entry]) != 1 {
		return
	}
	leaves := false
	for from, list := range x.Ways {
		for _, t := range list {
			if t.To == model.Lost {
				leaves = true
				continue
			}
			step := x.At(t.To).Stage - x.At(from).Stage
			if from != model.Entry && t.To != model.Goal && step != 1 {
				return
			}
		}
	}
	if leaves {
		tell("The path is a straight line. Do customers really never jump in or go back?", x.journey())
	} else {
		tell("The path is a straight line. Do customers really never jump in, go back or leave early?", x.journey())
	}
}

func (x *index) idleLever(tell tell) {
	l := x.report.Flow.Strongest
	perPoint, known := l.PerPoint.Value()
	from := x.At(l.From).Stage
	if !known || !formula.Above(perPoint, 0) || from < 0 || x.work.stages[x.Stages[from].ID] || x.pushed(from) {
		return
	}
	tell(fmt.Sprintf("One point more at %s → %s gives %s of goal. Nobody works there.", x.name(l.From), x.name(l.To),
		points(perPoint/100)), x.node(l.From), x.transition(l.From, l.To))
}

func (x *index) transition(from, to model.Node) Object {
	return Object{x.doc.ID(), model.Ref{Kind: model.KindTransition, Key: model.TransitionKey(from, to)}}
}

// pushed reports whether an initiative is to move the conversion out of a stage.
func (x *index) pushed(stage int) bool {
	return slices.ContainsFunc(x.kpis, func(k kpi) bool {
		return k.Stage == x.Stages[stage].ID && converts(k) && x.planned(k)
	})
}

func (x *index) unexplainedLeak(tell tell) {
	leak := x.report.Flow.Leak
	share, known := leak.Share.Value()
	stage := x.At(leak.Stage).Stage
	if !known || share == 0 || stage < 0 {
		return
	}
	for _, f := range x.Findings {
		if f.Type == model.Pain && x.Anchor(f.Stage, f.Touchpoint).Stage == stage {
			return
		}
	}
	// The share of all losses grows when another stage improves: it never stands alone.
	tell(fmt.Sprintf("%s of those who ever come to %s leave there: %s of all who are lost. The map shows no pain there.", percent(leak.Leave.Or(0)),
		x.name(leak.Stage), percent(share)), x.node(leak.Stage))
}
