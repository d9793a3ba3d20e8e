package insight

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"wend/model"
)

// Mute silences an insight about a journey for a reason, until one of the
// objects that it is about changes. It is a plain value to be stored as it is.
type Mute struct {
	Journey model.DocID `json:"journey"`
	Insight ID          `json:"insight"`
	Reason  string      `json:"reason"`
	// Objects is the fingerprint of the objects when it was muted.
	Objects string `json:"objects"`
}

// ErrNoReason says that muting takes a reason.
var ErrNoReason = errors.New("muting takes a reason")

// NewMute mutes an insight about a journey of s.
func NewMute(s model.State, journey model.DocID, i Insight, reason string) (Mute, error) {
	reason = model.CleanLine(reason)
	if reason == "" {
		return Mute{}, fmt.Errorf("mute %s: %w", i.ID, ErrNoReason)
	}
	return Mute{Journey: journey, Insight: i.ID, Reason: reason, Objects: fingerprint(s, i.Objects)}, nil
}

// Holds reports whether m silences insight i about a journey of s.
func (m Mute) Holds(s model.State, journey model.DocID, i Insight) bool {
	return m.Journey == journey && m.Insight == i.ID && m.Objects == fingerprint(s, i.Objects)
}

// Split parts insights about a journey of s into those that are open and those
// that a mute holds for; both keep their order.
func Split(s model.State, journey model.DocID, all []Insight, mutes []Mute) (open, muted []Insight) {
	by := make(map[ID][]Mute, len(mutes))
	for _, m := range mutes {
		by[m.Insight] = append(by[m.Insight], m)
	}
	for _, i := range all {
		held := false
		for _, m := range by[i.ID] {
			held = held || m.Holds(s, journey, i)
		}
		if held {
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
