package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/atotto/clipboard"

	"wend/store"
	"wend/store/atomicfile"
	"wend/store/bolt"
	"wend/store/rescue"
	"wend/ui"
	"wend/ui/display"
)

// framesPerSecond is the most that Bubble Tea's own renderer knows; it is its
// latency.
const framesPerSecond = 120

// runScreen runs the interactive program until it is left, and saves what is
// left to save.
func runScreen(ctx context.Context, s screen) error {
	f := &files{program: &program{}, keep: s.keep, demo: s.demo}
	defer f.clear()
	sweep(s.path)
	app := ui.New(config(f, s))
	err := play(ctx, app)
	return errors.Join(app.Rest(), err)
}

// play runs a model in the terminal until it ends, and returns an error that
// says why, unless it was left in the ordinary way.
func play(ctx context.Context, model tea.Model, options ...tea.ProgramOption) error {
	end := &ending{signals: make(chan os.Signal, 1), first: make(chan os.Signal, 1)}
	safe := &guarded{Model: model, end: end}
	in, out := &tty{File: os.Stdin, gone: end.hungUp}, &tty{File: os.Stdout, gone: end.hungUp}
	options = append([]tea.ProgramOption{
		tea.WithContext(ctx), tea.WithoutCatchPanics(), tea.WithInput(in), tea.WithOutput(out), tea.WithFPS(framesPerSecond),
	}, options...)
	direct := directly(model, in, out)
	if direct != nil {
		safe.Model = direct
		options = append(options, direct.Options()...)
	}
	end.program = tea.NewProgram(safe, options...)
	go end.passSignals()
	var err error
	if direct != nil {
		err = direct.Open(end.program.Send)
	}
	if err == nil {
		_, err = end.program.Run()
	}
	if direct != nil {
		err = errors.Join(err, direct.Close())
	}
	signal.Stop(end.signals)
	return end.why(err)
}

// directly returns the model in a terminal that is written to at once; nil if
// Bubble Tea is to do that, as WEND_RENDERER=stock says.
func directly(model tea.Model, in, out *tty) *display.Screen {
	painter, can := model.(display.Painter)
	if !can || !display.Supported || os.Getenv("WEND_RENDERER") == "stock" {
		return nil
	}
	return display.New(painter, in, out, os.Environ())
}

// ending makes a program leave and knows why it did.
type ending struct {
	program *tea.Program
	signals chan os.Signal
	first   chan os.Signal // the one that ended the program
	crash   crash
}

// passSignals makes a closed terminal, and all else that would end the program,
// leave it the ordinary way, which Bubble Tea does for an interrupt and a request
// to end only.
func (e *ending) passSignals() {
	signal.Notify(e.signals, ends...)
	if len(passed) > 0 {
		signal.Notify(make(chan os.Signal, 1), passed...) // nobody reads them
	}
	for s := range e.signals {
		e.leave(s)
	}
}

// hungUp is for a terminal that is gone without a signal: who leads its session
// may have kept that to himself.
func (e *ending) hungUp() { go e.leave(syscall.SIGHUP) }

func (e *ending) leave(by os.Signal) {
	select {
	case e.first <- by:
	default:
	}
	e.program.Send(ui.Leave())
}

// why turns how the program ended into what is said of it.
func (e *ending) why(err error) error {
	if crashed := e.crash.error(); crashed != nil {
		return crashed
	}
	select {
	case by := <-e.first:
		return &failure{fmt.Errorf("stopped: %v", by), "", exitSignal + int(by.(syscall.Signal))}
	default:
	}
	if errors.Is(err, tea.ErrInterrupted) {
		return &failure{errors.New("interrupted"), "", exitSignal + int(syscall.SIGINT)}
	}
	return err
}

// config is what the program gets of the world.
func config(f *files, s screen) ui.Config {
	path := s.path
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	c := ui.Config{
		Files: f, Actor: actor(), Path: path, Journey: s.journey, Demo: s.demo, ReadOnly: s.readOnly,
		Theme: s.theme, ASCII: s.ascii || !speaksUTF8(), NoColour: os.Getenv("NO_COLOR") != "", NoMouse: s.noMouse || inGNUScreen(),
		Machine: ui.Machine{Now: time.Now, NewID: newID, Editor: editorCommand, TempFile: privateFile, Slurp: slurp, FullPath: fullPath},
	}
	if nativeClipboard() {
		c.Clipboard = clipboard.WriteAll
	}
	return c
}

// inGNUScreen reports whether the terminal is a window of GNU screen, which keeps
// an escape key to itself until the next one while the mouse is on.
func inGNUScreen() bool { return os.Getenv("STY") != "" }

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
	beside    sync.WaitGroup
	demo      bool // the workspace is an example, of which no backup is made
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
	if !f.demo {
		f.beside.Go(func() { f.program.keepBackup(s, bolt.Daily) }) // nobody waits for it but the end
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
	dir, err := temporaryDir("copy")
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
	dir, err := temporaryDir("demo")
	if err != nil {
		return nil, err
	}
	f.temporary = append(f.temporary, dir)
	return f.Create(filepath.Join(dir, "demo.wend"))
}

// temporaryDir makes a directory for what is gone when the program ends. Its name
// says of which process it is, for sweep.
func temporaryDir(what string) (string, error) {
	return os.MkdirTemp("", fmt.Sprintf("wend-%s-%d-", what, os.Getpid()))
}

// sweep removes what programs that were killed left behind.
func sweep(path string) {
	atomicfile.Sweep(path)
	for _, what := range []string{"copy", "demo"} {
		begin := filepath.Join(os.TempDir(), "wend-"+what+"-")
		found, _ := filepath.Glob(begin + "*-*")
		for _, dir := range found {
			if atomicfile.Abandoned(strings.TrimPrefix(dir, begin)) {
				_ = os.RemoveAll(dir)
			}
		}
	}
}

// clear removes the temporary workspaces.
func (f *files) clear() {
	f.beside.Wait()
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

func places(path string) rescue.Places {
	if file, err := filepath.EvalSymlinks(path); err == nil {
		path = file
	}
	return rescue.Places{Beside: path, Second: filepath.Join(findPaths().State, "rescue")}
}

func (f *files) Rescue(path, was string, r rescue.Rescue) (string, error) {
	return rescue.Write(places(path), was, r)
}

func (f *files) Rescued(path, workspace string) ([]rescue.Rescue, error) {
	return rescue.Find(places(path), workspace)
}

func (f *files) DropRescue(file string) error { return rescue.Drop(file) }

func (f *files) SetAside(file string) (string, error) { return rescue.SetAside(file) }

func (f *files) Anew(path string, was ui.Store, whole store.Commit) (ui.Store, bool, error) {
	if _, err := os.Lstat(path); err == nil {
		path = strings.TrimSuffix(path, filepath.Ext(path)) + time.Now().Format("-20060102-150405.000") + filepath.Ext(path)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, false, err
	}
	if b, ok := was.(*bolt.Store); ok && b.Remains(path) == nil {
		s, err := bolt.Open(path, f.program.options())
		return s, true, err
	}
	s, err := bolt.Create(path, f.program.options())
	if err != nil {
		return nil, false, err
	}
	_, err = s.Commit(whole)
	return s, false, err
}

func (f *files) Conflicted(path string) []string { return atomicfile.Conflicted(path) }

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
