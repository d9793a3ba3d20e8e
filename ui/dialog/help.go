package dialog

import (
	"slices"
	"strings"

	"wend/ui/keymap"
)

// HelpOptions say where help is wanted.
type HelpOptions struct {
	Keys   *keymap.Map     // whose commands; nil: the standard ones
	Scopes []keymap.Scope  // where one is, innermost first
	Last   []keymap.Action // done last, the latest first
	// Why says why a command cannot run now; empty if it can.
	Why func(keymap.Action) string
}

// Headings of the help beside those of the command groups.
const (
	headingLast      = "Done last"
	headingHere      = "Here"
	headingElsewhere = "On other screens"
	headingWords     = "Words"
)

// NewHelp returns what can be done, under headings, what works here first, and
// what the words mean. Choosing a command says [RunMsg].
func NewHelp(o HelpOptions) Finder {
	o.Keys = keysOf(o.Keys)
	return newFinder(Finder{
		scope: keymap.Help, title: "Help", width: paletteWidth, height: listRows, keys: o.Keys,
		search: func(query string) []finding {
			if strings.TrimSpace(query) == "" {
				return append(o.commands(), words("")...)
			}
			return append(o.find(query), words(query)...)
		},
	}, "", "what do you want to do?")
}

// commands returns all commands under their headings.
func (o HelpOptions) commands() []finding {
	var here, elsewhere []finding
	grouped := map[keymap.Group][]finding{}
	listed := map[keymap.Action]bool{}
	for _, c := range o.live() {
		f := command(c, o.Why)
		if len(o.Scopes) > 0 && c.Scope == o.Scopes[0] && c.Scope != keymap.Global && c.Group != keymap.Moving {
			here = append(here, f)
		} else if !listed[c.Action] {
			grouped[c.Group] = append(grouped[c.Group], f)
		}
		listed[c.Action] = true
	}
	for _, c := range o.Keys.Commands() {
		switch f := command(c, o.Why); {
		case listed[c.Action]:
		case len(c.Keys) == 0:
			grouped[c.Group] = append(grouped[c.Group], f)
		default:
			elsewhere = append(elsewhere, f)
		}
	}
	out := append(under(headingLast, o.last()), under(headingHere, here)...)
	groups := append(keymap.Groups(), keymap.Moving) // last: everybody knows the arrows
	for _, g := range groups[1:] {
		out = append(out, under(string(g), grouped[g])...)
	}
	return append(out, under(headingElsewhere, elsewhere)...)
}

// last returns what was done last and works here.
func (o HelpOptions) last() []finding {
	var out []finding
	for _, a := range o.Last {
		if c, known := o.Keys.Row(a); known && (o.Why == nil || o.Why(a) == "") {
			out = append(out, command(c, o.Why))
		}
	}
	return out
}

// live returns the commands whose keys work here.
func (o HelpOptions) live() []keymap.Command {
	return slices.DeleteFunc(slices.Clone(o.Keys.Live(o.Scopes)), func(c keymap.Command) bool {
		return c.Group == keymap.Answering || c.Group == keymap.Typing || c.Action == keymap.ChoiceAccept
	})
}

// find returns what a query means, what works here with the words it has here.
func (o HelpOptions) find(query string) []finding {
	live := map[keymap.Action]keymap.Command{}
	for _, c := range o.live() {
		if _, known := live[c.Action]; !known {
			live[c.Action] = c
		}
	}
	var here, rest []finding
	for _, c := range o.Keys.Search(query) {
		if l, ok := live[c.Action]; ok {
			here = append(here, command(l, o.Why))
			continue
		}
		rest = append(rest, command(c, o.Why))
	}
	return append(here, rest...)
}

func under(heading string, found []finding) []finding {
	if len(found) == 0 {
		return nil
	}
	return append([]finding{{Item: Item{Title: heading}, heading: true}}, found...)
}
