package dialog

import (
	"strings"

	"wend/ui/paint"
	"wend/ui/theme"
)

const (
	formWidth   = 68
	labelWidth  = 24
	numberWidth = 12
	valueWidth  = 10 // the least that a value needs beside its label
)

// lines returns the line on which each row begins, and how many there are: a row
// about which there is something to say has a second line.
func (f Form) lines() (starts []int, total int) {
	for i := range f.inputs {
		starts = append(starts, total)
		total++
		if note, _ := f.trouble(i); note != "" {
			total++
		}
	}
	return starts, total
}

// scrolled returns the first line to show so that the row one is on is visible.
func (f Form) scrolled(rows int) int {
	if len(f.inputs) == 0 || rows <= 0 {
		return 0
	}
	starts, total := f.lines()
	first := min(f.first, starts[f.at])
	last := starts[f.at]
	if note, _ := f.trouble(f.at); note != "" && rows > 1 {
		last++
	}
	first = max(first, last-rows+1)
	return max(0, min(first, total-rows))
}

// Draw implements [Dialog].
func (f Form) Draw(pen paint.Pen, th theme.Theme) {
	w, h := room(pen)
	w = min(w, formWidth)
	hint := paint.Wrap(f.o.Hint, w, hintRows, th.Glyphs.Ellipsis)
	starts, total := f.lines()
	sum := 0
	if f.o.Sum != nil && h >= 3 {
		sum = 1
	}
	hint = hint[:max(0, min(len(hint), h-sum-min(total, 4)))]

	s := lay(pen, th, w, len(hint)+total+sum)
	for y, line := range hint {
		s.inside.Text(0, y, line, th.Style(theme.Muted))
	}
	view := s.inside.Bounds()
	_, view = view.SplitTop(len(hint))
	foot, view := view.SplitBottom(sum)
	f.seen.rows, f.seen.total = view.H, total
	first := f.scrolled(view.H)
	f.drawSum(s.inside.In(foot), th)
	s.border(edge{
		title: f.o.Title, above: first, below: total - first - view.H,
		hints: f.Hints(),
	})
	f.drawRows(s.inside.In(view), th, starts, first)
}

// drawRows draws the rows; the one with the cursor last, so that it stays there.
func (f Form) drawRows(pen paint.Pen, th theme.Theme, starts []int, first int) {
	w, _ := pen.Size()
	label := 0
	for _, in := range f.inputs {
		label = max(label, paint.Width(in.row.Label))
	}
	label = max(0, min(label, labelWidth, w-valueWidth-4))
	for i := range f.inputs {
		f.drawRow(pen, th, i, starts[i]-first, label)
	}
}

func (f Form) drawRow(pen paint.Pen, th theme.Theme, i, y, label int) {
	w, _ := pen.Size()
	in, here := f.inputs[i], i == f.at
	pen.Region(paint.Rect{Y: y, W: w, H: 1}, row(i))
	style := theme.Label
	if here {
		pen.Text(0, y, th.Glyphs.Marker, th.Style(theme.Accent))
		style = theme.Heading
	}
	pen.TextFit(2, y, label, in.row.Label, th.Style(style))
	value := paint.Rect{X: 2 + label + 2, Y: y, W: w - label - 4, H: 1}
	if in.row.Kind == FormNumber {
		value.W = min(value.W, numberWidth+1+paint.Width(in.row.Quantity.Suffix))
	}
	if unit := paint.Width(in.row.Quantity.Suffix); unit > 0 && value.W > unit+4 {
		value.W -= unit + 1
		pen.Text(value.X+value.W+1, y, in.row.Quantity.Suffix, th.Style(theme.Muted))
	}
	drawValue(pen, th, value, in, here)
	if note, wrong := f.trouble(i); note != "" {
		token := theme.Muted
		if wrong {
			token, note = theme.Bad, th.Glyphs.Warn+" "+note
		}
		pen.TextFit(value.X, y+1, w-value.X, note, th.Style(token))
	}
}

// drawValue draws what a row holds; here says that one is on it.
func drawValue(pen paint.Pen, th theme.Theme, r paint.Rect, in input, here bool) {
	switch {
	case in.row.Kind == FormInfo:
		pen.TextFit(r.X, r.Y, r.W, in.row.Value, th.Style(theme.Muted))
	case in.row.Kind == FormChoice:
		drawChoice(pen, th, r, in, here)
	case here:
		in.text.Draw(pen, r, th)
	case in.value() == "":
		pen.TextFit(r.X, r.Y, r.W, in.row.Placeholder, th.Style(theme.Muted))
	default:
		pen.TextFit(r.X, r.Y, r.W, in.value(), th.Style(theme.Text))
	}
}

func drawChoice(pen paint.Pen, th theme.Theme, r paint.Rect, in input, here bool) {
	title := ""
	if len(in.row.Options) > 0 {
		title = in.row.Options[in.option].Title
	}
	if !here {
		pen.TextFit(r.X, r.Y, r.W, title, th.Style(theme.Text))
		return
	}
	title = th.Glyphs.Less + " " + paint.Fit(title, r.W-4, th.Glyphs.Ellipsis) + " " + th.Glyphs.More
	pen.Fill(r, th.Style(theme.Input))
	pen.TextFit(r.X, r.Y, r.W, title, th.Style(theme.Input))
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

func (f Form) drawSum(pen paint.Pen, th theme.Theme) {
	if f.o.Sum == nil {
		return
	}
	w, _ := pen.Size()
	note, ok := f.o.Sum(f.Values())
	style := theme.Text
	switch {
	case !ok && !f.tried && f.o.Focus != "" && blank(f.Values()[f.o.Focus]):
		style = theme.Muted // what is not begun yet is no mistake
	case !ok:
		style, note = theme.Bad, th.Glyphs.Warn+" "+note
	}
	pen.TextFit(2, 0, w-2, note, th.Style(style))
}
