package session

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"wend/model"
	"wend/model/past"
	"wend/store"
)

// Why two workspaces cannot be merged.
var (
	ErrUnrelated = errors.New("these are different workspaces, no copies of one")
	ErrApart     = errors.New("the two workspaces have no step in common: their journals do not reach back to where they parted")
)

// Copy is a workspace of which there is another copy.
type Copy interface {
	Archive
	ID() string
	Journal(after store.Revision) ([]store.Entry, error)
}

// Parted is what two copies of a workspace were when they parted, and what theirs is
// now: the documents that either has touched since, and what the journeys share.
type Parted struct {
	Base, Theirs model.State
	Docs         []model.DocID // the journeys among them, of either side
}

// Part reads where ours and theirs parted: after the last step that the journals of
// both have.
func Part(ours, theirs Copy) (Parted, error) {
	if ours.ID() != theirs.ID() {
		return Parted{}, ErrUnrelated
	}
	a, err := ours.Journal(0)
	if err != nil {
		return Parted{}, err
	}
	b, err := theirs.Journal(0)
	if err != nil {
		return Parted{}, err
	}
	common := lastCommon(a, b)
	if common == 0 {
		return Parted{}, ErrApart
	}
	p := Parted{Theirs: model.NewState()}
	for _, e := range slices.Concat(a, b) {
		for _, t := range e.Touched {
			if e.Revision > common && t.Doc != model.WorkspaceDoc && !slices.Contains(p.Docs, t.Doc) {
				p.Docs = append(p.Docs, t.Doc)
			}
		}
	}
	then, err := Past(ours, p.Docs...)
	if err != nil {
		return Parted{}, err
	}
	if p.Base, err = then.At(uint64(common)); errors.Is(err, past.ErrNoVersion) {
		err = fmt.Errorf("what both began with is not known any more: %w", err)
	}
	if err != nil {
		return Parted{}, err
	}
	there, err := existing(theirs, p.Docs)
	if err != nil {
		return Parted{}, err
	}
	loaded, err := theirs.Documents(append([]model.DocID{model.WorkspaceDoc}, there...)...)
	for _, l := range loaded {
		p.Theirs = p.Theirs.With(l.Document)
	}
	return p, err
}

// Only returns what of a state a merge is about.
func (p Parted) Only(s model.State) model.State {
	out := model.NewState(s.Workspace())
	for _, id := range p.Docs {
		if d, found := s.Document(id); found {
			out = out.With(d)
		}
	}
	return out
}

// lastCommon returns the revision of the last entry of a run that both have; 0 if they
// have none.
func lastCommon(a, b []store.Entry) (common store.Revision) {
	ops := map[store.Revision]string{}
	for _, e := range b {
		ops[e.Revision] = e.Op
	}
	for _, e := range a {
		switch op, there := ops[e.Revision]; {
		case there && op == e.Op:
			common = e.Revision
		case common != 0:
			return common
		}
	}
	return common
}

// existing returns those documents that a workspace lists.
func existing(in Archive, docs []model.DocID) (there []model.DocID, err error) {
	lines, _, err := in.Index()
	for _, l := range lines {
		if id := model.DocID(l.Journey); slices.Contains(docs, id) {
			there = append(there, id)
		}
	}
	return there, err
}

// KeepTheirs keeps the other side of a merge with conflicts as a snapshot, so that both
// values of each can be reached. It is kept once.
func (p Parted) KeepTheirs(in Shelf, name string, now time.Time) error {
	_, revision, err := in.Index()
	if err != nil {
		return err
	}
	label := "theirs: " + model.CleanLine(name)
	label = strings.ToValidUTF8(label[:min(len(label), store.MaxLabel)], "")
	kept, err := in.Snapshots()
	if err != nil || slices.ContainsFunc(kept, func(s store.Snapshot) bool {
		return s.Reason == store.OfMerge && s.Label == label && s.Revision == revision
	}) {
		return err
	}
	_, err = in.KeepSnapshot(store.Snapshot{Revision: revision, Time: now, Label: label, Reason: store.OfMerge}, slices.Collect(p.Theirs.Documents())...)
	return err
}
