package dialog_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wend/ui/dialog"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/theme"
)

func TestDialogsLookLikeTheirPictures(t *testing.T) {
	pictures := samples()
	// Unfiltered, these show the table of commands, which is not theirs.
	delete(pictures, "palette")
	delete(pictures, "help")
	pictures["capture-typed"] = after(t, capture(), "Compares prices @w").Dialog
	pictures["picker-found"] = after(t, activities(), "ity 2").Dialog
	pictures["picker-refused"] = after(t, activities(), "down", "down", "enter").Dialog
	pictures["palette-found"] = after(t, palette(), "pain").Dialog
	pictures["help-found"] = after(t, help(), "moment").Dialog
	pictures["form-wrong"] = after(t, transitions(), "tab", "70", "tab", "x", "enter").Dialog
	for name, d := range pictures {
		t.Run(name, func(t *testing.T) { golden(t, name, picture(d)) })
	}
}

// check fails if d drew outside one rectangle, or left something of the screen
// below inside it.
func check(t *rapid.T, name string, d dialog.Dialog, w, h int) {
	var box paint.Rect
	lines := rows(drawn(d, w, h, theme.Default()))
	if len(lines) != h {
		t.Fatalf("%s: %d rows of %d", name, len(lines), h)
	}
	for y, line := range lines {
		inner := strings.Trim(line, backdrop)
		if inner == "" {
			continue
		}
		x := paint.Width(line[:strings.Index(line, inner)])
		r := paint.Rect{X: x, Y: y, W: paint.Width(inner), H: 1}
		if box.Empty() {
			box = r
		}
		if strings.Contains(inner, backdrop) || r.X != box.X || r.W != box.W || y != box.Y+box.H && box.Y != y {
			t.Fatalf("%s at %d x %d is not one box:\n%s", name, w, h, strings.Join(lines, "\n"))
		}
		box.H = y - box.Y + 1
	}
}

func TestNothingBreaksADialogOrLeavesItsBox(t *testing.T) {
	pressed := []string{
		"a", "1", "%", " ", "あ", "enter", "tab", "shift+tab", "up", "down", "left", "right",
		"pgup", "pgdown", "home", "end", "backspace", "x", "J", "K", "ctrl+u",
	}
	pasted := []string{"", "one\r\ntwo\n\nthree", "\x1b[31mred\u202e", strings.Repeat("漢字", 300), "👩‍💻é"}
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(0, 130).Draw(t, "w"), rapid.IntRange(0, 50).Draw(t, "h")
		name := rapid.SampledFrom([]string{
			"prompt", "area", "capture", "picker", "themes", "lanes", "palette", "help", "message", "confirm", "form",
		}).Draw(t, "kind")
		d := samples()[name]
		check(t, name, d, w, h)
		for range rapid.IntRange(0, 12).Draw(t, "steps") {
			var out dialog.Outcome
			switch rapid.IntRange(0, 9).Draw(t, "what") {
			case 0:
				out = d.Paste(rapid.SampledFrom(pasted).Draw(t, "paste"))
			case 1:
				out = d.Wheel(rapid.IntRange(-50, 50).Draw(t, "wheel"))
			case 2:
				c := drawn(d, w, h, theme.Default())
				target, _ := c.Hit(rapid.IntRange(0, 129).Draw(t, "x"), rapid.IntRange(0, 49).Draw(t, "y"))
				out = d.Click(target)
			default:
				out = press(d, rapid.SampledFrom(pressed).Draw(t, "key"))
			}
			if out.Dialog == nil {
				t.Fatalf("%s became nothing", name)
			}
			if out.Closed {
				return
			}
			d = out.Dialog
			check(t, name, d, w, h)
		}
	})
}

func TestTypingStoresExactlyWhatWasTyped(t *testing.T) {
	const typed = "qdu?:/123"
	stored := map[string]func(dialog.Dialog) string{
		"prompt": func(d dialog.Dialog) string { return strings.TrimPrefix(d.(dialog.Prompt).Value(), "Interest") },
		"area": func(d dialog.Dialog) string {
			return strings.TrimPrefix(d.(dialog.Prompt).Value(), "Maya's phone broke.\nShe needs one by Friday.")
		},
		"capture": func(d dialog.Dialog) string { return d.(dialog.Prompt).Value() },
		"picker":  func(d dialog.Dialog) string { return d.(dialog.Picker).Query() },
		"palette": func(d dialog.Dialog) string { return d.(dialog.Finder).Query() },
		"help":    func(d dialog.Dialog) string { return d.(dialog.Finder).Query() },
		"form":    func(d dialog.Dialog) string { return d.(dialog.Form).Values()["name"] },
	}
	for name, value := range stored {
		if got := value(after(t, samples()[name], typed).Dialog); got != typed {
			t.Errorf("%s holds %q", name, got)
		}
	}
	number := after(t, transitions(), "tab", "tab", typed).Dialog.(dialog.Form)
	if got := number.Values()["goal"]; got != typed {
		t.Errorf("a number field holds %q", got)
	}
}

func TestTheCursorShowsOnlyWhereTextIsTyped(t *testing.T) {
	for name, d := range samples() {
		_, _, shown := drawn(d, 80, 24, theme.Default()).Cursor()
		if want := d.Scope().Types(); shown != want {
			t.Errorf("%s: cursor shown is %t", name, shown)
		}
	}
	choice := after(t, transitions(), "tab", "tab", "tab").Dialog
	if _, _, shown := drawn(choice, 80, 24, theme.Default()).Cursor(); shown {
		t.Error("a choice in a form has a cursor")
	}
}

func TestTheCursorStandsAfterWideGlyphs(t *testing.T) {
	for _, name := range []string{"prompt", "area", "capture", "picker", "palette", "help", "form"} {
		d := samples()[name]
		x, _, _ := drawn(d, 100, 24, theme.Default()).Cursor()
		wide, y, shown := drawn(after(t, d, "あいう").Dialog, 100, 24, theme.Default()).Cursor()
		if !shown || wide != x+6 {
			t.Errorf("%s: cursor went from %d to %d, %d", name, x, wide, y)
		}
	}
}

func TestEscapeClosesEveryDialogWithoutAnAnswer(t *testing.T) {
	for name, d := range samples() {
		out := press(d, "esc")
		if !out.Closed {
			t.Errorf("%s stays open", name)
		}
		if a, ok := out.Msg.(answer); ok && !strings.Contains("cancelled done back to dark read kept", a.text) {
			t.Errorf("%s says %q", name, a.text)
		}
	}
}

func TestTheSelectedRowShowsWithoutColour(t *testing.T) {
	th := theme.WithASCII(theme.None())
	for _, name := range []string{"picker", "themes", "lanes", "palette", "help", "form"} {
		d := samples()[name]
		before := text(drawn(d, 80, 24, th))
		if strings.Count(before, "> ") != 1 {
			t.Errorf("%s: not one row is marked:\n%s", name, before)
		}
		if next := text(drawn(press(d, "down").Dialog, 80, 24, th)); next == before {
			t.Errorf("%s: going down does not show", name)
		}
	}
}

func TestTheBorderNamesTheUsersOwnKeys(t *testing.T) {
	own, problems := keymap.New(map[keymap.Action][]string{keymap.ConfirmYes: {"Y"}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	d := dialog.NewConfirm(dialog.ConfirmOptions{Title: "Purge?", Keys: own})
	if got := text(drawn(d, 60, 12, theme.Default())); !strings.Contains(got, " Y yes ") {
		t.Error(got)
	}
}

func TestOnlyTheDialogOnTopIsAsked(t *testing.T) {
	base := dialog.Stack{}.Push(rename())
	two := base.Push(purge())
	if got := two.Scopes(); !cmp.Equal(got, []keymap.Scope{keymap.Confirm}) {
		t.Errorf("scopes %v", got)
	}
	left, msg := two.Do(keymap.ConfirmYes)
	if msg != tea.Msg(answer{"purged"}) {
		t.Errorf("said %v", msg)
	}
	if top, _ := left.Top(); top.Scope() != keymap.Text {
		t.Errorf("on top is %s", top.Scope())
	}
	typed, _ := left.Key(tea.KeyPressMsg{Code: 'x', Text: "x"})
	if top, _ := typed.Top(); top.(dialog.Prompt).Value() != "Interestx" {
		t.Error("the prompt did not get the key")
	}
	if top, _ := base.Top(); top.(dialog.Prompt).Value() != "Interest" {
		t.Error("an earlier stack changed")
	}
	if s, msg := (dialog.Stack{}).Do(keymap.ChoiceAccept); !s.Empty() || msg != nil {
		t.Error("an empty stack did something")
	}
}

func TestAStackHidesTheCursorAndRegionsBelowItsTop(t *testing.T) {
	c := paint.NewCanvas(80, 24)
	dialog.Stack{}.Push(palette()).Push(purge()).Draw(c.Pen, theme.Default())
	if _, _, shown := c.Cursor(); shown {
		t.Error("the cursor of the palette shows under a question")
	}
	if target, _ := c.Hit(10, 5); target != (dialog.Outside{}) {
		t.Errorf("a row of the palette can be clicked under a question: %v", target)
	}
}

func TestAClickOnAKeyDoesWhatTheKeyDoes(t *testing.T) {
	c := drawn(purge(), 80, 24, theme.Default())
	for y := range 24 {
		for x := range 80 {
			target, ok := c.Hit(x, y)
			if ok && target == any(keymap.ConfirmYes) {
				if out := purge().Click(target); out.Msg != tea.Msg(answer{"purged"}) {
					t.Errorf("said %v", out.Msg)
				}
				return
			}
		}
	}
	t.Error("the key cannot be clicked")
}

func TestASequenceShowsHowItGoesOn(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}, {20, 5}, {3, 2}, {0, 0}} {
		c := paint.NewCanvas(size[0], size[1])
		dialog.DrawContinuations(c.Pen, theme.Default(), "g", keys.Continuations(keymap.Journey.Path(), "g"))
		if size[0] < 80 {
			continue
		}
		for _, want := range []string{"g …", "l Go to the library", "/ Find in all journeys", "esc cancel"} {
			if !strings.Contains(text(c), want) {
				t.Errorf("no %q in\n%s", want, text(c))
			}
		}
	}
}
