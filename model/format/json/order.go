package json

import (
	"cmp"
	"math"
	"slices"

	"wend/model"
	"wend/model/atlas"
)

// order knows where the things of a document stand, so that what has no order
// of its own can be written in the order of the map.
type order struct {
	doc        *model.Document
	journey    *atlas.Map
	personas   map[string]int
	activities map[string]int
}

func newOrder(s model.State, doc *model.Document) order {
	w := s.Workspace()
	m := atlas.Of(doc)
	var own []string
	for _, id := range m.Head.Personas {
		own = append(own, string(id))
	}
	return order{
		doc: doc, journey: m, personas: places(own, w.IDs(model.KindPersona, "")),
		activities: places(w.IDs(model.KindActivity, "")),
	}
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

// nowhere is the rank of what is not on the map: it comes last, but for the ends
// of a journey.
const nowhere = math.MaxInt - 2

// rank says where an object without an order of its own stands.
func (o order) rank(of model.Object) []int {
	switch of := of.(type) {
	case model.Experience:
		return []int{o.touchpoint(of.Touchpoint), at(o.personas, of.Persona)}
	case model.Link:
		return []int{at(o.activities, of.Activity), o.touchpoint(of.Touchpoint)}
	case model.ActivityLink:
		return []int{at(o.activities, of.From), at(o.activities, of.To)}
	case model.Transition:
		return []int{o.end(of.From), o.end(of.To)}
	}
	return nil
}

func (o order) touchpoint(id model.TouchpointID) int {
	if i, found := o.journey.Place(id); found {
		return i
	}
	return nowhere
}

// end ranks the ends of transitions: entry, the stages, the touchpoints, goal and
// lost.
func (o order) end(n model.Node) int {
	switch a := o.journey.At(n); {
	case n == model.Entry:
		return -1
	case n == model.Goal:
		return math.MaxInt - 1
	case n == model.Lost:
		return math.MaxInt
	case a.Touchpoint != atlas.None:
		return len(o.journey.Stages) + a.Touchpoint
	case a.Stage != atlas.None:
		return a.Stage
	}
	return nowhere
}

// at returns the place of id; what has none comes last.
func at[K ~string](places map[string]int, id K) int {
	if p, found := places[string(id)]; found {
		return p
	}
	return nowhere
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
