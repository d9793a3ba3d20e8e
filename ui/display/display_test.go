package display

import (
	"bytes"
	"fmt"
	"os/exec"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"wend/ui/paint"
)

// device is a terminal that is no device.
type device struct{ bytes.Buffer }

func (*device) Fd() uintptr  { return ^uintptr(0) }
func (*device) Close() error { return nil }

// said returns what was written since the last call.
func (d *device) said() string {
	out := d.String()
	d.Reset()
	return out
}

// words shows what it was told last, in the first row.
type words struct {
	canvas *paint.Canvas
	view   tea.View
	frames int
}

func (w *words) Init() tea.Cmd  { return nil }
func (w *words) View() tea.View { return w.view }

func (w *words) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		w.canvas.Resize(m.Width, m.Height)
	case string:
		w.canvas.Clear()
		w.canvas.Text(0, 0, m, uv.Style{})
	case tea.View:
		w.view = m
	}
	return w, nil
}

func (w *words) Frame() (tea.View, *paint.Canvas) {
	w.frames++
	return w.view, w.canvas
}

// shown is a screen with a clock that stands, of 20 by 2 cells.
type shown struct {
	*Screen
	out   *device
	words *words
	sent  chan tea.Msg
	clock time.Time
}

func show(t *testing.T, environ ...string) *shown {
	t.Helper()
	s := &shown{out: new(device), words: &words{canvas: paint.NewCanvas(0, 0)}, sent: make(chan tea.Msg, 9), clock: time.Unix(0, 0)}
	s.Screen = New(s.words, s.out, s.out, append([]string{"TERM=xterm-256color", "TERM_PROGRAM=Apple"}, environ...))
	s.now = func() time.Time { return s.clock }
	if err := s.Open(func(msg tea.Msg) { s.sent <- msg }); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	s.do(tea.WindowSizeMsg{Width: 20, Height: 2})
	return s
}

// do handles messages as Bubble Tea does, well after the last one, and returns what was written for them.
func (s *shown) do(msgs ...tea.Msg) string {
	s.clock = s.clock.Add(time.Second)
	for _, msg := range msgs {
		if msg = s.filter(s.Screen, msg); msg != nil {
			s.Update(msg)
		}
	}
	return s.out.said()
}

func TestTheTerminalGetsOnlyWhatDiffers(t *testing.T) {
	s := show(t)
	if got := s.do("hello"); got != "hello" {
		t.Errorf("the first words are %q", got)
	}
	if got := s.do("hallo"); got != "\x1b[4Da" && got != "\x1b[1;2Ha" {
		t.Errorf("one letter is %q", got)
	}
	if got := s.do("hallo"); got != "" {
		t.Errorf("nothing new is %q", got)
	}
	if got := s.do(tea.ClearScreen()); !strings.Contains(got, "hallo") {
		t.Errorf("a new screen is %q", got)
	}
	if got := s.do(tea.WindowSizeMsg{Width: 20, Height: 2}); !strings.Contains(got, ansi.EraseEntireScreen) {
		t.Errorf("after a change of size it prints %q", got)
	}
}

func TestABurstIsOneFrameAtOnceAndOneWhenItsTimeHasCome(t *testing.T) {
	s := show(t)
	for i := range free {
		s.do(fmt.Sprint(i))
	}
	before := s.words.frames
	if got := s.do("a", "b", "c", "d"); !strings.HasSuffix(got, "a") {
		t.Errorf("at once it prints %q", got)
	}
	due := <-s.sent
	s.Update(due)
	if got := s.out.said(); !strings.HasSuffix(got, "d") {
		t.Errorf("later it prints %q", got)
	}
	if n := s.words.frames - before; n != 2 {
		t.Errorf("%d frames for a burst", n)
	}
	if len(s.sent) > 0 {
		t.Errorf("one more is to come: %v", <-s.sent)
	}
}

func TestTheTerminalIsLeftAsItWasFound(t *testing.T) {
	view := tea.View{
		WindowTitle: "wend", MouseMode: tea.MouseModeAllMotion, ReportFocus: true, Cursor: tea.NewCursor(3, 1),
		KeyboardEnhancements: tea.KeyboardEnhancements{ReportAlternateKeys: true},
	}
	for name, leave := range map[string]func(*shown) string{
		"closed":    func(s *shown) string { _ = s.Close(); return s.out.said() },
		"suspended": func(s *shown) string { s.filter(s, tea.SuspendMsg{}); return s.out.said() },
		"lent": func(s *shown) string {
			s.filter(s, tea.ExecProcess(exec.Command("true"), nil)())
			return s.out.said()
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := show(t)
			entered := s.do(tea.WindowSizeMsg{Width: 20, Height: 2}) // has been said by now
			s = show(t)
			entered += s.do(view)
			left := leave(s)
			for _, mode := range []string{"25", "2004", "1003", "1006", "1004", "1049"} {
				on, off := "\x1b[?"+mode+"h", "\x1b[?"+mode+"l"
				if mode == "25" {
					on, off = off, on
				}
				if !strings.Contains(left, off) || strings.Contains(left, on) {
					t.Errorf("mode %s stays on: %q", mode, left)
				}
			}
			for _, undo := range []string{ansi.PopKittyKeyboard(1), ansi.ResetModifyOtherKeys, ansi.SetWindowTitle(""), "\x1b[0 q", "\x1b[m"} {
				if !strings.Contains(left, undo) {
					t.Errorf("it does not say %q: %q", undo, left)
				}
			}
			if strings.LastIndex(left, "\x1b[?25h") < strings.LastIndex(left, "\x1b[?1049l") {
				t.Errorf("the cursor is shown on the other screen: %q", left)
			}
			if !strings.Contains(entered, "\x1b[?1003h") {
				t.Errorf("it never had the mouse: %q", entered)
			}
		})
	}
}

func TestWhoComesBackPrintsEverythingAgain(t *testing.T) {
	for _, msg := range []tea.Msg{tea.SuspendMsg{}, tea.ExecProcess(exec.Command("true"), nil)()} {
		s := show(t, "COLUMNS=20", "LINES=2")
		s.do("hello")
		got := s.do(msg)
		if before, after, back := strings.Cut(got, "\x1b[?1049h"); !back || !strings.Contains(before, "\x1b[?1049l") || !strings.Contains(after, "hello") {
			t.Errorf("%T: %q", msg, got)
		}
		if size := <-s.sent; size != (tea.WindowSizeMsg{Width: 20, Height: 2}) {
			t.Errorf("%T: it is told %v", msg, size)
		}
	}
}

func TestTheCursorStandsWhereItIsSetAfterEachFrame(t *testing.T) {
	s := show(t)
	at := func(x, y int) tea.View { return tea.View{Cursor: tea.NewCursor(x, y)} }
	if got := s.do("hello", at(2, 0)); !strings.HasSuffix(got, "\x1b[1 q\x1b[?25h") {
		t.Errorf("it is shown by %q", got)
	}
	if got := s.do("hallo"); !strings.HasPrefix(got, "\x1b[?25l") || !strings.HasSuffix(got, "\x1b[?25h") {
		t.Errorf("it is seen running about: %q", got)
	}
	if got := s.do(at(4, 1)); strings.Contains(got, "25") || got == "" {
		t.Errorf("it is moved by %q", got)
	}
	if got := s.do(tea.View{}); got != "\x1b[?25l\x1b[0 q" {
		t.Errorf("it is hidden by %q", got)
	}
}

func TestATerminalThatCanIsToldWhereAFrameBeginsAndEnds(t *testing.T) {
	s := show(t)
	s.do(tea.ModeReportMsg{Mode: ansi.ModeSynchronizedOutput, Value: ansi.ModeReset})
	if got := s.do("hello"); got != "\x1b[?2026hhello\x1b[?2026l" {
		t.Errorf("%q", got)
	}
	if got := s.do("hello"); got != "" {
		t.Errorf("nothing new is %q", got)
	}
}

func TestWishesToTheTerminalDoNotWaitForATick(t *testing.T) {
	s := show(t, "COLUMNS=30", "LINES=4")
	if got := s.do(tea.RequestBackgroundColor()); got != ansi.RequestBackgroundColor {
		t.Errorf("the background is asked for by %q", got)
	}
	if got := s.do(tea.SetClipboard("copied")()); got != ansi.SetSystemClipboard("copied") {
		t.Errorf("text is copied by %q", got)
	}
	s.do(tea.RequestWindowSize())
	if size := <-s.sent; size != (tea.WindowSizeMsg{Width: 30, Height: 4}) {
		t.Errorf("the size is %v", size)
	}
}

func TestATerminalWithoutASizeGetsTimeToTellIt(t *testing.T) {
	s := show(t)
	s.out.Reset()
	if got := s.do(tea.WindowSizeMsg{}, "hello"); got != "hello" {
		t.Errorf("a size of nothing counts: %q", got)
	}
	if w, h := s.words.canvas.Size(); w != 20 || h != 2 {
		t.Errorf("it is %d by %d now", w, h)
	}
	s.do(assumeMsg{})
	if w, h := s.words.canvas.Size(); w != 80 || h != 24 {
		t.Errorf("after a while it is %d by %d", w, h)
	}
}

func TestColoursAreThoseThatTheTerminalHas(t *testing.T) {
	s := show(t)
	s.do(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
	s.words.canvas.Text(0, 1, "x", uv.Style{Fg: ansi.RGBColor{R: 0xff}})
	if got := s.do(0); !strings.Contains(got, "38;2;255;0;0") {
		t.Errorf("of all colours: %q", got)
	}
	if got := s.do(tea.ColorProfileMsg{Profile: colorprofile.ANSI}); !strings.Contains(got, "\x1b[91m") && !strings.Contains(got, "\x1b[31m") {
		t.Errorf("of sixteen: %q", got)
	}
}
