package journey

import (
	"slices"

	"wend/model"
	"wend/ui/axis"
	"wend/ui/paint"
	"wend/ui/scene"
	"wend/ui/screen"
)

// Row is a lane and where it lies, counted in rows from the first lane's top.
type Row struct {
	Lane       scene.Lane
	Top, Lines int
}

// mostLines is how many rows a lane gets however long a text in it is.
const mostLines = 9

// leastNames is how many rows the names of touchpoints take at least, if they
// need them, before any other lane gets a second one.
const leastNames = 2

// Rows returns the lanes of s laid out for room rows, stages not counted. Every
// lane has a row; what is left goes to the texts in view, a row at a time to the
// lane with the fewest that needs another, and stays blank only when all texts
// are whole.
func Rows(s *scene.Scene, room int) []Row {
	needs := needsOf(s)
	rows := make([]Row, len(s.Lanes))
	left := room
	for i, l := range s.Lanes {
		rows[i] = Row{Lane: l, Lines: least(l, needs[i])}
		left -= rows[i].Lines
	}
	for left > 0 && grow(rows, needs) {
		left--
	}
	top := 0
	for i := range rows {
		rows[i].Top = top
		top += rows[i].Lines
	}
	return rows
}

// least is how many rows lane l has whatever the room, if it needs need.
func least(l scene.Lane, need int) int {
	if l == scene.LaneTouchpoint {
		return min(need, leastNames)
	}
	return 1
}

// grow gives a row to the first lane of the lowest that needs it; false means
// that none does. The names of touchpoints are one ahead of the others.
func grow(rows []Row, needs []int) bool {
	at, lowest := -1, 0
	for i, r := range rows {
		lines := r.Lines
		if r.Lane == scene.LaneTouchpoint {
			lines--
		}
		if r.Lines < needs[i] && (at < 0 || lines < lowest) {
			at, lowest = i, lines
		}
	}
	if at >= 0 {
		rows[at].Lines++
	}
	return at >= 0
}

// shown names all that the texts in view depend on, beside documents and numbers.
type shown struct {
	journey  *model.Document
	lanes    *scene.Lane
	n        int
	first    int
	columns  int
	w        int
	zoom     axis.Zoom
	thinking model.PersonaID
	against  *scene.Against
}

// needsOf returns how many rows each lane needs for what is written in it in the
// columns in view.
func needsOf(s *scene.Scene) []int {
	key := shown{journey: s.Journey, n: len(s.Lanes), zoom: s.Zoom, thinking: persona(s), against: s.Against}
	if len(s.Lanes) > 0 {
		key.lanes = &s.Lanes[0]
	}
	if cols := s.View.Columns; len(cols) > 0 {
		key.first, key.columns, key.w = cols[0].Index, len(cols), cols[0].W
	}
	return screen.Remember(&s.Frame, key, func() []int {
		needs := make([]int, len(s.Lanes))
		for i, l := range s.Lanes {
			needs[i] = need(s, l)
		}
		return needs
	})
}

// need returns how many rows lane l needs, at least one.
func need(s *scene.Scene, l scene.Lane) int {
	n := 1
	if s.Journey == nil {
		return n
	}
	for _, c := range s.View.Columns {
		k := content{Scene: s, column: c.Column, w: c.W - 2*scene.Pad(c.W), h: mostLines}
		n = max(n, len(k.lines(l)))
	}
	return n
}

// Height returns how many rows the band wants: as many as all texts in view need.
func Height(s *scene.Scene) int {
	n := head
	for _, need := range needsOf(s) {
		n += need
	}
	return n
}

// NamesHeight returns how many of room rows [Names] takes above another band.
func NamesHeight(s *scene.Scene, room int) int {
	if room < 5 {
		return min(head, room)
	}
	return head + min(need(s, scene.LaneTouchpoint), max(1, room/5))
}

// Top returns the first row that shows of the lanes that scroll, in a band of
// height rows, when it was top before: the nearest one that keeps the lane under
// the cursor in view.
func Top(s *scene.Scene, height, top int) int { return layout(s, top, height-head).top }

// Hidden returns how many lanes are not in view as a whole above and below in a
// band of height rows that is scrolled to top.
func Hidden(s *scene.Scene, top, height int) (above, below int) {
	l := layout(s, top, height-head)
	for _, r := range l.rows {
		switch y := l.y(r); {
		case r.Top < l.pinned:
		case y < l.pinned:
			above++
		case y+r.Lines > l.room:
			below++
		}
	}
	return above, below
}

// lanesIn is the lanes in a band of room rows, stages not counted: the first
// pinned rows stay, the others are scrolled by top.
type lanesIn struct {
	rows              []Row
	pinned, top, room int
}

// y returns in which row of the band r begins.
func (l lanesIn) y(r Row) int {
	if r.Top < l.pinned {
		return r.Top
	}
	return r.Top - l.top
}

// window is the part of a band of w cells in which r shows, and where r lies in
// it.
func (l lanesIn) window(r Row, w int) (window, at paint.Rect) {
	if r.Top < l.pinned {
		return paint.Rect{W: w, H: l.pinned}, paint.Rect{Y: r.Top, W: w, H: r.Lines}
	}
	return paint.Rect{Y: l.pinned, W: w, H: l.room - l.pinned}, paint.Rect{Y: l.y(r) - l.pinned, W: w, H: r.Lines}
}

// layout returns the lanes for room rows, with the scroll nearest to top at which
// the lane under the cursor is in view. The names of the touchpoints are pinned,
// where they are the first lane and leave room for another.
func layout(s *scene.Scene, top, room int) lanesIn {
	l := lanesIn{rows: Rows(s, room), room: room}
	if len(l.rows) == 0 {
		return l
	}
	if first := l.rows[0]; first.Lane == scene.LaneTouchpoint && first.Lines < room {
		l.pinned = first.Lines
	}
	last, at := l.rows[len(l.rows)-1], l.rows[lane(s)]
	if i := slices.Index(s.Lanes, scene.LaneTouchpoint); (s.Focus == scene.Emotion || s.Focus == scene.Chain) && i >= 0 && l.pinned == 0 {
		at = l.rows[i] // the names stand above what the other bands say about them
	}
	first, n, height := at.Top-l.pinned, last.Top+last.Lines-l.pinned, room-l.pinned
	if first < 0 { // pinned: in view anyway
		l.top = axis.Rows(top, min(max(top, 0), n-1), n, height)
		return l
	}
	l.top = axis.Rows(top, first+at.Lines-1, n, height)
	l.top = axis.Rows(l.top, first, n, height)
	return l
}
