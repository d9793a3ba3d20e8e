package journeymap

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"wend/ui/dialog"
	"wend/ui/keymap"
	"wend/ui/scene"
	"wend/ui/screen"
)

// chooseLanes shows, hides and orders the lanes of the journey band.
func chooseLanes(m *Map, f *screen.Frame) screen.Outcome {
	var items []dialog.Item
	add := func(l scene.Lane, ticked bool) {
		items = append(items, dialog.Item{Key: string(l), Title: l.Title(), Ticked: ticked})
	}
	for _, l := range m.Lanes {
		add(l, true)
	}
	for _, l := range scene.AllLanes {
		if !slices.Contains(m.Lanes, l) {
			add(l, false)
		}
	}
	return screen.Outcome{Dialog: dialog.NewPicker(dialog.PickerOptions{
		Title: "Lanes of the journey", Items: items, Many: true, Ordered: true, Keys: f.Keys,
		Accept: func(chosen ...dialog.Item) tea.Msg {
			return on(func(m *Map, f *screen.Frame) screen.Outcome {
				if len(chosen) == 0 {
					return screen.Refuse("At least one lane stays")
				}
				m.Lanes = nil
				for _, c := range chosen {
					m.Lanes = append(m.Lanes, scene.Lane(c.Key))
				}
				m.anchor()
				return screen.Outcome{}
			})
		},
	})}
}

func togglePanel(m *Map, f *screen.Frame) screen.Outcome {
	if f.Width < panelWidth {
		return screen.Refuse("The numbers have room beside the map from %d columns on: 4 shows them here", panelWidth)
	}
	m.NoPanel = !m.NoPanel
	if m.NoPanel && m.Focus == scene.Panel {
		m.Focus = scene.Journey
	}
	return screen.Outcome{}
}

// toggleNumbers shows all numbers in the panel, or those that anybody
// understands; each scrolled as it was.
func toggleNumbers(m *Map, f *screen.Frame) screen.Outcome {
	m.showNumbers(!m.Numbers)
	if m.Numbers {
		return screen.Say("All numbers are shown")
	}
	return screen.Say("The numbers in plain words are shown")
}

// showNumbers shows all numbers or the plain ones, where it does not yet.
func (m *Map) showNumbers(all bool) {
	if m.Numbers != all {
		m.Numbers = all
		m.top[scene.Panel], m.numbers = m.numbers, m.top[scene.Panel]
	}
}

// resizeColumns makes the columns n steps wider or more, as far as it takes to see
// it, and says how many are in view.
func resizeColumns(n int) handler {
	return func(m *Map, f *screen.Frame) screen.Outcome {
		if m.layout(f).Single == scene.Panel {
			return screen.Refuse("The columns are not in view: %s shows them", f.Keys.Keys(keymap.PaneJourney))
		}
		was, scrolled, columns := m.columns, m.scroll, m.Columns
		for next, moved := m.Columns.Wider(n); moved; next, moved = m.Columns.Wider(n) {
			m.Columns = next
			m.scrollFor(f)
			if len(was.Columns) != len(m.columns.Columns) || was.Label != m.columns.Label {
				return screen.Say("Columns: %s, %d of %d in view", widthNames[next], len(m.columns.Columns), m.axis.Len())
			}
		}
		m.scroll, m.Columns = scrolled, columns
		if n > 0 {
			return screen.Refuse("The columns are as wide as they get: %s makes them narrower", f.Keys.Keys(keymap.ColumnsNarrow))
		}
		return screen.Refuse("The columns are as narrow as they get: %s makes them wider", f.Keys.Keys(keymap.ColumnsWide))
	}
}

func toggleExpected(m *Map, f *screen.Frame) screen.Outcome {
	m.Expected = !m.Expected
	if m.Expected {
		m.against = against{} // of two dashed lines nobody knows which is which
		return screen.Say("Expected feelings are laid over the curve")
	}
	return screen.Outcome{}
}
