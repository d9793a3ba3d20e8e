package journey

import (
	"fmt"
	"strconv"
	"strings"

	"wend/model"
	"wend/model/text"
	"wend/ui/axis"
	"wend/ui/paint"
	"wend/ui/scene"
	"wend/ui/theme"
)

// item is one of several things noted in a cell.
type item struct {
	mark, text, note string
	meaning, token   theme.Token // of the mark and of the text
	object           model.Ref
}

// list is the things of one lane in a cell; what names one of them.
type list struct {
	what  string
	items []item
}

func (k content) pains(p scene.Place) list {
	g := k.Theme.Glyphs
	l := list{what: "pain"}
	for _, f := range p.Pains {
		i := item{mark: g.Pain, text: f.Text, meaning: theme.Pain, object: model.RefOf(f)}
		severity, rated := f.Severity.Value()
		frequency, counted := f.Frequency.Value()
		switch {
		case rated && counted:
			i.note = strconv.Itoa(severity * frequency)
		case rated:
			i.note = strconv.Itoa(severity) + "x?" // how often is not known
		}
		if !f.Open() {
			i.mark, i.meaning, i.token = g.Check, theme.Good, theme.Muted
		}
		l.items = append(l.items, i)
	}
	return l
}

// noted returns what stands in a lane of notes.
func (k content) noted(l scene.Lane, p scene.Place) list {
	switch l {
	case scene.LanePain:
		return k.pains(p)
	case scene.LaneDelight:
		return k.delights(p)
	case scene.LaneFinding:
		return k.others(p)
	case scene.LaneOpportunity:
		return k.ideas(p)
	case scene.LaneMessage:
		return k.messages(p)
	}
	return k.kpis(p)
}

// others are the findings that are neither pains nor delights; each says what it
// is.
func (k content) others(p scene.Place) list {
	l := list{what: "finding"}
	for _, f := range p.Others {
		said := f.Text
		if kind := text.Words(f.Type); kind != "" {
			said = kind + ": " + said
		}
		l.items = append(l.items, item{mark: k.Theme.Glyphs.Bullet, text: said, meaning: theme.Accent, object: model.RefOf(f)})
	}
	return l
}

func (k content) delights(p scene.Place) list {
	l := list{what: "delight"}
	for _, f := range p.Delights {
		l.items = append(l.items, item{mark: k.Theme.Glyphs.Delight, text: f.Text, meaning: theme.Delight, object: model.RefOf(f)})
	}
	return l
}

func (k content) ideas(p scene.Place) list {
	l := list{what: "opportunity"}
	for _, o := range p.Ideas {
		l.items = append(l.items, item{mark: k.Theme.Glyphs.Idea, text: o.Text, meaning: theme.Accent, object: model.RefOf(o)})
	}
	return l
}

func (k content) messages(p scene.Place) list {
	l := list{what: "tactic"}
	for _, t := range p.Messages {
		l.items = append(l.items, item{mark: k.Theme.Glyphs.Message, text: saying(t), meaning: theme.Muted, object: model.RefOf(t)})
	}
	return l
}

// saying is what a tactic tells the customer, or its name.
func saying(t model.Tactic) string {
	if t.Message == "" {
		return t.Name
	}
	return t.Message
}

func (k content) kpis(p scene.Place) list {
	l := list{what: "KPI"}
	for _, i := range p.KPIs {
		l.items = append(l.items, item{text: i.Name, note: k.standing(i), object: model.RefOf(i)})
	}
	return l
}

// standing is where a KPI is and where it should be: "32→50".
func (k content) standing(i model.KPI) string {
	now := "-"
	if m, found := k.Index.KPI(i.ID); found {
		if v, known := m.Current.Value(); known {
			now = text.OfKPI(i.Unit, "").Short(v)
		}
	}
	target, set := i.Target.Value()
	if !set {
		return now
	}
	return now + k.Theme.Glyphs.Arrow + text.OfKPI(i.Unit, "").Short(target)
}

// items lays out things below each other. Too many for the rows are counted at
// the end; room left over goes to the first ones. A stage seen from afar begins
// with how many there are, if more than one.
func (k content) items(l list) []line {
	n := len(l.items)
	if n == 0 {
		return nil
	}
	var out []line
	if k.Zoom == axis.Stages && n > 1 {
		said := paint.Fit(mark(l.items[0].mark)+text.Several(n, l.what), k.w, k.Theme.Glyphs.Ellipsis)
		out = append(out, line{mark: l.items[0].mark, meaning: l.items[0].meaning, text: said})
		n = min(n, k.h-1)
	}
	shown := min(n, k.h)
	for i, it := range l.items[:shown] {
		rows := (k.h - len(out)) - (shown - i - 1)
		if i == shown-1 && len(l.items) > shown && k.Zoom != axis.Stages {
			it.note = fmt.Sprintf("+%d", len(l.items)-shown)
			rows = 1
		}
		out = append(out, k.item(it, rows)...)
	}
	return out
}

func mark(glyph string) string {
	if glyph == "" {
		return ""
	}
	return glyph + " "
}

// leastText is how many cells of a text that is one row a note leaves.
const leastText = 6

// item wraps one thing into at most rows lines, its note at the end of the
// last.
func (k content) item(it item, rows int) []line {
	g := k.Theme.Glyphs
	if it.text == "" {
		it.text = "not said"
	}
	if k.w < hanging && it.mark != "" && rows > 1 {
		return k.flush(it, rows)
	}
	indent := paint.Width(mark(it.mark))
	w := k.w - indent
	if rows == 1 && !strings.HasPrefix(it.note, "+") && w-paint.Width(it.note)-1 < leastText {
		it.note = "" // what it is says more than how much
	}
	note := paint.Width(it.note)
	parts := k.broken(it.text, w, rows)
	if len(parts) == 0 { // no room beside the mark
		return []line{{text: paint.Fit(it.mark, k.w, g.Ellipsis), token: it.meaning, object: it.object}}
	}
	if note > 0 && paint.Width(parts[len(parts)-1])+note+1 > w {
		parts = k.withRoom(it.text, w, rows, note+1, parts)
	}
	out := make([]line, len(parts))
	for i, s := range parts {
		out[i] = line{text: paint.PadLeft("", indent) + s, token: it.token, object: it.object}
	}
	if indent > 0 {
		out[0].text = mark(it.mark) + parts[0]
		out[0].mark, out[0].meaning = it.mark, it.meaning
	}
	out[len(out)-1].note = it.note
	return out
}

// hanging is how wide a cell must be for the lines of a text to stand below the
// first one's beginning; in narrower ones they begin below the mark, so that fewer
// words must be broken.
const hanging = 12

// flush is [content.item] with the mark as the first word of the text.
func (k content) flush(it item, rows int) []line {
	text := mark(it.mark) + it.text
	if first, rest, _ := strings.Cut(it.text, " "); paint.Width(first) > k.w { // its beginning stands beside the mark
		text = strings.TrimSpace(mark(it.mark) + paint.Fit(first, k.w-paint.Width(mark(it.mark)), k.Theme.Glyphs.Ellipsis) + " " + rest)
	}
	parts := k.broken(text, k.w, rows)
	if note := paint.Width(it.note); note > 0 && paint.Width(parts[len(parts)-1])+note+1 > k.w {
		parts = k.withRoom(text, k.w, rows, note+1, parts)
	}
	out := make([]line, len(parts))
	for i, s := range parts {
		out[i] = line{text: s, token: it.token, object: it.object}
	}
	if strings.HasPrefix(parts[0], it.mark) {
		out[0].mark, out[0].meaning = it.mark, it.meaning
	}
	out[len(out)-1].note = it.note
	return out
}

// withRoom makes room for a note at the end of the last of parts: on a line of
// its own if there is one, else by shortening it.
func (k content) withRoom(text string, w, rows, note int, parts []string) []string {
	if len(parts) < rows {
		return append(parts, "")
	}
	if rows == 1 {
		return []string{paint.Fit(text, w-note, k.Theme.Glyphs.Ellipsis)}
	}
	last, cut := len(parts)-1, k.Theme.Glyphs.Ellipsis
	whole := strings.TrimSuffix(parts[last], cut)
	parts[last] = paint.Fit(whole+cut+cut, w-note, cut)
	return parts
}
