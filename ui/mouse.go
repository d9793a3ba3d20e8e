package ui

import (
	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/ui/axis"
	"wend/ui/keymap"
	"wend/ui/scene"
)

// drag is a touchpoint being moved by the mouse.
type drag struct {
	from  axis.Column
	moved bool
	empty bool // the button went down where nothing can be dragged
	again bool // … on what was selected: a click opens it, a drag does not
}

// mouse handles clicks, the wheel and dragging. Regions are those of the frame
// on the screen.
func (a *App) mouse(m tea.MouseMsg) tea.Cmd {
	at := m.Mouse()
	target, hit := a.frame.canvas.Hit(at.X, at.Y)
	switch m.(type) {
	case tea.MouseClickMsg:
		if at.Button == tea.MouseLeft {
			return a.click(target, hit)
		}
	case tea.MouseWheelMsg:
		return a.wheel(at, target)
	case tea.MouseMotionMsg:
		return a.dragged(at, target)
	case tea.MouseReleaseMsg:
		return a.dropped()
	}
	return nil
}

// click selects what was clicked; a second click on it opens it.
func (a *App) click(target any, hit bool) tea.Cmd {
	a.drag = drag{empty: true}
	if action, ok := target.(keymap.Action); ok {
		return a.do(action)
	}
	if !a.dialogs.Empty() {
		var msg tea.Msg
		a.dialogs, msg = a.dialogs.Click(target)
		return a.answer(msg)
	}
	if !hit {
		return nil
	}
	if a.screen != mapScreen {
		return a.clickScreen(target)
	}
	t, ok := target.(scene.Target)
	if !ok {
		return nil
	}
	if a.page() {
		return a.clickPage(t)
	}
	was, focus := a.view.cursor, a.view.Focus
	a.jump(t)
	if t.Number != "" {
		a.view.cursor.Number = t.Number
	}
	if t.Object.Kind == model.KindStage {
		a.view.cursor.Lane = scene.LaneStage
	}
	if t.Column.Touchpoint != "" && t.Pane == scene.Journey {
		a.drag = drag{from: t.Column}
	}
	a.drag.again = was == a.view.cursor && focus == a.view.Focus && t != (scene.Target{Pane: t.Pane})
	return nil
}

// clickPage puts the inspector's cursor on a row, or edits there.
func (a *App) clickPage(t scene.Target) tea.Cmd {
	if t.Pane != scene.Inspector {
		return nil
	}
	next, p := a.inspect.Click(t.Row, a.scene())
	a.inspect = &next
	return a.commit(p)
}

// wheel scrolls what is under the pointer: rows, or with shift columns.
func (a *App) wheel(at tea.Mouse, target any) tea.Cmd {
	n := map[tea.MouseButton]int{tea.MouseWheelUp: -1, tea.MouseWheelLeft: -1, tea.MouseWheelDown: 1, tea.MouseWheelRight: 1}[at.Button]
	switch {
	case n == 0:
		return nil
	case !a.dialogs.Empty():
		var msg tea.Msg
		a.dialogs, msg = a.dialogs.Wheel(n)
		return a.answer(msg)
	case a.screen == libraryScreen:
		a.library = a.library.Wheel(n)
		return nil
	case a.screen != mapScreen:
		return nil
	case a.page():
		return a.do(map[bool]keymap.Action{true: keymap.MoveDown, false: keymap.MoveUp}[n > 0])
	}
	sideways := at.Mod.Contains(tea.ModShift) || at.Button == tea.MouseWheelLeft || at.Button == tea.MouseWheelRight
	t, _ := target.(scene.Target)
	if sideways || t.Pane == scene.Journey || t.Pane == scene.Emotion {
		return moveColumn(n)(a)
	}
	if t.Pane != scene.NoPane {
		a.view.Focus = t.Pane
	}
	a.step(n > 0)
	return nil
}

// dragged shows where the touchpoint would go; at the edge it scrolls on.
func (a *App) dragged(at tea.Mouse, target any) tea.Cmd {
	if at.Button != tea.MouseLeft || a.screen != mapScreen {
		return nil
	}
	if a.drag.empty {
		if !a.look.dragged {
			a.look.dragged = true
			return a.say("To select text hold shift (option on a Mac) while dragging; M gives the mouse back")
		}
		return nil
	}
	t, ok := target.(scene.Target)
	if !ok || t.Column == (axis.Column{}) || a.drag.from == (axis.Column{}) {
		return nil
	}
	if t.Column != a.view.cursor.Column {
		a.drag.moved = true
		a.view.cursor.Column = t.Column
	}
	return a.dragOn(t.Column)
}

// dragOn moves the cursor to a hidden column when the pointer is on the
// outermost visible one.
func (a *App) dragOn(c axis.Column) tea.Cmd {
	v := a.view.columns
	i := a.view.axis.Index(c)
	switch {
	case len(v.Columns) < 3:
	case i == v.First && v.Before > 0:
		a.view.cursor.Column = a.view.axis.Column(i - 1)
	case i == v.Columns[len(v.Columns)-1].Index && v.After > 0:
		a.view.cursor.Column = a.view.axis.Column(i + 1)
	}
	return nil
}

// dropped puts the dragged touchpoint where the cursor is.
func (a *App) dropped() tea.Cmd {
	d := a.drag
	a.drag = drag{}
	to := a.view.cursor.Column
	switch {
	case d.again && !d.moved && !a.page():
		return a.do(keymap.ItemEdit)
	case !d.moved || d.from == to:
		return nil
	}
	if why := a.why(keymap.CarryLeft); why != "" {
		return a.say("%s", why)
	}
	before := string(to.Touchpoint)
	if to.Stage == d.from.Stage && a.view.axis.Index(to) > a.view.axis.Index(d.from) {
		_, next := a.spot(false)
		before = string(next)
	}
	a.view.cursor.Column = d.from // where undoing goes
	return a.moveTouchpoint(d.from.Touchpoint, string(to.Stage), before)
}
