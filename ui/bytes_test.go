package ui_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"wend/ui/paint"
	"wend/ui/uitest"
)

// link is a terminal of 200 by 50 cells and 256 colours that counts what it is sent.
type link struct {
	d       *uitest.Driver
	printer paint.Printer
}

// overLink starts with the sample on the map.
func overLink(t *testing.T) *link {
	t.Helper()
	l := &link{d: smartphone(t)}
	l.d.Resize(200, 50)
	l.d.Send(tea.BackgroundColorMsg{})
	l.d.Wait(toRest)
	l.printer.SetProfile(colorprofile.ANSI256)
	l.sent()
	return l
}

// toRest is how long messages and marks take to pass.
const toRest = 10e9

// sent returns what the screen takes to be shown.
func (l *link) sent() int {
	_, c := l.d.App.Frame()
	return len(l.printer.Append(nil, c))
}

func TestAMoveTakesAtMost1200Bytes(t *testing.T) {
	l := overLink(t)
	for _, key := range []string{"l", "l", "l", "h", "j", "k", "2", "l", "l", "h", "3", "j", "l", "h"} {
		l.d.Press(key)
		if n := l.sent(); n > 1200 && len(key) == 1 && key[0] > '9' {
			t.Errorf("%s takes %d bytes", key, n)
		}
	}
}

func TestAFeelingTakesAtMost1000Bytes(t *testing.T) {
	l := overLink(t)
	l.d.Press("l")
	l.sent()
	for _, key := range []string{"-", "-", "+", "+"} {
		l.d.Wait(toRest)
		l.sent()
		l.d.Press(key)
		if n := l.sent(); n > 1000 {
			t.Errorf("%s takes %d bytes", key, n)
		}
	}
}
