package model

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

// State is the workspace document and the journeys loaded beside it. It is
// immutable; the zero State is empty.
type State struct {
	docs map[DocID]*Document
}

// NewState returns a state of the given documents.
func NewState(docs ...*Document) State {
	s := State{docs: make(map[DocID]*Document, len(docs))}
	for _, d := range docs {
		s.docs[d.id] = d
	}
	return s
}

// With returns s with documents in it, in place of those of the same ids.
func (s State) With(docs ...*Document) State {
	next := State{docs: maps.Clone(s.docs)}
	if next.docs == nil {
		next.docs = make(map[DocID]*Document, len(docs))
	}
	for _, d := range docs {
		next.docs[d.id] = d
	}
	return next
}

// Without returns s without the document id.
func (s State) Without(id DocID) State {
	next := State{docs: maps.Clone(s.docs)}
	delete(next.docs, id)
	return next
}

// Document returns the document id, if it is loaded.
func (s State) Document(id DocID) (*Document, bool) {
	d, found := s.docs[id]
	return d, found
}

// Workspace returns the workspace document; an empty one if it is not loaded.
func (s State) Workspace() *Document {
	if d, found := s.docs[WorkspaceDoc]; found {
		return d
	}
	return NewDocument(WorkspaceDoc, Workspace{})
}

// Journeys yields the loaded journeys, by id.
func (s State) Journeys() iter.Seq[*Document] {
	return func(yield func(*Document) bool) {
		for _, id := range slices.Sorted(maps.Keys(s.docs)) {
			if id != WorkspaceDoc && !yield(s.docs[id]) {
				return
			}
		}
	}
}

// Same reports whether s and other hold the very same documents; equal ones are
// not enough. It costs a look at each document, however large.
func (s State) Same(other State) bool { return maps.Equal(s.docs, other.docs) }

// Select returns the journeys ids in that order; all by id if none are given.
// It fails with ErrNotFound if one is not loaded.
func (s State) Select(ids ...DocID) ([]*Document, error) {
	if len(ids) == 0 {
		return slices.Collect(s.Journeys()), nil
	}
	out := make([]*Document, len(ids))
	for i, id := range ids {
		d, found := s.docs[id]
		if !found || id == WorkspaceDoc {
			return nil, fmt.Errorf("journey %q: %w", id, ErrNotFound)
		}
		out[i] = d
	}
	return out, nil
}

// Documents yields the workspace document and the loaded journeys, by id.
func (s State) Documents() iter.Seq[*Document] {
	return func(yield func(*Document) bool) {
		for _, id := range slices.Sorted(maps.Keys(s.docs)) {
			if !yield(s.docs[id]) {
				return
			}
		}
	}
}

// Personas returns the personas of journey j in the journey's order.
func (s State) Personas(j *Document) []Persona {
	var out []Persona
	w := s.Workspace()
	for _, id := range j.Journey().Personas {
		if p, found := Lookup[Persona](w, id); found {
			out = append(out, p)
		}
	}
	return out
}

// Resolves reports whether what field f of an object in document d refers to
// exists. References into documents that may not be loaded always resolve.
func (s State) Resolves(d *Document, f *Field, target Ref) bool {
	if f.Loose {
		return true
	}
	if _, found := d.Find(target); found {
		return true
	}
	if f.Type == Ends {
		_, found := d.Find(Ref{KindTouchpoint, target.Key})
		return found
	}
	if target.Kind.In(WorkspaceDoc) {
		_, found := s.Workspace().Find(target)
		return found
	}
	return false
}
