package keymap

import (
	"slices"
	"strings"
	"sync"
)

// cancelKey ends a sequence that has begun.
const cancelKey = "esc"

// Map is the table with the user's keys in it, ready to be asked.
type Map struct {
	rows []Command
	keys map[Scope]map[string]int // key or sequence -> index into rows

	// What every frame asks for; there are few scopes and they never change.
	alive sync.Map // of []Command by scopes, as Live returns them
	hints sync.Map // of []Hint by scopes, all that the footer may show

	once    sync.Once  // offered and small are written down
	offered []Command  // as Commands returns them
	small   []searched // of each of them
}

// remembered returns what work returns, from memo if it is there.
func remembered[T any](memo *sync.Map, scopes []Scope, work func([]Scope) T) T {
	var key strings.Builder
	for _, s := range scopes {
		key.WriteString(string(s))
		key.WriteByte(' ')
	}
	if known, found := memo.Load(key.String()); found {
		return known.(T)
	}
	made := work(scopes)
	memo.Store(key.String(), made)
	return made
}

// Default returns the map with the keys of the table.
func Default() *Map { return newMap(Table()) }

func newMap(rows []Command) *Map {
	m := &Map{rows: rows, keys: map[Scope]map[string]int{}}
	for i, c := range rows {
		if m.keys[c.Scope] == nil {
			m.keys[c.Scope] = map[string]int{}
		}
		for _, k := range c.Keys {
			m.keys[c.Scope][k] = i
		}
	}
	return m
}

// Lookup returns what a key, or a whole sequence, means in scopes, which run
// from the innermost to the outermost. Physical is the key that sits in the
// same place on a US keyboard ([OnUS]); it counts when the key itself means
// nothing, so that the letters work on a Cyrillic or Greek layout. It may be
// empty.
func (m *Map) Lookup(scopes []Scope, key, physical string) (Action, bool) {
	c, ok := m.Command(scopes, key, physical)
	return c.Action, ok
}

// Command is [Map.Lookup] with the whole row, whose words fit the scope that
// took the key.
func (m *Map) Command(scopes []Scope, key, physical string) (Command, bool) {
	for _, k := range []string{key, physical} {
		if k == "" {
			continue
		}
		if c, ok := m.find(scopes, normal(k)); ok {
			return c, true
		}
	}
	return Command{}, false
}

func (m *Map) find(scopes []Scope, key string) (Command, bool) {
	open := leakAll
	for _, s := range scopes {
		if i, ok := m.keys[s][key]; ok && open.passes(m.rows[i]) {
			return m.rows[i], true
		}
		open = max(open, s.leak())
	}
	// Alarm keys work whatever the caller put on top, even without Global.
	if i, ok := m.keys[Global][key]; ok && m.rows[i].Alarm {
		return m.rows[i], true
	}
	return Command{}, false
}

// Press advances by one key. Pending is what the last Press returned, "" at
// first. Either the key completes an action, or it begins or continues a
// sequence, which the returned pending holds; neither means that the key has
// no meaning here (in a text field: that it is text). Esc and a key that does
// not continue the sequence end it without doing anything else.
func (m *Map) Press(scopes []Scope, pending, key, physical string) (action Action, next string) {
	for _, k := range []string{key, physical} {
		if k == "" {
			continue
		}
		sequence := join(pending, normal(k))
		if c, ok := m.find(scopes, sequence); ok {
			return c.Action, ""
		}
		if m.Pending(scopes, sequence) {
			return "", sequence
		}
	}
	if c, ok := m.find(scopes, normal(key)); ok && c.Alarm {
		return c.Action, ""
	}
	return "", ""
}

// Pending reports whether keys begin a sequence that scopes know.
func (m *Map) Pending(scopes []Scope, keys string) bool {
	return len(m.Continuations(scopes, keys)) > 0
}

// Continuation is a way to go on from a prefix.
type Continuation struct {
	Key     string // the rest of the sequence
	Command Command
}

// Continuations returns what may follow prefix in scopes, in table order, for
// the box that shows how a sequence goes on.
func (m *Map) Continuations(scopes []Scope, prefix string) []Continuation {
	var out []Continuation
	for _, c := range m.live(scopes) {
		for _, k := range c.Keys {
			rest, ok := strings.CutPrefix(k, prefix+" ")
			if !ok {
				continue
			}
			if found, ok := m.find(scopes, k); ok && found.Action == c.Action {
				out = append(out, Continuation{Key: rest, Command: c})
			}
		}
	}
	return out
}

// live returns the rows of scopes that no inner scope stops, in table order.
func (m *Map) live(scopes []Scope) []Command {
	opens := map[Scope]leak{Global: leakAlarms}
	open := leakAll
	for _, s := range scopes {
		opens[s] = open
		open = max(open, s.leak())
	}
	var out []Command
	for _, c := range m.rows {
		if l, ok := opens[c.Scope]; ok && l.passes(c) {
			out = append(out, c)
		}
	}
	return out
}

// Live returns the commands that can be started in scopes by a key that no
// inner scope takes away, in table order, with only those keys. Help lists
// them first. The caller must not change them.
func (m *Map) Live(scopes []Scope) []Command { return remembered(&m.alive, scopes, m.listLive) }

func (m *Map) listLive(scopes []Scope) []Command {
	var out []Command
	for _, c := range m.live(scopes) {
		c.Keys = slices.DeleteFunc(slices.Clone(c.Keys), func(k string) bool {
			found, ok := m.find(scopes, k)
			return !ok || found.Action != c.Action || found.Scope != c.Scope
		})
		if len(c.Keys) > 0 {
			out = append(out, c)
		}
	}
	return out
}

// Commands returns every command that the palette offers, one row for each
// action: all but the answers in dialogs and the keys of text fields, which
// mean something there only.
func (m *Map) Commands() []Command {
	m.once.Do(m.writeDown)
	return slices.Clone(m.offered)
}

func (m *Map) listCommands() []Command {
	var out []Command
	at := map[Action]int{}
	for _, c := range m.rows {
		if c.Group == Answering || c.Group == Typing || c.Action == ChoiceAccept {
			continue
		}
		i, seen := at[c.Action]
		switch {
		case !seen:
			at[c.Action] = len(out)
			out = append(out, c)
		case len(out[i].Keys) == 0:
			out[i].Keys = c.Keys
		}
	}
	return out
}

// Row returns the first row of an action that has a key, or else its first
// row.
func (m *Map) Row(a Action) (Command, bool) {
	var first Command
	for _, c := range m.rows {
		if c.Action != a {
			continue
		}
		if len(c.Keys) > 0 {
			return c, true
		}
		if first.Action == "" {
			first = c
		}
	}
	return first, first.Action != ""
}

// Keys returns the keys of an action in plain words, "ctrl+r or U"; empty when
// only the palette reaches it.
func (m *Map) Keys(a Action) string {
	c, _ := m.Row(a)
	return strings.Join(c.Keys, " or ")
}

func join(pending, key string) string {
	if pending == "" {
		return key
	}
	if key == cancelKey {
		return "" // no sequence contains it
	}
	return pending + " " + key
}
