package edit

import (
	"cmp"
	"fmt"
	"slices"

	"wend/model"
)

// draft is a state in the making: what was changed so far lies over the state
// before, and every object that was touched is remembered.
type draft struct {
	before model.State
	// state is the state after; settle makes it.
	state  model.State
	sheets map[model.DocID]*sheet
	// touched lists the objects in the order they were first touched.
	touched []place
	seen    map[place]bool
	// again holds the values that come back though they are impossible.
	again map[place]bool
}

// sheet is a document in the making.
type sheet struct {
	base *model.Document
	now  map[model.Ref]model.Object // nil means gone
	// orders are the orders so far. Unlike those of a document they are changed
	// in place, so that a long order is copied once and not by each edit.
	orders map[string]*model.Order
}

type place struct {
	doc model.DocID
	ref model.Ref
}

func newDraft(s model.State) *draft {
	return &draft{before: s, state: s, sheets: map[model.DocID]*sheet{}, seen: map[place]bool{}, again: map[place]bool{}}
}

// sheet returns the document id as it is now; nil if there is none.
func (d *draft) sheet(id model.DocID) *sheet {
	if s, started := d.sheets[id]; started {
		return s
	}
	base, found := d.before.Document(id)
	if !found {
		return nil
	}
	return d.start(id, base)
}

func (d *draft) start(id model.DocID, base *model.Document) *sheet {
	s := &sheet{base: base, now: map[model.Ref]model.Object{}, orders: map[string]*model.Order{}}
	d.sheets[id] = s
	return s
}

func (s *sheet) find(r model.Ref) (model.Object, bool) {
	if o, changed := s.now[r]; changed {
		return o, o != nil
	}
	return s.base.Find(r)
}

// document returns what the sheet amounts to.
func (s *sheet) document() *model.Document {
	for _, o := range s.orders {
		if len(o.IDs) == 0 {
			s.now[model.RefOf(o)] = nil
			continue
		}
		s.now[model.RefOf(o)] = model.Order{Of: o.Of, Parent: o.Parent, IDs: slices.Clone(o.IDs)}
	}
	return s.base.WithAll(s.now)
}

// find returns an object as it is now.
func (d *draft) find(id model.DocID, r model.Ref) (model.Object, error) {
	s := d.sheet(id)
	if s == nil {
		return nil, fmt.Errorf("journey %q %w", id, ErrGone)
	}
	o, found := s.find(r)
	if !found {
		return nil, fmt.Errorf("%s %w", r, ErrGone)
	}
	return o, nil
}

func (d *draft) touch(doc model.DocID, r model.Ref) {
	p := place{doc, r}
	if !d.seen[p] {
		d.seen[p] = true
		d.touched = append(d.touched, p)
	}
}

func (d *draft) put(id model.DocID, o model.Object) {
	d.touch(id, model.RefOf(o))
	d.sheet(id).now[model.RefOf(o)] = o
}

func (d *draft) drop(id model.DocID, r model.Ref) {
	d.touch(id, r)
	d.sheet(id).now[r] = nil
}

// order returns the order in which o stands or is to stand, to be changed in
// place.
func (d *draft) order(id model.DocID, o model.Object) *model.Order {
	s := d.sheet(id)
	fresh := &model.Order{Of: o.Kind(), Parent: parentOf(o)}
	if known, started := s.orders[fresh.Key()]; started {
		return known
	}
	fresh.IDs = slices.Clone(s.base.IDs(fresh.Of, fresh.Parent))
	s.orders[fresh.Key()] = fresh
	d.touch(id, model.RefOf(fresh))
	return fresh
}

// settle makes the state after.
func (d *draft) settle() {
	var docs []*model.Document
	for id, s := range d.sheets {
		if s == nil {
			d.state = d.state.Without(id)
			continue
		}
		docs = append(docs, s.document())
	}
	d.state = d.state.With(docs...)
}

// changes lists what became of the objects that were touched, by document,
// kind and key; those that ended as they began are left out.
func (d *draft) changes() []Change {
	var out []Change
	for _, p := range d.touched {
		was, is := lookup(d.before, p), lookup(d.state, p)
		if !same(was, is) {
			out = append(out, Change{Doc: p.doc, Ref: p.ref, Before: was, After: is})
		}
	}
	slices.SortFunc(out, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Doc, b.Doc), cmp.Compare(a.Ref.Kind, b.Ref.Kind), cmp.Compare(a.Ref.Key, b.Ref.Key))
	})
	return out
}

func lookup(s model.State, p place) model.Object {
	doc, found := s.Document(p.doc)
	if !found {
		return nil
	}
	o, found := doc.Find(p.ref)
	if !found {
		return nil
	}
	return o
}

func same(a, b model.Object) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return string(model.EncodeObject(a)) == string(model.EncodeObject(b))
}

// verify checks what must hold when all edits are done: the objects touched are
// within their limits and what they refer to exists, and nothing refers to what
// was deleted.
func (d *draft) verify() error {
	var gone []place
	for _, p := range d.touched {
		o := lookup(d.state, p)
		if o == nil {
			if lookup(d.before, p) != nil && p.ref.Kind != model.KindOrder {
				gone = append(gone, p)
			}
			continue
		}
		if err := model.Check(o); err != nil {
			return err
		}
		if err := d.verifyReferences(p.doc, o); err != nil {
			return err
		}
	}
	if err := d.verifyTree(); err != nil {
		return err
	}
	if err := d.verifyMeasured(); err != nil {
		return err
	}
	return d.verifyGone(gone)
}

func (d *draft) verifyReferences(id model.DocID, o model.Object) (err error) {
	doc, _ := d.state.Document(id)
	model.References(o, func(f *model.Field, target model.Ref) bool {
		if !d.state.Resolves(doc, f, target) {
			err = fmt.Errorf("%s: %s %q %w", model.RefOf(o), f.Label, target.Key, ErrNoReference)
		}
		return err == nil
	})
	return err
}

// verifyMeasured refuses values that their KPI cannot have, be it that they or
// its unit or scale changed: what is impossible must not come about by a detour, as undo
// could not bring it back.
func (d *draft) verifyMeasured() error {
	for _, p := range d.touched {
		doc, found := d.state.Document(p.doc)
		if !found {
			continue
		}
		var k model.KPI
		var list []model.Measurement
		switch o := lookup(d.state, p).(type) {
		case model.KPI:
			if was, _ := lookup(d.before, p).(model.KPI); was.Unit != o.Unit || was.Definition != o.Definition || was.Scale != o.Scale || was.Rule != o.Rule {
				k, list = o, doc.Measurements(o.ID)
			}
		case model.Measurement:
			k, _ = model.Lookup[model.KPI](doc, string(o.KPI))
			list = []model.Measurement{o}
		}
		for _, m := range list {
			if d.again[place{p.doc, model.RefOf(m)}] {
				continue
			}
			if err := k.CheckMeasured(m); err != nil {
				return err
			}
		}
	}
	return nil
}

// impossible reports whether o is a value that its KPI cannot have: old files may
// hold one.
func (d *draft) impossible(id model.DocID, o model.Object) bool {
	m, measured := o.(model.Measurement)
	if !measured {
		return false
	}
	found, err := d.find(id, model.Ref{Kind: model.KindKPI, Key: string(m.KPI)})
	k, ok := found.(model.KPI)
	return err == nil && ok && k.Problem(m) != ""
}

// allow lets an impossible value be what it was.
func (d *draft) allow(id model.DocID, r model.Ref, again bool) {
	if again {
		d.again[place{id, r}] = true
	}
}

// verifyTree refuses activities that are part of themselves.
func (d *draft) verifyTree() error {
	w := d.state.Workspace()
	for _, p := range d.touched {
		if p.ref.Kind != model.KindActivity {
			continue
		}
		a, _ := model.Lookup[model.Activity](w, p.ref.Key)
		for steps := 0; a.Parent != ""; steps++ {
			if steps > w.Len(model.KindActivity) {
				return fmt.Errorf("%s: Part of would go in a circle: %w", p.ref, model.ErrInvalid)
			}
			a, _ = model.Lookup[model.Activity](w, a.Parent)
		}
	}
	return nil
}

// verifyGone refuses to leave references to deleted objects behind.
func (d *draft) verifyGone(gone []place) error {
	if len(gone) == 0 {
		return nil
	}
	var err error
	dependents(slices.Collect(d.state.Documents()), gone, func(doc *model.Document, o model.Object, f *model.Field, target model.Ref) bool {
		err = fmt.Errorf("%s %w by %s", target, ErrInUse, model.RefOf(o))
		return false
	})
	return err
}

// dependents yields every reference in docs to one of the given places.
func dependents(docs []*model.Document, gone []place, yield func(*model.Document, model.Object, *model.Field, model.Ref) bool) {
	refs := make([]model.Ref, 0, len(gone))
	places := map[place]bool{}
	for _, p := range gone {
		refs = append(refs, p.ref)
		places[p] = true
	}
	for _, doc := range docs {
		for o := range doc.Referring(refs...) {
			more := true
			model.References(o, func(f *model.Field, target model.Ref) bool {
				if hits(doc, f, target, places) {
					more = yield(doc, o, f, target)
				}
				return more
			})
			if !more {
				return
			}
		}
	}
}

// hits reports whether a reference found in doc points at one of the places.
func hits(doc *model.Document, f *model.Field, target model.Ref, places map[place]bool) bool {
	if f.Loose {
		return false
	}
	if places[place{doc.ID(), target}] {
		return true
	}
	if f.Type == model.Ends {
		_, stage := doc.Find(target)
		return !stage && places[place{doc.ID(), model.Ref{Kind: model.KindTouchpoint, Key: target.Key}}]
	}
	if !places[place{model.WorkspaceDoc, target}] {
		return false
	}
	_, own := doc.Find(target)
	return !own
}
