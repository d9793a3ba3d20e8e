package field

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/model"
	"wend/ui/paint"
	"wend/ui/theme"
)

// press returns the message of a named key or of a piece of text.
func press(name string) tea.KeyPressMsg {
	codes := map[string]tea.Key{
		"left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight}, "up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown},
		"home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd}, "tab": {Code: tea.KeyTab}, "enter": {Code: tea.KeyEnter},
		"esc": {Code: tea.KeyEscape}, "backspace": {Code: tea.KeyBackspace}, "delete": {Code: tea.KeyDelete},
		"ctrl+left": {Code: tea.KeyLeft, Mod: tea.ModCtrl}, "ctrl+right": {Code: tea.KeyRight, Mod: tea.ModCtrl},
		"ctrl+u": {Code: 'u', Mod: tea.ModCtrl}, "ctrl+k": {Code: 'k', Mod: tea.ModCtrl}, "ctrl+w": {Code: 'w', Mod: tea.ModCtrl},
		"ctrl+_": {Code: '_', Mod: tea.ModCtrl},
	}
	if k, ok := codes[name]; ok {
		return tea.KeyPressMsg(k)
	}
	r, _ := utf8.DecodeRuneInString(name)
	return tea.KeyPressMsg{Code: r, Text: name}
}

func keysInto(f Field, names ...string) Field {
	for _, n := range names {
		f, _ = f.Key(press(n))
	}
	return f
}

func typeInto(f Field, text string) Field {
	for _, r := range text {
		f, _ = f.Key(press(string(r)))
	}
	return f
}

// picture draws f in w by h cells; the cell of the cursor is given beside it.
func picture(f Field, w, h int) (lines []string, x, y int) {
	c := paint.NewCanvas(w, h)
	f.Draw(c.Pen, c.Bounds(), theme.None())
	x, y, shown := c.Cursor()
	if !shown {
		x, y = -1, -1
	}
	for _, l := range c.Lines() {
		lines = append(lines, strings.TrimRight(stripped(l), " "))
	}
	return lines, x, y
}

func stripped(s string) string {
	var b strings.Builder
	for in := false; s != ""; {
		r, n := utf8.DecodeRuneInString(s)
		s = s[n:]
		switch {
		case r == 0x1b:
			in = true
		case in:
			in = r != 'm'
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func TestCursorStandsAfterTheThirdWideGlyph(t *testing.T) {
	for text, want := range map[string]int{"あいう": 6, "👩‍💻": 2, "e\u0301x": 2, "🇩🇪!": 3, "❤️": 1} {
		f := typeInto(New("", Options{}), text)
		lines, x, _ := picture(f, 20, 1)
		if wide := paint.Width(text); x != wide || text == "あいう" && x != want {
			t.Errorf("%q: cursor on %d, want %d", text, x, wide)
		}
		if lines[0] != paint.Safe(text) {
			t.Errorf("%q is drawn as %q", text, lines[0])
		}
	}
}

func TestPrintableKeysOnlyInsertText(t *testing.T) {
	const text = "qdu?:/123 +-.[]"
	if got := typeInto(New("", Options{}), text).Value(); got != text {
		t.Errorf("typed %q, holds %q", text, got)
	}
}

func TestBackspaceTakesWhatPeopleSeeAsOneCharacter(t *testing.T) {
	f := New("a👩‍💻e\u0301", Options{})
	f = keysInto(f, "backspace")
	if f.Value() != "a👩‍💻" {
		t.Errorf("left %q", f.Value())
	}
	f = keysInto(f, "left", "delete")
	if f.Value() != "a" {
		t.Errorf("left %q", f.Value())
	}
}

func TestKeysMoveAndDelete(t *testing.T) {
	for _, c := range []struct {
		name, start string
		lines       bool
		keys        []string
		want        string // with | where the cursor is
	}{
		{"word left", "compare two models", false, []string{"ctrl+left", "ctrl+left"}, "compare |two models"},
		{"word right", "compare two", false, []string{"home", "ctrl+right"}, "compare| two"},
		{"delete word", "compare two", false, []string{"ctrl+w"}, "compare |"},
		{"delete to start", "compare two", false, []string{"ctrl+left", "ctrl+u"}, "|two"},
		{"delete to end", "compare two", false, []string{"ctrl+left", "ctrl+k"}, "compare |"},
		{"line start in lines", "one\ntwo", true, []string{"home", "x"}, "one\nx|two"},
		{"up keeps the column", "あいう\nab\nabcdef", true, []string{"up", "up"}, "あいう|\nab\nabcdef"},
		{"up past a short line", "abcdef\nx\nabcd", true, []string{"up", "up"}, "abcd|ef\nx\nabcd"},
		{"down", "ab\ncd", true, []string{"up", "home", "down"}, "ab\n|cd"},
		{"new line", "ab", true, []string{"left", "enter"}, "a\n|b"},
		{"word left crosses a line at its start", "ab\ncd", true, []string{"home", "ctrl+left"}, "ab|\ncd"},
		{"emoji inside words", "a👩‍💻b", false, []string{"ctrl+left", "ctrl+left"}, "|a👩‍💻b"},
	} {
		f := keysInto(New(c.start, Options{Lines: c.lines}), c.keys...)
		if got := f.text[:f.at] + "|" + f.text[f.at:]; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestUndoTakesBackARunOfTyping(t *testing.T) {
	f := typeInto(New("start", Options{}), " more")
	f = keysInto(f, "backspace", "backspace")
	f = f.Paste("xyz")
	for _, want := range []string{"start mo", "start more", "start", "start"} {
		f = keysInto(f, "ctrl+_")
		if f.Value() != want {
			t.Fatalf("after undo %q, want %q", f.Value(), want)
		}
	}
}

func TestPasteIsCleaned(t *testing.T) {
	const hostile = "a\x1b[31m\u202eb\r\nc\td\x00\x9b\xff"
	if got, want := New("", Options{}).Paste(hostile).Value(), "a[31mb c d\uFFFD"; got != want {
		t.Errorf("line holds %q, want %q", got, want)
	}
	if got, want := New("", Options{Lines: true}).Paste("one\r\ntwo\rthree").Value(), "one\ntwo\nthree"; got != want {
		t.Errorf("text holds %q, want %q", got, want)
	}
}

func TestWhatIsLongerThanTheModelAllowsIsNotTakenAndThatIsKnown(t *testing.T) {
	f := New("", Options{}).Paste(strings.Repeat("あ", model.MaxLine))
	if f.Value() != "" || !f.Full() {
		t.Errorf("holds %d bytes, full: %v", len(f.Value()), f.Full())
	}
	f = New("", Options{}).Paste(strings.Repeat("a", model.MaxLine))
	if f.Full() {
		t.Error("a text of the longest length is too long")
	}
	if f = typeInto(f, "b"); len(f.Value()) != model.MaxLine || !f.Full() {
		t.Errorf("one letter more: %d bytes, full: %v", len(f.Value()), f.Full())
	}
	if f = keysInto(f, "left"); f.Full() {
		t.Error("it is still said after the next key")
	}
}

func TestSuggestionIsShownAndTaken(t *testing.T) {
	f := typeInto(New("", Options{Suggestions: []string{"social", "store", "Web"}}), "we")
	if lines, x, _ := picture(f, 10, 1); lines[0] != "web" || x != 2 {
		t.Errorf("shows %q, cursor %d", lines, x)
	}
	for _, k := range []string{"tab", "right", "end"} {
		if got := keysInto(f, k).Value(); got != "Web" {
			t.Errorf("%s: %q", k, got)
		}
	}
	if _, handled := New("x", Options{}).Key(press("tab")); handled {
		t.Error("tab without a suggestion is not the field's")
	}
}

func TestLongLineScrollsByCells(t *testing.T) {
	f := New("あいうえおかきくけこ", Options{})
	lines, x, _ := picture(f, 10, 1)
	if diff := cmp.Diff([]string{"‹ くけこ"}, lines); diff != "" || x > 9 {
		t.Errorf("cursor %d, picture:\n%s", x, diff)
	}
	lines, x, _ = picture(keysInto(f, "home"), 10, 1)
	if diff := cmp.Diff([]string{"あいうえ ›"}, lines); diff != "" || x != 0 {
		t.Errorf("cursor %d, picture:\n%s", x, diff)
	}
}

func TestTextWrapsAtBlanks(t *testing.T) {
	f := New("Compares models on various websites\nあいうえお", Options{Lines: true})
	lines, x, y := picture(f, 10, 7)
	want := []string{"Compares", "models on", "various", "websites", "あいうえお", "", ""}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Error(diff)
	}
	if x != 9 || y != 4 {
		t.Errorf("cursor %d,%d", x, y)
	}
}

func TestPlaceholderShowsOnlyWhileEmpty(t *testing.T) {
	f := New("", Options{Placeholder: "name"})
	if lines, _, _ := picture(f, 6, 1); lines[0] != "name" {
		t.Errorf("shows %q", lines)
	}
	if lines, _, _ := picture(typeInto(f, "x"), 6, 1); lines[0] != "x" {
		t.Errorf("shows %q", lines)
	}
}

var anyKey = rapid.SampledFrom([]string{
	"left", "right", "up", "down", "home", "end", "tab", "enter", "esc", "backspace", "delete", "ctrl+left", "ctrl+right",
	"ctrl+u", "ctrl+k", "ctrl+w", "ctrl+_", "a", " ", "あ", "👩", "\u200d", "💻", "\u0301", "🇩", "ש", "क", "्", "\ufe0f", "ไ",
})

func TestCursorIsAlwaysBetweenCharactersAndVisible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.Bool().Draw(t, "lines")
		f := New(rapid.String().Draw(t, "start"), Options{Lines: lines, Suggestions: []string{"あいう", "aaa"}})
		w, h := rapid.IntRange(1, 30).Draw(t, "w"), rapid.IntRange(1, 5).Draw(t, "h")
		for _, k := range rapid.SliceOfN(anyKey, 0, 30).Draw(t, "keys") {
			f, _ = f.Key(press(k))
			if !between(f.text, f.at) {
				t.Fatalf("cursor at byte %d inside a character of %q", f.at, f.text)
			}
			if !lines && strings.Contains(f.text, "\n") {
				t.Fatalf("line break in %q", f.text)
			}
			if _, x, y := picture(f, w, h); x < 0 || y < 0 {
				t.Fatalf("cursor not visible in %q at %d, %dx%d", f.text, f.at, w, h)
			}
		}
	})
}

func between(s string, at int) bool {
	if at == 0 || at == len(s) {
		return true
	}
	for g := graphemes.FromString(s); g.Next(); {
		if g.Start() == at {
			return true
		}
	}
	return false
}

func TestEveryByteLiesInOneRow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := admit(rapid.String().Draw(t, "text"), true)
		w := rapid.IntRange(1, 20).Draw(t, "w")
		rows := wrap(s, w)
		for i, r := range rows {
			next := len(s)
			if i+1 < len(rows) {
				next = rows[i+1].start
			}
			if r.start > r.end || r.end != next && s[r.end:next] != "\n" {
				t.Fatalf("%q: row %d is %v, the next begins at %d", s, i, r, next)
			}
		}
	})
}

func BenchmarkDrawText(b *testing.B) {
	f := New(strings.Repeat("Compares models on various websites あいう ", 100), Options{Lines: true})
	c := paint.NewCanvas(60, 20)
	for b.Loop() {
		f.Draw(c.Pen, c.Bounds(), theme.Default())
	}
}
