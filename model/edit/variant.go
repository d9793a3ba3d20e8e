package edit

import "wend/model"

// DuplicateJourney plans a copy of a loaded journey with everything in it, under fresh ids.
func DuplicateJourney(s model.State, doc model.DocID, to model.JourneyID, title string, id NewID) ([]Edit, error) {
	return nil, ErrRefused
}

// ToBe plans the to-be variant of a loaded journey.
func ToBe(s model.State, doc model.DocID, to model.JourneyID, title string, id NewID) ([]Edit, error) {
	return nil, ErrRefused
}

// Instantiate plans a new journey made from a template.
func Instantiate(s, template model.State, title string, id NewID) ([]Edit, model.DocID) {
	return nil, ""
}
