// Package display shows a model whose screen is a [paint.Canvas], at once.
//
// Bubble Tea keeps input, messages and commands, but its own renderer writes only when a ticker fires, parses the screen
// again from a string, and wakes the program 120 times a second. [Screen] takes its place: it is the model that Bubble Tea
// runs, hands every message to the model inside, and prints the cells that differ before it takes the next message. In a
// burst of messages the first frame is printed at once, then at most one each 8 ms, the last always.
//
// What the other renderer does beside is done here as well: raw mode, the alternate screen, the terminal's size, mouse,
// pastes, reports of focus and keys, the title, the cursor, synchronized output, colours that the terminal has, and giving
// the terminal back for good ([Screen.Close]), while suspended, and while another program runs in it.
//
//	s := display.New(model, os.Stdin, os.Stdout, os.Environ())
//	p := tea.NewProgram(s, s.Options()...)
//	err := s.Open(p.Send)
//	defer s.Close()
//	p.Run()
//
// A Screen is used by Bubble Tea's event loop; Close is called when that has ended.
package display

import (
	"os/exec"
	"reflect"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"wend/ui/paint"
)

// Painter is a model whose screen is on a canvas.
type Painter interface {
	tea.Model
	// Frame returns what View returns, but for the content, which is on the canvas until the next call. Of the view these
	// count: cursor, mouse, focus, pastes, keyboard enhancements and window title.
	Frame() (tea.View, *paint.Canvas)
}

// pause is how long after a frame the next one is printed at the earliest, but for the first few: what opens follows
// closely on what says that it is being opened.
const (
	pause = 8 * time.Millisecond
	free  = 4
)

// noSize is how long a terminal may leave its size open before it is taken for one of the usual size.
const noSize = 500 * time.Millisecond

// Screen is a model in a terminal. Make one with New.
type Screen struct {
	model   Painter
	tty     tty
	environ uv.Environ
	profile colorprofile.Profile
	send    func(tea.Msg)

	printer paint.Printer
	modes   modes
	sync    bool // the terminal can be told where a frame begins and ends
	out     []byte

	now      func() time.Time
	last     time.Time // of the last frame
	frames   int
	awaiting bool // a frame is due
}

// dueMsg: it is time for the frame that was put off.
type dueMsg struct{}

// assumeMsg: the terminal has had time to tell its size.
type assumeMsg struct{}

// New returns a screen for model in the terminal of in and out. Nothing is read or written before Open.
func New(model Painter, in, out term.File, environ []string) *Screen {
	return &Screen{
		model: model, tty: tty{in: in, out: out}, environ: environ, now: time.Now,
		profile: colorprofile.Detect(out, environ),
	}
}

// Options returns what Bubble Tea must be told, beside where its input is.
func (s *Screen) Options() []tea.ProgramOption {
	w, h := s.size()
	return []tea.ProgramOption{
		tea.WithoutRenderer(), tea.WithFPS(1), // the ticker cannot be turned off
		tea.WithFilter(s.filter), tea.WithOutput(s.tty.out), tea.WithEnvironment(s.environ),
		tea.WithColorProfile(s.profile), tea.WithWindowSize(w, h),
	}
}

// Open takes the terminal. send hands a message to the program.
func (s *Screen) Open(send func(tea.Msg)) error {
	s.send = send
	s.printer.SetProfile(s.profile)
	s.tty.watch(func() { s.tell() })
	if w, h := s.size(); w*h == 0 {
		time.AfterFunc(noSize, func() { send(assumeMsg{}) })
	}
	return s.take()
}

// Close gives the terminal back as it was. It may be called again.
func (s *Screen) Close() error {
	s.tty.ignore()
	return s.giveBack()
}

// take makes the terminal the program's; the next frame is printed whole.
func (s *Screen) take() error {
	s.printer.Forget()
	return s.tty.raw()
}

// giveBack leaves the terminal as it was found.
func (s *Screen) giveBack() error {
	s.write(s.modes.leave(nil))
	return s.tty.restore()
}

// size returns the size of the terminal: what it says, else what the environment says, else 0, 0.
func (s *Screen) size() (w, h int) {
	w, h, err := s.tty.size()
	if err == nil && w > 0 && h > 0 {
		return w, h
	}
	w, _ = strconv.Atoi(s.environ.Getenv("COLUMNS"))
	h, _ = strconv.Atoi(s.environ.Getenv("LINES"))
	if w <= 0 || h <= 0 {
		return 0, 0
	}
	return w, h
}

// tell sends the terminal's size to the program.
func (s *Screen) tell() {
	if w, h := s.size(); w*h > 0 {
		s.send(tea.WindowSizeMsg{Width: w, Height: h})
	}
}

// The types of messages whose names Bubble Tea keeps to itself: text is to be put into the terminal's clipboard, and another
// program is to run in the terminal.
var (
	clipboardType = reflect.TypeOf(tea.SetClipboard("")())
	execType      = reflect.TypeOf(tea.ExecProcess(new(exec.Cmd), nil)())
)

// filter does what Bubble Tea would leave to its renderer or do with the next tick, before it handles the message.
func (s *Screen) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg {
	case tea.RequestBackgroundColor():
		s.write([]byte(ansi.RequestBackgroundColor))
		return nil
	case tea.RequestWindowSize():
		go s.tell() // who receives it is the one who is here
		return nil
	case tea.ClearScreen():
		s.printer.Forget()
	}
	if away(msg) {
		_ = s.giveBack()
		return msg
	}
	switch m := msg.(type) {
	case tea.ColorProfileMsg:
		if m.Profile != s.profile {
			s.profile = m.Profile
			s.printer.SetProfile(m.Profile)
		}
	case tea.ModeReportMsg:
		if m.Mode == ansi.ModeSynchronizedOutput && m.Value == ansi.ModeReset {
			s.sync = true
		}
	}
	if reflect.TypeOf(msg) == clipboardType {
		s.write([]byte(ansi.SetSystemClipboard(reflect.ValueOf(msg).String())))
		return nil
	}
	return msg
}

// away reports whether Bubble Tea lets somebody else have the terminal when it handles msg. It does so between filter and
// Update.
func away(msg tea.Msg) bool {
	_, suspended := msg.(tea.SuspendMsg)
	return suspended || reflect.TypeOf(msg) == execType
}

// Init implements tea.Model.
func (s *Screen) Init() tea.Cmd { return s.model.Init() }

// Update implements tea.Model: the model's Update, and then a frame.
func (s *Screen) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch m := msg.(type) {
	case dueMsg:
		s.awaiting = false
		s.paint()
		return s, nil
	case assumeMsg:
		if w, h := s.size(); w*h > 0 {
			return s, nil
		}
		return s.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	case tea.WindowSizeMsg:
		if m.Width*m.Height == 0 {
			return s, nil // it will tell
		}
		s.printer.Forget() // terminals move what they show
	}
	if away(msg) {
		_ = s.take()
		go s.tell()
	}
	next, cmd := s.model.Update(msg)
	s.model = next.(Painter) // it is one of its own kind
	s.frame()
	return s, cmd
}

// View implements tea.Model. Nobody looks at it.
func (s *Screen) View() tea.View { return tea.View{} }

// frame prints the screen now or when it is time.
func (s *Screen) frame() {
	if s.awaiting {
		return
	}
	wait := pause - s.now().Sub(s.last)
	if wait <= 0 || s.frames < free {
		s.paint()
		return
	}
	s.awaiting = true
	time.AfterFunc(wait, func() { s.send(dueMsg{}) })
}

// paint prints what differs from the last frame.
func (s *Screen) paint() {
	view, canvas := s.model.Frame()
	if w, h := canvas.Size(); w*h == 0 {
		return
	}
	s.out = s.modes.enter(s.out[:0], view, s.environ)
	begin := len(s.out)
	s.out = s.modes.hold(s.out, s.sync)
	before := len(s.out)
	s.out = s.printer.Append(s.out, canvas)
	changed := len(s.out) > before
	if !changed {
		s.out = s.out[:begin]
	}
	s.out = s.modes.point(s.out, view.Cursor, &s.printer, changed)
	if s.sync && changed {
		s.out = append(s.out, ansi.ResetModeSynchronizedOutput...)
	}
	if len(s.out) > 0 {
		s.write(s.out)
		s.frames++
		s.last = s.now()
	}
}

// write sends bytes to the terminal. That a terminal is gone is noticed by who reads from it and by out itself.
func (s *Screen) write(p []byte) {
	if len(p) > 0 {
		_, _ = s.tty.out.Write(p)
	}
}
