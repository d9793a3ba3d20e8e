package json

import (
	"bytes"
	stdjson "encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Limits of a file.
const (
	MaxSize    = 16 << 20 // bytes
	MaxDepth   = 64       // arrays and objects within each other
	MaxObjects = 20_000   // of one kind in one document
)

// node is a value of the file. Its kind is '{', '[', '"' (text), '0' (number),
// 't' (true or false) or 'n' (null).
type node struct {
	kind    byte
	line    int
	text    string // of a text, a number, true or false
	members []member
	items   []*node
}

type member struct {
	name  string
	value *node
}

// words says what a kind of node is called in messages.
var words = map[byte]string{'{': "an object", '[': "a list", '"': "text", '0': "a number", 't': "true or false", 'n': "nothing"}

// read returns the bytes of r within the limits.
func read(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("read JSON: %w", err)
	}
	if len(data) > MaxSize {
		return nil, fault(0, "", ErrLimit, "the file is larger than %d MiB", MaxSize>>20)
	}
	return bytes.TrimPrefix(data, []byte("\ufeff")), nil
}

// parse returns the tree of data. It refuses whatever two JSON readers could
// read differently: names that occur twice, broken characters, trailing bytes.
func parse(data []byte) (*node, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, fault(0, "", ErrSyntax, "the file is empty")
	}
	if at := invalidUTF8(data); at >= 0 {
		return nil, fault(lineAt(data, at), "", ErrSyntax, "bytes that are not UTF-8")
	}
	var whole stdjson.RawMessage
	if err := stdjson.Unmarshal(data, &whole); err != nil {
		return nil, syntax(data, err)
	}
	p := parser{dec: stdjson.NewDecoder(bytes.NewReader(data)), data: data, line: 1}
	p.dec.UseNumber()
	return p.value(p.next(), "", 0)
}

func invalidUTF8(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for at := 0; ; {
		r, n := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && n <= 1 {
			return at
		}
		at += n
	}
}

func lineAt(data []byte, at int) int { return 1 + bytes.Count(data[:at], []byte("\n")) }

// syntax puts the error of the standard library into a sentence with a line.
func syntax(data []byte, err error) error {
	var at *stdjson.SyntaxError
	if !errors.As(err, &at) {
		return fault(0, "", ErrSyntax, "%v", err)
	}
	line := lineAt(data, min(int(at.Offset), len(data)))
	return fault(line, "", ErrSyntax, "%s", at.Error())
}

// parser walks over tokens of JSON that is known to be well-formed.
type parser struct {
	dec  *stdjson.Decoder
	data []byte
	at   int // end of the last token
	from int // begin of the last token, with the white space before it
	line int
}

func (p *parser) next() stdjson.Token {
	t, err := p.dec.Token()
	if err != nil {
		panic(fmt.Sprintf("json: well-formed JSON gave %v", err))
	}
	p.from, p.at = p.at, int(p.dec.InputOffset())
	p.line += bytes.Count(p.data[p.from:p.at], []byte("\n"))
	return t
}

func (p *parser) value(t stdjson.Token, path string, depth int) (*node, error) {
	n := &node{line: p.line}
	switch t := t.(type) {
	case stdjson.Delim:
		if depth == MaxDepth {
			return nil, fault(p.line, "", ErrLimit, "nested deeper than %d", MaxDepth)
		}
		n.kind = byte(t)
		if t == '{' {
			return n, p.object(n, path, depth+1)
		}
		return n, p.array(n, path, depth+1)
	case string:
		n.kind, n.text = '"', t
		return n, p.whole(t, path)
	case stdjson.Number:
		n.kind, n.text = '0', t.String()
	case bool:
		n.kind, n.text = 't', fmt.Sprint(t)
	case nil:
		n.kind = 'n'
	}
	return n, nil
}

// whole refuses texts in which the decoder had to replace half a character.
func (p *parser) whole(text, path string) error {
	if !strings.ContainsRune(text, utf8.RuneError) {
		return nil
	}
	raw := strings.ToLower(string(p.data[p.from:p.at]))
	if strings.ContainsRune(raw, utf8.RuneError) || strings.Contains(raw, `\ufffd`) {
		return nil
	}
	return fault(p.line, path, ErrSyntax, `half a character (\ud800 to \udfff alone)`)
}

func (p *parser) object(n *node, path string, depth int) error {
	seen := map[string]bool{}
	for p.dec.More() {
		name := p.next().(string)
		at := join(path, name)
		if seen[name] {
			return fault(p.line, at, ErrSyntax, "is there twice")
		}
		seen[name] = true
		v, err := p.value(p.next(), at, depth)
		if err != nil {
			return err
		}
		n.members = append(n.members, member{name, v})
	}
	p.next()
	return nil
}

func (p *parser) array(n *node, path string, depth int) error {
	for p.dec.More() {
		v, err := p.value(p.next(), item(path, len(n.items)), depth)
		if err != nil {
			return err
		}
		n.items = append(n.items, v)
	}
	p.next()
	return nil
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

func item(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i) }

// take removes the member name from n and returns it; nil if there is none.
func (n *node) take(name string) *node {
	for i, m := range n.members {
		if m.name == name {
			n.members = append(n.members[:i:i], n.members[i+1:]...)
			return m.value
		}
	}
	return nil
}

// append writes n back as JSON, without nulls and empty lists.
func (n *node) append(b []byte) []byte {
	switch n.kind {
	case '{':
		b = append(b, '{')
		for _, m := range n.members {
			if m.value.kind == 'n' || m.value.kind == '[' && len(m.value.items) == 0 {
				continue
			}
			if b[len(b)-1] != '{' {
				b = append(b, ',')
			}
			b = append(quote(b, m.name), ':')
			b = m.value.append(b)
		}
		return append(b, '}')
	case '[':
		b = append(b, '[')
		for i, v := range n.items {
			if i > 0 {
				b = append(b, ',')
			}
			b = v.append(b)
		}
		return append(b, ']')
	case '"':
		return quote(b, n.text)
	case 'n':
		return append(b, "null"...)
	}
	return append(b, n.text...)
}

func quote(b []byte, s string) []byte {
	q, _ := stdjson.Marshal(s) // text always encodes
	return append(b, q...)
}
