package keymap

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"
)

// Search returns the commands that a query means, the best first; all of them
// for an empty query. A key ("ctrl+r", "g l") finds its command; words find
// what has each of them in its title, action or further words, or else in its
// help; when nothing has them, the letters of a title in their order will do.
func (m *Map) Search(query string) []Command {
	commands := m.Commands()
	query = strings.TrimSpace(query)
	if query == "" {
		return commands
	}
	if found := ranked(commands, query); len(found) > 0 {
		return found
	}
	var out []Command
	for _, match := range fuzzy.FindFrom(query, titles(commands)) {
		out = append(out, commands[match.Index])
	}
	return out
}

func ranked(commands []Command, query string) []Command {
	type hit struct {
		rank int
		c    Command
	}
	var hits []hit
	for _, c := range commands {
		if r := rank(c, query); r > 0 {
			hits = append(hits, hit{r, c})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(a.rank, b.rank) })
	out := make([]Command, len(hits))
	for i, h := range hits {
		out[i] = h.c
	}
	return out
}

// rank says how well a command answers a query: 1 is best, 0 not at all.
func rank(c Command, query string) int {
	if key, err := parse(query); err == nil && slices.Contains(c.Keys, key) {
		return 1
	}
	words := strings.Fields(strings.ToLower(query))
	title := strings.ToLower(c.Title)
	names := title + " " + strings.ToLower(c.Also) + " " + strings.NewReplacer(".", " ", "-", " ").Replace(string(c.Action))
	switch {
	case strings.HasPrefix(title, words[0]) && containsAll(title, words):
		return 2
	case containsAll(title, words):
		return 3
	case containsAll(names, words):
		return 4
	case containsAll(names+" "+strings.ToLower(c.Help), words) && len(query) > 2:
		return 5
	}
	return 0
}

// containsAll reports whether each word begins a word of text.
func containsAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(" "+text, " "+w) {
			return false
		}
	}
	return true
}

type titles []Command

func (t titles) String(i int) string { return t[i].Title }
func (t titles) Len() int            { return len(t) }
