package main

import (
	"strings"
	"testing"
)

// fed returns what pastes makes of the parts; "-" stands for a pause.
func fed(parts ...string) string {
	var p pastes
	var out strings.Builder
	for _, part := range parts {
		if part == "-" {
			if p.inside {
				out.Write(p.giveUp())
			}
			continue
		}
		out.Write(p.take([]byte(part)))
	}
	return out.String()
}

func TestEveryPasteEndsAndIsWhole(t *testing.T) {
	const b, e = "\x1b[200~", "\x1b[201~"
	for name, c := range map[string]struct {
		in   []string
		want string
	}{
		"keys":                             {[]string{"a", "\x1b", "\x1b[A", "\x1b", "[B"}, "a\x1b\x1b[A\x1b[B"},
		"whole":                            {[]string{"x" + b + "one" + e + "y"}, "x" + b + "one" + e + "y"},
		"two in one":                       {[]string{b + "1" + e + b + "2" + e}, b + "1" + e + b + "2" + e},
		"torn end":                         {[]string{b + "one\x1b[2", "01~", "q"}, b + "one" + e + "q"},
		"torn beginning":                   {[]string{"\x1b", "[20", "0~one\x1b", "[201", "~q"}, b + "one" + e + "q"},
		"an end that comes too late":       {[]string{b + "one\x1b[2", "-", "01~", "q"}, b + "one" + e + "q"},
		"an end that never comes":          {[]string{b + "one", "-", "q"}, b + "one" + e + "q"},
		"text after a long pause":          {[]string{b + "one", "-", "two" + e + "q"}, b + "one" + e + b + "two" + e + "q"},
		"torn end, then another key":       {[]string{b + "one\x1b[2", "-", "q"}, b + "one" + e + "q"},
		"ctrl+c alone":                     {[]string{b + "one", "\x03"}, b + "one" + e + "\x03"},
		"ctrl+c as a sequence":             {[]string{b + "one", "\x1b[99;5u"}, b + "one" + e + "\x1b[99;5u"},
		"newlines and tabs as keys":        {[]string{b + "1\x1b[106;5u2\x1b[27;5;109~3\x1b[105;5u4" + e}, b + "1\n2\r3\t4" + e},
		"a newline as a key, torn":         {[]string{b + "1\x1b[10", "6;5u2" + e}, b + "1\n2" + e},
		"a newline as a key, not in paste": {[]string{"\x1b[106;5u"}, "\x1b[106;5u"},
		"something else that is torn":      {[]string{b + "1\x1b[3", "-"}, b + "1\x1b[3" + e},
	} {
		if got := fed(c.in...); got != c.want {
			t.Errorf("%s: %q becomes %q, want %q", name, c.in, got, c.want)
		}
	}
}
