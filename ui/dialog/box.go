package dialog

import (
	"fmt"
	"slices"

	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/theme"
)

// Below this many cells a dialog takes the whole screen and has no border.
const (
	framedWidth  = 12
	framedHeight = 4
)

// padding is the blank columns between border and content, both sides.
const padding = 2

// sheet is the place of a dialog on the screen, cleared.
type sheet struct {
	outer  paint.Pen
	inside paint.Pen
	th     theme.Theme
	framed bool
}

// room returns the most columns and rows that the content of a dialog can have
// on p.
func room(p paint.Pen) (w, h int) {
	r := area(p)
	if !framed(p) {
		return r.W, r.H
	}
	return r.W - 2 - padding, r.H - 2
}

func framed(p paint.Pen) bool {
	w, h := p.Size()
	return w >= framedWidth && h >= framedHeight
}

// area is the part of the screen that dialogs may take: where there is plenty,
// something of the screen below stays in view around them.
func area(p paint.Pen) paint.Rect {
	r := p.Bounds()
	if r.W >= 50 {
		r.X, r.W = r.X+2, r.W-4
	}
	if r.H >= 12 {
		r.Y, r.H = r.Y+1, r.H-2
	}
	return r
}

// lay clears a place in the middle of p for w by h cells of content, or as many
// as there are.
func lay(p paint.Pen, th theme.Theme, w, h int) sheet {
	s := sheet{th: th, framed: framed(p)}
	if !s.framed {
		s.outer, s.inside = p, p
		p.Fill(p.Bounds(), th.Style(theme.Screen))
		return s
	}
	s.outer = p.In(area(p).Center(w+2+padding, h+2))
	s.outer.Fill(s.outer.Bounds(), th.Style(theme.Screen))
	r := s.outer.Bounds().Inset(1)
	r.X, r.W = r.X+padding/2, r.W-padding
	s.inside = s.outer.In(r)
	return s
}

// edge is what the border of a dialog tells.
type edge struct {
	title        string
	count        string // at the right of the title
	above, below int    // rows that are scrolled away
	hints        []keymap.Hint
}

// border draws the border of s, if there is room for one.
func (s sheet) border(e edge) {
	if !s.framed {
		return
	}
	f := s.th.DialogFrame(e.title)
	f.Right, f.Foot = e.count, counter(s.th.Glyphs.Down, e.below)
	if up := counter(s.th.Glyphs.Up, e.above); up != "" {
		f.Right = up
		if e.count != "" {
			f.Right = e.count + " " + up
		}
	}
	s.outer.Box(s.outer.Bounds(), f)
	w, h := s.outer.Size()
	right := w - 2
	if f.Foot != "" {
		right -= paint.Width(f.Foot) + 3
	}
	drawHints(s.outer.In(paint.Rect{X: 1, Y: h - 1, W: right - 1, H: 1}), s.th, e.hints)
}

func counter(mark string, n int) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprintf("%s %d", mark, n)
}

// drawHints draws keys and what they do in one row, as many as fit whole; a
// click on one is its action.
func drawHints(p paint.Pen, th theme.Theme, hints []keymap.Hint) {
	w, _ := p.Size()
	x := 0
	for _, h := range hints {
		keys, words := paint.Width(h.Keys), paint.Width(h.Text)
		if x+keys+words+3 > w {
			continue
		}
		p.Region(paint.Rect{X: x, W: keys + words + 3, H: 1}, h.Actions[0])
		p.Text(x, 0, " "+h.Keys+" ", th.Style(theme.Key))
		p.Text(x+keys+2, 0, h.Text+" ", th.Style(theme.KeyHelp))
		x += keys + words + 3
	}
}

// hints returns the footer entries of a scope that do any of the wanted actions,
// in the order of wanted.
func hints(m *keymap.Map, s keymap.Scope, wanted ...keymap.Action) []keymap.Hint {
	all := keysOf(m).Hints([]keymap.Scope{s}, 1<<16, nil)
	var out []keymap.Hint
	for _, a := range wanted {
		for _, h := range all {
			if h.Actions[0] == a {
				out = append(out, h)
			}
		}
	}
	return slices.Clip(out)
}

// reworded returns hints with other words for what an action does here.
func reworded(hs []keymap.Hint, a keymap.Action, text string) []keymap.Hint {
	if text == "" {
		return hs
	}
	hs = slices.Clone(hs)
	for i := range hs {
		if hs[i].Actions[0] == a {
			hs[i].Text = text
		}
	}
	return hs
}
