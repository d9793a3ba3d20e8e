package panel

import (
	"slices"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"

	"wend/model/analysis"
	"wend/ui/axis"
	"wend/ui/paint"
	"wend/ui/scene"
	"wend/ui/theme"
)

// zones is how many rows each zone has inside the frame, titles not counted.
type zones struct{ pulse, focus, next int }

// room gives the rows of a panel of height h to the zones, for n lines of the
// pulse.
func room(s *scene.Scene, h, n int) zones {
	if s.AllNumbers {
		return divide(h, FocusOf(s), n)
	}
	return divideEssentials(h, FocusOf(s))
}

// mostEssential is how many lines the essentials take.
const mostEssential = 21

// divideEssentials is [divide] where the pulse is for everybody: it gets two
// thirds, focus and questions what is left.
func divideEssentials(h int, k FocusKind) zones {
	rows := h - 2
	if rows < 9 {
		return zones{pulse: max(rows, 0)}
	}
	z := zones{pulse: min(rows*2/3+1, mostEssential)}
	rest := rows - z.pulse
	if k != NoFocus {
		if z.focus = rest/2 - 1; z.focus < 2 {
			z.focus = 0
		}
		rest -= z.focus + min(z.focus, 1)
	}
	if z.next = min(rest-1, 9); z.next < 2 {
		z.next = 0
	}
	z.pulse = rows - z.focus - z.next - min(z.focus, 1) - min(z.next, 1)
	if spare := z.pulse - mostEssential; spare > 0 && z.focus > 0 {
		z.focus += spare
		z.pulse -= spare
	}
	return z
}

// divide gives the rows of a panel of height h, frame included, to the zones.
// It depends on the height and on what the focus zone is about alone.
func divide(h int, k FocusKind, pulse int) zones {
	rows := h - 2
	switch {
	case rows <= 0:
		return zones{}
	case rows < 9:
		return zones{pulse: rows}
	}
	z := zones{}
	if k != NoFocus {
		z.focus = min(rows/4, 12)
		rows -= z.focus + 1
	}
	if rows >= 9 {
		z.next = min(rows/3, 9)
		rows -= z.next + 1
	}
	z.pulse = rows
	if spare := rows - pulse; spare > 0 && k != NoFocus {
		z.pulse -= spare
		z.focus += spare
	}
	return z
}

// Draw draws the panel with its frame into p. top is the first row of the pulse
// that shows; it is moved as little as needed to show the cursor, as [Top] says.
// Where a zone has no room, it takes the place of the pulse while the cursor is
// in it.
func Draw(p paint.Pen, s *scene.Scene, top int) {
	w, h := p.Size()
	if w < 3 || h < 3 {
		return
	}
	th := s.Theme
	heading := "4 KPIs"
	f := th.Frame(heading)
	if s.Focus == scene.Panel {
		heading = th.Glyphs.Marker + " " + heading
		f = th.FocusFrame(heading)
	}
	f.Foot = Change(s)
	p.Fill(p.Bounds(), th.Style(theme.Text))
	in := p.Box(p.Bounds(), f)
	if s.Report == nil {
		in.TextFit(0, 0, w-2, "Counting"+th.Glyphs.Ellipsis, th.Style(theme.Muted))
		return
	}
	rows := Rows(s)
	z := room(s, h, len(rows))
	title, focus := Focus(s)
	zone := func(y, rows int) paint.Pen { return in.In(paint.Rect{Y: y, W: w - 2, H: rows}) }
	rule := func(y int, e paint.Edge, title, hidden string) {
		f.Title, f.Right = title, hidden
		p.Rule(y, e, f)
	}
	if z.focus > 0 {
		rule(z.pulse+1, paint.EdgeMiddle, title, drawScrolled(zone(z.pulse+1, z.focus), s, focus, 0, len(rows)))
	}
	if y := h - 2 - z.next; z.next > 0 {
		rule(y, paint.EdgeMiddle, "Next", drawQuestions(zone(y, z.next), s))
	}
	var hidden string
	switch pulse := zone(0, z.pulse); {
	case z.focus == 0 && cursorOf(s, focus) >= 0 && cursorOf(s, rows) < 0:
		hidden = drawScrolled(pulse, s, focus, 0, len(rows))
	case z.next == 0 && asks(s):
		hidden = drawQuestions(pulse, s)
	default:
		hidden = drawScrolled(pulse, s, rows, top, 0)
	}
	rule(0, paint.EdgeTop, heading, hidden)
}

// asks reports whether the cursor is on a question.
func asks(s *scene.Scene) bool {
	return s.Focus == scene.Panel && strings.HasPrefix(string(s.Cursor.Number), "question/")
}

// drawScrolled draws rows, scrolled as little from top as shows the cursor, and
// returns what is hidden. first is the index of the first of them, for clicks.
func drawScrolled(p paint.Pen, s *scene.Scene, rows []Row, top, first int) (hidden string) {
	_, h := p.Size()
	top = scrolled(s, rows, top, h)
	drawRows(p, s, rows[top:], first+top)
	return s.Theme.Hidden(top, len(rows)-top-h)
}

// Top returns the first row of the pulse that shows in a panel of height h when
// it was top before: the nearest one that keeps the cursor in view.
func Top(s *scene.Scene, h, top int) int {
	rows := Rows(s)
	return scrolled(s, rows, top, room(s, h, len(rows)).pulse)
}

// scrolled returns the first of rows that shows in h lines when it was top
// before. The heading of a number shows with it.
func scrolled(s *scene.Scene, rows []Row, top, h int) int {
	at := max(0, cursorOf(s, rows))
	top = axis.Rows(top, at, len(rows), h)
	if at > 0 && top == at && h > 1 && rows[at-1].Head != "" {
		top--
	}
	return top
}

// cursorOf returns which of rows the cursor is on, -1 if it is on none or the
// panel has no focus.
func cursorOf(s *scene.Scene, rows []Row) int {
	if s.Focus != scene.Panel {
		return -1
	}
	return cursorIn(rows, s.Cursor.Number)
}

// cursorIn returns the row of a number, else of one of the same topic, else -1.
func cursorIn(rows []Row, id analysis.NumberID) int {
	if id == "" {
		return -1
	}
	if at := slices.IndexFunc(rows, func(r Row) bool { return r.ID == id }); at >= 0 {
		return at
	}
	topic, _, _ := strings.Cut(string(id), "/")
	return slices.IndexFunc(rows, func(r Row) bool {
		t, _, _ := strings.Cut(string(r.ID), "/")
		return t == topic
	})
}

// drawRows draws rows from the top of p; first is the index of the first one,
// for clicks.
func drawRows(p paint.Pen, s *scene.Scene, rows []Row, first int) {
	w, h := p.Size()
	at := cursorOf(s, rows)
	for y, r := range rows {
		if y >= h {
			return
		}
		line := paint.Rect{Y: y, W: w, H: 1}
		drawRow(p.In(line), s, r)
		if s.Focus == scene.Panel && r.matches(s) {
			p.Tint(paint.Rect{X: 1, Y: y, W: w - 1, H: 1}, s.Theme.Style(theme.Match))
		}
		p.Region(line, r.click(first+y))
		if y == at {
			p.Tint(line, s.Theme.Style(theme.Selection))
			p.Text(0, y, s.Theme.Glyphs.Marker, s.Theme.Style(theme.TitleFocus))
		}
	}
}

// click is what a click on a line means: a number is selected, anything else
// leads to what it is about.
func (r Row) click(row int) scene.Target {
	if r.ID == "" && r.Head != "" {
		return scene.Target{Pane: scene.Panel, Number: r.Head, Row: row}
	}
	if r.ID == "" && r.Target != (scene.Target{}) {
		t := r.Target
		t.Row = row
		return t
	}
	return scene.Target{Pane: scene.Panel, Number: r.ID, Row: row}
}

// widths in cells of the labels, the cursor's mark included
const (
	minLabel = 11
	maxLabel = 13
)

func drawRow(p paint.Pen, s *scene.Scene, r Row) {
	w, _ := p.Size()
	th := s.Theme
	if r.Wide {
		drawWide(p, s, r)
		return
	}
	room := min(maxLabel, max(minLabel, w*2/5))
	if r.Under {
		room = 2
	} else {
		p.TextFit(1, 0, room-1, r.Label, labelStyle(th, r))
	}
	p.Text(room, 0, guess(r), th.Style(theme.Muted))
	x := room + 1
	v, m := fitted(th, r, w-x-1)
	x += p.Text(x, 0, v, valueStyle(th, r))
	if m != "" {
		x += 1 + p.Text(x+1, 0, m, markStyle(th, r))
	}
	switch left := w - x - 2; {
	case left < 3 || r.changed():
	case r.Thin:
		p.Text(x+min(1, len(r.Value)), 0, paint.Fit(r.Note, left, th.Glyphs.Ellipsis), th.Style(theme.Warn))
	case len(r.Spark) > 0:
		drawSpark(p, th, x+1, left, r.Spark)
	case r.Note != "":
		p.Text(x, 0, paint.Fit(lead(r)+r.Note, left+1, th.Glyphs.Ellipsis), th.Style(theme.Muted))
	}
}

// lead separates a note from the value; two numbers need more than a blank.
func lead(r Row) string {
	switch {
	case r.Value == "":
		return ""
	case r.Note[0] >= '0' && r.Note[0] <= '9':
		return ", "
	}
	return " "
}

func labelStyle(th theme.Theme, r Row) uv.Style {
	if r.Token == theme.Text {
		return th.Style(theme.Label)
	}
	return th.Style(r.Token)
}

// drawWide draws a text with its value at the right.
func drawWide(p paint.Pen, s *scene.Scene, r Row) {
	w, _ := p.Size()
	th := s.Theme
	v, m := fitted(th, r, max(w-3-min(paint.Width(r.Label), w/3), 0))
	x := w - 1 - paint.Width(v)
	if m != "" {
		x -= paint.Width(m) + 1
		p.Text(x+paint.Width(v)+1, 0, m, markStyle(th, r))
	}
	if v == "" {
		x = w + 1
	}
	p.TextFit(1, 0, x-2, r.Label, th.Style(r.Token))
	p.Text(x, 0, v, valueStyle(th, r))
}

// fitted returns what of a row fits into room cells: its value, and a mark after
// it if the number changed. The mark stays whatever the room; then comes what
// the value was, then by how much it changed.
func fitted(th theme.Theme, r Row, room int) (value, mark string) {
	sense := sense(th, r)
	type try struct{ value, mark string }
	var tries []try
	if r.Was != "" {
		tries = append(tries, try{r.Was + " " + th.Glyphs.Arrow + " " + r.Value, sense})
	}
	if r.Delta != "" {
		tries = append(tries, try{r.Value, sense + " " + r.Delta})
	}
	for _, t := range tries {
		if paint.Width(t.value)+1+paint.Width(t.mark) <= room {
			return t.value, t.mark
		}
	}
	if sense == "" {
		return paint.Fit(r.Value, room, th.Glyphs.Ellipsis), ""
	}
	return paint.Fit(r.Value, max(room-1-paint.Width(sense), 0), th.Glyphs.Ellipsis), sense
}

// sense is the mark of a change: better, worse, or only other than it was; "" if
// there is none.
func sense(th theme.Theme, r Row) string {
	switch {
	case r.Sense > 0:
		return th.Glyphs.Up
	case r.Sense < 0:
		return th.Glyphs.Down
	case r.changed():
		return th.Glyphs.Dot
	}
	return ""
}

// changed reports whether the last edit, or the session, changed the number.
func (r Row) changed() bool { return r.Delta != "" }

func valueStyle(th theme.Theme, r Row) uv.Style {
	switch {
	case r.Was != "":
		return th.Style(theme.Changed)
	case r.Missing:
		return th.Style(theme.Muted)
	}
	return th.Style(theme.Text)
}

func markStyle(th theme.Theme, r Row) uv.Style {
	switch {
	case r.Sense > 0:
		return th.Style(theme.Good)
	case r.Sense < 0:
		return th.Style(theme.Bad)
	}
	return th.Style(theme.Muted)
}

// drawSpark draws values as bars, the means of neighbours where there are more
// than cells.
func drawSpark(p paint.Pen, th theme.Theme, x, w int, values []float64) {
	n := min(w, len(values))
	for i := range n {
		part := values[i*len(values)/n : (i+1)*len(values)/n]
		sum := 0.0
		for _, v := range part {
			sum += v
		}
		p.Text(x+i, 0, th.Glyphs.Step(sum/float64(len(part))), th.Style(theme.Muted))
	}
}

// firstQuestion returns the question to begin with, so that the one under the
// cursor shows.
func firstQuestion(s *scene.Scene, list []Question, w, h int) int {
	rows := 0
	for n, q := range list {
		rows += len(paint.Wrap(q.Text, w-3, 0, ""))
		if q.ID == s.Cursor.Number && s.Focus == scene.Panel && rows > h {
			return n
		}
	}
	return 0
}

// drawQuestions draws as many whole questions as fit, each after a mark, and
// returns how many are hidden.
func drawQuestions(p paint.Pen, s *scene.Scene) (hidden string) {
	w, h := p.Size()
	th := s.Theme
	list := Questions(s)
	first := firstQuestion(s, list, w, h)
	y, n := 0, first
	for ; n < len(list); n++ {
		q := list[n]
		lines := paint.Wrap(q.Text, w-3, h-y, th.Glyphs.Ellipsis)
		if y >= h || len(lines) == 0 || y > 0 && y+len(paint.Wrap(q.Text, w-3, 0, "")) > h {
			break
		}
		drawQuestion(p, s, q, lines, paint.Rect{Y: y, W: w, H: len(lines)}, n-first)
		y += len(lines)
	}
	if y == 0 {
		p.TextFit(1, 0, w-2, "Nothing to ask.", th.Style(theme.Muted))
	}
	return th.Hidden(first, len(s.Questions)-n)
}

func drawQuestion(p paint.Pen, s *scene.Scene, q Question, lines []string, box paint.Rect, n int) {
	th := s.Theme
	p.Text(0, box.Y, th.Glyphs.Bullet, th.Style(theme.Accent))
	for i, line := range lines {
		p.Text(2, box.Y+i, line, th.Style(theme.Text))
	}
	t := q.Target
	t.Number, t.Row = q.ID, n
	p.Region(box, t)
	if s.Focus == scene.Panel && s.Cursor.Number == q.ID {
		p.Tint(box, th.Style(theme.Selection))
		p.Text(0, box.Y, th.Glyphs.Marker, th.Style(theme.TitleFocus))
	}
}
