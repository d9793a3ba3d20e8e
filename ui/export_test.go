package ui

import (
	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/analysis"
	"wend/ui/keymap"
	"wend/ui/scene"
)

// State returns the documents as they are on the screen.
func (a *App) State() model.State { return a.work.State() }

// Open returns the journey on the map.
func (a *App) Open() *model.Document { return a.work.document() }

// Numbers returns the report that the panel shows.
func (a *App) Numbers() *analysis.Report { return a.numbers.now }

// Place returns where the cursor is.
func (a *App) Place() (scene.Cursor, scene.Pane) { return a.view.cursor, a.view.Focus }

// Toast returns the passing message.
func (a *App) Toast() string { return a.toast.text }

// Unsaved returns how many steps are not on disk.
func (a *App) Unsaved() int { return a.work.Unsaved() }

// Scopes returns what keys mean now.
func (a *App) Scopes() []keymap.Scope { return a.scopes() }

// Why says why an action cannot run.
func (a *App) Why(action keymap.Action) string { return a.why(action) }

// Typed returns the text in the top dialog or field, as far as it is drawn.
func (a *App) Dialogs() bool { return !a.dialogs.Empty() }

// FileChanged is what the app hears when its file changed.
func (a *App) FileChanged() tea.Msg { return forSession{a.work.ID(), fileChangedMsg{}} }

// Scroll returns what the panes have scrolled past.
func (a *App) Scroll() (first int, top map[scene.Pane]int) { return a.view.first, a.view.top }

// Handled reports whether an action has a handler.
func Handled(action keymap.Action) bool { return handlers[action].do != nil }

// Handlers lists the actions that have a handler.
func Handlers() []keymap.Action {
	var out []keymap.Action
	for a := range handlers {
		out = append(out, a)
	}
	return out
}
