package ui

import (
	"encoding/json"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/ui/dialog"
	"wend/ui/journeymap"
	"wend/ui/keymap"
	"wend/ui/library"
	"wend/ui/screen"
)

// entry is a screen that people can go to.
type entry struct {
	action keymap.Action
	name   string // in sentences, and of what the file keeps of it
	// needs says what is missing for the screen to be shown: it closes when that
	// is gone.
	needs func(*App) string
	open  func(a *App, kept []byte) screen.Screen
	// home says that nothing lies below the screen: back does not lead away.
	home bool
}

// screens are all that there are. A new one is a package, a row here, and its
// keys in package keymap.
var screens = []entry{
	{keymap.GoMap, "map", needOpenJourney, func(_ *App, kept []byte) screen.Screen { return journeymap.New(kept) }, true},
	{keymap.GoLibrary, "library", needWorkspace, func(*App, []byte) screen.Screen { return library.Screen{} }, false},
	{keymap.GoStart, "start", always, func(a *App, _ []byte) screen.Screen { return library.NewStartScreen(a.config.Path) }, false},
}

func entryOf(action keymap.Action) (entry, bool) {
	i := slices.IndexFunc(screens, func(e entry) bool { return e.action == action })
	if i < 0 {
		return entry{}, false
	}
	return screens[i], true
}

// layer is an open screen and the action that goes to it; a page has none.
type layer struct {
	screen.Screen
	action keymap.Action
}

// stack is the open screens, the last on top; it is empty while the first
// workspace is being opened. Screens that were closed are kept aside, so that
// one finds them as they were.
type stack struct {
	open  []layer
	aside map[keymap.Action]screen.Screen
	kept  map[string]json.RawMessage // what the file has of screens by name
}

func (s *stack) top() (layer, bool) {
	if len(s.open) == 0 {
		return layer{}, false
	}
	return s.open[len(s.open)-1], true
}

// truncate closes the screens from n on.
func (s *stack) truncate(n int) {
	for _, l := range s.open[n:] {
		s.putAside(l)
	}
	s.open = slices.Clip(s.open[:n])
}

func (s *stack) putAside(l layer) {
	if l.action == "" {
		return
	}
	if s.aside == nil {
		s.aside = map[keymap.Action]screen.Screen{}
	}
	s.aside[l.action] = l.Screen
}

// reset forgets all screens: another workspace comes.
func (s *stack) reset(kept map[string]json.RawMessage) { *s = stack{kept: kept} }

// show goes to the screen of an action: back to it if it is open.
func (s *stack) show(a *App, action keymap.Action) {
	if i := slices.IndexFunc(s.open, func(l layer) bool { return l.action == action }); i >= 0 {
		s.truncate(i + 1)
		return
	}
	e, _ := entryOf(action)
	if e.home {
		s.truncate(0)
	}
	next, found := s.aside[action]
	if !found {
		next = e.open(a, s.kept[e.name])
	}
	s.open = append(s.open, layer{next, action})
}

// close closes the screen on top, if there is one below.
func (s *stack) close() bool {
	if len(s.open) < 2 {
		return false
	}
	s.truncate(len(s.open) - 1)
	return true
}

// drop closes the screens that do not have what they need any more, with the
// pages over them.
func (s *stack) drop(a *App) {
	var open []layer
	stays := false
	for _, l := range s.open {
		if e, found := entryOf(l.action); found {
			stays = e.needs(a) == ""
		}
		if stays {
			open = append(open, l)
		} else {
			s.putAside(l)
		}
	}
	s.open = open
	if len(open) == 0 && a.work.store != nil {
		s.show(a, keymap.GoLibrary)
	}
}

// reach returns the indexes of the screens that actions are for, from the top:
// what a page does not know is for what it lies over.
func (s *stack) reach() []int {
	var out []int
	for i := len(s.open) - 1; i >= 0; i-- {
		out = append(out, i)
		if _, page := s.open[i].Screen.(screen.Page); !page {
			break
		}
	}
	return out
}

// base returns the screen on top that is not a page.
func (s *stack) base() (layer, bool) {
	reach := s.reach()
	if len(reach) == 0 {
		return layer{}, false
	}
	return s.open[reach[len(reach)-1]], true
}

// placed returns the index of the highest screen whose cursor the history
// remembers, -1 if there is none.
func (s *stack) placed() int {
	for i := len(s.open) - 1; i >= 0; i-- {
		if _, ok := s.open[i].Screen.(screen.Placed); ok {
			return i
		}
	}
	return -1
}

// follow makes the screens that show agree with what there is to see.
func (s *stack) follow(f *screen.Frame) {
	for _, i := range s.reach() {
		s.open[i].Screen = s.open[i].Follow(f)
	}
}

// keep returns what the file is to keep of screens, by their names.
func (s *stack) keep() map[string]json.RawMessage {
	out := map[string]json.RawMessage{}
	for name, raw := range s.kept {
		out[name] = raw
	}
	for _, e := range screens {
		now, found := s.aside[e.action]
		if i := slices.IndexFunc(s.open, func(l layer) bool { return l.action == e.action }); i >= 0 {
			now, found = s.open[i].Screen, true
		}
		if k, keeps := now.(screen.Keeper); found && keeps {
			if raw, err := json.Marshal(k.Keep()); err == nil {
				out[e.name] = raw
			}
		}
	}
	return out
}

// elsewhere says on which screen an action works that the one on top does not
// know.
func (s *stack) elsewhere(a *App, action keymap.Action, f *screen.Frame) string {
	for _, e := range screens {
		there, found := s.aside[e.action]
		if !found {
			there = e.open(a, nil)
		}
		if there.Why(action, f) == screen.NotHere {
			continue
		}
		if why := e.needs(a); why != "" {
			return why
		}
		return fmt.Sprintf("That works on the %s: %s goes there", e.name, a.keys.Keys(e.action))
	}
	return screen.NotHere
}

// hand lets the screen at index i of the stack do something, and does what it
// asks for.
func (a *App) hand(i int, do func(screen.Screen, *screen.Frame) (screen.Screen, screen.Outcome)) tea.Cmd {
	next, o := do(a.screens.open[i].Screen, a.see())
	a.screens.open[i].Screen = next
	return a.apply(o)
}

// toTop is hand for the screen on top; nothing happens if there is none.
func (a *App) toTop(do func(screen.Screen, *screen.Frame) (screen.Screen, screen.Outcome)) tea.Cmd {
	if len(a.screens.open) == 0 {
		return nil
	}
	return a.hand(len(a.screens.open)-1, do)
}

// apply does what a screen asks for. It is the one place where that happens, and
// it happens at once, so that no key slips in between.
func (a *App) apply(o screen.Outcome) tea.Cmd {
	var cmds []tea.Cmd
	if len(o.Propose.Edits) > 0 {
		cmd, err := a.commit(o.Propose)
		if err != nil {
			return a.fail(err)
		}
		cmds = append(cmds, cmd)
	}
	if o.Close && !a.screens.close() {
		a.toast.text = ""
	}
	if o.Open != nil {
		a.screens.open = append(a.screens.open, layer{Screen: o.Open})
	}
	if o.Dialog != nil {
		a.dialogs = a.dialogs.Push(o.Dialog)
	}
	if o.Copy.What != "" {
		cmds = append(cmds, a.toClipboard(o.Copy.What, o.Copy.Text))
	}
	if o.Notes.Field != "" {
		cmds = append(cmds, a.writeNotes(o.Notes))
	}
	if o.Act != "" {
		cmds = append(cmds, a.run(o.Act))
	}
	return tea.Batch(append(cmds, a.applyLater(o))...)
}

// applyLater does the part of an outcome that may need journeys to be read, and
// says what there is to say.
func (a *App) applyLater(o screen.Outcome) tea.Cmd {
	var cmds []tea.Cmd
	then := func(a *App) tea.Cmd { return a.answer(o.Then) }
	switch {
	case o.Show != "":
		cmds = append(cmds, a.openJourney(o.Show, then))
	case o.Then != nil:
		cmds = append(cmds, a.withDocuments(then, o.Load...))
	}
	if o.Err != nil {
		cmds = append(cmds, a.fail(o.Err))
	}
	if o.Say != "" {
		cmds = append(cmds, a.say("%s", o.Say))
	}
	return tea.Batch(append(cmds, o.Cmd)...)
}

// answer gives an answer to the screen on top.
func (a *App) answer(to screen.Answer) tea.Cmd {
	if to == nil {
		return nil
	}
	return a.toTop(to)
}

// show puts a dialog on top.
func (a *App) show(d dialog.Dialog) tea.Cmd {
	a.dialogs = a.dialogs.Push(d)
	return nil
}

// title returns what the first row says about the screen.
func (a *App) title(f *screen.Frame) (name, about string) {
	if l, open := a.screens.base(); open {
		return l.Title(f)
	}
	return "", ""
}

// chosen returns the journey that a command about one journey means: the one
// selected on the screen, or the open one.
func (a *App) chosen() model.DocID {
	if c, ok := a.chooser(); ok {
		id, _ := c.Chosen()
		return id
	}
	return a.work.journey
}

// chosenAll returns the journeys that a command about several means: those marked
// on the screen, or else the one that is chosen.
func (a *App) chosenAll() []model.DocID {
	if c, ok := a.chooser(); ok {
		_, marked := c.Chosen()
		return marked
	}
	if id := a.work.journey; id != "" {
		return []model.DocID{id}
	}
	return nil
}

func (a *App) chooser() (screen.Chooser, bool) {
	l, _ := a.screens.base()
	c, ok := l.Screen.(screen.Chooser)
	return c, ok
}

// unmark takes the marks from the journeys on the screen, after something was
// done with them.
func (a *App) unmark() {
	if c, ok := a.chooser(); ok {
		a.screens.open[a.screens.reach()[len(a.screens.reach())-1]].Screen = c.Unmarked()
	}
}
