package edit

import (
	"wend/model"
)

// UnderNames returns document d as document id, with other keys for the things that
// names has, and with what refers to them. It is for comparing documents that hold
// the same under other ids.
func UnderNames(d *model.Document, id model.DocID, names map[model.Ref]string) *model.Document {
	t := newTransfer(model.State{}, nil)
	t.names = names
	objects := map[model.Ref]model.Object{}
	for o := range d.Objects() {
		if order, ok := o.(model.Order); ok {
			o = t.order(order)
		} else {
			o, _ = t.carry(o)
		}
		objects[model.RefOf(o)] = o
	}
	return model.NewDocument(id, d.Journey()).Without(model.RefOf(d.Journey())).WithAll(objects)
}

// order returns an order of what it orders by its new names.
func (t *transfer) order(o model.Order) model.Order {
	name := func(k model.Kind, key string) string {
		if name, renamed := t.names[model.Ref{Kind: k, Key: key}]; renamed {
			return name
		}
		return key
	}
	out := model.Order{Of: o.Of, Parent: name(o.Of.Parent(), o.Parent)}
	for _, id := range o.IDs {
		out.IDs = append(out.IDs, name(o.Of, id))
	}
	return out
}
