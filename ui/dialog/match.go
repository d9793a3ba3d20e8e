package dialog

import (
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"

	"wend/ui/match"
)

// indexed is what is searched of an item, folded, with a blank before it so that
// a word begins after a blank.
type indexed struct{ title, all string }

func index(items []Item) []indexed {
	out := make([]indexed, len(items))
	for i, item := range items {
		title := " " + match.Fold(item.Title)
		out[i] = indexed{title, title + " " + match.Fold(item.About+" "+item.Also+" "+item.Right)}
	}
	return out
}

// search returns the indexes of the items that a query means, the best first;
// all of them, in their order, for an empty query. As in keymap.Map.Search,
// every word must begin a word of the title, or else of what is said about it;
// when nothing has them, the letters of a title in their order will do.
func search(items []Item, texts []indexed, query string) []int {
	words := foldedWords(query)
	var ranked [5][]int
	found := 0
	for i, text := range texts {
		if r := text.rank(words); r > 0 {
			ranked[r] = append(ranked[r], i)
			found++
		}
	}
	if found > 0 {
		return slices.Concat(ranked[:]...)
	}
	var out []int
	for _, m := range fuzzy.FindFrom(strings.Join(words, ""), titles(items)) {
		out = append(out, m.Index)
	}
	return out
}

// rank says how well an item answers: 1 is best, 4 worst, 0 not at all. Words
// are folded.
func (t indexed) rank(words []string) int {
	switch {
	case len(words) == 0:
		return 1
	case strings.HasPrefix(t.title[1:], words[0]) && beginAll(t.title, words):
		return 1
	case beginAll(t.title, words):
		return 2
	case containAll(t.title, words):
		return 3
	case beginAll(t.all, words):
		return 4
	}
	return 0
}

// beginAll reports whether each word begins a word of text.
func beginAll(text string, words []string) bool {
	for _, w := range words {
		if !begins(text, w) {
			return false
		}
	}
	return true
}

// begins reports whether word stands after a blank in text.
func begins(text, word string) bool {
	for {
		i := strings.Index(text, word)
		if i < 0 {
			return false
		}
		if i > 0 && text[i-1] == ' ' {
			return true
		}
		text = text[i+1:]
	}
}

func containAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

type titles []Item

func (t titles) String(i int) string { return t[i].Title }
func (t titles) Len() int            { return len(t) }

func foldedWords(s string) []string { return strings.Fields(match.Fold(s)) }
