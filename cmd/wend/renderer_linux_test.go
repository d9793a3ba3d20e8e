package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"golang.org/x/sys/unix"

	"wend/ui/display"
	"wend/ui/paint"
	"wend/ui/uitest"
)

// emulated is the program in a terminal emulator.
type emulated struct {
	master *os.File
	screen *vt.SafeEmulator
	drawn  sync.Mutex // held while cells of the screen are written or looked at
	title  atomic.Value
	ended  <-chan error
}

// emulate runs the program in a terminal of 120 columns and 36 rows that answers what it is asked.
func emulate(t *testing.T, h home, more ...string) *emulated {
	t.Helper()
	master, slave := openPTY(t)
	cmd := exec.Command("wend", "w.wend")
	cmd.Dir, cmd.Env = h.dir, h.env(more...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = slave, slave, slave
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = slave.Close()
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	e := terminalOn(master)
	e.ended = ended
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	return e
}

// terminalOn returns an emulator that shows what comes from master.
func terminalOn(master *os.File) *emulated {
	e := &emulated{master: master, screen: vt.NewSafeEmulator(120, 36)}
	e.screen.SetCallbacks(vt.Callbacks{Title: func(title string) { e.title.Store(title) }})
	go func() { _, _ = io.Copy(e, master) }()
	go func() { _, _ = io.Copy(master, e.screen) }()
	return e
}

// Write draws what the program prints.
func (e *emulated) Write(b []byte) (int, error) {
	e.drawn.Lock()
	defer e.drawn.Unlock()
	return e.screen.Write(b)
}

func (e *emulated) resize(t *testing.T, w, h int) {
	t.Helper()
	e.drawn.Lock()
	e.screen.Resize(w, h)
	e.drawn.Unlock()
	if err := unix.IoctlSetWinsize(int(e.master.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: uint16(h), Col: uint16(w)}); err != nil {
		t.Fatal(err)
	}
}

// shows returns what can be seen.
func (e *emulated) shows() string {
	e.drawn.Lock()
	defer e.drawn.Unlock()
	return seen(e.screen)
}

// wait looks at the screen until it is as it should be.
func (e *emulated) wait(t *testing.T, what string, so func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patience); !so(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%s never comes; the screen is\n%s", what, e.shows())
		}
	}
}

// script returns n steps: keys as package uitest writes them, words to type in one piece, and changes of size as "120x40".
func script(n int) []string {
	random := rand.New(rand.NewPCG(7, 7))
	likely := []string{
		"h", "j", "k", "l", "h", "j", "k", "l", "up", "down", "right", "left", "L", "H", "g", "G", "1", "2", "3", "4", "tab",
		"+", "-", "u", "U", "z", "Z", "p", "?", "esc", "esc", "esc", "enter", ":", "imp", "字", "x", "backspace", "f", "T", "v", "/", "a", "e", "m", "d",
	}
	var out []string
	for len(out) < n {
		if len(out)%23 == 22 {
			out = append(out, fmt.Sprintf("%dx%d", 20+random.IntN(180), 8+random.IntN(50)))
			continue
		}
		out = append(out, likely[random.IntN(len(likely))])
	}
	return out
}

// happens is a step of the app, and the title that the terminal has afterwards.
type happens struct {
	does  func()
	title string
}

// played is the app of a driver as a model that a program runs: every step is whole before its frame, so that two programs
// can show the same.
type played struct {
	*uitest.Driver
	title string
	copy  func(tea.Msg) // to a program that shows the same
}

func (p *played) Init() tea.Cmd { return nil }

func (p *played) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		p.Resize(m.Width, m.Height)
		p.copy(m)
		p.copy(p.View())
	case happens:
		m.does()
		p.title = m.title
		p.copy(p.View())
	}
	return p, nil
}

func (p *played) View() tea.View {
	view := p.App.View()
	view.WindowTitle = p.title
	return view
}

func (p *played) Frame() (tea.View, *paint.Canvas) {
	view, canvas := p.App.Frame()
	view.WindowTitle = p.title
	return view, canvas
}

// still is a model that shows what it is told to.
type still struct{ view tea.View }

func (s *still) Init() tea.Cmd  { return nil }
func (s *still) View() tea.View { return s.view }

func (s *still) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if view, is := msg.(tea.View); is {
		s.view = view
	}
	return s, nil
}

// playing runs a program until the test ends.
func playing(t *testing.T, p *tea.Program) {
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_, _ = p.Run()
	}()
	t.Cleanup(func() {
		p.Kill()
		<-ended
	})
}

// inTerminal are the options of a program that runs in a terminal which is not the test's own.
func inTerminal(slave *os.File, more ...tea.ProgramOption) []tea.ProgramOption {
	return append([]tea.ProgramOption{tea.WithInput(slave), tea.WithOutput(slave), tea.WithoutSignalHandler()}, more...)
}

// TestTheScreenIsThatOfTheStockRendererAtEveryStep compares what two terminals show that got the same views. The app is
// there once and a step is over before it is shown, as two programs of their own would soon differ by when they saved or
// how long a key took to come.
func TestTheScreenIsThatOfTheStockRendererAtEveryStep(t *testing.T) {
	if os.Getenv("WEND_E2E") == "skip" {
		t.Skip("needs terminals, as end-to-end tests do")
	}
	environ := []string{"TERM=xterm-256color", "LANG=C.UTF-8"}
	var both []*emulated
	var slaves []*os.File
	for range 2 {
		master, slave := openPTY(t)
		both, slaves = append(both, terminalOn(master)), append(slaves, slave)
	}
	other := tea.NewProgram(&still{}, inTerminal(slaves[0],
		tea.WithEnvironment(environ), tea.WithColorProfile(colorprofile.ANSI256), tea.WithFPS(framesPerSecond))...)
	playing(t, other)
	model := &played{Driver: uitest.Start(t, uitest.Options{Width: 120, Height: 36}), copy: other.Send}
	shown := display.New(model, slaves[1], slaves[1], environ)
	program := tea.NewProgram(shown, inTerminal(slaves[1], shown.Options()...)...)
	if err := shown.Open(program.Send); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = shown.Close() })
	playing(t, program)
	stock, direct := both[0], both[1]
	do := func(n int, what string, does func()) {
		title := fmt.Sprintf("step %d", n)
		program.Send(happens{does, title})
		for _, e := range both {
			e.wait(t, fmt.Sprintf("%s, %q,", title, what), func() bool { return e.title.Load() == title })
		}
		direct.wait(t, fmt.Sprintf("what the stock renderer shows after step %d, %q,", n, what), func() bool { return stock.shows() == direct.shows() })
	}
	do(-1, "the sample", func() { model.Do("Open the demo") })
	if !strings.Contains(ansi.Strip(direct.shows()), "Awareness") {
		t.Fatalf("the map is not shown:\n%s", ansi.Strip(direct.shows()))
	}
	for i, what := range script(500) {
		var w, h int
		switch n, _ := fmt.Sscanf(what, "%dx%d", &w, &h); {
		case n == 2:
			for _, e := range both {
				e.resize(t, w, h)
			}
			program.Send(tea.WindowSizeMsg{Width: w, Height: h})
			do(i, what, func() {})
		case what == "imp":
			do(i, what, func() { model.Type(what) })
		default:
			do(i, what, func() { model.Press(what) })
		}
	}
}

func TestATerminalThatCannotDrawIsToldSo(t *testing.T) {
	for kind, says := range map[string]string{"dumb": "TERM=dumb says that this one cannot", "": "TERM is not set"} {
		e := emulate(t, newHome(t), "TERM="+kind)
		e.wait(t, says, func() bool { return strings.Contains(strings.Join(strings.Fields(ansi.Strip(e.shows())), " "), says) })
		if err := <-e.ended; err == nil {
			t.Errorf("TERM=%q: it ends as if it had been there", kind)
		}
		if e.screen.IsAltScreen() {
			t.Errorf("TERM=%q: it got the other screen", kind)
		}
	}
}
