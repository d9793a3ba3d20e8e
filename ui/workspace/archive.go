package workspace

import (
	"time"

	"wend/model"
	"wend/model/past"
	"wend/store"
	"wend/store/session"
)

// Archive is what screens may ask the store for. It implements [screen.Archive], and
// waits for the disk.
type Archive struct {
	store Store
	now   func() time.Time
	files Files
}

// Archive returns the archive of the workspace that is open.
func (w *Workspace) Archive() Archive { return Archive{w.store, w.world.Now, w.world.Files} }

// Past reads what documents were.
func (a Archive) Past(docs ...model.DocID) (*past.Past, error) { return session.Past(a.store, docs...) }

// Documents reads journeys as they are now.
func (a Archive) Documents(ids ...model.DocID) ([]*model.Document, error) {
	loaded, err := a.store.Documents(ids...)
	docs := make([]*model.Document, 0, len(loaded))
	for _, l := range loaded {
		docs = append(docs, l.Document)
	}
	return docs, err
}

// Keep takes a snapshot of all journeys.
func (a Archive) Keep(label string) (id string, err error) {
	lines, _, err := a.store.Index()
	if err != nil {
		return "", err
	}
	var docs []model.DocID
	for _, l := range lines {
		docs = append(docs, model.DocID(l.Journey))
	}
	kept, err := session.Keep(a.store, store.ByHand, label, a.now().UTC(), docs...)
	return kept.ID, err
}

// Drop forgets snapshots.
func (a Archive) Drop(ids ...string) error { return a.store.DropSnapshots(ids...) }

// Verify looks at all of the file.
func (a Archive) Verify() (string, error) { return a.files.Verify(a.store) }

// BackUp copies the file to the backups.
func (a Archive) BackUp() (string, error) { return a.files.BackUp(a.store) }

// Compact makes the file smaller.
func (a Archive) Compact() (string, error) { return a.files.Compact(a.store) }
