package chart

import (
	"fmt"
	"math"
	"strings"

	"wend/ui/paint"
	"wend/ui/theme"
)

// Bars is one or two values for each of several things, as bars to the right.
type Bars struct {
	Names    []string // what the values are: one name, or two
	Rows     []Bar
	Format   Format
	Most     float64 // what the longest bar stands for, where several charts are compared; 0: the largest value
	Selected int     // index of Rows, or None
}

// Bar is the values of a thing.
type Bar struct {
	Label  string
	Values []Level // one for each name
	Note   string  // a word at the end: "streamline"
}

// value returns value n of b if it can be shown.
func (b Bar) value(n int) (float64, bool) {
	if n >= len(b.Values) || !b.Values[n].Known || !finite(b.Values[n].Value) {
		return 0, false
	}
	return b.Values[n].Value, true
}

// Words says what is compared and where it differs most.
func (b Bars) Words() string {
	if len(b.Rows) == 0 || len(b.Names) == 0 {
		return "nothing to compare yet"
	}
	text := fmt.Sprintf("%s of %d", strings.Join(b.Names, " against "), len(b.Rows))
	at, most := None, math.Inf(-1)
	for i, r := range b.Rows {
		x, known := r.value(0)
		if y, also := r.value(1); known && also && len(b.Names) > 1 {
			x = math.Abs(x - y)
		} else if len(b.Names) > 1 {
			continue
		}
		if known && x > most {
			at, most = i, x
		}
	}
	if at == None {
		return text + ": no value yet"
	}
	r := b.Rows[at]
	x, _ := r.value(0)
	if len(b.Names) < 2 {
		return fmt.Sprintf("%s; the largest is %s with %s", text, r.Label, b.Format.of(x))
	}
	y, _ := r.value(1)
	if len(b.Rows) == 1 {
		return fmt.Sprintf("%s %s against %s %s", b.Names[0], b.Format.of(x), b.Names[1], b.Format.of(y))
	}
	return fmt.Sprintf("%s; they differ most at %s: %s against %s", text, r.Label, b.Format.of(x), b.Format.of(y))
}

const barsWidth = 10

// Draw draws the bars under each other: two rows for two values where there is
// room, else one with a mark for the second. What does not fit is counted, and the
// selected one always shows.
func (b Bars) Draw(p paint.Pen, th theme.Theme) {
	w, h := p.Size()
	if w < barsWidth || h < 1 || len(b.Rows) == 0 || len(b.Names) == 0 {
		drawWords(p, th, b.Words())
		return
	}
	legend := len(b.Names) > 1 && h > 2
	body := p.Bounds()
	if legend {
		var foot paint.Rect
		foot, body = body.SplitBottom(1)
		b.drawLegend(p.In(foot), th, body.H >= 2*len(b.Rows))
	}
	each := 1
	if len(b.Names) > 1 && body.H >= 2*len(b.Rows) {
		each = 2
	}
	fit := max(1, body.H/each)
	first, end := page(b.Selected, len(b.Rows), fit)
	room := b.columns(w)
	for i := first; i < end; i++ {
		row := p.In(paint.Rect{Y: (i - first) * each, W: w, H: each})
		b.drawBar(row, th, i, room)
		row.Region(row.Bounds(), OnBar(i))
	}
}

// page returns which of n things show where there is room for fit, without
// anything to remember: whole pages, that with the selected one.
func page(selected, n, fit int) (first, end int) {
	fit = max(fit, 1)
	if n > 0 {
		first = max(0, min(selected, n-1)) / fit * fit
	}
	return first, min(first+fit, n)
}

func (b Bars) drawLegend(p paint.Pen, th theme.Theme, two bool) {
	w, _ := p.Size()
	second := th.Glyphs.Points[2]
	if two {
		second = th.Glyphs.BarEmpty
	}
	text := fmt.Sprintf("%s %s  %s %s", th.Glyphs.BarFull, b.Names[0], second, b.Names[1])
	p.TextFit(0, 0, w, text, th.Style(theme.Muted))
}

// barRoom is the cells of the parts of a row.
type barRoom struct{ label, bar, number, note int }

// before is the cells before the bar: for the cursor, the label and a gap.
func (r barRoom) before() int {
	if r.label == 0 {
		return 1
	}
	return r.label + 2
}

func (b Bars) columns(w int) barRoom {
	r := barRoom{}
	for _, row := range b.Rows {
		r.label, r.note = max(r.label, paint.Width(row.Label)), max(r.note, paint.Width(row.Note))
		for n := range b.Names {
			if x, known := row.value(n); known {
				r.number = max(r.number, paint.Width(b.Format.of(x)))
			}
		}
	}
	r.label, r.number, r.note = min(r.label, w/3), min(r.number, max(w/4, 6)), min(r.note, w/4)
	if r.bar = w - r.before() - r.number - r.note - 4; r.note == 0 || r.bar < 4 {
		r.note = 0
		r.bar = max(0, w-r.before()-r.number-1)
	}
	return r
}

func (b Bars) drawBar(p paint.Pen, th theme.Theme, i int, room barRoom) {
	w, each := p.Size()
	row := b.Rows[i]
	if i == b.Selected {
		p.Text(0, 0, th.Glyphs.Marker, th.Style(theme.Accent))
	}
	p.TextFit(1, 0, room.label, row.Label, th.Style(theme.Text))
	x := scale{0, max(b.largest(), math.SmallestNonzeroFloat64), room.bar + 1}
	bar := p.In(paint.Rect{X: room.before(), W: room.bar, H: each})
	number := p.In(paint.Rect{X: room.before() + room.bar + 1, W: room.number, H: each})
	for n := range min(len(b.Names), each) {
		v, known := row.value(n)
		if !known {
			bar.TextFit(0, n, room.bar, "unknown", th.Style(theme.Muted))
			continue
		}
		glyph, token := th.Glyphs.BarFull, theme.Accent
		if n > 0 {
			glyph, token = th.Glyphs.BarEmpty, theme.Label
		}
		bar.HLine(0, n, x.cell(v), glyph, th.Style(token))
		number.TextRight(0, n, room.number, b.Format.of(v), th.Style(theme.Text))
	}
	if v, known := row.value(1); known && len(b.Names) > 1 && each == 1 {
		bar.Text(max(0, x.cell(v)-1), 0, th.Glyphs.Points[2], th.Style(theme.Heading))
	}
	if room.note > 0 {
		p.TextFit(w-room.note, 0, room.note, row.Note, th.Style(theme.Heading))
	}
	if i == b.Selected {
		p.Tint(paint.Rect{W: room.label + 1, H: 1}, th.Style(theme.Selection))
	}
}

func (b Bars) largest() float64 {
	most := b.Most
	for _, r := range b.Rows {
		for n := range b.Names {
			if x, known := r.value(n); known {
				most = max(most, x)
			}
		}
	}
	return most
}
