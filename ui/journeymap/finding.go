package journeymap

import (
	"fmt"
	"slices"

	"wend/model"
	"wend/model/edit"
	"wend/ui/axis"
	"wend/ui/dialog"
	"wend/ui/scene"
	"wend/ui/screen"
)

// addFinding takes down a pain or a delight at the cursor.
func addFinding(kind model.FindingKind, lane scene.Lane, title string) handler {
	return func(m *Map, f *screen.Frame) screen.Outcome {
		where := m.anchorage()
		return ask(f, dialog.PromptOptions{Title: title, Check: screen.NotBlank}, func(m *Map, f *screen.Frame, text string) screen.Outcome {
			finding := model.Finding{
				ID: model.FindingID(f.NewID()), Type: kind, Text: text,
				Stage: where.Stage, Touchpoint: where.Touchpoint,
			}
			o := screen.Propose(screen.Proposal{
				Label: fmt.Sprintf("add %s %q", kind, text),
				Edits: edit.AddFinding(f.Journey.ID(), finding),
			})
			o.Say = m.reveal(lane)
			return o
		})
	}
}

// reveal shows a lane in which something was just added, and says so if it was
// hidden.
func (m *Map) reveal(l scene.Lane) string {
	if slices.Contains(m.Lanes, l) {
		return ""
	}
	m.Lanes = append(slices.Clip(m.Lanes), l)
	return fmt.Sprintf("The lane %s is shown now, as something was added there", l.Title())
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

// addOpportunity takes down an idea at the cursor.
func addOpportunity(m *Map, f *screen.Frame) screen.Outcome {
	where := m.anchorage()
	return ask(f, dialog.PromptOptions{Title: "How might we", Check: screen.NotBlank}, func(m *Map, f *screen.Frame, text string) screen.Outcome {
		o := model.Opportunity{
			ID: model.OpportunityID(f.NewID()), Text: text, Touchpoints: []model.TouchpointID{where.Touchpoint},
		}
		p := screen.Propose(screen.Proposal{
			Label: fmt.Sprintf("add opportunity %q", text),
			Edits: edit.AddOpportunity(f.Journey.ID(), o),
		})
		p.Say = m.reveal(scene.LaneOpportunity)
		return p
	})
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
	p := m.index.At(m.cursor.Column, m.Zoom)
	switch {
	case l == scene.LanePain && len(p.Pains) > 0:
		return model.RefOf(p.Pains[0])
	case l == scene.LaneDelight && len(p.Delights) > 0:
		return model.RefOf(p.Delights[0])
	case l == scene.LaneOpportunity && len(p.Ideas) > 0:
		return model.RefOf(p.Ideas[0])
	case l == scene.LaneMessage && len(p.Messages) > 0:
		return model.RefOf(p.Messages[0])
	case l == scene.LaneKPI && len(p.KPIs) > 0:
		return model.RefOf(p.KPIs[0])
	}
	return model.Ref{}
}
