package chart

import (
	"wend/model/text"
	"wend/ui/paint"
	"wend/ui/theme"
)

// Graph is a chain of boxes from left to right and the arrows between them: to the
// next box, over several, back, and into the same one again.
type Graph struct {
	Boxes    []Box
	Arrows   []Arrow
	Enter    string // what comes in at the first box: "100"
	Leave    string // what comes out of the last: "12 reach the goal"
	Selected int    // index of Arrows, or None
	Box      int    // index of Boxes under the cursor, or None
}

// Box is a box of a chain.
type Box struct {
	Title string
	Exit  string // what is lost here, under the box: "28 leave"
}

// Arrow leads from one box to another, by index.
type Arrow struct {
	From, To int
	Label    string // "60 %"
}

func (g Graph) exists(a Arrow) bool {
	return a.From >= 0 && a.To >= 0 && a.From < len(g.Boxes) && a.To < len(g.Boxes)
}

// onward reports whether a leads to the next box, between the two.
func (a Arrow) onward() bool { return a.To == a.From+1 }

// Words says each way once, in the order of the boxes.
func (g Graph) Words() string {
	if len(g.Boxes) == 0 {
		return "nothing to connect yet"
	}
	said := text.Several(len(g.Boxes), "box")
	for i := range g.Boxes {
		if ways := g.ways(i); ways != "" {
			said += "; " + g.Boxes[i].Title + ": " + ways
		}
	}
	if g.Leave != "" {
		said += "; at the end " + g.Leave
	}
	return said
}

// ways says where the arrows of box i lead, and what leaves there.
func (g Graph) ways(i int) string {
	text := ""
	for _, a := range g.Arrows {
		if a.From != i || !g.exists(a) {
			continue
		}
		if text != "" {
			text += ", "
		}
		text += a.Label + " to " + g.Boxes[a.To].Title
		if a.To == i {
			text += " again"
		}
	}
	if g.Boxes[i].Exit != "" {
		if text != "" {
			text += ", "
		}
		text += g.Boxes[i].Exit
	}
	return text
}

// Draw draws the chain in as many lines as it takes; where that is too high, boxes
// and arrows as a list.
func (g Graph) Draw(p paint.Pen, th theme.Theme) {
	w, h := p.Size()
	if len(g.Boxes) == 0 || w < 12 || h < 1 {
		drawWords(p, th, g.Words())
		return
	}
	if height, fit := g.Height(w); !fit || height > h {
		g.drawList(p, th)
		return
	}
	lines, _ := g.broken(w)
	y := 0
	for _, l := range lines {
		l.draw(p.In(paint.Rect{Y: y, W: w, H: l.height()}), th)
		y += l.height()
	}
}

// Height returns how many rows the chain takes at a width, and whether its boxes fit.
func (g Graph) Height(w int) (rows int, fit bool) {
	lines, fit := g.broken(w)
	for _, l := range lines {
		rows += l.height()
	}
	return rows, fit
}

// drawList draws a row for each box and, under it, one for each of its arrows: the
// page with the cursor on it.
func (g Graph) drawList(p paint.Pen, th theme.Theme) {
	w, h := p.Size()
	type row struct{ box, arrow int }
	var rows []row
	at := 0
	for i := range g.Boxes {
		if i == g.Box {
			at = len(rows)
		}
		rows = append(rows, row{i, None})
		for n, a := range g.Arrows {
			if a.From == i && g.exists(a) {
				if n == g.Selected {
					at = len(rows)
				}
				rows = append(rows, row{i, n})
			}
		}
	}
	first, end := page(at, len(rows), h)
	for i, r := range rows[first:end] {
		cells := paint.Rect{Y: i, W: w, H: 1}
		if r.arrow != None {
			p.TextFit(4, i, w-4, g.target(th, g.Arrows[r.arrow]), th.Style(theme.Text))
			g.mark(p, th, cells, r.arrow == g.Selected)
			p.Region(cells, OnArrow(r.arrow))
			continue
		}
		title := min(paint.Width(g.Boxes[r.box].Title), w-2)
		p.TextFit(2, i, title, g.Boxes[r.box].Title, th.Style(theme.Heading))
		if exit := g.Boxes[r.box].Exit; exit != "" {
			p.TextFit(4+title, i, w-4-title, th.Glyphs.Down+" "+exit, th.Style(theme.Muted))
		}
		g.mark(p, th, cells, r.box == g.Box)
		p.Region(cells, OnBox(r.box))
	}
}

// target says where an arrow leads.
func (g Graph) target(th theme.Theme, a Arrow) string {
	glyph := th.Glyphs.Arrow
	switch {
	case a.To == a.From:
		return a.Label + " again"
	case a.To < a.From:
		glyph = th.Glyphs.Back
	}
	return a.Label + " " + glyph + " " + g.Boxes[a.To].Title
}

func (g Graph) mark(p paint.Pen, th theme.Theme, row paint.Rect, selected bool) {
	if selected {
		p.Text(row.X, row.Y, th.Glyphs.Marker, th.Style(theme.Accent))
		p.Tint(row, th.Style(theme.Selection))
	}
}
