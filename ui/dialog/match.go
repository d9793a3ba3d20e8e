package dialog

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"

	"wend/ui/paint"
	"wend/ui/theme"
)

// search returns the indexes of the items that a query means, the best first;
// all of them, in their order, for an empty query. As in keymap.Map.Search,
// every word must begin a word of the title, or else of what is said about it;
// when nothing has them, the letters of a title in their order will do.
func search(items []Item, query string) []int {
	words := lowerWords(query)
	var out []int
	ranks := make([]int, len(items))
	for i, item := range items {
		if ranks[i] = rank(item, words); ranks[i] > 0 {
			out = append(out, i)
		}
	}
	if len(out) == 0 {
		for _, m := range fuzzy.FindFrom(strings.Join(words, ""), titles(items)) {
			out = append(out, m.Index)
		}
		return out
	}
	slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(ranks[a], ranks[b]) })
	return out
}

// rank says how well an item answers: 1 is best, 0 not at all.
func rank(item Item, words []string) int {
	title := strings.ToLower(item.Title)
	switch {
	case len(words) == 0:
		return 1
	case strings.HasPrefix(title, words[0]) && beginAll(title, words):
		return 1
	case beginAll(title, words):
		return 2
	case containAll(title, words):
		return 3
	case beginAll(title+" "+strings.ToLower(item.About+" "+item.Also+" "+item.Right), words):
		return 4
	}
	return 0
}

// beginAll reports whether each word begins a word of text.
func beginAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(" "+text, " "+w) {
			return false
		}
	}
	return true
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

// mark lays the style of a match over the words of query in text, which was
// drawn at x, y in w cells.
func mark(p paint.Pen, th theme.Theme, x, y, w int, text, query string) {
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		return // positions differ
	}
	shown := paint.Rect{X: x, Y: y, W: w, H: 1}
	for _, word := range lowerWords(query) {
		if i := strings.Index(lower, word); i >= 0 {
			r := paint.Rect{X: x + paint.Width(text[:i]), Y: y, W: paint.Width(text[i : i+len(word)]), H: 1}
			p.Tint(r.Intersect(shown), th.Style(theme.Match))
		}
	}
}

func lowerWords(s string) []string { return strings.Fields(strings.ToLower(s)) }
