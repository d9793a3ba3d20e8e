package axis

// Width says how wide people want the columns.
type Width int

// The widths, from the narrowest; the zero one is what new users see.
const (
	Narrow Width = iota - 2
	Compact
	Usual
	Wide
	Widest
)

// Wider returns the width n steps wider, narrower if n is negative; moved is
// false at the end of the steps.
func (w Width) Wider(n int) (next Width, moved bool) {
	next = min(max(w+Width(n), Narrow), Widest)
	return next, next != w
}

// widths of columns in cells, their divider counted
var (
	ideals = map[Width]int{Narrow: 8, Compact: 11, Usual: 15, Wide: 23, Widest: 35}
	leasts = map[Width]int{Narrow: 8, Compact: 9, Usual: 12, Wide: 18, Widest: 28}
)

// Without being asked for, so many columns are in view, as long as each has room for
// names that can be read.
const (
	leastInView = 6
	leastName   = 11
)

// ideal returns how wide a column would best be where there is room for all of them.
func (w Width) ideal(room int) int {
	if w > Usual {
		return ideals[w]
	}
	usual := min(ideals[Usual], max(room/leastInView, leastName))
	switch w {
	case Usual:
		return usual
	case Compact:
		return (ideals[Narrow] + usual) / 2
	}
	return ideals[w]
}

// most is how wide a column may become where few share the room.
func (w Width) most() int { return 2*ideals[w] + 2 }

// The labels have room for the longest names of lanes that are one word, but on
// a terminal that is narrower than any.
const (
	minLabel = 11
	maxLabel = 18
)

// labelWidth gives the labels an eighth of the room.
func labelWidth(width int) int {
	return max(min(width/8, maxLabel), min(minLabel, width/3))
}

// columns returns how many of n columns fit into room cells, how many cells
// each takes with its divider, and how many cells are left over. All columns
// are of one width, so that curves can be drawn through hidden ones. Fewer
// columns than would fit share the room.
func (w Width) columns(room, n int) (fit, each, spare int) {
	ideal := w.ideal(room)
	fit = max(1, room/ideal)
	if room/fit > ideal+6 { // rather one more, a bit narrower
		fit = max(1, room/min(leasts[w], ideal))
	}
	shown := fit
	if n > 0 {
		shown = min(n, fit)
	}
	each = max(2, room/shown)
	if n == 0 {
		return fit, each, 0
	}
	if each > w.most() {
		return fit, w.most(), 0
	}
	return fit, each, max(room-each*shown, 0)
}
