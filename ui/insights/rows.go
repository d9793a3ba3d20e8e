package insights

import (
	"strconv"
	"strings"

	"wend/model"
	"wend/model/insight"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/table"
	"wend/ui/theme"
)

// row is a kind of insight, or one that is muted.
type row struct {
	about, said, next string
	severity          insight.Severity
	of                []insight.Insight // none of a muted one
	mute              *model.Mute
	speaks            bool // what it was about has changed
}

func (r row) key() string {
	if r.mute != nil {
		return "muted " + r.mute.Insight
	}
	return string(r.of[0].Rule) + " " + string(r.of[0].ID)
}

const about, mutedOnes = "About", "muted"

var spec = table.Spec[row]{
	Title: "What stands out", Key: row.key,
	Columns: []table.Column[row]{
		{Title: "Insight", Text: func(r row) string { return r.said }, Width: 34, Grow: 4},
		{Title: about, Text: func(r row) string { return r.about }, Width: 12, Keep: 0, AsGiven: true},
		{Title: "Count", Text: row.count, Value: func(r row) (float64, bool) { return float64(len(r.of)), len(r.of) > 0 }, Down: true, Width: 5, Right: true, Keep: 3},
		{Title: "How bad", Text: func(r row) string { return string(r.severity) }, Width: 7, Keep: 4, Token: row.token},
		{Title: "Next step", Text: func(r row) string { return r.next }, Width: 22, Grow: 2, Keep: 5},
	},
}

func (r row) count() string {
	if len(r.of) == 0 {
		return ""
	}
	return strconv.Itoa(len(r.of))
}

func (r row) token() theme.Token {
	switch r.severity {
	case insight.Error:
		return theme.Bad
	case insight.Warning:
		return theme.Warn
	}
	return theme.Muted
}

// rowsKey is the memory of the rows; questions come later than the numbers.
type rowsKey struct {
	journey model.DocID
	first   *insight.Question
	n       int
}

// rowsOf returns the open insights, then the muted ones.
func rowsOf(f *screen.Frame) []row {
	key := rowsKey{journey: f.Journey.ID(), n: len(f.Questions)}
	if key.n > 0 {
		key.first = &f.Questions[0]
	}
	return screen.Remember(f, key, func() []row {
		var out []row
		open := map[string]bool{}
		for _, l := range insight.Lines(f.Questions) {
			out = append(out, row{about: l.About, said: l.Text, next: l.Of[0].Action, severity: l.Of[0].Severity, of: l.Of})
			for _, i := range l.Of {
				open[string(i.ID)] = true
			}
		}
		for m := range model.All[model.Mute](f.Journey) {
			r := row{about: mutedOnes, mute: &m, said: says(f, m), next: "muted: " + m.Reason}
			if open[m.Insight] {
				r.next, r.speaks = "speaks again, as it has changed; was muted: "+m.Reason, true
			}
			out = append(out, r)
		}
		return out
	})
}

// says names what a muted insight was: its rule and what it is about.
func says(f *screen.Frame, m model.Mute) string {
	rule, keys, _ := strings.Cut(m.Insight, ":")
	var names []string
	for _, key := range strings.Split(keys, "+") {
		for _, k := range model.Kinds() {
			if o, found := f.Names().Find(model.Ref{Kind: k, Key: strings.TrimPrefix(key, string(model.WorkspaceDoc)+"/")}); found && k != model.KindMute {
				names = append(names, f.Names().Object(o))
				break
			}
		}
	}
	said := insight.TitleOf(insight.RuleID(rule))
	if len(names) > 0 {
		said = strings.Join(names, ", ") + ": " + said
	}
	return said
}

// draw says all that a row stands for.
func (r row) draw(p paint.Pen, f *screen.Frame) {
	th := f.Theme
	in := p.Box(p.Bounds(), th.Frame(r.about))
	w, h := in.Size()
	y := 0
	say := func(token theme.Token, most int, said string) {
		for _, l := range paint.Wrap(said, w-2, most, th.Glyphs.Ellipsis) {
			if y < h {
				in.Text(1, y, l, th.Style(token))
			}
			y++
		}
	}
	say(theme.Heading, 4, r.said)
	y++
	if r.mute != nil {
		say(theme.Text, 4, r.next)
		if r.mute.Date != "" {
			say(theme.Muted, 1, "since "+string(r.mute.Date))
		}
		say(theme.Muted, 2, "m lets it speak again")
		return
	}
	if len(r.of) > 1 {
		for n, i := range r.of {
			if left := h - y - 6; left < 2 && n < len(r.of)-1 {
				say(theme.Muted, 1, "and "+strconv.Itoa(len(r.of)-n)+" more")
				break
			}
			say(theme.Text, 2, th.Glyphs.Bullet+" "+i.Text)
		}
		y++
	}
	say(theme.Accent, 3, "Next: "+r.next)
	say(theme.Muted, 3, "a does it at the first, enter goes there, m mutes with a reason until it changes")
}
