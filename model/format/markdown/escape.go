package markdown

import (
	"strings"

	"wend/model"
)

// escape returns what people typed as one line that reads as typed, wherever in
// a line or table it is put.
func escape(s string) string {
	s = strings.Join(strings.Fields(model.CleanText(s)), " ")
	var b strings.Builder
	b.Grow(len(s) + 8)
	marker := markerEnd(s)
	for i := range len(s) { // bytes do: all that is special is ASCII
		switch c := s[i]; {
		case c == '<':
			b.WriteString("&lt;")
		case c == '>':
			b.WriteString("&gt;")
		case c == '&' && entity(s[i:]):
			b.WriteString("&amp;")
		case strings.IndexByte("\\`*_[]{}|~$", c) >= 0,
			c == '#' && (i == 0 || s[i-1] == ' ' || s[i-1] == '#'),
			i == marker:
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// markerEnd returns where the mark of a list, a rule or an underlined heading is
// that s begins with ("-", "12."), or -1.
func markerEnd(s string) int {
	if s == "" {
		return -1
	}
	if strings.IndexByte("-+=:", s[0]) >= 0 {
		return 0
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')') {
		return digits
	}
	return -1
}

// entity reports whether s begins with what HTML takes for one character.
func entity(s string) bool {
	name, _, closed := strings.Cut(s[1:], ";")
	if !closed || name == "" {
		return false
	}
	for _, r := range strings.TrimPrefix(name, "#") {
		if !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') {
			return false
		}
	}
	return true
}
