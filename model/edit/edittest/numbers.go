package edittest

import (
	"math"
	"regexp"
	"strings"

	"wend/model"
	"wend/model/edit"

	"pgregory.net/rapid"
)

// Extreme draws numbers at the ends of what is possible, and nothing, for a part of
// the fields of a state that have one; it stays valid.
func (s *Source) Extreme(st model.State) model.State {
	ends := []float64{0, math.Copysign(0, -1), 1e-300, 1e-9, 1, 1e9, 1e15, -1e15}
	for d := range st.Documents() {
		for o := range d.Objects() {
			for _, f := range model.Fields(o.Kind()) {
				if f.Fixed || f.Type != model.Number && f.Type != model.Whole || s.chance(70) {
					continue
				}
				x := rapid.SampledFrom(append(ends, f.Min, f.Max)).Draw(s.t, f.Name)
				set := edit.Set{Doc: d.ID(), Ref: model.RefOf(o), Field: f.Name, Value: edit.Value(x)}
				if r, err := edit.Apply(st, []edit.Edit{set}); err == nil {
					st = r.State
				}
			}
		}
	}
	return st
}

// noNumber is what no number may look like to anybody.
var noNumber = regexp.MustCompile(`\b(NaN|[+-]?Inf)\b|∞|(^|[^0-9A-Za-z.,:/-])[-−]0([.,]0+)?($|[^0-9A-Za-z.,-]|[.,]($|[^0-9]))|"na": ?""`)

// Nonsense returns the lines of an output in which a number is none, or is minus
// nothing, or is n/a without a reason.
func Nonsense(out string) []string {
	var bad []string
	for line := range strings.Lines(out) {
		said := noNumber.MatchString(line)
		for _, after := range strings.Split(line, "n/a")[1:] {
			why, _ := strings.CutPrefix(after, ": ")
			said = said || why == after || strings.TrimSpace(why) == ""
		}
		if said {
			bad = append(bad, strings.TrimSpace(line))
		}
	}
	return bad
}
