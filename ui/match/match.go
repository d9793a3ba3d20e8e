// Package match finds the words that a person types in the texts on the screen,
// whatever their case and accents: "zoe" finds "Zoë", "strasse" finds "Straße".
//
// A [Query] holds when each of its words stands somewhere in a text. Texts that
// are searched often are folded once, with [Fold]; where the words stand in a
// text as it was written, for marking, say [Query.Spans] and [Query.Mark]. All
// values are immutable, all functions pure but Mark, which draws.
package match

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"wend/ui/paint"
	"wend/ui/theme"
)

// Query is the words looked for, folded. The zero Query holds for every text.
type Query struct{ words []string }

// New returns the query for a text as it was typed.
func New(text string) Query { return Query{strings.Fields(Fold(text))} }

// Empty reports whether nothing is looked for.
func (q Query) Empty() bool { return len(q.words) == 0 }

// Holds reports whether every word stands in a folded text.
func (q Query) Holds(folded string) bool {
	for _, w := range q.words {
		if !strings.Contains(folded, w) {
			return false
		}
	}
	return true
}

// Span is a part of a text, in bytes.
type Span struct{ Start, End int }

// Spans returns where words of the query stand in a text as it was written, in
// order and apart from each other. A letter that folds to several is found as a
// whole.
func (q Query) Spans(text string) []Span {
	if q.Empty() {
		return nil
	}
	folded, from := positions(text)
	hit := make([]bool, len(text)+1)
	for _, w := range q.words {
		for start := 0; ; {
			i := strings.Index(folded[start:], w)
			if i < 0 {
				break
			}
			for b := start + i; b < start+i+len(w); b++ {
				hit[from[b]] = true
			}
			start += i + len(w)
		}
	}
	var out []Span
	for i, r := range text {
		end := i + utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, n := utf8.DecodeRuneInString(text[i:])
			end = i + n
		}
		last := len(out) - 1
		switch {
		case last >= 0 && out[last].End == i && (hit[i] || unicode.Is(unicode.Mn, r)):
			out[last].End = end // an accent belongs to its letter
		case hit[i]:
			out = append(out, Span{i, end})
		}
	}
	return out
}

// Mark lays the style of a match over the words of the query in text, which was
// drawn from the start of r.
func (q Query) Mark(p paint.Pen, th theme.Theme, r paint.Rect, text string) {
	for _, s := range q.Spans(text) {
		found := paint.Rect{X: r.X + paint.Width(text[:s.Start]), Y: r.Y, W: paint.Width(text[s.Start:s.End]), H: 1}
		p.Tint(found.Intersect(r), th.Style(theme.Match))
	}
}

// Fold returns a text without what a search overlooks: case and accents.
func Fold(text string) string {
	if i := strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf || r >= 'A' && r <= 'Z' }); i < 0 {
		return text
	}
	out := make([]byte, 0, len(text))
	for i, r := range text {
		out = folded(out, text[i:], r)
	}
	return string(out)
}

// positions is [Fold] with the byte of text that each byte of the result stands
// for.
func positions(text string) (string, []int) {
	out := make([]byte, 0, len(text))
	from := make([]int, 0, len(text))
	for i, r := range text {
		out = folded(out, text[i:], r)
		from = append(from, slices.Repeat([]int{i}, len(out)-len(from))...)
	}
	return string(out), from
}

// spelled are letters that no decomposition leads to the ones people type.
var spelled = map[rune]string{
	'ß': "ss", 'ẞ': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ı': "i", 'ς': "σ",
}

// folded appends what r, the first rune of rest, folds to.
func folded(out []byte, rest string, r rune) []byte {
	if r < utf8.RuneSelf {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return append(out, byte(r))
	}
	if unicode.Is(unicode.Mn, r) {
		return out
	}
	if parts := norm.NFKD.PropertiesString(rest).Decomposition(); len(parts) > 0 {
		for _, part := range string(parts) {
			if !unicode.Is(unicode.Mn, part) {
				out = lower(out, part)
			}
		}
		return out
	}
	return lower(out, r)
}

func lower(out []byte, r rune) []byte {
	r = unicode.ToLower(r)
	if s, ok := spelled[r]; ok {
		return append(out, s...)
	}
	return utf8.AppendRune(out, r)
}

// Compare orders folded texts as people do: numbers in them by value, so that
// "step 2" comes before "step 10".
func Compare(a, b string) int {
	for a != "" && b != "" {
		x, restA := digits(a)
		y, restB := digits(b)
		if x != "" && y != "" {
			if c := compareNumbers(x, y); c != 0 {
				return c
			}
			a, b = restA, restB
			continue
		}
		if a[0] != b[0] {
			break
		}
		a, b = a[1:], b[1:]
	}
	return strings.Compare(a, b)
}

// digits splits off the number that s begins with.
func digits(s string) (number, rest string) {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return s[:n], s[n:]
}

// compareNumbers compares numbers of any length; of equal ones that with fewer
// zeros before it comes first.
func compareNumbers(a, b string) int {
	x, y := strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
	if len(x) != len(y) {
		return len(x) - len(y)
	}
	if c := strings.Compare(x, y); c != 0 {
		return c
	}
	return len(a) - len(b)
}
