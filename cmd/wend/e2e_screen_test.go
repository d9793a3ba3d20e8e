package main

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

func TestWhatIsShownDependsOnTheSizeAlone(t *testing.T) {
	s := onMap(t, terminal{w: 80, h: 24})
	s.waitFor("1 Journey", "2 Emotions", "3 Value chain")
	s.keys("4")
	s.waitFor("▸ 4 KPIs")
	s.keys("1")
	s.waitGone("4 KPIs")
	if n := strings.Count(s.screen(), "┃"); n < 8*2 {
		t.Errorf("the map has %d rows at 80 x 24", n/2)
	}
	s.resize(120, 36)
	s.waitFor("1 Journey", "2 Emotions", "3 Value chain", "4 KPIs")
	s.resize(60, 20)
	s.waitFor("[1 Journey]", " 2 Emotions ", " 4 KPIs")
	s.keys("3")
	s.waitFor("[3 Chain]", "▸ 3 Value chain")
	if strings.Contains(s.screen(), "2 Emotions ━") {
		t.Error("there is more than one pane at 60 columns")
	}
}

func TestATerminalThatIsTooSmallIsToldSoAndLeftWithQ(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	h.sample("w.wend", "smartphone")
	s := start(h, terminal{w: 39, h: 12}, "w.wend")
	s.waitFor("Too small: 39→40 columns, 12 rows", "Needs 40 x 12")
	s.resize(60, 11)
	s.waitFor("60 columns, 11→12 rows")
	s.resize(73, 41)
	s.waitFor("1 Journey", "Awareness")
	for _, size := range [][2]int{{1, 1}, {5, 2}, {20, 5}, {300, 100}, {2, 60}, {200, 2}} {
		s.resize(size[0], size[1])
		s.wait(fmt.Sprint(size), func() bool {
			return s.tmux("display-message", "-p", "#{pane_width} #{pane_height}") == fmt.Sprintf("%d %d", size[0], size[1])
		})
		s.settled()
	}
	s.resize(30, 8)
	s.waitFor("q quits")
	s.keys("q")
	s.resize(100, 30)
	if got := s.ended(); got != 0 {
		t.Errorf("exit status %d", got)
	}
}

func TestResizingThereAndBackShowsTheSameScreen(t *testing.T) {
	s := onMap(t, terminal{w: 200, h: 50})
	s.keys("Right", "Right", "Right", "Down", "Down")
	s.waitFor("│▸Interest")
	was := s.settled()
	s.resize(60, 20)
	s.waitFor("[1 Journey]")
	s.resize(200, 50)
	s.wait("the same screen", func() bool { return s.screen() == was })
}

func TestEditingACardDoesNotScroll(t *testing.T) {
	s := onMap(t, terminal{w: 80, h: 24})
	s.keys("Right", "Right", "Right", "Right", "Right", "Right", "Right", "Left")
	s.waitFor("‹ ")
	s.settled()
	header := func() string { return strings.Split(s.line("1 Journey"), "━ ")[1] }
	was := header()
	s.rename("Other")
	s.keys("+", "p")
	s.waitFor("New pain")
	s.enter("hurts")
	s.waitFor("hurts")
	if got := header(); got != was {
		t.Errorf("hidden columns are %q after editing, %q before", got, was)
	}
}

func TestWhatIsHiddenIsCounted(t *testing.T) {
	s := onMap(t, terminal{w: 80, h: 24})
	hidden := regexp.MustCompile(`━ (?:‹ (\d+) ?)?(?:(\d+) ›)? ┓`)
	s.wait("the hidden columns and rows to be counted", func() bool {
		return hidden.MatchString(s.line("1 Journey")) && strings.Contains(s.line("3 Value chain"), "▼ ")
	})
	s.keys("End")
	s.wait("the hidden ones on the left", func() bool {
		m := hidden.FindStringSubmatch(s.line("1 Journey"))
		return m != nil && m[1] != "" && m[2] == ""
	})
}

// paints finds the sequences that paint text.
var paints = regexp.MustCompile(`\x1b\[[0-9;:]*m`)

func choosesColour(sequence string) bool {
	for _, code := range strings.FieldsFunc(strings.Trim(sequence, "\x1b[m"), func(r rune) bool { return r == ';' || r == ':' }) {
		var n int
		_, _ = fmt.Sscan(code, &n)
		if n >= 30 && n <= 38 || n >= 40 && n <= 48 || n >= 90 && n <= 107 {
			return true
		}
	}
	return false
}

func TestWithoutColourEverythingIsStillToldApart(t *testing.T) {
	in := size
	in.env = []string{"NO_COLOR=1"}
	s := onMap(t, in)
	for _, open := range []string{"1", "2", "3", "4", "?", ":"} {
		s.keys(open)
		s.settled()
		for _, sequence := range paints.FindAllString(s.painted(), -1) {
			if choosesColour(sequence) {
				t.Fatalf("%q after %s chooses a colour", sequence, open)
			}
		}
		if open > "4" {
			s.keys("Escape")
			s.waitGone("esc close")
		}
	}
	s.keys("1")
	s.waitFor("▌Sees social", "▸ 1 Journey")
	s.waitFor("delighted", "pleased", "unhappy", "Maya +1 pleased")
	s.keys("+")
	s.waitFor("Maya +2 delighted", "▲ +")
	s.keys("-", "-")
	s.waitFor("Maya 0 neutral", "▼ -")
}

func TestTheThemeFollowsTheTerminalsBackground(t *testing.T) {
	needTmux(t)
	painted := map[string]string{}
	for name, c := range map[string]struct {
		background string
		args       []string
	}{
		"light": {"#ffffff", nil}, "dark": {"#101010", nil},
		"light by flag": {"#101010", []string{"--theme", "light"}}, "dark by flag": {"#ffffff", []string{"--theme", "dark"}},
	} {
		t.Run(name, func(t *testing.T) {
			in := terminal{w: 100, h: 30, tmux: []string{"window-style bg=" + c.background}}
			h := newHome(t)
			h.sample("w.wend", "smartphone")
			s := start(h, in, append([]string{"w.wend"}, c.args...)...)
			s.waitFor("Awareness", "▌Sees social")
			s.settled()
			painted[name] = s.painted()
		})
	}
	if painted["light"] == painted["dark"] {
		t.Error("light and dark look the same")
	}
	for _, name := range []string{"light", "dark"} {
		if painted[name] != painted[name+" by flag"] {
			t.Errorf("%s looks otherwise by flag", name)
		}
	}
}

func TestAThemeIsTriedWhileChoosingAndEscapeReturns(t *testing.T) {
	s := onMap(t, size)
	s.waitFor("├ Next")
	s.settled()
	was := s.painted()
	s.keys("T")
	s.waitFor("╭ Theme")
	s.keys("Down", "Down")
	s.wait("another look", func() bool { return strings.Split(s.painted(), "\n")[0] != strings.Split(was, "\n")[0] })
	s.keys("Escape")
	s.wait("the look from before", func() bool { return s.painted() == was })
}

func TestWhatIsNotASCIIIsLeftOutWhereTheTerminalCannotShowIt(t *testing.T) {
	for name, in := range map[string]struct {
		env  []string
		args []string
	}{
		"flag": {nil, []string{"--ascii"}}, "locale": {[]string{"LANG=C"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := onMap(t, terminal{w: 120, h: 36, env: in.env}, in.args...)
			s.keys("2", "+")
			s.waitFor("Awareness")
			for i, line := range s.lines() {
				for _, r := range line {
					if r >= utf8.RuneSelf {
						t.Fatalf("%q in row %d: %s", r, i, line)
					}
				}
			}
		})
	}
}

// wide are titles whose width programs and terminals disagree about.
var wide = []string{"日本語の店で", "😀 happy", "❤️ love", "⚠️ warns", "👩‍💻 codes", "🇩🇪 buys", "1️⃣ first", "cafe\u0301s", "שלום עולם", "नमस्ते दुनिया"}

func TestWideTitlesMoveNoBorder(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	h.wend("new", "-f", "w.wend", "日本 👩‍💻 journey")
	s := start(h, terminal{w: 120, h: 36}, "w.wend")
	s.waitFor("Awareness")
	s.keys("a")
	s.waitFor("Touchpoint ▸")
	for _, title := range wide {
		s.paste(title)
		s.keys("Enter")
	}
	s.keys("Escape")
	s.waitGone("Touchpoint ▸")
	s.waitSaved()
	s.keys("Home")
	s.expectStraight()
	for range wide {
		s.keys("Right")
		s.settled()
		s.expectStraight()
	}
	s.expectRowsAsWide()
}

// expectStraight fails unless the frames stand in the same columns in all rows,
// as the terminal counts cells.
func (s *window) expectStraight() {
	s.t.Helper()
	lines := s.lines()
	for y, line := range lines[1 : len(lines)-1] {
		cells := s.cellsOf(line)
		for _, x := range []int{0, len(cells) - 1} {
			if !strings.ContainsAny(cells[x], "┏┃┣┗┌│├└┓┫┛┐┤┘") {
				s.t.Fatalf("row %d has %q in column %d:\n%s", y+1, cells[x], x, s.screen())
			}
		}
		if len(cells) != 120 {
			s.t.Fatalf("row %d has %d cells:\n%s", y+1, len(cells), s.screen())
		}
	}
}

// cellsOf divides a row into cells; what is two cells wide is followed by "".
func (s *window) cellsOf(line string) []string {
	var out []string
	for line != "" {
		cluster, width := ansi.FirstGraphemeCluster(line, ansi.GraphemeWidth)
		out = append(out, cluster)
		for range width - 1 {
			out = append(out, "")
		}
		line = line[len(cluster):]
	}
	return out
}

// quoted returns text as one word for the shell.
func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }

// expectRowsAsWide writes each row of the screen into a terminal and fails
// unless its cursor stands behind the last column.
func (s *window) expectRowsAsWide() {
	s.t.Helper()
	lines := s.lines()
	s.quit()
	s.resize(140, 36)
	for y, line := range lines[1 : len(lines)-1] {
		s.enter(fmt.Sprintf("clear; printf '%%s' %s; read _", quoted(line)))
		s.wait(fmt.Sprintf("row %d to be 120 cells wide: %s", y+1, line), func() bool { return s.flags().x == 120 })
		s.keys("Enter")
	}
}
