// Package find is the line in which people type what to look for on a screen.
//
// A [Line] is a value that belongs to the screen that is searched: the screen
// looks for [Line.Text] and tells the line with [Line.Found] what it met. Nothing
// here knows what is searched.
package find

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"wend/ui/field"
	"wend/ui/paint"
	"wend/ui/theme"
)

// Line is a search: its text, and how much of it was found. The zero Line looks
// for nothing.
type Line struct {
	field field.Field
	open  bool // being typed
	hits  int
	at    int // which of the hits the cursor is on, from 1; 0: none
}

// Open returns l with its text being typed.
func (l Line) Open() Line {
	return Line{open: true, field: field.New(l.Text(), field.Options{Placeholder: "find"})}
}

// Close returns l with its text kept.
func (l Line) Close() Line {
	l.open = false
	return l
}

// Typing reports whether keys go into the line.
func (l Line) Typing() bool { return l.open }

// Text returns what is looked for; empty: nothing.
func (l Line) Text() string { return l.field.Value() }

// Key returns l after a key that is text.
func (l Line) Key(k tea.KeyPressMsg) Line {
	l.field, _ = l.field.Key(k)
	return l
}

// Paste returns l after pasted text.
func (l Line) Paste(text string) Line {
	l.field = l.field.Paste(text)
	return l
}

// Found returns l with the number of hits; the cursor is on the hit at, counted
// from 1, or on none of them if that is 0.
func (l Line) Found(hits, at int) Line {
	l.hits, l.at = hits, at
	return l
}

// Hits returns how much was found.
func (l Line) Hits() int { return l.hits }

// Count says which hit of how many the cursor is on, or why there is none.
func (l Line) Count() string {
	switch {
	case l.open && l.field.Full():
		return field.TooLong
	case l.Text() == "":
		return ""
	case l.at == 0:
		return fmt.Sprintf("%d found", l.hits)
	}
	return fmt.Sprintf("%d/%d", l.at, l.hits)
}

// Draw draws the line over the last row of a screen while it is typed.
func (l Line) Draw(p paint.Pen, th theme.Theme) {
	w, h := p.Size()
	if !l.open || h < 1 {
		return
	}
	line := p.In(paint.Rect{Y: h - 1, W: w, H: 1})
	line.Fill(line.Bounds(), th.Style(theme.Input))
	count := " " + l.Count() + " "
	line.TextRight(0, 0, w, count, th.Style(theme.Muted))
	n := line.Text(1, 0, "/ ", th.Style(theme.Key))
	l.field.Draw(line, paint.Rect{X: 1 + n, W: max(w-n-2-paint.Width(count), 1), H: 1}, th)
}

// Nearest returns the index of the hit to go to from place at: the same or next
// one for 0, or n hits farther. There is at least one hit; hits are in order.
func Nearest(hits []int, at, n int) int {
	i := 0
	for i < len(hits) && hits[i] < at {
		i++
	}
	if n > 0 && i < len(hits) && hits[i] == at {
		i += n
	} else if n < 0 {
		i += n
	}
	return (i%len(hits) + len(hits)) % len(hits)
}
