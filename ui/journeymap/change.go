package journeymap

import (
	"fmt"
	"slices"

	"wend/model"
	"wend/model/edit"
	"wend/ui/dialog"
	"wend/ui/scene"
	"wend/ui/screen"
)

// rename asks for another name of r.
func rename(f *screen.Frame, r model.Ref) screen.Outcome {
	field, ok := model.NameField(r.Kind)
	if !ok {
		return screen.Refuse("A %s has no name", r.Kind)
	}
	was := ""
	if o, found := f.Names().Find(r); found {
		was = model.NameOf(o)
	}
	return ask(f, dialog.PromptOptions{Title: "Rename " + r.Kind.String(), Value: was, Check: screen.NotBlank}, func(m *Map, f *screen.Frame, name string) screen.Outcome {
		label := fmt.Sprintf("rename %s to %q", r.Kind, name)
		return screen.Change(label, edit.SetText(f.State, f.DocOf(r), r, field.Name, name), nil)
	})
}

func renameSelected(m *Map, f *screen.Frame) screen.Outcome { return rename(f, m.selection()) }

func renameStage(m *Map, f *screen.Frame) screen.Outcome {
	return rename(f, ref(model.KindStage, m.cursor.Column.Stage))
}

// remove deletes r with what belongs to it, in every journey, and hints at undo.
// The cursor goes to what comes next, at the end to the one before.
func (m *Map) remove(f *screen.Frame, r model.Ref) screen.Outcome {
	name, doc := f.Quoted(r), f.DocOf(r)
	return screen.Outcome{Load: f.Referring(r), Then: on(func(m *Map, f *screen.Frame) screen.Outcome {
		edits, err := edit.Remove(f.State, doc, r)
		o := screen.Change("delete "+name, edits, err)
		o.Propose.Select = m.beside(f, r)
		o.Say = fmt.Sprintf("Deleted %s: u brings it back", name)
		return o
	})}
}

// beside names what stands after r in its row, or else before it; nothing if r
// stands alone.
func (m *Map) beside(f *screen.Frame, r model.Ref) model.Ref {
	var ids []string
	switch r.Kind {
	case model.KindTouchpoint:
		t, _ := model.Lookup[model.Touchpoint](f.Journey, r.Key)
		ids = f.Journey.IDs(r.Kind, string(t.Stage))
	case model.KindStage:
		ids = f.Journey.IDs(r.Kind, "")
	case model.KindPersona:
		for _, p := range m.personas {
			ids = append(ids, string(p.ID))
		}
	case model.KindActivity:
		for _, a := range m.activities {
			ids = append(ids, string(a.ID))
		}
	}
	switch i := slices.Index(ids, r.Key); {
	case i >= 0 && i+1 < len(ids):
		return ref(r.Kind, ids[i+1])
	case i > 0:
		return ref(r.Kind, ids[i-1])
	}
	return model.Ref{}
}

func removeSelected(m *Map, f *screen.Frame) screen.Outcome {
	if m.Focus == scene.Emotion {
		return clearFeeling(m, f)
	}
	return m.remove(f, m.selection())
}

func removeStage(m *Map, f *screen.Frame) screen.Outcome {
	return m.remove(f, ref(model.KindStage, m.cursor.Column.Stage))
}

func removePersona(m *Map, f *screen.Frame) screen.Outcome {
	return m.remove(f, ref(model.KindPersona, m.cursor.Persona))
}

func removeActivity(m *Map, f *screen.Frame) screen.Outcome {
	return m.remove(f, ref(model.KindActivity, m.cursor.Activity))
}

func duplicateSelected(m *Map, f *screen.Frame) screen.Outcome {
	r := m.selection()
	edits, made, err := edit.Duplicate(f.State, f.DocOf(r), r, f.NewID)
	if err != nil {
		return screen.Fail(err)
	}
	if r.Kind == model.KindPersona { // a copy that makes no journey would be seen nowhere
		edits = append(edits, edit.JoinPersona(f.State, f.Journey.ID(), model.PersonaID(made.Key))...)
	}
	return screen.Propose(screen.Proposal{Label: "duplicate " + f.Quoted(r), Edits: edits, Select: made})
}

// editSelected opens the page of what is selected.
func editSelected(m *Map, f *screen.Frame) screen.Outcome {
	r, c := m.selection(), m.cursor
	switch m.Focus {
	case scene.Panel:
		return explainNumber(m, f)
	case scene.Emotion:
		if e, felt := f.Journey.Experience(c.Persona, c.Column.Touchpoint); felt {
			r = model.RefOf(e)
		}
	}
	return open(f.DocOf(r), r)
}

// editTags asks for the tags of what is selected.
func editTags(m *Map, f *screen.Frame) screen.Outcome {
	r := m.selection()
	doc := f.DocOf(r)
	d, _ := f.State.Document(doc)
	o, found := d.Find(r)
	field, err := model.FieldOf(r.Kind, "tags")
	if !found || err != nil {
		return screen.Refuse("A %s has no tags", r.Kind)
	}
	tags, _ := field.Value(o).([]string)
	return ask(f, dialog.PromptOptions{Title: "Tags, separated by ;", Value: screen.JoinList(tags)}, func(m *Map, f *screen.Frame, text string) screen.Outcome {
		return screen.Change("tags of "+f.Quoted(r), edit.SetField(f.State, doc, r, "tags", screen.SplitList(text)), nil)
	})
}

// editNotes opens the editor outside on the notes of what is selected.
func editNotes(m *Map, f *screen.Frame) screen.Outcome {
	r := m.selection()
	doc := f.DocOf(r)
	d, _ := f.State.Document(doc)
	o, found := d.Find(r)
	field, err := model.FieldOf(r.Kind, "note")
	if !found || err != nil {
		return screen.Refuse("There is nothing here that has notes")
	}
	return screen.Outcome{Outside: screen.Outside{Notes: screen.Notes{Doc: doc, Ref: r, Field: field.Name, Text: field.Value(o).(string)}}}
}
