package ui

import (
	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/ui/axis"
	"wend/ui/panel"
	"wend/ui/scene"
)

// onStage reports whether the cursor is on a stage as a whole.
func (a *App) onStage() bool {
	return a.view.Focus == scene.Journey && a.view.cursor.Lane == scene.LaneStage
}

// moveColumn moves the cursor by n columns; among the stages, by n stages.
func moveColumn(n int) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		if a.onStage() {
			a.view.cursor.Column = a.view.axis.Column(a.view.axis.StageStart(a.view.column(), n))
			return nil
		}
		a.view.cursor.Column = a.view.axis.Column(a.view.column() + n)
		return nil
	}
}

// toColumn moves the cursor to a column that f finds.
func toColumn(f func(*App) int) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		a.view.cursor.Column = a.view.axis.Column(f(a))
		return nil
	}
}

func firstColumn(*App) int  { return 0 }
func lastColumn(a *App) int { return a.view.axis.Len() - 1 }

func nextStage(a *App) int     { return a.view.axis.StageStart(a.view.column(), 1) }
func previousStage(a *App) int { return a.view.axis.StageStart(a.view.column(), -1) }

// moveRow moves the cursor by n rows of the focused pane; at the edge of a band
// it goes on to the next band, as the bands are one picture.
func moveRow(n int) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		for range max(n, -n) {
			a.step(n > 0)
		}
		return nil
	}
}

func (a *App) step(down bool) {
	s := a.scene()
	b := &a.view
	was := b.cursor
	if b.Focus == scene.Panel {
		b.cursor.Number = panel.Move(s, map[bool]int{true: 1, false: -1}[down])
		return
	}
	band := bands[b.Focus-scene.Journey]
	if down {
		b.cursor = band.down(s)
	} else {
		b.cursor = band.up(s)
	}
	if b.cursor == was {
		a.cross(down)
	}
}

// cross moves the focus to the band below or above.
func (a *App) cross(down bool) {
	b := &a.view
	switch {
	case down && b.Focus < scene.Chain:
		b.Focus++
	case !down && b.Focus > scene.Journey:
		b.Focus--
	}
}

// focus gives a pane the focus.
func focus(p scene.Pane) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		a.view.Focus = p
		return nil
	}
}

// cyclePane moves the focus by n panes in reading order.
func cyclePane(n int) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		const panes = 4
		i := (int(a.view.Focus-scene.Journey) + n + panes) % panes
		a.view.Focus = scene.Journey + scene.Pane(i)
		return nil
	}
}

// zoomIn goes nearer: stages, touchpoints, one page.
func zoomIn(a *App) tea.Cmd {
	if a.view.Zoom == axis.Stages {
		return a.zoomTo(axis.Touchpoints)
	}
	return editSelected(a)
}

// zoomOut goes farther away.
func zoomOut(a *App) tea.Cmd {
	if a.page() {
		a.closePage()
		return nil
	}
	if a.view.Zoom == axis.Stages {
		return a.say("This is the whole journey: z goes nearer")
	}
	return a.zoomTo(axis.Stages)
}

func (a *App) zoomTo(z axis.Zoom) tea.Cmd {
	b := &a.view
	here := b.cursor.Column
	if z == axis.Stages {
		b.near = here
	} else if b.near.Stage == here.Stage {
		b.cursor.Column = b.near // back to where one was in the stage
	}
	b.Zoom = z
	a.view.settle(a.work.State(), a.work.document(), a.numbers.now)
	return nil
}

// goBack leaves what one is in; it never quits.
func goBack(a *App) tea.Cmd {
	switch {
	case a.find.text() != "":
		a.find = finder{}
	case a.screen == libraryScreen && a.work.document() != nil:
		a.screen = mapScreen
	case a.screen == startScreen && a.work.document() != nil:
		a.screen = mapScreen
	default:
		a.toast.text = ""
	}
	return nil
}

// followLink jumps to what the selection is linked with: from a number to its
// place, from a pain or touchpoint to the activity behind it, from an activity
// to the next touchpoint it serves.
func followLink(a *App) tea.Cmd {
	s := a.scene()
	switch a.view.Focus {
	case scene.Panel:
		t, found := panel.Follow(s)
		if !found {
			return a.say("This number is about the whole journey")
		}
		return a.jump(t)
	case scene.Chain:
		return a.followActivity()
	}
	return a.followTouchpoint()
}

// jump puts cursor and focus on a target.
func (a *App) jump(t scene.Target) tea.Cmd {
	c := &a.view.cursor
	if t.Column != (axis.Column{}) {
		if a.view.Zoom == axis.Stages && t.Column.Touchpoint != "" {
			a.zoomTo(axis.Touchpoints)
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
	if t.Pane != scene.NoPane && t.Pane != scene.Inspector {
		a.view.Focus = t.Pane
	}
	a.view.anchor()
	return nil
}

// followActivity goes to the next touchpoint that the activity serves.
func (a *App) followActivity() tea.Cmd {
	d, id, n := a.work.document(), a.view.cursor.Activity, a.view.axis.Len()
	at := a.view.column()
	for i := 1; i <= n; i++ {
		c := a.view.axis.Column((at + i) % n)
		if _, linked := d.Link(id, c.Touchpoint); linked && c.Touchpoint != "" {
			a.view.cursor.Column = c
			return nil
		}
	}
	return a.say("This activity touches nothing on this map: s links it")
}

// followTouchpoint goes to the strongest activity behind the touchpoint.
func (a *App) followTouchpoint() tea.Cmd {
	t := a.view.cursor.Column.Touchpoint
	var best model.Link
	for l := range model.All[model.Link](a.work.document()) {
		if l.Touchpoint == t && l.Strength > best.Strength {
			best = l
		}
	}
	if best.Strength == 0 {
		return a.say("No activity stands behind this touchpoint: ^ links one")
	}
	return a.jump(scene.Target{Pane: scene.Chain, Activity: best.Activity})
}
