package library

import (
	"fmt"
	"strings"

	"wend/model/text"
	"wend/ui/paint"
	"wend/ui/theme"
)

// fact is a line of the preview.
type fact struct{ label, value string }

func facts(line Line, th theme.Theme) []fact {
	dot := " " + th.Glyphs.Dot + " "
	known := []fact{
		{"Persona", strings.Join(line.Personas, ", ")},
		{"Size", fmt.Sprintf("%s%s%s", text.Several(line.Stages, "stage"), dot, text.Several(line.Touchpoints, "touchpoint"))},
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

const factWidth = 10

// drawPreview draws what is known of a journey, and below it what below draws,
// which may be nil.
func drawPreview(p paint.Pen, th theme.Theme, line Line, below func(paint.Pen, Line)) {
	inside := p.Box(p.Bounds(), th.Frame(line.Title))
	w, h := inside.Size()
	y := drawFacts(inside, th, facts(line, th))
	if h-y > 2 && below != nil {
		inside.HLine(0, y, w, th.Glyphs.RowDivider, th.Style(theme.Divider))
		below(inside.In(paint.Rect{Y: y + 1, W: w, H: h - y - 1}), line)
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
