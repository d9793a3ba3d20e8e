package store

import (
	"wend/model"
	"wend/model/edit"
)

// Bases remembers the revision of each object that a program knows, to state it with the next commit. It is not for use
// from several goroutines at once.
type Bases struct {
	revisions map[model.DocID]map[model.Ref]Revision
}

// Learn takes over a document as it was read, in place of all that was known of it.
func (b *Bases) Learn(l Loaded) {
	doc := l.Document.ID()
	delete(b.revisions, doc)
	for ref, revision := range l.Objects {
		b.set(place{doc, ref}, revision)
	}
}

// Changes states what the objects were based on.
func (b *Bases) Changes(changes []edit.Change) []Change {
	out := make([]Change, len(changes))
	for i, c := range changes {
		out[i] = Change{Doc: c.Doc, Ref: c.Ref, Base: b.revisions[c.Doc][c.Ref], After: c.After}
	}
	return out
}

// Kept takes note that changes were committed at a revision.
func (b *Bases) Kept(changes []Change, at Revision) {
	for _, c := range changes {
		if c.After == nil {
			delete(b.revisions[c.Doc], c.Ref)
			continue
		}
		b.set(place{c.Doc, c.Ref}, at)
	}
}

func (b *Bases) set(at place, revision Revision) {
	if b.revisions == nil {
		b.revisions = map[model.DocID]map[model.Ref]Revision{}
	}
	if b.revisions[at.doc] == nil {
		b.revisions[at.doc] = map[model.Ref]Revision{}
	}
	b.revisions[at.doc][at.ref] = revision
}
