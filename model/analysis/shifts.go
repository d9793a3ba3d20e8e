package analysis

import (
	"fmt"
	"strings"

	"wend/model"
	"wend/model/analysis/formula"
)

// Move is a change of the probability of a way, taken from those who leave where it
// begins.
type Move struct {
	From, To model.Node
	By       float64 // -1..1
}

// moves returns what an initiative is expected to change about who goes where: its
// effects on transitions of this journey; where it has none, its lift of a conversion as one of
// the likeliest way on from the stage of that KPI.
func (x *index) moves(i model.Initiative, f Flow) []Move {
	var out []Move
	for _, s := range i.Shifts {
		from, to, _ := strings.Cut(s.Transition, "/")
		_, found := model.Lookup[model.Transition](x.doc, s.Transition)
		if by, set := s.Expected.Value(); set && found {
			out = append(out, Move{model.Node(from), model.Node(to), by})
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, e := range i.Effects {
		k, found := x.kpi(e.KPI)
		by, set := e.Expected.Value()
		if !found || !set {
			continue
		}
		if _, sign := x.downstream(k, f); sign == 0 {
			continue
		}
		if from, to := x.stepOf(k); to != "" {
			return []Move{{from, to, by}}
		}
	}
	return nil
}

// stepOf returns the way that a conversion KPI of a stage counts.
func (x *index) stepOf(k model.KPI) (from, to model.Node) {
	if k.Definition == defAbandonment {
		return "", ""
	}
	from = model.Node(x.stageAt(k.Stage, k.Touchpoint))
	if from == "" {
		return "", ""
	}
	return from, x.likeliest(model.StageID(from))
}

// goalWith returns by how much the goal probability changes when all of the moves
// come true.
func (x *index) goalWith(moves []Move, f Flow) Number {
	goal, known := f.Goal.Value()
	switch {
	case len(moves) == 0:
		return NA(NoData, "No effect on a transition or on a conversion at a stage is expected.")
	case !known:
		return f.Goal
	}
	n := x.network()
	for _, m := range moves {
		if why := n.move(m); !why.Known() {
			return why
		}
	}
	n.reach()
	sol, ok := n.chain(n.listed(n.reached), n.entry).Solve()
	if !ok {
		return NA(Inconsistent, "With this effect nearly nobody would ever leave the journey.")
	}
	return Of(sol.Goal - goal)
}

// move changes a way of the network; a known number if it can be so.
func (n *network) move(m Move) Number {
	at, found := n.place[m.From]
	if !found {
		return NA(NoData, "The effect is on a way from where nobody comes.")
	}
	f := &n.out[at]
	for i := range f.ways {
		w := &f.ways[i]
		if w.node != m.To {
			continue
		}
		if formula.Below(f.lost, m.By) || formula.Below(w.p, -m.By) {
			return NA(OutOfRange, fmt.Sprintf("%s: at most %s more can go on to %s: no more leave.", n.name(m.From), short(f.lost), n.name(m.To)))
		}
		w.p = max(0, w.p+m.By) // not the noise below 0
		f.lost = max(0, f.lost-m.By)
		if m.To == model.Goal {
			f.goal += m.By
		}
		for j := range f.ways {
			if f.ways[j].node == model.Lost {
				f.ways[j].p = f.lost
			}
		}
		return Of(0)
	}
	return NA(NoData, fmt.Sprintf("No transition leads from %s to %s.", n.name(m.From), n.name(m.To)))
}

func (e explainer) goalMoves(subject string) []Input {
	_, v := e.planned(subject)
	var out []Input
	for _, m := range v.Moved {
		name := e.nodeName(m.From) + " to " + e.nodeName(m.To)
		out = append(out, given(name, Format(Of(m.By), Points)))
	}
	return append(out, given("Goal probability now", Format(e.report.Flow.Goal, Share)).of("flow.goal", ""))
}
