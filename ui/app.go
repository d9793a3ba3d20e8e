// Package ui is the program on the screen: the one Bubble Tea model, [App].
//
// A key becomes an action (package keymap). The screen on top does it, or the
// program's own table in actions.go. A screen changes nothing but itself: what it
// would like, such as a change of documents, it returns as an outcome, which
// [App.apply] carries out. Undo, the unsaved queue and the numbers follow from
// that.
//
//	key -> keymap.Press -> Screen.Do -> Outcome -> apply -> session.Propose
//	                                                  |-> history, numbers, screens
//	                                                  `-> queue -> one save in flight -> store
//
// All screens are in the table in screens.go; they lie on a stack, and back pops
// it.
//
// Only Update and what it calls assigns anything. Nothing in Update or View
// touches disk, clock or environment: that happens in commands, which close
// over values. View draws the screen once after a change and returns the same
// string until the next.
//
// What the program needs from the world is in [Config]; the file that is open is
// a [workspace.Workspace]. Start with [New].
package ui

import (
	"os/exec"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"wend/model"
	"wend/ui/dialog"
	"wend/ui/keymap"
	"wend/ui/numbers"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/theme"
	"wend/ui/workspace"
)

// App is the program on the screen. Make one with New.
type App struct {
	config Config
	keys   *keymap.Map

	work    *workspace.Workspace
	leaving leaving

	screens screen.Stack
	dialogs dialog.Stack
	input   input
	waiting dialog.Waiting

	numbers numbers.Book
	lines   lines
	memo    *screen.Memo // of the frames that show the documents of now
	toast   toast
	look    look
	frame   frame
}

// leaving is how far the program is on its way out.
type leaving struct {
	asked       bool
	interrupted bool // by ctrl+c
	stuck       bool // it is asked what to do, as nothing can be written
}

// input is what has begun at keyboard and mouse.
type input struct {
	pending string          // keys of a sequence
	pressed bool            // the button went down on the screen
	doing   keymap.Action   // what is being done
	answers bool            // what is said now comes of a dialog, a paste or the mouse
	jumped  bool            // that was a jump back or forward
	last    []keymap.Action // done last, the latest first, without moving about
	foreign bool            // it was said that keys of this layout mean nothing
}

// mostLast is how many of the actions done last palette and help begin with.
const mostLast = 3

// note notes that an action is done.
func (i *input) note(action keymap.Action) {
	if passing[action] {
		return
	}
	last := slices.DeleteFunc(slices.Clone(i.last), func(a keymap.Action) bool { return a == action })
	i.last = append([]keymap.Action{action}, last[:min(len(last), mostLast-1)]...)
}

// passing are the actions that nobody looks for again: moving, answering, asking
// what there is.
var passing = func() map[keymap.Action]bool {
	out := map[keymap.Action]bool{keymap.PaletteOpen: true, keymap.HelpOpen: true, keymap.Back: true, keymap.Quit: true, keymap.Leave: true}
	for _, c := range keymap.Table() {
		if c.Group == keymap.Moving || c.Group == keymap.Answering || c.Group == keymap.Typing || c.Alarm {
			out[c.Action] = true
		}
	}
	return out
}()

// look is how things look and what the terminal can do.
type look struct {
	theme   theme.Theme
	chosen  bool // by the user: the terminal no longer decides
	profile colorprofile.Profile
	ground  ground
	mouse   bool
}

// ground is the terminal's background, as far as it says.
type ground uint8

const (
	unknownGround ground = iota
	darkGround
	lightGround
)

// toast is a message that passes.
type toast struct {
	text  string
	error bool
	reply bool // to a key: it ends with the next thing done
	id    int
}

const (
	toastTime = 5 * time.Second
	freshTime = 2 * time.Second
)

// frame is the terminal as it was drawn last, kept until something changes.
type frame struct {
	width, height int
	stale         bool
	same          bool // what just came changes nothing on the screen
	below         bool // the canvas keeps what is below the dialogs
	canvas        *paint.Canvas
	view          tea.View
}

// The smallest terminal that is drawn on, in cells.
const (
	minWidth  = 40
	minHeight = 12
)

func (f *frame) tooSmall() bool { return f.width < minWidth || f.height < minHeight }

// New returns the app. It opens the workspace of c when it runs.
func New(c Config) *App {
	if c.After == nil {
		c.After = timer
	}
	a := &App{
		config:  c,
		keys:    keymap.Default(),
		look:    look{mouse: !c.NoMouse},
		screens: screen.NewStack(screens(c)),
		frame:   frame{canvas: paint.NewCanvas(0, 0), stale: true},
	}
	a.work = workspace.None(a.world())
	a.setTheme(a.initialTheme())
	return a
}

// initialTheme is the theme until the terminal says what its background is.
func (a *App) initialTheme() theme.Theme {
	th, found := theme.ByName(a.config.Theme)
	switch {
	case found:
		a.look.chosen = true
		return th
	case a.config.NoColour:
		a.look.chosen = true
		return theme.None()
	}
	return theme.Default()
}

// matchTerminal applies the theme that goes with what the terminal says of
// itself, unless the user has chosen one.
func (a *App) matchTerminal() {
	if a.look.chosen {
		return
	}
	switch {
	case a.look.profile == colorprofile.ASCII || a.look.profile == colorprofile.NoTTY:
		a.setTheme(theme.None())
	case a.look.profile == colorprofile.ANSI:
		a.setTheme(theme.Plain16())
	case a.look.ground == darkGround:
		a.setTheme(theme.Dark())
	case a.look.ground == lightGround:
		a.setTheme(theme.Light())
	}
}

func (a *App) setTheme(th theme.Theme) {
	if a.config.ASCII {
		th = theme.WithASCII(th)
	}
	a.look.theme = th
	a.frame.canvas.SetEllipsis(th.Glyphs.Ellipsis)
}

// Init opens the workspace and asks the terminal for its background.
func (a *App) Init() tea.Cmd {
	ask := tea.Cmd(tea.RequestBackgroundColor)
	if a.look.chosen {
		ask = nil
	}
	return tea.Batch(ask, a.open(a.config.Path, nil))
}

// Store keeps a workspace.
type Store = workspace.Store

// Files are the files that the program reads and writes.
type Files interface {
	workspace.Files
	// Recent lists workspaces used before, the latest first.
	Recent() []string
	// Read returns a file to import.
	Read(path string) ([]byte, error)
	// Write writes a file that is not there yet, under a temporary name first.
	Write(path string, content []byte) error
}

// Config is what the app needs from the world.
type Config struct {
	Files Files
	// Path is the workspace to open, or where a new one will be.
	Path string
	// Actor is who edits, by the name that the store gives to commits.
	Actor string
	// Journey is shown first, by id; empty: the one shown last.
	Journey model.DocID
	// Theme is the name of a theme; empty: chosen by the terminal's background.
	Theme    string
	ASCII    bool
	NoColour bool
	NoMouse  bool
	ReadOnly bool
	// Demo says that the workspace is temporary and filled.
	Demo bool

	Machine
}

// Machine is what the app asks of the machine it runs on, beside its files.
type Machine struct {
	Now   func() time.Time
	NewID func() string
	// FullPath returns the path that somebody typed as the machine takes it.
	FullPath func(typed string) string
	// After returns a message when a while has passed; nil: the machine's timer.
	After func(d time.Duration, msg tea.Msg) tea.Cmd
	// Clipboard puts text into the machine's clipboard; nil where there is
	// none, and the terminal's is used.
	Clipboard func(text string) error
	// Editor returns the command that edits the file at path.
	Editor func(path string) (*exec.Cmd, error)
	// TempFile writes text to a new private file and returns its path; Slurp
	// reads it back and removes it.
	TempFile func(pattern, text string) (string, error)
	Slurp    func(path string) (string, error)
}

// timer returns msg after d.
func timer(d time.Duration, msg tea.Msg) tea.Cmd {
	return tea.Tick(d, func(time.Time) tea.Msg { return msg })
}
