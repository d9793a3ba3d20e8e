package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"wend/store/session"
	"wend/ui/dialog"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/theme"
)

// App is the program on the screen. Make one with New.
type App struct {
	config Config
	keys   *keymap.Map

	work work
	// readOnly says why nothing can be changed, in words that follow
	// "read-only: "; empty if it can.
	readOnly string
	leaving  leaving

	screens screen.Stack
	dialogs dialog.Stack
	input   input

	computed computed
	toast    toast
	look     look
	frame    frame
}

// leaving is how far the program is on its way out.
type leaving struct {
	asked       bool
	interrupted bool // by ctrl+c
}

// input is what has begun at keyboard and mouse.
type input struct {
	pending string // keys of a sequence
	pressed bool   // the button went down on the screen
}

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
	id    int
}

const (
	toastTime  = 5 * time.Second
	freshTime  = 2 * time.Second
	retryAfter = 3 * time.Second
)

// frame is the terminal as it was drawn last, kept until something changes.
type frame struct {
	width, height int
	stale         bool
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
		work:    work{Session: new(session.Session)},
		screens: screen.NewStack(screens(c)),
		frame:   frame{canvas: paint.NewCanvas(0, 0), stale: true},
	}
	if c.ReadOnly {
		a.readOnly = "opened with --readonly"
	}
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
