package edit

import (
	"fmt"
	"slices"

	"wend/model"
)

func (e Insert) apply(d *draft) (Edit, error) {
	o := model.Clean(e.Object)
	ref := model.RefOf(o)
	if o.Kind() == model.KindOrder || !o.Kind().In(e.Doc) {
		return nil, fmt.Errorf("%s in %q: %w", ref, e.Doc, ErrRefused)
	}
	doc := d.sheet(e.Doc)
	if doc == nil {
		if !head(e.Doc, o) {
			return nil, fmt.Errorf("journey %q %w", e.Doc, ErrGone)
		}
		doc = d.start(e.Doc, model.NewDocument(e.Doc, o).Without(ref))
	}
	if _, found := doc.find(ref); found {
		return nil, fmt.Errorf("%s %w", ref, ErrExists)
	}
	d.put(e.Doc, o)
	d.allow(e.Doc, ref, e.Again)
	if err := d.join(e.Doc, o, e.Before); err != nil {
		return nil, err
	}
	return Delete{Doc: e.Doc, Ref: ref}, nil
}

// head reports whether o is the head of document id.
func head(id model.DocID, o model.Object) bool {
	switch o.Kind() {
	case model.KindJourney:
		return id != model.WorkspaceDoc && o.Key() == string(id)
	case model.KindWorkspace:
		return id == model.WorkspaceDoc
	}
	return false
}

func (e Delete) apply(d *draft) (Edit, error) {
	o, err := d.find(e.Doc, e.Ref)
	if err != nil {
		return nil, err
	}
	if e.Ref.Kind == model.KindOrder || e.Ref.Kind == model.KindWorkspace {
		return nil, fmt.Errorf("delete %s: %w", e.Ref, ErrRefused)
	}
	undo := Insert{Doc: e.Doc, Object: o, Again: d.impossible(e.Doc, o)}
	undo.Before = d.leave(e.Doc, o)
	d.drop(e.Doc, e.Ref)
	if e.Ref.Kind == model.KindJourney {
		return undo, d.dropDocument(e.Doc)
	}
	return undo, nil
}

// dropDocument takes an emptied journey out of the state.
func (d *draft) dropDocument(id model.DocID) error {
	for o := range d.sheet(id).document().Objects() {
		return fmt.Errorf("journey %q %w by %s", id, ErrInUse, model.RefOf(o))
	}
	d.sheets[id] = nil
	return nil
}

func (e Set) apply(d *draft) (Edit, error) {
	o, err := d.find(e.Doc, e.Ref)
	if err != nil {
		return nil, err
	}
	f, err := model.FieldOf(e.Ref.Kind, e.Field)
	if err != nil {
		return nil, err
	}
	if f.Fixed {
		return nil, fmt.Errorf("%s of %s: %w", f.Name, e.Ref, ErrRefused)
	}
	next, err := f.With(o, e.Value)
	if err != nil {
		return nil, err
	}
	undo := Set{Doc: e.Doc, Ref: e.Ref, Field: e.Field, Value: f.Encode(o), Again: d.impossible(e.Doc, o)}
	d.put(e.Doc, model.Clean(next))
	d.allow(e.Doc, e.Ref, e.Again)
	return undo, nil
}

func (e Move) apply(d *draft) (Edit, error) {
	o, err := d.find(e.Doc, e.Ref)
	if err != nil {
		return nil, err
	}
	if !e.Ref.Kind.Ordered() {
		return nil, fmt.Errorf("move %s: %w", e.Ref, ErrRefused)
	}
	undo := Move{Doc: e.Doc, Ref: e.Ref, Parent: parentOf(o), Before: d.leave(e.Doc, o)}
	if t, ok := o.(model.Touchpoint); ok && t.Stage != model.StageID(e.Parent) {
		t.Stage = model.StageID(e.Parent)
		o = t
		d.put(e.Doc, o)
	}
	return undo, d.join(e.Doc, o, e.Before)
}

// parentOf returns the parent in whose order o stands.
func parentOf(o model.Object) string {
	if t, ok := o.(model.Touchpoint); ok {
		return string(t.Stage)
	}
	return ""
}

// join puts o into its order in front of before, at the end if before is empty.
func (d *draft) join(id model.DocID, o model.Object, before string) error {
	if !o.Kind().Ordered() {
		return nil
	}
	order := d.order(id, o)
	at := len(order.IDs)
	if before != "" {
		if at = slices.Index(order.IDs, before); at < 0 {
			return fmt.Errorf("%s %q, to stand before it: %w", o.Kind(), before, ErrGone)
		}
	}
	order.IDs = slices.Insert(order.IDs, at, o.Key())
	return nil
}

// leave takes o out of its order and returns what stood after it, or "".
func (d *draft) leave(id model.DocID, o model.Object) (next string) {
	if !o.Kind().Ordered() {
		return ""
	}
	order := d.order(id, o)
	at := len(order.IDs) - 1 // what goes is often the last
	for at >= 0 && order.IDs[at] != o.Key() {
		at--
	}
	if at < 0 {
		return ""
	}
	if at+1 < len(order.IDs) {
		next = order.IDs[at+1]
	}
	order.IDs = slices.Delete(order.IDs, at, at+1)
	return next
}
