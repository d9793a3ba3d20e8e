package bolt

import (
	"bytes"
	"unicode/utf8"

	"wend/model"
	"wend/store"
)

// Text is cleaned where it enters the program, and a file may be a stranger's. Cleaning takes longer than reading, so
// it is done only where something asks for it.

// decodeObject decodes an object as a program may show it.
func decodeObject(kind model.Kind, payload []byte) (model.Object, error) {
	o, err := model.DecodeObject(kind, payload)
	if err == nil && hostile(payload) {
		o = model.Clean(o)
	}
	return o, err
}

// hostile reports whether there may be something in JSON that text must not have.
func hostile(payload []byte) bool {
	if bytes.Contains(payload, []byte(`\u`)) {
		return true
	}
	for i := 0; i < len(payload); {
		if b := payload[i]; b >= ' ' && b < 0x7f {
			i++
			continue
		}
		r, n := utf8.DecodeRune(payload[i:])
		if r == utf8.RuneError && n == 1 || model.Hostile(r) {
			return true
		}
		i += n
	}
	return false
}

// cleanLine returns one line of text as a program may show it.
func cleanLine(s string) string {
	for _, r := range s {
		if r == utf8.RuneError || model.Hostile(r) {
			return model.CleanLine(s)
		}
	}
	return s
}

func cleanLines(all []string) []string {
	for i := range all {
		all[i] = cleanLine(all[i])
	}
	return all
}

func cleanSummary(s store.Summary) store.Summary {
	s.Title, s.Variant = cleanLine(s.Title), model.Variant(cleanLine(string(s.Variant)))
	s.Personas, s.Tags = cleanLines(s.Personas), cleanLines(s.Tags)
	return s
}
