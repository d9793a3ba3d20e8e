// Package personas is the screen of the people who make the journeys of the
// workspace: where each stands, the curve of each in every journey, what hurts
// there, and what is missing on the sheet. Pages lie over it with sheets side by
// side and with the empathy map of one persona.
//
// Screens are immutable values and do no I/O; journeys that are not open are read
// beside the screen.
package personas

import (
	"fmt"
	"maps"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/analysis"
	"wend/model/edit"
	"wend/model/portrait"
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

// Screen is the list of personas.
type Screen struct {
	list   listing.List[row]
	asked  *edition // what was read last, or is being read
	others map[model.PersonaID][]portrait.Making
	err    error
}

// New returns the screen.
func New() Screen { return Screen{list: listing.New(&spec, table.View{})} }

// Scope implements [screen.Screen].
func (s Screen) Scope() keymap.Scope { return s.list.Scope(keymap.Personas) }

// Title implements [screen.Screen].
func (s Screen) Title(*screen.Frame) (name, about string) {
	_, n := s.list.Count()
	return "Personas", text.Several(n, "persona") + " of the workspace"
}

// Follow implements [screen.Screen].
func (s Screen) Follow(f *screen.Frame) screen.Screen {
	s.list = s.list.WithRows(s.rows(f))
	return s
}

// own are the actions about the persona under the cursor.
var own = map[keymap.Action]bool{
	keymap.ItemEdit: true, keymap.NumberExplain: true, keymap.SheetsCompare: true, keymap.EmpathyShow: true,
	keymap.ItemRename: true,
}

func init() { maps.Copy(own, things.Marked) }

// Why implements [screen.Screen].
func (s Screen) Why(a keymap.Action, f *screen.Frame) string {
	switch a {
	case keymap.PersonaAdd:
		return ""
	case keymap.EmpathyShow:
		if f.Journey == nil {
			return screen.NeedJourney(f)
		}
	case keymap.SheetsCompare:
		if _, n := s.list.Count(); n == 1 {
			return "It takes two personas to compare: a adds another"
		}
	}
	return s.list.Why(a, own, "There is no persona yet: a adds one")
}

// Do implements [screen.Screen].
func (s Screen) Do(a keymap.Action, f *screen.Frame) (screen.Screen, screen.Outcome) {
	r, _ := s.list.Selected()
	if things.Marked[a] {
		return s, things.Do(a, f, s.places())
	}
	switch a {
	case keymap.ItemEdit:
		return s, screen.Outcome{Open: inspect.NewPage(model.WorkspaceDoc, model.RefOf(r.persona))}
	case keymap.ItemRename:
		return s, rename(f, r.persona)
	case keymap.PersonaAdd:
		return s, add(f)
	case keymap.NumberExplain:
		return s, s.explain(f, r)
	case keymap.SheetsCompare:
		return s, s.compare(f)
	case keymap.EmpathyShow:
		return s, screen.Outcome{Open: newQuadrants(r.persona.ID)}
	}
	next, o := s.list.Do(a, f)
	s.list = next
	return s, o
}

// explain says where a persona's index comes from: only the open journey is
// counted all along.
func (s Screen) explain(f *screen.Frame, r row) screen.Outcome {
	if !r.here {
		return screen.Refuse("%s does not make the journey that is open", text.FirstName(r.persona))
	}
	topic := "emotion.index/"
	if s.list.Column() == lowest {
		topic = "emotion.trough/"
	}
	return screen.Outcome{Open: explain.Number(f, analysis.NumberID(topic+string(r.persona.ID)))}
}

// add asks for the name of a persona, who makes the open journey if there is one,
// and opens the sheet.
func add(f *screen.Frame) screen.Outcome {
	o := dialog.PromptOptions{Title: "New persona", Placeholder: "Name and what marks them: Ada, in a hurry", Check: screen.NotBlank}
	return screen.Ask(f, o, func(name string) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome {
			p := model.Persona{ID: model.PersonaID(f.NewID()), Name: name}
			edits := []edit.Edit{edit.Insert{Doc: model.WorkspaceDoc, Object: p}}
			if f.Journey != nil {
				edits = edit.AddPersona(f.State, f.Journey.ID(), p)
			}
			o := screen.Change("add "+text.Quoted(p), edits, nil)
			o.Open = inspect.NewPage(model.WorkspaceDoc, model.RefOf(p))
			return o
		})
	})
}

func rename(f *screen.Frame, p model.Persona) screen.Outcome {
	o := dialog.PromptOptions{Title: "Rename " + text.FirstName(p), Value: p.Name, Check: screen.NotBlank}
	return screen.Ask(f, o, func(name string) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome {
			return screen.Change("rename "+text.Quoted(p), edit.SetText(f.State, model.WorkspaceDoc, model.RefOf(p), "name", name), nil)
		})
	})
}

// places are the personas that the next action is about.
func (s Screen) places() []things.Place {
	var out []things.Place
	for _, r := range s.list.Chosen() {
		out = append(out, things.Place{Doc: model.WorkspaceDoc, Ref: model.RefOf(r.persona)})
	}
	return out
}

// mostSheets is how many stand side by side.
const mostSheets = 4

// compare opens the sheets of the marked personas beside each other; of the one
// under the cursor and those after it, where none is marked.
func (s Screen) compare(f *screen.Frame) screen.Outcome {
	keys := s.list.Marked()
	switch {
	case len(keys) > mostSheets:
		return screen.Refuse("At most %d sheets stand side by side: unmark some with v", mostSheets)
	case len(keys) < 2:
		all := s.rows(f)
		at := 0
		for i, r := range all {
			if r.key() == keys[0] {
				at = i
			}
		}
		for i := range all {
			if next := all[(at+i)%len(all)].key(); i > 0 && len(keys) < mostSheets {
				keys = append(keys, next)
			}
		}
	}
	var ids []model.PersonaID
	for _, k := range keys {
		ids = append(ids, model.PersonaID(k))
	}
	return screen.Outcome{Open: newSheets(f, ids)}
}

// Key implements [screen.Screen].
func (s Screen) Key(k tea.KeyPressMsg, _ *screen.Frame) (screen.Screen, screen.Outcome) {
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
	empty := "Nobody is said yet to make a journey: what they need, feel and fear decides what a map is worth.\na adds the first persona"
	return s.list.Draw(p, f, empty, func(beside paint.Pen, r row) { s.drawPortrait(beside, f, r) })
}

// unread says what is still missing of a portrait; empty: nothing.
func (s Screen) unread(f *screen.Frame) string {
	switch {
	case s.err != nil:
		return "Other journeys cannot be read: " + s.err.Error()
	case s.others == nil && len(f.Journeys) > 1:
		return "Reading the other journeys" + f.Theme.Glyphs.Ellipsis
	case len(f.Journeys) > mostRead:
		return fmt.Sprintf("Of the %d journeys the %d changed last are looked at", len(f.Journeys), mostRead)
	}
	return ""
}
