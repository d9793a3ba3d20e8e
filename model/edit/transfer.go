package edit

import (
	"slices"

	"wend/model"
)

// transfer brings objects into a document under other ids: what they refer to
// is renamed with them.
type transfer struct {
	state model.State
	// doc is where references must resolve; those that do not are let go. Without
	// a doc every reference is kept.
	doc *model.Document
	// names are the new keys of what is transferred.
	names map[model.Ref]string
	// fields caches the lines of the tables that a transfer may change.
	fields map[model.Kind][]model.Field
}

func newTransfer(s model.State, doc *model.Document) *transfer {
	return &transfer{state: s, doc: doc, names: map[model.Ref]string{}, fields: map[model.Kind][]model.Field{}}
}

// rename gives o a fresh id, if it is of a kind that has ids of its own.
func (t *transfer) rename(o model.Object, id NewID) {
	if _, err := model.FieldOf(o.Kind(), "id"); err == nil {
		t.names[model.RefOf(o)] = id()
	}
}

// carry returns o as it is in the document it is brought to; false if it would
// make no sense there.
func (t *transfer) carry(o model.Object) (model.Object, bool) {
	if name, renamed := t.names[model.RefOf(o)]; renamed {
		f, _ := model.FieldOf(o.Kind(), "id")
		o = with(o, f, name)
	}
	for _, f := range t.references(o.Kind()) {
		if f.Unset(o) {
			continue
		}
		var lost bool
		if o, lost = t.refer(o, f); lost && f.Owner {
			return nil, false
		}
	}
	if e, ok := o.(model.Experience); ok && t.doc != nil && !slices.Contains(t.doc.Journey().Personas, e.Persona) {
		return nil, false
	}
	if s, ok := o.(model.Session); ok {
		o = t.session(s)
	}
	return o, true
}

// references returns the fields of kind k that refer to something.
func (t *transfer) references(k model.Kind) []model.Field {
	if fields, known := t.fields[k]; known {
		return fields
	}
	var out []model.Field
	for _, f := range model.Fields(k) {
		if f.Type == model.One || f.Type == model.Many || f.Type == model.Ends {
			out = append(out, f)
		}
	}
	t.fields[k] = out
	return out
}

// refer returns o with what field f refers to by its new name, and whether
// something it referred to was let go.
func (t *transfer) refer(o model.Object, f model.Field) (model.Object, bool) {
	var keys []string
	lost, renamed := false, false
	model.References(o, func(g *model.Field, target model.Ref) bool {
		if g.Name != f.Name {
			return true
		}
		key, found := t.name(f, target)
		lost = lost || !found
		renamed = renamed || key != target.Key
		if found {
			keys = append(keys, key)
		}
		return true
	})
	switch {
	case !lost && !renamed:
		return o, false
	case f.Type == model.Many:
		return with(o, f, keys), lost
	case len(keys) == 0:
		return with(o, f, nil), lost
	}
	return with(o, f, keys[0]), lost
}

// name returns what a target is called in the document, and whether it exists
// there.
func (t *transfer) name(f model.Field, target model.Ref) (string, bool) {
	if f.Loose && target.Kind != model.KindJourney {
		return target.Key, true // the id is that of another document
	}
	if name, renamed := t.names[target]; renamed {
		return name, true
	}
	if f.Type == model.Ends {
		if name, renamed := t.names[model.Ref{Kind: model.KindTouchpoint, Key: target.Key}]; renamed {
			return name, true
		}
	}
	return target.Key, t.doc == nil || t.state.Resolves(t.doc, &f, target)
}

// session renames what votes and decisions are about.
func (t *transfer) session(s model.Session) model.Session {
	names := map[string]string{}
	for r, name := range t.names {
		names[r.Key] = name
	}
	s.Votes, s.Decisions = slices.Clone(s.Votes), slices.Clone(s.Decisions)
	for i, v := range s.Votes {
		if name, renamed := names[v.Item]; renamed {
			s.Votes[i].Item = name
		}
	}
	for i, v := range s.Decisions {
		if name, renamed := names[v.Item]; renamed {
			s.Decisions[i].Item = name
		}
	}
	return s
}
