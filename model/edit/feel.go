package edit

import "wend/model"

// NewID makes an id that was never used before.
type NewID func() string

// Feel plans to set what persona feels at touchpoint (-2 to 2). Unset takes the
// feeling away, and the experience too if it holds nothing else.
func Feel(s model.State, doc model.DocID, persona model.PersonaID, touchpoint model.TouchpointID, valence model.Opt[int]) []Edit {
	return SetExperience(s, doc, persona, touchpoint, "valence", valence)
}

// SetExperience plans to set one field of the experience of persona at
// touchpoint. The experience comes into being with its first field and goes
// with its last.
func SetExperience(s model.State, doc model.DocID, persona model.PersonaID, touchpoint model.TouchpointID, field string, value any) []Edit {
	var o model.Object = model.Experience{Persona: persona, Touchpoint: touchpoint}
	ref := model.RefOf(o)
	old, found := find(s, doc, ref)
	if found {
		o = old
	}
	f, err := model.FieldOf(ref.Kind, field)
	if err != nil {
		return []Edit{Set{Doc: doc, Ref: ref, Field: field, Value: Value(value)}}
	}
	next, err := f.With(o, Value(value))
	if err != nil {
		return []Edit{Set{Doc: doc, Ref: ref, Field: field, Value: Value(value)}}
	}
	empty := hollow(model.Clean(next))
	switch {
	case empty && found:
		return []Edit{Delete{Doc: doc, Ref: ref}}
	case empty:
		return nil
	case found:
		return SetField(s, doc, ref, field, value)
	}
	return []Edit{Insert{Doc: doc, Object: next}}
}

// Connect plans to link activity and touchpoint with a strength of 1 (weak), 3
// (medium) or 9 (strong); 0 takes the link away.
func Connect(s model.State, doc model.DocID, activity model.ActivityID, touchpoint model.TouchpointID, strength int) []Edit {
	l := model.Link{Activity: activity, Touchpoint: touchpoint, Strength: strength}
	_, found := find(s, doc, model.RefOf(l))
	switch {
	case found && strength == 0:
		return []Edit{Delete{Doc: doc, Ref: model.RefOf(l)}}
	case found:
		return SetField(s, doc, model.RefOf(l), "strength", strength)
	case strength == 0:
		return nil
	}
	return []Edit{Insert{Doc: doc, Object: l}}
}

// Record plans to enter a measurement, in place of the one of the same KPI and
// date if there is one.
func Record(s model.State, doc model.DocID, m model.Measurement) []Edit {
	return put(s, doc, m)
}

func find(s model.State, doc model.DocID, ref model.Ref) (model.Object, bool) {
	d, found := s.Document(doc)
	if !found {
		return nil, false
	}
	return d.Find(ref)
}
