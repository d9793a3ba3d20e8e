package model

import (
	"reflect"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Limits of text and documents; beyond them input is refused or cut.
const (
	MaxLine = 1 << 10 // bytes in a line
	MaxText = 1 << 16 // bytes in a text
)

// CleanLine makes s safe to store and show as one line: valid UTF-8 in normal
// form C, no control characters or bidi overrides, white space folded, at most
// MaxLine bytes.
func CleanLine(s string) string {
	if !plain(s) {
		s = strip(s, ' ')
	}
	return cut(strings.Join(strings.Fields(s), " "), MaxLine)
}

// CleanText is CleanLine for text of several lines: line ends are kept (CRLF
// and CR become LF), tabs become blanks, at most MaxText bytes.
func CleanText(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	if !plain(s) {
		s = strip(s, '\n')
	}
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return cut(strings.Trim(strings.Join(lines, "\n"), "\n"), MaxText)
}

// plain reports whether s is printable ASCII, which needs no cleaning.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7e {
			return false
		}
	}
	return true
}

// strip removes what must not be stored; a newline becomes newline.
func strip(s string, newline rune) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return newline
		case r == '\t':
			return ' '
		case Hostile(r):
			return -1
		}
		return r
	}, s)
	return norm.NFC.String(s)
}

// Hostile reports whether r is a control character, a bidi override or a
// similar character that text from outside must not bring in.
func Hostile(r rune) bool {
	switch {
	case r < 0x20 || r >= 0x7f && r <= 0x9f: // C0, DEL, C1
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069: // bidi
	case r == 0x2028 || r == 0x2029 || r == 0xfeff: // line ends, byte order mark
	case r >= 0xe0000 && r <= 0xe007f: // tags
	default:
		return false
	}
	return true
}

func cut(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	for limit > 0 && !utf8.RuneStart(s[limit]) {
		limit--
	}
	return strings.TrimSpace(s[:limit])
}

// Clean returns o with all its text cleaned. Cleaning is idempotent.
func Clean(o Object) Object {
	next := reflect.New(reflect.TypeOf(o)).Elem()
	next.Set(reflect.ValueOf(o))
	changed := false
	for _, f := range tables[o.Kind()] {
		if v := next.FieldByIndex(f.index); !f.Fixed && cleanValue(v, f.Type) {
			changed = true
		}
	}
	if !changed {
		return o
	}
	return next.Interface().(Object)
}

// cleanValue cleans the text in v in place and reports whether it changed. It
// copies slices and pointers before it writes to them.
func cleanValue(v reflect.Value, t FieldType) bool {
	switch v.Kind() {
	case reflect.String:
		clean := CleanLine
		if t == Text {
			clean = CleanText
		}
		s := clean(v.String())
		if s == v.String() {
			return false
		}
		v.SetString(s)
		return true
	case reflect.Slice:
		return cleanSlice(v, t)
	case reflect.Struct:
		changed := false
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() && cleanValue(f, t) {
				changed = true
			}
		}
		return changed
	}
	return false
}

// cleanSlice cleans a list on a copy; empty lines of text are dropped.
func cleanSlice(v reflect.Value, t FieldType) bool {
	next := reflect.MakeSlice(v.Type(), 0, v.Len())
	changed := false
	for i := range v.Len() {
		item := reflect.New(v.Type().Elem()).Elem()
		item.Set(v.Index(i))
		changed = cleanValue(item, t) || changed
		if item.Kind() == reflect.String && item.String() == "" {
			changed = true
			continue
		}
		next = reflect.Append(next, item)
	}
	if changed {
		v.Set(next)
	}
	return changed
}
