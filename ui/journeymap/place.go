package journeymap

import (
	"encoding/json"

	"wend/model"
	"wend/ui/axis"
	"wend/ui/scene"
	"wend/ui/screen"
)

// Place implements [screen.Placed].
func (m Map) Place(r model.Ref) string {
	out, err := json.Marshal(placeOf(pointAt(m.cursor, r)))
	if err != nil {
		return ""
	}
	return string(out)
}

// GoTo implements [screen.Placed].
func (m Map) GoTo(at string, f *screen.Frame) screen.Screen {
	m.settle(f)
	if p, found := readPlace([]byte(at)); found {
		m.cursor = p.cursor()
		m.anchor()
	}
	return m
}

// Select implements [screen.Placed].
func (m Map) Select(r model.Ref, f *screen.Frame) screen.Screen {
	m.settle(f)
	if !r.IsZero() && f.Journey != nil {
		m.cursor = pointAt(m.cursor, r)
		if t, found := model.Lookup[model.Touchpoint](f.Journey, r.Key); found && r.Kind == model.KindTouchpoint {
			m.cursor.Column.Stage = t.Stage
		}
		m.anchor()
	}
	return m
}

// Visit returns an answer that goes to a touchpoint or stage and looks at it from
// near.
func Visit(r model.Ref) screen.Answer {
	return on(func(m *Map, f *screen.Frame) screen.Outcome {
		m.Zoom, m.Focus = axis.Touchpoints, scene.Journey
		*m = m.Select(r, f).(Map)
		return screen.Outcome{}
	})
}

// pointAt returns c with the cursor on what r names.
func pointAt(c scene.Cursor, r model.Ref) scene.Cursor {
	switch r.Kind {
	case model.KindTouchpoint:
		c.Column.Touchpoint = model.TouchpointID(r.Key)
	case model.KindStage:
		c.Column = axis.Column{Stage: model.StageID(r.Key)}
	case model.KindPersona:
		c.Persona = model.PersonaID(r.Key)
	case model.KindActivity:
		c.Activity = model.ActivityID(r.Key)
	}
	return c
}

// Cursor returns where the cursor is, and in which pane.
func (m Map) Cursor() (scene.Cursor, scene.Pane) { return m.cursor, m.Focus }

// Scrolled returns how far the axis and the rows of each pane are scrolled.
func (m Map) Scrolled() (first int, top any) { return m.first, m.top }

// here is where one is on a map.
type here struct {
	cursor scene.Cursor
	focus  scene.Pane
	zoom   axis.Zoom
}

// Here implements [screen.Traveller].
func (m Map) Here() any { return here{m.cursor, m.Focus, m.Zoom} }

// Return implements [screen.Traveller].
func (m Map) Return(to any, f *screen.Frame) screen.Screen {
	if h, ok := to.(here); ok {
		m.Focus, m.Zoom = h.focus, h.zoom
		m.settle(f)
		m.cursor = h.cursor
		m.anchor()
	}
	return m
}
