package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"golang.org/x/sys/unix"
)

// emulated is the program in a terminal emulator.
type emulated struct {
	master *os.File
	screen *vt.SafeEmulator
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
	e := &emulated{master, vt.NewSafeEmulator(120, 36), ended}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	go func() { _, _ = io.Copy(e.screen, master) }()
	go func() { _, _ = io.Copy(master, e.screen) }()
	return e
}

func (e *emulated) resize(t *testing.T, w, h int) {
	t.Helper()
	e.screen.Resize(w, h)
	if err := unix.IoctlSetWinsize(int(e.master.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: uint16(h), Col: uint16(w)}); err != nil {
		t.Fatal(err)
	}
}

// shows returns what can be seen: the rows with their styles, where blanks have no colour but that of the ground.
func (e *emulated) shows() string {
	var out strings.Builder
	for y := range e.screen.Height() {
		var pen uv.Style
		for x := range e.screen.Width() {
			cell := e.screen.CellAt(x, y)
			if cell == nil || cell.Width == 0 {
				continue
			}
			c := *cell
			if c.Content == " " && c.Style.Underline == uv.UnderlineNone && c.Style.Attrs&uv.AttrReverse == 0 {
				c.Style = uv.Style{Bg: c.Style.Bg}
			}
			out.WriteString(uv.StyleDiff(&pen, &c.Style) + c.Content)
			pen = c.Style
		}
		out.WriteString("\x1b[m\n")
	}
	return out.String()
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

// script returns n steps: keys as a terminal sends them, and changes of size as "120x40".
func script(n int) []string {
	random := rand.New(rand.NewPCG(7, 7))
	likely := []string{
		"h", "j", "k", "l", "h", "j", "k", "l", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "L", "H", "g", "G", "1", "2", "3", "4", "\t",
		"+", "-", "u", "U", "z", "Z", "p", "?", "\x1b", "\x1b", "\x1b", "\r", ":", "imp", "字", "x", "\x7f", "f", "T", "v", "/", "a", "e", "m", "d",
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

func TestTheScreenIsThatOfTheStockRendererAtEveryStep(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of keys")
	}
	stock, direct := newHome(t), newHome(t)
	stock.sample("w.wend", "smartphone")
	direct.sample("w.wend", "smartphone")
	a, b := emulate(t, stock, "WEND_RENDERER=stock"), emulate(t, direct)
	for _, e := range []*emulated{a, b} {
		e.wait(t, "the map", func() bool { return strings.Contains(e.shows(), "Awareness") })
	}
	for i, step := range script(500) {
		var w, h int
		if n, _ := fmt.Sscanf(step, "%dx%d", &w, &h); n == 2 {
			a.resize(t, w, h)
			b.resize(t, w, h)
		} else {
			send(t, a.master, step)
			send(t, b.master, step)
		}
		if step == "\x1b" {
			apart() // what follows is no sequence
		}
		b.wait(t, fmt.Sprintf("what the stock renderer shows after step %d, %q,", i, step), func() bool { return a.shows() == b.shows() })
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
