package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"
)

// maxOSC52 is how much text terminals take through an escape sequence.
const maxOSC52 = 70_000

// toClipboard copies text by the best way there is, and says which: the
// machine's clipboard, the terminal's, or a file when it is too long for that.
func (a *App) toClipboard(what, text string) tea.Cmd {
	native, temp := a.config.Clipboard, a.config.TempFile
	return a.later(func() tea.Msg {
		if native != nil && native(text) == nil {
			return copiedMsg{what: what, route: "the clipboard"}
		}
		if len(text) <= maxOSC52 {
			return copiedMsg{what: what, route: "the terminal's clipboard", text: text}
		}
		path, err := temp("wend-*.md", text)
		return copiedMsg{what: what, route: "the file " + path + ", as it is too long for the terminal", err: err}
	})
}

// copied says where text went. The terminal's clipboard never answers, so it is
// only known that it was sent.
func (a *App) copied(m copiedMsg) tea.Cmd {
	switch {
	case m.err != nil:
		return a.fail(fmt.Errorf("copying %s: %w", m.what, m.err))
	case m.text != "":
		return tea.Batch(tea.SetClipboard(m.text), a.say("Sent %s to %s", m.what, m.route))
	}
	return a.say("Copied %s to %s", m.what, m.route)
}
