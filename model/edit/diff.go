package edit

import (
	"slices"

	"wend/model"
)

// Diff plans what makes b of a: applied to a, it gives b. It plans nothing else:
// no field that is the same is set, and of the things in an order as few as
// possible are moved. Equal states have no difference.
//
// Documents that only a has are deleted: give it states with the same documents
// loaded. The workspace document cannot be deleted; one that b does not have is
// left alone. Both states must be valid.
func Diff(a, b model.State) []Edit {
	var out []Edit
	for d := range b.Documents() {
		old, found := a.Document(d.ID())
		if !found {
			old = &model.Document{}
		}
		out = append(out, difference(d.ID(), old, d)...)
	}
	for d := range a.Journeys() {
		if _, stays := b.Document(d.ID()); !stays {
			out = append(out, difference(d.ID(), d, &model.Document{})...)
		}
	}
	return out
}

// difference plans to make document next of old; either may be empty.
func difference(doc model.DocID, old, next *model.Document) []Edit {
	if old == next { // states share the documents that did not change
		return nil
	}
	kinds := slices.DeleteFunc(model.Kinds(), func(k model.Kind) bool { return k == model.KindOrder })
	var out []Edit
	for _, k := range slices.Backward(kinds) { // the head goes last
		for o := range old.Each(k) {
			if _, stays := next.Find(model.RefOf(o)); !stays {
				out = append(out, Delete{Doc: doc, Ref: model.RefOf(o)})
			}
		}
	}
	for _, k := range kinds {
		if k.Ordered() {
			for _, parent := range parents(next, k) {
				out = append(out, reorder(doc, old, next, k, parent)...)
			}
			continue
		}
		for o := range next.Each(k) {
			was, found := old.Find(model.RefOf(o))
			if !found {
				out = append(out, Insert{Doc: doc, Object: o})
				continue
			}
			out = append(out, replace(doc, was, o)...)
		}
	}
	return out
}

// reorder plans what stands in one order of next. It goes from the end to the
// beginning, so that what a thing is put in front of has its place already.
func reorder(doc model.DocID, old, next *model.Document, k model.Kind, parent string) []Edit {
	var out []Edit
	ids, before := next.IDs(k, parent), ""
	stays := inPlace(old.IDs(k, parent), ids)
	for _, id := range slices.Backward(ids) {
		ref := model.Ref{Kind: k, Key: id}
		o, _ := next.Find(ref)
		if was, found := old.Find(ref); !found {
			out = append(out, Insert{Doc: doc, Object: o, Before: before})
		} else {
			out = append(out, replace(doc, was, o)...)
			if !stays[id] {
				out = append(out, Move{Doc: doc, Ref: ref, Parent: parent, Before: before})
			}
		}
		before = id
	}
	return out
}

// inPlace returns the most ids that stand in the same sequence in both lists:
// the longest rising sequence of their places in the old one.
func inPlace(old, next []string) map[string]bool {
	at := make(map[string]int, len(old))
	for i, id := range old {
		at[id] = i
	}
	var ends []string // [n] ends the sequence of n+1 that ends earliest
	previous := map[string]string{}
	for _, id := range next {
		place, found := at[id]
		if !found {
			continue
		}
		n, _ := slices.BinarySearchFunc(ends, place, func(end string, place int) int { return at[end] - place })
		if n > 0 {
			previous[id] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, id)
		} else {
			ends[n] = id
		}
	}
	out := map[string]bool{}
	if len(ends) == 0 {
		return out
	}
	for id, found := ends[len(ends)-1], true; found; {
		out[id] = true
		id, found = previous[id]
	}
	return out
}
