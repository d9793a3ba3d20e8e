package journeymap

import (
	"slices"

	"wend/model"
	"wend/model/edit"
	"wend/ui/scene"
	"wend/ui/screen"
)

// moveItemSideways moves what is selected one place left or right: a touchpoint within
// its stage and over its edge, a stage among the stages.
func moveItemSideways(right bool) handler {
	return func(m *Map, f *screen.Frame) screen.Outcome {
		c := m.cursor.Column
		if c.Touchpoint == "" || m.onStage() {
			return m.shiftStage(f, right)
		}
		return m.shiftTouchpoint(f, c.Touchpoint, right)
	}
}

func moveStage(right bool) handler {
	return func(m *Map, f *screen.Frame) screen.Outcome { return m.shiftStage(f, right) }
}

func (m *Map) shiftStage(f *screen.Frame, right bool) screen.Outcome {
	id := m.cursor.Column.Stage
	before, ok := neighbour(f.Journey.IDs(model.KindStage, ""), string(id), right)
	if !ok {
		return screen.Refuse("The stage is at the edge already")
	}
	r := ref(model.KindStage, id)
	return screen.Propose(screen.Proposal{
		Label: "move " + f.Quoted(r), Gesture: "move " + string(id),
		Edits: []edit.Edit{edit.Move{Doc: f.Journey.ID(), Ref: r, Before: before}},
	})
}

func (m *Map) shiftTouchpoint(f *screen.Frame, id model.TouchpointID, right bool) screen.Outcome {
	d := f.Journey
	t, _ := model.Lookup[model.Touchpoint](d, id)
	parent := string(t.Stage)
	before, ok := neighbour(d.IDs(model.KindTouchpoint, parent), string(id), right)
	if !ok {
		if parent, before, ok = overEdge(d, parent, right); !ok {
			return screen.Refuse("The touchpoint is at the edge of the journey already")
		}
	}
	return m.moveTouchpoint(f, id, parent, before)
}

// moveTouchpoint puts a touchpoint into a stage, in front of another.
func (m *Map) moveTouchpoint(f *screen.Frame, id model.TouchpointID, stage, before string) screen.Outcome {
	r := ref(model.KindTouchpoint, id)
	return screen.Propose(screen.Proposal{
		Label: "move " + f.Quoted(r), Gesture: "move " + string(id), Select: r,
		Edits: []edit.Edit{edit.Move{Doc: f.Journey.ID(), Ref: r, Parent: stage, Before: before}},
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

// moveItemUpOrDown moves what is selected one row up or down: an activity, a persona, a
// lane.
func moveItemUpOrDown(down bool) handler {
	return func(m *Map, f *screen.Frame) screen.Outcome {
		switch m.Focus {
		case scene.Emotion:
			return m.movePersona(f, down)
		case scene.Chain:
			return m.moveActivity(f, down)
		case scene.Journey:
			return m.moveLane(f, down)
		}
		return screen.Refuse("The numbers keep their places")
	}
}

func (m *Map) movePersona(f *screen.Frame, down bool) screen.Outcome {
	id := m.cursor.Persona
	ids := make([]string, 0, len(m.personas))
	for _, p := range m.personas {
		ids = append(ids, string(p.ID))
	}
	before, ok := neighbour(ids, string(id), down)
	if !ok {
		return screen.Refuse("The persona is at the edge already")
	}
	return screen.Propose(screen.Proposal{
		Label: "move " + f.Quoted(ref(model.KindPersona, id)), Gesture: "move " + string(id),
		Edits: edit.MovePersona(f.State, f.Journey.ID(), id, model.PersonaID(before)),
	})
}

func (m *Map) moveActivity(f *screen.Frame, down bool) screen.Outcome {
	if m.ByValue {
		return screen.Refuse("Activities are ordered by contribution now; the palette changes that")
	}
	id := m.cursor.Activity
	before, ok := neighbour(f.State.Workspace().IDs(model.KindActivity, ""), string(id), down)
	if !ok {
		return screen.Refuse("The activity is at the edge already")
	}
	r := ref(model.KindActivity, id)
	return screen.Propose(screen.Proposal{
		Label: "move " + f.Quoted(r), Gesture: "move " + string(id),
		Edits: []edit.Edit{edit.Move{Doc: model.WorkspaceDoc, Ref: r, Before: before}},
	})
}

// moveLane moves a lane; how people look at a map is no edit of it.
func (m *Map) moveLane(f *screen.Frame, down bool) screen.Outcome {
	if why := needStage(*m, f); why != "" {
		return screen.Refuse("%s", why) // no lane is shown
	}
	if m.onStage() {
		return screen.Refuse("The stages stay on top")
	}
	at := slices.Index(m.Lanes, m.cursor.Lane)
	to := at + 1
	if !down {
		to = at - 1
	}
	if at < 0 || to < 0 || to >= len(m.Lanes) {
		return screen.Refuse("The lane is at the edge already")
	}
	m.Lanes = slices.Clone(m.Lanes)
	m.Lanes[at], m.Lanes[to] = m.Lanes[to], m.Lanes[at]
	return screen.Outcome{}
}
