package json

import (
	"cmp"
	"math"
	"slices"

	"wend/model"
)

// order knows where the things of a document stand, so that what has no order
// of its own can be written in the order of the map.
type order struct {
	doc         *model.Document
	touchpoints map[string]int
	personas    map[string]int
	activities  map[string]int
	nodes       map[string]int
}

func newOrder(s model.State, doc *model.Document) order {
	w := s.Workspace()
	o := order{doc: doc, touchpoints: map[string]int{}, nodes: map[string]int{}}
	for t := range doc.Path() {
		o.touchpoints[t.Key()] = len(o.touchpoints)
	}
	for i, id := range doc.IDs(model.KindStage, "") {
		o.nodes[id] = i
	}
	for id, at := range o.touchpoints {
		if _, isStage := o.nodes[id]; !isStage {
			o.nodes[id] = len(o.touchpoints) + doc.Len(model.KindStage) + at
		}
	}
	o.nodes[string(model.Entry)] = -1
	o.nodes[string(model.Goal)] = math.MaxInt - 1
	o.nodes[string(model.Lost)] = math.MaxInt
	var own []string
	for _, id := range doc.Journey().Personas {
		own = append(own, string(id))
	}
	o.personas = places(own, w.IDs(model.KindPersona, ""))
	o.activities = places(w.IDs(model.KindActivity, ""))
	return o
}

// places numbers ids through several lists; the first mention counts.
func places(lists ...[]string) map[string]int {
	at := map[string]int{}
	for _, ids := range lists {
		for _, id := range ids {
			if _, known := at[id]; !known {
				at[id] = len(at)
			}
		}
	}
	return at
}

// list returns the objects of kind k as they are written.
func (o order) list(k model.Kind) []model.Object {
	if k.Ordered() {
		return below(o.doc, k, "")
	}
	out := slices.Collect(o.doc.Each(k))
	slices.SortStableFunc(out, func(a, b model.Object) int {
		return cmp.Or(slices.Compare(o.rank(a), o.rank(b)), cmp.Compare(a.Key(), b.Key()))
	})
	return out
}

// rank says where an object without an order of its own stands.
func (o order) rank(of model.Object) []int {
	switch of := of.(type) {
	case model.Experience:
		return []int{at(o.touchpoints, of.Touchpoint), at(o.personas, of.Persona)}
	case model.Link:
		return []int{at(o.activities, of.Activity), at(o.touchpoints, of.Touchpoint)}
	case model.ActivityLink:
		return []int{at(o.activities, of.From), at(o.activities, of.To)}
	case model.Transition:
		return []int{at(o.nodes, of.From), at(o.nodes, of.To)}
	}
	return nil
}

// at returns the place of id; what has none comes last.
func at[K ~string](places map[string]int, id K) int {
	if p, found := places[string(id)]; found {
		return p
	}
	return math.MaxInt - 2
}

// below returns the objects of kind k below parent, in order.
func below(doc *model.Document, k model.Kind, parent string) []model.Object {
	if k == model.KindMeasurement {
		var out []model.Object
		for _, m := range doc.Measurements(model.KPIID(parent)) {
			out = append(out, m)
		}
		return out
	}
	var out []model.Object
	for _, id := range doc.IDs(k, parent) {
		if o, found := doc.Find(model.Ref{Kind: k, Key: id}); found {
			out = append(out, o)
		}
	}
	return out
}
