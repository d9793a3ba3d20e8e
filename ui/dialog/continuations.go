package dialog

import (
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/theme"
)

// DrawContinuations draws, above the footer of the screen p, how a sequence that
// has begun with pending can go on; nothing if it cannot. A click on one is its
// action, a [keymap.Action].
func DrawContinuations(p paint.Pen, th theme.Theme, pending string, next []keymap.Continuation) {
	if len(next) == 0 {
		return
	}
	keyW, titleW := 0, 0
	for _, c := range next {
		keyW, titleW = max(keyW, paint.Width(c.Key)), max(titleW, paint.Width(c.Command.Title))
	}
	w, h := p.Size()
	cell := keyW + 1 + titleW + 2
	columns := max(1, min(len(next), (w-3)/cell))
	rows := (len(next) + columns - 1) / columns
	columns = (len(next) + rows - 1) / rows
	rows = min(rows, max(1, h-3))
	box := paint.Rect{X: w - columns*cell - 3, Y: h - 1 - rows - 2, W: columns*cell + 3, H: rows + 2}
	box = box.Intersect(p.Bounds())
	p.Fill(box, th.Style(theme.Screen))
	frame := th.DialogFrame(pending + " " + th.Glyphs.Ellipsis)
	frame.Foot = "esc cancel"
	inside := p.Box(box, frame)
	for i, c := range next {
		if i >= rows*columns {
			break
		}
		x, y := 1+i/rows*cell, i%rows
		inside.TextRight(x, y, keyW, c.Key, th.Style(theme.Key))
		inside.Text(x+keyW+1, y, c.Command.Title, th.Style(theme.KeyHelp))
		inside.Region(paint.Rect{X: x, Y: y, W: cell - 2, H: 1}, c.Command.Action)
	}
}
