package keymap

import "slices"

func dialogRows() []Command {
	return []Command{
		{Action: ChoiceUp, Scope: Dialog, Keys: []string{"up", "k"}, Title: "Up", Hint: "up", Help: "To the row above", Group: Answering},
		{Action: ChoiceDown, Scope: Dialog, Keys: []string{"down", "j"}, Title: "Down", Hint: "down", Help: "To the row below", Group: Answering},
		{Action: ChoicePageUp, Scope: Dialog, Keys: []string{"pgup", "F", "ctrl+u"}, Title: "Page up", Hint: "page", Help: "Up by one page", Group: Answering},
		{Action: ChoicePageDown, Scope: Dialog, Keys: []string{"pgdown", "f", "ctrl+d"}, Title: "Page down", Hint: "page", Help: "Down by one page", Group: Answering},
		{Action: ChoiceAccept, Scope: Dialog, Keys: []string{"enter"}, Title: "Choose", Hint: "choose", Help: "Take the selected row", Group: Answering, Footer: 90},
		{Action: ChoiceToggle, Scope: Dialog, Keys: []string{"space", "x"}, Title: "Tick", Hint: "tick", Help: "Tick the selected row, or take the tick away", Group: Answering, Footer: 70},
		{Action: ChoiceRaise, Scope: Dialog, Keys: []string{"K", "shift+up"}, Title: "Move row up", Hint: "move", Help: "Move the selected row itself up", Group: Answering, Footer: 30},
		{Action: ChoiceLower, Scope: Dialog, Keys: []string{"J", "shift+down"}, Title: "Move row down", Hint: "move", Help: "Move the selected row itself down", Group: Answering, Footer: 30},
		{Action: ChoiceClose, Scope: Dialog, Keys: []string{"esc", "q"}, Title: "Close", Hint: "close", Help: "Close the dialog", Group: Answering, Footer: 95},
		{Action: ConfirmYes, Scope: Confirm, Keys: []string{"y"}, Title: "Yes, do it", Hint: "yes", Help: "Do what cannot be undone", Group: Answering, Footer: 90, Asks: true},
		{Action: ConfirmNo, Scope: Confirm, Keys: []string{"n", "esc", "enter", "q"}, Title: "No, keep it", Hint: "no", Help: "Change nothing", Group: Answering, Footer: 95},
	}
}

func typingRows() []Command {
	return slices.Concat(
		filterRows(Picker, "Choose"), filterRows(Palette, "Run"), filterRows(Help, "Run"),
		[]Command{
			{Action: TextAccept, Scope: Find, Keys: []string{"enter"}, Title: "Keep the search", Hint: "keep", Help: "Keep the filter and return to the pane", Group: Typing, Footer: 90},
			{Action: FindNext, Scope: Find, Keys: []string{"down", "tab"}, Title: "Next match", Hint: "match", Help: "To the next match while typing", Group: Typing, Footer: 70},
			{Action: FindPrevious, Scope: Find, Keys: []string{"up", "shift+tab"}, Title: "Previous match", Hint: "match", Help: "To the match before while typing", Group: Typing, Footer: 70},
			{Action: TextCancel, Scope: Find, Keys: []string{"esc"}, Title: "Clear the search", Hint: "clear", Help: "Show everything again", Group: Typing, Footer: 95},

			{Action: TextAccept, Scope: Capture, Keys: []string{"enter"}, Title: "Add and go on", Hint: "add", Help: "Add the touchpoint and take down the next one", Group: Typing, Footer: 90},
			{Action: TextComplete, Scope: Capture, Keys: []string{"tab"}, Title: "Complete", Hint: "complete", Help: "Complete the channel or activity being typed", Group: Typing, Footer: 70},
			{Action: ChoiceUp, Scope: Capture, Keys: []string{"up"}, Title: "Up", Hint: "up", Help: "To the suggestion above", Group: Typing},
			{Action: ChoiceDown, Scope: Capture, Keys: []string{"down"}, Title: "Down", Hint: "down", Help: "To the suggestion below", Group: Typing},
			{Action: TextCancel, Scope: Capture, Keys: []string{"esc"}, Title: "Done", Hint: "done", Help: "Close the line", Group: Typing, Footer: 95},

			{Action: TextAccept, Scope: Text, Keys: []string{"enter"}, Title: "Keep the text", Hint: "keep", Help: "Keep what was typed", Group: Typing, Footer: 90},
			{Action: TextNext, Scope: Text, Keys: []string{"tab", "down"}, Title: "Next field", Hint: "field", Help: "Keep what was typed and go to the next field", Group: Typing, Footer: 70},
			{Action: TextPrevious, Scope: Text, Keys: []string{"shift+tab", "up"}, Title: "Previous field", Hint: "field", Help: "Keep what was typed and go to the field before", Group: Typing, Footer: 70},
			{Action: TextCancel, Scope: Text, Keys: []string{"esc"}, Title: "Leave the text as it was", Hint: "cancel", Help: "Forget what was typed", Group: Typing, Footer: 95},

			{Action: TextNewline, Scope: Area, Keys: []string{"enter"}, Title: "New line", Hint: "line", Help: "Begin a new line", Group: Typing, Footer: 60},
			{Action: TextNext, Scope: Area, Keys: []string{"tab"}, Title: "Next field", Hint: "keep", Help: "Keep what was typed and go to the next field", Group: Typing, Footer: 90},
			{Action: TextPrevious, Scope: Area, Keys: []string{"shift+tab"}, Title: "Previous field", Hint: "keep", Help: "Keep what was typed and go to the field before", Group: Typing},
			{Action: TextCancel, Scope: Area, Keys: []string{"esc"}, Title: "Leave the text as it was", Hint: "cancel", Help: "Forget what was typed", Group: Typing, Footer: 95},
		},
	)
}

// filterRows are the keys of a list that is filtered by typing.
func filterRows(s Scope, accept string) []Command {
	hint := map[string]string{"Choose": "choose", "Run": "run"}[accept]
	return []Command{
		{Action: ChoiceUp, Scope: s, Keys: []string{"up", "shift+tab", "ctrl+p"}, Title: "Up", Hint: "up", Help: "To the row above", Group: Typing},
		{Action: ChoiceDown, Scope: s, Keys: []string{"down", "tab", "ctrl+n"}, Title: "Down", Hint: "down", Help: "To the row below", Group: Typing},
		{Action: ChoicePageUp, Scope: s, Keys: []string{"pgup"}, Title: "Page up", Hint: "page", Help: "Up by one page", Group: Typing},
		{Action: ChoicePageDown, Scope: s, Keys: []string{"pgdown"}, Title: "Page down", Hint: "page", Help: "Down by one page", Group: Typing},
		{Action: ChoiceAccept, Scope: s, Keys: []string{"enter"}, Title: accept, Hint: hint, Help: "Take the selected row", Group: Typing, Footer: 90},
		{Action: ChoiceClose, Scope: s, Keys: []string{"esc"}, Title: "Close", Hint: "close", Help: "Close the list", Group: Typing, Footer: 95},
	}
}
