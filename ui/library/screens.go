package library

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/ui/explain"
	"wend/ui/find"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/screen"
)

// Screen is the library on the screen: all journeys of the workspace, and a line
// to search them. The zero Screen is ready.
type Screen struct {
	list   List
	search find.Line
	listed []screen.Line // that list was made of
	used   bool          // since it was opened
	small  sketched
	health string // of all journeys, in a sentence
}

// Scope implements [screen.Screen].
func (l Screen) Scope() keymap.Scope {
	if l.search.Typing() {
		return keymap.Find
	}
	return keymap.Library
}

// Title implements [screen.Screen].
func (l Screen) Title(f *screen.Frame) (name, about string) {
	return "Library", strings.Trim(f.State.Workspace().Workspace().Title+": "+l.health, ": ")
}

// Chosen implements [screen.Chooser].
func (l Screen) Chosen() (model.DocID, []model.DocID) {
	line, _ := l.list.Selected()
	return line.ID, l.list.Marked()
}

// Unmarked implements [screen.Chooser].
func (l Screen) Unmarked() screen.Screen {
	l.list = l.list.Unmarked()
	return l
}

// Why implements [screen.Screen].
func (l Screen) Why(a keymap.Action, _ *screen.Frame) string {
	_, taken := l.list.Do(a)
	switch {
	case l.search.Typing() || taken || a == keymap.FindOpen || a == keymap.Back || a == keymap.NumberExplain:
		return ""
	case listActions[a]:
		return "There is nothing in this list"
	}
	return screen.NotHere
}

// listActions are what lists do with rows, if there are any.
var listActions = map[keymap.Action]bool{
	keymap.ListSort: true, keymap.ListGroup: true, keymap.ListMark: true, keymap.ListMarkRange: true, keymap.ListPreview: true,
}

// Do implements [screen.Screen].
func (l Screen) Do(a keymap.Action, f *screen.Frame) (screen.Screen, screen.Outcome) {
	l.used = true
	switch a {
	case keymap.FindOpen:
		l.search = l.search.Open()
	case keymap.TextAccept:
		text := l.search.Text()
		switch l.search = l.search.Close(); {
		case l.search.Hits() == 0 && text != "" && f.Unread > 0:
			return l, screen.Refuse("%q is not in a title that was read yet", text)
		case l.search.Hits() == 0 && text != "":
			return l.looking(find.Line{}), screen.Refuse("%q is not in this pane: g / looks in all journeys", text)
		}
	case keymap.TextCancel:
		return l.looking(find.Line{}), screen.Outcome{}
	case keymap.NumberExplain:
		return l, l.explain()
	default:
		var taken bool
		l.list, taken = l.list.Do(a)
		if l.list.Query() == "" && !l.search.Typing() {
			l.search = find.Line{}
		}
		return l, screen.Outcome{Close: a == keymap.Back && !taken}
	}
	return l, screen.Outcome{}
}

// explain says where the number under the cursor comes from: in a column without
// one, all numbers of the journey.
func (l Screen) explain() screen.Outcome {
	line, ok := l.list.Selected()
	if !ok {
		return screen.Refuse("There is no journey yet: a adds one")
	}
	number := l.list.Number()
	return screen.Outcome{Load: []model.DocID{line.ID}, Then: screen.Anywhere(func(f *screen.Frame) screen.Outcome {
		p := explain.Thing(f, model.Ref{Kind: model.KindJourney, Key: string(line.ID)})
		if number != "" {
			p = explain.NumberOf(line.ID, number)
		}
		return screen.Outcome{Open: p}
	})}
}

// looking returns l filtered by what is looked for.
func (l Screen) looking(search find.Line) Screen {
	l.list = l.list.Filter(search.Text())
	hits, _ := l.list.Count()
	l.search = search.Found(hits, 0)
	return l
}

// Key implements [screen.Screen].
func (l Screen) Key(k tea.KeyPressMsg, _ *screen.Frame) (screen.Screen, screen.Outcome) {
	if l.search.Typing() {
		return l.looking(l.search.Key(k)), screen.Outcome{}
	}
	return l, screen.Outcome{}
}

// Paste implements [screen.Screen].
func (l Screen) Paste(text string, _ *screen.Frame) (screen.Screen, screen.Outcome) {
	if l.search.Typing() {
		return l.looking(l.search.Paste(text)), screen.Outcome{}
	}
	return l, screen.Outcome{}
}

// Point implements [screen.Screen].
func (l Screen) Point(p screen.Pointer, _ *screen.Frame) (screen.Screen, screen.Outcome) {
	var o screen.Outcome
	l.used = true
	switch p.Kind {
	case screen.Click:
		l.list, o.Act = l.list.Click(p.Target)
	case screen.Wheel:
		l.list = l.list.Wheel(p.Lines)
	}
	return l, o
}

// Follow implements [screen.Screen].
func (l Screen) Follow(f *screen.Frame) screen.Screen {
	l.list = l.list.WithKeys(f.Keys)
	if len(l.listed) != len(f.Journeys) || len(l.listed) > 0 && &l.listed[0] != &f.Journeys[0] {
		l.listed, l.list = f.Journeys, l.list.WithLines(f.Journeys).Reading(f.Unread)
		if l.health = healthOf(f.Journeys); f.Unread > 0 {
			l.health = "" // what is said of all is of all
		}
		if l.search.Typing() {
			l = l.looking(l.search)
		}
		if !l.used { // lines come above it
			l.list = l.list.First()
		}
	}
	return l
}

// Draw implements [screen.Screen].
func (l Screen) Draw(p paint.Pen, f *screen.Frame) paint.Rect {
	l.list.Draw(p, f.Theme, func(below paint.Pen, line Line) {
		if s, read := l.sketch(f, line); read {
			drawSketch(below, f.Theme, s)
		}
	})
	if l.search.Typing() {
		l.search.Draw(p, f.Theme)
		return paint.Rect{}
	}
	return lastRow(p)
}

func lastRow(p paint.Pen) paint.Rect {
	w, h := p.Size()
	return paint.Rect{Y: h - 1, W: w, H: 1}
}

// StartScreen is the start on the screen: what is chosen there, the program
// does.
type StartScreen struct{ start Start }

// NewStartScreen returns the start screen of a program that keeps its workspace
// at path.
func NewStartScreen(path string) StartScreen { return StartScreen{NewStart(path)} }

// Scope implements [screen.Screen].
func (s StartScreen) Scope() keymap.Scope { return keymap.Start }

// Title implements [screen.Screen].
func (s StartScreen) Title(*screen.Frame) (name, about string) { return "", "" }

// startMoves are the actions that move in the menu.
var startMoves = map[keymap.Action]bool{
	keymap.MoveUp: true, keymap.MoveDown: true, keymap.MoveFirst: true, keymap.MoveLast: true,
	keymap.MovePageUp: true, keymap.MovePageDown: true, keymap.PaneNext: true, keymap.PanePrevious: true,
}

// Why implements [screen.Screen].
func (s StartScreen) Why(a keymap.Action, _ *screen.Frame) string {
	if _, chosen := s.start.Do(a); chosen != "" || startMoves[a] {
		return ""
	}
	return screen.NotHere
}

// Do implements [screen.Screen].
func (s StartScreen) Do(a keymap.Action, _ *screen.Frame) (screen.Screen, screen.Outcome) {
	next, chosen := s.start.Do(a)
	return StartScreen{next}, screen.Outcome{Act: chosen}
}

// Key implements [screen.Screen].
func (s StartScreen) Key(tea.KeyPressMsg, *screen.Frame) (screen.Screen, screen.Outcome) {
	return s, screen.Outcome{}
}

// Paste implements [screen.Screen].
func (s StartScreen) Paste(string, *screen.Frame) (screen.Screen, screen.Outcome) {
	return s, screen.Outcome{}
}

// Point implements [screen.Screen].
func (s StartScreen) Point(p screen.Pointer, _ *screen.Frame) (screen.Screen, screen.Outcome) {
	if p.Kind == screen.Wheel {
		return StartScreen{s.start.Wheel(p.Lines)}, screen.Outcome{}
	}
	return s, screen.Outcome{}
}

// Follow implements [screen.Screen].
func (s StartScreen) Follow(f *screen.Frame) screen.Screen {
	return StartScreen{s.start.WithKeys(f.Keys)}
}

// Draw implements [screen.Screen].
func (s StartScreen) Draw(p paint.Pen, f *screen.Frame) paint.Rect {
	s.start.Draw(p, f.Theme)
	return lastRow(p)
}
