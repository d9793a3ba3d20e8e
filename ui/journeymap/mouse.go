package journeymap

import (
	"wend/model"
	"wend/ui/axis"
	"wend/ui/inspect"
	"wend/ui/scene"
	"wend/ui/screen"
)

// drag is a touchpoint being moved by the mouse.
type drag struct {
	from  axis.Column
	moved bool
	empty bool // the button went down where nothing can be dragged
	again bool // … on what was selected: a click opens it, a drag does not
}

// Point implements [screen.Screen].
func (m Map) Point(p screen.Pointer, f *screen.Frame) (screen.Screen, screen.Outcome) {
	t, hit := p.Target.(scene.Target)
	var o screen.Outcome
	switch p.Kind {
	case screen.Click:
		m.drag = drag{empty: true}
		if hit {
			o = m.click(f, t)
		}
	case screen.Wheel:
		m.wheel(f, p, t)
	case screen.Drag:
		o = m.dragOver(t)
	case screen.Drop:
		o = m.drop(f)
	}
	return m, o
}

// click selects what was clicked; a second click on it opens it.
func (m *Map) click(f *screen.Frame, t scene.Target) screen.Outcome {
	if t.Pane == scene.NoPane && !t.Object.IsZero() {
		return open(f.DocOf(t.Object), t.Object)
	}
	was, focus := m.cursor, m.Focus
	m.jump(f, t)
	if t.Number != "" {
		m.cursor.Number = t.Number
	}
	if t.Object.Kind == model.KindStage {
		m.cursor.Lane = scene.LaneStage
	}
	if t.Column.Touchpoint != "" && t.Pane == scene.Journey {
		m.drag = drag{from: t.Column}
	}
	m.drag.again = was == m.cursor && focus == m.Focus && t != (scene.Target{Pane: t.Pane})
	return screen.Outcome{}
}

// open opens the page of a thing.
func open(doc model.DocID, r model.Ref) screen.Outcome {
	return screen.Outcome{Open: inspect.NewPage(doc, r)}
}

// wheel scrolls what is under the pointer: columns, or the rows of a pane.
func (m *Map) wheel(f *screen.Frame, p screen.Pointer, t scene.Target) {
	if p.Sideways || t.Pane == scene.Journey || t.Pane == scene.Emotion {
		goSideways(p.Lines)(m, f)
		return
	}
	if t.Pane != scene.NoPane {
		m.Focus = t.Pane
	}
	m.step(f, p.Lines > 0)
}

// dragOver shows where the touchpoint would go; at the edge it scrolls on.
func (m *Map) dragOver(t scene.Target) screen.Outcome {
	if m.drag.empty {
		if !m.hinted {
			m.hinted = true
			return screen.Say("To select text hold shift (option on a Mac) while dragging; M gives the mouse back")
		}
		return screen.Outcome{}
	}
	if t.Column == (axis.Column{}) || m.drag.from == (axis.Column{}) {
		return screen.Outcome{}
	}
	if t.Column != m.cursor.Column {
		m.drag.moved = true
		m.cursor.Column = t.Column
	}
	m.dragOn(t.Column)
	return screen.Outcome{}
}

// dragOn moves the cursor to a hidden column when the pointer is on the
// outermost visible one.
func (m *Map) dragOn(c axis.Column) {
	v := m.columns
	i := m.axis.Index(c)
	switch {
	case len(v.Columns) < 3:
	case i == v.First && v.Before > 0:
		m.cursor.Column = m.axis.Column(i - 1)
	case i == v.Columns[len(v.Columns)-1].Index && v.After > 0:
		m.cursor.Column = m.axis.Column(i + 1)
	}
}

// drop puts the dragged touchpoint where the cursor is.
func (m *Map) drop(f *screen.Frame) screen.Outcome {
	d := m.drag
	m.drag = drag{}
	to := m.cursor.Column
	switch {
	case d.again && !d.moved && needThingOrNumber(*m, f) == "":
		return editSelected(m, f)
	case !d.moved || d.from == to:
		return screen.Outcome{}
	}
	if f.ReadOnly != "" {
		return screen.Refuse("Read-only: %s", f.ReadOnly)
	}
	before := string(to.Touchpoint)
	if to.Stage == d.from.Stage && m.axis.Index(to) > m.axis.Index(d.from) {
		_, next := m.spot(f, false)
		before = string(next)
	}
	m.cursor.Column = d.from // where undoing goes
	return m.moveTouchpoint(f, d.from.Touchpoint, string(to.Stage), before)
}
