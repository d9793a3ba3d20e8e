package session

import (
	"slices"
	"time"

	"wend/model"
	"wend/model/edit"
	"wend/model/past"
	"wend/store"
)

// Archive is what of a store the past is read from. It waits for the disk.
type Archive interface {
	Documents(ids ...model.DocID) ([]store.Loaded, error)
	Index() ([]store.Summary, store.Revision, error)
	Tail(n int) ([]store.Entry, error)
	Entry(store.Revision) (store.Entry, error)
	Snapshots() ([]store.Snapshot, error)
	Snapshot(id string) ([]*model.Document, error)
}

// MostPast is how many entries of the journal are read to find earlier versions.
const MostPast = 20000

// Past reads what documents were, with the workspace's. One that is no more is found
// where it was.
func Past(from Archive, docs ...model.DocID) (*past.Past, error) {
	lines, _, err := from.Index()
	if err != nil {
		return nil, err
	}
	there := map[model.DocID]bool{}
	for _, l := range lines {
		there[model.DocID(l.Journey)] = true
	}
	ids := []model.DocID{model.WorkspaceDoc}
	for _, id := range docs {
		if there[id] {
			ids = append(ids, id)
		}
	}
	loaded, err := from.Documents(ids...)
	if err != nil {
		return nil, err
	}
	steps, err := Steps(from, docs...)
	if err != nil {
		return nil, err
	}
	snapshots, err := Snapshots(from)
	if err != nil {
		return nil, err
	}
	now := model.NewState()
	for _, l := range loaded {
		now = now.With(l.Document)
	}
	return past.New(now, uint64(loaded[0].Revision), steps, snapshots, docs...), nil
}

// Steps returns the journal as steps, oldest first, with names that can be shown. What
// they did is known of some documents and the workspace's only. One whose edits are not
// understood has no way back.
func Steps(from Archive, docs ...model.DocID) ([]past.Step, error) {
	entries, err := from.Tail(MostPast)
	if err != nil {
		return nil, err
	}
	of := map[model.DocID]bool{model.WorkspaceDoc: true}
	for _, id := range docs {
		of[id] = true
	}
	out := make([]past.Step, len(entries))
	for i, e := range entries {
		if e.Light {
			if e, err = from.Entry(e.Revision); err != nil { // one after the other: all at once are too much
				return nil, err
			}
		}
		out[i] = stepOf(e, of)
		entries[i] = store.Entry{}
	}
	return out, nil
}

func stepOf(e store.Entry, of map[model.DocID]bool) past.Step {
	out := past.Step{
		Revision: uint64(e.Revision), Time: e.Time, Actor: model.CleanLine(e.Actor), Label: model.CleanLine(e.Label), Gesture: e.Gesture,
		Action: string(e.Action), Of: uint64(e.Of), Journey: model.DocID(e.Journey),
	}
	seen, about := map[model.DocID]bool{}, false
	for _, t := range e.Touched {
		if !seen[t.Doc] {
			seen[t.Doc] = true
			out.Docs = append(out.Docs, t.Doc)
			about = about || of[t.Doc]
		}
	}
	if len(e.Inverse) == 0 || !about {
		return out
	}
	if inverse, err := edit.Decode(e.Inverse); err == nil && len(inverse) > 0 {
		out.Inverse = slices.DeleteFunc(inverse, func(e edit.Edit) bool { return !of[edit.Documents([]edit.Edit{e})[0]] })
	}
	return out
}

// Snapshots lists what was kept, oldest first, to be read when it is wanted.
func Snapshots(from Archive) ([]past.Snapshot, error) {
	kept, err := from.Snapshots()
	if err != nil {
		return nil, err
	}
	out := make([]past.Snapshot, len(kept))
	for i, s := range kept {
		out[i] = past.Snapshot{
			ID: s.ID, Revision: uint64(s.Revision), Time: s.Time, Actor: s.Actor, Label: s.Label, Reason: string(s.Reason), Docs: s.Docs,
			Documents: func() ([]*model.Document, error) { return from.Snapshot(s.ID) },
		}
	}
	return out, nil
}

// Shelf is an Archive that takes snapshots.
type Shelf interface {
	Archive
	KeepSnapshot(s store.Snapshot, docs ...*model.Document) (store.Snapshot, error)
	DropSnapshots(ids ...string) error
}

// Keep takes a snapshot of documents as they are in the store, with the workspace's,
// and drops the oldest automatic ones beyond what the workspace keeps. An automatic
// one of what was kept at the same revision already is none: its ID is empty.
func Keep(to Shelf, reason store.Reason, label string, now time.Time, docs ...model.DocID) (store.Snapshot, error) {
	loaded, err := to.Documents(append([]model.DocID{model.WorkspaceDoc}, docs...)...)
	if err != nil {
		return store.Snapshot{}, err
	}
	before, err := to.Snapshots()
	if err != nil {
		return store.Snapshot{}, err
	}
	revision := loaded[0].Revision
	if n := len(before); reason.Automatic() && n > 0 && before[n-1].Revision == revision && holds(before[n-1], docs) {
		return store.Snapshot{}, nil
	}
	all := make([]*model.Document, len(loaded))
	for i, l := range loaded {
		all[i] = l.Document
	}
	kept, err := to.KeepSnapshot(store.Snapshot{Revision: revision, Time: now, Label: label, Reason: reason}, all...)
	if err != nil || !reason.Automatic() {
		return kept, err
	}
	most, _ := loaded[0].Document.Workspace().Settings.WithDefaults().Snapshots.Value()
	return kept, to.DropSnapshots(store.Expired(append(before, kept), most)...)
}

func holds(s store.Snapshot, docs []model.DocID) bool {
	for _, d := range docs {
		if !slices.Contains(s.Docs, d) {
			return false
		}
	}
	return true
}

// large is from how many changes on a commit is preceded by a snapshot: as many as
// imports make and single edits hardly ever.
const large = 100

// KeepBefore takes an automatic snapshot of what a commit is about to change, if it is
// large, or the first of a session. Of what is new there is nothing to keep.
func KeepBefore(to Shelf, c store.Commit, first bool) error {
	if !first && len(c.Changes) < large {
		return nil
	}
	lines, _, err := to.Index()
	if err != nil {
		return err
	}
	var docs []model.DocID
	for _, l := range lines {
		id := model.DocID(l.Journey)
		if slices.ContainsFunc(c.Changes, func(change store.Change) bool { return change.Doc == id }) {
			docs = append(docs, id)
		}
	}
	if len(docs) == 0 {
		return nil
	}
	reason, label := store.AtStart, ""
	if len(c.Changes) >= large {
		reason, label = store.BeforeLarge, c.Label
	}
	_, err = Keep(to, reason, label, c.Time, docs...)
	return err
}
