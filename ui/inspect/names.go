package inspect

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"wend/model"
	"wend/model/edit"
)

// sentence says to people why a change was refused. Errors of the model begin
// with the object and end with the sentinel; neither helps here.
func sentence(err error) string {
	s := err.Error()
	for _, sentinel := range []error{model.ErrInvalid, edit.ErrRefused} {
		if errors.Is(err, sentinel) {
			s = strings.TrimSuffix(s, ": "+sentinel.Error())
		}
	}
	if head, tail, found := strings.Cut(s, ": "); found && strings.Contains(head, `"`) {
		s = tail
	}
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:] + "."
}
