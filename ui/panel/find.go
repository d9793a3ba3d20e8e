package panel

import (
	"cmp"

	"wend/model/analysis"
	"wend/ui/match"
	"wend/ui/scene"
)

// matches reports whether what is looked for is in a line.
func (r Row) matches(s *scene.Scene) bool {
	return holds(s, r.Label+" "+r.Value+" "+r.Note)
}

func holds(s *scene.Scene, said string) bool {
	return s.Find != "" && match.New(s.Find).Holds(match.Fold(said))
}

// Find returns the numbers and questions that the cursor can be on, from top to
// bottom, which of them are found by what is looked for, and which the cursor is
// on, -1 for none. A number is found by its heading and the lines below it too.
func Find(s *scene.Scene) (ids []analysis.NumberID, found []int, at int) {
	said := map[analysis.NumberID]string{}
	_, focus := Focus(s)
	for _, list := range [][]Row{Rows(s), focus} {
		for _, r := range list {
			id := cmp.Or(r.ID, r.Head)
			said[id] += " " + r.Label + " " + r.Value + " " + r.Note
		}
	}
	for _, q := range Questions(s) {
		said[q.ID] += " " + q.Text
	}
	list := stops(s)
	for i, st := range list {
		ids = append(ids, st.id)
		if holds(s, said[st.id]) {
			found = append(found, i)
		}
	}
	return ids, found, cursorAmong(s, list)
}
