package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"wend/model"
	"wend/model/analysis"
	"wend/model/edit"
	"wend/model/insight"
	"wend/store"
	"wend/store/session"
	"wend/ui/dialog"
	"wend/ui/inspect"
	"wend/ui/keymap"
	"wend/ui/library"
	"wend/ui/paint"
	"wend/ui/scene"
	"wend/ui/theme"
)

// screen is what fills the terminal below the dialogs.
type screen uint8

const (
	openingScreen screen = iota
	startScreen
	libraryScreen
	mapScreen
)

// App is the program on the screen. Make one with New.
type App struct {
	config Config
	keys   *keymap.Map

	work     work
	readOnly bool
	// readOnlyReason says why, in words that follow "read-only: ".
	readOnlyReason string
	quitting       bool
	interrupted    bool // leaving by ctrl+c

	screen  screen
	start   library.Start
	library library.List
	listed  []store.Summary    // what library was made from
	inspect *inspect.Inspector // the page of one thing; nil: none
	cursors map[model.DocID]scene.Cursor
	dialogs dialog.Stack
	find    finder
	pending string // keys of a sequence that has begun

	view    board
	shown   scrolled
	wanted  scrolled // as people scrolled, not as a smaller terminal made it
	numbers numbers
	clip    *edit.Clip
	drag    drag
	toast   toast
	look    look

	width, height int
	frame         frame
}

// look is how things look and what the terminal can do.
type look struct {
	theme   theme.Theme
	chosen  bool // by the user: the terminal no longer decides
	profile colorprofile.Profile
	ground  ground
	mouse   bool
	dragged bool // the hint about selecting text was given
}

// ground is the terminal's background, as far as it says.
type ground uint8

const (
	unknownGround ground = iota
	darkGround
	lightGround
)

// numbers are the report of the journey on the map, before and after.
type numbers struct {
	of               *model.Document // what now is about
	with             *model.Document // … and the workspace then
	now, last, start *analysis.Report
	questions        []insight.Question
	judged           *analysis.Report // that questions are drawn from
	judging          bool             // others are being drawn
	fresh            bool
	id               int // of the last marking
}

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

// frame is the screen as it was drawn last, kept until something changes.
type frame struct {
	stale  bool
	canvas *paint.Canvas
	view   tea.View
}

// New returns the app. It opens the workspace of c when it runs.
func New(c Config) *App {
	if c.After == nil {
		c.After = timer
	}
	a := &App{
		config:   c,
		keys:     keymap.Default(),
		readOnly: c.ReadOnly, readOnlyReason: "opened with --readonly",
		view:  newBoard(),
		start: library.NewStart(c.Path),
		look:  look{mouse: !c.NoMouse},
		frame: frame{canvas: paint.NewCanvas(0, 0), stale: true},
		work:  work{Session: new(session.Session)},
	}
	a.start, a.library = a.start.WithKeys(a.keys), a.library.WithKeys(a.keys)
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

// suit wears the theme that goes with what the terminal says of itself, unless
// the user has chosen one.
func (a *App) suit() {
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

// settle makes everything that is derived from the documents agree with them
// after they changed: axis, cursor, numbers, lists.
func (a *App) settle() {
	d := a.work.document()
	if d == nil && a.work.journey != "" {
		a.work.journey = "" // it is gone
		if a.screen == mapScreen {
			a.screen = libraryScreen
		}
	}
	a.count(d)
	a.view.settle(a.work.State(), d, a.numbers.now)
}

// count computes the numbers of journey d, if it or the workspace changed.
func (a *App) count(d *model.Document) {
	n := &a.numbers
	w := a.work.State().Workspace()
	if d == nil || n.of == d && n.with == w {
		return
	}
	today := model.Date(a.config.Now().Format(time.DateOnly))
	r := a.report(d, today)
	if n.of == nil || n.of.ID() != d.ID() {
		*n = numbers{start: r, id: n.id, judging: n.judging}
	} else {
		n.last = n.now
	}
	n.of, n.with, n.now = d, w, r
}

// report computes the numbers of journey d: of an edited journey only the parts
// that the edit touched.
func (a *App) report(d *model.Document, today model.Date) *analysis.Report {
	n, w := &a.numbers, &a.work
	known := n.now != nil && n.of.ID() == d.ID() && n.now.Options.Today == today
	changed, all := w.Changed()
	if known && !all {
		return analysis.Update(n.now, w.State(), changed)
	}
	return analysis.Compute(w.State(), d.ID(), analysis.Options{Today: today})
}

// judge draws the questions from the numbers, beside the screen: they take longer
// than a frame on a large map, and nobody waits for them.
func (a *App) judge() tea.Cmd {
	n := &a.numbers
	if n.now == nil || n.judged == n.now || n.judging {
		return nil
	}
	n.judging = true
	s, r := a.work.State(), n.now
	return a.later(func() tea.Msg {
		found := insight.Find(s, model.DocID(r.Journey), r, insight.Options{Today: r.Options.Today})
		return judgedMsg{of: r, questions: insight.Questions(found)}
	})
}

func (a *App) judgedBy(m judgedMsg) {
	n := &a.numbers
	n.judging = false
	if n.now != nil && m.of.Journey == n.now.Journey {
		n.questions, n.judged = m.questions, m.of
	}
}

// freshen marks the numbers that changed for a while.
func (a *App) freshen() tea.Cmd {
	a.numbers.fresh = true
	a.numbers.id++
	id := a.numbers.id
	return a.config.After(freshTime, freshOverMsg{id})
}

// scene is what the panes of the map see.
func (a *App) scene() *scene.Scene {
	n := &a.numbers
	s := &scene.Scene{
		State: a.work.State(), Journey: a.work.document(),
		Personas: a.view.personas, Activities: a.view.activities, Lanes: a.view.Lanes, Index: a.view.index,
		Report: n.now, Last: n.last, Start: n.start, Fresh: n.fresh, Questions: n.questions,
		Axis: a.view.axis, View: a.view.columns, Zoom: a.view.Zoom, Cursor: a.view.cursor, Focus: a.view.Focus,
		Find: a.find.text(), Expected: a.view.Expected, Theme: a.look.theme, ReadOnly: a.readOnly,
		Memo: a.view.memo,
	}
	if a.inspect != nil {
		_, s.Page, _ = a.inspect.Target(s)
	}
	return s
}
