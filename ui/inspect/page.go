package inspect

import (
	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/format/markdown"
	"wend/model/text"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/screen"
)

// Page is the screen of one thing. It lies over the screen that it was opened
// from and does the editing there is; what is about the program, about whole
// journeys or about whose feelings are meant, it leaves to others.
type Page struct {
	in     Inspector
	offers map[keymap.Action]bool // what the rows are there to add or to edit
	of     model.Ref              // whose rows those are
}

// NewPage returns the page of the object that ref names in document doc.
func NewPage(doc model.DocID, ref model.Ref) Page { return Page{in: Open(doc, ref)} }

// Scope implements [screen.Screen].
func (p Page) Scope() keymap.Scope { return p.in.Scope() }

// Title implements [screen.Screen].
func (p Page) Title(f *screen.Frame) (name, about string) { return p.in.Title(f), "" }

// About implements [screen.Page].
func (p Page) About(f *screen.Frame) model.Ref {
	_, ref, _ := p.in.Target(f)
	return ref
}

// Why implements [screen.Screen].
func (p Page) Why(a keymap.Action, f *screen.Frame) string {
	switch {
	case p.in.Typing(), p.offers[a]:
		return ""
	case screen.PassedOn(a):
		return screen.NotHere
	}
	if _, moves := moveBy(a, 0); moves || onAnyPage[a] {
		return ""
	}
	return nothingToDo
}

// onAnyPage are the actions that a page takes whatever its rows are; on a row
// where one makes no sense, the hint says so.
var onAnyPage = func() map[keymap.Action]bool {
	out := map[keymap.Action]bool{}
	for _, a := range []keymap.Action{
		keymap.MoveLeft, keymap.MoveRight, keymap.ValueLower, keymap.ValueRaise, keymap.ThingNext, keymap.ThingPrevious, keymap.FeelingLower, keymap.FeelingRaise, keymap.ImportanceLower, keymap.ImportanceRaise,
		keymap.LinkFollow, keymap.ChoiceToggle, keymap.ItemEdit, keymap.ChoiceAccept, keymap.TextAccept, keymap.ItemRename,
		keymap.FieldClear, keymap.FeelingClear, keymap.ItemDelete, keymap.Back, keymap.ChoiceClose, keymap.StageNext,
		keymap.StagePrevious, keymap.ZoomOut, keymap.Quit, keymap.NotesEdit, keymap.NumberExplain, keymap.ItemCopy,
	} {
		out[a] = true
	}
	return out
}()

// Do implements [screen.Screen].
func (p Page) Do(a keymap.Action, f *screen.Frame) (screen.Screen, screen.Outcome) {
	if !p.in.Typing() {
		switch a {
		case keymap.Back, keymap.ZoomOut, keymap.Quit:
			if !p.in.Deep(f) {
				return p, screen.Outcome{Close: true}
			}
			a = keymap.Back
		case keymap.NotesEdit:
			return p, p.notes(f)
		case keymap.NumberExplain:
			return p, p.in.explain(f)
		case keymap.ItemEdit, keymap.LinkFollow, keymap.ChoiceAccept, keymap.TextAccept:
			if p.in.leadsToNumber(f) {
				return p, p.in.explain(f)
			}
		case keymap.ItemCopy:
			return p, p.copied(f)
		}
	}
	in, change := p.in.Do(a, f)
	if in.Typing() || in.message == "" {
		return p.after(in, change)
	}
	why := in.message
	in.message = ""
	p.in = in
	return p, screen.Outcome{Refused: why}
}

// notes asks for the editor outside.
func (p Page) notes(f *screen.Frame) screen.Outcome {
	doc, ref, field, text, ok := p.in.NoteTarget(f)
	if !ok {
		return screen.Refuse("There is nothing here that has notes")
	}
	return screen.Outcome{Outside: screen.Outside{Notes: screen.Notes{Doc: doc, Ref: ref, Field: field, Text: text}}}
}

// copied takes the thing under the cursor as text, or else that of the page.
func (p Page) copied(f *screen.Frame) screen.Outcome {
	_, v, rows, at := p.in.now(f)
	if at < 0 {
		return screen.Refuse("There is nothing here to copy")
	}
	doc, o := v.doc.ID(), v.object
	if item := rows[at].item; item != nil && !item.missing {
		doc, o = item.doc.ID(), item.object
	}
	return screen.Outcome{Outside: screen.Outside{Copy: screen.Text{What: text.Quoted(o), Text: markdown.Object(f.State, doc, o)}}}
}

// after returns the page with an inspector that something happened to.
func (p Page) after(in Inspector, change screen.Proposal) (screen.Screen, screen.Outcome) {
	p.in = in
	return p, screen.Propose(change)
}

// Key implements [screen.Screen].
func (p Page) Key(k tea.KeyPressMsg, f *screen.Frame) (screen.Screen, screen.Outcome) {
	return p.after(p.in.Key(k, f))
}

// Paste implements [screen.Screen].
func (p Page) Paste(text string, _ *screen.Frame) (screen.Screen, screen.Outcome) {
	p.in = p.in.Paste(text)
	return p, screen.Outcome{}
}

// rowTarget is the target of a row.
type rowTarget int

// Point implements [screen.Screen]: a click goes to a row, a second one edits
// there; the wheel moves among the rows.
func (p Page) Point(at screen.Pointer, f *screen.Frame) (screen.Screen, screen.Outcome) {
	row, hit := at.Target.(rowTarget)
	switch {
	case at.Kind == screen.Click && hit:
		return p.after(p.in.Click(int(row), f))
	case at.Kind == screen.Wheel && at.Lines > 0:
		return p.after(p.in.Do(keymap.MoveDown, f))
	case at.Kind == screen.Wheel && at.Lines < 0:
		return p.after(p.in.Do(keymap.MoveUp, f))
	}
	return p, screen.Outcome{}
}

// Follow implements [screen.Screen].
func (p Page) Follow(f *screen.Frame) screen.Screen {
	if now := p.About(f); now != p.of {
		p.of, p.offers = now, p.in.offers(f)
	}
	return p
}

// Draw implements [screen.Screen].
func (p Page) Draw(pen paint.Pen, f *screen.Frame) paint.Rect {
	w, h := pen.Size()
	frame := f.Theme.FocusFrame(p.in.Title(f))
	frame.Right = p.in.around(max(w-2, 0), max(h-2, 0), f)
	p.in.Draw(pen.Box(pen.Bounds(), frame), f)
	return paint.Rect{X: 1, Y: h - 1, W: max(w-2, 0), H: 1}
}

// Click puts the cursor on a row, counted from 0; a click on the row that has it
// edits there.
func (i Inspector) Click(row int, s *screen.Frame) (Inspector, screen.Proposal) {
	next, _, rows, at := i.now(s)
	switch {
	case at < 0 || next.typing != nil:
		return next, screen.Proposal{}
	case row == at:
		return next.Do(keymap.ItemEdit, s)
	}
	return next.goTo(rows, row), screen.Proposal{}
}
