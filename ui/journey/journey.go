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
// How high a lane is depends on the lanes shown and the room there is, never on
// what is written in them, so nothing jumps when a word is added or the columns
// scroll.
package journey

import (
	"slices"

	"wend/ui/axis"
	"wend/ui/scene"
)

// head is how many rows the stages take above the lanes.
const head = 1

// Row is a lane and where it lies, counted in rows from the first lane's top.
type Row struct {
	Lane       scene.Lane
	Top, Lines int
}

// size says how many rows a lane takes: at least min, want when there is room
// for all, up to max when rows would stay empty.
type size struct{ min, want, max int }

var sizes = map[scene.Lane]size{
	scene.LaneTouchpoint:  {2, 3, 4},
	scene.LaneThought:     {1, 2, 3},
	scene.LanePain:        {1, 2, 5},
	scene.LaneDelight:     {1, 2, 4},
	scene.LaneFinding:     {1, 2, 4},
	scene.LaneOpportunity: {1, 2, 3},
	scene.LaneKPI:         {1, 1, 2},
	scene.LaneMessage:     {1, 2, 3},
	scene.LaneExpectation: {1, 2, 3},
	scene.LaneNote:        {1, 2, 4},
}

// sizeOf returns the size of a lane; one row unless the table says more.
func sizeOf(l scene.Lane) size {
	if z, found := sizes[l]; found {
		return z
	}
	return size{1, 1, 1}
}

// Rows returns the lanes of s laid out for room rows, stages not counted.
func Rows(s *scene.Scene, room int) []Row {
	rows := make([]Row, len(s.Lanes))
	left := room
	for i, l := range s.Lanes {
		rows[i] = Row{Lane: l, Lines: sizeOf(l).want}
		left -= rows[i].Lines
	}
	for left < 0 && shrink(rows) {
		left++
	}
	for left > 0 && grow(rows) {
		left--
	}
	top := 0
	for i := range rows {
		rows[i].Top = top
		top += rows[i].Lines
	}
	return rows
}

// shrink takes a row from the highest lane that can do with less, from the
// lowest of several; false means that none can.
func shrink(rows []Row) bool {
	at := -1
	for i, r := range rows {
		if r.Lines > sizeOf(r.Lane).min && (at < 0 || r.Lines >= rows[at].Lines) {
			at = i
		}
	}
	if at >= 0 {
		rows[at].Lines--
	}
	return at >= 0
}

// grow gives a row to the first lane of the lowest that can use it; false means
// that none can.
func grow(rows []Row) bool {
	at := -1
	for i, r := range rows {
		if r.Lines < sizeOf(r.Lane).max && (at < 0 || r.Lines < rows[at].Lines) {
			at = i
		}
	}
	if at >= 0 {
		rows[at].Lines++
	}
	return at >= 0
}

// Height returns how many rows the band wants.
func Height(s *scene.Scene) int {
	n := head
	for _, l := range s.Lanes {
		n += sizeOf(l).want
	}
	return n
}

// Most returns how many rows the band can use.
func Most(s *scene.Scene) int {
	n := head
	for _, l := range s.Lanes {
		n += sizeOf(l).max
	}
	return n
}

// Top returns the first row of the lanes that shows in a band of height rows
// when it was top before: the nearest one that keeps the lane under the cursor
// in view.
func Top(s *scene.Scene, height, top int) int {
	_, top = layout(s, top, height-head)
	return top
}

// Hidden returns how many lanes are not in view as a whole above and below in a
// band of height rows that is scrolled to top.
func Hidden(s *scene.Scene, top, height int) (above, below int) {
	room := height - head
	rows, top := layout(s, top, room)
	for _, r := range rows {
		switch {
		case r.Top < top:
			above++
		case r.Top+r.Lines > top+room:
			below++
		}
	}
	return above, below
}

// layout returns the lanes for room rows and the scroll nearest to top at which
// the lane under the cursor is in view.
func layout(s *scene.Scene, top, room int) ([]Row, int) {
	rows := Rows(s, room)
	if len(rows) == 0 {
		return nil, 0
	}
	last, at := rows[len(rows)-1], rows[lane(s)]
	if i := slices.Index(s.Lanes, scene.LaneTouchpoint); (s.Focus == scene.Emotion || s.Focus == scene.Chain) && i >= 0 {
		at = rows[i] // the names stand above what the other bands say about them
	}
	n := last.Top + last.Lines
	top = axis.Rows(top, at.Top+at.Lines-1, n, room)
	return rows, axis.Rows(top, at.Top, n, room)
}

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
