package journeymap

import (
	"fmt"

	"wend/model"
	"wend/model/edit"
	"wend/ui/axis"
	"wend/ui/dialog"
	"wend/ui/scene"
	"wend/ui/screen"
	"wend/ui/things"
)

// addFinding takes down a pain or a delight at the cursor.
func addFinding(kind model.FindingKind, title string) handler {
	return func(m *Map, f *screen.Frame) screen.Outcome {
		where := m.anchorage()
		return ask(f, dialog.PromptOptions{Title: title, Check: screen.NotBlank}, func(m *Map, f *screen.Frame, text string) screen.Outcome {
			finding := model.Finding{
				ID: model.FindingID(f.NewID()), Type: kind, Text: text,
				Stage: where.Stage, Touchpoint: where.Touchpoint,
			}
			return screen.Change(fmt.Sprintf("add %s %q", kind, text), edit.AddFinding(f.Journey.ID(), finding), nil)
		})
	}
}

// anchorage is the place that a new finding belongs to: the touchpoint under the
// cursor, or the stage as a whole.
func (m *Map) anchorage() axis.Column {
	c := m.cursor.Column
	if m.onStage() {
		c.Touchpoint = ""
	}
	return c
}

// rate gives the selected pain a severity, 1 to 5.
func rate(severity int) handler {
	return func(m *Map, f *screen.Frame) screen.Outcome {
		r := m.selection()
		pain, _ := model.Lookup[model.Finding](f.Journey, r.Key)
		if pain.Severity.Or(0) == severity {
			return screen.Refuse("The severity of %q is %d already", pain.Text, severity)
		}
		return screen.Propose(screen.Proposal{
			Label: fmt.Sprintf("severity of %q: %d", pain.Text, severity), Gesture: "severity " + r.Key,
			Edits: edit.SetField(f.State, f.Journey.ID(), r, "severity", severity),
		})
	}
}

// addOpportunity takes down an idea at the cursor.
func addOpportunity(m *Map, f *screen.Frame) screen.Outcome {
	where, about := m.anchorage(), m.selection()
	o := dialog.PromptOptions{Title: "How might we", Check: screen.NotBlank}
	if about.Kind == model.KindFinding {
		o.Hint = "To do away with " + f.Quoted(about)
	}
	return ask(f, o, func(m *Map, f *screen.Frame, text string) screen.Outcome {
		o := model.Opportunity{
			ID: model.OpportunityID(f.NewID()), Text: text, Stage: where.Stage, Touchpoints: []model.TouchpointID{where.Touchpoint},
		}
		if about.Kind == model.KindFinding {
			o.Findings = []model.FindingID{model.FindingID(about.Key)}
		}
		return screen.Change(fmt.Sprintf("add opportunity %q", text), edit.AddOpportunity(f.Journey.ID(), o), nil)
	})
}

// addInitiative takes down what is done about the finding or the opportunity under the
// cursor, by whom and until when.
func addInitiative(m *Map, f *screen.Frame) screen.Outcome {
	var about []things.Place
	if r := m.selection(); r.Kind == model.KindFinding || r.Kind == model.KindOpportunity {
		about = append(about, things.Place{Doc: f.Journey.ID(), Ref: r})
	}
	return things.Initiative(f, about)
}

// addTactic takes down what is said to customers at the cursor.
func addTactic(m *Map, f *screen.Frame) screen.Outcome {
	where := m.anchorage()
	return ask(f, dialog.PromptOptions{Title: "New tactic", Check: screen.NotBlank}, func(m *Map, f *screen.Frame, text string) screen.Outcome {
		t := model.Tactic{ID: model.TacticID(f.NewID()), Name: text, Stage: where.Stage, Touchpoint: where.Touchpoint}
		return screen.Change(fmt.Sprintf("add tactic %q", text), edit.AddTactic(f.State, f.Journey.ID(), t), nil)
	})
}

// noted returns the first thing noted in a lane at the cursor.
func (m *Map) noted(l scene.Lane) model.Ref {
	if all := refs(m.index.At(m.cursor.Column, m.Zoom), l); len(all) > 0 {
		return all[0]
	}
	return model.Ref{}
}
