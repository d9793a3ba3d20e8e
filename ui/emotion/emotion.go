// Package emotion draws the emotions band of the map: how each persona feels
// along the journey, from -2 to +2, as curves over the shared columns.
//
// The band is drawn from a [scene.Scene] and keeps nothing: no I/O, no state.
// Only visible columns and the ones beside them are looked at. With
// [CurveHeight] rows or more there are curves; the selected persona's lies in
// front. Below that each persona is a row of faces and numbers. A feeling that
// nobody entered is a gap in the curve, never zero.
//
//	emotion.Draw(inside.In(band), s, top)
//	frame.Title = "2 Emotions  " + emotion.Legend(s)
package emotion

import (
	"wend/model"
	"wend/model/text"
	"wend/ui/axis"
	"wend/ui/scene"
)

// The heights that matter: from CurveHeight rows on there are curves, at
// TallHeight they have half steps, and more than MostHeight rows tell no more.
const (
	CurveHeight = 5
	TallHeight  = 9
	MostHeight  = 4*maxSteps + 1
)

// most rows for one step of the scale; more would tear the curves apart
const maxSteps = 3

// Top returns the first row that shows in a band of room rows when it was top
// before: the nearest one that keeps the selected persona in view when personas
// are rows. Curves never scroll.
func Top(s *scene.Scene, room, top int) int {
	if room >= CurveHeight {
		return 0
	}
	return axis.Rows(top, selected(s), len(s.Personas), room)
}

// Hidden returns how many personas are not in view above and below when height
// rows are shown from top on; none when there are curves.
func Hidden(s *scene.Scene, top, height int) (above, below int) {
	if height >= CurveHeight {
		return 0, 0
	}
	above = Top(s, height, top)
	return above, max(0, len(s.Personas)-above-max(height, 0))
}

// selected returns the index of the persona under the cursor, 0 if it is on
// none.
func selected(s *scene.Scene) int {
	for i, p := range s.Personas {
		if p.ID == s.Cursor.Persona {
			return i
		}
	}
	return 0
}

// Valence returns how persona p feels at column c, -2..2: what was entered, or
// the weighted mean of a stage seen from afar. ok is false where that is
// missing.
func Valence(s *scene.Scene, p model.PersonaID, c axis.Column) (v float64, ok bool) {
	if s.Zoom == axis.Stages {
		return s.Index.Stage(c.Stage).Means[p].Value()
	}
	if s.Journey == nil {
		return 0, false
	}
	e, _ := s.Journey.Experience(p, c.Touchpoint)
	n, set := e.Valence.Value()
	return float64(n), set
}

// expected returns the feeling expected of persona p at column c, for want of
// that the one expected of the stage.
func expected(s *scene.Scene, p model.PersonaID, c axis.Column) (v int, ok bool) {
	if s.Zoom != axis.Stages {
		e, _ := s.Journey.Experience(p, c.Touchpoint)
		if v, ok = e.Expected.Value(); ok {
			return v, true
		}
	}
	stage, _ := model.Lookup[model.Stage](s.Journey, c.Stage)
	return stage.Emotion.Value()
}

// Word returns the word for a feeling from -2 to 2, the nearest one.
func Word(v float64) string { return text.FeelingWord(nearest(v)) }

// nearest returns the whole feeling nearest to v.
func nearest(v float64) int {
	n := int(v + 2.5)
	return min(max(n, 0), 4) - 2
}

// figure writes a feeling with its sign: "-1", "0", "+0.6".
func figure(v float64) string { return text.Signed(v, 1) }
