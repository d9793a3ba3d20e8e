package library

import (
	"fmt"
	"strconv"
	"strings"

	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/theme"
)

// The preview stands at the right from sideBy columns, else below from stackFrom
// rows.
const (
	sideBy     = 100
	sideWidth  = 38
	stackFrom  = 18
	stackRows  = 7
	frameWidth = 30 // below this there is no border
)

// Draw draws the list on p and beside it, or below, what is known about the
// selected journey, followed by the lines of preview.
func (l List) Draw(p paint.Pen, th theme.Theme, preview ...string) {
	if len(l.lines) == 0 {
		l.drawEmpty(p, th)
		return
	}
	r := p.Bounds()
	var beside paint.Rect
	switch {
	case r.W >= sideBy:
		beside, r = r.SplitRight(max(sideWidth, r.W*3/10))
	case r.H >= stackFrom:
		beside, r = r.SplitBottom(stackRows)
	}
	l.drawList(p.In(r), th)
	if !beside.Empty() {
		l.drawPreview(p.In(beside), th, preview)
	}
}

func (l List) drawList(p paint.Pen, th theme.Theme) {
	w, h := p.Size()
	inside := p
	framed := w >= frameWidth && h >= 5
	if framed {
		inside = p.In(p.Bounds().Inset(1))
	}
	w, h = inside.Size()
	head := 0
	if h >= 4 {
		head = 1
	}
	rows := max(0, h-head)
	if l.seen != nil {
		l.seen.rows = rows
	}
	first := l.scrolled(max(rows, 1))
	end := min(first+rows, len(l.shown))
	if framed {
		p.Box(p.Bounds(), l.frame(th, first, len(l.shown)-end))
	}
	t := l.table(w)
	if head > 0 {
		t.drawHead(inside, th)
	}
	body := inside.In(paint.Rect{Y: head, W: w, H: rows})
	if len(l.shown) == 0 {
		body.TextFit(2, 0, w-2, "nothing fits: "+l.query, th.Style(theme.Muted))
	}
	for i := first; i < end; i++ {
		t.draw(body, th, i-first, l.lines[l.shown[i]], look{l.query, i == l.at})
		body.Region(paint.Rect{Y: i - first, W: w, H: 1}, row(i))
	}
}

// frame is the border of the list, with what is found and what is scrolled away.
func (l List) frame(th theme.Theme, above, below int) paint.Frame {
	f := th.FocusFrame(th.Glyphs.Marker + " Journeys")
	var facts []string
	if l.query != "" {
		f.Title += ": " + l.query
		facts = append(facts, fmt.Sprintf("%d/%d", len(l.shown), len(l.lines)))
	} else {
		facts = append(facts, strconv.Itoa(len(l.lines)))
	}
	if above > 0 {
		facts = append(facts, fmt.Sprintf("%s %d", th.Glyphs.Up, above))
	}
	f.Right = strings.Join(facts, " ")
	if below > 0 {
		f.Foot = fmt.Sprintf("%s %d", th.Glyphs.Down, below)
	}
	return f
}

// drawEmpty says how to begin.
func (l List) drawEmpty(p paint.Pen, th theme.Theme) {
	w, h := p.Size()
	key := func(a keymap.Action) string { return firstKey(commandIn(l.keys, keymap.Library, a)) }
	text := fmt.Sprintf("%s adds one, %s from a template, %s imports a file",
		key(keymap.JourneyNew), key(keymap.JourneyTemplate), key(keymap.JourneyImport))
	lines := paint.Wrap("No journeys yet.\n"+text, w-2, max(1, h), th.Glyphs.Ellipsis)
	y := max(0, (h-len(lines))*2/5)
	for i, line := range lines {
		token := theme.Muted
		if i == 0 {
			token = theme.Heading
		}
		p.Text((w-paint.Width(line))/2, y+i, line, th.Style(token))
	}
}

// fact is a line of the preview.
type fact struct{ label, value string }

func facts(line Line, th theme.Theme) []fact {
	dot := " " + th.Glyphs.Dot + " "
	known := []fact{
		{"Persona", strings.Join(line.Personas, ", ")},
		{"Size", fmt.Sprintf("%s%s%s", counted(line.Stages, "stage"), dot, counted(line.Touchpoints, "touchpoint"))},
		{"Emotion", line.Emotion},
		{"Goal", line.Goal},
		{"Coverage", line.Coverage},
		{"Tags", strings.Join(line.Tags, ", ")},
		{"Variant", line.Variant},
		{"Changed", line.Age},
	}
	var out []fact
	for _, f := range known {
		if f.value != "" {
			out = append(out, f)
		}
	}
	return out
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

const factWidth = 10

func (l List) drawPreview(p paint.Pen, th theme.Theme, preview []string) {
	line, ok := l.Selected()
	if !ok {
		p.Box(p.Bounds(), th.Frame(""))
		return
	}
	inside := p.Box(p.Bounds(), th.Frame(line.Title))
	w, h := inside.Size()
	y := drawFacts(inside, th, facts(line, th))
	if h-y > 2 && len(preview) > 0 {
		inside.HLine(0, y, w, th.Glyphs.RowDivider, th.Style(theme.Divider))
		y++
	}
	for _, text := range preview {
		for _, s := range paint.Wrap(text, w-2, 0, "") {
			inside.Text(1, y, s, th.Style(theme.Text))
			y++
		}
	}
}

// twoColumns is the width from which facts stand in two columns, a row each; in
// one column a fact may take several rows.
const (
	twoColumns = 72
	factRows   = 3
)

// drawFacts returns how many rows it took.
func drawFacts(p paint.Pen, th theme.Theme, about []fact) int {
	w, _ := p.Size()
	if w >= twoColumns {
		rows := (len(about) + 1) / 2
		for i, f := range about {
			f.draw(p.In(paint.Rect{X: i / rows * (w / 2), Y: i % rows, W: w / 2, H: 1}), th)
		}
		return rows
	}
	y := 0
	for _, f := range about {
		y += f.draw(p.In(paint.Rect{Y: y, W: w, H: factRows}), th)
	}
	return y
}

// draw returns how many rows it took.
func (f fact) draw(p paint.Pen, th theme.Theme) int {
	w, h := p.Size()
	p.TextFit(1, 0, factWidth-1, f.label, th.Style(theme.Label))
	lines := paint.Wrap(f.value, w-factWidth-1, h, th.Glyphs.Ellipsis)
	for y, line := range lines {
		p.Text(factWidth, y, line, th.Style(theme.Text))
	}
	return max(1, len(lines))
}
