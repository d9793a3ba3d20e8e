// Package journey draws the journey band of the map: the stages, and below them
// the lanes that say what happens to the customer in each column.
//
// The band is drawn from a [scene.Scene] and keeps nothing: no I/O, no state.
// Only visible columns are looked at, so a frame costs the same for any length
// of journey. [Draw] draws the stages in its first row, where they stay, and
// the lanes below them, scrolled by rows:
//
//	journey.Draw(inside.In(band), s, top)
//
// How high a lane is depends on what is written in the columns in view: rows go
// where text needs them before any stays blank (rows.go). The names of the
// touchpoints stay on top while the other lanes scroll.
package journey

import (
	"slices"

	"wend/ui/scene"
)

// head is how many rows the stages take above the lanes.
const head = 1

// Up returns the cursor of s on the lane above; above the first lane are the
// stages.
func Up(s *scene.Scene) scene.Cursor { return step(s, -1) }

// Down returns the cursor of s on the lane below.
func Down(s *scene.Scene) scene.Cursor { return step(s, 1) }

func step(s *scene.Scene, n int) scene.Cursor {
	c := s.Cursor
	at := lane(s) + n
	switch {
	case len(s.Lanes) == 0:
	case c.Lane == scene.LaneStage && n > 0:
		c.Lane = s.Lanes[0]
	case c.Lane == scene.LaneStage || at < 0:
		c.Lane = scene.LaneStage
	default:
		c.Lane = s.Lanes[min(at, len(s.Lanes)-1)]
	}
	return c
}

// lane returns the index of the lane under the cursor, 0 if it is on none.
func lane(s *scene.Scene) int { return max(0, slices.Index(s.Lanes, s.Cursor.Lane)) }
