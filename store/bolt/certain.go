package bolt

import (
	"cmp"
	"slices"

	"wend/model"
	"wend/model/edit"
	"wend/store"
)

// That nothing is known to be lost of a journey is not that nothing is lost: where what was changed last is gone with
// every trace of the change, what is found is whole and older. This file says of what is found whether it can be shown
// to be the last there was.

// state is what became of a document of which as many parts are missing.
func (w *wreck) state(doc model.DocID, missing int) Recovery {
	switch {
	case missing > 0:
		return Partial
	case !w.certain(doc):
		return Unsure
	}
	return Whole
}

// certain says whether a document is as it was last, provided that nothing is known to be missing of it: the tree leads
// to all of it, or to a spare copy, or to its beginning, nothing is missing of what was done since.
func (w *wreck) certain(doc model.DocID) bool {
	last, current := w.result.Revision, w.tree.current(w.result.Revision)
	switch line := w.tree.lines[doc]; {
	case current && w.tree.whole(doc), doc == model.WorkspaceDoc && w.deleted(doc): // the journeys share nothing
		return true
	case current && line != 0: // every commit that touches a journey writes its line
		last = line
	case !w.known():
		return false
	}
	since := max(w.copied[doc], w.beginning(doc))
	return since >= last || (since > 0 || doc == model.WorkspaceDoc) && w.unbroken(since, last)
}

// known says whether the newest revision that was found is the last there was.
func (w *wreck) known() bool {
	by := w.last.by
	if w.last.at != w.result.Revision {
		by = nil // the record of that revision is lost
	}
	return w.tree.knows(w.result.Revision, by)
}

// unbroken says whether all entries of the journal are there after one revision up to another, a later one.
func (w *wreck) unbroken(after, last store.Revision) bool {
	i, _ := slices.BinarySearchFunc(w.entries, after+1, func(e store.Entry, r store.Revision) int { return cmp.Compare(e.Revision, r) })
	end := i + int(last-after) - 1
	return end < len(w.entries) && w.entries[end].Revision == last
}

// beginning is the revision before which a journey was not there; 0 if the journal does not say.
func (w *wreck) beginning(doc model.DocID) (at store.Revision) {
	w.heads(doc, func(e store.Entry, ed edit.Edit) {
		if _, made := ed.(edit.Insert); made {
			at = e.Revision
		}
	})
	return at
}

// heads calls back with all that the journal says was done to what makes a document a journey.
func (w *wreck) heads(doc model.DocID, visit func(store.Entry, edit.Edit)) {
	head := model.Ref{Kind: model.KindJourney, Key: string(doc)}
	for _, e := range w.entries {
		if !slices.ContainsFunc(e.Touched, func(t store.Touched) bool { return t.Doc == doc && t.Ref == head }) {
			continue
		}
		edits, err := edit.Decode(e.Edits)
		if err != nil {
			continue
		}
		for _, ed := range edits {
			switch ed := ed.(type) {
			case edit.Insert:
				if ed.Doc == doc && model.RefOf(ed.Object) == head {
					visit(e, ed)
				}
			case edit.Set:
				if ed.Doc == doc && ed.Ref == head {
					visit(e, ed)
				}
			}
		}
	}
}

// named are the documents that there is a trace of, and some that may have been deleted.
func (w *wreck) named() map[model.DocID]bool {
	all := map[model.DocID]bool{}
	for key, f := range w.newest {
		if f.kind == RecordObject {
			doc, _ := documentOf(key)
			all[doc] = true
		}
	}
	for doc := range w.lines {
		all[doc] = true
	}
	for doc := range w.tree.lines {
		all[doc] = true
	}
	for doc := range w.tree.hit {
		all[doc] = true
	}
	for _, t := range w.result.Stale {
		all[t.Doc] = true
	}
	return all
}

// deleted says whether a journey of which nothing is found was there no more.
func (w *wreck) deleted(doc model.DocID) bool {
	_, listed := w.tree.lines[doc]
	_, reached := w.tree.newest[doc]
	return w.tree.current(w.result.Revision) && (!w.tree.gaps[bucketIndex] && !listed || !w.tree.gaps[bucketObjects] && !reached && !w.tree.hit[doc])
}

// title is what a journey was called, as far as there is a trace of that.
func (w *wreck) title(doc model.DocID) string {
	title := w.lines[doc].Title
	if title == "" {
		w.heads(doc, func(_ store.Entry, ed edit.Edit) {
			if made, ok := ed.(edit.Insert); ok {
				title = made.Object.(model.Journey).Title
			}
		})
	}
	return title
}

// unlisted says whether there may have been journeys that nothing names any more.
func (w *wreck) unlisted() bool {
	if w.tree.current(w.result.Revision) {
		return !w.tree.complete()
	}
	return w.result.Revision == 0 || !w.known() || !w.unbroken(0, w.result.Revision)
}
