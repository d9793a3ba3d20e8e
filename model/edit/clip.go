package edit

import (
	"fmt"
	"slices"

	"wend/model"
)

// Clip is a copy of an object with what belongs to it, independent of the
// state it was taken from. The zero Clip is empty.
type Clip struct {
	// Root is what was copied; Parts are what came along, owners first and in
	// people's order.
	Root  model.Object
	Parts []model.Object
}

// stays lists the kinds that are not copied with what owns them: transitions
// and links between activities connect places rather than belong to one, and a
// measurement that was made once must not count twice.
var stays = []model.Kind{model.KindTransition, model.KindActivityLink, model.KindMeasurement}

// Copy takes an object with what it owns in its document: a stage with its
// touchpoints, a touchpoint with what is felt, linked and found there. It fails
// with ErrRefused for documents and for what is nothing by itself (an
// experience, a link, a transition, a measurement).
func Copy(s model.State, doc model.DocID, ref model.Ref) (Clip, error) {
	d, found := s.Document(doc)
	if !found {
		return Clip{}, fmt.Errorf("journey %q %w", doc, ErrGone)
	}
	root, found := d.Find(ref)
	switch {
	case !found:
		return Clip{}, fmt.Errorf("%s %w", ref, ErrGone)
	case !ref.Kind.Ordered():
		return Clip{}, fmt.Errorf("copy %s: %w", ref, ErrRefused)
	}
	c := newCascade(s, []*model.Document{d})
	c.follow([]place{{doc, ref}})
	clip := Clip{Root: root}
	for _, k := range model.Kinds() {
		if slices.Contains(stays, k) || !slices.ContainsFunc(c.gone, func(p place) bool { return p.ref.Kind == k }) {
			continue
		}
		for o := range inOrder(d, k) {
			if c.taken[place{doc, model.RefOf(o)}] {
				clip.Parts = append(clip.Parts, o)
			}
		}
	}
	return clip, nil
}

// Paste plans to put a clip into document doc, the same or another one, under
// fresh ids, and returns what its root is called there. A touchpoint goes into
// the stage parent; another thing is anchored to the stage or touchpoint parent,
// or left where it was anchored if parent is empty. It goes in front of before,
// or to the end if before is empty.
//
// What the copy refers to must exist there: other references are cleared, and
// parts that would make no sense, such as what a persona feels that is not in
// the journey, are left out.
func Paste(s model.State, c Clip, doc model.DocID, parent, before string, id NewID) ([]Edit, model.Ref, error) {
	if c.Root == nil || !c.Root.Kind().In(doc) {
		return nil, model.Ref{}, fmt.Errorf("paste into %q: %w", doc, ErrRefused)
	}
	d, found := s.Document(doc)
	if !found {
		return nil, model.Ref{}, fmt.Errorf("journey %q %w", doc, ErrGone)
	}
	t := newTransfer(s, d)
	t.rename(c.Root, id)
	for _, o := range c.Parts {
		t.rename(o, id)
	}
	root, ok := t.carry(anchorAt(d, c.Root, parent))
	if !ok {
		return nil, model.Ref{}, fmt.Errorf("paste %s: %w", model.RefOf(c.Root), ErrNoReference)
	}
	out := []Edit{Insert{Doc: doc, Object: root, Before: before}}
	for _, o := range c.Parts {
		if o, ok := t.carry(o); ok {
			out = append(out, Insert{Doc: doc, Object: o})
		}
	}
	return out, model.RefOf(root), nil
}

// Duplicate plans a copy of an object right behind it, see Copy and Paste.
func Duplicate(s model.State, doc model.DocID, ref model.Ref, id NewID) ([]Edit, model.Ref, error) {
	c, err := Copy(s, doc, ref)
	if err != nil {
		return nil, model.Ref{}, err
	}
	d, _ := s.Document(doc)
	return Paste(s, c, doc, parentOf(c.Root), follower(d, c.Root), id)
}

// anchorAt returns o below or anchored to parent, a stage or touchpoint of d.
func anchorAt(d *model.Document, o model.Object, parent string) model.Object {
	if parent == "" {
		return o
	}
	kind := model.KindStage
	if _, found := d.Find(model.Ref{Kind: kind, Key: parent}); !found {
		kind = model.KindTouchpoint
	}
	for _, f := range model.Fields(o.Kind()) {
		if f.Type != model.One || f.Name != "stage" && f.Name != "touchpoint" {
			continue
		}
		if f.Target == kind {
			o = with(o, f, parent)
		} else if !f.Unset(o) {
			o = with(o, f, nil)
		}
	}
	return o
}

// with returns o with a field set that takes such a value.
func with(o model.Object, f model.Field, value any) model.Object {
	next, err := f.With(o, Value(value))
	if err != nil {
		panic(fmt.Sprintf("edit: %s of %s: %v", f.Name, model.RefOf(o), err))
	}
	return next
}
