package keymap

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// essential actions keep at least one key, so that a configuration cannot lock
// its owner out.
var essential = []Action{PaletteOpen, HelpOpen, Leave}

// New returns the table with the user's keys: overrides replaces the keys of an
// action wherever it has any; an empty list takes them away. All problems are
// returned, each naming the action; an action with a problem keeps the keys of
// the table. The map is always usable, and ctrl+c always leaves.
//
// A table that conflicts with itself is a fault of the program: New panics and
// names the conflicts.
func New(overrides map[Action][]string) (*Map, []error) { return overridden(Table(), overrides) }

func overridden(table []Command, overrides map[Action][]string) (*Map, []error) {
	var problems []error
	wanted := map[Action][]string{}
	for _, a := range slices.Sorted(maps.Keys(overrides)) {
		keys, errs := wish(table, a, overrides[a])
		if len(errs) > 0 {
			problems = append(problems, errs...)
			continue
		}
		wanted[a] = keys
	}
	for {
		rows := apply(table, wanted)
		found := conflicts(rows)
		if len(found) == 0 {
			return newMap(rows), problems
		}
		wishes := len(wanted)
		for _, c := range found {
			problems = append(problems, c.err)
			for _, a := range c.actions {
				delete(wanted, a)
			}
		}
		if len(wanted) == wishes { // no wish is to blame
			panic(fmt.Sprintf("the table of keys conflicts with itself: %v", found))
		}
	}
}

// wish checks what can be said about one override by itself.
func wish(table []Command, a Action, texts []string) (keys []string, problems []error) {
	if !slices.ContainsFunc(table, func(c Command) bool { return c.Action == a }) {
		return nil, []error{fmt.Errorf("keys of %q: no such action", a)}
	}
	for _, text := range texts {
		key, err := parse(text)
		if err != nil {
			problems = append(problems, fmt.Errorf("keys of %s: %w", a, err))
			continue
		}
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	if a == Leave && !slices.Contains(keys, "ctrl+c") {
		keys = append(keys, "ctrl+c")
	}
	if len(keys) == 0 && len(problems) == 0 && slices.Contains(essential, a) {
		problems = append(problems, fmt.Errorf("keys of %s: must keep at least one key", a))
	}
	return keys, problems
}

// apply puts the wanted keys into the rows of each action that have keys, or
// into its first row when none has.
func apply(table []Command, wanted map[Action][]string) []Command {
	rows := slices.Clone(table)
	for a, keys := range wanted {
		var all, bound []int
		for i, c := range rows {
			if c.Action == a {
				all = append(all, i)
			}
			if c.Action == a && len(c.Keys) > 0 {
				bound = append(bound, i)
			}
		}
		if len(bound) == 0 {
			bound = all[:1]
		}
		for _, i := range bound {
			rows[i].Keys = keys
		}
	}
	return rows
}

type conflict struct {
	actions []Action
	err     error
}

func (c conflict) String() string { return c.err.Error() }

func clash(c, other Command, format string, args ...any) conflict {
	return conflict{[]Action{c.Action, other.Action}, fmt.Errorf(format, args...)}
}

// place is where a key is bound.
type place struct {
	scope Scope
	key   string
}

// conflicts returns what is wrong with the keys of rows: two commands on one
// key in one scope, a key that also begins a sequence, a key that hides an
// outer command without meaning to, a printable key where keys are text.
func conflicts(rows []Command) []conflict {
	owners := map[place]Command{}
	var out []conflict
	for _, c := range rows {
		for _, k := range c.Keys {
			other, taken := owners[place{c.Scope, k}]
			if taken {
				out = append(out, clash(c, other, "key %q: both %s and %s want it in scope %s", k, other.Action, c.Action, c.Scope))
				continue
			}
			owners[place{c.Scope, k}] = c
			if c.Scope.Types() && printable(strings.Fields(k)[0]) {
				out = append(out, clash(c, c, "key %q: %s cannot have it, it is text in scope %s", k, c.Action, c.Scope))
			}
		}
	}
	for _, c := range rows {
		for _, k := range c.Keys {
			out = append(out, hidden(owners, c, k)...)
			out = append(out, cutShort(owners, c, k)...)
		}
	}
	return out
}

// hidden returns the commands of outer scopes that key k of c would hide.
func hidden(owners map[place]Command, c Command, k string) (out []conflict) {
	if c.Over || c.Scope == Global {
		return nil
	}
	outer := c.Scope.Path()[1:]
	if !slices.Contains(outer, Global) {
		outer = append(outer, Global)
	}
	for _, s := range outer {
		other, taken := owners[place{s, k}]
		if !taken || !c.Scope.leak().passes(other) {
			continue
		}
		if other.Action != c.Action {
			out = append(out, clash(c, other, "key %q: %s in scope %s would hide %s", k, c.Action, c.Scope, other.Action))
		}
		break // what lies further out is hidden already
	}
	return out
}

// cutShort returns the commands that answer before sequence k of c is complete.
func cutShort(owners map[place]Command, c Command, k string) (out []conflict) {
	for i := range k {
		if k[i] != ' ' {
			continue
		}
		for _, s := range Scopes() {
			if other, taken := owners[place{s, k[:i]}]; taken && meet(c.Scope, s) {
				out = append(out, clash(c, other, "key %q: %s has it, and the sequence %q of %s begins with it", k[:i], other.Action, k, c.Action))
			}
		}
	}
	return out
}

// meet reports whether both scopes can be live at once.
func meet(a, b Scope) bool {
	return slices.Contains(a.Path(), b) || slices.Contains(b.Path(), a)
}
