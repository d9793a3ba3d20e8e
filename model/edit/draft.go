package edit

import (
	"cmp"
	"fmt"
	"slices"

	"wend/model"
)

// draft is a state in the making: the documents so far and every object that
// was touched, as it was before.
type draft struct {
	before model.State
	state  model.State
	// touched lists the objects in the order they were first touched.
	touched []place
	seen    map[place]bool
}

type place struct {
	doc model.DocID
	ref model.Ref
}

func newDraft(s model.State) *draft {
	return &draft{before: s, state: s, seen: map[place]bool{}}
}

// doc returns the document id as it is now.
func (d *draft) doc(id model.DocID) (*model.Document, error) {
	if doc, found := d.state.Document(id); found {
		return doc, nil
	}
	return nil, fmt.Errorf("journey %q %w", id, ErrGone)
}

// find returns an object as it is now, with its document.
func (d *draft) find(id model.DocID, r model.Ref) (*model.Document, model.Object, error) {
	doc, err := d.doc(id)
	if err != nil {
		return nil, nil, err
	}
	o, found := doc.Find(r)
	if !found {
		return nil, nil, fmt.Errorf("%s %w", r, ErrGone)
	}
	return doc, o, nil
}

func (d *draft) touch(doc model.DocID, r model.Ref) {
	p := place{doc, r}
	if !d.seen[p] {
		d.seen[p] = true
		d.touched = append(d.touched, p)
	}
}

func (d *draft) put(doc *model.Document, o model.Object) {
	d.touch(doc.ID(), model.RefOf(o))
	d.state = d.state.With(doc.With(o))
}

func (d *draft) drop(doc *model.Document, r model.Ref) {
	d.touch(doc.ID(), r)
	d.state = d.state.With(doc.Without(r))
}

// reorder sets the order of kind k below parent; an empty one is not kept.
func (d *draft) reorder(id model.DocID, k model.Kind, parent string, ids []string) {
	doc, found := d.state.Document(id)
	if !found {
		return
	}
	o := model.Order{Of: k, Parent: parent, IDs: ids}
	if len(ids) == 0 {
		d.drop(doc, model.RefOf(o))
		return
	}
	d.put(doc, o)
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
	return d.verifyGone(gone)
}

func (d *draft) verifyReferences(id model.DocID, o model.Object) (err error) {
	doc, _ := d.state.Document(id)
	model.References(o, func(f model.Field, target model.Ref) bool {
		if !d.state.Resolves(doc, f, target) {
			err = fmt.Errorf("%s: %s %q %w", model.RefOf(o), f.Label, target.Key, ErrNoReference)
		}
		return err == nil
	})
	return err
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
			if string(a.Parent) == p.ref.Key || steps > w.Len(model.KindActivity) {
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
	dependents(slices.Collect(d.state.Documents()), gone, func(doc *model.Document, o model.Object, f model.Field, target model.Ref) bool {
		err = fmt.Errorf("%s %w by %s", target, ErrInUse, model.RefOf(o))
		return false
	})
	return err
}

// dependents yields every reference in docs to one of the given places.
func dependents(docs []*model.Document, gone []place, yield func(*model.Document, model.Object, model.Field, model.Ref) bool) {
	kinds := map[model.Kind]bool{}
	places := map[place]bool{}
	for _, p := range gone {
		kinds[p.ref.Kind] = true
		places[p] = true
	}
	for _, doc := range docs {
		for _, k := range model.Kinds() {
			if !refersToAny(k, kinds) {
				continue
			}
			for o := range doc.Each(k) {
				more := true
				model.References(o, func(f model.Field, target model.Ref) bool {
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
}

func refersToAny(k model.Kind, kinds map[model.Kind]bool) bool {
	for target := range kinds {
		if model.RefersTo(k, target) {
			return true
		}
	}
	return false
}

// hits reports whether a reference found in doc points at one of the places.
func hits(doc *model.Document, f model.Field, target model.Ref, places map[place]bool) bool {
	if f.Loose {
		return false
	}
	if places[place{doc.ID(), target}] {
		return true
	}
	if f.Type == model.Ends {
		return places[place{doc.ID(), model.Ref{Kind: model.KindTouchpoint, Key: target.Key}}]
	}
	if _, own := doc.Find(target); own {
		return false
	}
	return target.Kind.In(model.WorkspaceDoc) && places[place{model.WorkspaceDoc, target}]
}
