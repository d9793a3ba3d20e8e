package ui

import (
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/analysis"
	"wend/model/text"
	"wend/ui/journeymap"
	"wend/ui/keymap"
	"wend/ui/scene"
	"wend/ui/screen"
)

// State returns the documents as they are on the screen.
func (a *App) State() model.State { return a.work.State() }

// Open returns the journey on the map.
func (a *App) Open() *model.Document { return a.work.Shown() }

// Names returns what things are called.
func (a *App) Names() text.Names { return a.see().Names() }

// Numbers returns the report that the panel shows.
func (a *App) Numbers() *analysis.Report { return a.numbers.Report }

// theMap returns the map as it is, open or not.
func (a *App) theMap() journeymap.Map {
	m, _ := a.screens.Find(keymap.GoMap).(journeymap.Map)
	return m
}

// Place returns where the cursor is.
func (a *App) Place() (scene.Cursor, scene.Pane) { return a.theMap().Cursor() }

// Selected returns the title of the journey under the cursor of the library.
func (a *App) Selected() string {
	id, _ := a.screens.Chosen(a.see())
	for _, l := range a.see().Journeys {
		if l.ID == id {
			return l.Title
		}
	}
	return ""
}

// Toast returns the passing message.
func (a *App) Toast() string { return a.toast.text }

// Unsaved returns how many steps are not on disk.
func (a *App) Unsaved() int { return a.work.Unsaved() }

// Name returns the path of the workspace.
func (a *App) Name() string { return a.work.Name() }

// Scopes returns what keys mean now.
func (a *App) Scopes() []keymap.Scope { return a.scopes() }

// Offered returns the commands whose keys footer and help say work here.
func (a *App) Offered() []keymap.Command {
	f := a.see()
	return slices.DeleteFunc(slices.Clone(a.keys.Live(a.scopes())), func(c keymap.Command) bool { return a.why(c.Action, f) != "" })
}

// Why says why an action cannot run.
func (a *App) Why(action keymap.Action) string {
	return a.why(action, a.see())
}

// Typed returns the text in the top dialog or field, as far as it is drawn.
func (a *App) Dialogs() bool { return !a.dialogs.Empty() }

// FileChanged is what the app hears when its file changed.
func (a *App) FileChanged() tea.Msg { return a.work.Noticed() }

// Scroll returns what the panes have scrolled past.
func (a *App) Scroll() (first int, top any) { return a.theMap().Scrolled() }

// Handled reports whether an action has a handler: in the program or on one of
// its screens.
func Handled(action keymap.Action) bool {
	if program[action].do != nil {
		return true
	}
	s := screen.NewStack(screens(Config{}))
	return s.Elsewhere(action, &screen.Frame{Keys: keymap.Default()}) != screen.NotHere
}

// Handlers lists the actions that the program itself has a handler for.
func Handlers() []keymap.Action { return slices.Collect(maps.Keys(program)) }

// Screens are the rows of the table of screens.
func Screens() []screen.Entry { return screens(Config{}) }

// About is what the page on top is about.
func (a *App) About() model.Ref {
	if p, ok := a.screens.Top().(screen.Page); ok {
		return p.About(a.see())
	}
	return model.Ref{}
}
