package analysis

import (
	"fmt"
	"slices"

	"wend/model"
	"wend/model/analysis/formula"
	"wend/model/text"
)

// Flow is the journey as an absorbing Markov chain from entry to goal or lost.
type Flow struct {
	Goal  Number `json:"goalProbability"` // probability that somebody who enters reaches the goal
	Steps Number `json:"steps"`           // expected number of places visited before goal or lost
	// Stages lists the places of the chain: stages in order, then touchpoints
	// that transitions name.
	Stages   []StageFlow `json:"stages"`
	Leverage []Leverage  `json:"leverage"` // by place and target; transitions to lost have none
	// Strongest is the transition with the highest leverage.
	Strongest Leverage `json:"-"`
	Leak      Leak     `json:"biggestLeak"`
	// Unreachable lists places with a way out that no path leads to.
	Unreachable []model.Node `json:"-"`
	// Outside lists stages that are no part of the chain (after the goal).
	Outside []model.Node `json:"-"`
	// After is what becomes of those who reached the goal.
	After AfterGoal `json:",embed"`
	// Loops lists closed loops that never reach goal or lost.
	Loops [][]model.Node `json:"-"`
	// SmallSamples lists places whose counts sum to less than the workspace's
	// small sample.
	SmallSamples []model.Node `json:"smallSamples"`
	// Broken lists the places whose ways out do not add up.
	Broken []Fork `json:"-"`
}

// Fork is a place whose ways out do not add up, for the first of these reasons:
// some are counted and some are not; some say nothing; the sum is not 1.
type Fork struct {
	From  model.Node
	Mixed bool
	Open  int     // ways without a probability
	Sum   float64 // of the probabilities
}

// StageFlow is what passes through one place of the chain.
type StageFlow struct {
	Stage    model.Node `json:"stage"`
	Visits   Number     `json:"visits"`    // expected visits of somebody who enters
	Lost     Number     `json:"lost"`      // probability to be lost here; they sum to 1 - goal
	GoalFrom Number     `json:"goalFrom"`  // probability to reach the goal from here; n/a after the goal
	Back     Number     `json:"comesBack"` // after the goal: probability to come back before it from here; n/a elsewhere
	Ever     Number     `json:"ever"`      // probability that somebody who enters ever comes here
}

// Leverage is how many points of goal probability one point of a transition's
// probability is worth when it is taken from those lost.
type Leverage struct {
	From     model.Node `json:"from"`
	To       model.Node `json:"to"`
	PerPoint Number     `json:"perPoint"`
}

// Leak is the place where most are lost.
type Leak struct {
	Stage model.Node
	Lost  Number // probability to be lost there
	Share Number // of all losses, 0..1
	// Leave is the share lost there of those who ever come there, 0..1. Losses are
	// compared by Lost: a share of all losses grows when another place improves.
	Leave Number
}

// Sentence says it in words: "40 of 100 who come to Awareness leave; that is 47 %
// of all who are lost"; "" if nobody is known to be lost.
func (l Leak) Sentence(place string) string {
	of, leave, share := l.parts()
	if of == "" {
		return ""
	}
	return fmt.Sprintf("%s who come to %s %s; that is %s of all who are lost", of, place, leave, share)
}

// Short says it in two lines below a heading that names the place: "40 of 100
// who come", "47 % of all losses".
func (l Leak) Short() (leave, lost string) {
	of, _, share := l.parts()
	if of == "" {
		return "", ""
	}
	return of + " who come", share + " of all losses"
}

func (l Leak) parts() (of, verb, share string) {
	leave, known := l.Leave.Value()
	if !known {
		return "", "", ""
	}
	n := fewDigits(100 * leave)
	verb = "leave"
	if n == "1" {
		verb = "leaves"
	}
	return n + " of 100", verb, fewDigits(100*l.Share.Or(0)) + " %"
}

// fewDigits writes v for a sentence: whole, unless that would hide it.
func fewDigits(v float64) string {
	if v < 1 {
		return text.Digits(v, 2)
	}
	return text.Digits(v, 0)
}

// MarshalJSON encodes the place, or why none is known.
func (l Leak) MarshalJSON() ([]byte, error) { return orWhy(l.Stage, l.Stage != "", l.Share) }

// ofPlace takes a number of each place of the chain, then of that after the goal.
var ofPlace = each(model.KindStage,
	func(r *Report) []StageFlow { return slices.Concat(r.Flow.Stages, r.Flow.After.Stages) },
	func(s *StageFlow) model.Node { return s.Stage })

var flowNumbers = []number{
	{
		topic: "flow.goal", title: "Goal probability", unit: Share, better: Higher,
		plain:   "How many of those who begin the journey reach its goal",
		formula: "entry × (I - Q)⁻¹ × probability of stepping to the goal", source: markov, remedy: enterFlow,
		get:    whole(func(r *Report) Number { return r.Flow.Goal }),
		inputs: explainer.goalInputs, assumed: explainer.assumedFlow,
	},
	{
		topic: "flow.steps", title: "Places visited until goal or lost", unit: Plain,
		plain:   "How many places somebody visits before reaching the goal or leaving",
		formula: "sum of the visits: entry × (I - Q)⁻¹ × 1", source: markov, remedy: enterFlow,
		get:    whole(func(r *Report) Number { return r.Flow.Steps }),
		inputs: explainer.visitInputs, assumed: explainer.assumedFlow,
	},
	{
		topic: "flow.leak", title: "Biggest leak, share of all who are lost", unit: Share,
		plain:   "Of all who are lost, the part that is lost at the worst place; it grows when another place improves",
		formula: "largest of (visits × probability of being lost) / all losses", source: markov, remedy: enterFlow,
		get:    whole(func(r *Report) Number { return r.Flow.Leak.Share }),
		inputs: explainer.lossInputs, assumed: explainer.assumedFlow,
	},
	{
		topic: "flow.leave", title: "Leave at the biggest leak, of those who come there", unit: Share,
		plain:   "Of those who ever come to the place where most are lost, how many leave there",
		formula: "lost at the biggest leak / ever come there", source: markov, remedy: enterFlow,
		get:    whole(func(r *Report) Number { return r.Flow.Leak.Leave }),
		inputs: explainer.leakInputs, assumed: explainer.assumedFlow,
	},
	{
		topic: "flow.leverage", title: "Strongest transition, goal points per point", unit: Ratio,
		plain:   "How much the goal gains when one of a hundred more goes this way instead of leaving",
		formula: "visits of where it starts × goal probability from where it leads", source: markov, remedy: enterFlow,
		get:    whole(func(r *Report) Number { return r.Flow.Strongest.PerPoint }),
		inputs: explainer.leverageInputs, assumed: explainer.assumedFlow,
	},
	{
		topic: "flow.visits", title: "Visits of ", unit: Ratio,
		plain:   "How often somebody who begins the journey comes here, on average; coming back counts again",
		formula: "entry × (I - Q)⁻¹", source: markov, remedy: enterFlow,
		get:    ofPlace(func(s *StageFlow) Number { return s.Visits }),
		inputs: explainer.placeInputs, assumed: explainer.assumedFlow,
	},
	{
		topic: "flow.ever", title: "Probability ever to come to ", unit: Share,
		plain:   "How many of those who begin ever come here",
		formula: "visits / visits of somebody who starts there", source: markov, remedy: enterFlow,
		get:    ofPlace(func(s *StageFlow) Number { return s.Ever }),
		inputs: explainer.placeInputs, assumed: explainer.assumedFlow,
	},
	{
		topic: "flow.lost", title: "Lost at ", unit: Share, better: Lower,
		plain:   "How many of those who begin leave here",
		formula: "visits × probability of being lost", source: markov, remedy: enterFlow,
		get:    ofPlace(func(s *StageFlow) Number { return s.Lost }),
		inputs: explainer.placeInputs, assumed: explainer.assumedFlow,
	},
	{
		topic: "flow.goal-from", title: "Goal probability from ", unit: Share, better: Higher,
		plain:   "How many of those who are here reach the goal in the end",
		formula: "(I - Q)⁻¹ × probability of stepping to the goal", source: markov, remedy: enterFlow,
		get:    ofPlace(func(s *StageFlow) Number { return s.GoalFrom }),
		inputs: explainer.placeInputs, assumed: explainer.assumedFlow,
	},
}

var flowPart = part{
	reads:   append([]model.Kind{model.KindTransition}, pathKinds...),
	compute: func(x *index, r *Report, _ touched) { r.Flow = x.flow() },
}

// flow computes the journey as an absorbing Markov chain (Kemeny and Snell,
// Finite Markov Chains, 1960): with Q the probabilities between places and e
// those of entry, visits are e(I-Q)⁻¹, the goal probability from each place is
// (I-Q)⁻¹ times that of stepping to the goal, and so on. It assumes that people
// do not remember where they have been.
//
// Only places that a path leads to count; a probability row that is not whole
// or a loop without a way out makes every number inconsistent and is named.
func (x *index) flow() Flow {
	n := x.network()
	f := Flow{Loops: n.loops(), SmallSamples: n.small, After: x.afterGoal(n), Broken: n.broken()}
	f.classify(n)
	if trouble := n.trouble(f.Loops); !trouble.Known() {
		f.withhold(trouble)
		return f
	}
	at := n.listed(n.reached)
	sol, ok := n.chain(at, n.entry).Solve()
	if !ok {
		f.withhold(NA(Inconsistent, "Nearly nobody ever leaves the journey: add ways to the goal or to lost."))
		return f
	}
	f.fill(n, at, sol)
	return f
}

// classify lists the places of the chain and those that are no part of it.
func (f *Flow) classify(n *network) {
	after := map[model.Node]bool{}
	for _, s := range f.After.Stages {
		after[s.Stage] = true
	}
	for i, p := range n.places {
		switch {
		case n.reached[i]:
			f.Stages = append(f.Stages, StageFlow{Stage: p})
		case after[p]:
		case len(n.out[i].ways) > 0:
			f.Unreachable = append(f.Unreachable, p)
		case !n.isTouchpoint[i]:
			f.Outside = append(f.Outside, p)
		}
	}
}

// Visited returns the visits of two places, to weigh them against each other: of
// somebody who enters, or who reached the goal if neither comes before it. Both
// are 0 if that is not known.
func (f Flow) Visited(a, b model.Node) (atA, atB float64) {
	for _, list := range [][]StageFlow{f.Stages, f.After.Stages} {
		for _, s := range list {
			switch s.Stage {
			case a:
				atA = s.Visits.Or(0)
			case b:
				atB = s.Visits.Or(0)
			}
		}
		if atA+atB > 0 {
			break
		}
	}
	return atA, atB
}

// withhold makes every number of f not available for the same reason.
func (f *Flow) withhold(why Number) {
	f.Goal, f.Steps = why, why
	f.Leak.Lost, f.Leak.Share, f.Leak.Leave = why, why, why
	f.Strongest.PerPoint = why
	for i := range f.Stages {
		f.Stages[i].withhold(why)
	}
}

func (s *StageFlow) withhold(why Number) {
	s.Visits, s.Lost, s.GoalFrom, s.Back, s.Ever = why, why, why, why, why
}

// listed returns the places that are marked.
func (n *network) listed(marked []bool) []int {
	var at []int
	for i, m := range marked {
		if m {
			at = append(at, i)
		}
	}
	return at
}

// chain returns the places at as a Markov chain that people enter by entry.
func (n *network) chain(at []int, entry fork) formula.Markov {
	row := make(map[int]int, len(at))
	for r, i := range at {
		row[i] = r
	}
	size := len(at)
	m := formula.Markov{
		Entry: make([]float64, size), Goal: make([]float64, size), Lost: make([]float64, size), Steps: make([][]float64, size),
	}
	for _, w := range entry.ways {
		if r, inside := row[w.to]; inside && w.p > 0 {
			m.Entry[r] += w.p
		}
	}
	for r, i := range at {
		m.Steps[r] = make([]float64, size)
		m.Goal[r], m.Lost[r] = n.out[i].goal, n.out[i].lost
		for _, w := range n.out[i].ways {
			if to, inside := row[w.to]; inside && w.p > 0 {
				m.Steps[r][to] += w.p
			}
		}
	}
	return m
}

// fill puts the solution into f.
func (f *Flow) fill(n *network, at []int, s formula.Solution) {
	f.Goal, f.Steps = Of(s.Goal), Of(s.Length)
	row := make(map[int]int, len(at))
	for r, i := range at {
		row[i] = r
	}
	losses := 0.0
	for r, i := range at {
		lost := s.LostAt[r]
		f.Stages[r] = stageFlow(n.places[i], s, r)
		f.Leverage = append(f.Leverage, n.leverage(i, row, s)...)
		if losses += lost; formula.Above(lost, f.Leak.Lost.Or(0)) {
			f.Leak = Leak{Stage: n.places[i], Lost: Of(lost), Leave: formula.Ratio(lost, f.Stages[r].Ever.Or(0))}
		}
	}
	f.strongest()
	f.Leak.Share = formula.Ratio(f.Leak.Lost.Or(0), losses)
	if f.Leak.Stage == "" {
		f.Leak.Lost = NA(ZeroDenominator, "Nobody is lost.")
		f.Leak.Share, f.Leak.Leave = f.Leak.Lost, f.Leak.Lost
	}
}

func stageFlow(place model.Node, s formula.Solution, r int) StageFlow {
	return StageFlow{
		Stage: place, Visits: Of(s.Visits[r]), Lost: Of(s.LostAt[r]), GoalFrom: Of(s.GoalFrom[r]),
		Back: NA(NoData, "It stands before the goal."), Ever: s.Ever[r],
	}
}

// leverage returns the change of the goal probability for one point more on each
// way out of place i, taken from those lost: visits times the goal probability
// of where the way leads.
func (n *network) leverage(i int, row map[int]int, s formula.Solution) []Leverage {
	var out []Leverage
	for _, w := range n.out[i].ways {
		to, inside := row[w.to]
		switch {
		case w.to >= 0 && inside:
			out = append(out, Leverage{n.places[i], w.node, Of(s.Leverage(row[i], to))})
		case w.to >= 0:
			out = append(out, Leverage{n.places[i], w.node, Of(0)}) // nobody goes there yet
		case w.node == model.Goal:
			out = append(out, Leverage{n.places[i], w.node, Of(s.Leverage(row[i], -1))})
		}
	}
	return out
}

// strongest picks the transition with the highest leverage, the first of equals.
func (f *Flow) strongest() {
	f.Strongest.PerPoint = NA(NoData, "No transition leads on.")
	for _, l := range f.Leverage {
		if v, _ := l.PerPoint.Value(); !f.Strongest.PerPoint.Known() || formula.Above(v, f.Strongest.PerPoint.Or(0)) {
			f.Strongest = l
		}
	}
}

// goalInputs lists the ways that lead on, from entry through the stages.
func (e explainer) goalInputs(string) []Input {
	n := e.network()
	out := e.ways(n, model.Entry, n.entry)
	for i, p := range n.places {
		out = append(out, e.ways(n, p, n.out[i])...)
	}
	return out
}

func (e explainer) ways(n *network, from model.Node, f fork) []Input {
	var out []Input
	for _, w := range f.ways {
		if w.node != model.Lost {
			out = append(out, given(n.name(from)+" → "+n.name(w.node), Format(Of(w.p), Share)))
		}
	}
	return out
}

func (e explainer) visitInputs(string) []Input {
	var list []weighed
	for _, s := range e.report.Flow.Stages {
		list = append(list, weighed{given(e.nodeName(s.Stage), "visits "+Format(s.Visits, Plain)).of("flow.visits", string(s.Stage)), s.Visits.Or(0)})
	}
	return strongest(list)
}

func (e explainer) lossInputs(string) []Input {
	var list []weighed
	for _, s := range e.report.Flow.Stages {
		list = append(list, weighed{given(e.nodeName(s.Stage), "lost "+Format(s.Lost, Share)).of("flow.lost", string(s.Stage)), s.Lost.Or(0)})
	}
	return strongest(list)
}

func (e explainer) leakInputs(string) []Input {
	l := e.report.Flow.Leak
	if l.Stage == "" {
		return nil
	}
	return append([]Input{given(e.nodeName(l.Stage), l.Sentence(e.nodeName(l.Stage))).of("flow.leave", "")}, e.placeInputs(string(l.Stage))...)
}

func (e explainer) leverageInputs(string) []Input {
	var list []weighed
	for _, l := range e.report.Flow.Leverage {
		name := e.nodeName(l.From) + " → " + e.nodeName(l.To)
		list = append(list, weighed{given(name, Format(l.PerPoint, Ratio)), l.PerPoint.Or(0)})
	}
	return strongest(list)
}

func (e explainer) placeInputs(subject string) []Input {
	for i, list := range [][]StageFlow{e.report.Flow.Stages, e.report.Flow.After.Stages} {
		for _, s := range list {
			if string(s.Stage) == subject {
				onward := given("Goal from here", Format(s.GoalFrom, Share)).of("flow.goal-from", subject)
				if i > 0 {
					onward = given("Comes back from here", Format(s.Back, Share)).of("flow.back-from", subject)
				}
				return []Input{
					given("Visits", Format(s.Visits, Ratio)).of("flow.visits", string(s.Stage)),
					given("Ever comes here", Format(s.Ever, Share)).of("flow.ever", string(s.Stage)),
					given("Lost here", Format(s.Lost, Share)).of("flow.lost", string(s.Stage)),
					onward,
				}
			}
		}
	}
	return nil
}

// assumedFlow names what people should know about the chain.
func (e explainer) assumedFlow(string) []string {
	out := []string{"people do not remember where they have been"}
	for _, n := range e.report.Flow.SmallSamples {
		out = append(out, fmt.Sprintf("%s is counted from fewer than %d people", e.nodeName(n), e.settings.SmallSample.Or(30)))
	}
	for _, n := range e.report.Flow.Unreachable {
		out = append(out, fmt.Sprintf("no path leads to %s", e.nodeName(n)))
	}
	return out
}

// WhatIf returns the flow of a journey with some transitions tried in place of
// its own. What a probability gains or loses is taken from, or given to, those
// lost at the same place, if that has a probability; the flow says so if
// more is taken than there is.
func WhatIf(s model.State, journey model.DocID, try ...model.Transition) Flow {
	d, found := s.Document(journey)
	if !found {
		return newIndex(s, journey).flow()
	}
	for _, t := range try {
		old, _ := model.Lookup[model.Transition](d, t.Key())
		d = d.With(t)
		p, set := t.Probability.Value()
		lost, any := model.Lookup[model.Transition](d, model.TransitionKey(t.From, model.Lost))
		if set && any && t.To != model.Lost && !lost.Count.IsSet() {
			rest := lost.Probability.Or(0) + old.Probability.Or(0) - p
			if formula.Order(p, lost.Probability.Or(0)+old.Probability.Or(0)) == 0 {
				rest = 0
			}
			lost.Probability = model.Some(rest)
			d = d.With(lost)
		}
	}
	return newIndex(s.With(d), journey).flow()
}
