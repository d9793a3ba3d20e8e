package panel

import (
	"strings"

	"wend/model"
	"wend/model/analysis"
	"wend/model/compare"
	"wend/model/text"
	"wend/ui/scene"
	"wend/ui/theme"
)

// compared are the numbers whose difference between the as-is and the to-be
// journey is told.
var compared = []struct {
	name string
	id   analysis.NumberID
}{
	{"Goal", "flow.goal"},
	{"Emotion", "emotion.blended"},
}

// contrast is what is said of a number in both journeys, in pieces that stand
// below each other in the panel.
type contrast []string

// againstRows says how the as-is journey and the to-be one differ; nothing while
// the map shows one alone.
func againstRows(s *scene.Scene) []Row {
	if s.Against == nil || s.Report == nil {
		return nil
	}
	if s.Against.Report == nil {
		return []Row{{Label: "As-is " + s.Theme.Glyphs.Arrow + " to-be", Wide: true, Token: theme.Label}, {Note: "counting" + s.Theme.Glyphs.Ellipsis, Under: true}}
	}
	var out []Row
	for _, d := range differences(s) {
		for i, piece := range d {
			if i == 0 {
				out = append(out, Row{Label: piece, Wide: true, Token: theme.Label})
				continue
			}
			out = append(out, Row{Note: piece, Under: true})
		}
	}
	return out
}

// Compared says in one line how the as-is journey and the to-be one differ.
func Compared(s *scene.Scene) string {
	if s.Against == nil || s.Report == nil {
		return ""
	}
	said := []string{"counting" + s.Theme.Glyphs.Ellipsis}
	if s.Against.Report != nil {
		said = nil
		for _, d := range differences(s)[1:] {
			said = append(said, strings.Join(d, " "))
		}
	}
	return "As-is " + s.Theme.Glyphs.Arrow + " to-be: " + strings.Join(said, "; ")
}

// differences tells of the headline numbers, the worst moment, and the touchpoints
// that only one of the two has, after a line that says what is compared.
func differences(s *scene.Scene) []contrast {
	as, to, asIs, toBe := s.Against.Report, s.Report, s.Against.Journey, s.Journey
	here, there := s.Against.Alone()
	added, removed := here, there
	if !s.Against.ToBe {
		as, to, asIs, toBe, added, removed = to, as, toBe, asIs, there, here
	}
	arrow := s.Theme.Glyphs.Arrow
	out := []contrast{{"As-is " + arrow + " to-be"}}
	for _, c := range compared {
		was, _ := analysis.FigureOf(as, c.id)
		now, _ := analysis.FigureOf(to, c.id)
		from, known := was.Number.Value()
		value, both := now.Number.Value()
		switch {
		case !known || !both:
			out = append(out, contrast{c.name, was.String() + " " + arrow + " " + now.String()})
		case was.String() == now.String():
			out = append(out, contrast{c.name + " stays " + now.String()})
		default:
			change, size, _ := strings.Cut(compare.Moved(from, value, now.Unit, arrow), ", ")
			out = append(out, contrast{c.name + " " + change + ",", size})
		}
	}
	if was, now := worst(as, asIs), worst(to, toBe); was == now {
		out = append(out, contrast{"Worst moment stays", now})
	} else {
		out = append(out, contrast{"Worst moment", was, arrow + " " + now})
	}
	if added+removed > 0 {
		out = append(out, contrast{text.Several(added, "touchpoint") + " added,", text.Several(removed, "touchpoint") + " removed"})
	}
	return out
}

// worst names the lowest of all feelings with where it is: "Compares models (-2)".
func worst(r *analysis.Report, d *model.Document) string {
	name, low := "n/a", 0.0
	for _, p := range r.Emotion.Personas {
		if v, known := p.Trough.Valence.Value(); known && (name == "n/a" || v < low) {
			t, _ := model.Lookup[model.Touchpoint](d, string(p.Trough.Touchpoint))
			name, low = text.Name(t)+" ("+text.Signed(v, 1)+")", v
		}
	}
	return name
}
