package merge

import (
	"slices"

	"wend/model"
)

// hold keeps what the result refers to: a thing that one side deleted stays where
// the other put something into it, with a conflict.
func (m *merger) hold() {
	for more := true; more; {
		more = false
		for _, id := range m.documents() {
			more = m.holdHead(id) || more
			for _, ref := range refs(m.now[id]) {
				more = m.holdReferences(id, m.now[id][ref]) || more
			}
		}
	}
}

func (m *merger) documents() []model.DocID {
	var out []model.DocID
	for id := range m.now {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

func refs(objects map[model.Ref]model.Object) []model.Ref {
	var out []model.Ref
	for ref := range objects {
		out = append(out, ref)
	}
	slices.SortFunc(out, func(a, b model.Ref) int { return place{ref: a}.compare(place{ref: b}) })
	return out
}

// holdHead keeps a journey of which one side deleted all and the other changed
// something.
func (m *merger) holdHead(id model.DocID) bool {
	if id == model.WorkspaceDoc {
		return false
	}
	head := model.Ref{Kind: model.KindJourney, Key: string(id)}
	if _, there := m.now[id][head]; there {
		return false
	}
	return m.revive(place{id, head})
}

func (m *merger) holdReferences(id model.DocID, o model.Object) (revived bool) {
	model.References(o, func(f *model.Field, target model.Ref) bool {
		if f.Loose {
			return true
		}
		homes := m.homes(id, f, target)
		if slices.ContainsFunc(homes, func(p place) bool { return m.now[p.doc][p.ref] != nil }) {
			return true
		}
		for _, p := range homes {
			if m.revive(p) {
				revived = true
				break
			}
		}
		return true
	})
	return revived
}

// homes lists where the target of a reference may be.
func (m *merger) homes(id model.DocID, f *model.Field, target model.Ref) []place {
	var out []place
	for _, doc := range []model.DocID{id, model.WorkspaceDoc} {
		if target.Kind.In(doc) {
			out = append(out, place{doc, target})
		}
	}
	if f.Type == model.Ends {
		out = append(out, place{id, model.Ref{Kind: model.KindTouchpoint, Key: target.Key}})
	}
	return out
}

// revive takes back a thing that was deleted, from the side that still has it, or
// from the base.
func (m *merger) revive(p place) bool {
	for i, s := range []model.State{m.ours, m.theirs, m.base} {
		o := find(s, p)
		if o == nil {
			continue
		}
		m.put(p, o)
		m.whole(p, "deleted on one side, needed on the other", []Winner{Ours, Theirs, Both}[i])
		return true
	}
	return false
}
