// Package chain draws the value chain band of the map: which of the company's
// activities stand behind each touchpoint, and how strongly.
//
// The band is drawn from a [scene.Scene] and keeps nothing: no I/O, no state.
// Activities are rows in the order of the scene; only visible rows and columns
// are looked at. A last row says where no activity gives strong support.
//
//	chain.Draw(inside.In(band), s, top)
package chain

import (
	"wend/model"
	"wend/model/text"
	"wend/ui/axis"
	"wend/ui/match"
	"wend/ui/scene"
)

// Up returns the cursor of s on the activity above.
func Up(s *scene.Scene) scene.Cursor { return step(s, -1) }

// Down returns the cursor of s on the activity below.
func Down(s *scene.Scene) scene.Cursor { return step(s, 1) }

func step(s *scene.Scene, n int) scene.Cursor {
	c := s.Cursor
	if len(s.Activities) > 0 {
		c.Activity = s.Activities[min(max(selected(s)+n, 0), len(s.Activities)-1)].ID
	}
	return c
}

// selected returns the index of the activity under the cursor, 0 if it is on
// none.
func selected(s *scene.Scene) int {
	for i, a := range s.Activities {
		if a.ID == s.Cursor.Activity {
			return i
		}
	}
	return 0
}

// Link returns how activity a stands behind column c; the strongest link of a
// stage seen from afar.
func Link(s *scene.Scene, a model.ActivityID, c axis.Column) (model.Link, bool) {
	if s.Zoom == axis.Stages {
		l, found := s.Index.Stage(c.Stage).Links[a]
		return l, found
	}
	return s.Journey.Link(a, c.Touchpoint)
}

func percent(share float64, known bool) string {
	if !known {
		return "-"
	}
	return text.Digits(100*share, 0) + "%"
}

// Matches reports whether what is looked for in this band is in the name or the
// owner of an activity; upper and lower case are the same.
func Matches(s *scene.Scene, a model.Activity) bool {
	if s.Find == "" || s.Focus != scene.Chain {
		return false
	}
	return match.New(s.Find).Holds(match.Fold(a.Name + " " + a.Owner))
}
