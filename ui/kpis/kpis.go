// Package kpis is the screen of the KPIs of the open journey and of its workspace:
// where each stands, where it should be, how far on the way that is, and its series
// as a chart with the limits of its process.
//
// [Screen] is an immutable value and does no I/O.
package kpis

import (
	"maps"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/explain"
	"wend/ui/inspect"
	"wend/ui/keymap"
	"wend/ui/listing"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/table"
	"wend/ui/things"
)

// Screen is the list.
type Screen struct{ list listing.List[row] }

// New returns the screen.
func New() Screen { return Screen{listing.New(&spec, table.View{})} }

// Scope implements [screen.Screen].
func (s Screen) Scope() keymap.Scope { return s.list.Scope(keymap.KPIs) }

// Title implements [screen.Screen].
func (s Screen) Title(*screen.Frame) (name, about string) {
	_, n := s.list.Count()
	return "KPIs", text.Several(n, "KPI") + " of the journey and the workspace"
}

// Follow implements [screen.Screen].
func (s Screen) Follow(f *screen.Frame) screen.Screen {
	if f.Journey != nil {
		s.list = s.list.WithRows(screen.Remember(f, rowsKey{f.Journey.ID()}, func() []row { return listed(f) }))
	}
	return s
}

// own are the actions about the KPI under the cursor.
var own = map[keymap.Action]bool{
	keymap.KPIRecord: true, keymap.ItemEdit: true, keymap.NumberExplain: true,
}

func init() { maps.Copy(own, things.Marked) }

// Why implements [screen.Screen].
func (s Screen) Why(a keymap.Action, _ *screen.Frame) string {
	switch a {
	case keymap.KPIAdd, keymap.KPICatalogue, keymap.KPISets:
		return ""
	}
	return s.list.Why(a, own, "There is no KPI yet: a adds one")
}

// Do implements [screen.Screen].
func (s Screen) Do(a keymap.Action, f *screen.Frame) (screen.Screen, screen.Outcome) {
	r, _ := s.list.Selected()
	if things.Marked[a] {
		return s, things.Do(a, f, s.places())
	}
	switch a {
	case keymap.ItemEdit:
		return s, screen.Outcome{Open: inspect.NewPage(r.doc, model.RefOf(r.kpi))}
	case keymap.KPIRecord:
		return s, things.Record(f, r.doc, r.kpi, "")
	case keymap.KPICatalogue:
		return s, later(things.Catalogue)
	case keymap.KPISets:
		return s, later(things.Sets)
	case keymap.KPIAdd:
		return s, add(f)
	case keymap.NumberExplain:
		return s, screen.Outcome{Open: explain.Thing(f, model.RefOf(r.kpi))}
	}
	next, o := s.list.Do(a, f)
	s.list = next
	return s, o
}

// later offers something when it is asked for: what keys do is tried for every
// footer, and the catalogue is long.
func later(offer func(*screen.Frame) screen.Outcome) screen.Outcome {
	return screen.Outcome{Then: screen.Anywhere(offer)}
}

// add asks for the name of a KPI of the journey and opens its page.
func add(f *screen.Frame) screen.Outcome {
	return screen.Ask(f, dialog.PromptOptions{
		Title: "New KPI", Hint: "A number that says how the journey does. Its page has unit, baseline and target.", Check: screen.NotBlank,
	}, func(name string) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome {
			k := model.KPI{ID: model.KPIID(f.NewID()), Name: name}
			o := screen.Change("add KPI "+text.Quoted(k), edit.AddKPI(f.State, f.Journey.ID(), k), nil)
			o.Open = inspect.NewPage(f.Journey.ID(), model.RefOf(k))
			return o
		})
	})
}

// places are the KPIs that the next action is about.
func (s Screen) places() []things.Place {
	var out []things.Place
	for _, r := range s.list.Chosen() {
		out = append(out, things.Place{Doc: r.doc, Ref: model.RefOf(r.kpi)})
	}
	return out
}

// Key implements [screen.Screen].
func (s Screen) Key(k tea.KeyPressMsg, f *screen.Frame) (screen.Screen, screen.Outcome) {
	if r, some := s.list.Selected(); some && !s.list.Typing() && len(k.Text) == 1 && k.Text[0] >= '0' && k.Text[0] <= '9' {
		return s, things.Record(f, r.doc, r.kpi, k.Text) // a digit is the beginning of a value
	}
	s.list = s.list.Key(k)
	return s, screen.Outcome{}
}

// Paste implements [screen.Screen].
func (s Screen) Paste(pasted string, _ *screen.Frame) (screen.Screen, screen.Outcome) {
	s.list = s.list.Paste(pasted)
	return s, screen.Outcome{}
}

// Point implements [screen.Screen].
func (s Screen) Point(p screen.Pointer, f *screen.Frame) (screen.Screen, screen.Outcome) {
	var opens bool
	if s.list, opens = s.list.Point(p); opens {
		return s.Do(keymap.ItemEdit, f)
	}
	return s, screen.Outcome{}
}

// Draw implements [screen.Screen].
func (s Screen) Draw(p paint.Pen, f *screen.Frame) paint.Rect {
	empty := "No KPI says yet how the journey does.\nc takes one of the catalogue, C a whole set, a adds one of your own"
	return s.list.Draw(p, f, empty, func(beside paint.Pen, r row) { r.draw(beside, f) })
}
