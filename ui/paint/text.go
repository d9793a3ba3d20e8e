package paint

import (
	"strings"
	"unicode"
)

// Safe reduces s to a form of the same width in every terminal and free of anything a terminal would obey. Graphemes
// whose width terminals disagree about lose what causes it (❤️ becomes ❤, 1️⃣ becomes 1); control characters, bidi
// overrides and broken bytes become �, line breaks and tabs a space; invisible characters vanish.
func Safe(s string) string {
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for len(s) > 0 {
		g, n := next(s)
		g.write(&b)
		s = s[n:]
	}
	return b.String()
}

func (g glyph) write(b *strings.Builder) {
	if g.r == cluster {
		b.WriteString(g.text)
		return
	}
	b.WriteRune(g.r)
}

// isPlain reports whether s is printable ASCII only.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// Width returns how many cells Safe(s) takes.
func Width(s string) int {
	if isPlain(s) {
		return len(s)
	}
	width := 0
	for len(s) > 0 {
		g, n := next(s)
		width += g.width
		s = s[n:]
	}
	return width
}

// cut returns how many bytes of s fit in w cells, and how many cells they take.
func cut(s string, w int) (n, width int) {
	if isPlain(s) {
		w = within(w, len(s))
		return w, w
	}
	for n < len(s) {
		g, size := next(s[n:])
		if width+g.width > w {
			break
		}
		width += g.width
		n += size
	}
	return n, width
}

// fit splits what to show of s in w cells into a head and what marks the cut, and says how wide both are together.
func fit(s string, w int, ellipsis string) (head, tail string, width int) {
	n, width := cut(s, w)
	if n == len(s) { // what has no width behind it fits as well
		return s, "", width
	}
	t, reserved := cut(ellipsis, w)
	n, _ = cut(s, w-reserved)
	head = strings.TrimRight(s[:n], " ")
	return head, ellipsis[:t], Width(head) + reserved
}

// Fit returns Safe(s) cut to at most w cells. A cut text ends in ellipsis, if that has room.
func Fit(s string, w int, ellipsis string) string {
	if w <= 0 {
		return ""
	}
	head, tail, _ := fit(s, w, ellipsis)
	if tail == "" {
		return Safe(head)
	}
	return Safe(head) + Safe(tail)
}

// PadRight returns Safe(s) with spaces after it to w cells; a longer text stays whole.
func PadRight(s string, w int) string {
	return Safe(s) + strings.Repeat(" ", max(0, w-Width(s)))
}

// PadLeft returns Safe(s) with spaces before it to w cells; a longer text stays whole.
func PadLeft(s string, w int) string {
	return strings.Repeat(" ", max(0, w-Width(s))) + Safe(s)
}

// Wrap breaks s into lines of at most w cells, at spaces, after hyphens and slashes and around wide characters. Line breaks
// in s are kept. With maxLines > 0 there are at most that many lines, and a text that is cut, as a word that is longer than
// a line, ends in ellipsis; with 0 all of s is there, and only a word that is longer than a line is broken inside. An empty
// text, or no room, has no lines.
func Wrap(s string, w, maxLines int, ellipsis string) []string {
	if w <= 0 || s == "" {
		return nil
	}
	l := lines{w: w, limit: maxLines, ellipsis: ellipsis}
	for paragraph := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		if l.full() {
			break
		}
		l.paragraph(paragraph)
	}
	if l.full() {
		l.shorten()
	}
	return l.done
}

// lines collects wrapped lines, one more than the limit at most, which tells that the text was cut.
type lines struct {
	w, limit int
	ellipsis string
	done     []string
	line     strings.Builder
	used     int // cells in line
}

func (l *lines) full() bool { return l.limit > 0 && len(l.done) > l.limit }

func (l *lines) flush() {
	l.done = append(l.done, strings.TrimRight(l.line.String(), " "))
	l.line.Reset()
	l.used = 0
}

func (l *lines) paragraph(s string) {
	if fits(s, l.w) {
		l.done = append(l.done, strings.TrimRight(s, " "))
		return
	}
	for s != "" {
		word, width, gap, n := nextWord(s)
		s = s[n:]
		if l.used > 0 && l.used+width > l.w {
			l.flush()
		}
		l.word(word, width)
		if l.full() {
			return
		}
		if l.used > 0 {
			gap = min(gap, l.w-l.used)
			l.line.WriteString(strings.Repeat(" ", gap))
			l.used += gap
		}
	}
	l.flush()
}

// fits reports whether s is as it is a line of w cells, which most texts are: plain
// letters, no blank before them.
func fits(s string, w int) bool {
	if len(s) > w || strings.HasPrefix(s, " ") {
		return false
	}
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// word adds a word, which is longer than the room left only when the line is empty: then it takes several lines, or is cut.
func (l *lines) word(word string, width int) {
	if width > l.w && l.limit > 0 && spaced(word) {
		word = Fit(word, l.w, l.ellipsis)
		width = Width(word)
	}
	for width > l.w && !l.full() {
		n, used := cut(word, l.w)
		head := word[:n]
		if used == 0 { // a wide character in a single column
			_, n = next(word)
			head, used = "?", 1
		}
		l.line.WriteString(head)
		l.used = used
		word = word[n:]
		if word == "" {
			return
		}
		width = Width(word)
		l.flush()
	}
	l.line.WriteString(word)
	l.used += width
}

// spaced reports whether word is of a script that has spaces between words, so that it is one word and no sentence.
func spaced(word string) bool {
	for _, r := range word {
		if unicode.In(r, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
			return false
		}
	}
	return true
}

// shorten takes back the line too many and marks the last one.
func (l *lines) shorten() {
	l.done = l.done[:l.limit]
	last := l.done[l.limit-1]
	tail, used := cut(l.ellipsis, l.w)
	head, _ := cut(last, l.w-used)
	l.done[l.limit-1] = strings.TrimRight(last[:head], " ") + Safe(l.ellipsis[:tail])
}

// nextWord returns the first piece of s that must stay together, reduced, its width, the number of spaces after it and
// the bytes of s that piece and spaces take.
func nextWord(s string) (word string, width, gap, n int) {
	var b strings.Builder
	for n < len(s) {
		g, size := next(s[n:])
		if g.r == ' ' {
			break
		}
		if g.width == 2 && width > 0 {
			return b.String(), width, 0, n
		}
		g.write(&b)
		width += g.width
		n += size
		if g.width == 2 || (g.r == '-' || g.r == '/') && width > 2 { // "e-mail" and "(-2)" stay whole
			break
		}
	}
	for n < len(s) {
		g, size := next(s[n:])
		if g.r != ' ' {
			break
		}
		gap++
		n += size
	}
	return b.String(), width, gap, n
}
