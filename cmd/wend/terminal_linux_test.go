package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"golang.org/x/sys/unix"

	"wend/ui/paint"
)

// openPTY returns the two ends of a terminal of 120 columns and 36 rows.
func openPTY(t *testing.T) (master, slave *os.File) {
	t.Helper()
	fail := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	fd, err := unix.Open("/dev/ptmx", unix.O_RDWR|unix.O_NOCTTY|unix.O_CLOEXEC|unix.O_NONBLOCK, 0)
	fail(err)
	fail(unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0))
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	fail(err)
	fail(unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 36, Col: 120}))
	slave, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|unix.O_NOCTTY, 0)
	fail(err)
	master = os.NewFile(uintptr(fd), "ptmx")
	t.Cleanup(func() { _, _ = master.Close(), slave.Close() })
	return master, slave
}

// onPTY runs the program in a terminal under a shell that keeps the end of the
// terminal to itself, and returns what the terminal got so far and when the
// shell has ended.
func onPTY(t *testing.T, h home) (master *os.File, shows func(string), ended <-chan error) {
	t.Helper()
	master, slave := openPTY(t)
	cmd := exec.Command("sh", "-c", `trap "" HUP; (trap - HUP; exec wend w.wend); true`)
	cmd.Dir, cmd.Env = h.dir, h.env()
	cmd.Stdin, cmd.Stdout, cmd.Stderr = slave, slave, slave
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = slave.Close() // the shell has its own
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	var seen bytes.Buffer
	shows = func(text string) {
		t.Helper()
		buf := make([]byte, 65536)
		for deadline := time.Now().Add(patience); !bytes.Contains(seen.Bytes(), []byte(text)); {
			_ = master.SetReadDeadline(deadline)
			n, err := master.Read(buf)
			if err != nil {
				t.Fatalf("waiting for %q: %v; the terminal got %q", text, err, seen.Bytes())
			}
			seen.Write(buf[:n])
		}
		seen.Reset()
	}
	return master, shows, done
}

func TestATerminalThatIsGoneEndsTheProgramWithEverythingSaved(t *testing.T) {
	h := newHome(t)
	h.sample("w.wend", "smartphone")
	master, shows, ended := onPTY(t, h)
	shows("Awareness")
	send(t, master, "a")
	shows("Touchpoint")
	send(t, master, "Asks a friend\r\x1b")
	shows("  saved") // only what differs is printed: the name itself may come in pieces
	go func() {      // what nobody reads must not hold the program up
		time.Sleep(100 * time.Millisecond)
		_ = master.Close()
	}()
	_, _ = io.Copy(io.Discard, master)
	select {
	case <-ended:
	case <-time.After(10 * time.Second): // 2 s are meant; the machine may be busy
		t.Fatal("it goes on without a terminal")
	}
	if text := h.markdown("w.wend"); !bytes.Contains([]byte(text), []byte("Asks a friend")) {
		t.Errorf("the last touchpoint is not saved:\n%s", text)
	}
}

func TestATornPasteLeavesTheKeysAlive(t *testing.T) {
	h := newHome(t)
	h.sample("w.wend", "smartphone")
	master, shows, ended := onPTY(t, h)
	shows("Awareness")
	send(t, master, "a")
	shows("Touchpoint")
	send(t, master, "\x1b[200~pasted words\x1b[2")
	time.Sleep(100 * time.Millisecond) // the tear
	send(t, master, "01~")
	shows("pasted words")
	send(t, master, "\x1b[200~never ends")
	time.Sleep(100 * time.Millisecond)
	send(t, master, "\x03")
	go func() { _, _ = io.Copy(io.Discard, master) }()
	select {
	case <-ended:
	case <-time.After(patience):
		t.Fatal("ctrl+c does not end it")
	}
}

func send(t *testing.T, to *os.File, keys string) {
	t.Helper()
	if _, err := to.WriteString(keys); err != nil {
		t.Fatal(err)
	}
}

func TestAnOpenPasteEndsAfterAPause(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	in := &tty{File: r, gone: func() {}}
	send(t, w, "\x1b[200~words")
	buf := make([]byte, 4096)
	begin := time.Now()
	n, err := in.Read(buf)
	if got := string(buf[:n]); err != nil || got != "\x1b[200~words\x1b[201~" || time.Since(begin) < pastePause {
		t.Errorf("%q, %v after %v", got, err, time.Since(begin))
	}
}

// faultyPainter draws itself until it panics at a key, in Update or when it is drawn.
type faultyPainter struct {
	canvas *paint.Canvas
	where  string
	armed  bool
}

func (f *faultyPainter) Init() tea.Cmd  { return nil }
func (f *faultyPainter) View() tea.View { return tea.View{} }

func (f *faultyPainter) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		f.canvas.Resize(m.Width, m.Height)
		f.canvas.Text(0, 0, "all is well", uv.Style{})
	case tea.KeyPressMsg:
		switch f.armed = true; f.where {
		case "Update":
			boom()
		case "a command":
			return f, boom
		}
	}
	return f, nil
}

func (f *faultyPainter) Frame() (tea.View, *paint.Canvas) {
	if f.armed && f.where == "Frame" {
		boom()
	}
	return tea.View{MouseMode: tea.MouseModeCellMotion}, f.canvas
}

func TestAPanicGivesTheTerminalBackAsItWas(t *testing.T) {
	for _, where := range []string{"Update", "Frame", "a command"} {
		t.Run(where, func(t *testing.T) {
			t.Setenv("XDG_STATE_HOME", t.TempDir())
			t.Setenv("TERM", "xterm-256color")
			t.Setenv("WEND_RENDERER", "")
			master, slave := openPTY(t)
			before, err := unix.IoctlGetTermios(int(slave.Fd()), unix.TCGETS)
			if err != nil {
				t.Fatal(err)
			}
			in, out := os.Stdin, os.Stdout
			os.Stdin, os.Stdout = slave, slave
			ended := make(chan error, 1)
			go func() { ended <- play(t.Context(), &faultyPainter{canvas: paint.NewCanvas(0, 0), where: where}) }()
			e := terminalOn(master)
			e.wait(t, "the screen", func() bool { return e.screen.IsAltScreen() && strings.Contains(e.shows(), "well") })
			send(t, master, "x")
			err = <-ended
			os.Stdin, os.Stdout = in, out
			if err == nil {
				t.Error("it ended as if nothing had been")
			}
			after, failed := unix.IoctlGetTermios(int(slave.Fd()), unix.TCGETS)
			if failed != nil || *after != *before {
				t.Errorf("the terminal was %+v and is %+v, %v", before, after, failed)
			}
			e.wait(t, "the shell's screen", func() bool { return !e.screen.IsAltScreen() && !strings.Contains(e.shows(), "well") })
		})
	}
}
