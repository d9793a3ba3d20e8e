package chart

import (
	"math"

	uv "github.com/charmbracelet/ultraviolet"

	"wend/ui/paint"
	"wend/ui/theme"
)

// Wave is a curve of values from Min to Max that stand at even distances, such as
// the mood along a journey. A value that is not known is a gap.
type Wave struct {
	Values   []Level
	Expected []Level // marked where they are not the value; may be nil
	Min, Max float64
	Point    string // of a value, one cell
	Style    uv.Style
	Format   Format
}

const waveLabel = 3

// Draw draws the curve with the least, middle and largest value before it.
func (v Wave) Draw(p paint.Pen, th theme.Theme) {
	w, h := p.Size()
	if w <= 2*waveLabel || h < 1 {
		return
	}
	row := func(x float64) int {
		return int(math.Round(min(max((v.Max-x)/(v.Max-v.Min), 0), 1) * float64(h-1)))
	}
	for _, x := range []float64{v.Min, (v.Min + v.Max) / 2, v.Max} {
		p.TextFit(0, row(x), waveLabel, v.Format.of(x), th.Style(theme.Label))
	}
	for x := waveLabel + 1; x < w; x += 4 {
		p.Text(x, row((v.Min+v.Max)/2), th.Glyphs.Dot, th.Style(theme.Divider))
	}
	plot, last := p.In(paint.Rect{X: waveLabel, W: w - waveLabel, H: h}), w-waveLabel-1
	var dots []Place
	goesOn := false // from the last dot
	for i, value := range v.Values {
		x := i * last / max(1, len(v.Values)-1)
		if i < len(v.Expected) && v.Expected[i].Known && v.Expected[i] != value {
			plot.Text(x, row(v.Expected[i].Value), th.Glyphs.Curve.Expected, th.Style(theme.Muted))
		}
		if !value.Known {
			goesOn = false
			continue
		}
		at := Place{X: x, Y: row(value.Value)}
		if goesOn && at.X > dots[len(dots)-1].X {
			Curve(plot, th.Glyphs.Curve, dots[len(dots)-1], at, func(int) bool { return false }, v.Style)
		}
		dots, goesOn = append(dots, at), true
	}
	for _, d := range dots {
		plot.Text(d.X, d.Y, v.Point, v.Style)
	}
}
