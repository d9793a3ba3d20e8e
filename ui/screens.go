package ui

import (
	tea "charm.land/bubbletea/v2"

	"wend/ui/keymap"
)

func goLibrary(a *App) tea.Cmd {
	a.rememberCursor()
	a.screen, a.inspect = libraryScreen, nil
	return nil
}

func goMap(a *App) tea.Cmd {
	a.screen, a.inspect = mapScreen, nil
	return nil
}

func goStart(a *App) tea.Cmd {
	a.screen, a.inspect = startScreen, nil
	return nil
}

// doStart hands an action to the start screen; what it does not take goes on.
func (a *App) doStart(action keymap.Action) (tea.Cmd, bool) {
	if action == keymap.Back {
		return goBack(a), true
	}
	next, chosen := a.start.Do(action)
	a.start = next
	if chosen == "" {
		return nil, startMoves[action]
	}
	if h, known := handlers[chosen]; known {
		return h.do(a), true
	}
	return nil, false
}

// startMoves are the actions that move in the menu of the start screen.
var startMoves = map[keymap.Action]bool{
	keymap.MoveUp: true, keymap.MoveDown: true, keymap.MoveFirst: true, keymap.MoveLast: true,
	keymap.MovePageUp: true, keymap.MovePageDown: true, keymap.PaneNext: true, keymap.PanePrevious: true,
}

// doLibrary hands an action to the library; what it does not take goes on.
func (a *App) doLibrary(action keymap.Action) (tea.Cmd, bool) {
	next, taken := a.library.Do(action)
	a.library = next
	if next.Query() == "" {
		a.find = finder{}
	}
	return nil, taken
}

// clickScreen handles a click on start screen or library.
func (a *App) clickScreen(target any) tea.Cmd {
	switch a.screen {
	case startScreen:
		next, chosen := a.start.Click(target)
		a.start = next
		if chosen != "" {
			return a.do(chosen)
		}
	case libraryScreen:
		next, chosen := a.library.Click(target)
		a.library = next
		if chosen != "" {
			return a.do(chosen)
		}
	}
	return nil
}
