package match_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/ui/match"
)

func TestSearchOverlooksCaseAndAccents(t *testing.T) {
	for query, text := range map[string]string{
		"zoe": "Zoë", "ZOË": "zoe", "strasse": "Straße", "MÜLLER": "muller", "cafe": "cafe\u0301", "ﬁ": "find", "ørsted": "Orsted",
		"smart buy": "Buyer of a smartphone", "買う": "スマホを買う人", "σοφος": "ΣΟΦΟΣ", "": "anything",
	} {
		if !match.New(query).Holds(match.Fold(text)) {
			t.Errorf("%q does not find %q", query, text)
		}
	}
	for query, text := range map[string]string{"zoe": "Zo", "phone x": "smartphone"} {
		if match.New(query).Holds(match.Fold(text)) {
			t.Errorf("%q finds %q", query, text)
		}
	}
}

func TestHitsAreMarkedWhereTheyWereWritten(t *testing.T) {
	for _, c := range []struct{ query, text, want string }{
		{"zoe", "Ask Zoë now", "Ask [Zoë] now"},
		{"cafe", "a Cafe\u0301, a cafe", "a [Cafe\u0301], a [cafe]"},
		{"strasse", "Hauptstraße 1", "Haupt[straße] 1"},
		{"s", "ß", "[ß]"},
		{"phone smart", "smartphone", "[smartphone]"},
		{"人", "スマホを買う人", "スマホを買う[人]"},
	} {
		var b strings.Builder
		last := 0
		for _, s := range match.New(c.query).Spans(c.text) {
			b.WriteString(c.text[last:s.Start] + "[" + c.text[s.Start:s.End] + "]")
			last = s.End
		}
		b.WriteString(c.text[last:])
		if diff := cmp.Diff(c.want, b.String()); diff != "" {
			t.Error(diff)
		}
	}
}

func TestSpansAreWholeLettersInOrderInAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, query := rapid.String().Draw(t, "text"), match.New(rapid.StringN(1, 3, -1).Draw(t, "query"))
		if rapid.Bool().Draw(t, "broken") {
			text += "\xff" + text
		}
		spans, last := query.Spans(text), 0
		for _, s := range spans {
			if s.Start < last || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("%v in %q", spans, text)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[s.Start:s.End]) {
				t.Fatalf("half a letter: %v in %q", spans, text)
			}
			last = s.End
		}
		if !query.Empty() && query.Holds(match.Fold(text)) != (len(spans) > 0) && len(spans) == 0 {
			t.Fatalf("%q is found and not marked", text)
		}
	})
}

func TestFoldingTwiceIsFoldingOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := match.Fold(rapid.String().Draw(t, "text"))
		if twice := match.Fold(once); twice != once {
			t.Fatalf("%q, then %q", once, twice)
		}
	})
}

func TestNumbersInTextsAreOrderedByValue(t *testing.T) {
	want := []string{"", "1", "2", "10", "a", "step", "step 2", "step 02", "step 10", "step 10 b", "step b"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, match.Compare)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheOrderOfTextsIsOne(t *testing.T) {
	text := rapid.StringOfN(rapid.SampledFrom([]rune("0129ab ")), 0, 5, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := text.Draw(t, "a"), text.Draw(t, "b"), text.Draw(t, "c")
		if sign(match.Compare(a, b)) != -sign(match.Compare(b, a)) || (match.Compare(a, b) == 0) != (a == b) {
			t.Fatalf("%q and %q", a, b)
		}
		if match.Compare(a, b) <= 0 && match.Compare(b, c) <= 0 && match.Compare(a, c) > 0 {
			t.Fatalf("%q, %q, %q", a, b, c)
		}
	})
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}
