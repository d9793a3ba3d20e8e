package journeymap

import (
	"slices"

	"wend/ui/chain"
	"wend/ui/find"
	"wend/ui/journey"
	"wend/ui/keymap"
	"wend/ui/scene"
	"wend/ui/screen"
)

func openFind(m *Map, _ *screen.Frame) screen.Outcome {
	m.search = m.search.Open()
	return screen.Outcome{}
}

// doSearch takes the keys of the search line.
func (m *Map) doSearch(a keymap.Action, f *screen.Frame) screen.Outcome {
	switch a {
	case keymap.TextAccept:
		text := m.search.Text()
		said := m.seek(f, 0, true)
		if m.search = m.search.Close(); m.search.Hits() == 0 && text != "" {
			m.search = find.Line{}
			return screen.Refuse("%q is not in this pane: g / looks in all journeys", text)
		}
		return screen.Outcome{Say: said}
	case keymap.TextCancel:
		m.search = find.Line{}
	case keymap.FindNext:
		m.seek(f, 1, false)
	case keymap.FindPrevious:
		m.seek(f, -1, false)
	}
	return screen.Outcome{}
}

func needSearch(m Map, f *screen.Frame) string {
	if m.search.Text() == "" {
		return "Nothing is looked for: / begins"
	}
	return needMap(m, f)
}

func findNext(n int) handler {
	return func(m *Map, f *screen.Frame) screen.Outcome {
		return screen.Outcome{Say: m.seek(f, n, true)}
	}
}

// seek counts the matches and puts the cursor on the nearest one in direction
// n; 0 stays where it is if that is a match. A match in a lane that is hidden
// reveals it if shows says so, which is said.
func (m *Map) seek(f *screen.Frame, n int, shows bool) (said string) {
	if m.search.Text() == "" || f.Journey == nil {
		return ""
	}
	hits, at, goTo := m.matches(m.scene(f))
	if len(hits) == 0 {
		m.search = m.search.Found(0, 0)
		return ""
	}
	i := find.Nearest(hits, at, n)
	m.search = m.search.Found(len(hits), i+1)
	if l := goTo(hits[i]); shows && l != "" {
		said = m.reveal(l)
		if m.Focus == scene.Journey {
			m.cursor.Lane = l
		}
	}
	m.anchor()
	return said
}

// matches lists the places of the focused pane that match, where the cursor is
// among all places, and how to go to one, which returns the lane that it is in.
func (m *Map) matches(s *scene.Scene) (hits []int, at int, goTo func(int) scene.Lane) {
	if s.Focus == scene.Chain {
		for i, act := range s.Activities {
			if chain.Matches(s, act) {
				hits = append(hits, i)
			}
			if act.ID == s.Cursor.Activity {
				at = i
			}
		}
		return hits, at, func(i int) scene.Lane {
			m.cursor.Activity = s.Activities[i].ID
			return ""
		}
	}
	lane := map[int]scene.Lane{}
	all := *s
	all.Focus = scene.Journey // from the curves and the numbers one looks for touchpoints
	lanes := slices.Clone(s.Lanes)
	for _, l := range scene.AllLanes {
		if !slices.Contains(lanes, l) {
			lanes = append(lanes, l)
		}
	}
	for i := range s.Axis.Len() {
		c := s.Axis.Column(i)
		for _, l := range lanes {
			if journey.Matches(&all, l, c) {
				hits, lane[i] = append(hits, i), l
				break
			}
		}
	}
	return hits, m.column(), func(i int) scene.Lane {
		m.cursor.Column = s.Axis.Column(i)
		if s.Focus == scene.Journey && slices.Contains(s.Lanes, lane[i]) {
			m.cursor.Lane = lane[i]
		}
		return lane[i]
	}
}
