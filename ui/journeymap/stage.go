package journeymap

import (
	"fmt"
	"slices"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
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
	var v edit.Visits
	if f.Report != nil {
		v.Into, v.From = f.Report.Flow.Visited(model.Node(into), model.Node(from))
	}
	edits, err := edit.MergeStages(f.State, f.Journey.ID(), model.StageID(into), model.StageID(from), v)
	was, is := f.Name(ref(model.KindStage, from)), f.Name(ref(model.KindStage, into))
	out := screen.Change(fmt.Sprintf("merge stage %q into %q", was, is), edits, err)
	if err == nil {
		out.Propose.Select = m.placeRef()
		out.Say = fmt.Sprintf("%s now holds the %s of %s, and leads where both led; goal and losses elsewhere stay", is,
			text.Several(len(f.Journey.IDs(model.KindTouchpoint, from)), "touchpoint"), was)
	}
	return out
}

// splitStage begins a new stage with the touchpoint under the cursor.
func splitStage(m *Map, f *screen.Frame) screen.Outcome {
	d, c := f.Journey, m.cursor.Column
	ids := d.IDs(model.KindTouchpoint, string(c.Stage))
	at := slices.Index(ids, string(c.Touchpoint))
	if at <= 0 {
		return screen.Refuse("A stage is split at its second touchpoint or later")
	}
	return ask(f, dialog.PromptOptions{Title: "Name of the new stage", Check: screen.NotBlank}, func(m *Map, f *screen.Frame, name string) screen.Outcome {
		s := model.Stage{ID: model.StageID(f.NewID()), Name: name}
		edits, err := edit.SplitStage(f.State, f.Journey.ID(), c.Touchpoint, s)
		out := screen.Change(fmt.Sprintf("split off stage %q", name), edits, err)
		if err == nil {
			out.Propose.Select = ref(model.KindTouchpoint, string(c.Touchpoint))
			out.Say = fmt.Sprintf("%s holds %s and leads where %s led; all of %s go on to it", name, text.Several(len(ids)-at, "touchpoint"),
				f.Name(ref(model.KindStage, string(c.Stage))), f.Name(ref(model.KindStage, string(c.Stage))))
		}
		return out
	})
}

// placeRef is what the cursor's column belongs to: its touchpoint, else its stage.
func (m *Map) placeRef() model.Ref {
	if t := m.cursor.Column.Touchpoint; t != "" {
		return ref(model.KindTouchpoint, string(t))
	}
	return ref(model.KindStage, string(m.cursor.Column.Stage))
}
