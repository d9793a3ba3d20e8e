package model

import (
	"cmp"
	"iter"
	"slices"
)

// Document is an immutable set of objects: the workspace's, or one journey's.
// The zero Document is empty. All methods may be called from any goroutine.
type Document struct {
	id     DocID
	tables [kindCount]table
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
	next.tables[o.Kind()] = d.tables[o.Kind()].with([]row{{o.Key(), o}})
	return &next
}

// Without returns d without the object r names; d itself if there is none.
func (d *Document) Without(r Ref) *Document {
	if _, found := d.Find(r); !found {
		return d
	}
	next := *d
	next.tables[r.Kind] = d.tables[r.Kind].with([]row{{key: r.Key}})
	return &next
}

// WithAll returns d with many changes made at once, which costs less than one
// by one: each Ref stands for its object afterwards, nil takes it out.
func (d *Document) WithAll(changes map[Ref]Object) *Document {
	var rows [kindCount][]row
	for r, o := range changes {
		rows[r.Kind] = append(rows[r.Kind], row{r.Key, o})
	}
	next := *d
	for k, r := range rows {
		if len(r) > 0 {
			slices.SortFunc(r, func(a, b row) int { return cmp.Compare(a.key, b.key) })
			next.tables[k] = d.tables[k].with(r)
		}
	}
	return &next
}

// Find returns the object r names.
func (d *Document) Find(r Ref) (Object, bool) { return d.tables[r.Kind].find(r.Key) }

// Len returns the number of objects of kind k.
func (d *Document) Len(k Kind) int { return d.tables[k].len }

// Each yields the objects of kind k by key; orders do not matter here.
func (d *Document) Each(k Kind) iter.Seq[Object] { return d.tables[k].all() }

// Objects yields every object of d, by kind and key.
func (d *Document) Objects() iter.Seq[Object] {
	return func(yield func(Object) bool) {
		for _, t := range d.tables {
			for o := range t.all() {
				if !yield(o) {
					return
				}
			}
		}
	}
}

// Referring yields the objects of d that refer to one of targets, by kind and key.
// An end of a transition may be a stage or a touchpoint: it counts for both. It
// costs a look at what refers, however large d is, once it was asked for.
func (d *Document) Referring(targets ...Ref) iter.Seq[Object] {
	wanted := make(map[Ref]bool, len(targets))
	for _, r := range targets {
		wanted[r] = true
	}
	return func(yield func(Object) bool) {
		for k := range d.tables {
			if !refersToAny(Kind(k), wanted) {
				continue
			}
			for o := range d.tables[k].referring(wanted) {
				if !yield(o) {
					return
				}
			}
		}
	}
}

func refersToAny(k Kind, targets map[Ref]bool) bool {
	for r := range targets {
		if RefersTo(k, r.Kind) {
			return true
		}
	}
	return false
}

// Shares reports whether d and other hold the very same objects of some kinds, as
// a document and what an edit of another kind made of it do; equal ones are not
// enough. It costs the same however large they are.
func (d *Document) Shares(other *Document, kinds ...Kind) bool {
	for _, k := range kinds {
		a, b := d.tables[k].chunks, other.tables[k].chunks
		if len(a) != len(b) || len(a) > 0 && &a[0] != &b[0] {
			return false
		}
	}
	return true
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
		for o := range d.Each(k) {
			if !yield(o.(T)) {
				return
			}
		}
	}
}

// InOrder yields the objects of kind k in the order of the map: in the order people
// gave them, below their parents in theirs, or else by key.
func (d *Document) InOrder(k Kind) iter.Seq[Object] {
	if !k.Ordered() {
		return d.Each(k)
	}
	return func(yield func(Object) bool) {
		for _, p := range d.parents(k) {
			for _, id := range d.IDs(k, p) {
				if o, found := d.Find(Ref{k, id}); found && !yield(o) {
					return
				}
			}
		}
	}
}

// Sorted returns some objects of kind k, given by key, in the order in which
// [Document.InOrder] yields them; those that have no place there are left out.
func (d *Document) Sorted(k Kind, some []Object) []Object {
	if len(some) == 0 || !k.Ordered() {
		return some
	}
	by := make(map[string]Object, len(some))
	for _, o := range some {
		by[o.Key()] = o
	}
	var out []Object
	for _, p := range d.parents(k) {
		for _, id := range d.IDs(k, p) {
			if o, found := by[id]; found {
				out = append(out, o)
			}
		}
	}
	return out
}

// parents returns what the orders of kind k stand below, in their order.
func (d *Document) parents(k Kind) []string {
	if k.Parent() == NoKind {
		return []string{""}
	}
	return d.IDs(k.Parent(), "")
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
	var out []Measurement
	for o := range d.tables[KindMeasurement].from(string(k) + "/") {
		m := o.(Measurement)
		if m.KPI != k {
			break
		}
		out = append(out, m)
	}
	return out
}
