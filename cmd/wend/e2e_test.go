package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"

	"wend/model"
)

// The tests in the e2e files run the program as people do: in a real terminal,
// which is a pane of tmux, by pressing keys and reading the screen. The program
// is this test binary under the name wend, which TestMain puts on the PATH.
//
// Nothing is awaited by sleeping: waitFor and its kin look at the screen until
// it shows what it should, and fail with a picture of it when it does not.

// patience is how long the screen may take to show what it should. It is no
// statement about speed: the machine may be busy with other tests.
const patience = 60 * time.Second

// home is a directory that a test has for itself, with nothing of the user's.
type home struct {
	t   *testing.T
	dir string
}

func newHome(t *testing.T) home {
	t.Helper()
	needTmux(t)
	h := home{t, t.TempDir()}
	for _, d := range []string{"home", "config", "data", "state", "tmp"} {
		if err := os.Mkdir(h.path(d), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return h
}

// needTmux skips the test without tmux, unless WEND_E2E says that it must run;
// WEND_E2E=skip skips it anyway.
func needTmux(t *testing.T) {
	t.Helper()
	if os.Getenv("WEND_E2E") == "skip" {
		t.Skip("WEND_E2E says so")
	}
	if _, err := exec.LookPath("tmux"); err != nil && os.Getenv("WEND_E2E") != "require" {
		t.Skip("no tmux here")
	}
}

func (h home) path(name string) string { return filepath.Join(h.dir, name) }

// env is all that the program sees of the environment.
func (h home) env(more ...string) []string {
	return append([]string{
		"PATH=" + os.Getenv("PATH"), "LANG=C.UTF-8", "TERM=xterm-256color", "SHELL=/bin/sh", "PS1=$ ", "USER=" + os.Getenv("USER"),
		"HOME=" + h.path("home"), "TMPDIR=" + h.path("tmp"),
		"XDG_CONFIG_HOME=" + h.path("config"), "XDG_DATA_HOME=" + h.path("data"), "XDG_STATE_HOME=" + h.path("state"),
	}, more...)
}

// wend runs a command that needs no terminal, and returns what it wrote.
func (h home) wend(args ...string) string {
	h.t.Helper()
	cmd := exec.Command("wend", args...)
	cmd.Dir, cmd.Env = h.dir, h.env()
	out, err := cmd.CombinedOutput()
	if err != nil {
		h.t.Fatalf("wend %q: %v\n%s", args, err, out)
	}
	return string(out)
}

// sample imports a file of the vectors into the workspace of the given name.
func (h home) sample(workspace, name string) {
	h.t.Helper()
	from, err := filepath.Abs(filepath.Join("testdata", "vectors", name+".json"))
	if err != nil {
		h.t.Fatal(err)
	}
	h.wend("import", "-f", workspace, from)
}

// state returns everything that is in a workspace.
func (h home) state(workspace string) model.State {
	h.t.Helper()
	w, err := (&program{file: h.path(workspace)}).read()
	if err == nil {
		err = w.loadAll()
	}
	if err != nil {
		h.t.Fatalf("reading %s: %v", workspace, err)
	}
	return w.State()
}

// markdown returns a workspace's only journey as people read it.
func (h home) markdown(workspace string) string {
	h.t.Helper()
	return h.wend("show", "-f", workspace)
}

// terminal says what terminal a program runs in.
type terminal struct {
	w, h int
	env  []string // on top of the home's
	tmux []string // options, as in "window-style bg=#ffffff"
}

// window is a terminal with a shell, in which the program runs.
type window struct {
	t      *testing.T
	home   home
	socket string
}

var sessions atomic.Int64

// start opens a terminal and runs the program in it.
func start(h home, in terminal, args ...string) *window {
	h.t.Helper()
	s := &window{h.t, h, fmt.Sprintf("wend-e2e-%d-%d", os.Getpid(), sessions.Add(1))}
	command := []string{
		"set-option", "-g", "default-terminal", "xterm-256color", ";",
		"set-option", "-s", "set-clipboard", "on", ";", "set-option", "-s", "escape-time", "0", ";",
	}
	for _, o := range in.tmux {
		name, value, _ := strings.Cut(o, " ")
		command = append(command, "set-option", "-g", name, value, ";")
	}
	command = append(command, "new-session", "-d", "-x", strconv.Itoa(in.w), "-y", strconv.Itoa(in.h), "-c", h.dir, "sh", "-i")
	h.t.Cleanup(s.close)
	s.tmuxIn(h.env(in.env...), command...)
	s.waitFor("$")
	s.run(args...)
	return s
}

// run starts the program from the shell of the terminal.
func (s *window) run(args ...string) {
	s.t.Helper()
	words := make([]string, len(args))
	for i, a := range args {
		words[i] = "'" + a + "'"
	}
	line := fmt.Sprintf(`clear; rm -f pid; sh -c 'echo $$ >pid; exec wend "$@"' wend %s; echo "[status $?]"`, strings.Join(words, " "))
	s.typeText(line)
	s.keys("Enter")
}

// tmux runs a command of tmux and returns its output.
func (s *window) tmux(args ...string) string {
	s.t.Helper()
	return s.tmuxIn(nil, args...)
}

func (s *window) tmuxIn(env []string, args ...string) string {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, "tmux", append([]string{"-u", "-L", s.socket, "-f", "/dev/null"}, args...)...)
	cmd.Env = env
	out, err := cmd.CombinedOutput()
	if err != nil {
		s.t.Fatalf("tmux %q: %v\n%s", args, err, out)
	}
	return strings.TrimSuffix(string(out), "\n")
}

// close ends the terminal, and waits until all that runs in it has ended: the program writes until then.
func (s *window) close() {
	session, _ := exec.Command("tmux", "-L", s.socket, "display-message", "-p", "#{pane_pid}").Output()
	_ = exec.Command("tmux", "-L", s.socket, "kill-server").Run() // it may be gone already
	for leader := strings.TrimSpace(string(session)); leader != ""; time.Sleep(5 * time.Millisecond) {
		if exec.Command("pgrep", "-s", leader).Run() != nil {
			break
		}
	}
	_ = os.Remove(filepath.Join("/tmp", fmt.Sprintf("tmux-%d", os.Getuid()), s.socket))
}

// keys presses keys by tmux's names: "Enter", "C-c", "a".
func (s *window) keys(names ...string) {
	s.t.Helper()
	for _, name := range names {
		s.tmux("send-keys", name)
		if name == "Escape" {
			apart()
		}
	}
}

// apart is the pause of a person after esc; without one, esc and the next key
// are the same bytes as that key with alt.
func apart() { time.Sleep(100 * time.Millisecond) }

// typeText types text as it stands.
func (s *window) typeText(text string) {
	s.t.Helper()
	s.tmux("send-keys", "-l", "--", text)
}

// enter types text and presses enter.
func (s *window) enter(text string) {
	s.t.Helper()
	s.typeText(text)
	s.keys("Enter")
}

// command runs a command of the program from the palette, by its title.
func (s *window) command(title string) {
	s.t.Helper()
	s.keys(":")
	s.waitFor("╭ Commands")
	s.typeText(title)
	s.wait("the palette to find "+title, func() bool {
		return s.line("▸ "+title) != ""
	})
	s.keys("Enter")
}

// paste sends text as the terminal's own paste does.
func (s *window) paste(text string) {
	s.t.Helper()
	file := s.home.path("pasted")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		s.t.Fatal(err)
	}
	s.tmux("load-buffer", "-b", "pasted", file)
	s.tmux("paste-buffer", "-p", "-r", "-b", "pasted")
}

// screen returns what the terminal shows.
func (s *window) screen() string {
	s.t.Helper()
	return s.tmux("capture-pane", "-p")
}

// lines returns the rows of the screen.
func (s *window) lines() []string { return strings.Split(s.screen(), "\n") }

// line returns the last row of the screen with text in it, "" if there is none.
func (s *window) line(text string) string {
	found := ""
	for _, l := range s.lines() {
		if strings.Contains(l, text) {
			found = l
		}
	}
	return found
}

// cells returns the cells of the lane with a label, the label first; it has
// always some more, empty ones.
func (s *window) cells(label string) []string {
	out := strings.FieldsFunc(s.line(label), func(r rune) bool { return strings.ContainsRune("│┃▌▐", r) })
	for i := range out {
		out[i] = strings.TrimSpace(out[i])
	}
	return append(out, make([]string, 12)...)
}

// footer returns the last row of the screen.
func (s *window) footer() string {
	all := s.lines()
	return all[len(all)-1]
}

// painted returns the screen with the escape sequences that paint what can be seen of it.
func (s *window) painted() string {
	s.t.Helper()
	text := s.tmux("capture-pane", "-p", "-e")
	e := vt.NewEmulator(240, strings.Count(text, "\n")+1)
	_, _ = e.WriteString(strings.ReplaceAll(text, "\n", "\r\n"))
	return seen(e)
}

// seen returns the rows of a screen with their styles, where blanks have no colour but that of the ground.
func seen(screen interface {
	Width() int
	Height() int
	CellAt(x, y int) *uv.Cell
},
) string {
	var out strings.Builder
	for y := range screen.Height() {
		var pen uv.Style
		for x := range screen.Width() {
			cell := screen.CellAt(x, y)
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

// waitFor waits until the screen shows all the texts.
func (s *window) waitFor(texts ...string) {
	s.t.Helper()
	s.wait(fmt.Sprintf("%q", texts), func() bool {
		screen := s.screen()
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				return false
			}
		}
		return true
	})
}

// waitGone waits until the screen does not show text any more.
func (s *window) waitGone(text string) {
	s.t.Helper()
	s.wait(fmt.Sprintf("%q to be gone", text), func() bool { return !strings.Contains(s.screen(), text) })
}

// wait looks until something is true.
func (s *window) wait(what string, so func() bool) {
	s.t.Helper()
	for deadline := time.Now().Add(patience); !so(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			s.t.Fatalf("waited in vain for %s; the screen is\n%s", what, s.screen())
		}
	}
}

// settled waits until the screen stays the same for three looks, and returns it.
func (s *window) settled() string {
	s.t.Helper()
	was, same := "", 0
	s.wait("the screen to settle", func() bool {
		now := s.screen()
		if same++; now != was {
			was, same = now, 0
		}
		return same > 3
	})
	return was
}

// waitSaved waits until the screen says that everything is on disk.
func (s *window) waitSaved() {
	s.t.Helper()
	s.wait("the first row to say saved", func() bool {
		top := strings.TrimSpace(s.lines()[0])
		return strings.HasSuffix(top, " saved")
	})
}

// flags are the state of a terminal.
type flags struct {
	alternate, mouse, cursor bool
	x, y                     int // of the cursor
}

func (s *window) flags() flags {
	s.t.Helper()
	var alternate, mouse, cursor, x, y int
	out := s.tmux("display-message", "-p", "#{alternate_on} #{mouse_any_flag} #{cursor_flag} #{cursor_x} #{cursor_y}")
	if _, err := fmt.Sscan(out, &alternate, &mouse, &cursor, &x, &y); err != nil {
		s.t.Fatalf("%q: %v", out, err)
	}
	return flags{alternate == 1, mouse == 1, cursor == 1, x, y}
}

func (s *window) resize(w, h int) {
	s.t.Helper()
	s.tmux("resize-window", "-x", strconv.Itoa(w), "-y", strconv.Itoa(h))
}

// pid returns the process of the program.
func (s *window) pid() int {
	s.t.Helper()
	var pid int
	s.wait("the program to run", func() bool {
		text, err := os.ReadFile(s.home.path("pid"))
		if err != nil {
			return false
		}
		_, err = fmt.Sscan(string(text), &pid)
		return err == nil
	})
	return pid
}

func (s *window) kill(signal syscall.Signal) {
	s.t.Helper()
	if err := syscall.Kill(s.pid(), signal); err != nil {
		s.t.Fatal(err)
	}
}

// ended waits until the program has ended and returns its exit status.
func (s *window) ended() int {
	s.t.Helper()
	status := -1
	s.wait("the program to end", func() bool {
		_, after, found := strings.Cut(s.line("[status "), "[status ")
		if !found {
			return false
		}
		_, err := fmt.Sscan(strings.TrimSuffix(strings.TrimSpace(after), "]"), &status)
		return err == nil
	})
	return status
}

// quit leaves the program from the map, and expects that it ends well.
func (s *window) quit() {
	s.t.Helper()
	s.keys("q")
	if status := s.ended(); status != 0 {
		s.t.Fatalf("q: exit status %d\n%s", status, s.screen())
	}
}

// size is the one that most tests run at: everything is on the screen.
var size = terminal{w: 120, h: 36}

// onMap opens the smartphone sample.
func onMap(t *testing.T, in terminal, args ...string) *window {
	t.Helper()
	t.Parallel()
	h := newHome(t)
	h.sample("w.wend", "smartphone")
	s := start(h, in, append([]string{"w.wend"}, args...)...)
	s.waitFor("Smartphone buyer")
	s.waitFor("Awareness")
	return s
}
