package dialog_test

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"wend/ui/dialog"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/theme"
)

func Example() {
	open := dialog.Stack{}.Push(dialog.NewPrompt(dialog.PromptOptions{
		Title: "Rename stage", Value: "Interes",
		Accept: func(text string) tea.Msg { return "renamed to " + text },
	}))
	open, _ = open.Key(tea.KeyPressMsg{Code: 't', Text: "t"})

	c := paint.NewCanvas(40, 3)
	open.Draw(c.Pen, theme.WithASCII(theme.None()))
	open, msg := open.Do(keymap.TextAccept)
	fmt.Println(msg, open.Empty())
	// Output: renamed to Interest true
}
