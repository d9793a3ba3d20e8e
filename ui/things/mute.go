package things

import (
	"fmt"

	"wend/model"
	"wend/model/edit"
	"wend/model/insight"
	"wend/ui/dialog"
	"wend/ui/screen"
)

// Mute asks why insights of the open journey need no answer now, and silences them
// until what they are about changes. Said is what they say together; there is at least
// one.
func Mute(f *screen.Frame, of []insight.Insight, said string) screen.Outcome {
	o := dialog.PromptOptions{Title: "Mute until it changes", Hint: said, Placeholder: "why it needs no answer now", Check: screen.NotBlank}
	return screen.Ask(f, o, func(reason string) screen.Answer {
		return screen.Anywhere(func(f *screen.Frame) screen.Outcome {
			var edits []edit.Edit
			for _, i := range of {
				mute, err := insight.NewMute(f.State, i, reason)
				if err != nil {
					return screen.Fail(err)
				}
				mute.Date = f.Today
				if _, there := f.Journey.Find(model.RefOf(mute)); there {
					edits = append(edits, edit.Delete{Doc: f.Journey.ID(), Ref: model.RefOf(mute)})
				}
				edits = append(edits, edit.Insert{Doc: f.Journey.ID(), Object: mute})
			}
			label := fmt.Sprintf("mute %s", of[0].ID)
			if len(of) > 1 {
				label += fmt.Sprintf(" and %d more", len(of)-1)
			}
			return screen.Change(label, edits, nil)
		})
	})
}

// Unmute lets an insight speak again.
func Unmute(f *screen.Frame, m model.Mute) screen.Outcome {
	return screen.Change("unmute "+m.Insight, []edit.Edit{edit.Delete{Doc: f.Journey.ID(), Ref: model.RefOf(m)}}, nil)
}
