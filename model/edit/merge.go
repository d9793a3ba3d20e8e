package edit

import (
	"fmt"
	"maps"
	"slices"

	"wend/model"
)

// MergeStages plans to make one stage of two. The touchpoints of from go behind
// those of into, whatever was anchored to from is anchored to into, the goal
// stage follows, and from goes.
//
// Transitions become those of the one stage:
//   - Ways into both stages add up, counts as well as probabilities.
//   - Ways out of both stages add up if they are counts. Probabilities are
//     averaged, each stage with half the weight; if only one of the stages has
//     ways out, they stay as they are. If one is counted and the other is not,
//     its counts are taken as shares first.
//   - Ways between the two are inside the new stage and vanish; probabilities of
//     the other ways out are scaled up so that their sum stays what it was. A
//     way from a stage to itself stays one.
func MergeStages(s model.State, doc model.DocID, into, from model.StageID) ([]Edit, error) {
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
	m := merger{doc: d, into: model.Node(into), from: model.Node(from)}
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
		out[t.Key()] = t
	}
	for t := range model.All[model.Transition](m.doc) {
		if m.ours(t.To) && !m.ours(t.From) {
			add(t)
		}
	}
	for _, t := range m.ways() {
		t.From = m.into
		add(t)
	}
	return out
}

// ways returns the ways out of the two stages that stay, weighed.
func (m merger) ways() []model.Transition {
	a, b := m.out(m.into), m.out(m.from)
	if isCounted(a) != isCounted(b) && len(a) > 0 && len(b) > 0 {
		a, b = shares(a), shares(b)
	}
	all := append(a, b...)
	if isCounted(all) {
		return m.outside(all)
	}
	weight := 1.0
	if len(a) > 0 && len(b) > 0 {
		weight = 0.5
	}
	return m.weigh(all, weight)
}

// weigh returns the ways that stay with probabilities whose sum is weight times
// that of all ways; only those that leave the stage are scaled to make up for
// what vanished.
func (m merger) weigh(all []model.Transition, weight float64) []model.Transition {
	staying, leaving := []model.Transition{}, []model.Transition{}
	for _, t := range m.outside(all) {
		if t.From == t.To {
			staying = append(staying, t)
		} else {
			leaving = append(leaving, t)
		}
	}
	if rest := total(leaving); rest > 0 {
		leaving = scale(leaving, weight*(total(all)-total(staying))/rest)
	}
	return append(scale(staying, weight), leaving...)
}

// out returns the ways out of a stage.
func (m merger) out(n model.Node) []model.Transition {
	var out []model.Transition
	for t := range model.All[model.Transition](m.doc) {
		if t.From == n {
			out = append(out, t)
		}
	}
	return out
}

// outside leaves out the ways between the two stages.
func (m merger) outside(ways []model.Transition) []model.Transition {
	return slices.DeleteFunc(slices.Clone(ways), func(t model.Transition) bool {
		return m.ours(t.To) && t.From != t.To
	})
}

func isCounted(ways []model.Transition) bool {
	return slices.ContainsFunc(ways, func(t model.Transition) bool { return t.Count.IsSet() })
}

// total adds up the probabilities.
func total(ways []model.Transition) (sum float64) {
	for _, t := range ways {
		sum += t.Probability.Or(0)
	}
	return sum
}

func scale(ways []model.Transition, by float64) []model.Transition {
	for i, t := range ways {
		if p, set := t.Probability.Value(); set {
			ways[i].Probability = model.Some(min(1, tidy(p*by)))
		}
	}
	return ways
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

// sum returns a with b added to it; where the two differ in form, that of a
// counts and b is dropped.
func sum(a, b model.Transition) model.Transition {
	x, counted := a.Count.Value()
	y, both := b.Count.Value()
	switch {
	case counted && both:
		a.Count = model.Some(x + y)
	case !counted && !both && (a.Probability.IsSet() || b.Probability.IsSet()):
		a.Probability = model.Some(min(1, tidy(a.Probability.Or(0)+b.Probability.Or(0))))
	}
	if a.Reason == "" {
		a.Reason = b.Reason
	}
	return a
}
