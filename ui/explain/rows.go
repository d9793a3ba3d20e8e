package explain

import (
	"wend/model"
	"wend/model/analysis"
	"wend/model/text"
	"wend/ui/screen"
)

// row is a line of the page. One with a number leads to its explanation.
type row struct {
	group, label, text string
	number             analysis.NumberID
}

// id names the row through edits.
func (r row) id() string { return r.group + "\n" + r.label }

// gone is what the page says when what it was about is no more.
var gone = []row{{label: "Gone", text: "What was explained here is not there any more."}}

func (p Page) title(f *screen.Frame) string {
	r := f.Of(p.journey)
	switch {
	case r == nil:
		return "Explanation"
	case p.number == "" && p.of.Kind == model.KindJourney:
		return "Numbers of the whole journey"
	case p.number == "" && len(analysis.FiguresOf(r, p.of)) > 0:
		return "Numbers of " + f.Name(p.of)
	}
	if e, found := analysis.Explain(f.State, r, p.number); found {
		return e.Title
	}
	return "Explanation"
}

// rows returns the lines of the page.
func (p Page) rows(f *screen.Frame) []row {
	r := f.Of(p.journey)
	if _, there := f.State.Document(p.journey); r == nil && there {
		return []row{{label: "Numbers", text: "Counting" + f.Theme.Glyphs.Ellipsis}}
	}
	if r == nil {
		return gone
	}
	if p.number == "" {
		return numbersOf(f, r, p.of)
	}
	e, found := analysis.Explain(f.State, r, p.number)
	if !found {
		return gone
	}
	var out []row
	add := func(group, label, said string, id analysis.NumberID) {
		if said != "" || id != "" || group != "" {
			out = append(out, row{group, label, said, id})
		}
	}
	add("", "Value", e.Value, "")
	add("", "Means", e.Plain, "")
	add("", "What to do", e.Remedy, "")
	add("", "Formula", e.Formula, "")
	for _, in := range e.Inputs {
		add("From", in.Name, in.Value, in.Number)
	}
	for _, a := range e.Assumed {
		add("Assumed", a, "", "")
	}
	add("", "Source", e.Source, "")
	return out
}

// numbersOf lists the numbers of a thing: those that have a value first.
func numbersOf(f *screen.Frame, r *analysis.Report, of model.Ref) []row {
	var known, missing []row
	currency := f.State.Workspace().Workspace().Currency
	for _, n := range analysis.FiguresOf(r, of) {
		e := row{label: analysis.TitleOf(n.ID), text: n.In(currency), number: n.ID}
		if n.Number.Known() {
			known = append(known, e)
		} else {
			e.group = "No value yet"
			missing = append(missing, e)
		}
	}
	if all := append(known, missing...); len(all) > 0 {
		return all
	}
	return gone
}

// Rows says in one line each which numbers a thing has, for pages that list them
// among its fields: those with a value, and how many have none.
func Rows(f *screen.Frame, of model.Ref) (known []analysis.Figure, missing string) {
	if f.Report == nil {
		return nil, ""
	}
	n := 0
	for _, x := range analysis.FiguresOf(f.Report, of) {
		if x.Number.Known() {
			known = append(known, x)
		} else {
			n++
		}
	}
	if n > 0 {
		missing = text.Several(n, "number") + " without a value yet"
	}
	return known, missing
}
