// Package uitest runs the program on the screen without a terminal, for tests.
//
// A [Driver] hands keys, text, pastes, clicks and sizes to an app and carries
// out the commands that it returns, to the end, before it goes on: after Press
// everything has happened that the key leads to, saving included. Time does not
// pass by itself: what the app wants later waits for [Driver.Wait]. The world
// the app lives in is a [Machine], in memory or with real workspace files.
//
// What is on the screen is read as text ([Driver.Screen]), as the cells of a
// terminal ([Driver.Terminal]), or compared with a picture ([Golden]).
//
//	d := uitest.Start(t, uitest.Options{})
//	d.Press("n")
//	d.Type("Smartphone buyer")
//	d.Press("enter")
//	d.Shows("Smartphone buyer", "saved")
//
// A Driver belongs to one goroutine and does no I/O but that of real files.
package uitest

import (
	"fmt"
	"os/exec"
	"reflect"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"wend/ui"
)

// TB is what of a test the driver needs; *testing.T and *rapid.T have it.
type TB interface {
	Helper()
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

// Options say how an app is started.
type Options struct {
	Width, Height int      // cells; 0: 160 by 48
	Machine       *Machine // nil: a new one in memory
	Path          string   // of the workspace; empty: "test.wend"
	Config        func(*ui.Config)
}

// Driver runs one app.
type Driver struct {
	App     *ui.App
	Machine *Machine
	// Asked are the names of the messages that the app had for the terminal,
	// such as "SuspendMsg" and "clearScreenMsg".
	Asked []string
	// Left reports whether the app asked to end. It takes nothing any more.
	Left bool

	t       TB
	later   []later
	now     time.Duration
	holding bool
	held    []tea.Cmd
}

// later is a message that waits for its time.
type later struct {
	at  time.Duration
	msg tea.Msg
}

// Start starts an app and lets it open its workspace.
func Start(t TB, o Options) *Driver {
	t.Helper()
	d := &Driver{t: t, Machine: o.Machine}
	if d.Machine == nil {
		d.Machine = InMemory()
	}
	if o.Path == "" {
		o.Path = "test.wend"
	}
	if o.Width == 0 {
		o.Width, o.Height = 160, 48
	}
	m := d.Machine
	c := ui.Config{
		Files: m, Actor: m.Actor, Path: o.Path,
		Machine: ui.Machine{
			Now: func() time.Time { return m.Time }, NewID: m.newID, After: d.after,
			Clipboard: func(text string) error { m.Clipboard = text; return nil },
			Editor:    func(path string) (*exec.Cmd, error) { return exec.Command("editor", path), nil },
			TempFile:  m.tempFile, Slurp: m.slurp, FullPath: fullPath,
		},
	}
	if o.Config != nil {
		o.Config(&c)
	}
	d.App = ui.New(c)
	d.run(d.App.Init())
	d.Resize(o.Width, o.Height)
	return d
}

func (d *Driver) after(wait time.Duration, msg tea.Msg) tea.Cmd {
	return func() tea.Msg { return later{d.now + wait, msg} }
}

// Send hands a message to the app and carries out what follows from it.
func (d *Driver) Send(msg tea.Msg) {
	if d.Left {
		return
	}
	_, cmd := d.App.Update(msg)
	d.App.View()
	if d.holding {
		d.held = append(d.held, cmd)
		return
	}
	d.run(cmd)
}

// run carries out a command and what comes of it.
func (d *Driver) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		d.runAll(msg)
	case later:
		d.later = append(d.later, msg)
	case tea.QuitMsg, tea.InterruptMsg:
		d.Left = true
	default:
		d.result(msg)
	}
}

func (d *Driver) runAll(cmds []tea.Cmd) {
	for _, cmd := range cmds {
		d.run(cmd)
	}
}

// result tells sequences and wishes to the terminal, whose types Bubble Tea
// keeps to itself, from messages for the app.
func (d *Driver) result(msg tea.Msg) {
	v := reflect.ValueOf(msg)
	if v.Type().PkgPath() != reflect.TypeFor[tea.KeyPressMsg]().PkgPath() {
		d.Send(msg)
		return
	}
	if cmds := reflect.TypeFor[[]tea.Cmd](); v.CanConvert(cmds) {
		d.runAll(v.Convert(cmds).Interface().([]tea.Cmd))
		return
	}
	d.Asked = append(d.Asked, v.Type().Name())
	if v.Type().Name() == "setClipboardMsg" {
		d.Machine.Clipboard = v.String()
	}
}

// Hold keeps commands from being carried out, as a slow disk does, until
// [Driver.Release].
func (d *Driver) Hold() { d.holding = true }

// Step carries out what [Driver.Hold] has kept, and keeps what comes of it.
func (d *Driver) Step() {
	held := d.held
	d.held = nil
	d.runAll(held)
}

// Release carries out what [Driver.Hold] has kept.
func (d *Driver) Release() {
	held := d.held
	d.holding, d.held = false, nil
	d.runAll(held)
}

// Wait lets time pass.
func (d *Driver) Wait(t time.Duration) {
	until := d.now + t
	for {
		next := -1
		for i, l := range d.later {
			if l.at <= until && (next < 0 || l.at < d.later[next].at) {
				next = i
			}
		}
		if next < 0 {
			break
		}
		l := d.later[next]
		d.later = append(d.later[:next:next], d.later[next+1:]...)
		d.now = l.at
		d.Send(l.msg)
	}
	d.now = until
}

// Press presses keys by name, one after the other; see [Key].
func (d *Driver) Press(keys ...string) {
	for _, k := range keys {
		d.Send(Key(k))
	}
}

// Type types a text, one key for each rune.
func (d *Driver) Type(text string) {
	for _, r := range text {
		d.Send(typed(string(r), r))
	}
}

// Paste pastes a text as a terminal does.
func (d *Driver) Paste(text string) { d.Send(tea.PasteMsg{Content: text}) }

// Resize gives the terminal another size.
func (d *Driver) Resize(width, height int) { d.Send(tea.WindowSizeMsg{Width: width, Height: height}) }

// Click presses and releases the left button.
func (d *Driver) Click(x, y int) { d.Drag(x, y, x, y) }

// Drag presses the left button, moves to another cell and releases it.
func (d *Driver) Drag(x, y, toX, toY int) {
	d.Send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	if x != toX || y != toY {
		d.Send(tea.MouseMotionMsg{X: toX, Y: toY, Button: tea.MouseLeft})
	}
	d.Send(tea.MouseReleaseMsg{X: toX, Y: toY, Button: tea.MouseLeft})
}

// Wheel turns the wheel by lines; positive is down.
func (d *Driver) Wheel(x, y, lines int) {
	button := tea.MouseWheelDown
	if lines < 0 {
		button, lines = tea.MouseWheelUp, -lines
	}
	for range lines {
		d.Send(tea.MouseWheelMsg{X: x, Y: y, Button: button})
	}
}

// Do runs a command from the palette, as people do who do not know its key. The
// title is pasted: searching for each of its letters would be most of a test.
func (d *Driver) Do(title string) {
	d.Press(":")
	d.Paste(title)
	d.Press("enter")
}

// Raw returns the screen with its escape sequences.
func (d *Driver) Raw() string { return d.App.View().Content }

// Lines returns the rows of the screen as text, without blanks at their ends.
func (d *Driver) Lines() []string {
	lines := strings.Split(ansi.Strip(d.Raw()), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return lines
}

// Screen returns the screen as text.
func (d *Driver) Screen() string { return strings.Join(d.Lines(), "\n") }

// Terminal returns a terminal of w by h cells that shows the screen. Close it.
func (d *Driver) Terminal(w, h int) *vt.Emulator {
	e := vt.NewEmulator(w, h)
	_, _ = e.WriteString(strings.ReplaceAll(d.Raw(), "\n", "\r\n")) // it never fails
	return e
}

// Contains reports whether text is on the screen, in one row.
func (d *Driver) Contains(text string) bool { return strings.Contains(d.Screen(), text) }

// Find returns where text is on the screen.
func (d *Driver) Find(text string) (x, y int) {
	d.t.Helper()
	for y, line := range d.Lines() {
		if before, _, found := strings.Cut(line, text); found {
			return ansi.StringWidth(before), y
		}
	}
	d.t.Fatalf("%q is not on the screen:\n%s", text, d.Screen())
	return 0, 0
}

// Shows fails the test unless each text is on the screen.
func (d *Driver) Shows(texts ...string) {
	d.t.Helper()
	for _, text := range texts {
		if !d.Contains(text) {
			d.t.Fatalf("%q is not on the screen:\n%s", text, d.Screen())
		}
	}
}

// ShowsNot fails the test if one of the texts is on the screen.
func (d *Driver) ShowsNot(texts ...string) {
	d.t.Helper()
	for _, text := range texts {
		if d.Contains(text) {
			d.t.Fatalf("%q is on the screen:\n%s", text, d.Screen())
		}
	}
}

// Cursor returns where the terminal's cursor is, if it is shown.
func (d *Driver) Cursor() (x, y int, shown bool) {
	c := d.App.View().Cursor
	if c == nil {
		return 0, 0, false
	}
	return c.X, c.Y, true
}

func (d *Driver) String() string { return fmt.Sprintf("%s\n", d.Screen()) }
