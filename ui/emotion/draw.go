package emotion

import (
	"wend/model"
	"wend/model/text"
	"wend/ui/axis"
	"wend/ui/match"
	"wend/ui/paint"
	"wend/ui/scene"
	"wend/ui/theme"
)

// Draw draws the band. p is its inside; top is the scroll, which only counts
// where the personas are rows. Without a journey nothing is drawn.
func Draw(p paint.Pen, s *scene.Scene, top int) {
	_, h := p.Size()
	if s.Journey == nil {
		return
	}
	s.DrawColumns(p)
	regions(p, s)
	if h < CurveHeight {
		faces(p, s, top)
		return
	}
	b := band{Pen: p, Scene: s, scale: scaleFor(h)}
	b.neutral()
	b.labels()
	if len(s.Personas) == 0 {
		b.nobody()
		return
	}
	b.curves()
	b.cursor()
}

func regions(p paint.Pen, s *scene.Scene) {
	_, h := p.Size()
	p.Region(paint.Rect{W: s.View.Label, H: h}, scene.Target{Pane: scene.Emotion, Persona: s.Cursor.Persona})
	for _, c := range s.View.Columns {
		p.Region(paint.Rect{X: c.X, W: c.W, H: h}, scene.Target{
			Pane: scene.Emotion, Column: c.Column, Persona: s.Cursor.Persona,
		})
	}
}

// band draws curves.
type band struct {
	paint.Pen
	*scene.Scene
	scale scale
}

// neutral draws the line between good and bad feelings, hardly visible.
func (b *band) neutral() {
	y := b.scale.row(0)
	for _, c := range b.View.Columns {
		for x := c.X + 1; x < c.X+c.W; x += 4 {
			b.Text(x, y, b.Theme.Glyphs.Dot, b.Theme.Style(theme.Divider))
		}
	}
}

// labels names the rows; the feeling under the cursor is marked and has its
// number.
func (b *band) labels() {
	w := b.View.Label
	p := b.In(paint.Rect{W: w, H: b.scale.row(-2) + 1})
	here, felt := b.here()
	for v := -2; v <= 2; v++ {
		word := text.FeelingWord(v)
		y := b.scale.row(float64(v))
		if !felt || nearest(here) != v {
			p.TextFit(1, y, w-1, word, b.Theme.Style(theme.Label))
			continue
		}
		p.TextFit(1, y, w-1, word, b.Theme.Style(theme.Heading))
		if b.Focus == scene.Emotion {
			p.Text(0, y, b.Theme.Glyphs.Marker, b.Theme.Style(theme.Accent))
		}
		if number := figure(here); 1+len(word)+1+len(number) < w {
			p.TextRight(0, y, w-1, number, b.Theme.Style(theme.Heading))
		}
	}
}

// here returns the feeling under the cursor.
func (b *band) here() (v float64, ok bool) {
	if len(b.Personas) == 0 {
		return 0, false
	}
	return Valence(b.Scene, b.Personas[selected(b.Scene)].ID, b.Cursor.Column)
}

func (b *band) nobody() {
	w, _ := b.Size()
	room := w - b.View.Label - 3
	text := paint.Fit(" no persona yet: press a here to add one ", room, b.Theme.Glyphs.Ellipsis)
	b.Text(b.View.Label+2, b.scale.row(0), text, b.Theme.Style(theme.Muted))
}

// cursor brackets the feeling that + and - change, where the band has the focus.
func (b *band) cursor() {
	for _, c := range b.View.Columns {
		if c.Index == b.View.Cursor && b.Focus == scene.Emotion {
			v, _ := b.here() // what is missing starts from neutral
			b.DrawCursor(b.Pen, paint.Rect{X: c.X, Y: b.scale.row(v), W: c.W, H: 1})
		}
	}
}

// faces draws a row for each persona, with faces and numbers in the columns.
func faces(p paint.Pen, s *scene.Scene, top int) {
	w, h := p.Size()
	top = Top(s, h, top)
	for i := top; i < min(len(s.Personas), top+h); i++ {
		row := p.In(paint.Rect{Y: i - top, W: w, H: 1})
		at := i == selected(s)
		name(row.In(paint.Rect{W: s.View.Label, H: 1}), s, i, at)
		for _, c := range s.View.Columns {
			cell := row.In(paint.Rect{X: c.X, W: c.W, H: 1})
			face(cell, s, i, c.Column)
			cell.Region(cell.Bounds(), scene.Target{Pane: scene.Emotion, Column: c.Column, Persona: s.Personas[i].ID})
			if c.Index == s.View.Cursor && at && s.Focus == scene.Emotion {
				s.DrawCursor(row, paint.Rect{X: c.X, W: c.W, H: 1})
			}
		}
	}
}

// name draws the label of the persona at index i.
func name(p paint.Pen, s *scene.Scene, i int, at bool) {
	w, _ := p.Size()
	st := s.Theme.Style(theme.Persona(i))
	if at && s.Focus == scene.Emotion {
		p.Text(0, 0, s.Theme.Glyphs.Marker, s.Theme.Style(theme.Accent))
	}
	p.TextFit(1, 0, w-1, s.Theme.Glyphs.Point(i)+" "+text.FirstName(s.Personas[i]), st)
	p.Region(p.Bounds(), scene.Target{Pane: scene.Emotion, Persona: s.Personas[i].ID})
	if found(s, s.Personas[i]) {
		p.Tint(paint.Rect{X: 1, W: w - 1, H: 1}, s.Theme.Style(theme.Match))
	}
}

// face draws what the persona at index i feels at column c.
func face(p paint.Pen, s *scene.Scene, i int, c axis.Column) {
	w, _ := p.Size()
	pad := scene.Pad(w)
	v, ok := Valence(s, s.Personas[i].ID, c)
	if !ok {
		p.Text(pad, 0, s.Theme.Glyphs.Curve.Gap, s.Theme.Style(theme.Muted))
		return
	}
	n := pad + p.Text(pad, 0, paint.PadLeft(figure(v), 2)+" "+s.Theme.Glyphs.Face(nearest(v)), s.Theme.Style(theme.Persona(i)))
	if s.Against == nil || i != selected(s) {
		return
	}
	if o, known := s.Against.Valence(s.Personas[i].ID, c, s.Zoom); known {
		p.TextFit(n+1, 0, w-n-1-pad, "("+figure(o)+")", s.Theme.Style(theme.Muted))
	}
}

// found reports whether what is looked for in this band is a persona's name.
func found(s *scene.Scene, p model.Persona) bool {
	return s.Focus == scene.Emotion && Matches(s, p)
}

// Matches reports whether what is looked for is in the name of persona p,
// whatever its case and accents.
func Matches(s *scene.Scene, p model.Persona) bool {
	return s.Find != "" && match.New(s.Find).Holds(match.Fold(p.Name))
}
