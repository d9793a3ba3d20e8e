package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/atotto/clipboard"
	xeditor "github.com/charmbracelet/x/editor"

	"wend/store"
	"wend/store/bolt"
	"wend/ui"
)

// framesPerSecond is the most that the renderer knows; it is the latency.
const framesPerSecond = 120

// runScreen runs the interactive program until it is left.
func runScreen(ctx context.Context, s screen) error {
	f := &files{program: &program{}, keep: s.keep}
	defer f.clear()
	app := ui.New(config(f, s))
	p := tea.NewProgram(app, tea.WithContext(ctx), tea.WithFPS(framesPerSecond))
	stopped := passSignals(p)
	_, err := p.Run()
	by := stopped()
	if rest := app.Rest(); rest != nil {
		return errors.Join(err, rest)
	}
	if by != nil {
		return &failure{fmt.Errorf("stopped: %v", by), "", exitSignal + int(by.(syscall.Signal))}
	}
	return ended(err)
}

// ended turns how the program ended into what is said of it.
func ended(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, tea.ErrInterrupted):
		return &failure{errors.New("interrupted"), "", exitSignal + int(syscall.SIGINT)}
	case errors.Is(err, tea.ErrProgramPanic):
		return advise(errors.New("something went wrong in the program; every finished change is saved"), "")
	}
	return err
}

// passSignals makes a closed terminal leave the program the ordinary way, which
// Bubble Tea does for an interrupt and a request to end only. Stopped ends that
// and returns the signal that ended the program, nil if none did.
func passSignals(p *tea.Program) (stopped func() os.Signal) {
	signals := make(chan os.Signal, 1)
	first := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGTERM)
	go func() {
		for s := range signals {
			select {
			case first <- s:
			default:
			}
			p.Send(ui.Leave())
		}
	}()
	return func() os.Signal {
		signal.Stop(signals)
		close(signals)
		select {
		case s := <-first:
			return s
		default:
			return nil
		}
	}
}

// config is what the program gets of the world.
func config(f *files, s screen) ui.Config {
	path := s.path
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	c := ui.Config{
		Files: f, Actor: actor(), Path: path, Journey: s.journey, Demo: s.demo, ReadOnly: s.readOnly,
		Theme: s.theme, ASCII: s.ascii || !speaksUTF8(), NoColour: os.Getenv("NO_COLOR") != "", NoMouse: s.noMouse,
		Machine: ui.Machine{Now: time.Now, NewID: newID, Editor: editorCommand, TempFile: privateFile, Slurp: slurp},
	}
	if nativeClipboard() {
		c.Clipboard = clipboard.WriteAll
	}
	return c
}

// nativeClipboard reports whether this machine's clipboard is the user's: over
// SSH it is somebody else's.
func nativeClipboard() bool {
	return !clipboard.Unsupported && os.Getenv("SSH_TTY") == "" && os.Getenv("SSH_CONNECTION") == ""
}

// speaksUTF8 reports whether the locale allows more than ASCII. No locale at all
// is taken for a terminal of today.
func speaksUTF8() bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := strings.ToLower(os.Getenv(name)); v != "" {
			return strings.Contains(v, "utf-8") || strings.Contains(v, "utf8")
		}
	}
	return true
}

func editorCommand(path string) (*exec.Cmd, error) {
	cmd, err := xeditor.Command("wend", path)
	if err != nil {
		return nil, fmt.Errorf("no editor: %w", err)
	}
	return cmd, nil
}

// privateFile writes text to a new file that only the user can read.
func privateFile(pattern, text string) (string, error) {
	f, err := os.CreateTemp("", pattern) // 0600
	if err != nil {
		return "", err
	}
	_, err = f.WriteString(text)
	return f.Name(), errors.Join(err, f.Close())
}

// slurp returns what is in a file, and removes it.
func slurp(path string) (string, error) {
	text, err := readLimited(path)
	return string(text), errors.Join(err, os.Remove(path))
}

// files opens and makes workspaces for the interactive program.
type files struct {
	program   *program
	temporary []string // directories to remove at the end
	keep      bool
}

func (f *files) Open(path string) (ui.Store, bool, error) {
	s, err := bolt.Open(path, f.program.options())
	if errors.Is(err, store.ErrNewer) {
		o := f.program.options()
		o.ReadOnly = true
		s, err = bolt.Open(path, o)
		if err == nil {
			return s, true, nil
		}
	}
	if err != nil {
		return nil, false, err
	}
	return s, false, nil
}

func (f *files) Create(path string) (ui.Store, error) {
	s, err := bolt.Create(path, f.program.options())
	if err != nil {
		return nil, err
	}
	return s, nil
}

// Copy reads a workspace without its lock. A copy taken while the other program
// wrote may be torn; the check on opening finds that, and another one is taken.
func (f *files) Copy(path string) (ui.Store, error) {
	dir, err := os.MkdirTemp("", "wend-copy-")
	if err != nil {
		return nil, err
	}
	f.temporary = append(f.temporary, dir)
	to := filepath.Join(dir, filepath.Base(path))
	o := f.program.options()
	o.ReadOnly = true
	for attempt := 1; ; attempt++ {
		content, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		if err := os.WriteFile(to, content, 0o600); err != nil {
			return nil, err
		}
		s, err := bolt.Open(to, o)
		if err == nil {
			return s, nil
		}
		if !errors.Is(err, store.ErrDamaged) || attempt == 5 {
			return nil, err
		}
	}
}

func (f *files) Temporary() (ui.Store, error) {
	dir, err := os.MkdirTemp("", "wend-demo-")
	if err != nil {
		return nil, err
	}
	f.temporary = append(f.temporary, dir)
	return f.Create(filepath.Join(dir, "demo.wend"))
}

// clear removes the temporary workspaces.
func (f *files) clear() {
	for _, dir := range f.temporary {
		if !f.keep {
			_ = os.RemoveAll(dir) // a leftover below the temporary directory does no harm
		}
	}
}

// exists reports whether there is a file at path.
func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// recentFile lists the workspaces used before, one a line, the latest first.
func recentFile() string { return filepath.Join(findPaths().State, "recent") }

const maxRecent = 20

func (f *files) Recent() []string {
	raw, err := os.ReadFile(recentFile())
	if err != nil {
		return nil
	}
	var out []string
	for _, path := range strings.Split(string(raw), "\n") {
		if path != "" && exists(path) {
			out = append(out, path)
		}
	}
	return out
}

// Used puts path at the head of the recent ones. It may fail: the list is a
// convenience.
func (f *files) Used(path string) {
	if slices.ContainsFunc(f.temporary, func(dir string) bool { return strings.HasPrefix(path, dir) }) {
		return
	}
	all := slices.DeleteFunc(f.Recent(), func(p string) bool { return p == path })
	all = append([]string{path}, all...)
	all = all[:min(len(all), maxRecent)]
	if os.MkdirAll(filepath.Dir(recentFile()), 0o700) == nil {
		_ = os.WriteFile(recentFile(), []byte(strings.Join(all, "\n")+"\n"), 0o600)
	}
}

func (f *files) Rescue(path string, commits []store.Commit) (string, error) {
	return bolt.Rescue(path, commits)
}

func (f *files) Rescued(path string) ([]store.Commit, error) { return bolt.Rescued(path) }

func (f *files) DropRescue(path string) error { return bolt.DropRescue(path) }

func (f *files) Anew(path string, c store.Commit) (ui.Store, error) {
	if exists(path) {
		path = strings.TrimSuffix(path, filepath.Ext(path)) + time.Now().Format("-20060102-150405") + filepath.Ext(path)
	}
	s, err := bolt.Create(path, f.program.options())
	if err != nil {
		return nil, err
	}
	_, err = s.Commit(c)
	return s, err
}

func (f *files) Read(path string) ([]byte, error) { return readLimited(path) }

// readLimited reads a file that is not larger than anything wend takes.
func readLimited(path string) ([]byte, error) {
	const limit = 16 << 20
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is not a file", path)
	case info.Size() > limit:
		return nil, fmt.Errorf("%s is larger than 16 MiB", path)
	}
	return os.ReadFile(path)
}

func (f *files) Write(path string, content []byte) error {
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is there already; choose another name", path)
	}
	return writeFile(path, false, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}
