package comparison

import (
	"slices"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"

	"wend/model"
	"wend/model/compare"
	"wend/model/text"
	"wend/ui/chart"
	"wend/ui/paint"
	"wend/ui/theme"
)

// column is a touchpoint on the axis of both sides.
type column struct {
	id    model.TouchpointID
	name  string
	stage string
	sort  compare.Sort // empty: the same on both sides
}

// columnsOf returns the touchpoints of B in their order, and those that only A has
// behind what they stood behind there.
func columnsOf(d compare.Difference) []column {
	sorts := map[model.TouchpointID]compare.Sort{}
	for _, c := range d.Changes {
		if id, ok := touchpointOf(c); ok && sorts[id] == "" || ok && c.Ref.Kind == model.KindTouchpoint {
			sorts[id] = c.Sort
			if c.Ref.Kind != model.KindTouchpoint {
				sorts[id] = compare.Changed
			}
		}
	}
	var out []column
	if d.B != nil {
		out = path(d.B, sorts)
	}
	if d.A == nil {
		return out
	}
	at := 0 // where the next of A goes that B does not have
	for _, c := range path(d.A, sorts) {
		if i := slices.IndexFunc(out, func(o column) bool { return o.id == c.id }); i >= 0 {
			at = i + 1
			continue
		}
		out = slices.Insert(out, at, c)
		at++
	}
	return out
}

func path(d *model.Document, sorts map[model.TouchpointID]compare.Sort) []column {
	var out []column
	for s := range d.Stages() {
		for t := range d.Touchpoints(s.ID) {
			out = append(out, column{t.ID, text.Name(t), text.Name(s), sorts[t.ID]})
		}
	}
	return out
}

// touchpointOf returns the touchpoint that a change is about.
func touchpointOf(c compare.Change) (model.TouchpointID, bool) {
	switch c.Ref.Kind {
	case model.KindTouchpoint:
		return model.TouchpointID(c.Ref.Key), true
	case model.KindExperience, model.KindLink:
		_, id, found := strings.Cut(c.Ref.Key, "/")
		return model.TouchpointID(id), found
	}
	return "", false
}

// personas are those of either side, B's first.
func (p Page) personas() []model.Persona {
	var out []model.Persona
	for _, s := range []struct {
		state model.State
		doc   *model.Document
	}{{p.sides.B.State, p.d.B}, {p.sides.A.State, p.d.A}} {
		if s.doc == nil {
			continue
		}
		for _, one := range s.state.Personas(s.doc) {
			if !slices.ContainsFunc(out, func(o model.Persona) bool { return o.ID == one.ID }) {
				out = append(out, one)
			}
		}
	}
	return out
}

const (
	levels    = 5  // of feeling
	labels    = 10 // cells for their words
	leastCell = 9  // of a column
	mostCell  = 18
	nameRows  = 2
)

// axisRows is how many rows of h the axis takes: its head, the curves, the numbers.
func (p Page) axisRows(h int) int {
	if len(p.columns) == 0 {
		return 1 // who is compared
	}
	numbers := 1
	if h >= 20 && len(p.d.Numbers) > 1 {
		numbers = 2
	}
	return min(1+nameRows+levels+numbers, max(h-6, 0))
}

// drawAxis draws who is compared, the columns, both curves, and the numbers in words.
func (p Page) drawAxis(pen paint.Pen, th theme.Theme) {
	w, h := pen.Size()
	p.drawLegend(pen.In(paint.Rect{W: w, H: 1}), th)
	if len(p.columns) == 0 || h < levels {
		return
	}
	cell := min(max((w-labels)/len(p.columns), leastCell), mostCell)
	shown := min(max((w-labels)/cell, 1), len(p.columns))
	first := p.first(shown)
	visible := p.columns[first : first+shown]
	for i, c := range visible {
		p.drawHead(pen.In(paint.Rect{X: labels + i*cell, Y: 1, W: cell - 1, H: nameRows}), th, c)
	}
	if first > 0 {
		pen.Text(labels-2, 1, th.Glyphs.Less, th.Style(theme.Muted))
	}
	if first+shown < len(p.columns) {
		pen.Text(min(labels+shown*cell, w)-1, 1, th.Glyphs.More, th.Style(theme.Muted))
	}
	curves := pen.In(paint.Rect{Y: 1 + nameRows, W: w, H: levels})
	for y := range levels {
		curves.TextFit(0, y, labels-1, text.FeelingWord(2-y), th.Style(theme.Label))
	}
	band := curves.In(paint.Rect{X: labels, W: shown * cell, H: levels})
	p.drawCurve(band, th, p.d.A, visible, cell, -1)
	p.drawCurve(band, th, p.d.B, visible, cell, +1)
	p.drawNumbers(pen.In(paint.Rect{Y: 1 + nameRows + levels, W: w, H: h - 1 - nameRows - levels}), th)
}

// drawLegend says what the curves and the marks are.
func (p Page) drawLegend(pen paint.Pen, th theme.Theme) {
	w, _ := pen.Size()
	x := 0
	if all := p.personas(); len(all) > 0 {
		who := text.FirstName(all[min(p.persona, len(all)-1)])
		x += pen.Text(x, 0, th.Glyphs.Marker+" "+who+"  ", th.Style(theme.Heading))
	}
	x += pen.Text(x, 0, th.Glyphs.Point(1)+" "+p.sides.NameA+"  ", th.Style(theme.Persona(1)))
	x += pen.Text(x, 0, th.Glyphs.Point(0)+" "+p.sides.NameB+"  ", th.Style(theme.Persona(0)))
	pen.TextFit(x, 0, w-x, "+ added  - removed  ~ changed   "+p.d.Tally(), th.Style(theme.Muted))
}

// marks stand before the names of columns.
var marks = map[compare.Sort]string{compare.Added: "+", compare.Removed: "-", compare.Changed: "~"}

func (p Page) drawHead(pen paint.Pen, th theme.Theme, c column) {
	w, h := pen.Size()
	token := theme.Text
	switch c.sort {
	case compare.Added, compare.Changed:
		token = theme.Heading
	case compare.Removed:
		token = theme.Muted
	}
	name := c.name
	if m := marks[c.sort]; m != "" {
		name = m + " " + name
	}
	for y, line := range paint.Wrap(name, w, h, th.Glyphs.Ellipsis) {
		pen.Text(0, y, line, th.Style(token))
	}
}

// first is the first column shown: the one under the cursor of the list is in view.
func (p Page) first(shown int) int {
	c, found := p.rows.Selected()
	if !found {
		return 0
	}
	id, _ := touchpointOf(c)
	at := slices.IndexFunc(p.columns, func(o column) bool { return o.id == id })
	if at < 0 {
		at = slices.IndexFunc(p.columns, func(o column) bool { return c.Place != "" && o.name == c.Place })
	}
	return min(max(at-shown/2, 0), len(p.columns)-shown)
}

// drawCurve draws what the persona feels on one side, a cell beside the middle of the
// columns so that both show. Of A only that shows in which it differs.
func (p Page) drawCurve(pen paint.Pen, th theme.Theme, d *model.Document, visible []column, cell, beside int) {
	all := p.personas()
	if d == nil || len(all) == 0 {
		return
	}
	who, of := all[min(p.persona, len(all)-1)].ID, 0
	if beside < 0 {
		of = 1
	}
	st := th.Style(theme.Persona(of))
	var last *chart.Place
	var points []chart.Place
	same := true // the column before
	for i, c := range visible {
		e, _ := d.Experience(who, c.id)
		v, known := e.Valence.Value()
		if !known {
			last = nil
			continue
		}
		at := chart.Place{X: i*cell + (cell-1)/2 + beside, Y: 2 - min(max(v, -2), 2)}
		both := beside < 0 && p.d.B != nil && feels(p.d.B, who, c.id) == e.Valence
		if last != nil && !(both && same) {
			chart.Curve(pen, th.Glyphs.Curve, *last, at, func(int) bool { return false }, st)
		}
		if !both {
			points = append(points, at)
		}
		last, same = &at, both
	}
	for _, at := range points {
		pen.Text(at.X, at.Y, th.Glyphs.Point(of), bold(st))
	}
}

func feels(d *model.Document, who model.PersonaID, at model.TouchpointID) model.Opt[int] {
	e, _ := d.Experience(who, at)
	return e.Valence
}

func bold(st uv.Style) uv.Style {
	st.Attrs |= uv.AttrBold
	return st
}

// drawNumbers says what differs in the headline numbers.
func (p Page) drawNumbers(pen paint.Pen, th theme.Theme) {
	w, h := pen.Size()
	if len(p.d.Numbers) == 0 {
		pen.TextFit(1, 0, w-2, "The headline numbers are the same", th.Style(theme.Muted))
		return
	}
	var all []string
	for _, n := range p.d.Numbers {
		all = append(all, n.Sentence(th.Glyphs.Arrow))
	}
	for y, line := range paint.Wrap(strings.Join(all, "  "+th.Glyphs.Dot+"  "), w-2, h, th.Glyphs.Ellipsis) {
		pen.Text(1, y, line, th.Style(theme.Text))
	}
}
