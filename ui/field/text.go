package field

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"wend/model"
)

// admit reduces s to what may stand in a field: as model.CleanLine and
// model.CleanText do, but without trimming, which would eat the blank just
// typed, and without composing, which would move the cursor.
func admit(s string, lines bool) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ToValidUTF8(s, "\uFFFD")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
			if lines {
				return '\n'
			}
			return ' '
		case r == '\t':
			return ' '
		case model.Hostile(r):
			return -1
		}
		return r
	}, s)
}

// limit cuts s to what the model stores.
func limit(s string, lines bool) string {
	if n := maxBytes(lines); len(s) > n {
		return cut(s, n)
	}
	return s
}

// cut returns the whole characters of s that take at most n bytes.
func cut(s string, n int) string {
	end := 0
	for g := graphemes.FromString(s); g.Next() && g.End() <= n; {
		end = g.End()
	}
	return s[:end]
}

// boundary returns the first place between two characters at or after i. What
// is inserted may join with what stands before it or after it.
func (f Field) boundary(i int) int {
	for g := graphemes.FromString(f.text); g.Next(); {
		if g.End() >= i {
			if i == g.Start() {
				return i
			}
			return g.End()
		}
	}
	return len(f.text)
}

// before returns the place one character to the left.
func (f Field) before() int {
	for g := graphemes.FromString(f.text); g.Next(); {
		if g.End() >= f.at {
			return min(g.Start(), f.at)
		}
	}
	return 0
}

// after returns the place one character to the right.
func (f Field) after() int {
	return f.at + len(graphemes.FromString(f.text[f.at:]).First())
}

// wordBefore returns the start of the word at the left, not across lines.
func (f Field) wordBefore() int {
	start := f.lineStart()
	if start == f.at {
		return max(start-1, 0)
	}
	to, inside := start, false
	for g := graphemes.FromString(f.text[start:f.at]); g.Next(); {
		word := isWord(g.Value())
		if word && !inside {
			to = start + g.Start()
		}
		inside = word
	}
	return to
}

// wordAfter returns the end of the word at the right, not across lines.
func (f Field) wordAfter() int {
	end := f.lineEnd()
	if end == f.at {
		return min(end+1, len(f.text))
	}
	inside := false
	for g := graphemes.FromString(f.text[f.at:end]); g.Next(); {
		word := isWord(g.Value())
		if inside && !word {
			return f.at + g.Start()
		}
		inside = word
	}
	return end
}

// isWord reports whether a character is part of a word.
func isWord(c string) bool {
	r, _ := utf8.DecodeRuneInString(c)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_'
}

func (f Field) lineStart() int { return strings.LastIndexByte(f.text[:f.at], '\n') + 1 }

func (f Field) lineEnd() int {
	if i := strings.IndexByte(f.text[f.at:], '\n'); i >= 0 {
		return f.at + i
	}
	return len(f.text)
}
