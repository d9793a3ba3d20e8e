package journeymap

import (
	"fmt"
	"slices"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/dialog"
	"wend/ui/scene"
	"wend/ui/screen"
)

// nudgeFeeling moves the selected persona's feeling by one step. What was not
// felt yet begins beside neutral.
func nudgeFeeling(by int) handler {
	return func(m *Map, f *screen.Frame) screen.Outcome {
		c := m.cursor
		e, _ := f.Journey.Experience(c.Persona, c.Column.Touchpoint)
		was := e.Valence.Or(0)
		now := min(max(was+by, -2), 2)
		if e.Valence.IsSet() && now == was {
			return screen.Refuse("%s is %s already", f.Name(ref(model.KindPersona, c.Persona)), text.FeelingWord(now))
		}
		return m.feel(f, model.Some(now))
	}
}

func (m *Map) feel(f *screen.Frame, v model.Opt[int]) screen.Outcome {
	c := m.cursor
	who, where := f.Name(ref(model.KindPersona, c.Persona)), f.Name(ref(model.KindTouchpoint, c.Column.Touchpoint))
	label := fmt.Sprintf("clear feeling of %s at %q", who, where)
	if x, felt := v.Value(); felt {
		label = fmt.Sprintf("feeling of %s at %q: %s", who, where, text.Feeling(x))
	}
	return screen.Propose(screen.Proposal{
		Label: label, Gesture: "feel " + model.ExperienceKey(c.Persona, c.Column.Touchpoint),
		Edits: edit.Feel(f.State, f.Journey.ID(), c.Persona, c.Column.Touchpoint, v),
	})
}

func neutralFeeling(m *Map, f *screen.Frame) screen.Outcome { return m.feel(f, model.Some(0)) }

func clearFeeling(m *Map, f *screen.Frame) screen.Outcome {
	c := m.cursor
	if e, found := f.Journey.Experience(c.Persona, c.Column.Touchpoint); !found || !e.Valence.IsSet() {
		return screen.Refuse("Nothing is felt here yet: + and - set it")
	}
	return m.feel(f, model.Opt[int]{})
}

// cyclePersona selects another persona.
func cyclePersona(n int) handler {
	return func(m *Map, f *screen.Frame) screen.Outcome {
		all := m.personas
		if len(all) == 1 {
			return screen.Refuse("%s is the only persona of this journey", text.Name(all[0]))
		}
		at := slices.IndexFunc(all, func(p model.Persona) bool { return p.ID == m.cursor.Persona })
		now := all[(at+n+len(all))%len(all)]
		m.cursor.Persona = now.ID
		if m.Focus == scene.Emotion {
			return screen.Outcome{} // the pane shows whose feelings they are
		}
		return screen.Say("Feelings of %s now", text.Name(now))
	}
}

// editThought asks what the persona thinks at the touchpoint.
func editThought(m *Map, f *screen.Frame) screen.Outcome {
	c := m.cursor
	e, _ := f.Journey.Experience(c.Persona, c.Column.Touchpoint)
	who := f.Name(ref(model.KindPersona, c.Persona))
	return ask(f, dialog.PromptOptions{Title: who + " thinks", Value: e.Thoughts}, func(m *Map, f *screen.Frame, typed string) screen.Outcome {
		edits := edit.SetExperience(f.State, f.Journey.ID(), c.Persona, c.Column.Touchpoint, "thoughts", typed)
		return screen.Change("thought of "+who, edits, nil)
	})
}

// copyFeelings fills the gaps of the selected persona with another one's
// feelings.
func copyFeelings(m *Map, f *screen.Frame) screen.Outcome {
	var items []dialog.Item
	to := m.cursor.Persona
	for _, p := range m.personas {
		if p.ID != to {
			items = append(items, dialog.Item{Key: string(p.ID), Title: p.Name})
		}
	}
	o := dialog.PickerOptions{Title: "Fill the gaps with the feelings of", Items: items, Empty: "There is no other persona"}
	return pick(f, o, func(m *Map, f *screen.Frame, chosen dialog.Item) screen.Outcome {
		var edits []edit.Edit
		for t := range f.Journey.Path() {
			from, felt := f.Journey.Experience(model.PersonaID(chosen.Key), t.ID)
			have, _ := f.Journey.Experience(to, t.ID)
			if felt && from.Valence.IsSet() && !have.Valence.IsSet() {
				edits = append(edits, edit.Feel(f.State, f.Journey.ID(), to, t.ID, from.Valence)...)
			}
		}
		if len(edits) == 0 {
			return screen.Refuse("There is no gap to fill")
		}
		return screen.Change("copy feelings of "+chosen.Title, edits, nil)
	})
}

// addPersona adds a new persona, or one that another journey has already.
func addPersona(m *Map, f *screen.Frame) screen.Outcome {
	in := map[model.PersonaID]bool{}
	for _, p := range m.personas {
		in[p.ID] = true
	}
	var items []dialog.Item
	for p := range model.All[model.Persona](f.State.Workspace()) {
		if !in[p.ID] {
			items = append(items, dialog.Item{Key: string(p.ID), Title: p.Name, About: p.Segment})
		}
	}
	if len(items) == 0 {
		return newPersona(m, f)
	}
	items = append([]dialog.Item{{Title: "A new persona"}}, items...)
	return pick(f, dialog.PickerOptions{Title: "Who makes this journey?", Items: items}, func(m *Map, f *screen.Frame, chosen dialog.Item) screen.Outcome {
		if chosen.Key == "" {
			return newPersona(m, f)
		}
		edits := edit.JoinPersona(f.State, f.Journey.ID(), model.PersonaID(chosen.Key))
		return screen.Propose(screen.Proposal{Label: "add persona " + chosen.Title, Edits: edits, Select: ref(model.KindPersona, chosen.Key)})
	})
}

func newPersona(m *Map, f *screen.Frame) screen.Outcome {
	return ask(f, dialog.PromptOptions{Title: "New persona", Placeholder: "Name and what marks them: Ada, in a hurry", Check: screen.NotBlank}, func(m *Map, f *screen.Frame, name string) screen.Outcome {
		p := model.Persona{ID: model.PersonaID(f.NewID()), Name: name}
		return screen.Propose(screen.Proposal{
			Label: fmt.Sprintf("add persona %q", name), Select: model.RefOf(p),
			Edits: edit.AddPersona(f.State, f.Journey.ID(), p),
		})
	})
}

func editPersona(m *Map, f *screen.Frame) screen.Outcome {
	return open(model.WorkspaceDoc, ref(model.KindPersona, m.cursor.Persona))
}

// leavePersona takes the persona out of this journey; other journeys keep it.
func leavePersona(m *Map, f *screen.Frame) screen.Outcome {
	id := m.cursor.Persona
	return screen.Change("take persona out of the journey", edit.LeavePersona(f.State, f.Journey.ID(), id), nil)
}
