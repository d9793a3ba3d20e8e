package edit

import "wend/model"

func MergeStages(s model.State, doc model.DocID, into, from model.StageID) ([]Edit, error) {
	return nil, ErrRefused
}
