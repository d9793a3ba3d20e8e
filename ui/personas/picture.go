package personas

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"wend/model"
	"wend/model/analysis"
	"wend/model/portrait"
	"wend/model/text"
	"wend/ui/chart"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/theme"
)

const (
	curveRows = 5 // of a curve, a row for each feeling
	tallRows  = 9 // with half steps
	mostPains = 6
	mostGaps  = 4
)

// said is a line of a portrait.
type said struct {
	token theme.Token
	text  string
}

// drawPortrait draws what is known of a persona: who it is, the curve in every
// journey, and what hurts. Curves give way to words where there is little room.
func (s Screen) drawPortrait(p paint.Pen, f *screen.Frame, r row) {
	th := f.Theme
	in := p.Box(p.Bounds(), th.Frame(text.Name(r.persona)))
	w, h := in.Size()
	top, foot := r.who(f), slices.Concat(r.hurts(f), r.surprises(f))
	if m := s.unread(f); m != "" {
		foot = append(foot, said{theme.Muted, m})
	}
	y := write(in, f, 0, top)
	room := h - y - rowsOf(foot, w)
	for i, m := range r.makings {
		heads := making(f, m)
		own := rowsOf(heads, w)
		if i > 0 && own > room {
			in.TextFit(1, y, w-2, fmt.Sprintf("and %s more", text.Several(len(r.makings)-i, "journey")), th.Style(theme.Muted))
			y++
			break
		}
		y = write(in, f, y, heads)
		room -= own
		left := 0 // of the makings that follow, their words at least
		for _, later := range r.makings[i+1:] {
			left += rowsOf(making(f, later), w)
		}
		rows := curveRows
		if room-left >= len(r.makings)*tallRows {
			rows = tallRows
		}
		if m.Feels.Count > 0 && room-min(left, room/2) >= rows {
			drawCurve(in.In(paint.Rect{X: 1, Y: y, W: w - 2, H: rows}), th, m, r.at)
			y, room = y+rows, room-rows
		}
	}
	write(in, f, y, foot)
}

// write writes lines below each other and returns the row after them.
func write(p paint.Pen, f *screen.Frame, y int, lines []said) int {
	w, h := p.Size()
	for _, l := range lines {
		for _, part := range paint.Wrap(l.text, w-2, 3, f.Theme.Glyphs.Ellipsis) {
			if y < h {
				p.Text(1, y, part, f.Theme.Style(l.token))
			}
			y++
		}
	}
	return y
}

func rowsOf(lines []said, w int) int {
	n := 0
	for _, l := range lines {
		n += len(paint.Wrap(l.text, w-2, 3, ""))
	}
	return n
}

// who says who the persona is and what is missing on the sheet.
func (r row) who(f *screen.Frame) []said {
	var out []said
	if q := r.persona.Quote; q != "" {
		out = append(out, said{theme.Text, `"` + q + `"`})
	}
	var facts []string
	for _, fact := range []string{r.persona.Segment, r.persona.Role} {
		if fact != "" {
			facts = append(facts, fact)
		}
	}
	if share := r.share(); share != "" {
		facts = append(facts, share+" of customers")
	}
	if len(facts) > 0 {
		out = append(out, said{theme.Muted, strings.Join(facts, " "+f.Theme.Glyphs.Dot+" ")})
	}
	if len(r.lacks) > 0 {
		out = append(out, said{theme.Warn, "The sheet lacks " + strings.Join(r.lacks, ", ")})
	}
	if len(r.makings) == 0 {
		out = append(out, said{theme.Muted, "Makes no journey that is read: add persona on the map lets them make it"})
	}
	return out
}

// making says in words how a journey is for its persona.
func making(f *screen.Frame, m portrait.Making) []said {
	title := m.Title
	if m.Variant != "" {
		title += " (" + text.Words(m.Variant) + ")"
	}
	if m.Feels.Count == 0 {
		return []said{{theme.Heading, title}, {theme.Muted, "No feeling is entered yet"}}
	}
	low, end := m.Feels.Trough, m.Feels.End
	words := fmt.Sprintf("index %s from %d of %d; lowest %s", analysis.Format(m.Feels.Index, analysis.Index), m.Feels.Count, len(m.Points), feeling(m, low))
	if end.Touchpoint != low.Touchpoint {
		words += "; ends " + analysis.Format(end.Valence, analysis.Valence)
	}
	return []said{{theme.Heading, title}, {theme.Text, words}}
}

// feeling says a feeling with its word and place: "-2 angry at Joins a forum".
func feeling(m portrait.Making, at analysis.Mark) string {
	said := analysis.Format(at.Valence, analysis.Valence)
	for _, p := range m.Points {
		if p.Touchpoint == at.Touchpoint {
			return said + " " + p.Word + " at " + p.Name
		}
	}
	return said
}

// hurts lists the open pains of all journeys, the worst first.
func (r row) hurts(f *screen.Frame) []said {
	type pain struct {
		portrait.Pain
		journey string
	}
	var all []pain
	for _, m := range r.makings {
		for _, p := range m.Pains {
			all = append(all, pain{p, m.Title})
		}
	}
	if len(all) == 0 {
		return nil
	}
	slices.SortStableFunc(all, func(a, b pain) int { return cmp.Compare(b.Score.Or(0), a.Score.Or(0)) })
	out := []said{{theme.Heading, "Pains"}}
	for _, p := range all[:min(len(all), mostPains)] {
		score := "unscored"
		if n, known := p.Score.Value(); known {
			score = fmt.Sprintf("%2d", n)
		}
		line := f.Theme.Glyphs.Pain + " " + score + " " + p.Text
		if p.Hers {
			line += " (theirs)"
		}
		if p.Where != "" {
			line += ", " + p.Where
		}
		if len(r.makings) > 1 {
			line += ", in " + p.journey
		}
		out = append(out, said{theme.Text, line})
	}
	if n := len(all) - mostPains; n > 0 {
		out = append(out, said{theme.Muted, fmt.Sprintf("and %d more", n)})
	}
	return out
}

// surprises lists where it is not what the persona expected, the worst first.
func (r row) surprises(f *screen.Frame) []said {
	type surprise struct {
		gap  int
		line string
	}
	var all []surprise
	for _, m := range r.makings {
		for _, p := range m.Points {
			gap, known := p.Gap()
			if !known || gap == 0 {
				continue
			}
			way := "better"
			if gap < 0 {
				way = "worse"
			}
			line := fmt.Sprintf("%s than expected: %s %s %s at %s", way, text.Signed(float64(p.Expected.Or(0)), 0), f.Theme.Glyphs.Arrow, text.Signed(float64(p.Felt.Or(0)), 0), p.Name)
			all = append(all, surprise{gap, line})
		}
	}
	if len(all) == 0 {
		return nil
	}
	slices.SortStableFunc(all, func(a, b surprise) int { return cmp.Compare(a.gap, b.gap) })
	out := []said{{theme.Heading, "Expected and felt"}}
	for _, s := range all[:min(len(all), mostGaps)] {
		out = append(out, said{theme.Text, s.line})
	}
	return out
}

// drawCurve draws the feelings along a journey from -2 to +2. What nobody entered
// is a gap.
func drawCurve(p paint.Pen, th theme.Theme, m portrait.Making, persona int) {
	wave := chart.Wave{
		Min: -2, Max: 2, Point: th.Glyphs.Point(persona), Style: th.Style(theme.Persona(persona)),
		Format: func(v float64) string { return text.Signed(v, 0) },
	}
	for _, pt := range m.Points {
		wave.Values, wave.Expected = append(wave.Values, level(pt.Felt)), append(wave.Expected, level(pt.Expected))
	}
	wave.Draw(p, th)
}

func level(v model.Opt[int]) chart.Level {
	x, known := v.Value()
	return chart.Level{Value: float64(x), Known: known}
}
