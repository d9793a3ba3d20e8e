package edittest

import (
	"pgregory.net/rapid"

	"wend/model"
	"wend/model/edit"
)

// earlier returns a state that may have been before st: as undoing a few things
// would leave it.
func (s *Source) earlier(st model.State) model.State {
	steps := []func(*Source, model.State) []edit.Edit{(*Source).Insert, (*Source).Set, (*Source).Move, (*Source).remove}
	for range 3 {
		step := rapid.SampledFrom(steps).Draw(s.t, "earlier")
		if r, err := edit.Apply(st, step(s, st)); err == nil {
			st = r.State
		}
	}
	return st
}

func (s *Source) restore(st model.State) []edit.Edit {
	return planned(edit.Restore(st, s.earlier(st), s.journey(st)))
}

// bringBack draws a thing of which there may be more or less now. Its fields may
// not go with what happened since, such as values measured in another unit.
func (s *Source) bringBack(st model.State) []edit.Edit {
	then := s.earlier(st)
	doc := s.document(then)
	edits := planned(edit.BringBack(st, then, doc, s.ref(then, doc)))
	if _, err := edit.Apply(st, edits); err != nil {
		return nil
	}
	return edits
}
