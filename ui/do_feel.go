package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/axis"
	"wend/ui/dialog"
	"wend/ui/scene"
)

// nudgeFeeling moves the selected persona's feeling by one step. What was not
// felt yet begins beside neutral.
func nudgeFeeling(by int) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		c := a.view.cursor
		e, _ := a.work.document().Experience(c.Persona, c.Column.Touchpoint)
		was := e.Valence.Or(0)
		now := min(max(was+by, -2), 2)
		if e.Valence.IsSet() && now == was {
			return a.say("%s is %s already", a.name(ref(model.KindPersona, c.Persona)), text.FeelingWord(now))
		}
		return a.feel(model.Some(now))
	}
}

func (a *App) feel(v model.Opt[int]) tea.Cmd {
	c := a.view.cursor
	who, where := a.name(ref(model.KindPersona, c.Persona)), a.name(ref(model.KindTouchpoint, c.Column.Touchpoint))
	label := fmt.Sprintf("clear feeling of %s at %q", who, where)
	if x, felt := v.Value(); felt {
		label = fmt.Sprintf("feeling of %s at %q: %s", who, where, text.Feeling(x))
	}
	return a.commit(scene.Proposal{
		Label: label, Gesture: "feel " + model.ExperienceKey(c.Persona, c.Column.Touchpoint),
		Edits: edit.Feel(a.work.State(), a.doc(), c.Persona, c.Column.Touchpoint, v),
	})
}

func neutralFeeling(a *App) tea.Cmd { return a.feel(model.Some(0)) }

func clearFeeling(a *App) tea.Cmd {
	c := a.view.cursor
	if e, found := a.work.document().Experience(c.Persona, c.Column.Touchpoint); !found || !e.Valence.IsSet() {
		return a.say("Nothing is felt here yet: + and - set it")
	}
	return a.feel(model.Opt[int]{})
}

// cyclePersona selects another persona.
func cyclePersona(n int) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		all := a.view.personas
		for i, p := range all {
			if p.ID == a.view.cursor.Persona {
				a.view.cursor.Persona = all[(i+n+len(all))%len(all)].ID
				return nil
			}
		}
		return nil
	}
}

// editThought asks what the persona thinks at the touchpoint.
func editThought(a *App) tea.Cmd {
	c := a.view.cursor
	e, _ := a.work.document().Experience(c.Persona, c.Column.Touchpoint)
	who := a.name(ref(model.KindPersona, c.Persona))
	return a.ask(dialog.PromptOptions{Title: who + " thinks", Value: e.Thoughts}, func(a *App, typed string) tea.Cmd {
		edits := edit.SetExperience(a.work.State(), a.doc(), c.Persona, c.Column.Touchpoint, "thoughts", typed)
		return a.propose("thought of "+who, edits, nil)
	})
}

// copyFeelings fills the gaps of the selected persona with another one's
// feelings.
func copyFeelings(a *App) tea.Cmd {
	var items []dialog.Item
	to := a.view.cursor.Persona
	for _, p := range a.view.personas {
		if p.ID != to {
			items = append(items, dialog.Item{Key: string(p.ID), Title: p.Name})
		}
	}
	o := dialog.PickerOptions{Title: "Fill the gaps with the feelings of", Items: items, Empty: "There is no other persona"}
	return a.pick(o, func(a *App, chosen dialog.Item) tea.Cmd {
		var edits []edit.Edit
		for t := range a.work.document().Path() {
			from, felt := a.work.document().Experience(model.PersonaID(chosen.Key), t.ID)
			have, _ := a.work.document().Experience(to, t.ID)
			if felt && from.Valence.IsSet() && !have.Valence.IsSet() {
				edits = append(edits, edit.Feel(a.work.State(), a.doc(), to, t.ID, from.Valence)...)
			}
		}
		if len(edits) == 0 {
			return a.say("There is no gap to fill")
		}
		return a.propose("copy feelings of "+chosen.Title, edits, nil)
	})
}

// addPersona adds a new persona, or one that another journey has already.
func addPersona(a *App) tea.Cmd {
	in := map[model.PersonaID]bool{}
	for _, p := range a.view.personas {
		in[p.ID] = true
	}
	var items []dialog.Item
	for p := range model.All[model.Persona](a.work.State().Workspace()) {
		if !in[p.ID] {
			items = append(items, dialog.Item{Key: string(p.ID), Title: p.Name, About: p.Segment})
		}
	}
	if len(items) == 0 {
		return newPersona(a)
	}
	items = append([]dialog.Item{{Title: "A new persona"}}, items...)
	return a.pick(dialog.PickerOptions{Title: "Who makes this journey?", Items: items}, func(a *App, chosen dialog.Item) tea.Cmd {
		if chosen.Key == "" {
			return newPersona(a)
		}
		edits := edit.JoinPersona(a.work.State(), a.doc(), model.PersonaID(chosen.Key))
		return a.commit(scene.Proposal{Label: "add persona " + chosen.Title, Edits: edits, Select: ref(model.KindPersona, chosen.Key)})
	})
}

func newPersona(a *App) tea.Cmd {
	return a.ask(dialog.PromptOptions{Title: "New persona", Placeholder: "Name and what marks them: Ada, in a hurry", Check: needText}, func(a *App, name string) tea.Cmd {
		p := model.Persona{ID: model.PersonaID(a.config.NewID()), Name: name}
		return a.commit(scene.Proposal{
			Label: fmt.Sprintf("add persona %q", name), Select: model.RefOf(p),
			Edits: edit.AddPersona(a.work.State(), a.doc(), p),
		})
	})
}

func editPersona(a *App) tea.Cmd {
	return a.inspectRef(model.WorkspaceDoc, ref(model.KindPersona, a.view.cursor.Persona))
}

// leavePersona takes the persona out of this journey; other journeys keep it.
func leavePersona(a *App) tea.Cmd {
	id := a.view.cursor.Persona
	return a.propose("take persona out of the journey", edit.LeavePersona(a.work.State(), a.doc(), id), nil)
}

// addFinding takes down a pain or a delight at the cursor.
func addFinding(kind model.FindingKind, lane scene.Lane, title string) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		where := a.anchorage()
		return a.ask(dialog.PromptOptions{Title: title, Check: needText}, func(a *App, typed string) tea.Cmd {
			f := model.Finding{
				ID: model.FindingID(a.config.NewID()), Type: kind, Text: typed,
				Stage: where.Stage, Touchpoint: where.Touchpoint,
			}
			return a.commit(scene.Proposal{
				Label: fmt.Sprintf("add %s %q", kind, typed),
				Edits: edit.AddFinding(a.doc(), f),
			})
		})
	}
}

// anchorage is the place that a new finding belongs to: the touchpoint under the
// cursor, or the stage as a whole.
func (a *App) anchorage() axis.Column {
	c := a.view.cursor.Column
	if a.onStage() {
		c.Touchpoint = ""
	}
	return c
}

// addOpportunity takes down an idea at the cursor.
func addOpportunity(a *App) tea.Cmd {
	where := a.anchorage()
	return a.ask(dialog.PromptOptions{Title: "How might we", Check: needText}, func(a *App, typed string) tea.Cmd {
		o := model.Opportunity{
			ID: model.OpportunityID(a.config.NewID()), Text: typed, Touchpoints: []model.TouchpointID{where.Touchpoint},
		}
		return a.commit(scene.Proposal{
			Label: fmt.Sprintf("add opportunity %q", typed),
			Edits: edit.AddOpportunity(a.doc(), o),
		})
	})
}

// noted returns the first thing noted in a lane at the cursor.
func (a *App) noted(l scene.Lane) model.Ref {
	p := a.view.index.At(a.view.cursor.Column, a.view.Zoom)
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

// nudgeImportance changes the importance of the touchpoint by one.
func nudgeImportance(by int) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		t, _ := a.scene().Touchpoint()
		fallback := a.work.State().Workspace().Workspace().Settings.WithDefaults().Importance.Or(3)
		now := min(max(t.Importance.Or(fallback)+by, 1), 5)
		if t.Importance.IsSet() && t.Importance.Or(0) == now {
			return a.say("Importance goes from 1 to 5")
		}
		r := model.RefOf(t)
		return a.commit(scene.Proposal{
			Label: fmt.Sprintf("importance of %q: %d", t.Action, now), Gesture: "importance " + string(t.ID),
			Edits: edit.SetField(a.work.State(), a.doc(), r, "importance", now),
		})
	}
}

// cycleMoment says that the touchpoint decides, or does not, or leaves it to the
// rules.
func cycleMoment(a *App) tea.Cmd {
	t, _ := a.scene().Touchpoint()
	next := map[model.Override]model.Override{"": model.OverrideYes, model.OverrideYes: model.OverrideNo, model.OverrideNo: ""}[t.Moment]
	words := map[model.Override]string{"": "by rule", model.OverrideYes: "yes", model.OverrideNo: "no"}
	return a.commit(scene.Proposal{
		Label: fmt.Sprintf("moment of truth at %q: %s", t.Action, words[next]), Gesture: "moment " + string(t.ID),
		Edits: edit.SetField(a.work.State(), a.doc(), model.RefOf(t), "momentOfTruth", next),
	})
}

// editChannel asks for the channels of the touchpoint.
func editChannel(a *App) tea.Cmd {
	t, _ := a.scene().Touchpoint()
	return a.ask(dialog.PromptOptions{Title: "Channels, separated by ;", Value: joinList(t.Channels)}, func(a *App, typed string) tea.Cmd {
		edits := edit.SetField(a.work.State(), a.doc(), model.RefOf(t), "channels", splitList(typed))
		return a.propose(fmt.Sprintf("channels of %q", t.Action), edits, nil)
	})
}
