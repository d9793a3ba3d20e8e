package ui

import (
	tea "charm.land/bubbletea/v2"

	"wend/ui/dialog"
)

// open puts a dialog on top.
func (a *App) show(d dialog.Dialog) tea.Cmd {
	a.dialogs = a.dialogs.Push(d)
	return nil
}

// ask asks for one line of text and does something with it.
func (a *App) ask(o dialog.PromptOptions, accept func(a *App, text string) tea.Cmd) tea.Cmd {
	o.Keys = a.keys
	o.Accept = func(text string) tea.Msg {
		return doMsg(func(a *App) tea.Cmd { return accept(a, text) })
	}
	return a.show(dialog.NewPrompt(o))
}

// pick asks for one item of a list.
func (a *App) pick(o dialog.PickerOptions, accept func(a *App, chosen dialog.Item) tea.Cmd) tea.Cmd {
	o.Keys = a.keys
	o.Accept = func(items ...dialog.Item) tea.Msg {
		if len(items) == 0 {
			return nil
		}
		return doMsg(func(a *App) tea.Cmd { return accept(a, items[0]) })
	}
	return a.show(dialog.NewPicker(o))
}

// tell shows something to read.
func (a *App) tell(title string, lines ...string) tea.Cmd {
	return a.show(dialog.NewMessage(dialog.MessageOptions{Title: title, Lines: lines, Keys: a.keys}))
}
