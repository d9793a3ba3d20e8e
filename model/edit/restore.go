package edit

import (
	"fmt"
	"slices"

	"wend/model"
)

// Restore plans to make a journey what it was in state then, in one step. What it
// refers to in the workspace and is gone comes back with it; everything else of
// the workspace stays as it is.
func Restore(now, then model.State, doc model.DocID) ([]Edit, error) {
	was, found := then.Document(doc)
	if !found || doc == model.WorkspaceDoc {
		return nil, fmt.Errorf("journey %q %w in that version", doc, ErrGone)
	}
	is, found := now.Document(doc)
	if !found {
		is = &model.Document{}
	}
	r := returning{now: now, then: then, wanted: map[place]bool{}}
	for o := range was.Objects() {
		r.wanted[place{doc, model.RefOf(o)}] = true
	}
	for o := range was.Objects() {
		r.needs(doc, o)
	}
	return append(r.edits(), difference(doc, is, was)...), nil
}

// BringBack plans to make one thing what it was in state then, in one step: gone
// things come back with all that belonged to them and what they refer to, new ones
// go with what belongs to them, changed ones get their fields and their place.
func BringBack(now, then model.State, doc model.DocID, ref model.Ref) ([]Edit, error) {
	was, before := find(then, doc, ref)
	is, still := find(now, doc, ref)
	switch {
	case !before && !still:
		return nil, fmt.Errorf("%s %w", ref, ErrGone)
	case !before:
		return Remove(now, doc, ref)
	case ref.Kind == model.KindJourney && !still:
		return Restore(now, then, doc)
	}
	r := returning{now: now, then: then, wanted: map[place]bool{}}
	if still {
		r.needs(doc, was)
		out := append(r.edits(), replace(doc, is, was)...)
		if parentOf(is) != parentOf(was) || moved(now, then, doc, was) {
			out = append(out, Move{Doc: doc, Ref: ref, Parent: parentOf(was), Before: r.before(doc, was)})
		}
		return out, nil
	}
	if _, loaded := now.Document(doc); !loaded {
		return nil, fmt.Errorf("journey %q %w", doc, ErrGone)
	}
	c := newCascade(then, slices.Collect(then.Documents()))
	first := []place{{doc, ref}}
	c.take(first)
	c.follow(first)
	for _, p := range c.gone {
		r.want(p)
	}
	return r.edits(), nil
}

// moved reports whether something else stands after o than did, of what there was
// and still is.
func moved(now, then model.State, doc model.DocID, o model.Object) bool {
	next := func(s, other model.State) string {
		d, _ := s.Document(doc)
		e, _ := other.Document(doc)
		ids := d.IDs(o.Kind(), parentOf(o))
		for _, id := range ids[slices.Index(ids, o.Key())+1:] {
			if slices.Contains(e.IDs(o.Kind(), parentOf(o)), id) {
				return id
			}
		}
		return ""
	}
	return o.Kind().Ordered() && next(now, then) != next(then, now)
}

// returning finds out what comes back from an earlier state.
type returning struct {
	now, then model.State
	wanted    map[place]bool
	list      []place // that are gone, owners before what they own
}

// want takes a thing along that is gone, after what it refers to.
func (r *returning) want(p place) {
	if r.wanted[p] {
		return
	}
	r.wanted[p] = true
	o, found := find(r.then, p.doc, p.ref)
	if _, there := find(r.now, p.doc, p.ref); there || !found {
		return
	}
	r.needs(p.doc, o)
	r.list = append(r.list, p)
}

// needs takes along what o refers to.
func (r *returning) needs(doc model.DocID, o model.Object) {
	model.References(o, func(f *model.Field, target model.Ref) bool {
		if f.Loose {
			return true
		}
		for _, home := range []model.DocID{doc, model.WorkspaceDoc} {
			for _, kind := range []model.Kind{target.Kind, model.KindTouchpoint} {
				ref := model.Ref{Kind: kind, Key: target.Key}
				if kind != target.Kind && f.Type != model.Ends || !kind.In(home) {
					continue
				}
				if _, found := find(r.then, home, ref); found {
					r.want(place{home, ref})
					return true
				}
			}
		}
		return true
	})
}

// edits plans to insert what comes back, where it stood.
func (r *returning) edits() []Edit {
	var out []Edit
	for _, p := range r.list {
		o, _ := find(r.then, p.doc, p.ref)
		out = append(out, Insert{Doc: p.doc, Object: o, Before: r.before(p.doc, o)})
	}
	return out
}

// before returns in front of what o goes: the next of its order that is there
// already.
func (r *returning) before(doc model.DocID, o model.Object) string {
	if !o.Kind().Ordered() {
		return ""
	}
	was, _ := r.then.Document(doc)
	is, loaded := r.now.Document(doc)
	if !loaded {
		return ""
	}
	ids := was.IDs(o.Kind(), parentOf(o))
	for _, id := range ids[slices.Index(ids, o.Key())+1:] {
		if slices.Contains(is.IDs(o.Kind(), parentOf(o)), id) {
			return id
		}
	}
	return ""
}
