package library

import (
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/theme"
)

// Start is the first screen: what wend is, and the ways in.
type Start struct {
	path string
	at   int
	keys *keymap.Map
}

// NewStart returns the start screen of a program that keeps its workspace at
// path.
func NewStart(path string) Start { return Start{path: path} }

// WithKeys returns s with the user's keys.
func (s Start) WithKeys(m *keymap.Map) Start {
	s.keys = m
	return s
}

// waysIn are the lines of the menu.
var waysIn = []keymap.Action{
	keymap.JourneyNew, keymap.WorkspaceRecent, keymap.JourneyTemplate, keymap.DemoOpen, keymap.TutorialStart,
}

// Selected returns what enter would choose.
func (s Start) Selected() keymap.Action { return waysIn[s.at] }

// Do moves in the menu. When something is chosen it returns what; the caller
// does it. The returned action is empty while one only moves.
func (s Start) Do(a keymap.Action) (next Start, chosen keymap.Action) {
	last := len(waysIn) - 1
	switch a {
	case keymap.MoveUp, keymap.ChoiceUp, keymap.PanePrevious:
		s.at = (s.at + last) % (last + 1)
	case keymap.MoveDown, keymap.ChoiceDown, keymap.PaneNext:
		s.at = (s.at + 1) % (last + 1)
	case keymap.MoveFirst, keymap.MovePageUp:
		s.at = 0
	case keymap.MoveLast, keymap.MovePageDown:
		s.at = last
	case keymap.ChoiceAccept, keymap.ItemEdit:
		return s, waysIn[s.at]
	}
	for i, way := range waysIn {
		if way == a {
			s.at = i
			return s, way
		}
	}
	return s, ""
}

// Click chooses the line that was clicked; it is [Start.Do] for the targets that
// Draw left.
func (s Start) Click(target any) (next Start, chosen keymap.Action) {
	if a, ok := target.(keymap.Action); ok {
		return s.Do(a)
	}
	return s, ""
}

// Wheel moves in the menu, not around its ends; positive is down.
func (s Start) Wheel(lines int) Start {
	s.at = max(0, min(s.at+lines, len(waysIn)-1))
	return s
}

const (
	name     = "wend"
	sentence = "A terminal workbench for customer journeys."
	about    = "What customers do and feel, the work behind it, and the numbers between: on one axis, computed while you talk."
	saved    = "Every change is saved at once, on this computer, in"
)

// curve is the picture above the name: a journey with its ups and downs. Letters
// stand for the pieces of a line.
var curve = []string{
	`           a-o-b                  a-o`,
	`  o-b    a-d   c-b      a-o--b  a-d  `,
	`    c-o--d       c-o----d    c--d    `,
}

// Draw draws the screen on p.
func (s Start) Draw(p paint.Pen, th theme.Theme) {
	w, h := p.Size()
	menu := min(w, menuWidth)
	said := paint.Wrap(sentence, w-2, 2, th.Glyphs.Ellipsis)
	text := paint.Wrap(about, min(w-2, 60), 0, th.Glyphs.Ellipsis)
	where := append([]string{saved}, paint.Wrap(s.path, min(w-2, 60), 2, th.Glyphs.Ellipsis)...)
	parts := []part{
		{rows: len(curve), gap: 1, need: 3, draw: drawCurve, width: len(curve[0])},
		{rows: 1, need: 1, draw: centred([]string{name}, theme.TitleFocus), width: w},
		{rows: len(said), gap: 1, need: 2, draw: centred(said, theme.Text), width: w},
		{rows: len(waysIn), gap: 1, draw: s.drawMenu, width: menu},
		{rows: len(text), gap: 1, need: 4, draw: centred(text, theme.Muted), width: w},
		{rows: len(where), need: 5, draw: centred(where, theme.Muted), width: w},
	}
	parts = fitting(parts, w, h)
	y := max(0, (h-height(parts))*2/5)
	for _, part := range parts {
		part.draw(p.In(paint.Rect{X: (w - part.width) / 2, Y: y, W: part.width, H: part.rows}), th)
		y += part.rows + part.gap
	}
}

// A part is a piece of the screen. What has the greatest need to go goes first
// when there is no room; the menu stays.
type part struct {
	rows, gap int
	width     int
	need      int
	draw      func(paint.Pen, theme.Theme)
}

func height(parts []part) int {
	n := 0
	for _, p := range parts {
		n += p.rows + p.gap
	}
	return n
}

// fitting returns the parts that w by h cells have room for: first the gaps
// close, then parts go, the picture first.
func fitting(parts []part, w, h int) []part {
	order := []int{3, 5, 4, 2, 1}
	var kept []part
	for _, p := range parts {
		if p.need != 3 || p.width <= w {
			kept = append(kept, p)
		}
	}
	for _, need := range order {
		if height(kept) <= h {
			return kept
		}
		if without := dropped(kept, need); len(without) > 0 {
			kept = without
		}
	}
	for i := range kept {
		kept[i].gap = 0
	}
	return kept
}

func dropped(parts []part, need int) []part {
	var kept []part
	for _, p := range parts {
		if p.need != need {
			kept = append(kept, p)
		}
	}
	return kept
}

// centred draws lines in the middle.
func centred(lines []string, token theme.Token) func(paint.Pen, theme.Theme) {
	return func(p paint.Pen, th theme.Theme) {
		w, _ := p.Size()
		for y, line := range lines {
			line = paint.Fit(line, w, th.Glyphs.Ellipsis)
			p.Text((w-paint.Width(line))/2, y, line, th.Style(token))
		}
	}
}

func drawCurve(p paint.Pen, th theme.Theme) {
	c := th.Glyphs.Curve
	pieces := map[rune]string{
		'-': c.Horizontal, 'a': c.DownRight, 'b': c.LeftDown, 'c': c.UpRight, 'd': c.LeftUp, 'o': th.Glyphs.Point(0),
	}
	for y, line := range curve {
		for x, r := range line {
			if piece, ok := pieces[r]; ok {
				p.Text(x, y, piece, th.Style(theme.Persona1))
			}
		}
	}
}

const menuWidth = 34

func (s Start) drawMenu(p paint.Pen, th theme.Theme) {
	w, h := p.Size()
	for i, way := range waysIn {
		if i == h {
			return
		}
		c := commandIn(s.keys, keymap.Start, way)
		p.Region(paint.Rect{Y: i, W: w, H: 1}, way)
		p.TextFit(3, i, w-4, c.Title, th.Style(theme.Text))
		if key := firstKey(c); paint.Width(key)+paint.Width(c.Title)+6 <= w {
			p.TextRight(0, i, w-2, key, th.Style(theme.Key))
		}
		if i == s.at {
			p.Text(1, i, th.Glyphs.Marker, th.Style(theme.Accent))
			p.Tint(paint.Rect{Y: i, W: w, H: 1}, th.Style(theme.Selection))
		}
	}
}
