package compare

import (
	"fmt"
	"strings"
)

// Sentence says a change in one line: `touchpoint "Compares prices" in Interest:
// Importance 3 → 5`. The arrow stands between what was and what is.
func (c Change) Sentence(arrow string) string {
	out := c.Subject()
	switch c.Sort {
	case Added:
		return "new " + out
	case Removed:
		return "gone: " + out
	}
	return out + ": " + strings.Join(c.Details(arrow), "; ")
}

// Subject names the thing: `touchpoint "Compares prices" in Interest`.
func (c Change) Subject() string {
	out := fmt.Sprintf("%s %q", c.Ref.Kind, c.Name)
	if c.Place != "" {
		out += " in " + c.Place
	}
	return out
}

// Details says line by line what became of a thing: its fields, and its place.
func (c Change) Details(arrow string) []string {
	var out []string
	if c.From != "" || c.To != "" {
		out = append(out, "moved from "+c.From+" "+arrow+" "+c.To)
	}
	for _, f := range c.Fields {
		out = append(out, f.sentence(c.Sort, arrow))
	}
	return out
}

// mostText is how much of a text one sentence has room for, in characters.
const mostText = 60

func (f Field) sentence(s Sort, arrow string) string {
	before, after := short(f.Before), short(f.After)
	switch s {
	case Added:
		return f.Label + " " + after
	case Removed:
		return f.Label + " " + before
	}
	return f.Label + " " + before + " " + arrow + " " + after
}

// short is the beginning of a text, in one line; "nothing" if there is none.
func short(s string) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	switch {
	case len(r) == 0:
		return "nothing"
	case len(r) > mostText:
		return string(r[:mostText]) + "..."
	}
	return string(r)
}

// Tally counts changes of each sort: "2 new, 1 gone, 5 changed"; "no difference" if
// there are none.
func (d Difference) Tally() string {
	n := map[Sort]int{}
	for _, c := range d.Changes {
		n[c.Sort]++
	}
	var out []string
	for _, s := range []struct {
		sort Sort
		word string
	}{{Added, "new"}, {Removed, "gone"}, {Changed, "changed"}} {
		if n[s.sort] > 0 {
			out = append(out, fmt.Sprintf("%d %s", n[s.sort], s.word))
		}
	}
	if out == nil {
		return "no difference"
	}
	return strings.Join(out, ", ")
}
