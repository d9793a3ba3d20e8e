package panel

import (
	"strings"

	"wend/model/analysis"
	"wend/ui/paint"
	"wend/ui/scene"
	"wend/ui/theme"
)

// Line is a line of text with a meaning.
type Line struct {
	Text  string
	Token theme.Token
}

// ExplainLines says where the number id comes from, in lines of at most width
// cells: value, formula, inputs by name, what is assumed, source. There are none
// if the number is not in the report.
func ExplainLines(s *scene.Scene, id analysis.NumberID, width int) []Line {
	if s.Report == nil || width <= 0 {
		return nil
	}
	e, found := analysis.Explain(s.State, s.Report, id)
	if !found {
		return nil
	}
	l := explanation{width: width, th: s.Theme}
	l.add(e.Title, theme.Heading, 0)
	l.add(e.Value, theme.Text, 0)
	l.add(e.Plain, theme.Muted, 0)
	l.part("What to do", e.Remedy)
	l.part("Formula", e.Formula)
	if len(e.Inputs) > 0 {
		l.heading("From")
		l.inputs(e.Inputs)
	}
	l.part("Assumed", e.Assumed...)
	l.part("Source", e.Source)
	return l.lines
}

// explanation is an explanation being laid out.
type explanation struct {
	lines []Line
	width int
	th    theme.Theme
}

// add wraps a text, indented.
func (l *explanation) add(text string, k theme.Token, indent int) {
	indent = min(indent, l.width/4)
	for _, line := range paint.Wrap(text, l.width-indent, 0, "") {
		l.lines = append(l.lines, Line{paint.PadLeft("", indent) + line, k})
	}
}

// part adds a heading with texts below it; without a text the part is left out.
func (l *explanation) part(heading string, texts ...string) {
	if strings.Join(texts, "") == "" {
		return
	}
	l.heading(heading)
	for _, t := range texts {
		l.add(t, theme.Text, 2)
	}
}

func (l *explanation) heading(text string) {
	l.lines = append(l.lines, Line{})
	l.add(text, theme.Label, 0)
}

// inputs lists what went in, values in a column of their own.
func (l *explanation) inputs(list []analysis.Input) {
	side := 0
	for _, in := range list {
		side = max(side, paint.Width(in.Value))
	}
	side = min(side, l.width/2)
	for _, in := range list {
		name := l.width - 4 - side
		if in.Value == "" || name < 8 {
			l.add(in.Name+" "+in.Value, theme.Text, 2)
			continue
		}
		text := "  " + paint.PadRight(paint.Fit(in.Name, name, l.th.Glyphs.Ellipsis), name) + "  " +
			paint.Fit(in.Value, side, l.th.Glyphs.Ellipsis)
		l.lines = append(l.lines, Line{text, theme.Text})
	}
}
