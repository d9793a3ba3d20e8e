package edit

import (
	"iter"

	"wend/model"
)

// inOrder yields the objects of kind k in the order people gave them;
// touchpoints along the path, kinds without an order by key.
func inOrder(d *model.Document, k model.Kind) iter.Seq[model.Object] {
	if !k.Ordered() {
		return d.Each(k)
	}
	return func(yield func(model.Object) bool) {
		for _, parent := range parents(d, k) {
			for _, id := range d.IDs(k, parent) {
				if o, found := d.Find(model.Ref{Kind: k, Key: id}); found && !yield(o) {
					return
				}
			}
		}
	}
}

// parents returns below what kind k is ordered, in order.
func parents(d *model.Document, k model.Kind) []string {
	if k.Parent() == model.NoKind {
		return []string{""}
	}
	return d.IDs(k.Parent(), "")
}

// follower returns what stands after an object in its order, or "".
func follower(d *model.Document, o model.Object) string {
	ids := d.IDs(o.Kind(), parentOf(o))
	for i, id := range ids {
		if id == o.Key() && i+1 < len(ids) {
			return ids[i+1]
		}
	}
	return ""
}
