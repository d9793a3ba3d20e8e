package journeymap

import (
	"fmt"

	"wend/model"
	"wend/model/edit"
	"wend/ui/dialog"
	"wend/ui/screen"
)

// nudgeImportance changes the importance of the touchpoint by one.
func nudgeImportance(by int) handler {
	return func(m *Map, f *screen.Frame) screen.Outcome {
		t, _ := m.scene(f).Touchpoint()
		fallback := f.State.Workspace().Workspace().Settings.WithDefaults().Importance.Or(3)
		now := min(max(t.Importance.Or(fallback)+by, 1), 5)
		if t.Importance.IsSet() && t.Importance.Or(0) == now {
			return screen.Refuse("Importance goes from 1 to 5")
		}
		r := model.RefOf(t)
		return screen.Propose(screen.Proposal{
			Label: fmt.Sprintf("importance of %q: %d", t.Action, now), Gesture: "importance " + string(t.ID),
			Edits: edit.SetField(f.State, f.Journey.ID(), r, "importance", now),
		})
	}
}

// cycleMoment says that the touchpoint decides, or does not, or leaves it to the
// rules.
func cycleMoment(m *Map, f *screen.Frame) screen.Outcome {
	t, _ := m.scene(f).Touchpoint()
	next := map[model.Override]model.Override{"": model.OverrideYes, model.OverrideYes: model.OverrideNo, model.OverrideNo: ""}[t.Moment]
	words := map[model.Override]string{"": "by rule", model.OverrideYes: "yes", model.OverrideNo: "no"}
	return screen.Propose(screen.Proposal{
		Label: fmt.Sprintf("moment of truth at %q: %s", t.Action, words[next]), Gesture: "moment " + string(t.ID),
		Edits: edit.SetField(f.State, f.Journey.ID(), model.RefOf(t), "momentOfTruth", next),
	})
}

// editChannel asks for the channels of the touchpoint.
func editChannel(m *Map, f *screen.Frame) screen.Outcome {
	t, _ := m.scene(f).Touchpoint()
	return ask(f, dialog.PromptOptions{Title: "Channels, separated by ;", Value: screen.JoinList(t.Channels)}, func(m *Map, f *screen.Frame, text string) screen.Outcome {
		edits := edit.SetField(f.State, f.Journey.ID(), model.RefOf(t), "channels", screen.SplitList(text))
		return screen.Change(fmt.Sprintf("channels of %q", t.Action), edits, nil)
	})
}
