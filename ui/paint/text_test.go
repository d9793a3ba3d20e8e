package paint

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// pieces are what real and hostile texts are made of.
var pieces = []string{
	"a", "Z", " ", "  ", "-", "/", "word", "漢", "カ", "한", "😀", "❤️", "⚠️", "👩‍💻", "👍🏽", "🇩🇪", "🇩", "1️⃣", "e\u0301", "\u0301",
	"שלום", "नमस्ते", "क्ष", "दे", "ำ", "นำ", "\u1100", "\u1161", "\u11a8", "가", "\u0600", "\u200d", "\u200b", "\ufe0f", "\u20dd",
	"\x00", "\x1b[31m", "\x1b", "\x9b", "\u009b", "\r", "\n", "\r\n", "\t", "\b", "\u202e", "\u2066", "\u200f", "\xff", "\xe6\xbc",
	"…", "·", "─", "●", "ﷺ", "𒐫", "﷽", "⸻", "\U000e0041", "🏴\U000e0067\U000e007f", "\u115f", "\u3164", "ß", "Ж", "λ", "\u00ad", "©", "↔️",
}

func texts() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		if rapid.IntRange(0, 4).Draw(t, "kind") == 0 {
			return rapid.String().Draw(t, "any")
		}
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "pieces"), "")
	})
}

func TestSafeReducesWhatTerminalsDisagreeAbout(t *testing.T) {
	for in, want := range map[string]string{
		"Compares models": "Compares models",
		"漢字 😀 🇩🇪":         "漢字 😀 🇩🇪",
		"e\u0301 שלום":    "e\u0301 שלום",
		"❤️ ⚠️":           "❤ ⚠",
		"1️⃣ 👩‍💻 👍🏽":      "1 👩 👍",
		"🇩 and 🇩🇪":        "D and 🇩🇪",
		"a\tb\r\nc\nd":    "a b c d",
		"\x1b[31mred":     "�[31mred",
		"\x9b31m\u009b":   "�31m�",
		"a\u202eb\u2066c": "a�b�c",
		"a\u200b\u200fb":  "ab",
		"\xff\xe6\xbc":    "���",
		"":                "",
	} {
		if got := Safe(in); got != want {
			t.Errorf("Safe(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSafeKeepsTheLettersOfIndicConjuncts(t *testing.T) {
	if got, want := Safe("क्ष"), "कष"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSafeTextHasOneWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := texts().Draw(t, "text")
		safe := Safe(s)
		if !utf8.ValidString(safe) {
			t.Fatalf("%q is not valid", safe)
		}
		if w, wc, gr := Width(s), ansi.StringWidthWc(safe), ansi.StringWidth(safe); w != wc || w != gr {
			t.Fatalf("%q: Width %d, as runes %d, as graphemes %d", safe, w, wc, gr)
		}
		if again := Safe(safe); again != safe {
			t.Fatalf("Safe(%q) = %q", safe, again)
		}
	})
}

func TestFittedTextFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, w := texts().Draw(t, "text"), rapid.IntRange(-1, 12).Draw(t, "width")
		got := Fit(s, w, "…")
		if Width(got) > max(w, 0) {
			t.Fatalf("Fit(%q, %d) = %q", s, w, got)
		}
		if Width(s) <= w && got != Safe(s) {
			t.Fatalf("Fit changed %q to %q", s, got)
		}
	})
}

func TestFitMarksTheCut(t *testing.T) {
	for _, c := range []struct {
		s    string
		w    int
		want string
	}{
		{"Compares models", 15, "Compares models"},
		{"Compares models", 10, "Compares…"},
		{"Compares", 4, "Com…"},
		{"漢字漢字", 5, "漢字…"},
		{"漢字漢字", 4, "漢…"},
		{"ab", 1, "…"},
		{"ab", 0, ""},
		{"", 5, ""},
	} {
		if got := Fit(c.s, c.w, "…"); got != c.want {
			t.Errorf("Fit(%q, %d) = %q, want %q", c.s, c.w, got, c.want)
		}
	}
	if got := Fit("abcdef", 3, ""); got != "abc" {
		t.Errorf("without an ellipsis: %q", got)
	}
}

func TestPaddingCountsCells(t *testing.T) {
	got := []string{PadRight("漢", 4), PadLeft("漢", 4), PadRight("❤️", 2), PadLeft("long", 2)}
	if diff := cmp.Diff([]string{"漢  ", "  漢", "❤ ", "long"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestWrapBreaksBetweenWords(t *testing.T) {
	for _, c := range []struct {
		s      string
		w, max int
		want   []string
	}{
		{"Compares models on various sites", 9, 0, []string{"Compares", "models on", "various", "sites"}},
		{"Compares models on various sites", 9, 3, []string{"Compares", "models on", "various…"}},
		{"Compares models on various sites", 7, 2, []string{"Compar…", "models…"}},
		{"Sees outdoor advertisement", 10, 4, []string{"Sees", "outdoor", "advertise…"}},
		{"ทดสอบข้อความ", 6, 3, []string{"ทดสอบข้", "อความ"}},
		{"one two", 20, 1, []string{"one two"}},
		{"one\n\ntwo\r\nthree", 20, 0, []string{"one", "", "two", "three"}},
		{"one\ntwo", 20, 1, []string{"one…"}},
		{"incomprehensibilities", 8, 0, []string{"incompre", "hensibil", "ities"}},
		{"check-in desk", 8, 0, []string{"check-in", "desk"}},
		{"check-in desk", 6, 0, []string{"check-", "in", "desk"}},
		{"商品を比較する", 6, 0, []string{"商品を", "比較す", "る"}},
		{"a漢", 1, 0, []string{"a", "?"}},
		{"abc", 0, 0, nil},
		{"", 5, 0, nil},
	} {
		if diff := cmp.Diff(c.want, Wrap(c.s, c.w, c.max, "…")); diff != "" {
			t.Errorf("Wrap(%q, %d, %d): %s", c.s, c.w, c.max, diff)
		}
	}
}

func TestWrappedLinesFitAndLoseNothing(t *testing.T) {
	letters := func(s string) string {
		return strings.NewReplacer(" ", "", "?", "").Replace(s)
	}
	rapid.Check(t, func(t *rapid.T) {
		s := texts().Draw(t, "text")
		w, limit := rapid.IntRange(-1, 12).Draw(t, "width"), rapid.IntRange(0, 4).Draw(t, "limit")
		lines := Wrap(s, w, limit, "…")
		if limit > 0 && len(lines) > limit {
			t.Fatalf("%d lines, limit %d", len(lines), limit)
		}
		for _, l := range lines {
			if Width(l) > w || l != Safe(l) {
				t.Fatalf("line %q is wider than %d or unsafe", l, w)
			}
		}
		if w > 1 && limit == 0 && letters(strings.Join(lines, "")) != letters(Safe(s)) {
			t.Fatalf("%q became %q", Safe(s), lines)
		}
	})
}

// TestShortcutsAgreeWithTheLongWay guards the table of runes that are not looked at closely.
func TestShortcutsAgreeWithTheLongWay(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		w := plainWidth(r)
		if w == 0 {
			continue
		}
		want := glyph{r: r, width: w}
		if got, n := reduce(string(r)); got != want || n != utf8.RuneLen(r) {
			t.Errorf("%U: reduced to %+v, shortcut %+v", r, got, want)
		}
		if !joinsNothing(string(r)) {
			t.Errorf("%U joins with its neighbours", r)
		}
	}
}

func joinsNothing(s string) bool {
	for _, other := range []string{"x", "한", "漢", "─", "ש"} {
		if ansi.StringWidth(other+s+other) != ansi.StringWidth(s)+2*ansi.StringWidth(other) {
			return false
		}
	}
	return true
}

func TestSafeOfASCIIDoesNotAllocate(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { Safe("Compares models on various sites") }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkSafe(b *testing.B) {
	for name, s := range map[string]string{
		"ascii": "Compares models on various sites", "latin": "Überprüft Verfügbarkeit im Geschäft", "emoji": "❤️ ⚠️ 👩‍💻 1️⃣ नमस्ते",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Safe(s)
			}
		})
	}
}

func TestWhatHasNoWidthBehindAFullTextIsNoReasonToCut(t *testing.T) {
	for _, tail := range []string{"\u200b", "\u2060", "\u200e", "\u200b\u2060"} {
		if got := Fit("abcd"+tail, 4, "…"); got != "abcd" {
			t.Errorf("%q behind abcd becomes %q", tail, got)
		}
		if got := Fit("漢字"+tail, 4, "…"); got != "漢字" {
			t.Errorf("%q behind two wide ones becomes %q", tail, got)
		}
	}
	if got := Fit("abcde\u200b", 4, "…"); got != "abc…" {
		t.Errorf("a text too long becomes %q", got)
	}
}
