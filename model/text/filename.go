package text

import (
	"cmp"
	"strings"
	"unicode"
)

// FileName makes the name of a file, without its end, of a title; otherwise if that
// has nothing in it to make one of: letters and digits of any script, nothing
// else, and short enough for every file system.
func FileName(title, otherwise string) string {
	const most = 50 // letters, of at most four bytes
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M, unicode.N)
	})
	name := []rune(strings.Join(words[:min(len(words), 6)], "-"))
	return cmp.Or(strings.Trim(string(name[:min(len(name), most)]), "-"), otherwise)
}
