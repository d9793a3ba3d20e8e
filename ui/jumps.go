package ui

import (
	tea "charm.land/bubbletea/v2"

	"wend/ui/keymap"
	"wend/ui/screen"
)

// leaps are the actions that go far within a screen: one wants to come back.
var leaps = map[keymap.Action]bool{
	keymap.LinkFollow: true, keymap.FindNext: true, keymap.FindPrevious: true, keymap.TextAccept: true, keymap.InsightNext: true,
	keymap.InsightPrevious: true, keymap.MoveFirst: true, keymap.MoveLast: true,
}

// jumpBack goes back to where one was before one went far; jumpForward takes that
// back.
func jumpBack(a *App) tea.Cmd    { return a.jump(true) }
func jumpForward(a *App) tea.Cmd { return a.jump(false) }

func needPast(a *App) string {
	if !a.screens.Jumps(true, false) {
		return "There is nowhere to jump back to yet"
	}
	return ""
}

func needAhead(a *App) string {
	if !a.screens.Jumps(false, false) {
		return "You are where you went last: " + a.keys.Keys(keymap.JumpBack) + " jumps back"
	}
	return ""
}

// jump goes to the next spot of the jump list that can still be shown.
func (a *App) jump(back bool) tea.Cmd {
	to, ok := a.screens.Jump(back, a.see())
	if !ok {
		return nil
	}
	a.input.jumped = true
	show := doMsg(func(a *App) tea.Cmd {
		a.input.jumped = true
		if to.Journey != "" {
			a.work.Journey = to.Journey
		}
		a.settle()
		a.screens.Return(to, a.see())
		a.settle() // closes what cannot be shown any more
		return nil
	})
	if to.Journey == "" || !a.work.Has(to.Journey) {
		return show(a)
	}
	return a.withDocuments(show, to.Journey)
}

// travelled notes in the jump list that one went far from a spot by what was just
// done.
func (a *App) travelled(from screen.Spot) {
	done := a.input.doing
	if !a.input.jumped {
		a.screens.Went(from, a.see(), leaps[done], done == keymap.LinkFollow)
	}
	a.input.doing, a.input.jumped = "", false
}
