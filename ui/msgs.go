package ui

import (
	tea "charm.land/bubbletea/v2"

	"wend/store"
	"wend/ui/dialog"
	"wend/ui/screen"
)

// Messages are past tense: what happened outside of Update. But for those that
// open a workspace and those of the clock they arrive as a forSession.

// arrivedMsg: what was waited for is there; msg says what it is.
type arrivedMsg struct {
	id  int
	msg tea.Msg
}

// journeyLoadedMsg: documents that an action needs were read.
type journeyLoadedMsg struct {
	loaded []store.Loaded
	then   doMsg
	err    error
}

// toastOverMsg and freshOverMsg: a message has been shown, or a number marked,
// for long enough. The number says which, so that stale ones are dropped.
type (
	toastOverMsg struct{ id int }
	freshOverMsg struct{ id int }
)

// writtenNoteMsg: notes are in a file, ready for the editor.
type writtenNoteMsg struct {
	screen.Notes
	path string
	err  error
}

// editedMsg: the editor was left.
type editedMsg struct {
	writtenNoteMsg
	failed error
}

// noteMsg: what the editor left was read.
type noteMsg struct {
	writtenNoteMsg
	text string
	err  error
}

// quitMsg asks to leave, as a signal does.
type quitMsg struct{}

// copiedMsg: text is in a clipboard; route says which.
type copiedMsg struct {
	what, route string
	text        string // still to be sent to the terminal
	err         error
}

// fileWrittenMsg: an export is done, or its path is asked for again.
type fileWrittenMsg struct {
	path  string
	err   error
	again func(dialog.Stack) dialog.Stack
}

// doMsg asks for a function of the app to be called; dialogs are given such
// functions when they are made.
type doMsg func(*App) tea.Cmd
