package dialog_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"wend/ui/dialog"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/theme"
)

// update writes the pictures in testdata anew: make golden.
var update = os.Getenv("WEND_GOLDEN") == "update"

// backdrop fills the screen behind a dialog; no dialog draws it.
const backdrop = "░"

var keys = keymap.Default()

// named are the keys that tests press and that type nothing.
var named = map[string]tea.Key{
	"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab},
	"shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift}, "backspace": {Code: tea.KeyBackspace},
	"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight},
	"pgup": {Code: tea.KeyPgUp}, "pgdown": {Code: tea.KeyPgDown}, "home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd},
	"ctrl+r": {Code: 'r', Mod: tea.ModCtrl}, "ctrl+u": {Code: 'u', Mod: tea.ModCtrl},
}

// press hands one key to d as the app does: what it means, or the key itself.
func press(d dialog.Dialog, key string) dialog.Outcome {
	k, ok := named[key]
	if !ok {
		r, _ := utf8.DecodeRuneInString(key)
		k = tea.Key{Code: r, Text: key}
	}
	msg := tea.KeyPressMsg(k)
	if a, bound := keys.Lookup([]keymap.Scope{d.Scope()}, msg.String(), ""); bound {
		return d.Do(a)
	}
	return d.Key(msg)
}

// after presses keys in turn and returns the last outcome. A key may be written
// as a word; any other text is typed.
func after(t testing.TB, d dialog.Dialog, pressed ...string) dialog.Outcome {
	t.Helper()
	out := dialog.Outcome{Dialog: d}
	for _, p := range pressed {
		each := strings.Split(p, "")
		if _, ok := named[p]; ok {
			each = []string{p}
		}
		for _, key := range each {
			if out.Closed {
				t.Fatalf("closed before %q", key)
			}
			out = press(out.Dialog, key)
		}
	}
	return out
}

// drawn returns d on a screen of w by h cells with the backdrop behind it.
func drawn(d dialog.Dialog, w, h int, th theme.Theme) *paint.Canvas {
	c := paint.NewCanvas(w, h)
	for y := range h {
		c.HLine(0, y, w, backdrop, uv.Style{})
	}
	d.Draw(c.Pen, th)
	return c
}

// rows returns the text of the screen, each row as wide as it is.
func rows(c *paint.Canvas) []string {
	w, _ := c.Size()
	var out []string
	for _, line := range c.Lines() {
		line = ansi.Strip(line)
		out = append(out, line+strings.Repeat(" ", max(0, w-ansi.StringWidth(line))))
	}
	return out
}

func text(c *paint.Canvas) string { return strings.Join(rows(c), "\n") }

// commands is the number of commands in "3/140".
var commands = regexp.MustCompile(`/\d{3} `)

// picture returns the rows that d draws on, for each size, without the number of
// commands there are.
func picture(d dialog.Dialog) string {
	var b strings.Builder
	for _, size := range [][2]int{{160, 48}, {80, 24}, {60, 20}, {20, 5}} {
		fmt.Fprintf(&b, "%d x %d\n", size[0], size[1])
		for _, row := range rows(drawn(d, size[0], size[1], theme.Default())) {
			if strings.Trim(row, backdrop) != "" {
				b.WriteString(commands.ReplaceAllString(row, "/### ") + "\n")
			}
		}
	}
	return b.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	if update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("the picture changed (-want +got):\n%s", diff)
	}
}
