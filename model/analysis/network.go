package analysis

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/graph/topo"

	"wend/model"
	"wend/model/analysis/formula"
	"wend/model/text"
)

// network is the journey's transitions between places: the stages in order, then
// the touchpoints that a transition names.
type network struct {
	places       []model.Node
	names        []string
	isTouchpoint []bool
	place        map[model.Node]int
	entry        fork
	out          []fork // by place
	reached      []bool // a path from entry leads here
	small        []model.Node
	any          bool // there are transitions
}

// fork is what happens to people at a place.
type fork struct {
	ways       []way
	goal, lost float64
	sum        float64 // of the probabilities; 1 if counted
	counts     int     // ways with a count
	open       int     // ways with neither count nor probability
	problem    Number  // known if the ways are usable one by one
}

// way is one transition out of a place; to is -1 for goal and lost.
type way struct {
	node model.Node
	to   int
	p    float64
}

func (x *index) network() *network {
	n := &network{place: map[model.Node]int{}}
	for _, s := range x.Stages {
		n.add(model.Node(s.ID), text.Name(s), false)
	}
	raw := map[model.Node][]model.Transition{}
	for t := range model.All[model.Transition](x.doc) {
		if t.Referral {
			continue
		}
		x.addTouchpoints(n, t)
		if n.knows(t.From) && n.knows(t.To) && !(t.From == model.Entry && t.To.Reserved()) {
			raw[t.From] = append(raw[t.From], t)
			n.any = true
		}
	}
	small := float64(x.settings.SmallSample.Or(30))
	n.out = make([]fork, len(n.places))
	n.entry = n.fork(model.Entry, raw[model.Entry], small)
	for i, p := range n.places {
		n.out[i] = n.fork(p, raw[p], small)
	}
	n.reach()
	return n
}

// addTouchpoints makes places of the touchpoints that a transition names.
func (x *index) addTouchpoints(n *network, t model.Transition) {
	for _, node := range []model.Node{t.From, t.To} {
		if i, found := x.Place(model.TouchpointID(node)); found && !n.knows(node) {
			n.add(node, text.Name(x.Path[i]), true)
		}
	}
}

func (n *network) add(p model.Node, name string, touchpoint bool) {
	n.place[p] = len(n.places)
	n.places = append(n.places, p)
	n.names = append(n.names, name)
	n.isTouchpoint = append(n.isTouchpoint, touchpoint)
}

func (n *network) knows(p model.Node) bool {
	_, found := n.place[p]
	return found || p.Reserved()
}

// name returns what people call a place.
func (n *network) name(p model.Node) string {
	if i, found := n.place[p]; found {
		return n.names[i]
	}
	return strings.ToUpper(string(p[:1])) + string(p[1:])
}

// fork turns the transitions out of one place into probabilities.
func (n *network) fork(from model.Node, list []model.Transition, small float64) fork {
	f := fork{problem: Of(0)}
	total := 0.0
	for _, t := range list {
		if c, ok := t.Count.Value(); ok {
			f.counts++
			total += c
		} else if !t.Probability.IsSet() {
			f.open++
			f.problem = NA(NoData, fmt.Sprintf("%s to %s has neither a probability nor a count.", n.name(from), n.name(t.To)))
		}
	}
	switch {
	case f.counts > 0 && f.counts+f.open < len(list):
		f.problem = NA(Inconsistent, n.name(from)+" mixes probabilities and counts.")
	case f.counts > 0 && total == 0:
		f.problem = NA(ZeroDenominator, "The counts at "+n.name(from)+" are all 0.")
	case f.counts > 0 && total < small:
		n.small = append(n.small, from)
	}
	for _, t := range list {
		p := t.Probability.Or(0)
		if c, ok := t.Count.Value(); ok && total > 0 {
			p = c / total
		}
		if !(p >= 0 && p <= 1) {
			f.problem = NA(OutOfRange, fmt.Sprintf("%s to %s is no probability.", n.name(from), n.name(t.To)))
		}
		f.add(n, t.To, p)
	}
	slices.SortStableFunc(f.ways, func(a, b way) int { return cmp.Compare(a.rank(), b.rank()) })
	return f
}

func (f *fork) add(n *network, to model.Node, p float64) {
	w := way{node: to, to: -1, p: p}
	if i, found := n.place[to]; found {
		w.to = i
	}
	switch to {
	case model.Goal:
		f.goal += p
	case model.Lost:
		f.lost += p
	}
	f.sum += p
	f.ways = append(f.ways, w)
}

// rank orders ways by place, goal and lost last.
func (w way) rank() int {
	switch {
	case w.to >= 0:
		return w.to
	case w.node == model.Goal:
		return math.MaxInt - 1
	}
	return math.MaxInt
}

// broken returns the places whose ways out do not add up.
func (n *network) broken() []Fork {
	var out []Fork
	look := func(from model.Node, f fork) {
		switch all := len(f.ways); {
		case f.counts == all: // there may be none
		case f.counts > 0:
			out = append(out, Fork{From: from, Mixed: true})
		case f.open > 0 || !f.whole():
			out = append(out, Fork{From: from, Open: f.open, Sum: f.sum})
		}
	}
	look(model.Entry, n.entry)
	for i, p := range n.places {
		look(p, n.out[i])
	}
	return out
}

// whole reports whether the probabilities sum to 1.
func (f fork) whole() bool { return formula.Order(f.sum, 1) == 0 }

// reach marks the places that a path from entry leads to.
func (n *network) reach() {
	n.reached = make([]bool, len(n.places))
	todo := slices.Clone(n.entry.ways)
	for len(todo) > 0 {
		w := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if w.to < 0 || w.p <= 0 || n.reached[w.to] {
			continue
		}
		n.reached[w.to] = true
		todo = append(todo, n.out[w.to].ways...)
	}
}

// trouble returns why the chain has no solution; a known number if it has one.
func (n *network) trouble(loops [][]model.Node) Number {
	switch {
	case !n.any:
		return NA(NoData, "No transitions yet.")
	case len(n.entry.ways) == 0:
		return NA(NoData, "Nothing says where customers enter.")
	}
	if t := n.incomplete(model.Entry, n.entry); !t.Known() {
		return t
	}
	for i, p := range n.places {
		if !n.reached[i] {
			continue
		}
		if t := n.incomplete(p, n.out[i]); !t.Known() {
			return t
		}
	}
	if len(loops) > 0 {
		return NA(Inconsistent, n.circle(loops[0]))
	}
	return Of(0)
}

// incomplete returns what is wrong with the ways out of one place.
func (n *network) incomplete(p model.Node, f fork) Number {
	switch {
	case !f.problem.Known():
		return f.problem
	case len(f.ways) == 0:
		return NA(Inconsistent, n.name(p)+" is a dead end: nothing says who leaves and who moves on.")
	case f.whole():
		return Of(0)
	case f.sum < 1:
		return NA(Inconsistent, fmt.Sprintf("%s: probabilities sum to %s, %s is missing.", n.name(p), sumOf(f.sum), short(1-f.sum)))
	default:
		return NA(Inconsistent, fmt.Sprintf("%s: probabilities sum to %s, %s too much.", n.name(p), sumOf(f.sum), short(f.sum-1)))
	}
}

// sumOf writes a sum with the decimals that show what keeps it from 1.
func sumOf(x float64) string { return text.Digits(x, text.Decimals(x-1, 4)) }

func short(x float64) string { return text.Telling(x, 4) }

// circle says in words that a loop has no way out.
func (n *network) circle(loop []model.Node) string {
	names := make([]string, len(loop))
	for i, p := range loop {
		names[i] = n.name(p)
	}
	if len(names) == 1 {
		return names[0] + " leads only to itself."
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last] + " circle for ever."
}

// loops returns the closed loops that a path leads to: strongly connected places
// (Tarjan) that nobody leaves, to goal, to lost or to anywhere else. Places whose
// probabilities are not whole yet count as having a way out.
func (n *network) loops() [][]model.Node {
	g := simple.NewDirectedGraph()
	for i := range n.places {
		if n.reached[i] {
			g.AddNode(simple.Node(i))
		}
	}
	for i := range n.places {
		for _, w := range n.out[i].ways {
			if n.reached[i] && w.to >= 0 && w.to != i && w.p > 0 {
				g.SetEdge(simple.Edge{F: simple.Node(i), T: simple.Node(w.to)})
			}
		}
	}
	var out [][]model.Node
	for _, group := range topo.TarjanSCC(g) {
		members := make([]int, len(group))
		for i, node := range group {
			members[i] = int(node.ID())
		}
		slices.Sort(members)
		if n.closed(members) {
			out = append(out, n.nodes(members))
		}
	}
	slices.SortFunc(out, func(a, b []model.Node) int { return cmp.Compare(n.place[a[0]], n.place[b[0]]) })
	return out
}

// closed reports whether no way with a probability leaves the members.
func (n *network) closed(members []int) bool {
	for _, i := range members {
		f := n.out[i]
		if len(f.ways) == 0 || !f.problem.Known() || formula.Below(f.sum, 1) {
			return false
		}
		for _, w := range f.ways {
			if w.p > 0 && (w.to < 0 || !slices.Contains(members, w.to)) {
				return false
			}
		}
	}
	return true
}

func (n *network) nodes(members []int) []model.Node {
	out := make([]model.Node, len(members))
	for i, m := range members {
		out[i] = n.places[m]
	}
	return out
}
