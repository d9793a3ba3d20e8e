package panel

import (
	"wend/model"
	"wend/model/analysis"
	"wend/ui/scene"
	"wend/ui/screen"
)

// guessMark stands before a number of whose grounds at least half are assumed.
const guessMark = "~"

// guess returns the mark before a row's value, "" if it rests on what is known.
func guess(r Row) string {
	if r.Guess {
		return guessMark
	}
	return ""
}

// counting is the key under which the grounds of a journey are remembered.
type counting struct{ journey *model.Document }

// guessed reports whether at least half of what a number rests on is assumed.
func guessed(s *scene.Scene, id analysis.NumberID) bool {
	if s.Journey == nil {
		return false
	}
	return screen.Remember(&s.Frame, counting{s.Journey}, func() analysis.Grounds {
		return analysis.GroundsOf(s.State.Workspace(), s.Journey)
	}).Guessed(id)
}
