package edit

import (
	"fmt"
	"slices"

	"wend/model"
)

// SplitStage plans to begin a new stage with a touchpoint: it and those behind it
// go to the new stage, which stands behind the old one. Who comes to the old
// stage goes on to the new one, and the ways out are those of the new one, which
// is the goal stage if the old one was, so that splitting alone moves nobody: no
// number of another stage changes, both halves are visited, ever reached and lead to
// the goal as the whole did, and who was lost is lost at the second. It fails with
// ErrRefused if the touchpoint is the first of its stage.
func SplitStage(s model.State, doc model.DocID, at model.TouchpointID, fresh model.Stage) ([]Edit, error) {
	d, found := s.Document(doc)
	if !found {
		return nil, fmt.Errorf("journey %q %w", doc, ErrGone)
	}
	t, found := model.Lookup[model.Touchpoint](d, at)
	if !found {
		return nil, fmt.Errorf("touchpoint %q %w", at, ErrGone)
	}
	ids := d.IDs(model.KindTouchpoint, string(t.Stage))
	first := slices.Index(ids, string(at))
	if first <= 0 {
		return nil, fmt.Errorf("split a stage before its first touchpoint: %w", ErrRefused)
	}
	stages, next := d.IDs(model.KindStage, ""), ""
	if i := slices.Index(stages, string(t.Stage)); i+1 < len(stages) {
		next = stages[i+1]
	}
	out := []Edit{Insert{Doc: doc, Object: fresh, Before: next}}
	for _, id := range ids[first:] {
		out = append(out, Move{Doc: doc, Ref: model.Ref{Kind: model.KindTouchpoint, Key: id}, Parent: string(fresh.ID)})
	}
	if j := d.Journey(); j.GoalStage == t.Stage {
		out = append(out, Set{Doc: doc, Ref: model.RefOf(j), Field: "goalStage", Value: Value(fresh.ID)})
	}
	return append(out, handOn(d, model.Node(t.Stage), model.Node(fresh.ID))...), nil
}

// handOn plans to give the ways out of one place to another, to which the one
// leads from now on. Whoever stayed comes to both again.
func handOn(d *model.Document, from, to model.Node) []Edit {
	var out []Edit
	ways, count := outOf(d, from), 0.0
	for _, t := range ways {
		out = append(out, Delete{Doc: d.ID(), Ref: model.RefOf(t)})
		count += t.Count.Or(0)
		t.From = to
		out = append(out, Insert{Doc: d.ID(), Object: t})
	}
	if !touches(d, from) {
		return nil
	}
	on := model.Transition{From: from, To: to, Probability: model.Some(1.0)}
	if count > 0 {
		on.Probability, on.Count = model.Opt[float64]{}, model.Some(count)
	}
	return append(out, Insert{Doc: d.ID(), Object: on})
}

// touches reports whether a transition begins or ends at a place.
func touches(d *model.Document, n model.Node) bool {
	for t := range model.All[model.Transition](d) {
		if t.From == n || t.To == n {
			return true
		}
	}
	return false
}
