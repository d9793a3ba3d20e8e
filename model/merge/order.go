package merge

import (
	"slices"

	"wend/model"
)

// document returns the objects with their orders, nil if there are none.
func (m *merger) document(id model.DocID, objects map[model.Ref]model.Object) *model.Document {
	if len(objects) == 0 {
		return nil
	}
	type order struct {
		kind   model.Kind
		parent string
	}
	members := map[order][]string{}
	for _, ref := range refs(objects) {
		if ref.Kind.Ordered() {
			o := order{ref.Kind, parentOf(objects[ref])}
			members[o] = append(members[o], ref.Key)
		}
	}
	all := make(map[model.Ref]model.Object, len(objects)+len(members))
	for ref, o := range objects {
		all[ref] = o
	}
	for o, ids := range members {
		next := model.Order{Of: o.kind, Parent: o.parent, IDs: m.sequence(id, o.kind, o.parent, ids)}
		all[model.RefOf(next)] = next
	}
	var head model.Object = model.Workspace{}
	if id != model.WorkspaceDoc {
		head = objects[model.Ref{Kind: model.KindJourney, Key: string(id)}]
	} else if w, found := objects[model.Ref{Kind: model.KindWorkspace, Key: string(id)}]; found {
		head = w
	}
	return model.NewDocument(id, head).WithAll(all)
}

func parentOf(o model.Object) string {
	if t, ok := o.(model.Touchpoint); ok {
		return string(t.Stage)
	}
	return ""
}

// sequence puts members in order: in that of the side that changed it, with what the
// other side has behind what it stands behind there. If both changed it, ours stays
// and that is a conflict.
func (m *merger) sequence(id model.DocID, k model.Kind, parent string, members []string) []string {
	ids := func(s model.State) []string {
		d, found := s.Document(id)
		if !found {
			return nil
		}
		return d.IDs(k, parent)
	}
	base, ours, theirs := ids(m.base), ids(m.ours), ids(m.theirs)
	spine, other := ours, theirs
	shared := func(list []string) []string {
		return slices.DeleteFunc(slices.Clone(list), func(s string) bool {
			return !slices.Contains(base, s) || !slices.Contains(ours, s) || !slices.Contains(theirs, s)
		})
	}
	was, a, b := shared(base), shared(ours), shared(theirs)
	switch {
	case slices.Equal(a, was):
		spine, other = theirs, ours
	case !slices.Equal(b, was) && !slices.Equal(a, b):
		m.reordered(id, k, was, a, b)
	}
	out := among(spine, members)
	for i, s := range other {
		if slices.Contains(members, s) && !slices.Contains(out, s) {
			out = behind(out, other[:i], s)
		}
	}
	for _, s := range among(base, members) {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	for _, s := range members {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func among(list, members []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return !slices.Contains(members, s) })
}

// behind puts s behind the nearest of those before it.
func behind(list, before []string, s string) []string {
	for _, b := range slices.Backward(before) {
		if i := slices.Index(list, b); i >= 0 {
			return slices.Insert(list, i+1, s)
		}
	}
	return slices.Insert(list, 0, s)
}

// reordered notes that both sides changed an order: the conflict is about the first
// thing that stands elsewhere.
func (m *merger) reordered(id model.DocID, k model.Kind, base, ours, theirs []string) {
	for i := range ours {
		if ours[i] != theirs[i] {
			c := m.conflict(place{id, model.Ref{Kind: k, Key: ours[i]}}, "moved here and there", Ours)
			c.Label = "place"
			c.Base, c.Ours, c.Theirs = m.position(id, k, base, ours[i]), m.position(id, k, ours, ours[i]), m.position(id, k, theirs, ours[i])
			m.conflicts = append(m.conflicts, c)
			return
		}
	}
}

func (m *merger) position(id model.DocID, k model.Kind, list []string, s string) string {
	i := slices.Index(list, s)
	if i <= 0 {
		return "first"
	}
	return "after " + m.conflict(place{id, model.Ref{Kind: k, Key: list[i-1]}}, "", Ours).Name
}
