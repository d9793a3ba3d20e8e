package paint

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/uax29/v2/graphemes"
)

// cluster marks a glyph that is more than one rune.
const cluster rune = -1

// A glyph is one grapheme in the form in which it may stand in a cell: width-stable and free of control characters.
type glyph struct {
	r     rune   // the only rune, or cluster
	text  string // the grapheme when r is cluster
	width int    // cells: 1 or 2; 0 when nothing is to be drawn
}

var (
	blank   = glyph{r: ' ', width: 1}
	unknown = glyph{r: utf8.RuneError, width: 1}
	nothing = glyph{r: cluster}
)

// next reduces the first grapheme of s, which must not be empty, and says how many bytes of s it stands for.
func next(s string) (g glyph, n int) {
	if c := s[0]; c >= ' ' && c < 0x7f && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return glyph{r: rune(c), width: 1}, 1
	}
	r, size := utf8.DecodeRuneInString(s)
	if w := plainWidth(r); w > 0 && endsGrapheme(s[size:]) {
		return glyph{r: r, width: w}, size
	}
	return reduced(s)
}

// plainSpans are runes that are everyday text or drawing, have one width everywhere and never join with their neighbours,
// in ascending order.
var plainSpans = [...]struct {
	first, last rune
	width       int
}{
	{' ', '~', 1},
	{0xa1, 0xa8, 1},
	{0xaa, 0xac, 1},
	{0xaf, 0x2ff, 1}, // Latin without ©, ® and the soft hyphen
	{0x391, 0x3fe, 1},
	{0x400, 0x47f, 1},
	{0x5d0, 0x5ea, 1}, // Greek, Cyrillic, Hebrew
	{0x2010, 0x2027, 1},
	{0x2030, 0x203a, 1},
	{0x2190, 0x2193, 1}, // punctuation, arrows
	{0x2500, 0x25fa, 1}, // lines, blocks, shapes
	{'★', '☆', 1},
	{'✓', '✓', 1},
	{'✗', '✗', 1},
	{'✦', '✦', 1}, // marks that stand among emoji
	{0x3041, 0x3096, 2},
	{0x30a1, 0x30fa, 2},
	{0x4e00, 0x9fff, 2}, // kana, Chinese characters
	{0xac00, 0xd7a3, 2}, // Hangul
}

// plainWidth returns the width of a plain rune; 0 means that a closer look is needed.
func plainWidth(r rune) int {
	for i := range plainSpans {
		s := &plainSpans[i]
		if r <= s.last {
			if r >= s.first {
				return s.width
			}
			return 0
		}
	}
	return 0
}

// endsGrapheme reports whether a plain rune before s is certainly a grapheme of its own.
func endsGrapheme(s string) bool {
	if s == "" || s[0] < utf8.RuneSelf {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s)
	return plainWidth(r) > 0
}

type reduction struct {
	glyph glyph
	n     int
}

// reductions remembers what the rarer graphemes become; finding out takes microseconds. It is bounded because pasted
// text is not.
var reductions = struct {
	sync.RWMutex
	of map[string]reduction
}{of: map[string]reduction{}}

const maxReductions = 4096

func reduced(s string) (glyph, int) {
	first := firstGrapheme(s)
	reductions.RLock()
	d, ok := reductions.of[first]
	reductions.RUnlock()
	if ok {
		return d.glyph, d.n
	}
	key := strings.Clone(first)
	d.glyph, d.n = reduce(key)
	reductions.Lock()
	if len(reductions.of) >= maxReductions {
		clear(reductions.of)
	}
	reductions.of[key] = d
	reductions.Unlock()
	return d.glyph, d.n
}

// firstGrapheme returns the first grapheme of s up to the first broken byte, or that byte.
func firstGrapheme(s string) string {
	first := graphemes.FromString(s).First()
	if utf8.ValidString(first) {
		return first
	}
	for i, r := range first {
		if _, size := utf8.DecodeRuneInString(first[i:]); r == utf8.RuneError && size == 1 {
			return first[:max(i, 1)]
		}
	}
	return first
}

// reduce finds the form of one grapheme that every terminal gives the same width. It may take only the front of a
// grapheme that holds several letters, as in the conjuncts of Indic scripts, so that no letter is lost.
func reduce(s string) (glyph, int) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r == utf8.RuneError:
		return unknown, size
	case r == '\t', r == '\n', r == '\r', r == '\u2028', r == '\u2029':
		return blank, len(s)
	case unicode.IsControl(r), r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
		return unknown, len(s)
	case r >= 0x1f1e6 && r <= 0x1f1ff && size == len(s):
		return glyph{r: 'A' + r - 0x1f1e6, width: 1}, size
	case r == '\u0e33', r == '\u0eb3': // Thai and Lao AM join with the letter before; AA does not
		return glyph{r: r - 1, width: 1}, size
	case ansi.StringWidth(s) == 0 && ansi.StringWidthWc(s) == 0:
		return nothing, len(s)
	}
	if g, ok := stable(s); ok {
		return g, len(s)
	}
	n := size + secondLetter(s[size:])
	for _, form := range []string{s[:n], plainForm(s[:n]), s[:size]} {
		if g, ok := stable(form); ok {
			return g, n
		}
	}
	return glyph{r: '?', width: 1}, n
}

// secondLetter returns the length of tail up to the next letter.
func secondLetter(tail string) int {
	if strings.Contains(tail, "\u200d") {
		return len(tail) // joined emoji and joined letters are one picture
	}
	if i := strings.IndexFunc(tail, unicode.IsLetter); i >= 0 {
		return i
	}
	return len(tail)
}

// plainForm drops what a joiner adds and every rune whose width is disputed.
func plainForm(s string) string {
	s, _, _ = strings.Cut(s, "\u200d")
	return strings.Map(func(r rune) rune {
		if isDisputed(r) {
			return -1
		}
		return r
	}, s)
}

// isDisputed reports whether r tends to change the width of a grapheme in some terminals only: variation selectors, skin
// tones, spacing and enclosing marks, joiners and tags.
func isDisputed(r rune) bool {
	return r >= '\ufe00' && r <= '\ufe0f' || r >= 0x1f3fb && r <= 0x1f3ff || unicode.In(r, unicode.Mc, unicode.Me, unicode.Cf)
}

// neighbours are texts that would swallow, or be swallowed by, a grapheme that is not closed in itself.
var (
	before = []string{"x", "가"}
	after  = []string{"x", "가", "क", "💻", "🇩🇪"}
)

// stable reports whether s is one grapheme that keeps its width wherever it stands and however it is measured.
func stable(s string) (glyph, bool) {
	w := ansi.StringWidth(s)
	if w < 1 || w > 2 || w != ansi.StringWidthWc(s) || graphemes.FromString(s).First() != s {
		return glyph{}, false
	}
	if _, size := utf8.DecodeRuneInString(s); strings.ContainsFunc(s[size:], isDisputed) {
		return glyph{}, false
	}
	for _, b := range before {
		if graphemes.FromString(b+s).First() != b {
			return glyph{}, false
		}
	}
	for _, a := range after {
		if graphemes.FromString(s+a).First() != s {
			return glyph{}, false
		}
	}
	if r, size := utf8.DecodeRuneInString(s); size == len(s) {
		return glyph{r: r, width: w}, true
	}
	return glyph{r: cluster, text: s, width: w}, true
}
