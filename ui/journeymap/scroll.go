package journeymap

import (
	"wend/ui/axis"
	"wend/ui/panel"
	"wend/ui/scene"
	"wend/ui/screen"
)

// scroll is what of the map is in view. A smaller terminal scrolls farther, but
// that is undone when it is large again: wanted is what people scrolled to.
type scroll struct {
	offset
	wanted  offset
	numbers int // row of the panel that was on top before all numbers, or the essentials, were shown
	w, h    int // cells that it was computed for
	columns axis.View
}

// offset is how far the map is scrolled: the axis, and the rows of every pane.
type offset struct {
	first int
	top   [scene.Panel + 1]int
}

// scrollFor brings the cursor into view, with as little scrolling as that takes.
// After a resize it starts from where people had scrolled to: there and back
// shows the same.
func (m *Map) scrollFor(f *screen.Frame) {
	if f.Width == 0 {
		return // not known yet
	}
	resized := m.w != f.Width || m.h != f.Height
	before := m.offset
	if resized && m.w > 0 {
		m.offset = m.wanted
	}
	first := m.w == 0
	m.w, m.h = f.Width, f.Height
	m.toCursor(f)
	if first || !resized && m.offset != before {
		m.wanted = m.offset
	}
}

func (m *Map) toCursor(f *screen.Frame) {
	frame := arrange(f.Width, f.Height, m.Focus, m.NoPanel, wants{}).Frame
	m.columns = m.axis.View(m.Columns, max(frame.W-2, 0), m.first, m.column())
	m.first = m.columns.First
	if f.Journey == nil {
		return
	}
	s, l := m.scene(f), m.layout(f) // how high bands are depends on the columns in view
	for i, b := range bands {
		if _, room := l.room(s, i); room.H > 0 {
			m.top[b.pane] = b.top(s, room.H, m.top[b.pane])
		}
	}
	if !l.Panel.Empty() {
		m.top[scene.Panel] = panel.Top(s, l.Panel.H, m.top[scene.Panel])
	}
}
