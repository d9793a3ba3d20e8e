package markdown

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"wend/model"
	"wend/model/analysis"
	"wend/model/text"
)

// feelingOf writes a feeling with its word and thought: "-1 unhappy, annoyed,
// “why again?”".
func feelingOf(e model.Experience) string {
	var v, thought string
	if x, ok := e.Valence.Value(); ok {
		v = text.Feeling(x)
	}
	if e.Thoughts != "" {
		thought = "“" + escape(e.Thoughts) + "”"
	}
	return join(", ", v, escape(e.Label), thought)
}

// findings writes what was found at a touchpoint, at a stage as a whole, or, of
// neither, on the whole journey: "Pain: not comparable (severity 4, frequency 5)".
func (p place) findings(s model.StageID, t model.TouchpointID) []string {
	var out []string
	for _, f := range p.journey.FindingsAt(p.journey.Anchor(s, t)) {
		kind := word(f.Type)
		if kind == "" {
			kind = "finding"
		}
		var notes []string
		if n, ok := f.Severity.Value(); ok {
			notes = append(notes, fmt.Sprintf("severity %d", n))
		}
		if n, ok := f.Frequency.Value(); ok {
			notes = append(notes, fmt.Sprintf("frequency %d", n))
		}
		if f.Status != "" && f.Status != model.Open {
			notes = append(notes, word(f.Status))
		}
		out = append(out, join(" ", capital(kind)+": "+named(f), parens(join(", ", notes...))))
	}
	return out
}

// links writes the activities behind a touchpoint, in the workspace's order.
func (p place) links(t model.TouchpointID) []string {
	var out []string
	for a := range model.All[model.Activity](p.state.Workspace()) {
		if l, found := p.doc.Link(a.ID, t); found {
			out = append(out, named(a)+" "+parens(effect(l)))
		}
	}
	return out
}

// effect says how strong a link is, and whether it harms.
func effect(l model.Link) string {
	if l.Effect == model.Harms {
		return "harms, " + text.Strength(l.Strength)
	}
	return text.Strength(l.Strength)
}

// capital writes a word with a capital.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// perPeriod writes an amount with currency and period: "1 420 k EUR a year".
func (p place) perPeriod(n analysis.Number) string {
	s := p.money(n)
	if period := word(p.state.Workspace().Workspace().Period); s != "" && period != "" {
		s += " a " + period
	}
	return s
}
