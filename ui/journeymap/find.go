package journeymap

import (
	"slices"

	"wend/ui/chain"
	"wend/ui/emotion"
	"wend/ui/find"
	"wend/ui/journey"
	"wend/ui/keymap"
	"wend/ui/panel"
	"wend/ui/scene"
	"wend/ui/screen"
)

func openFind(m *Map, _ *screen.Frame) screen.Outcome {
	m.search = find.Line{}.Open() // what was looked for in another pane is seldom wanted in this one
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
// Where a pane has no such thing of its
// own, one looks for touchpoints.
func (m *Map) matches(s *scene.Scene) (hits []int, at int, goTo func(int) scene.Lane) {
	switch s.Focus {
	case scene.Chain:
		hits, at, goTo = m.activityMatches(s)
	case scene.Emotion:
		return m.feelingMatches(s)
	case scene.Panel:
		hits, at, goTo = m.numberMatches(s)
	}
	if len(hits) > 0 || s.Focus == scene.Chain {
		return hits, at, goTo
	}
	return m.cellMatches(s)
}

func (m *Map) activityMatches(s *scene.Scene) (hits []int, at int, goTo func(int) scene.Lane) {
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

// feelingMatches lists the personas, and after them the touchpoints: both are
// what a feeling is about.
func (m *Map) feelingMatches(s *scene.Scene) (hits []int, at int, goTo func(int) scene.Lane) {
	n := len(s.Personas)
	for i, p := range s.Personas {
		if emotion.Matches(s, p) {
			hits = append(hits, i)
		}
	}
	cells, column, toCell := m.cellMatches(s)
	for _, i := range cells {
		hits = append(hits, n+i)
	}
	at = n + column
	if len(hits) > len(cells) && m.search.Typing() {
		at = 0 // the name of a persona comes first
	}
	return hits, at, func(i int) scene.Lane {
		if i < n {
			m.cursor.Persona = s.Personas[i].ID
			return ""
		}
		return toCell(i - n)
	}
}

// numberMatches lists numbers and questions; what is not among the numbers in
// plain words is looked for among all, which then show.
func (m *Map) numberMatches(s *scene.Scene) (hits []int, at int, goTo func(int) scene.Lane) {
	ids, hits, at := panel.Find(s)
	all := len(hits) == 0 && !s.AllNumbers
	if all {
		wide := *s
		wide.AllNumbers = true
		ids, hits, at = panel.Find(&wide)
	}
	return hits, at, func(i int) scene.Lane {
		if all {
			m.showNumbers(true)
		}
		m.cursor.Number = ids[i]
		return ""
	}
}

func (m *Map) cellMatches(s *scene.Scene) (hits []int, at int, goTo func(int) scene.Lane) {
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
