package store

import (
	"bytes"
	"strings"
	"unicode"

	"wend/model"
)

// Objects are those of a workspace as a commit would leave them.
type Objects interface {
	// Has returns whether there is an object.
	Has(doc model.DocID, ref model.Ref) (bool, error)
	// Each calls back with every object of a document. The payload is valid during the call only.
	Each(doc model.DocID, visit func(ref model.Ref, at Revision, payload []byte) error) error
}

// Dangling returns what a commit would leave hanging in the air, as each program kept what the other had taken away:
// objects in a journey that is no more, and references to what is not there. Such a commit conflicts. Looked at are what
// the commit writes, and in the same document what refers to something that it deletes.
func (c Commit) Dangling(after Objects) ([]Conflict, error) {
	d := dangling{after: after, seen: map[place]bool{}}
	gone := map[model.DocID][]model.Ref{}
	for _, change := range c.Changes {
		if change.After == nil {
			if change.Ref.Kind != model.KindOrder {
				gone[change.Doc] = append(gone[change.Doc], change.Ref)
			}
			continue
		}
		if change.Doc != model.WorkspaceDoc {
			d.need(change.Doc, head(change.Doc), change.Base)
		}
		d.references(change.Doc, change.After, change.Base, nil)
	}
	for doc, refs := range gone {
		d.left(doc, refs)
	}
	return d.found, d.err
}

// head is the object that makes a document a journey.
func head(doc model.DocID) model.Ref { return model.Ref{Kind: model.KindJourney, Key: string(doc)} }

type dangling struct {
	after Objects
	seen  map[place]bool
	found []Conflict
	err   error
}

func (d *dangling) has(doc model.DocID, ref model.Ref) bool {
	if d.err != nil || !ref.Kind.In(doc) {
		return false
	}
	has, err := d.after.Has(doc, ref)
	d.err = err
	return has
}

// need finds a conflict unless there is an object.
func (d *dangling) need(doc model.DocID, ref model.Ref, base Revision) {
	if at := (place{doc, ref}); !d.seen[at] && !d.has(doc, ref) {
		d.seen[at] = true
		d.found = append(d.found, Conflict{Doc: doc, Ref: ref, Base: base, Deleted: true})
	}
}

// references finds a conflict where o refers to something that is not there; if only is not nil, to one of those.
func (d *dangling) references(doc model.DocID, o model.Object, at Revision, only map[string]bool) {
	model.References(o, func(f *model.Field, target model.Ref) bool {
		if f.Loose || only != nil && !only[target.Key] {
			return true
		}
		end := model.Ref{Kind: model.KindTouchpoint, Key: target.Key}
		switch {
		case d.has(doc, target), f.Type == model.Ends && d.has(doc, end), d.has(model.WorkspaceDoc, target):
		case only == nil:
			d.need(doc, target, 0)
		default:
			d.found = append(d.found, Conflict{Doc: doc, Ref: model.RefOf(o), Have: at})
			return false
		}
		return d.err == nil
	})
}

// left finds what a document still has of a journey that is gone, and what still refers to something that is.
func (d *dangling) left(doc model.DocID, gone []model.Ref) {
	whole := false
	keys := map[string]bool{}
	kinds := map[model.Kind]bool{}
	var parts [][]byte
	for _, ref := range gone {
		whole = whole || ref == head(doc)
		keys[ref.Key] = true
		for _, k := range model.Kinds() {
			kinds[k] = kinds[k] || model.RefersTo(k, ref.Kind)
		}
		parts = append(parts, plain(ref.Key))
	}
	err := d.after.Each(doc, func(ref model.Ref, at Revision, payload []byte) error {
		if whole {
			d.found = append(d.found, Conflict{Doc: doc, Ref: ref, Have: at})
			return nil
		}
		if !kinds[ref.Kind] || !containsAny(payload, parts) {
			return nil
		}
		o, err := model.DecodeObject(ref.Kind, payload)
		if err == nil {
			d.references(doc, o, at, keys)
		}
		return err
	})
	if d.err == nil {
		d.err = err
	}
}

// plain returns the beginning of a key that is the same in any JSON, so that most objects need no decoding.
func plain(key string) []byte {
	end := strings.IndexFunc(key, func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-'
	})
	if end < 0 {
		end = len(key)
	}
	return []byte(key[:end])
}

func containsAny(b []byte, parts [][]byte) bool {
	for _, p := range parts {
		if bytes.Contains(b, p) {
			return true
		}
	}
	return false
}
