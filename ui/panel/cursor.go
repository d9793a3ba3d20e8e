package panel

import (
	"strings"

	"wend/model/analysis"
	"wend/ui/paint"
	"wend/ui/scene"
	"wend/ui/theme"
)

// stop is a line that the cursor can be on.
type stop struct {
	id     analysis.NumberID
	target scene.Target
}

// stops lists the lines that the cursor can be on, from top to bottom.
func stops(s *scene.Scene) []stop {
	var out []stop
	seen := map[analysis.NumberID]bool{"": true}
	add := func(id analysis.NumberID, t scene.Target) {
		if !seen[id] {
			seen[id] = true
			out = append(out, stop{id, t})
		}
	}
	for _, r := range Rows(s) {
		add(r.ID, r.Target)
	}
	_, focus := Focus(s)
	for _, r := range focus {
		add(r.ID, r.Target)
	}
	for _, q := range Questions(s) {
		add(q.ID, q.Target)
	}
	return out
}

// cursorAmong returns the place of the cursor in list; -1 if it is on none of
// its lines.
func cursorAmong(s *scene.Scene, list []stop) int {
	rows := make([]Row, len(list))
	for i, st := range list {
		rows[i].ID = st.id
	}
	return cursorIn(rows, s.Cursor.Number)
}

// Move returns where the cursor goes by n lines, as far as there are any. A
// cursor that is nowhere goes to the first line.
func Move(s *scene.Scene, n int) analysis.NumberID {
	list := stops(s)
	if len(list) == 0 {
		return ""
	}
	at := cursorAmong(s, list)
	if at < 0 {
		return list[0].id
	}
	return list[min(max(at+n, 0), len(list)-1)].id
}

// Follow returns what the line under the cursor is about; false if there is
// nowhere to go.
func Follow(s *scene.Scene) (scene.Target, bool) {
	for _, st := range stops(s) {
		if st.id == s.Cursor.Number {
			return st.target, st.target != scene.Target{}
		}
	}
	return scene.Target{}, false
}

// Strip draws the summary for screens without room for the panel: as many
// facts as fit into the rows of p, the most important first.
func Strip(p paint.Pen, s *scene.Scene) {
	w, h := p.Size()
	if w <= 0 {
		return
	}
	if s.Report == nil {
		p.TextFit(0, 0, w, "Counting"+s.Theme.Glyphs.Ellipsis, s.Theme.Style(theme.Muted))
		return
	}
	x, y := 0, 0
	for _, r := range summary(s) {
		if x > 0 && x+2+width(s.Theme, r) > w && (y+1 < h || w-x < narrow) {
			x, y = 0, y+1
		}
		if y >= h {
			return
		}
		if x > 0 {
			x += 2
		}
		x += drawFact(p.In(paint.Rect{X: x, Y: y, W: w - x, H: 1}), s, r)
	}
}

// narrow is the room below which a fact is left out instead of shortened.
const narrow = 16

// inStrip are the numbers of the strip, with what to enter where one has no data.
var inStrip = map[analysis.NumberID]ask{
	"emotion.blended": askFeelings, "flow.goal": askFlow, "chain.coverage": askActivities,
}

// summary lists the facts of the strip. Those without data are folded into what
// to enter next.
func summary(s *scene.Scene) []Row {
	var out []Row
	change := Change(s)
	if change != "" {
		out = append(out, Row{Value: change})
	}
	if s.Against != nil {
		out = append(out, Row{Value: Compared(s)})
	}
	low, missing := Row{}, ask{}
	for _, r := range allRows(s) {
		switch {
		case change != "" && strings.HasPrefix(change, r.Label+" "): // said already
		case inStrip[r.ID].what != "" && r.noData(s):
			if missing.what == "" {
				missing = inStrip[r.ID]
			}
		case inStrip[r.ID].what != "":
			r.Note = ""
			out = append(out, r)
		case low.ID == "" && lowestOf(s) != "" && r.ID == lowestOf(s):
			low = r
		}
	}
	if low.ID != "" {
		low.Label, low.Value = "Low", low.Note+" ("+low.Label[len("Low "):]+" "+low.Value+")"
		low.Was, low.Note, low.Guess = "", "", false
		out = append(out, low)
	}
	if missing.what != "" {
		out = append(out, Row{Label: toKnowMore, Value: next(s, missing).words(s)})
	}
	if q := Questions(s); len(q) > 0 {
		out = append(out, Row{Label: s.Theme.Glyphs.Bullet, Value: q[0].Text, Target: q[0].Target})
	}
	return out
}

// lowestOf returns the id of the lowest of all low points.
func lowestOf(s *scene.Scene) analysis.NumberID {
	id, low := analysis.NumberID(""), 0.0
	for _, p := range s.Report.Emotion.Personas[:min(most, len(s.Report.Emotion.Personas))] {
		if v, ok := p.Trough.Valence.Value(); ok && (id == "" || v < low) {
			id, low = ofPersona("trough", p.Persona)(nil), v
		}
	}
	return id
}

func width(th theme.Theme, r Row) int {
	v, m := fitted(th, r, 1<<10)
	return paint.Width(r.Label) + 1 + paint.Width(guess(r)) + paint.Width(v) + paint.Width(m) + 1
}

// drawFact draws "Goal 12.21 %" and returns how wide it is.
func drawFact(p paint.Pen, s *scene.Scene, r Row) int {
	w, _ := p.Size()
	th := s.Theme
	x := 0
	if r.Label != "" {
		x = p.Text(0, 0, r.Label+" ", th.Style(theme.Label))
	}
	x += p.Text(x, 0, guess(r), th.Style(theme.Muted))
	v, m := fitted(th, r, w-x)
	x += p.Text(x, 0, v, valueStyle(th, r))
	if m != "" {
		x += 1 + p.Text(x+1, 0, m, markStyle(th, r))
	}
	p.Region(paint.Rect{W: x, H: 1}, r.click(0))
	return x
}
