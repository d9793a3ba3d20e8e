// Package kpis is the screen of the KPIs of the open journey and of its workspace:
// where each stands, where it should be, how far on the way that is, and its series
// as a chart with the limits of its process.
//
// [Screen] is an immutable value and does no I/O.
package kpis

import (
	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/explain"
	"wend/ui/find"
	"wend/ui/inspect"
	"wend/ui/keymap"
	"wend/ui/paint"
	"wend/ui/screen"
	"wend/ui/table"
	"wend/ui/things"
)

// Screen is the list. The zero Screen is ready.
type Screen struct {
	rows   table.Table[row]
	search find.Line
}

// New returns the screen.
func New() Screen { return Screen{} }

// Scope implements [screen.Screen].
func (s Screen) Scope() keymap.Scope {
	if s.search.Typing() {
		return keymap.Find
	}
	return keymap.KPIs
}

// Title implements [screen.Screen].
func (s Screen) Title(*screen.Frame) (name, about string) {
	_, n := s.table().Count()
	return "KPIs", text.Several(n, "KPI") + " of the journey and the workspace"
}

// Follow implements [screen.Screen].
func (s Screen) Follow(f *screen.Frame) screen.Screen {
	s.rows = s.table().WithRows(listed(f))
	return s
}

func (s Screen) table() table.Table[row] {
	if s.rows.IsZero() {
		return table.New(&spec)
	}
	return s.rows
}

// own are the actions about the KPI under the cursor.
var own = map[keymap.Action]bool{
	keymap.KPIRecord: true, keymap.ItemEdit: true, keymap.ItemDelete: true, keymap.NumberExplain: true,
	keymap.ListSort: true, keymap.ListGroup: true, keymap.ListMark: true, keymap.ListMarkRange: true, keymap.ListPreview: true,
}

// Why implements [screen.Screen].
func (s Screen) Why(a keymap.Action, _ *screen.Frame) string {
	_, taken := s.table().Do(a)
	_, some := s.table().Selected()
	switch {
	case s.search.Typing(), taken, a == keymap.FindOpen, a == keymap.Back, a == keymap.KPIAdd:
		return ""
	case !own[a]:
		return screen.NotHere
	case !some:
		return "There is no KPI yet: a adds one"
	}
	return ""
}

// Do implements [screen.Screen].
func (s Screen) Do(a keymap.Action, f *screen.Frame) (screen.Screen, screen.Outcome) {
	r, _ := s.table().Selected()
	switch a {
	case keymap.FindOpen:
		s.search = s.search.Open()
	case keymap.TextAccept:
		s.search = s.search.Close()
	case keymap.TextCancel:
		return s.looking(find.Line{}), screen.Outcome{}
	case keymap.ItemEdit:
		return s, screen.Outcome{Open: inspect.NewPage(r.doc, model.RefOf(r.kpi))}
	case keymap.KPIRecord:
		return s, things.Record(f, r.doc, r.kpi)
	case keymap.KPIAdd:
		return s, add(f)
	case keymap.ItemDelete:
		return s, s.remove(f)
	case keymap.NumberExplain:
		return s, screen.Outcome{Open: explain.Thing(f, model.RefOf(r.kpi))}
	default:
		var taken bool
		s.rows, taken = s.table().Do(a)
		if s.rows.Query() == "" && !s.search.Typing() {
			s.search = find.Line{}
		}
		return s, screen.Outcome{Close: a == keymap.Back && !taken}
	}
	return s, screen.Outcome{}
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

// remove deletes the KPI under the cursor, or all that are marked, in one step.
func (s Screen) remove(f *screen.Frame) screen.Outcome {
	state := f.State
	var all []edit.Edit
	keys := s.table().Marked()
	for _, key := range keys {
		for _, r := range listed(f) {
			if r.key() != key {
				continue
			}
			edits, err := edit.Remove(state, r.doc, model.RefOf(r.kpi))
			if err != nil {
				return screen.Fail(err)
			}
			next, err := edit.Apply(state, edits)
			if err != nil {
				return screen.Fail(err)
			}
			state, all = next.State, append(all, edits...)
		}
	}
	return screen.Change("delete "+text.Several(len(keys), "KPI"), all, nil)
}

// looking returns s filtered by what is looked for.
func (s Screen) looking(search find.Line) Screen {
	s.rows = s.table().Filter(search.Text())
	hits, _ := s.rows.Count()
	s.search = search.Found(hits, 0)
	return s
}

// Key implements [screen.Screen].
func (s Screen) Key(k tea.KeyPressMsg, _ *screen.Frame) (screen.Screen, screen.Outcome) {
	if s.search.Typing() {
		return s.looking(s.search.Key(k)), screen.Outcome{}
	}
	return s, screen.Outcome{}
}

// Paste implements [screen.Screen].
func (s Screen) Paste(pasted string, _ *screen.Frame) (screen.Screen, screen.Outcome) {
	if s.search.Typing() {
		return s.looking(s.search.Paste(pasted)), screen.Outcome{}
	}
	return s, screen.Outcome{}
}

// Point implements [screen.Screen].
func (s Screen) Point(p screen.Pointer, f *screen.Frame) (screen.Screen, screen.Outcome) {
	switch p.Kind {
	case screen.Click:
		var opens bool
		if s.rows, opens = s.table().Click(p.Target); opens {
			return s.Do(keymap.ItemEdit, f)
		}
	case screen.Wheel:
		s.rows = s.table().Wheel(p.Lines)
	}
	return s, screen.Outcome{}
}

// Draw implements [screen.Screen].
func (s Screen) Draw(p paint.Pen, f *screen.Frame) paint.Rect {
	empty := "No KPI says yet how the journey does.\na adds the first; its page has baseline and target"
	s.table().WithEmpty(empty).Draw(p, f.Theme, func(beside paint.Pen, r row) { r.draw(beside, f) })
	if s.search.Typing() {
		s.search.Draw(p, f.Theme)
		return paint.Rect{}
	}
	w, h := p.Size()
	return paint.Rect{Y: h - 1, W: w, H: 1}
}
