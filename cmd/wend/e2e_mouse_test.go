package main

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// place returns where on the screen a text begins, in cells; the first one. It
// waits until everything stands still.
func (s *window) place(text string) (x, y int) {
	s.t.Helper()
	for y, line := range strings.Split(s.settled(), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			return utf8.RuneCountInString(before), y
		}
	}
	s.t.Fatalf("%q is not on the screen:\n%s", text, s.screen())
	return 0, 0
}

// The buttons of the mouse, as terminals report them.
const (
	leftButton = 0
	dragging   = 32
	wheelUp    = 64
	wheelDown  = 65
)

// mouse reports a button at a cell, as the terminal does.
func (s *window) mouse(button, x, y int, up bool) {
	s.t.Helper()
	end := "M"
	if up {
		end = "m"
	}
	s.typeText(fmt.Sprintf("\x1b[<%d;%d;%d%s", button, x+1, y+1, end))
}

func (s *window) click(x, y int) {
	s.t.Helper()
	s.mouse(leftButton, x, y, false)
	s.mouse(leftButton, x, y, true)
}

func TestAClickSelectsAndASecondOneOpens(t *testing.T) {
	s := onMap(t, size)
	x, y := s.place("Sees outdoor")
	s.click(x, y)
	s.waitFor("▌Sees outdoor")
	s.click(s.place("2 Emotions"))
	s.waitFocus("2")
	s.click(s.place("■■■"))
	s.waitFocus("3")
	x, y = s.place("Sees outdoor")
	s.click(x, y)
	s.waitFor("▌Sees outdoor")
	s.click(x, y)
	s.waitFor("Touchpoint: Sees outdoor advertisement")
	s.keys("Escape")
	s.waitFor("2 Emotions")
	s.click(s.place("? help"))
	s.waitFor("╭ Help")
}

func TestTheWheelScrollsWhatIsUnderThePointer(t *testing.T) {
	s := onMap(t, terminal{w: 80, h: 24})
	x, y := s.place("Website")
	for range 3 {
		s.mouse(wheelDown, x, y, false)
	}
	s.waitFocus("3")
	s.waitFor("▸Review a")
	for range 3 {
		s.mouse(wheelUp, x, y, false)
	}
	s.waitFor("▸Website")
	x, y = s.place("outdoor")
	for range 6 {
		s.mouse(wheelDown, x, y, false)
	}
	s.waitFor("‹ ")
}

func TestDraggingACardMovesItAlsoToWhereTheScreenEnds(t *testing.T) {
	s := onMap(t, size)
	x, y := s.place("Sees social")
	toX, toY := s.place("Compares")
	s.mouse(leftButton, x, y, false)
	s.mouse(leftButton+dragging, (x+toX)/2, y, false)
	s.mouse(leftButton+dragging, toX, toY, false)
	s.mouse(leftButton, toX, toY, true)
	s.wait("the card in another stage", func() bool {
		s.settled()
		return touchpoints(s.home.state("w.wend"))[0].Action != "Sees social post about a new model"
	})
	s.keys("u")
	s.waitFor("Undid", "▌Sees social")

	x, y = s.place("Sees social")
	s.mouse(leftButton, x, y, false)
	edge := 90
	for range 20 {
		s.mouse(leftButton+dragging, edge-1, y, false)
		s.mouse(leftButton+dragging, edge, y, false)
	}
	s.waitFor("‹ ")
	s.mouse(leftButton, edge, y, true)
	s.waitFor("▌Sees social", "‹ ")
}

func TestTheMouseIsGivenBackAtOnce(t *testing.T) {
	s := onMap(t, size)
	s.wait("the mouse", func() bool { return s.flags().mouse })
	s.keys("M")
	s.wait("the mouse to be given back", func() bool { return !s.flags().mouse })
	s.waitFor("mouse off")
	s.command("Mouse on or off")
	s.wait("the mouse", func() bool { return s.flags().mouse })
	s.waitGone("mouse off")
}

func TestNoMouseLeavesTheMouseToTheTerminal(t *testing.T) {
	s := onMap(t, size, "--no-mouse")
	s.waitFor("mouse off")
	if s.flags().mouse {
		t.Error("the mouse is taken")
	}
}

func TestTheFirstDragWithoutEffectSaysHowToSelectText(t *testing.T) {
	s := onMap(t, size)
	s.mouse(leftButton, 2, 0, false)
	s.mouse(leftButton+dragging, 8, 0, false)
	s.waitFor("hold shift")
	s.mouse(leftButton, 8, 0, true)
}

func TestCopyingReachesTheTerminalsClipboardAndSaysSo(t *testing.T) {
	s := onMap(t, size)
	s.keys("y")
	s.waitFor("the terminal's clipboard")
	s.wait("the touchpoint in tmux's buffer", func() bool { return strings.Contains(s.tmux("show-buffer"), "Sees social post about a new model") })
	s.keys("Y")
	s.wait("the map in tmux's buffer", func() bool { return strings.Contains(s.tmux("show-buffer"), "# Smartphone buyer") })
}

func TestWhatIsTooLongForTheTerminalIsCopiedIntoAFileThatIsNamed(t *testing.T) {
	s := onMap(t, size)
	var lines []string
	for i := range 80 {
		lines = append(lines, fmt.Sprintf("%d %s", i, strings.Repeat("long ", 190)))
	}
	s.paste(strings.Join(lines, "\n"))
	s.waitFor("Add 80 touchpoints")
	s.keys("Enter")
	s.waitFor("▌79 long")
	s.keys("Y")
	s.waitFor("the journey as Markdown to")
	if files := s.home.files("tmp"); len(files) != 1 {
		t.Errorf("%v", files)
	}
}
