package keymap

import (
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"
)

// Search returns the commands that a query means, the best first; all of them
// for an empty query. A key ("ctrl+r", "g l") finds its command; words find
// what has each of them in its title, action or further words, or else in its
// help; when nothing has them, the letters of a title in their order will do.
func (m *Map) Search(query string) []Command {
	query = strings.TrimSpace(query)
	if query == "" {
		return m.Commands()
	}
	m.once.Do(m.writeDown)
	if found := m.ranked(query); len(found) > 0 {
		return found
	}
	commands := m.offered
	var out []Command
	for _, match := range fuzzy.FindFrom(query, titles(commands)) {
		out = append(out, commands[match.Index])
	}
	return out
}

// searched is what a search reads of a command, in small letters.
type searched struct{ title, names, help string }

// writeDown lists, once, what the palette offers and what a search reads of it.
func (m *Map) writeDown() {
	m.offered = m.listCommands()
	spaced := strings.NewReplacer(".", " ", "-", " ")
	for _, c := range m.offered {
		title := " " + strings.ToLower(c.Title)
		names := title + " " + strings.ToLower(c.Also) + " " + spaced.Replace(string(c.Action))
		m.small = append(m.small, searched{title, names, names + " " + strings.ToLower(c.Help)})
	}
}

// ranked returns the commands that a query names, the best first.
func (m *Map) ranked(query string) []Command {
	key, noKey := parse(query)
	words := strings.Fields(strings.ToLower(query))
	for i, w := range words {
		words[i] = " " + w
	}
	var ranks [5][]Command
	for i, c := range m.offered {
		s := &m.small[i]
		rank := 0
		switch {
		case noKey == nil && slices.Contains(c.Keys, key):
		case containsAll(s.title, words):
			if rank = 2; strings.HasPrefix(s.title, words[0]) {
				rank = 1
			}
		case containsAll(s.names, words):
			rank = 3
		case len(query) > 2 && containsAll(s.help, words):
			rank = 4
		default:
			continue
		}
		ranks[rank] = append(ranks[rank], c)
	}
	return slices.Concat(ranks[:]...)
}

// containsAll reports whether each word, with the blank before it, is in text.
func containsAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

type titles []Command

func (t titles) String(i int) string { return t[i].Title }
func (t titles) Len() int            { return len(t) }
