package edit

import (
	"fmt"
	"slices"

	"wend/model"
)

// DuplicateJourney plans a copy of a loaded journey with everything in it, as
// journey to, under fresh ids.
func DuplicateJourney(s model.State, doc model.DocID, to model.JourneyID, title string, id NewID) ([]Edit, error) {
	d, found := s.Document(doc)
	if !found || doc == model.WorkspaceDoc {
		return nil, fmt.Errorf("journey %q %w", doc, ErrGone)
	}
	head := d.Journey()
	head.ID, head.Title = to, title
	return newTransfer(s, nil).journey(d, head, nil, id), nil
}

// ToBe plans the to-be variant of a loaded journey: a copy as journey to that
// compares to it, each touchpoint with its origin. What was measured and
// recorded about the journey as it is stays there: measurements, sessions.
func ToBe(s model.State, doc model.DocID, to model.JourneyID, title string, id NewID) ([]Edit, error) {
	d, found := s.Document(doc)
	if !found || doc == model.WorkspaceDoc {
		return nil, fmt.Errorf("journey %q %w", doc, ErrGone)
	}
	head := d.Journey()
	head.ComparesTo, head.Variant = head.ID, model.ToBe
	head.ID, head.Title = to, title
	without := []model.Kind{model.KindMeasurement, model.KindSession}
	edits := newTransfer(s, nil).journey(d, head, without, id)
	origins := slices.Collect(d.Path())
	for i, e := range edits {
		in, _ := e.(Insert)
		if t, ok := in.Object.(model.Touchpoint); ok {
			t.Origin, origins = origins[0].ID, origins[1:]
			edits[i] = Insert{Doc: in.Doc, Object: t}
		}
	}
	return edits, nil
}

// journey plans to insert a copy of journey d with another head, under fresh
// ids and without some kinds. References into the workspace follow t.names.
func (t *transfer) journey(d *model.Document, head model.Journey, without []model.Kind, id NewID) []Edit {
	kinds := slices.DeleteFunc(model.Kinds(), func(k model.Kind) bool {
		return k == model.KindJourney || k == model.KindOrder || slices.Contains(without, k)
	})
	for _, k := range kinds {
		for o := range inOrder(d, k) {
			t.rename(o, id)
		}
	}
	to := model.DocID(head.ID)
	t.doc = model.NewDocument(to, head)
	h, _ := t.carry(head)
	t.doc = model.NewDocument(to, h)
	out := []Edit{Insert{Doc: to, Object: h}}
	for _, k := range kinds {
		for o := range inOrder(d, k) {
			if o, ok := t.carry(o); ok {
				out = append(out, Insert{Doc: to, Object: o})
			}
		}
	}
	return out
}
