// Package comparison is the page with two versions of a journey, or two journeys, on
// one axis: both curves over each other, the columns that are new or gone marked, and
// below what changed and what that does to the numbers, in words.
//
// Against the journey as it is now it follows every edit, and brings back one thing.
// [Page] is an immutable value and does no I/O.
package comparison

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/compare"
	"wend/model/edit"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/table"
	"wend/ui/theme"
)

// Sides are what is compared.
type Sides struct {
	A, B         compare.Side
	NameA, NameB string
	// Now says that B is the journey as it is, which goes on.
	Now bool
}

// Page compares two sides.
type Page struct {
	sides   Sides
	d       compare.Difference
	columns []column
	persona int // index of personas
	rows    table.Table[compare.Change]
}

// New compares and returns the page. It takes long for large journeys: call it beside
// the screen.
func New(s Sides, today model.Date) Page { return Page{sides: s}.compared(today) }

// spec is what changed, as a table.
var spec = table.Spec[compare.Change]{
	Title: "What changed",
	Key:   func(c compare.Change) string { return string(c.Doc) + "/" + c.Ref.String() },
	Columns: []table.Column[compare.Change]{
		{Title: "Thing", Text: func(c compare.Change) string { return c.Name }, Width: 16, Grow: 2},
		{Title: "Kind", Text: func(c compare.Change) string { return c.Ref.Kind.String() }, Width: 11, Keep: 3},
		{Title: "Was", Text: func(c compare.Change) string { return words[c.Sort] }, Width: 7, Keep: 5},
		{Title: "In", Text: func(c compare.Change) string { return c.Place }, Width: 12, Keep: 1},
		{Title: "How", Text: func(c compare.Change) string { return strings.Join(c.Details("to"), "; ") }, Width: 20, Grow: 3, Keep: 4},
	},
}

// words say what became of a thing.
var words = map[compare.Sort]string{compare.Added: "added", compare.Removed: "removed", compare.Changed: "changed"}

// compared returns the page with its difference worked out.
func (p Page) compared(today model.Date) Page {
	p.d = compare.Between(p.sides.A, p.sides.B, today)
	p.columns = columnsOf(p.d)
	if p.rows.IsZero() {
		p.rows = table.New(&spec)
	}
	p.rows = p.rows.WithRows(p.d.Changes)
	return p
}

// Scope implements [screen.Screen].
func (p Page) Scope() keymap.Scope { return keymap.Comparison }

// Title implements [screen.Screen].
func (p Page) Title(f *screen.Frame) (name, about string) {
	return "Comparison", p.sides.NameA + " " + f.Theme.Glyphs.Arrow + " " + p.sides.NameB
}

// About implements [screen.Page].
func (p Page) About(*screen.Frame) model.Ref {
	return model.Ref{Kind: model.KindJourney, Key: string(p.sides.B.Journey)}
}

// Follow implements [screen.Screen].
func (p Page) Follow(f *screen.Frame) screen.Screen {
	if !p.sides.Now {
		return p
	}
	was, before := p.sides.B.State.Document(p.sides.B.Journey)
	is, still := f.State.Document(p.sides.B.Journey)
	if was == is && before == still && p.sides.B.State.Workspace() == f.State.Workspace() {
		return p
	}
	p.sides.B.State = f.State
	return p.compared(f.Today)
}

// nothingHere is what the page says to an action that it cannot do.
const nothingHere = "That does not go for a comparison: esc goes back"

// Why implements [screen.Screen].
func (p Page) Why(a keymap.Action, _ *screen.Frame) string {
	_, taken := p.rows.Do(a)
	_, some := p.rows.Selected()
	switch {
	case taken || a == keymap.Back:
		return ""
	case a == keymap.PersonaNext || a == keymap.PersonaPrevious:
		if len(p.personas()) < 2 {
			return "There is no other persona"
		}
		return ""
	case a == keymap.ThingRestore && !p.sides.Now:
		return "Only what differs from now can be brought back"
	case a == keymap.ThingRestore && !some, lists[a]:
		return "There is no difference"
	case a == keymap.ThingRestore:
		return ""
	case screen.PassedOn(a):
		return screen.NotHere
	}
	return nothingHere
}

// lists are what lists do with rows, if there are any.
var lists = map[keymap.Action]bool{
	keymap.ListSort: true, keymap.ListGroup: true, keymap.ListMark: true, keymap.ListMarkRange: true, keymap.ListPreview: true,
}

// Do implements [screen.Screen].
func (p Page) Do(a keymap.Action, f *screen.Frame) (screen.Screen, screen.Outcome) {
	switch a {
	case keymap.PersonaNext:
		p.persona = (p.persona + 1) % max(len(p.personas()), 1)
		return p, screen.Outcome{}
	case keymap.PersonaPrevious:
		n := max(len(p.personas()), 1)
		p.persona = (p.persona + n - 1) % n
		return p, screen.Outcome{}
	case keymap.ThingRestore:
		return p, p.bringBack(f)
	}
	var taken bool
	p.rows, taken = p.rows.Do(a)
	return p, screen.Outcome{Close: a == keymap.Back && !taken}
}

// bringBack makes the things that are marked, or that under the cursor, what they
// were, as one step.
func (p Page) bringBack(f *screen.Frame) screen.Outcome {
	state, marked := f.State, p.rows.Marked()
	var all []edit.Edit
	label := "bring things back"
	for _, c := range p.d.Changes {
		if !slices.Contains(marked, spec.Key(c)) {
			continue
		}
		if label = "bring back " + c.Subject(); c.Sort == compare.Added {
			label = "take away " + c.Subject()
		}
		if !differs(state, p.sides.A.State, c) {
			continue
		}
		edits, err := edit.BringBack(state, p.sides.A.State, c.Doc, c.Ref)
		if err != nil {
			return screen.Fail(err)
		}
		r, err := edit.Apply(state, edits)
		if err != nil {
			return screen.Fail(err)
		}
		state, all = r.State, append(all, edits...)
	}
	if len(marked) > 1 {
		label = "bring things back"
	}
	return screen.Outcome{Propose: screen.Proposal{Label: label, Edits: all}, Say: "Done: " + label}
}

// drawChange draws one change, field by field.
func drawChange(p paint.Pen, th theme.Theme, c compare.Change) {
	inside := p.Box(p.Bounds(), th.Frame(c.Name))
	w, h := inside.Size()
	y := 0
	for _, s := range append([]string{c.Subject() + " " + words[c.Sort]}, c.Details(th.Glyphs.Arrow)...) {
		for _, line := range paint.Wrap(s, w-2, max(h-y, 0), th.Glyphs.Ellipsis) {
			inside.Text(1, y, line, th.Style(theme.Text))
			y++
		}
	}
}

// differs reports whether there is anything to do about a thing: it may have gone with
// another one.
func differs(now, then model.State, c compare.Change) bool {
	find := func(s model.State) model.Object {
		d, found := s.Document(c.Doc)
		if !found {
			return nil
		}
		o, _ := d.Find(c.Ref)
		return o
	}
	a, b := find(now), find(then)
	return a != nil || b != nil
}

// Key implements [screen.Screen].
func (p Page) Key(tea.KeyPressMsg, *screen.Frame) (screen.Screen, screen.Outcome) {
	return p, screen.Outcome{}
}

// Paste implements [screen.Screen].
func (p Page) Paste(string, *screen.Frame) (screen.Screen, screen.Outcome) {
	return p, screen.Outcome{}
}

// Point implements [screen.Screen].
func (p Page) Point(at screen.Pointer, _ *screen.Frame) (screen.Screen, screen.Outcome) {
	switch at.Kind {
	case screen.Click:
		p.rows, _ = p.rows.Click(at.Target)
	case screen.Wheel:
		p.rows = p.rows.Wheel(at.Lines)
	}
	return p, screen.Outcome{}
}

// Draw implements [screen.Screen].
func (p Page) Draw(pen paint.Pen, f *screen.Frame) paint.Rect {
	w, h := pen.Size()
	axis := p.axisRows(h)
	p.drawAxis(pen.In(paint.Rect{W: w, H: axis}), f.Theme)
	p.rows.WithEmpty("No difference.\nBoth are the same in every field").Draw(pen.In(paint.Rect{Y: axis, W: w, H: h - axis}), f.Theme, func(beside paint.Pen, c compare.Change) {
		drawChange(beside, f.Theme, c)
	})
	return paint.Rect{Y: h - 1, W: w, H: 1}
}
