// Package explain is the page that says where a number comes from: what it says
// in plain words, its formula, what went in, what of that is assumed, and the
// source of the formula.
//
// What went in and is itself a number leads on to its own explanation, one page
// over the other, and back leads back. Of a thing, the page lists the numbers.
// It is opened over any screen, and keeps only ids, so that it follows every
// edit below it.
//
//	return screen.Outcome{Open: explain.Number(f, "flow.goal")}
//	return screen.Outcome{Open: explain.Thing(f, ref)}
package explain

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/analysis"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/screen"
)

// Page explains a number, or lists those of a thing.
type Page struct {
	journey model.DocID
	number  analysis.NumberID // "": those of of
	of      model.Ref
	row     string // under the cursor: its heading and label
	at      int    // where it stands, if it is gone
}

// Number returns the page that explains a number of the open journey.
func Number(f *screen.Frame, id analysis.NumberID) Page {
	return NumberOf(openJourney(f), id)
}

// Thing returns the page with the numbers of what r names: of a journey, those of
// the whole.
func Thing(f *screen.Frame, r model.Ref) Page {
	if r.Kind == model.KindJourney {
		return Page{of: r, journey: model.DocID(r.Key)}
	}
	return Page{of: r, journey: openJourney(f)}
}

// NumberOf is [Number] of another journey, which is in memory.
func NumberOf(journey model.DocID, id analysis.NumberID) Page {
	return Page{number: id, journey: journey}
}

func openJourney(f *screen.Frame) model.DocID {
	if f.Journey == nil {
		return ""
	}
	return f.Journey.ID()
}

// Has reports whether there is anything to show.
func (p Page) Has(f *screen.Frame) bool {
	rows := p.rows(f)
	return len(rows) > 0 && rows[0] != gone[0]
}

// Scope implements [screen.Screen].
func (p Page) Scope() keymap.Scope { return keymap.Explanation }

// Title implements [screen.Screen].
func (p Page) Title(f *screen.Frame) (name, about string) { return p.title(f), "" }

// About implements [screen.Page]: what the number is about.
func (p Page) About(f *screen.Frame) model.Ref {
	r := f.Of(p.journey)
	switch {
	case r == nil:
		return model.Ref{}
	case p.number == "":
		return p.of
	}
	if about := analysis.Subject(p.number); !about.IsZero() {
		return about
	}
	return model.Ref{Kind: model.KindJourney, Key: string(p.journey)}
}

// nothingHere is what the page says to an action that it cannot do.
const nothingHere = "That does not go for an explanation: esc goes back"

// Why implements [screen.Screen].
func (p Page) Why(a keymap.Action, _ *screen.Frame) string {
	if screen.PassedOn(a) {
		return screen.NotHere
	}
	if _, moves := moveBy(a); moves || slices.Contains(known, a) {
		return ""
	}
	return nothingHere
}

// known are the actions of the page that do not move the cursor.
var known = []keymap.Action{keymap.NumberExplain, keymap.Back, keymap.Quit, keymap.ZoomOut}

// moveBy returns how far an action moves the cursor.
func moveBy(a keymap.Action) (rows int, moves bool) {
	const page, all = 8, 1 << 20
	switch a {
	case keymap.MoveUp:
		return -1, true
	case keymap.MoveDown:
		return 1, true
	case keymap.MovePageUp:
		return -page, true
	case keymap.MovePageDown:
		return page, true
	case keymap.MoveFirst:
		return -all, true
	case keymap.MoveLast:
		return all, true
	}
	return 0, false
}

// Do implements [screen.Screen].
func (p Page) Do(a keymap.Action, f *screen.Frame) (screen.Screen, screen.Outcome) {
	rows := p.rows(f)
	at := p.cursor(rows)
	if n, moves := moveBy(a); moves {
		return p.to(rows, at+n), screen.Outcome{}
	}
	switch {
	case a != keymap.NumberExplain:
		return p, screen.Outcome{Close: true}
	case at < 0 || rows[at].number == "":
		return p, screen.Refuse("There is no number in this row that could be explained")
	}
	return p, screen.Outcome{Open: NumberOf(p.journey, rows[at].number)}
}

// cursor returns the row of the cursor: the one it was on, or what stands there
// now; at first one that leads on. It is -1 if there are no rows.
func (p Page) cursor(rows []row) int {
	if at := slices.IndexFunc(rows, func(r row) bool { return r.id() == p.row }); at >= 0 {
		return at
	}
	if p.row == "" {
		return max(slices.IndexFunc(rows, func(r row) bool { return r.number != "" }), min(0, len(rows)-1))
	}
	return min(p.at, len(rows)-1)
}

// to returns the page with the cursor on a row, as far as there is one.
func (p Page) to(rows []row, at int) Page {
	if at = min(max(at, 0), len(rows)-1); at >= 0 {
		p.row, p.at = rows[at].id(), at
	}
	return p
}

// Key implements [screen.Screen].
func (p Page) Key(tea.KeyPressMsg, *screen.Frame) (screen.Screen, screen.Outcome) {
	return p, screen.Outcome{}
}

// Paste implements [screen.Screen].
func (p Page) Paste(string, *screen.Frame) (screen.Screen, screen.Outcome) {
	return p, screen.Outcome{}
}

// Point implements [screen.Screen]: a click goes to a row, a second one follows
// it; the wheel moves among the rows.
func (p Page) Point(at screen.Pointer, f *screen.Frame) (screen.Screen, screen.Outcome) {
	rows := p.rows(f)
	now := p.cursor(rows)
	switch hit, ok := at.Target.(target); {
	case at.Kind == screen.Wheel:
		return p.to(rows, now+at.Lines), screen.Outcome{}
	case at.Kind == screen.Click && ok && int(hit) == now:
		return p.Do(keymap.NumberExplain, f)
	case at.Kind == screen.Click && ok:
		return p.to(rows, int(hit)), screen.Outcome{}
	}
	return p, screen.Outcome{}
}

// Follow implements [screen.Screen]: it asks for the numbers, so that they are
// counted.
func (p Page) Follow(f *screen.Frame) screen.Screen {
	f.Of(p.journey)
	return p
}

// Draw implements [screen.Screen].
func (p Page) Draw(pen paint.Pen, f *screen.Frame) paint.Rect {
	w, h := pen.Size()
	frame := f.Theme.FocusFrame(p.title(f))
	rows := p.rows(f)
	l := lay(rows, max(w-2, 0))
	first := l.first(p.cursor(rows), max(h-2, 0))
	frame.Right = l.hidden(first, max(h-2, 0), f.Theme.Glyphs)
	draw(pen.Box(pen.Bounds(), frame), f.Theme, rows, l, p.cursor(rows), first)
	return paint.Rect{X: 1, Y: h - 1, W: max(w-2, 0), H: 1}
}
