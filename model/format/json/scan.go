package json

import (
	"bytes"
	stdjson "encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"wend/model"
	"wend/model/format/source"
)

// Limits of a file.
const (
	MaxSize    = 16 << 20 // bytes
	MaxDepth   = 64       // arrays and objects within each other
	MaxObjects = 20_000   // of one kind in one document
)

// scanner walks over a file once, value by value. It refuses whatever two JSON
// readers could read differently: names that occur twice, broken characters,
// trailing bytes.
type scanner struct {
	options source.Options
	report  source.Report
	data    []byte
	*jsontext.Decoder
	longest int // bytes of the longest text of the object being read
	// A byte whose line was asked for, and that line: the next is near it.
	knownAt, knownLine int
}

func newScanner(data []byte, o source.Options) *scanner {
	return &scanner{options: o, data: data, Decoder: jsontext.NewDecoder(bytes.NewBuffer(data)), knownLine: 1}
}

// load returns the bytes of r within the limits.
func load(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("read JSON: %w", err)
	}
	if len(data) > MaxSize {
		return nil, source.Fault(0, "", source.ErrLimit, "the file is larger than %d MiB", MaxSize>>20)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, source.Fault(0, "", source.ErrSyntax, "the file is empty")
	}
	return data, nil
}

// lineAt returns the line of a byte of the file.
func (s *scanner) lineAt(at int) int {
	at = min(at, len(s.data))
	if at < s.knownAt {
		s.knownLine -= bytes.Count(s.data[at:s.knownAt], []byte("\n"))
	} else {
		s.knownLine += bytes.Count(s.data[s.knownAt:at], []byte("\n"))
	}
	s.knownAt = at
	return s.knownLine
}

// next returns where the value that comes next begins.
func (s *scanner) next() int {
	return len(s.data) - len(bytes.TrimLeft(s.data[s.InputOffset():], " \t\r\n,:"))
}

// here returns the line of what was read last.
func (s *scanner) here() int { return s.lineAt(int(s.InputOffset())) }

// path returns where the value that was read last stands:
// "journeys[0].stages[2].name".
func (s *scanner) path() string { return s.pathOf(s.StackPointer()) }

func (s *scanner) pathOf(p jsontext.Pointer) string {
	var b strings.Builder
	level := 0
	for name := range p.Tokens() {
		level++
		inList := false
		if level <= s.StackDepth() {
			k, _ := s.StackIndex(level)
			inList = k == jsontext.KindBeginArray
		}
		switch {
		case inList:
			b.WriteString("[" + name + "]")
		case level > 1:
			b.WriteString("." + name)
		default:
			b.WriteString(name)
		}
	}
	return b.String()
}

// syntax puts an error of the decoder into a sentence with a line.
func (s *scanner) syntax(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return source.Fault(s.lineAt(len(s.data)), "", source.ErrSyntax, "unexpected end of the file")
	}
	var at *jsontext.SyntacticError
	if !errors.As(err, &at) {
		return err
	}
	line, path, text := s.lineAt(int(at.ByteOffset)), "", at.Err.Error()
	switch rest := s.data[min(int(at.ByteOffset), len(s.data)):]; {
	case errors.Is(err, jsontext.ErrDuplicateName):
		path, text = s.pathOf(at.JSONPointer), "is there twice"
	case halfCharacter(rest):
		path, text = s.pathOf(at.JSONPointer), `half a character (\ud800 to \udfff alone)`
	case startsBroken(rest):
		text = "bytes that are not UTF-8"
	}
	return source.Fault(line, path, source.ErrSyntax, "%s", text)
}

// halfCharacter reports whether b begins with the escape of half a character.
func halfCharacter(b []byte) bool {
	return len(b) > 3 && b[0] == '\\' && b[1] == 'u' && b[2]|0x20 == 'd' && b[3]|0x20 >= '8' && b[3]|0x20 <= 'f'
}

func startsBroken(b []byte) bool {
	r, n := utf8.DecodeRune(b)
	return r == utf8.RuneError && n == 1
}

// token reads the next token.
func (s *scanner) token() (jsontext.Token, error) {
	t, err := s.ReadToken()
	if err == nil && s.StackDepth() > MaxDepth {
		err = source.Fault(s.here(), "", source.ErrLimit, "nested deeper than %d", MaxDepth)
	}
	return t, err
}

// expect reads the next token, which must be of one of the kinds.
func (s *scanner) expect(needed string, kinds ...jsontext.Kind) (jsontext.Token, error) {
	t, err := s.token()
	if err == nil && !slices.Contains(kinds, t.Kind()) {
		err = s.wrong(t.Kind(), t.String(), needed)
	}
	return t, err
}

// members reads an object; take reads the value of each member.
func (s *scanner) members(take func(name string) error) error {
	if _, err := s.expect("an object", jsontext.KindBeginObject); err != nil {
		return err
	}
	for s.PeekKind() != jsontext.KindEndObject {
		name, err := s.ReadToken()
		if err != nil {
			return err
		}
		if err := take(name.String()); err != nil {
			return err
		}
	}
	_, err := s.ReadToken()
	return err
}

// items reads a list, or null for none; take reads each item.
func (s *scanner) items(take func() error) error {
	if s.PeekKind() == jsontext.KindNull {
		return s.SkipValue()
	}
	if _, err := s.expect("a list", jsontext.KindBeginArray); err != nil {
		return err
	}
	for s.PeekKind() != jsontext.KindEndArray {
		if err := take(); err != nil {
			return err
		}
	}
	_, err := s.ReadToken()
	return err
}

// unknown refuses a field, or passes over its value and notes it if the reader
// is lenient.
func (s *scanner) unknown() error {
	path, depth, line := s.path(), s.StackDepth(), 0
	for line == 0 || s.StackDepth() > depth {
		if _, err := s.token(); err != nil {
			return err
		}
		if line == 0 {
			line = s.here()
		}
	}
	if !s.options.Lenient {
		return source.Fault(line, path, source.ErrUnknown, "unknown field")
	}
	s.report.Passed++
	s.report.Note(line, path, "unknown field, passed over")
	return nil
}

// member reads the value of a member into the field of struct v of that name.
func (s *scanner) member(v reflect.Value, name string) error {
	i, known := fields(v.Type())[name]
	if !known {
		return s.unknown()
	}
	return s.value(v.Field(i))
}

// value reads what comes next into v, which is zero. null leaves it so.
func (s *scanner) value(v reflect.Value) error {
	if s.PeekKind() == jsontext.KindNull {
		return s.SkipValue()
	}
	switch v.Kind() {
	case reflect.Struct:
		if o, optional := v.Addr().Interface().(stdjson.Unmarshaler); optional {
			return s.number(v.Field(0).Kind(), func(text string) error { return o.UnmarshalJSON([]byte(text)) })
		}
		return s.members(func(name string) error { return s.member(v, name) })
	case reflect.Slice:
		return s.slice(v)
	case reflect.String:
		return s.text(v)
	case reflect.Bool:
		t, err := s.expect("true or false", jsontext.KindTrue, jsontext.KindFalse)
		if err == nil {
			v.SetBool(t.Bool())
		}
		return err
	}
	return s.number(v.Kind(), func(text string) error { return stdjson.Unmarshal([]byte(text), v.Addr().Interface()) })
}

func (s *scanner) slice(v reflect.Value) error {
	if _, one := v.Addr().Interface().(stdjson.Unmarshaler); one && s.PeekKind() == jsontext.KindString {
		item := reflect.New(v.Type().Elem()).Elem() // one alone, as it was once written
		if err := s.text(item); err != nil || item.String() == "" {
			return err
		}
		v.Set(reflect.Append(v, item))
		return nil
	}
	return s.items(func() error {
		if s.PeekKind() == jsontext.KindNull {
			_, err := s.expect("a value")
			return err
		}
		item := reflect.New(v.Type().Elem()).Elem()
		if err := s.value(item); err != nil {
			return err
		}
		v.Set(reflect.Append(v, item))
		return nil
	})
}

func (s *scanner) text(v reflect.Value) error {
	t, err := s.expect("text", jsontext.KindString)
	if err != nil {
		return err
	}
	text := t.String()
	s.longest = max(s.longest, len(text))
	s.report.Removed += hostile(text)
	v.SetString(text)
	return nil
}

// number reads a number that fits into a Go type of the given kind.
func (s *scanner) number(k reflect.Kind, set func(text string) error) error {
	t, err := s.expect("a number", jsontext.KindNumber)
	if err != nil {
		return err
	}
	text, needed := t.String(), "a whole number of normal size"
	if k == reflect.Float64 {
		needed = "a number of normal size"
		_, err = strconv.ParseFloat(text, 64)
	} else {
		_, err = strconv.ParseInt(text, 10, 32)
	}
	if err != nil {
		return s.wrong(t.Kind(), text, needed)
	}
	return set(text)
}

// words says what a kind of value is called in messages.
var words = map[jsontext.Kind]string{
	jsontext.KindBeginObject: "an object", jsontext.KindBeginArray: "a list", jsontext.KindString: "text",
	jsontext.KindTrue: "true or false", jsontext.KindFalse: "true or false", jsontext.KindNull: "nothing",
}

// wrong says that the value that was read last is not what is needed.
func (s *scanner) wrong(is jsontext.Kind, text, needed string) error {
	return source.Fault(s.here(), s.path(), source.ErrSyntax, "needs %s, is %s", needed, called(is, text))
}

func called(k jsontext.Kind, text string) string {
	if word, found := words[k]; found {
		return word
	}
	if len(text) > 20 {
		return text[:20] + "…"
	}
	return text
}

// hostile counts the characters that cleaning takes out of a text.
func hostile(s string) (n int) {
	for _, r := range s {
		if r != '\n' && r != '\r' && r != '\t' && r != utf8.RuneError && model.Hostile(r) {
			n++
		}
	}
	return n
}
