package journeys

import (
	"wend/model"
	"wend/model/compare"
	"wend/model/text"
	"wend/ui/comparison"
	"wend/ui/screen"
)

// compareJourneys compares two journeys that are marked, or one with that it was made
// of, or with the one that was made of it.
func compareJourneys(f *screen.Frame, docs []*model.Document) screen.Outcome {
	if len(docs) > 2 {
		return screen.Refuse("Two journeys at a time: unmark all but two")
	}
	if len(docs) == 2 {
		return compared(f, docs[0].ID(), docs[1].ID())
	}
	as, is := model.DocID(docs[0].Journey().ComparesTo), docs[0].ID()
	if as != "" {
		return screen.Outcome{Load: []model.DocID{as, is}, Then: screen.Anywhere(func(f *screen.Frame) screen.Outcome { return compared(f, as, is) })}
	}
	var may []model.DocID
	for _, l := range f.Journeys {
		if l.Variant == string(model.ToBe) && len(may) < mostToBe {
			may = append(may, l.ID)
		}
	}
	return screen.Outcome{Load: may, Then: screen.Anywhere(func(f *screen.Frame) screen.Outcome {
		for _, id := range may {
			if d, found := f.State.Document(id); found && model.DocID(d.Journey().ComparesTo) == is {
				return compared(f, is, id)
			}
		}
		return screen.Refuse("Nothing was made of this journey: make the to-be journey, or mark two in the library")
	})}
}

// mostToBe is how many journeys are read to find the one that was made of another.
const mostToBe = 100

func compared(f *screen.Frame, a, b model.DocID) screen.Outcome {
	side := func(id model.DocID) (compare.Side, string) {
		d, found := f.State.Document(id)
		if !found {
			return compare.Side{}, ""
		}
		name := text.Name(d.Journey())
		if v := d.Journey().Variant; v != "" {
			name += " " + text.Words(v)
		}
		return compare.Side{State: f.State, Journey: id}, name
	}
	var s comparison.Sides
	s.A, s.NameA = side(a)
	if s.B, s.NameB = side(b); s.NameA == "" || s.NameB == "" {
		return screen.Refuse("The other journey is gone")
	}
	today := f.Today
	return screen.Outcome{Fetch: screen.Fetch{From: func(screen.Archive) screen.Answer {
		page := comparison.New(s, today)
		return screen.Anywhere(func(*screen.Frame) screen.Outcome { return screen.Outcome{Open: page} })
	}}}
}
