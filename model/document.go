package model

import (
	"iter"
	"slices"
	"sort"
)

// Document is an immutable set of objects: the workspace's, or one journey's.
// The zero Document is empty. All methods may be called from any goroutine.
type Document struct {
	id     DocID
	tables [kindCount]table
}

// table holds the objects of one kind, sorted by key.
type table []row

type row struct {
	key    string
	object Object
}

func (t table) find(key string) (int, bool) {
	i := sort.Search(len(t), func(i int) bool { return t[i].key >= key })
	return i, i < len(t) && t[i].key == key
}

// NewDocument returns the document that holds only head.
func NewDocument(id DocID, head Object) *Document {
	return (&Document{id: id}).With(head)
}

// ID returns the document's id.
func (d *Document) ID() DocID { return d.id }

// With returns d with o in it, in place of the object of the same kind and key
// if there is one.
func (d *Document) With(o Object) *Document {
	next := *d
	t := d.tables[o.Kind()]
	i, found := t.find(o.Key())
	r := row{o.Key(), o}
	if found {
		t = slices.Clone(t)
		t[i] = r
	} else {
		t = slices.Insert(slices.Clip(t), i, r)
	}
	next.tables[o.Kind()] = t
	return &next
}

// Without returns d without the object r names; d itself if there is none.
func (d *Document) Without(r Ref) *Document {
	t := d.tables[r.Kind]
	i, found := t.find(r.Key)
	if !found {
		return d
	}
	next := *d
	next.tables[r.Kind] = slices.Concat(t[:i], t[i+1:])
	return &next
}

// Find returns the object r names.
func (d *Document) Find(r Ref) (Object, bool) {
	t := d.tables[r.Kind]
	i, found := t.find(r.Key)
	if !found {
		return nil, false
	}
	return t[i].object, true
}

// Len returns the number of objects of kind k.
func (d *Document) Len(k Kind) int { return len(d.tables[k]) }

// Each yields the objects of kind k by key; orders do not matter here.
func (d *Document) Each(k Kind) iter.Seq[Object] {
	return func(yield func(Object) bool) {
		for _, r := range d.tables[k] {
			if !yield(r.object) {
				return
			}
		}
	}
}

// Objects yields every object of d, by kind and key.
func (d *Document) Objects() iter.Seq[Object] {
	return func(yield func(Object) bool) {
		for _, t := range d.tables {
			for _, r := range t {
				if !yield(r.object) {
					return
				}
			}
		}
	}
}

// IDs returns the keys of kind k below parent ("" where the kind has none) in
// the order people gave them. The caller must not change it.
func (d *Document) IDs(k Kind, parent string) []string {
	o, found := d.Find(Ref{KindOrder, orderKey(k, parent)})
	if !found {
		return nil
	}
	return o.(Order).IDs
}

// Lookup returns the object of type T with the given key.
func Lookup[T Object, K ~string](d *Document, key K) (T, bool) {
	var zero T
	o, found := d.Find(Ref{zero.Kind(), string(key)})
	if !found {
		return zero, false
	}
	return o.(T), true
}

// All yields the objects of type T: in the order people gave them where the
// kind has one and no parent, else by key.
func All[T Object](d *Document) iter.Seq[T] {
	var zero T
	k := zero.Kind()
	return func(yield func(T) bool) {
		if k.Ordered() && k.Parent() == NoKind {
			for _, id := range d.IDs(k, "") {
				if o, found := Lookup[T](d, id); found && !yield(o) {
					return
				}
			}
			return
		}
		for _, r := range d.tables[k] {
			if !yield(r.object.(T)) {
				return
			}
		}
	}
}

// Within yields the objects of type T below one parent, in order.
func Within[T Object](d *Document, parent string) iter.Seq[T] {
	var zero T
	return func(yield func(T) bool) {
		for _, id := range d.IDs(zero.Kind(), parent) {
			if o, found := Lookup[T](d, id); found && !yield(o) {
				return
			}
		}
	}
}

// Journey returns the head of a journey document; the zero Journey otherwise.
func (d *Document) Journey() Journey {
	j, _ := Lookup[Journey](d, d.id)
	return j
}

// Workspace returns the head of the workspace document.
func (d *Document) Workspace() Workspace {
	w, _ := Lookup[Workspace](d, string(WorkspaceDoc))
	return w
}

// Stages yields the stages in order.
func (d *Document) Stages() iter.Seq[Stage] { return All[Stage](d) }

// Touchpoints yields the touchpoints of a stage in order.
func (d *Document) Touchpoints(s StageID) iter.Seq[Touchpoint] {
	return Within[Touchpoint](d, string(s))
}

// Path yields every touchpoint of the journey in the order of the map: stage
// by stage.
func (d *Document) Path() iter.Seq[Touchpoint] {
	return func(yield func(Touchpoint) bool) {
		for s := range d.Stages() {
			for t := range d.Touchpoints(s.ID) {
				if !yield(t) {
					return
				}
			}
		}
	}
}

// Experience returns what persona p feels at touchpoint t.
func (d *Document) Experience(p PersonaID, t TouchpointID) (Experience, bool) {
	return Lookup[Experience](d, ExperienceKey(p, t))
}

// Link returns the link between activity a and touchpoint t.
func (d *Document) Link(a ActivityID, t TouchpointID) (Link, bool) {
	return Lookup[Link](d, LinkKey(a, t))
}

// Measurements returns the series of a KPI by date, oldest first.
func (d *Document) Measurements(k KPIID) []Measurement {
	t := d.tables[KindMeasurement]
	prefix := string(k) + "/"
	i, _ := t.find(prefix)
	var out []Measurement
	for ; i < len(t) && len(t[i].key) > len(prefix) && t[i].key[:len(prefix)] == prefix; i++ {
		out = append(out, t[i].object.(Measurement))
	}
	return out
}
