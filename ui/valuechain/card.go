package valuechain

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"wend/model"
	"wend/model/analysis"
	"wend/model/atlas"
	"wend/model/text"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/theme"
)

// sentence says what the activity costs against what it gives, and what follows.
func (r row) sentence() string {
	cost, gives := share(r.value.CostShare), share(r.value.Contribution)
	var said string
	switch {
	case cost != "" && gives != "":
		said = fmt.Sprintf("%s takes %s of the cost and gives %s of what customers find important: %s.", r.name(), cost, gives, r.verdict())
	case gives != "":
		said = fmt.Sprintf("%s gives %s of what customers find important; what it costs is not known: enter opens its page.", r.name(), gives)
	case cost != "":
		said = fmt.Sprintf("%s takes %s of the cost; no activity is linked to a touchpoint yet, so that nobody knows what it gives.", r.name(), cost)
	default:
		said = r.name() + " has neither a cost nor a link to a touchpoint: enter opens its page."
	}
	if v, known := r.value.Savings.Value(); known && v > 0 {
		said += fmt.Sprintf(" %s could be saved.", text.Amount(r.currency).Short(v))
	}
	return said
}

// details are what else is known of the activity, a line each under headings.
func details(f *screen.Frame, r row) []string {
	v, a := r.value, r.activity
	var out []string
	add := func(cond bool, format string, args ...any) {
		if cond {
			out = append(out, fmt.Sprintf(format, args...))
		}
	}
	add(v.Savings.Or(0) > 0, "Savings rest on its links, its cost and the lowest value index in the settings")
	add(v.Disputed, "Contribution depends on how touchpoints are shared out: look at its links")
	add(v.Utilisation.Known() && v.Load != "", "It works at %s of its capacity", analysis.Format(v.Utilisation, analysis.Share))
	add(slices.Contains(v.Inefficient, analysis.Waste), "It adds no value that customers would pay for")
	add(slices.Contains(v.Inefficient, analysis.SlowLead), "Only %s of its time adds value", analysis.Format(v.ValueAdded, analysis.Share))
	add(v.Indirect.Or(0) > 0, "Other activities rest on it: judge it by them")
	add(v.Difference == analysis.Advantage, "It sets the company apart where it matters")
	add(v.Difference == analysis.HiddenStrength, "It could set the company apart, but customers hardly meet it")
	add(r.part != "", "Part of %s", r.part)
	for other := range model.All[model.Activity](f.State.Workspace()) {
		add(other.Parent == a.ID, "Has the part %s", text.Name(other))
	}
	for _, l := range linked(f, a) {
		out = append(out, sentenceCase(l))
	}
	if f.Journey == nil {
		return out
	}
	for b := range model.All[model.Benchmark](f.Journey) {
		if s, set := b.Score.Value(); b.Activity == a.ID && set {
			ours := "we are not rated"
			if o, rated := a.Strength.Value(); rated {
				ours = fmt.Sprintf("our %d", o)
			}
			add(true, "%s %d of 5 against %s", f.Name(model.Ref{Kind: model.KindCompetitor, Key: string(b.Competitor)}), s, ours)
		}
	}
	m := atlas.Of(f.Journey)
	for _, p := range m.Findings {
		add(p.Activity == a.ID, "%s: %s", sentenceCase(text.Words(p.Type)), text.Name(p))
	}
	for _, o := range m.Opportunities {
		add(slices.Contains(o.Activities, a.ID), "Idea: %s", text.Name(o))
	}
	return out
}

// cardOf is the key under which the details of a line are remembered.
type cardOf struct{ row }

// drawCard draws what is known of the selected activity.
func drawCard(p paint.Pen, f *screen.Frame, r row) {
	th := f.Theme
	inside := p.Box(p.Bounds(), th.Frame(r.name()))
	w, h := inside.Size()
	y := 0
	write := func(s string, token theme.Token) {
		for _, line := range paint.Wrap(s, w-2, max(0, h-y), th.Glyphs.Ellipsis) {
			if y < h {
				inside.Text(1, y, line, th.Style(token))
				y++
			}
		}
	}
	write(r.sentence(), theme.Text)
	known := screen.Remember(f, cardOf{r}, func() []string { return details(f, r) })
	for _, said := range known {
		write(th.Glyphs.Bullet+" "+said, theme.Muted)
	}
}

// standsOut says what the rules find about the whole chain, the gravest first; of a
// stage alone they find nothing.
func (s Screen) standsOut(f *screen.Frame) []string {
	if f.Report == nil || s.stage != "" {
		return nil
	}
	c := f.Report.Chain
	currency := f.State.Workspace().Workspace().Currency
	name := func(id model.ActivityID) string { return f.Name(model.Ref{Kind: model.KindActivity, Key: string(id)}) }
	var out []string
	switch c.Bottleneck.Rule {
	case analysis.UtilisationRule:
		out = append(out, fmt.Sprintf("Bottleneck: %s at %s of its capacity", name(c.Bottleneck.Activity), analysis.Format(c.Bottleneck.Utilisation, analysis.Share)))
	case analysis.WaitingRule:
		out = append(out, fmt.Sprintf("Bottleneck, by waiting time alone: %s", name(c.Bottleneck.Activity)))
	case analysis.StageRule:
		out = append(out, fmt.Sprintf("Bottleneck, by duration and mood alone: %s", f.Name(model.Ref{Kind: model.KindStage, Key: string(c.Bottleneck.Stage)})))
	}
	if v, known := c.Savings.Value(); known && v > 0 {
		out = append(out, fmt.Sprintf("%s a period could be saved where much is spent for little; %s is reinvested", text.Amount(currency).Short(v), money(c.Reinvested, currency)))
	}
	for _, r := range c.Redundant {
		out = append(out, fmt.Sprintf("Redundant? %s and %s serve the same touchpoints", name(r.A), name(r.B)))
	}
	for _, t := range c.Contested {
		var who []string
		for _, id := range t.Activities {
			who = append(who, name(id))
		}
		out = append(out, fmt.Sprintf("Contested: %s, between %s", f.Name(model.Ref{Kind: model.KindTouchpoint, Key: string(t.Touchpoint)}), strings.Join(who, " and ")))
	}
	for _, v := range c.Rivalry {
		if v.Lead.Or(0) < 0 {
			out = append(out, fmt.Sprintf("%s is ahead at %s", f.Name(model.Ref{Kind: model.KindCompetitor, Key: string(v.Competitor)}), f.Name(model.Ref{Kind: model.KindTouchpoint, Key: string(v.Touchpoint)})))
		}
	}
	if n := len(c.Idle); n > 0 {
		said := name(c.Idle[0])
		if n > 1 {
			said += fmt.Sprintf(" and %d more", n-1)
		}
		out = append(out, "Without any touchpoint here: "+said)
	}
	return out
}

func money(n analysis.Number, currency string) string {
	if v, known := n.Value(); known {
		return text.Amount(currency).Short(v)
	}
	return "nothing"
}

// sentenceCase writes words with a capital.
func sentenceCase(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
