package dialog

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"wend/ui/keymap"
)

// PaletteOptions say what the palette offers.
type PaletteOptions struct {
	Keys   *keymap.Map     // whose commands; nil: the standard ones
	Scopes []keymap.Scope  // where one is, innermost first
	Last   []keymap.Action // done last, the latest first
	// Why says why a command cannot run now; empty if it can.
	Why func(keymap.Action) string
	// Find returns things with a name, such as the touchpoints of all journeys,
	// the best first; it is asked for what was typed, never for nothing. Found
	// makes the message when one is chosen.
	Find  func(query string) []Item
	Found func(Item) tea.Msg
	Query string // what is typed already
}

const (
	paletteWidth = 88
	paletteRows  = 12
)

// NewPalette returns the list of all commands. Choosing one says [RunMsg].
func NewPalette(o PaletteOptions) Finder {
	m := keysOf(o.Keys)
	placeholder := "a command, or a key"
	if o.Find != nil {
		placeholder = "a command, a key, or a name"
	}
	return newFinder(Finder{
		scope: keymap.Palette, title: "Commands", width: paletteWidth, height: paletteRows, keys: m,
		search: func(query string) []finding {
			found := o.order(m, query)
			out := make([]finding, 0, len(found))
			for _, c := range found {
				out = append(out, command(c, o.Why))
			}
			return append(out, o.named(query)...)
		},
	}, o.Query, placeholder)
}

// order returns the commands that a query means. Without one they begin with what
// was done last, then what fits where one is; then the others that work, then how
// to move, then what does not work now.
func (o PaletteOptions) order(m *keymap.Map, query string) []keymap.Command {
	found := m.Search(query)
	if strings.TrimSpace(query) != "" {
		return found
	}
	here := map[keymap.Action]int{}
	for _, c := range m.Live(o.Scopes) {
		if len(o.Scopes) > 0 && c.Scope != keymap.Global {
			here[c.Action] = max(here[c.Action], c.Footer, 1)
		}
	}
	rank := make(map[keymap.Action]int, len(found))
	for _, c := range found {
		rank[c.Action] = o.rank(c, here)
	}
	slices.SortStableFunc(found, func(a, b keymap.Command) int { return cmp.Compare(rank[a.Action], rank[b.Action]) })
	return found
}

// rank is the place of a command where nothing was typed; here has what fits here.
func (o PaletteOptions) rank(c keymap.Command, here map[keymap.Action]int) int {
	last := slices.Index(o.Last, c.Action)
	switch {
	case o.Why != nil && o.Why(c.Action) != "":
		return 4000
	case last >= 0:
		return last
	case c.Group == keymap.Moving:
		return 3000
	case here[c.Action] > 0:
		return 1000 - here[c.Action]
	}
	return 2000
}

// named returns the things that a query finds by name.
func (o PaletteOptions) named(query string) []finding {
	query = strings.TrimSpace(query)
	if query == "" || o.Find == nil {
		return nil
	}
	var out []finding
	for _, item := range o.Find(query) {
		f := finding{Item: item}
		if o.Found != nil {
			f.run = o.Found(item)
		}
		out = append(out, f)
	}
	return out
}

// command returns the row of a command.
func command(c keymap.Command, why func(keymap.Action) string) finding {
	f := finding{
		Item: Item{Key: string(c.Action), Title: c.Title, About: c.Help, Right: shownKeys(c)},
		run:  RunMsg{c.Action},
	}
	if why != nil {
		f.Disabled = why(c.Action)
	}
	return f
}

// shownKeys returns the first keys of a command; ":" says that only the palette
// has it.
func shownKeys(c keymap.Command) string {
	if len(c.Keys) == 0 {
		return ":"
	}
	return strings.Join(c.Keys[:min(2, len(c.Keys))], " or ")
}
