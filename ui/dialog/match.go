package dialog

import (
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"

	"wend/ui/paint"
	"wend/ui/theme"
)

// indexed is what is searched of an item, in lower case, with a blank before it
// so that a word begins after a blank.
type indexed struct{ title, all string }

func index(items []Item) []indexed {
	out := make([]indexed, len(items))
	for i, item := range items {
		title := " " + strings.ToLower(item.Title)
		out[i] = indexed{title, title + " " + strings.ToLower(item.About+" "+item.Also+" "+item.Right)}
	}
	return out
}

// search returns the indexes of the items that a query means, the best first;
// all of them, in their order, for an empty query. As in keymap.Map.Search,
// every word must begin a word of the title, or else of what is said about it;
// when nothing has them, the letters of a title in their order will do.
func search(items []Item, texts []indexed, query string) []int {
	words := lowerWords(query)
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
// are in lower case.
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

// mark lays the style of a match over the words of query in text, which was drawn
// from the start of r.
func mark(p paint.Pen, th theme.Theme, r paint.Rect, text, query string) {
	lower := strings.ToLower(text)
	if query == "" || len(lower) != len(text) {
		return // positions would differ
	}
	for _, word := range lowerWords(query) {
		if i := strings.Index(lower, word); i >= 0 {
			found := paint.Rect{X: r.X + paint.Width(text[:i]), Y: r.Y, W: paint.Width(text[i : i+len(word)]), H: 1}
			p.Tint(found.Intersect(r), th.Style(theme.Match))
		}
	}
}

func lowerWords(s string) []string { return strings.Fields(strings.ToLower(s)) }
