package edit

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"wend/model"
)

// Visits says how often somebody who enters the journey comes to each of two
// stages. Both are 0 where that is not known.
type Visits struct{ Into, From float64 }

// MergeStages plans to make one stage of two. The touchpoints of from go behind
// those of into, whatever was anchored to from is anchored to into, the goal
// stage follows, and from goes.
//
// Transitions become those of the one stage, so that merging alone moves nobody:
// as many reach the goal, come to the other stages and are lost there. The one
// stage is ever reached by as many as ever came to either of the two, and from it
// the goal is reached as it was from the two, each weighed by how many came to it
// first. Of another stage these two numbers stay if nobody goes from there to the
// two; else they can move, as the chain forgets by which of the two people came.
//   - Ways into both stages add up, counts as well as probabilities.
//   - Ways out of both are taken as often as before: each stage weighs what its
//     visits weigh. Ways between the two are inside the new stage and vanish; a
//     way from a stage to itself stays one.
//   - Counts stay counts where their sums say just that, else they become
//     probabilities.
//
// Where visits are not known everybody enters at the one that leads to the other;
// if neither does, half of them at each. Counts then add up.
func MergeStages(s model.State, doc model.DocID, into, from model.StageID, v Visits) ([]Edit, error) {
	d, found := s.Document(doc)
	if !found {
		return nil, fmt.Errorf("journey %q %w", doc, ErrGone)
	}
	for _, id := range []model.StageID{into, from} {
		if _, found := model.Lookup[model.Stage](d, id); !found {
			return nil, fmt.Errorf("stage %q %w", id, ErrGone)
		}
	}
	if into == from {
		return nil, fmt.Errorf("merge stage %q with itself: %w", into, ErrRefused)
	}
	var out []Edit
	for t := range d.Touchpoints(from) {
		out = append(out, Move{Doc: doc, Ref: model.RefOf(t), Parent: string(into)})
	}
	out = append(out, anchor(d, from, into)...)
	m := merger{doc: d, into: model.Node(into), from: model.Node(from), visits: v}
	out = append(out, m.edits()...)
	return append(out, Delete{Doc: doc, Ref: model.Ref{Kind: model.KindStage, Key: string(from)}}), nil
}

// anchor plans to let everything that refers to stage from refer to into.
func anchor(d *model.Document, from, into model.StageID) []Edit {
	var out []Edit
	for _, k := range model.Kinds() {
		if !model.RefersTo(k, model.KindStage) {
			continue
		}
		for o := range d.Each(k) {
			model.References(o, func(f *model.Field, target model.Ref) bool {
				if f.Type == model.One && !f.Fixed && target == (model.Ref{Kind: model.KindStage, Key: string(from)}) {
					out = append(out, Set{Doc: d.ID(), Ref: model.RefOf(o), Field: f.Name, Value: Value(into)})
				}
				return true
			})
		}
	}
	return out
}

// merger works out the transitions of two stages that become one.
type merger struct {
	doc        *model.Document
	into, from model.Node
	visits     Visits
}

// edits plans the way from the old transitions to the new ones.
func (m merger) edits() []Edit {
	next := m.transitions()
	var gone, out []Edit
	for t := range model.All[model.Transition](m.doc) {
		switch merged, kept := next[t.Key()]; {
		case !m.concerns(t):
		case kept:
			out = append(out, replace(m.doc.ID(), t, merged)...)
			delete(next, t.Key())
		default:
			gone = append(gone, Delete{Doc: m.doc.ID(), Ref: model.RefOf(t)})
		}
	}
	for _, key := range slices.Sorted(maps.Keys(next)) {
		out = append(out, Insert{Doc: m.doc.ID(), Object: next[key]})
	}
	return append(gone, out...)
}

func (m merger) concerns(t model.Transition) bool { return m.ours(t.From) || m.ours(t.To) }

func (m merger) ours(n model.Node) bool { return n == m.into || n == m.from }

// transitions returns the new transitions by key.
func (m merger) transitions() map[string]model.Transition {
	out := map[string]model.Transition{}
	add := func(t model.Transition) {
		if m.ours(t.To) {
			t.To = m.into
		}
		if old, found := out[t.Key()]; found {
			t = sum(old, t)
		}
		out[t.Key()] = tidied(t)
	}
	for t := range model.All[model.Transition](m.doc) {
		if m.ours(t.To) && !m.ours(t.From) {
			add(t)
		}
	}
	for _, t := range m.ways() {
		add(t)
	}
	return out
}

// ways returns the ways out of the new stage.
func (m merger) ways() []model.Transition {
	a, b := outOf(m.doc, m.into), outOf(m.doc, m.from)
	out := m.weigh(shares(a), shares(b))
	if both := append(a, b...); onlyCounted(both) {
		if all := m.outside(both); (m.visits == Visits{}) || alike(shares(all), out) {
			return all
		}
	}
	return out
}

// weigh returns the ways out of the new stage as probabilities: how many people
// take each per people who go, which sum to what the rows did.
func (m merger) weigh(a, b []model.Transition) []model.Transition {
	v := m.visits
	if (v == Visits{}) {
		v = m.guess(a, b)
	}
	out := m.outside(append(scaled(a, v.Into), scaled(b, v.From)...))
	goes, staying := 0.0, 0.0
	for _, t := range out {
		goes += t.Probability.Or(0)
		if t.To == m.into {
			staying += t.Probability.Or(0)
		}
	}
	if goes == staying { // nobody leaves
		return nil
	}
	sum := (v.Into*total(a) + v.From*total(b)) / (v.Into + v.From)
	return scaled(out, sum/goes)
}

// guess returns visits that nothing speaks against.
func (m merger) guess(a, b []model.Transition) Visits {
	switch {
	case len(a) == 0:
		return Visits{0, 1}
	case len(b) == 0:
		return Visits{1, 0}
	}
	aa, ab := toward(a, m.into), toward(a, m.from)
	ba, bb := toward(b, m.into), toward(b, m.from)
	enter := Visits{0.5, 0.5}
	switch {
	case ab > 0:
		enter = Visits{1, 0}
	case ba > 0:
		enter = Visits{0, 1}
	}
	det := (1-aa)*(1-bb) - ab*ba
	if det <= 1e-12 { // who is in never leaves
		return Visits{0.5, 0.5}
	}
	return Visits{(enter.Into*(1-bb) + enter.From*ba) / det, (enter.Into*ab + enter.From*(1-aa)) / det}
}

func toward(ways []model.Transition, to model.Node) (sum float64) {
	for _, t := range ways {
		if t.To == to {
			sum += t.Probability.Or(0)
		}
	}
	return sum
}

// outOf returns the ways out of a place.
func outOf(d *model.Document, n model.Node) []model.Transition {
	var out []model.Transition
	for t := range model.All[model.Transition](d) {
		if t.From == n {
			out = append(out, t)
		}
	}
	return out
}

// outside returns the ways as those of the new stage, each once, without those
// between the two.
func (m merger) outside(ways []model.Transition) []model.Transition {
	var out []model.Transition
	for _, t := range ways {
		switch {
		case t.From == t.To:
			t.To = m.into
		case m.ours(t.To):
			continue
		}
		t.From = m.into
		if i := slices.IndexFunc(out, func(o model.Transition) bool { return o.To == t.To }); i >= 0 {
			out[i] = sum(out[i], t)
		} else {
			out = append(out, t)
		}
	}
	return out
}

func isCounted(ways []model.Transition) bool {
	return slices.ContainsFunc(ways, func(t model.Transition) bool { return t.Count.IsSet() })
}

// onlyCounted reports whether there are ways and each has a count.
func onlyCounted(ways []model.Transition) bool {
	return len(ways) > 0 && !slices.ContainsFunc(ways, func(t model.Transition) bool { return !t.Count.IsSet() })
}

// alike reports whether two lists give the same probabilities to the same ways.
func alike(a, b []model.Transition) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(t model.Transition) bool {
		return math.Abs(toward(b, t.To)-t.Probability.Or(0)) > 1e-9
	})
}

// total adds up the probabilities.
func total(ways []model.Transition) (sum float64) {
	for _, t := range ways {
		sum += t.Probability.Or(0)
	}
	return sum
}

// scaled returns the ways with their probabilities multiplied.
func scaled(ways []model.Transition, by float64) []model.Transition {
	out := slices.Clone(ways)
	for i, t := range out {
		if p, set := t.Probability.Value(); set {
			out[i].Probability = model.Some(p * by)
		}
	}
	return out
}

// shares turns counts into probabilities.
func shares(ways []model.Transition) []model.Transition {
	if !isCounted(ways) {
		return ways
	}
	all := 0.0
	for _, t := range ways {
		all += t.Count.Or(0)
	}
	out := slices.Clone(ways)
	for i, t := range out {
		share := 0.0
		if all > 0 {
			share = t.Count.Or(0) / all
		}
		out[i].Count, out[i].Probability = model.Opt[float64]{}, model.Some(share)
	}
	return out
}

// tidied returns t with a probability that is one, without the noise of sums.
func tidied(t model.Transition) model.Transition {
	if t.Referral {
		t.Probability, t.Count = model.Opt[float64]{}, model.Opt[float64]{}
	}
	if p, set := t.Probability.Value(); set {
		most := 1.0
		if t.From == t.To {
			most -= 1e-9 // somebody leaves
		}
		t.Probability = model.Some(min(most, tidy(p)))
	}
	return t
}

// sum returns a with b added to it; where the two differ in form, that of a
// counts and b is dropped. A way that people go counts before a referral.
func sum(a, b model.Transition) model.Transition {
	switch {
	case a.Referral && !b.Referral:
		return b
	case b.Referral && !a.Referral:
		return a
	case a.Rate.IsSet() || b.Rate.IsSet():
		a.Rate = model.Some(a.Rate.Or(0) + b.Rate.Or(0))
	}
	x, counted := a.Count.Value()
	y, both := b.Count.Value()
	switch {
	case counted && both:
		a.Count = model.Some(x + y)
	case !counted && !both && (a.Probability.IsSet() || b.Probability.IsSet()):
		a.Probability = model.Some(a.Probability.Or(0) + b.Probability.Or(0))
	}
	if a.Reason == "" {
		a.Reason = b.Reason
	}
	return a
}
