package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"wend/ui/uitest"
)

// withEsc is what arrives for a key that came in one piece with an esc before it.
func withEsc(key rune, mod tea.KeyMod) tea.KeyPressMsg {
	return tea.KeyPressMsg{Code: key, Mod: tea.ModAlt | mod}
}

func TestAnEscAndAKeyInOnePieceAreBothPressed(t *testing.T) {
	one, both := smartphone(t), smartphone(t)
	for _, d := range []*uitest.Driver{one, both} {
		d.Press("l", "?")
	}
	one.Press("esc", "esc", "l")
	both.Press("esc")
	both.Send(withEsc('l', 0))
	if one.Screen() != both.Screen() {
		t.Errorf("it shows\n%s\nnot\n%s", both.Screen(), one.Screen())
	}
	one.Press("L")
	both.Send(withEsc('l', tea.ModShift))
	if one.Screen() != both.Screen() {
		t.Errorf("with a capital it shows\n%s\nnot\n%s", both.Screen(), one.Screen())
	}
}

func TestTwoEscsInOnePieceAreTwo(t *testing.T) {
	d := smartphone(t)
	d.Press("?", ":")
	d.Send(withEsc(tea.KeyEscape, 0))
	if d.App.Dialogs() {
		t.Errorf("a dialog is left:\n%s", d.Screen())
	}
}

func TestAltWithALetterDoesNotEndTyping(t *testing.T) {
	d := smartphone(t)
	d.Press("a")
	d.Type("half")
	d.Send(withEsc('b', 0))
	d.Shows("half")
}

func TestWhatChangesNothingOnTheScreenPaintsNothing(t *testing.T) {
	d := smartphone(t)
	d.Press("l", "-")
	d.Wait(toRest)
	_, canvas := d.App.Frame()
	canvas.Text(0, 0, "as it was", uv.Style{})
	d.App.Update(d.App.FileChanged())
	if _, canvas = d.App.Frame(); len(canvas.Lines()) == 0 || !strings.Contains(canvas.Lines()[0], "as it was") {
		t.Error("a look at its own file paints the screen again")
	}
	d.Press("l")
	if _, canvas = d.App.Frame(); strings.Contains(canvas.Lines()[0], "as it was") {
		t.Error("a key paints nothing")
	}
}
