package journeymap

import (
	"fmt"
	"slices"

	"wend/model"
	"wend/model/edit"
	"wend/ui/dialog"
	"wend/ui/screen"
)

// addStage adds a stage after the cursor's or before it.
func addStage(before bool) handler {
	return func(m *Map, f *screen.Frame) screen.Outcome {
		return ask(f, dialog.PromptOptions{Title: "New stage", Placeholder: "Name of the stage", Check: screen.NotBlank}, func(m *Map, f *screen.Frame, name string) screen.Outcome {
			ids := f.Journey.IDs(model.KindStage, "")
			at := slices.Index(ids, string(m.cursor.Column.Stage))
			if !before {
				at++
			}
			next := ""
			if at >= 0 && at < len(ids) {
				next = ids[at]
			}
			s := model.Stage{ID: model.StageID(f.NewID()), Name: name}
			return screen.Propose(screen.Proposal{
				Label: fmt.Sprintf("add stage %q", name), Select: model.RefOf(s),
				Edits: []edit.Edit{edit.Insert{Doc: f.Journey.ID(), Object: s, Before: next}},
			})
		})
	}
}

// mergeStage joins the stage under the cursor with the next one.
func mergeStage(m *Map, f *screen.Frame) screen.Outcome {
	ids := f.Journey.IDs(model.KindStage, "")
	at := slices.Index(ids, string(m.cursor.Column.Stage))
	if at+1 >= len(ids) {
		return screen.Refuse("There is no stage after this one to merge with")
	}
	into, from := ids[at], ids[at+1]
	edits, err := edit.MergeStages(f.State, f.Journey.ID(), model.StageID(into), model.StageID(from))
	label := fmt.Sprintf("merge stage %q into %q", f.Name(ref(model.KindStage, from)), f.Name(ref(model.KindStage, into)))
	return screen.Change(label, edits, err)
}

// splitStage begins a new stage with the touchpoint under the cursor.
func splitStage(m *Map, f *screen.Frame) screen.Outcome {
	d, c := f.Journey, m.cursor.Column
	ids := d.IDs(model.KindTouchpoint, string(c.Stage))
	at := slices.Index(ids, string(c.Touchpoint))
	if at <= 0 {
		return screen.Refuse("A stage is split at its second touchpoint or later")
	}
	stages := d.IDs(model.KindStage, "")
	next := ""
	if i := slices.Index(stages, string(c.Stage)); i+1 < len(stages) {
		next = stages[i+1]
	}
	return ask(f, dialog.PromptOptions{Title: "Name of the new stage", Check: screen.NotBlank}, func(m *Map, f *screen.Frame, name string) screen.Outcome {
		s := model.Stage{ID: model.StageID(f.NewID()), Name: name}
		edits := []edit.Edit{edit.Insert{Doc: f.Journey.ID(), Object: s, Before: next}}
		for _, id := range ids[at:] {
			edits = append(edits, edit.Move{Doc: f.Journey.ID(), Ref: ref(model.KindTouchpoint, id), Parent: string(s.ID)})
		}
		return screen.Propose(screen.Proposal{Label: fmt.Sprintf("split off stage %q", name), Edits: edits})
	})
}
