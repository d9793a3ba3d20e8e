package chart

import (
	"cmp"
	"slices"

	uv "github.com/charmbracelet/ultraviolet"

	"wend/ui/paint"
	"wend/ui/theme"
)

// chainLine is some of the boxes, on one line of the picture, with the arrows
// among them.
type chainLine struct {
	Graph
	first  int
	boxes  []paint.Rect // of the boxes from first on
	lanes  []lane
	stubs  map[int][]int // by box, the arrows to boxes on other lines
	levels int           // rows of lanes and of stubs
	exits  bool          // a row below the lanes
	last   bool          // nothing follows on another line
}

// lane is an arrow that runs below the boxes.
type lane struct {
	arrow    int
	from, to int // columns
	level    int
}

const (
	boxRows   = 3
	arrowRoom = 4 // cells of an arrow besides its label
)

// broken breaks the chain into lines of at most w cells; fit is false if a box
// alone is too wide.
func (g Graph) broken(w int) (lines []chainLine, fit bool) {
	x := g.lead()
	line := chainLine{Graph: g}
	for i := range g.Boxes {
		own, before := g.boxWidth(i), 0
		if len(line.boxes) > 0 {
			before = g.between(i)
		}
		after := g.trail(i)
		if len(line.boxes) > 0 && x+before+own+after > w {
			lines = append(lines, line)
			line = chainLine{Graph: g, first: i}
			x, before = arrowRoom, 0
		}
		if x+own+after > w {
			return nil, false
		}
		line.boxes = append(line.boxes, paint.Rect{X: x + before, W: own, H: boxRows})
		x += before + own
	}
	line.last = true
	lines = append(lines, line)
	for i := range lines {
		lines[i].placeLanes()
	}
	return lines, true
}

// lead is the cells before the first box, trail those that box i needs after it
// in any case: for what comes in and for what goes on or out.
func (g Graph) lead() int {
	if g.Enter == "" {
		return 0
	}
	return paint.Width(g.Enter) + arrowRoom
}

func (g Graph) trail(i int) int {
	switch {
	case i < len(g.Boxes)-1:
		return paint.Width(g.onwardLabel(i)) + arrowRoom
	case g.Leave != "":
		return paint.Width(g.Leave) + arrowRoom
	}
	return 0
}

// boxWidth gives a box room for its title and for the ends of its lanes.
func (g Graph) boxWidth(i int) int {
	ends := 0
	for _, a := range g.Arrows {
		if g.exists(a) && !a.onward() {
			if a.From == i {
				ends++
			}
			if a.To == i {
				ends++
			}
		}
	}
	return max(paint.Width(g.Boxes[i].Title)+4, 2*ends+3, paint.Width(g.Boxes[i].Exit)+3)
}

func (g Graph) onwardLabel(from int) string {
	for _, a := range g.Arrows {
		if a.From == from && a.onward() {
			return a.Label
		}
	}
	return ""
}

// between is the cells of the arrow that leads to box i.
func (g Graph) between(i int) int { return paint.Width(g.onwardLabel(i-1)) + arrowRoom }

// placeLanes gives the arrows among the boxes of a line that do not lead to the
// next one a level each below the boxes, the shorter the higher, and ends of
// their own at the boxes.
func (l *chainLine) placeLanes() {
	end := l.first + len(l.boxes)
	used := map[int]int{}
	port := func(box int) int {
		r := l.boxes[box-l.first]
		used[box]++
		return r.X + min(2*used[box]-1, max(r.W-2, 1))
	}
	l.stubs = map[int][]int{}
	stubs := 0
	for i, a := range l.Arrows {
		switch {
		case !l.exists(a) || a.onward() || a.From < l.first || a.From >= end:
		case a.To >= l.first && a.To < end:
			l.lanes = append(l.lanes, lane{arrow: i})
		default:
			l.stubs[a.From] = append(l.stubs[a.From], i)
			stubs = max(stubs, len(l.stubs[a.From]))
		}
	}
	span := func(n lane) int { a := l.Arrows[n.arrow]; return max(a.To-a.From, a.From-a.To) }
	slices.SortStableFunc(l.lanes, func(a, b lane) int { return cmp.Compare(span(a), span(b)) })
	for i := range l.lanes {
		a := l.Arrows[l.lanes[i].arrow]
		l.lanes[i].to = port(a.To)
		l.lanes[i].from = port(a.From)
		l.lanes[i].level = i
	}
	l.levels = len(l.lanes) + stubs
	for i := l.first; i < end; i++ {
		l.exits = l.exits || l.Boxes[i].Exit != ""
	}
}

// laneTop is the row of the first lane: below that with the heads of the lanes.
func (l chainLine) laneTop() int {
	if len(l.lanes) == 0 {
		return boxRows
	}
	return boxRows + 1
}

func (l chainLine) height() int {
	n := l.laneTop() + l.levels
	if l.exits {
		n++
	}
	if !l.last {
		n++ // between the lines
	}
	return n
}

func (l chainLine) draw(p paint.Pen, th theme.Theme) {
	if l.first == 0 && l.Enter != "" {
		n := p.Text(0, 1, l.Enter, th.Style(theme.Heading))
		l.arrow(p, th, n+1, l.boxes[0].X-n-1, "", th.Style(theme.Label))
	} else if l.first > 0 {
		l.arrow(p, th, 0, l.boxes[0].X, "", th.Style(theme.Label))
	}
	for i, r := range l.boxes {
		l.drawBox(p, th, l.first+i, r)
		l.drawOnward(p, th, i)
	}
	l.drawLanes(p, th)
	l.drawStubs(p, th)
	if !l.exits {
		return
	}
	y := l.height() - 1
	if !l.last {
		y--
	}
	for i, r := range l.boxes {
		if exit := l.Boxes[l.first+i].Exit; exit != "" {
			p.Text(r.X+1, y, th.Glyphs.Down+" "+exit, th.Style(theme.Muted))
		}
	}
}

func (l chainLine) drawBox(p paint.Pen, th theme.Theme, i int, r paint.Rect) {
	f := th.Frame("")
	if i == l.Box {
		f = th.FocusFrame("")
	}
	inside := p.Box(r, f)
	title := paint.Width(l.Boxes[i].Title)
	inside.Text((r.W-2-title)/2, 0, l.Boxes[i].Title, th.Style(theme.Heading))
	if i == l.Box {
		inside.Tint(inside.Bounds(), th.Style(theme.Selection))
	}
	p.Region(r, OnBox(i))
}

// drawOnward draws the arrow from the box at place i of the line to the next one,
// which may be on the next line, or out of the chain.
func (l chainLine) drawOnward(p paint.Pen, th theme.Theme, i int) {
	r, box := l.boxes[i], l.first+i
	x := r.X + r.W
	if box == len(l.Boxes)-1 {
		if l.Leave != "" {
			l.arrow(p, th, x, arrowRoom-1, "", th.Style(theme.Label))
			p.Text(x+arrowRoom, 1, l.Leave, th.Style(theme.Heading))
		}
		return
	}
	room := paint.Width(l.onwardLabel(box)) + arrowRoom
	at := slices.IndexFunc(l.Arrows, func(a Arrow) bool { return a.From == box && a.onward() })
	if at < 0 {
		return
	}
	style := th.Style(theme.Label)
	l.arrow(p, th, x, room, l.Arrows[at].Label, style)
	l.selectable(p, th, at, paint.Rect{X: x, Y: 1, W: room, H: 1})
}

// arrow draws an arrow of n cells to the right in the middle of the boxes.
func (l chainLine) arrow(p paint.Pen, th theme.Theme, x, n int, label string, st uv.Style) {
	p.HLine(x, 1, n-1, th.Glyphs.Light.Horizontal, st)
	p.Text(x+n-1, 1, th.Glyphs.Arrow, st)
	if label != "" {
		p.Text(x+1, 1, " "+label+" ", th.Style(theme.Text))
	}
}

// selectable makes an arrow's cells a region and shows it if it is selected.
func (l chainLine) selectable(p paint.Pen, th theme.Theme, arrow int, r paint.Rect) {
	p.Region(r, OnArrow(arrow))
	if arrow != l.Selected {
		return
	}
	p.Tint(r, th.Style(theme.Selection))
	p.Text(r.X, r.Y, th.Glyphs.CursorLeft, th.Style(theme.Accent))
	p.Text(r.X+r.W-1, r.Y, th.Glyphs.CursorRight, th.Style(theme.Accent))
}

// drawLanes draws the lanes joined where they cross, then their heads and labels.
func (l chainLine) drawLanes(p paint.Pen, th theme.Theme) {
	all := wires{}
	for _, n := range l.lanes {
		y := l.laneTop() + n.level
		all.along(n.from, boxRows, y)
		all.across(n.from, n.to, y)
		all.along(n.to, y, boxRows)
	}
	all.draw(p, th, th.Style(theme.Label))
	w, _ := p.Size()
	for _, n := range l.lanes {
		p.Text(n.to, boxRows, th.Glyphs.Up, th.Style(theme.Label))
		y := l.laneTop() + n.level
		text := " " + l.Arrows[n.arrow].Label + " "
		width := paint.Width(text)
		from, to := min(n.from, n.to), max(n.from, n.to)
		x := from + max(1, (to-from+1-width)/2)
		if to-from-1 < width { // beside a short lane
			if x = to + 1; x+width > w {
				x = max(0, from-width)
			}
		}
		p.Text(x, y, text, th.Style(theme.Text))
		l.selectable(p, th, n.arrow, paint.Rect{X: x, Y: y, W: width, H: 1})
	}
}

// drawStubs says under a box which arrows lead to boxes on other lines.
func (l chainLine) drawStubs(p paint.Pen, th theme.Theme) {
	w, _ := p.Size()
	for i, r := range l.boxes {
		end := w
		if i+1 < len(l.boxes) {
			end = l.boxes[i+1].X
		}
		for n, arrow := range l.stubs[l.first+i] {
			text := " " + paint.Fit(l.target(th, l.Arrows[arrow]), end-r.X-3, th.Glyphs.Ellipsis) + " "
			y := l.laneTop() + len(l.lanes) + n
			p.Text(r.X, y, text, th.Style(theme.Text))
			l.selectable(p, th, arrow, paint.Rect{X: r.X, Y: y, W: paint.Width(text), H: 1})
		}
	}
}
