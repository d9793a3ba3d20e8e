package journeymap

import (
	"wend/model"
	"wend/ui/axis"
	"wend/ui/find"
	"wend/ui/panel"
	"wend/ui/scene"
	"wend/ui/screen"
)

// onStage reports whether the cursor is on a stage as a whole.
func (m *Map) onStage() bool {
	return m.Focus == scene.Journey && m.cursor.Lane == scene.LaneStage
}

// goSideways moves the cursor by n columns; among the stages, by n stages.
func goSideways(n int) handler {
	return func(m *Map, f *screen.Frame) screen.Outcome {
		if m.onStage() {
			m.cursor.Column = m.axis.Column(m.axis.StageStart(m.column(), n))
			return screen.Outcome{}
		}
		m.cursor.Column = m.axis.Column(m.column() + n)
		return screen.Outcome{}
	}
}

// toColumn moves the cursor to a column that find finds.
func toColumn(find func(*Map) int) handler {
	return func(m *Map, _ *screen.Frame) screen.Outcome {
		m.cursor.Column = m.axis.Column(find(m))
		return screen.Outcome{}
	}
}

func firstColumn(*Map) int  { return 0 }
func lastColumn(m *Map) int { return m.axis.Len() - 1 }

func nextStage(m *Map) int     { return m.axis.StageStart(m.column(), 1) }
func previousStage(m *Map) int { return m.axis.StageStart(m.column(), -1) }

// goUpOrDown moves the cursor by n rows of the focused pane; at the edge of a band
// it goes on to the next band, as the bands are one picture.
func goUpOrDown(n int) handler {
	return func(m *Map, f *screen.Frame) screen.Outcome {
		for range max(n, -n) {
			m.step(f, n > 0)
		}
		return screen.Outcome{}
	}
}

func (m *Map) step(f *screen.Frame, down bool) {
	s := m.scene(f)
	was := m.cursor
	if m.Focus == scene.Panel {
		m.cursor.Number = panel.Move(s, map[bool]int{true: 1, false: -1}[down])
		return
	}
	band := bands[m.Focus-scene.Journey]
	if down {
		m.cursor = band.down(s)
	} else {
		m.cursor = band.up(s)
	}
	if m.cursor == was {
		m.cross(down)
	}
}

// cross moves the focus to the band below or above.
func (m *Map) cross(down bool) {
	switch {
	case down && m.Focus < scene.Chain:
		m.Focus++
	case !down && m.Focus > scene.Journey:
		m.Focus--
	}
}

// focus gives a pane the focus.
func focus(p scene.Pane) handler {
	return func(m *Map, f *screen.Frame) screen.Outcome {
		m.Focus = p
		return screen.Outcome{}
	}
}

// cyclePane moves the focus by n panes in reading order.
func cyclePane(n int) handler {
	return func(m *Map, f *screen.Frame) screen.Outcome {
		const panes = 4
		i := (int(m.Focus-scene.Journey) + n + panes) % panes
		m.Focus = scene.Journey + scene.Pane(i)
		return screen.Outcome{}
	}
}

// zoomIn goes nearer: stages, touchpoints, one page.
func zoomIn(m *Map, f *screen.Frame) screen.Outcome {
	if m.Zoom == axis.Stages {
		return m.zoomTo(f, axis.Touchpoints)
	}
	return editSelected(m, f)
}

// zoomOut goes farther away.
func zoomOut(m *Map, f *screen.Frame) screen.Outcome {
	if m.Zoom == axis.Stages {
		return screen.Refuse("This is the whole journey: z goes nearer")
	}
	return m.zoomTo(f, axis.Stages)
}

func (m *Map) zoomTo(f *screen.Frame, z axis.Zoom) screen.Outcome {
	here := m.cursor.Column
	if z == axis.Stages {
		m.near = here
	} else if m.near.Stage == here.Stage {
		m.cursor.Column = m.near // back to where one was in the stage
	}
	m.Zoom = z
	m.settle(f)
	return screen.Outcome{}
}

// goBack leaves what one is in: the search, then the map.
func goBack(m *Map, _ *screen.Frame) screen.Outcome {
	if m.search.Text() != "" {
		m.search = find.Line{}
		return screen.Outcome{}
	}
	return screen.Outcome{Close: true}
}

// followLink jumps to what the selection is linked with: from a number to its
// place, from a pain or touchpoint to the activity behind it, from an activity
// to the next touchpoint it serves.
func followLink(m *Map, f *screen.Frame) screen.Outcome {
	s := m.scene(f)
	switch m.Focus {
	case scene.Panel:
		t, found := panel.Follow(s)
		if !found {
			return screen.Refuse("This number is about the whole journey")
		}
		if t.Pane == scene.NoPane && !t.Object.IsZero() {
			return open(f.DocOf(t.Object), t.Object)
		}
		return m.jump(f, t)
	case scene.Chain:
		return m.followActivity(f)
	}
	return m.followTouchpoint(f)
}

// jump puts cursor and focus on a target.
func (m *Map) jump(f *screen.Frame, t scene.Target) screen.Outcome {
	c := &m.cursor
	if t.Column != (axis.Column{}) {
		if m.Zoom == axis.Stages && t.Column.Touchpoint != "" {
			m.zoomTo(f, axis.Touchpoints)
		}
		c.Column = t.Column
	}
	if t.Lane != "" {
		c.Lane = t.Lane
	}
	if t.Persona != "" {
		c.Persona = t.Persona
	}
	if t.Activity != "" {
		c.Activity = t.Activity
	}
	if t.Pane != scene.NoPane {
		m.Focus = t.Pane
	}
	m.anchor()
	return screen.Outcome{}
}

// followActivity goes to the next touchpoint that the activity serves.
func (m *Map) followActivity(f *screen.Frame) screen.Outcome {
	d, id, n := f.Journey, m.cursor.Activity, m.axis.Len()
	at := m.column()
	for i := 1; i <= n; i++ {
		c := m.axis.Column((at + i) % n)
		if _, linked := d.Link(id, c.Touchpoint); linked && c.Touchpoint != "" {
			m.cursor.Column = c
			return screen.Outcome{}
		}
	}
	return screen.Refuse("This activity touches nothing on this map: s links it")
}

// followTouchpoint goes to the strongest activity behind the touchpoint.
func (m *Map) followTouchpoint(f *screen.Frame) screen.Outcome {
	t := m.cursor.Column.Touchpoint
	var best model.Link
	for l := range model.All[model.Link](f.Journey) {
		if l.Touchpoint == t && l.Strength > best.Strength {
			best = l
		}
	}
	if best.Strength == 0 {
		return screen.Refuse("No activity stands behind this touchpoint: ^ links one")
	}
	return m.jump(f, scene.Target{Pane: scene.Chain, Activity: best.Activity})
}
