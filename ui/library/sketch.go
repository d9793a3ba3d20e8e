package library

import (
	"strings"
	"time"

	"wend/model"
	"wend/model/portrait"
	"wend/model/text"
	"wend/ui/chart"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/theme"
)

// version is what a sketch was made of.
type version struct {
	id      model.DocID
	updated time.Time
}

// sketched is the sketch of a journey that is not in memory: of the one under the
// cursor, which is read when the cursor comes to it.
type sketched struct {
	asked, of version
	portrait.Sketch
}

// Read implements [screen.Reader].
func (l Screen) Read(f *screen.Frame) (screen.Screen, screen.Outcome) {
	line, some := l.list.Selected()
	now := version{line.ID, line.Updated}
	if _, loaded := f.State.Document(line.ID); !some || loaded || now == l.small.asked {
		return l, screen.Outcome{}
	}
	l.small.asked = now
	state := f.State
	return l, screen.Outcome{Fetch: screen.Fetch{To: keymap.GoLibrary, From: func(a screen.Archive) screen.Answer {
		docs, err := a.Documents(now.id)
		if err != nil || len(docs) != 1 {
			return screen.Anywhere(func(*screen.Frame) screen.Outcome { return screen.Outcome{} }) // the list does without
		}
		made := portrait.Small(state, docs[0])
		return func(on screen.Screen, _ *screen.Frame) (screen.Screen, screen.Outcome) {
			if l, ok := on.(Screen); ok && l.small.asked == now {
				l.small.of, l.small.Sketch = now, made
				return l, screen.Outcome{}
			}
			return on, screen.Outcome{}
		}
	}}}
}

type sketchKey struct{ id model.DocID }

// sketch returns the journey of a line in little, if it was read.
func (l Screen) sketch(f *screen.Frame, line Line) (portrait.Sketch, bool) {
	if d, loaded := f.State.Document(line.ID); loaded {
		return screen.Remember(f, sketchKey{line.ID}, func() portrait.Sketch { return portrait.Small(f.State, d) }), true
	}
	return l.small.Sketch, l.small.of == version{line.ID, line.Updated}
}

// curveRows is the height of the mood in a sketch.
const curveRows = 5

// drawSketch draws a journey in little: its stages, the mood along them, and the
// lowest moment.
func drawSketch(p paint.Pen, th theme.Theme, s portrait.Sketch) {
	w, h := p.Size()
	y := 0
	for _, st := range s.Stages {
		if y >= h-curveRows-3 && y >= 3 {
			break
		}
		name := st.Name
		if name == s.Goal {
			name += " (goal)"
		}
		p.TextFit(1, y, w-16, name, th.Style(theme.Heading))
		p.TextRight(w-16, y, 15, text.Several(st.Touchpoints, "touchpoint"), th.Style(theme.Muted))
		y++
	}
	if s.Lowest == "" {
		p.TextFit(1, y, w-2, "No feeling is entered yet", th.Style(theme.Muted))
		return
	}
	if h-y > curveRows+1 {
		wave := chart.Wave{
			Min: -2, Max: 2, Point: th.Glyphs.Point(0), Style: th.Style(theme.Persona1),
			Format: func(v float64) string { return text.Signed(v, 0) },
		}
		for _, m := range s.Mood {
			v, known := m.Value()
			wave.Values = append(wave.Values, chart.Level{Value: v, Known: known})
		}
		wave.Draw(p.In(paint.Rect{X: 1, Y: y + 1, W: w - 2, H: curveRows}), th)
		y += curveRows + 2
	}
	for _, said := range paint.Wrap("Lowest "+s.Lowest, w-2, 2, th.Glyphs.Ellipsis) {
		p.Text(1, y, said, th.Style(theme.Text))
		y++
	}
}

// healthOf says in a sentence how all journeys do.
func healthOf(lines []Line) string {
	if len(lines) == 0 {
		return ""
	}
	said := []string{text.Several(len(lines), "journey")}
	for _, n := range []struct {
		name, unit string
		of         func(Line) (float64, bool)
	}{
		{"emotion ", "", number(func(l Line) string { return l.Emotion }, text.Quantity{})},
		{"goal ", " %", number(func(l Line) string { return l.Goal }, text.Percent)},
	} {
		low, high, known := 0.0, 0.0, false
		for _, l := range lines {
			if v, is := n.of(l); is {
				if n.unit != "" {
					v *= 100
				}
				if !known {
					low, high, known = v, v, true
				}
				low, high = min(low, v), max(high, v)
			}
		}
		span := text.Digits(low, 1)
		if high != low {
			span += " to " + text.Digits(high, 1)
		}
		if known {
			said = append(said, n.name+span+n.unit)
		}
	}
	silent := 0
	for _, l := range lines {
		if l.Emotion == "" {
			silent++
		}
	}
	if silent > 0 {
		said = append(said, text.Digits(float64(silent), 0)+" without feelings")
	}
	return strings.Join(said, ", ")
}
