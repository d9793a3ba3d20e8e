package keymap

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// Footer returns the live commands that belong in the footer, the most
// important first; equals keep the order of the table.
func (m *Map) Footer(scopes []Scope) []Command {
	out := slices.DeleteFunc(slices.Clone(m.Live(scopes)), func(c Command) bool { return c.Footer == 0 })
	slices.SortStableFunc(out, func(a, b Command) int { return cmp.Compare(b.Footer, a.Footer) })
	return out
}

// Hint is one entry of the footer.
type Hint struct {
	Keys    string   // "+ -"
	Text    string   // "feeling"
	Actions []Action // what its keys do, in their order; a click runs the first
}

// Width is the number of cells of the entry, without the gap after it.
func (h Hint) Width() int {
	return utf8.RuneCountInString(h.Keys) + 1 + utf8.RuneCountInString(h.Text)
}

// HintGap is the number of cells between two entries of the footer.
const HintGap = 2

// Hints returns the entries that fit into width cells, of the commands that
// work: all of them if works is nil. Commands of equal priority and text share an
// entry. What is important is kept longest; what is kept stands in a steady order,
// with command and help at the end.
func (m *Map) Hints(scopes []Scope, width int, works func(Action) bool) []Hint {
	var kept []Hint
	last := map[Action]bool{PaletteOpen: true, HelpOpen: true}
	var end []Hint
	used := 0
	for _, h := range remembered(&m.hints, scopes, func(s []Scope) []Hint { return merge(m.Footer(s)) }) {
		if works != nil && !slices.ContainsFunc(h.Actions, works) {
			continue
		}
		need := h.Width()
		if used > 0 {
			need += HintGap
		}
		if used+need > width {
			break
		}
		used += need
		if last[h.Actions[0]] {
			end = append([]Hint{h}, end...)
			continue
		}
		kept = append(kept, h)
	}
	return append(kept, end...)
}

func merge(commands []Command) []Hint {
	var out []Hint
	priority := 0
	for _, c := range commands {
		key := c.Keys[0]
		if n := len(out); n > 0 && out[n-1].Text == c.Hint && priority == c.Footer {
			out[n-1].Keys += " " + key
			out[n-1].Actions = append(out[n-1].Actions, c.Action)
			continue
		}
		priority = c.Footer
		out = append(out, Hint{Keys: key, Text: c.Hint, Actions: []Action{c.Action}})
	}
	return out
}
