package display

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"wend/ui/paint"
)

// modes are what the terminal was told beside the cells.
type modes struct {
	on     bool
	view   tea.View
	cursor bool // it is shown
	held   bool // it was hidden for the frame that is being printed
}

// mouseOff turns off whatever mode of the mouse is on.
const mouseOff = ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseAnyEvent + ansi.ResetModeMouseExtSgr

// enter adds to out what gives the terminal the modes of view.
func (m *modes) enter(out []byte, view tea.View, environ uv.Environ) []byte {
	first := !m.on
	say := func(wanted bool, text string) {
		if wanted {
			out = append(out, text...)
		}
	}
	if first {
		m.on, m.cursor, m.view = true, false, tea.View{DisableBracketedPasteMode: true}
		say(true, ansi.SetModeAltScreenSaveCursor+ansi.ResetModeTextCursorEnable+ansi.SetModifyOtherKeys2)
		say(asksForSync(environ), ansi.RequestModeSynchronizedOutput)
	}
	was := m.view
	m.view = view
	if view.DisableBracketedPasteMode != was.DisableBracketedPasteMode {
		say(view.DisableBracketedPasteMode, ansi.ResetModeBracketedPaste)
		say(!view.DisableBracketedPasteMode, ansi.SetModeBracketedPaste)
	}
	if view.ReportFocus != was.ReportFocus {
		say(view.ReportFocus, ansi.SetModeFocusEvent)
		say(!view.ReportFocus, ansi.ResetModeFocusEvent)
	}
	if view.MouseMode != was.MouseMode {
		say(was.MouseMode != tea.MouseModeNone, mouseOff)
		say(view.MouseMode == tea.MouseModeCellMotion, ansi.SetModeMouseButtonEvent+ansi.SetModeMouseExtSgr)
		say(view.MouseMode == tea.MouseModeAllMotion, ansi.SetModeMouseAnyEvent+ansi.SetModeMouseExtSgr)
	}
	if flags := keyFlags(view.KeyboardEnhancements); first {
		say(true, ansi.PushKittyKeyboard(flags)+ansi.RequestKittyKeyboard)
	} else if flags != keyFlags(was.KeyboardEnhancements) {
		say(true, ansi.KittyKeyboard(flags, 1)+ansi.RequestKittyKeyboard)
	}
	say(view.WindowTitle != was.WindowTitle, ansi.SetWindowTitle(view.WindowTitle))
	return out
}

// leave adds to out what takes everything back that enter and point have said.
func (m *modes) leave(out []byte) []byte {
	if !m.on {
		return out
	}
	say := func(wanted bool, text string) {
		if wanted {
			out = append(out, text...)
		}
	}
	say(true, ansi.ResetModifyOtherKeys+ansi.PopKittyKeyboard(1))
	say(!m.view.DisableBracketedPasteMode, ansi.ResetModeBracketedPaste)
	say(m.view.ReportFocus, ansi.ResetModeFocusEvent)
	say(m.view.MouseMode != tea.MouseModeNone, mouseOff)
	say(m.view.WindowTitle != "", ansi.SetWindowTitle(""))
	say(m.cursor, ansi.SetCursorStyle(0))
	say(true, ansi.ResetStyle+ansi.ResetModeAltScreenSaveCursor+ansi.SetModeTextCursorEnable)
	m.on = false
	return out
}

// hold begins a frame: the terminal shows it when it is whole, or at least does not show the cursor running about.
func (m *modes) hold(out []byte, sync bool) []byte {
	if sync {
		return append(out, ansi.SetModeSynchronizedOutput...)
	}
	if m.held = m.cursor; m.held {
		out = append(out, ansi.ResetModeTextCursorEnable...)
	}
	return out
}

// point brings the cursor to where it belongs. changed says that cells were printed after hold.
func (m *modes) point(out []byte, c *tea.Cursor, p *paint.Printer, changed bool) []byte {
	hidden := m.held && changed
	m.held = false
	switch {
	case c != nil:
		out = p.Move(out, c.X, c.Y)
		if !m.cursor {
			out = append(out, ansi.SetCursorStyle(cursorStyle(c))...)
		}
		if !m.cursor || hidden {
			out = append(out, ansi.SetModeTextCursorEnable...)
		}
	case m.cursor:
		if !hidden {
			out = append(out, ansi.ResetModeTextCursorEnable...)
		}
		out = append(out, ansi.SetCursorStyle(0)...)
	}
	m.cursor = c != nil
	return out
}

// cursorStyle is the number that terminals give to a shape.
func cursorStyle(c *tea.Cursor) int {
	style := 2*int(c.Shape) + 1
	if !c.Blink {
		style++
	}
	return style
}

// keyFlags are the flags of the kitty keyboard protocol.
func keyFlags(e tea.KeyboardEnhancements) int {
	flags := ansi.KittyDisambiguateEscapeCodes
	for flag, wanted := range map[int]bool{
		ansi.KittyReportEventTypes: e.ReportEventTypes, ansi.KittyReportAlternateKeys: e.ReportAlternateKeys,
		ansi.KittyReportAllKeysAsEscapeCodes: e.ReportAllKeysAsEscapeCodes, ansi.KittyReportAssociatedKeys: e.ReportAssociatedText,
	} {
		if wanted {
			flags |= flag
		}
	}
	return flags
}

// asksForSync reports whether the terminal is asked whether it knows synchronized output. Over a link the answer may come
// when the program has ended, so only terminals that are known to answer are asked there; and Apple's prints the question.
func asksForSync(environ uv.Environ) bool {
	_, remote := environ.LookupEnv("SSH_TTY")
	if !remote && !strings.Contains(environ.Getenv("TERM_PROGRAM"), "Apple") {
		return true
	}
	for _, known := range []string{"ghostty", "wezterm", "alacritty", "kitty", "rio"} {
		if strings.Contains(environ.Getenv("TERM"), known) {
			return true
		}
	}
	return false
}
