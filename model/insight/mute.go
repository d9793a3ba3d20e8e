package insight

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"wend/model"
)

// ErrNoReason says that muting takes a reason.
var ErrNoReason = errors.New("muting takes a reason")

// NewMute returns what silences an insight about a journey of s, once it is in
// the journey's document, until one of the objects that the insight is about
// changes. Date and By are the caller's.
func NewMute(s model.State, i Insight, reason string) (model.Mute, error) {
	reason = model.CleanLine(reason)
	if reason == "" {
		return model.Mute{}, fmt.Errorf("mute %s: %w", i.ID, ErrNoReason)
	}
	return model.Mute{Insight: string(i.ID), Reason: reason, Objects: fingerprint(s, i.Objects)}, nil
}

// Holds reports whether m silences insight i in state s.
func Holds(m model.Mute, s model.State, i Insight) bool {
	return m.Insight == string(i.ID) && m.Objects == fingerprint(s, i.Objects)
}

// Split parts insights about a journey of s into those that are open and those
// that one of the journey's mutes holds for; both keep their order.
func Split(s model.State, journey model.DocID, all []Insight) (open, muted []Insight) {
	doc, found := s.Document(journey)
	if !found || doc.Len(model.KindMute) == 0 {
		return all, nil
	}
	for _, i := range all {
		if m, found := model.Lookup[model.Mute](doc, i.ID); found && Holds(m, s, i) {
			muted = append(muted, i)
		} else {
			open = append(open, i)
		}
	}
	return open, muted
}

// fingerprint is a digest of what the objects are, and, as that is what makes
// a touchpoint stand out, of how people feel at it. Where things stand in their
// order does not matter.
func fingerprint(s model.State, objects []Object) string {
	h := sha256.New()
	for _, o := range objects {
		d, loaded := s.Document(o.Doc)
		if !loaded {
			continue
		}
		if found, ok := d.Find(o.Ref); ok {
			add(h, found)
		}
		if o.Ref.Kind == model.KindTouchpoint {
			for _, p := range d.Journey().Personas {
				if e, ok := d.Experience(p, model.TouchpointID(o.Ref.Key)); ok {
					add(h, e)
				}
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

func add(w io.Writer, o model.Object) {
	fmt.Fprintf(w, "%s %s\n", model.RefOf(o), model.EncodeObject(o))
}
