package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/edit"
	"wend/ui/scene"
)

// carrySide moves what is selected one place left or right: a touchpoint within
// its stage and over its edge, a stage among the stages.
func carrySide(right bool) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		c := a.view.cursor.Column
		if c.Touchpoint == "" || a.onStage() {
			return a.carryStage(right)
		}
		return a.carryTouchpoint(c.Touchpoint, right)
	}
}

func carryStage(right bool) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd { return a.carryStage(right) }
}

func (a *App) carryStage(right bool) tea.Cmd {
	id := a.view.cursor.Column.Stage
	before, ok := neighbour(a.work.document().IDs(model.KindStage, ""), string(id), right)
	if !ok {
		return a.say("The stage is at the edge already")
	}
	r := ref(model.KindStage, id)
	return a.commit(scene.Proposal{
		Label: "move " + a.quoted(r), Gesture: "carry " + string(id),
		Edits: []edit.Edit{edit.Move{Doc: a.doc(), Ref: r, Before: before}},
	})
}

func (a *App) carryTouchpoint(id model.TouchpointID, right bool) tea.Cmd {
	d := a.work.document()
	t, _ := model.Lookup[model.Touchpoint](d, id)
	parent := string(t.Stage)
	before, ok := neighbour(d.IDs(model.KindTouchpoint, parent), string(id), right)
	if !ok {
		if parent, before, ok = overEdge(d, parent, right); !ok {
			return a.say("The touchpoint is at the edge of the journey already")
		}
	}
	return a.moveTouchpoint(id, parent, before)
}

// moveTouchpoint puts a touchpoint into a stage, in front of another.
func (a *App) moveTouchpoint(id model.TouchpointID, stage, before string) tea.Cmd {
	r := ref(model.KindTouchpoint, id)
	return a.commit(scene.Proposal{
		Label: "move " + a.quoted(r), Gesture: "carry " + string(id), Select: r,
		Edits: []edit.Edit{edit.Move{Doc: a.doc(), Ref: r, Parent: stage, Before: before}},
	})
}

// neighbour returns what id would stand before, one place farther in order ids.
func neighbour(ids []string, id string, forward bool) (before string, ok bool) {
	at := slices.Index(ids, id)
	switch {
	case at < 0, forward && at+1 >= len(ids), !forward && at == 0:
		return "", false
	case !forward:
		return ids[at-1], true
	case at+2 < len(ids):
		return ids[at+2], true
	}
	return "", true
}

// overEdge returns where a touchpoint goes that leaves a stage: to the near end
// of the next one.
func overEdge(d *model.Document, stage string, right bool) (parent, before string, ok bool) {
	stages := d.IDs(model.KindStage, "")
	at := slices.Index(stages, stage)
	switch {
	case right && at+1 < len(stages):
		parent = stages[at+1]
		if ids := d.IDs(model.KindTouchpoint, parent); len(ids) > 0 {
			before = ids[0]
		}
		return parent, before, true
	case !right && at > 0:
		return stages[at-1], "", true
	}
	return "", "", false
}

// carryRow moves what is selected one row up or down: an activity, a persona, a
// lane.
func carryRow(down bool) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		switch a.view.Focus {
		case scene.Emotion:
			return a.carryPersona(down)
		case scene.Chain:
			return a.carryActivity(down)
		case scene.Journey:
			return a.carryLane(down)
		}
		return a.say("The numbers keep their places")
	}
}

func (a *App) carryPersona(down bool) tea.Cmd {
	id := a.view.cursor.Persona
	ids := make([]string, 0, len(a.view.personas))
	for _, p := range a.view.personas {
		ids = append(ids, string(p.ID))
	}
	before, ok := neighbour(ids, string(id), down)
	if !ok {
		return a.say("The persona is at the edge already")
	}
	return a.commit(scene.Proposal{
		Label: "move " + a.quoted(ref(model.KindPersona, id)), Gesture: "carry " + string(id),
		Edits: edit.MovePersona(a.work.State(), a.doc(), id, model.PersonaID(before)),
	})
}

func (a *App) carryActivity(down bool) tea.Cmd {
	if a.view.ByValue {
		return a.say("Activities are ordered by contribution now; the palette changes that")
	}
	id := a.view.cursor.Activity
	before, ok := neighbour(a.work.State().Workspace().IDs(model.KindActivity, ""), string(id), down)
	if !ok {
		return a.say("The activity is at the edge already")
	}
	r := ref(model.KindActivity, id)
	return a.commit(scene.Proposal{
		Label: "move " + a.quoted(r), Gesture: "carry " + string(id),
		Edits: []edit.Edit{edit.Move{Doc: model.WorkspaceDoc, Ref: r, Before: before}},
	})
}

// carryLane moves a lane; how people look at a map is no edit of it.
func (a *App) carryLane(down bool) tea.Cmd {
	if why := needStage(a); why != "" {
		return a.say("%s", why) // no lane is shown
	}
	b := &a.view
	if a.onStage() {
		return a.say("The stages stay on top")
	}
	at := slices.Index(b.Lanes, b.cursor.Lane)
	to := at + 1
	if !down {
		to = at - 1
	}
	if at < 0 || to < 0 || to >= len(b.Lanes) {
		return a.say("The lane is at the edge already")
	}
	b.Lanes = slices.Clone(b.Lanes)
	b.Lanes[at], b.Lanes[to] = b.Lanes[to], b.Lanes[at]
	return nil
}
