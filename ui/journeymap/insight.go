package journeymap

import (
	"fmt"

	"wend/model"
	"wend/model/edit"
	"wend/model/insight"
	"wend/ui/dialog"
	"wend/ui/panel"
	"wend/ui/scene"
	"wend/ui/screen"
)

// explainNumber shows how the number under the cursor comes about; elsewhere
// than in the panel, the number that says most about what is selected.
func explainNumber(m *Map, f *screen.Frame) screen.Outcome {
	if i, found := panel.InsightAt(m.scene(f)); found {
		return explainInsight(f, i)
	}
	var text []string
	lines := panel.ExplainLines(m.scene(f), m.cursor.Number, 72)
	if len(lines) == 0 {
		return screen.Refuse("Select a number in the KPI panel first: 4, then up and down")
	}
	for _, l := range lines[1:] {
		text = append(text, l.Text)
	}
	return screen.Tell(f, lines[0].Text, text...)
}

// nextQuestion goes to the next place where the map has a question.
func nextQuestion(n int) handler {
	return func(m *Map, f *screen.Frame) screen.Outcome {
		s := m.scene(f)
		if len(s.Insights) == 0 {
			return screen.Refuse("The map has no question now")
		}
		m.question = ((m.question+n)%len(s.Insights) + len(s.Insights)) % len(s.Insights)
		q := panel.QuestionOf(s, s.Insights[m.question])
		if q.Target != (scene.Target{}) {
			m.jump(f, q.Target)
		}
		m.cursor.Number = q.ID
		return screen.Say("%d of %d: %s", m.question+1, len(s.Insights), q.Text)
	}
}

// muteInsight silences the question under the cursor, with a reason, until what
// it is about changes.
func muteInsight(m *Map, f *screen.Frame) screen.Outcome {
	i, found := panel.InsightAt(m.scene(f))
	if !found {
		return screen.Refuse("Select a question first: ; goes to the next one")
	}
	o := dialog.PromptOptions{Title: "Mute until it changes", Hint: i.Text, Placeholder: "why it needs no answer now", Check: screen.NotBlank}
	return ask(f, o, func(m *Map, f *screen.Frame, reason string) screen.Outcome {
		mute, err := insight.NewMute(f.State, i, reason)
		if err != nil {
			return screen.Fail(err)
		}
		mute.Date = f.Today
		var edits []edit.Edit
		if _, there := f.Journey.Find(model.RefOf(mute)); there {
			edits = append(edits, edit.Delete{Doc: f.Journey.ID(), Ref: model.RefOf(mute)})
		}
		edits = append(edits, edit.Insert{Doc: f.Journey.ID(), Object: mute})
		return screen.Change(fmt.Sprintf("mute %s", i.ID), edits, nil)
	})
}

// explainInsight says why the map asks, and what to do.
func explainInsight(f *screen.Frame, i insight.Insight) screen.Outcome {
	lines := []string{i.Text, "", "Next: " + i.Action, "", fmt.Sprintf("Rule %s, a %s. m mutes it with a reason until what it is about changes.", i.Rule, i.Severity)}
	return screen.Tell(f, "Why the map asks", lines...)
}
