package screen

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"wend/model"
	"wend/model/edit"
	"wend/ui/keymap"
)

// Entry is a screen that people can go to: a row of the program's table.
type Entry struct {
	Action keymap.Action // goes to the screen
	Name   string        // in sentences, and of what the file keeps of the screen
	// Needs says what is missing for the screen to be shown; it closes when that
	// is gone.
	Needs func(*Frame) string
	// Open returns the screen as the file has it in kept; nil: it has nothing.
	Open func(kept []byte) Screen
	// Home says that nothing lies below the screen: back does not lead away.
	Home bool
	// Lists is the kind of things of all journeys that the screen shows: undoing a
	// step about one does not lead away.
	Lists model.Kind
}

// NeedWorkspace is a need of screens.
func NeedWorkspace(f *Frame) string {
	if f.Workspace == "" {
		return "No workspace is open: n makes a new journey"
	}
	return ""
}

// NeedJourney is a need of screens.
func NeedJourney(f *Frame) string {
	if f.Journey == nil {
		return "No journey is open: choose one in the library"
	}
	return ""
}

// Stack is the open screens, the last on top; it may be empty. Screens that were
// closed are put aside, so that one finds them as they were. Pages are not.
type Stack struct {
	entries []Entry
	open    []layer
	aside   map[keymap.Action]Screen
	kept    map[string]json.RawMessage // what the file has of screens, by name
	jumps
}

// layer is an open screen and the action that goes to it; a page has none.
type layer struct {
	Screen
	action keymap.Action
}

// NewStack returns a stack on which nothing is open.
func NewStack(entries []Entry) Stack {
	return Stack{entries: entries, aside: map[keymap.Action]Screen{}}
}

// Forget closes all screens and forgets how they were: another workspace comes,
// of which the file has kept.
func (s *Stack) Forget(kept map[string]json.RawMessage) {
	*s = NewStack(s.entries)
	s.kept = kept
}

// Len returns how many screens are open.
func (s *Stack) Len() int { return len(s.open) }

// Top returns the screen on top; nil if none is open.
func (s *Stack) Top() Screen {
	if len(s.open) == 0 {
		return nil
	}
	return s.open[len(s.open)-1].Screen
}

// Base returns the screen on top that is not a page; nil if none is open.
func (s *Stack) Base() Screen {
	if at := s.base(); at >= 0 {
		return s.open[at].Screen
	}
	return nil
}

// OfJourney reports whether the screen on top that is not a page shows the open
// journey: it cannot be without one.
func (s *Stack) OfJourney() bool {
	at := s.base()
	if at < 0 {
		return false
	}
	e, found := s.entry(s.open[at].action)
	return found && e.Needs(&Frame{Store: Store{Workspace: "any"}}) != ""
}

// Lists reports whether the screen on top that is not a page lists a thing of all
// journeys that edits are about.
func (s *Stack) Lists(edits []edit.Edit) bool {
	at := s.base()
	if at < 0 {
		return false
	}
	e, _ := s.entry(s.open[at].action)
	return e.Lists != model.NoKind && slices.ContainsFunc(edits, func(x edit.Edit) bool {
		switch x := x.(type) {
		case edit.Insert:
			return x.Object.Kind() == e.Lists
		case edit.Delete:
			return x.Ref.Kind == e.Lists
		case edit.Set:
			return x.Ref.Kind == e.Lists
		}
		return false
	})
}

// base returns the index of the screen on top that is not a page. Only it and
// the pages over it show, and only they are asked.
func (s *Stack) base() int {
	at := len(s.open) - 1
	for ; at > 0; at-- {
		if _, page := s.open[at].Screen.(Page); !page {
			break
		}
	}
	return at
}

func (s *Stack) entry(action keymap.Action) (Entry, bool) {
	i := slices.IndexFunc(s.entries, func(e Entry) bool { return e.Action == action })
	if i < 0 {
		return Entry{}, false
	}
	return s.entries[i], true
}

// Show goes to the screen of an action: back to it if it is open. There must be
// one.
func (s *Stack) Show(action keymap.Action) {
	if i := slices.IndexFunc(s.open, func(l layer) bool { return l.action == action }); i >= 0 {
		s.truncate(i + 1)
		return
	}
	e, _ := s.entry(action)
	if e.Home {
		s.truncate(0)
	}
	s.open = append(s.open, layer{s.Find(action), action})
}

// Find returns the screen of an action as it is: open, as it was closed, or as
// the file has it.
func (s *Stack) Find(action keymap.Action) Screen {
	for _, l := range s.open {
		if l.action == action {
			return l.Screen
		}
	}
	if closed, found := s.aside[action]; found {
		return closed
	}
	e, _ := s.entry(action)
	return e.Open(s.kept[e.Name])
}

// Push opens a page over the screen on top.
func (s *Stack) Push(page Screen) { s.open = append(s.open, layer{Screen: page}) }

// Close closes the screen on top, if there is one below.
func (s *Stack) Close() bool {
	if len(s.open) < 2 {
		return false
	}
	s.truncate(len(s.open) - 1)
	return true
}

// truncate closes the screens from n on.
func (s *Stack) truncate(n int) {
	for _, l := range s.open[n:] {
		s.putAside(l)
	}
	s.open = slices.Clip(s.open[:n])
}

func (s *Stack) putAside(l layer) {
	if l.action != "" {
		s.aside[l.action] = l.Screen
	}
}

// Drop closes the screens that do not have what they need any more, with the
// pages over them.
func (s *Stack) Drop(f *Frame) {
	var open []layer
	stays := false
	for _, l := range s.open {
		if e, found := s.entry(l.action); found {
			stays = e.Needs(f) == ""
		}
		if stays {
			open = append(open, l)
		} else {
			s.putAside(l)
		}
	}
	s.open = open
}

// Why says why an action would do nothing now, and which screen it is for. It
// tries the action on that screen and drops what comes of it, so a key is offered
// only if it does something. Where that is an action of the program, program says
// why it would do nothing.
func (s *Stack) Why(a keymap.Action, f *Frame, program func(keymap.Action) string) (why string, at int) {
	if why, at = s.Takes(a, f); why != "" || at < 0 {
		return why, at
	}
	tried := *f
	tried.Tried, tried.NewID = true, func() string { return "tried" }
	_, o := s.open[at].Do(a, &tried)
	switch {
	case o.Refused != "":
		return o.Refused, at
	case o.Err != nil:
		return o.Err.Error(), at
	case o.Close && len(s.open) < 2 && !s.Jumps(true, true):
		return "There is nothing to go back to", at
	case o.Act != "":
		return program(o.Act), at
	}
	return "", at
}

// Takes says what is missing for an action, and which screen it is for: the one on
// top that knows it. If none does, at is -1.
func (s *Stack) Takes(a keymap.Action, f *Frame) (why string, at int) {
	for i := len(s.open) - 1; i >= 0 && i >= s.base(); i-- {
		if why := s.open[i].Why(a, f); why != NotHere {
			return why, i
		}
	}
	return NotHere, -1
}

// Elsewhere says on which screen an action works that those on top do not know.
func (s *Stack) Elsewhere(a keymap.Action, f *Frame) string {
	for _, e := range s.entries {
		if s.Find(e.Action).Why(a, f) == NotHere {
			continue
		}
		if why := e.Needs(f); why != "" {
			return why
		}
		c, _ := f.Keys.Row(e.Action)
		return fmt.Sprintf("That works on the %s: %s goes there", e.Name, c.Keys[0])
	}
	return NotHere
}

// Let lets the open screen at an index do something and returns what it asks
// for.
func (s *Stack) Let(at int, do Answer, f *Frame) Outcome {
	next, o := do(s.open[at].Screen, f)
	s.open[at].Screen = next
	return o
}

// Follow makes the screens that show agree with what there is to see.
func (s *Stack) Follow(f *Frame) {
	for i := max(s.base(), 0); i < len(s.open); i++ {
		s.open[i].Screen = s.open[i].Follow(f)
	}
}

// Keep returns what the file is to keep of screens, by their names.
func (s *Stack) Keep() map[string]json.RawMessage {
	out := map[string]json.RawMessage{}
	maps.Copy(out, s.kept)
	keep := func(action keymap.Action, now Screen) {
		e, _ := s.entry(action)
		if k, keeps := now.(Keeper); keeps {
			if raw, err := json.Marshal(k.Keep()); err == nil {
				out[e.Name] = raw
			}
		}
	}
	for action, closed := range s.aside {
		keep(action, closed)
	}
	for _, l := range s.open {
		keep(l.action, l.Screen)
	}
	return out
}

// The screens below remember places and choices; where none does, they do
// nothing.

// placed returns the index of the highest screen whose cursor the history
// remembers, -1 if there is none.
func (s *Stack) placed() int {
	for i := len(s.open) - 1; i >= 0; i-- {
		if _, ok := s.open[i].Screen.(Placed); ok {
			return i
		}
	}
	return -1
}

// Place writes down where the cursor is, or would be with r selected.
func (s *Stack) Place(r model.Ref) string {
	if i := s.placed(); i >= 0 {
		return s.open[i].Screen.(Placed).Place(r)
	}
	return ""
}

// Select puts the cursor that the history remembers on what r names.
func (s *Stack) Select(r model.Ref, f *Frame) {
	if i := s.placed(); i >= 0 {
		s.open[i].Screen = s.open[i].Screen.(Placed).Select(r, f)
	}
}

// Added shows what was just added, and returns what there is to say of it.
func (s *Stack) Added(edits []edit.Edit, f *Frame) (said string) {
	if i := s.placed(); i >= 0 {
		if w, ok := s.open[i].Screen.(Witness); ok {
			s.open[i].Screen, said = w.Added(edits, f)
		}
	}
	return said
}

// GoTo puts the cursor where a place says.
func (s *Stack) GoTo(place string, f *Frame) {
	if i := s.placed(); i >= 0 {
		s.open[i].Screen = s.open[i].Screen.(Placed).GoTo(place, f)
	}
}

// Chosen returns the journey that a command about one journey means, and those
// that a command about several does: those selected on the screen, or the open
// one.
func (s *Stack) Chosen(f *Frame) (model.DocID, []model.DocID) {
	if c, ok := s.Base().(Chooser); ok {
		return c.Chosen()
	}
	if f.Journey == nil {
		return "", nil
	}
	return f.Journey.ID(), []model.DocID{f.Journey.ID()}
}
