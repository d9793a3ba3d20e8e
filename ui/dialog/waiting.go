package dialog

import (
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/theme"
)

// WaitingHints are the keys that do something while something is waited for.
func WaitingHints(keys *keymap.Map) []keymap.Hint { return hints(keys, keymap.Text, keymap.TextCancel) }

// DrawWaiting draws, over everything on the screen p, what is waited for: it
// stands where a dialog will.
func DrawWaiting(p paint.Pen, th theme.Theme, what string, keys *keymap.Map) {
	p.SetCursor(-1, -1)
	p.Region(p.Bounds(), Outside{})
	w, _ := room(p)
	line := "Reading" + th.Glyphs.Ellipsis
	s := lay(p, th, fitting(min(w, messageWidth), []string{line}, what), 1)
	s.inside.Text(0, 0, line, th.Style(theme.Muted))
	s.border(edge{title: what, hints: WaitingHints(keys)})
}
