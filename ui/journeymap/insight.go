package journeymap

import (
	"fmt"

	"wend/model"
	"wend/model/analysis"
	"wend/model/insight"
	"wend/model/text"
	"wend/ui/explain"
	"wend/ui/panel"
	"wend/ui/scene"
	"wend/ui/screen"
	"wend/ui/things"
)

// explainNumber shows how the number under the cursor comes about: that of the
// row in the panel, of the KPI in its lane; elsewhere the numbers of what is
// selected.
func explainNumber(m *Map, f *screen.Frame) screen.Outcome {
	s := m.scene(f)
	at := panel.QuestionAt(s)
	switch {
	case m.Focus == scene.Panel && at >= 0:
		return explainQuestion(f, s.Questions[at])
	case m.Focus == scene.Panel:
		return explained(f, explain.Number(f, m.cursor.Number), "Select a number first: up and down")
	}
	of := m.selection()
	if of.Kind == model.KindFinding { // its score is part of all of them
		return explained(f, explain.Number(f, "pains.load"), noNumber)
	}
	if of.Kind == model.KindKPI {
		id := analysis.NumberID("kpi.attainment/" + of.Key)
		if n, found := analysis.FigureOf(f.Report, id); !found || !n.Number.Known() {
			id = analysis.NumberID("kpi.current/" + of.Key)
		}
		return explained(f, explain.Number(f, id), noNumber)
	}
	return explained(f, explain.Thing(f, of), noNumber)
}

const noNumber = "There is no number here: 4 goes to those of the journey"

// explained opens the page, if it has anything to say.
func explained(f *screen.Frame, p explain.Page, otherwise string) screen.Outcome {
	if !p.Has(f) {
		return screen.Refuse("%s", otherwise)
	}
	return screen.Outcome{Open: p}
}

// nextQuestion goes to the first place of the question n after the one under the
// cursor; from elsewhere to the first or the last.
func nextQuestion(n int) handler {
	return func(m *Map, f *screen.Frame) screen.Outcome {
		s := m.scene(f)
		all := len(s.Questions)
		if all == 0 {
			return screen.Refuse("The map has no question now")
		}
		at := panel.QuestionAt(s)
		if at < 0 && n < 0 {
			at = 0
		}
		at = (at + n + all) % all
		s.Cursor = scene.Cursor{} // nowhere: from its first place
		q := panel.QuestionOf(s, s.Questions[at])
		if q.Target != (scene.Target{}) {
			m.jump(f, q.Target)
		}
		m.cursor.Number = q.ID
		said := fmt.Sprintf("%d of %d: %s", at+1, all, q.Text)
		if q.Places > 1 {
			said += " " + text.Several(q.Places, "place") + ": 4 space goes to the next"
		}
		return screen.Say("%s", said)
	}
}

// muteQuestion silences what the question under the cursor says, with a reason,
// until what it is about changes. What it only counts comes up next.
func muteQuestion(m *Map, f *screen.Frame) screen.Outcome {
	s := m.scene(f)
	at := panel.QuestionAt(s)
	if at < 0 {
		return screen.Refuse("Select a question first: ; goes to the next one")
	}
	q := s.Questions[at]
	return things.Mute(f, q.Of[:q.Count], q.Text)
}

// maxListed is how many of the insights behind a question are spelled out.
const maxListed = 12

// explainQuestion says why the map asks, and what to do.
func explainQuestion(f *screen.Frame, q insight.Question) screen.Outcome {
	lines := []string{q.Text, ""}
	if len(q.Of) > 1 {
		for _, i := range q.Of[:min(maxListed, len(q.Of))] {
			lines = append(lines, i.Text)
		}
		if more := len(q.Of) - maxListed; more > 0 {
			lines = append(lines, fmt.Sprintf("and %d more", more))
		}
		lines = append(lines, "")
	}
	lead := q.Lead()
	lines = append(lines, "Next: "+lead.Action, "",
		fmt.Sprintf("Rule %s, a %s. m mutes it with a reason until what it is about changes.", lead.Rule, lead.Severity))
	return screen.Tell(f, "Why the map asks", lines...)
}
