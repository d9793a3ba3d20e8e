package edit

import (
	"slices"

	"wend/model"
)

// AddPersona plans a new persona of the workspace that joins journey doc.
func AddPersona(s model.State, doc model.DocID, p model.Persona) []Edit {
	return append([]Edit{Insert{Doc: model.WorkspaceDoc, Object: p}}, JoinPersona(s, doc, p.ID)...)
}

// JoinPersona plans to put a persona of the workspace at the end of the
// journey's.
func JoinPersona(s model.State, doc model.DocID, id model.PersonaID) []Edit {
	ids := personas(s, doc)
	if slices.Contains(ids, id) {
		return nil
	}
	return setPersonas(s, doc, append(ids, id))
}

// LeavePersona plans to take a persona out of the journey, with what it feels
// there; the persona itself stays in the workspace.
func LeavePersona(s model.State, doc model.DocID, id model.PersonaID) []Edit {
	d, found := s.Document(doc)
	if !found {
		return nil
	}
	c := newCascade(s, []*model.Document{d})
	c.follow([]place{{model.WorkspaceDoc, model.Ref{Kind: model.KindPersona, Key: string(id)}}})
	return c.edits()
}

// MovePersona plans to put a persona in front of another in the journey's list,
// at the end if before is empty.
func MovePersona(s model.State, doc model.DocID, id, before model.PersonaID) []Edit {
	ids := personas(s, doc)
	at := slices.Index(ids, id)
	if at < 0 || id == before {
		return nil
	}
	ids = slices.Delete(ids, at, at+1)
	to := slices.Index(ids, before)
	if to < 0 {
		to = len(ids)
	}
	return setPersonas(s, doc, slices.Insert(ids, to, id))
}

// personas returns a copy of the journey's list.
func personas(s model.State, doc model.DocID) []model.PersonaID {
	d, found := s.Document(doc)
	if !found {
		return nil
	}
	return slices.Clone(d.Journey().Personas)
}

func setPersonas(s model.State, doc model.DocID, ids []model.PersonaID) []Edit {
	return SetField(s, doc, model.Ref{Kind: model.KindJourney, Key: string(doc)}, "personas", ids)
}
