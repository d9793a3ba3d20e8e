package edit

import "wend/model"

// Clip is a copy of an object with what belongs to it, independent of the
// state it was taken from. The zero Clip is empty.
type Clip struct {
	// Root is what was copied; Parts are what came along, owners first.
	Root  model.Object
	Parts []model.Object
}

func Copy(s model.State, doc model.DocID, ref model.Ref) (Clip, error) { return Clip{}, ErrRefused }

func Paste(s model.State, c Clip, doc model.DocID, parent, before string, id NewID) ([]Edit, model.Ref, error) {
	return nil, model.Ref{}, ErrRefused
}

func Duplicate(s model.State, doc model.DocID, ref model.Ref, id NewID) ([]Edit, model.Ref, error) {
	return nil, model.Ref{}, ErrRefused
}
