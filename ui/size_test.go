package ui_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"wend/ui"
	"wend/ui/keymap"
	"wend/ui/uitest"
)

// wide are texts that terminals disagree on.
var wide = []string{
	"価格を比べる", "😀 smiles", "❤️ loves", "⚠️ warned", "👩‍💻 codes", "🇩🇪 visits", "1️⃣ first", "e\u0301le\u0301gant",
	"שלום עולם", "नमस्ते दुनिया", "a\u202eb", "👨‍👩‍👧‍👦 family meets", "ｆｕｌｌ",
}

// foreign is the sample with such texts for its names.
func foreign(t uitest.TB) *uitest.Driver {
	t.Helper()
	raw, err := os.ReadFile("testdata/smartphone.json")
	if err != nil {
		t.Fatalf("%v", err)
	}
	n := 0
	lines := strings.Split(string(raw), "\n")
	for i, line := range lines {
		for _, field := range []string{`"name": "`, `"action": "`, `"text": "`, `"title": "`} {
			if head, _, found := strings.Cut(line, field); found {
				end := ""
				if strings.HasSuffix(line, ",") {
					end = ","
				}
				lines[i] = head + field + wide[n%len(wide)] + `"` + end
				n++
			}
		}
	}
	d := fresh(t)
	bringBytes(d, []byte(strings.Join(lines, "\n")))
	return d
}

// views are states of the screen: keys that lead there from the sample.
var views = []struct {
	name string
	from func(uitest.TB) *uitest.Driver
	keys []string
}{
	{"start", func(t uitest.TB) *uitest.Driver { return fresh(t) }, nil},
	{"empty library", emptied, nil},
	{"empty journey", blank, nil},
	{"empty journey, chain", blank, []string{"3"}},
	{"empty journey, numbers", blank, []string{"4"}},
	{"library", sample, []string{"g", "l"}},
	{"map", sample, nil},
	{"emotions", sample, []string{"2", "l", "l"}},
	{"chain", sample, []string{"3", "j", "j"}},
	{"numbers", sample, []string{"4", "j", "j", "j"}},
	{"stages", sample, []string{"Z"}},
	{"stages, chain", sample, []string{"Z", "3"}},
	{"page", sample, []string{"enter"}},
	{"page, typing", sample, []string{"enter", "enter"}},
	{"message", sample, []string{"4", "j", "j", "enter"}},
	{"palette", sample, []string{":"}},
	{"help", sample, []string{"?"}},
	{"form", sample, []string{"t"}},
	{"capture", sample, []string{"a"}},
	{"prompt", sample, []string{"r"}},
	{"picker", sample, []string{"^"}},
	{"lanes", sample, []string{"R"}},
	{"theme", sample, []string{"T"}},
	{"sequence", sample, []string{"g"}},
	{"finding", sample, []string{"/", "o", "p"}},
	{"foreign", foreign, nil},
	{"foreign, stages", foreign, []string{"Z"}},
	{"foreign, chain", foreign, []string{"3"}},
	{"foreign, numbers", foreign, []string{"4"}},
	{"foreign, page", foreign, []string{"enter"}},
	{"foreign, library", foreign, []string{"g", "l"}},
	{"foreign, picker", foreign, []string{"^"}},
	{"foreign, form", foreign, []string{"t"}},
}

func sample(t uitest.TB) *uitest.Driver { return smartphone(t) }

// fits says what of the screen is beyond w by h cells; nothing if all is well.
func fits(content string, w, h int) string {
	lines := strings.Split(content, "\n")
	if len(lines) > h && content != "" {
		return fmt.Sprintf("%d lines in %d rows", len(lines), h)
	}
	for y, line := range lines {
		if n := lipgloss.Width(line); n > w {
			return fmt.Sprintf("line %d is %d cells wide of %d: %q", y, n, w, ansi.Strip(line))
		}
		if n := ansi.StringWidthWc(line); n > w {
			return fmt.Sprintf("line %d is %d cells wide of %d for a terminal that counts runes: %q", y, n, w, ansi.Strip(line))
		}
	}
	return ""
}

// edges are the sizes at which layouts change, and their neighbours.
var edges = [][2]int{
	{1, 1},
	{5, 2},
	{20, 5},
	{39, 12},
	{40, 11},
	{40, 12},
	{41, 13},
	{60, 20},
	{79, 24},
	{80, 12},
	{80, 24},
	{119, 36},
	{120, 12},
	{120, 36},
	{160, 48},
	{220, 12},
	{220, 70},
	{1, 70},
	{220, 1},
	{300, 100},
	{0, 0},
}

func TestEveryScreenFitsEveryTerminal(t *testing.T) {
	for _, v := range views {
		t.Run(v.name, func(t *testing.T) {
			t.Parallel()
			d := v.from(t)
			d.Press(v.keys...)
			check := func(t uitest.TB, w, h int) {
				t.Helper()
				d.Resize(w, h)
				if w > 0 && h > 0 {
					if why := fits(d.Raw(), w, h); why != "" {
						t.Fatalf("at %d x %d: %s", w, h, why)
					}
				}
			}
			for _, s := range edges {
				check(t, s[0], s[1])
			}
			rapid.Check(t, func(t *rapid.T) {
				check(t, rapid.IntRange(1, 220).Draw(t, "width"), rapid.IntRange(1, 70).Draw(t, "height"))
			})
		})
	}
}

// going are the keys that go to each screen of the table.
func going() [][]string {
	var out [][]string
	for _, c := range keymap.Table() {
		if c.Group == keymap.Going && len(c.Keys) > 0 && strings.HasPrefix(c.Keys[0], "g ") {
			out = append(out, strings.Fields(c.Keys[0]))
		}
	}
	return out
}

func TestEachScreenOfTheTableFitsEveryTerminal(t *testing.T) {
	for name, world := range map[string]func(uitest.TB) *uitest.Driver{
		"demo": func(t uitest.TB) *uitest.Driver { return demo(t) }, "foreign": foreign, "blank": blank,
		"ASCII": func(t uitest.TB) *uitest.Driver { return demo(t, onlyASCII) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := world(t)
			rapid.Check(t, func(t *rapid.T) {
				w, h := rapid.IntRange(40, 170).Draw(t, "width"), rapid.IntRange(12, 50).Draw(t, "height")
				d.Resize(w, h)
				d.Press("esc", "esc")
				d.Press(rapid.SampledFrom(going()).Draw(t, "screen")...)
				d.Press(rapid.SampledFrom([]string{"j", "m", "z", "tab", "v", "?"}).Draw(t, "key"))
				if why := fits(d.Raw(), w, h); why != "" {
					t.Fatalf("at %d x %d: %s\n%s", w, h, why, d.Screen())
				}
			})
		})
	}
}

func TestNoSequenceOfKeysBreaksTheScreen(t *testing.T) {
	keys := append(everyKey(), "x", "é", "字", "A", " ")
	worlds := []func(uitest.TB) *uitest.Driver{sample, foreign, blank, func(t uitest.TB) *uitest.Driver { return fresh(t) }}
	rapid.Check(t, func(t *rapid.T) {
		d := rapid.SampledFrom(worlds).Draw(t, "world")(t)
		w, h := rapid.IntRange(30, 180).Draw(t, "width"), rapid.IntRange(8, 50).Draw(t, "height")
		d.Resize(w, h)
		for _, keys := range rapid.SliceOfN(rapid.SampledFrom(keys), 1, 60).Draw(t, "keys") {
			if keys == "ctrl+c" || keys == "q" {
				continue
			}
			d.Press(strings.Fields(keys)...)
			if why := fits(d.Raw(), w, h); why != "" {
				t.Fatalf("after %s: %s", keys, why)
			}
		}
		if n := d.App.Unsaved(); n > 0 {
			t.Fatalf("%d steps are not saved", n)
		}
	})
}

func TestResizingThereAndBackShowsTheSameScreen(t *testing.T) {
	for _, v := range views {
		t.Run(v.name, func(t *testing.T) {
			t.Parallel()
			d := v.from(t)
			d.Resize(200, 50)
			d.Press(v.keys...)
			before := d.Raw()
			d.Resize(60, 20)
			d.Resize(200, 50)
			if d.Raw() != before {
				t.Errorf("another screen:\n%s", d.Screen())
			}
		})
	}
}

func TestEditingACardNeverScrolls(t *testing.T) {
	d := smartphone(t)
	d.Resize(100, 30)
	d.Press("l", "l", "l", "l", "l", "h", "h")
	first, top := d.App.Scroll()
	for _, keys := range []string{"+", "-", ">", "<", "s", ".", "0"} {
		d.Press(keys)
		if f, now := d.App.Scroll(); f != first || fmt.Sprint(now) != fmt.Sprint(top) {
			t.Errorf("%s scrolled from %d %v to %d %v", keys, first, top, f, now)
		}
	}
}

// sgr returns the codes of colours in a screen.
func colours(content string) []string {
	var out []string
	for _, seq := range strings.Split(content, "\x1b[")[1:] {
		params, _, ok := strings.Cut(seq, "m")
		if !ok {
			continue
		}
		for _, p := range strings.Split(params, ";") {
			switch {
			case len(p) == 2 && (p[0] == '3' || p[0] == '4') && p != "39" && p != "49", len(p) >= 2 && p[0] == '9', len(p) == 3 && p[:2] == "10":
				out = append(out, p)
			}
		}
	}
	return out
}

func noColour(c *ui.Config) { c.NoColour = true }

func onlyASCII(c *ui.Config) { c.ASCII, c.NoColour = true, true }

func TestWithoutColoursNoScreenHasOne(t *testing.T) {
	for _, keys := range [][]string{nil, {"2"}, {"3"}, {"4"}, {"Z"}, {"enter"}, {"enter", "enter"}, {":"}, {"?"}, {"t"}, {"a"}, {"^"}, {"/", "o"}, {"g", "l"}, {"g", "s"}, {"x"}, {"g", "c"}, {"g", "c", "tab"}, {"g", "o"}, {"g", "o", "m"}, {"g", "i"}, {"g", "k"}, {"g", "f"}, {"g", "p"}, {"g", "h"}} {
		d := smartphone(t, noColour)
		d.Press(keys...)
		if found := colours(d.Raw()); len(found) > 0 {
			t.Errorf("after %v: colours %v", keys, found)
		}
	}
}

func TestInASCIITheProgramItselfDrawsNothingElse(t *testing.T) {
	for _, keys := range [][]string{nil, {"2"}, {"3"}, {"4"}, {"Z"}, {"enter"}, {"enter", "enter"}, {":"}, {"?"}, {"t"}, {"a"}, {"^"}, {"R"}, {"/", "o"}, {"g"}, {"g", "l"}, {"g", "s"}, {"x"}} {
		for _, size := range [][2]int{{160, 48}, {80, 24}, {50, 16}, {30, 5}} {
			d := smartphone(t, onlyASCII)
			d.Resize(size[0], size[1])
			d.Press(keys...)
			for _, r := range d.Screen() {
				if r > '~' {
					t.Errorf("after %v at %v: %q in\n%s", keys, size, r, d.Screen())
					break
				}
			}
		}
	}
}

func TestWithoutColoursSelectionFocusAndMoodAreTold(t *testing.T) {
	for _, look := range []func(*ui.Config){noColour, onlyASCII} {
		d := smartphone(t, look)
		seen := map[string]string{}
		for _, keys := range []string{"", "l", "h", "2", "3", "4", "1", "+"} {
			before := d.Screen()
			d.Press(strings.Fields(keys)...)
			d.Wait(10_000_000_000)
			if keys != "" && d.Screen() == before {
				t.Errorf("%s shows nothing", keys)
			}
			seen[keys] = d.Screen()
		}
		if seen["2"] == seen["3"] || seen["3"] == seen["4"] {
			t.Error("the focus does not show")
		}
	}
}

func TestTheFooterShowsOnlyKeysThatWork(t *testing.T) {
	for _, v := range views {
		d := v.from(t)
		d.Resize(120, 40)
		d.Press(v.keys...)
		for _, h := range keymap.Default().Hints(d.App.Scopes(), 118, func(a keymap.Action) bool { return d.App.Why(a) == "" }) {
			for i, key := range strings.Fields(h.Keys) {
				if got, _ := keymap.Default().Lookup(d.App.Scopes(), key, ""); i < len(h.Actions) && got != h.Actions[i] {
					t.Errorf("%s: %s of %q means %q", v.name, key, h.Text, got)
				}
			}
		}
	}
}

func TestNamesStandAboveWhatIsAboutThem(t *testing.T) {
	for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 36}} {
		for _, pane := range []string{"2", "3"} {
			d := smartphone(t)
			d.Resize(size[0], size[1])
			d.Press("l", "l", "j", "j", "j", "j", "j", pane)
			_, stage := d.Find("Interest")
			if _, name := d.Find("Visits the"); name != stage+1 {
				t.Errorf("%dx%d, pane %s: the name is in row %d, its stage in row %d:\n%s", size[0], size[1], pane, name, stage, d.Screen())
			}
		}
	}
}

func TestAPainIsNotCutBesideBlankRows(t *testing.T) {
	d := smartphone(t)
	d.Press("l", "l", "l")
	d.ShowsNot("ns n…")
	for _, word := range []string{"Specificat", "ions not"} {
		d.Shows(word)
	}
}
