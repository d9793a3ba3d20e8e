// Package journeymap is the map: one journey on the screen, its touchpoints as
// columns that all bands share, and what is done to it there.
//
// A [Map] is a screen ([screen.Screen]). The bands and the panel of numbers are
// packages of their own, which draw a [scene.Scene]; here is what they share: the
// cursor, which pane has the focus, zoom, scroll, search, and the table of what
// each action does (actions.go). A handler is given a copy of the map and changes
// that; changes of documents it proposes.
//
// Everything is named by ids, so the map survives whatever happens to the
// journey: [Map.Follow] makes axis, rows, cursor and scroll agree with it.
package journeymap

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"wend/model"
	"wend/model/analysis"
	"wend/model/edit"
	"wend/model/text"
	"wend/ui/axis"
	"wend/ui/find"
	"wend/ui/keymap"
	"wend/ui/scene"
	"wend/ui/screen"
)

// Map is a journey on the screen. Make one with [New].
type Map struct {
	look
	cursor  scene.Cursor
	near    axis.Column // where the cursor was before zooming out
	search  find.Line
	drag    drag
	hinted  bool       // how to select text was said
	clip    *edit.Clip // what was copied last
	against against
	scroll
	// shown names the journey, and cursors say where one was in the others.
	shown   model.DocID
	cursors map[model.DocID]scene.Cursor
	derived
}

// look is how the map is looked at, apart from the cursor.
type look struct {
	Lanes    []scene.Lane
	Focus    scene.Pane
	Zoom     axis.Zoom
	Columns  axis.Width
	Expected bool // feelings are drawn
	NoPanel  bool
	Numbers  bool // all of them in the panel
	ByValue  bool // activities by contribution instead of Porter's order
}

// derived is what follows from a journey, its numbers and the look; it is made
// anew when one of them has changed.
type derived struct {
	of         source
	axis       *axis.Axis
	index      *scene.Index
	personas   []model.Persona
	activities []model.Activity
}

// source is what derived values were made from.
type source struct {
	journey, workspace *model.Document
	report             *analysis.Report
	zoom               axis.Zoom
	byValue            bool
}

// New returns a map that is looked at as was kept by [Map.Keep]; nil: as a new
// user does.
func New(kept []byte) Map {
	m := Map{
		look:    look{Lanes: slices.Clone(scene.DefaultLanes), Focus: scene.Journey, Zoom: axis.Touchpoints},
		derived: derived{axis: axis.New(nothing, axis.Touchpoints)},
		cursor:  scene.Cursor{Lane: scene.LaneTouchpoint},
	}
	m.restore(kept)
	return m
}

// Scope implements [screen.Screen].
func (m Map) Scope() keymap.Scope {
	if m.search.Typing() {
		return keymap.Find
	}
	if m.Focus == scene.Journey && m.selection().Kind == model.KindFinding && m.cursor.Lane == scene.LanePain {
		return keymap.Pains
	}
	return map[scene.Pane]keymap.Scope{
		scene.Journey: keymap.Journey, scene.Emotion: keymap.Emotion, scene.Chain: keymap.Chain, scene.Panel: keymap.Panel,
	}[m.Focus]
}

// Title implements [screen.Screen].
func (m Map) Title(f *screen.Frame) (name, about string) {
	if f.Journey == nil {
		return "", ""
	}
	j := f.Journey.Journey()
	return text.Name(j), string(j.Variant)
}

// Key implements [screen.Screen].
func (m Map) Key(k tea.KeyPressMsg, f *screen.Frame) (screen.Screen, screen.Outcome) {
	if m.search.Typing() {
		m.search = m.search.Key(k)
		m.seek(f, 0, false)
	}
	return m, screen.Outcome{}
}

// Paste implements [screen.Screen]. Lines become touchpoints.
func (m Map) Paste(text string, f *screen.Frame) (screen.Screen, screen.Outcome) {
	if m.search.Typing() {
		m.search = m.search.Paste(text)
		m.seek(f, 0, false)
		return m, screen.Outcome{}
	}
	return m, m.offer(f, text, false, false)
}

// Follow implements [screen.Screen].
func (m Map) Follow(f *screen.Frame) screen.Screen {
	m.settle(f)
	m.scrollFor(f)
	return m
}

// nothing stands for the journey where none is open.
var nothing = &model.Document{}

// settle makes what is derived agree with f, and puts the cursor on something
// that exists.
func (m *Map) settle(f *screen.Frame) {
	d := f.Journey
	if d == nil {
		d = nothing
	} else if d.ID() != m.shown {
		m.turnTo(d.ID())
	}
	m.settleAgainst(f)
	now := source{d, f.State.Workspace(), f.Report, m.Zoom, m.ByValue}
	was := m.of
	if now == was {
		return
	}
	m.of = now
	if was.journey != d || was.zoom != m.Zoom {
		m.axis = screen.Remember(f, axisOf{d, m.Zoom}, func() *axis.Axis { return axis.New(d, m.Zoom) })
	}
	if was.journey != d || was.report != f.Report {
		m.index = scene.NewIndex(d, f.Report)
	}
	if was.journey != d || was.workspace != now.workspace || was.report != f.Report {
		m.personas = f.State.Personas(d)
	}
	m.activities = activities(now.workspace, f.Report, m.ByValue)
	m.anchor()
}

// axisOf is the key under which an axis is remembered: footer and palette try to
// zoom, too.
type axisOf struct {
	journey *model.Document
	zoom    axis.Zoom
}

// turnTo goes to another journey: to where the cursor was in it.
func (m *Map) turnTo(id model.DocID) {
	m.cursors = m.places()
	m.shown, m.search, m.scroll = id, find.Line{}, scroll{w: m.w, h: m.h}
	m.cursor = scene.Cursor{Lane: scene.LaneTouchpoint}
	if c, found := m.cursors[id]; found {
		m.cursor = c
	}
}

// mostPlaces is in how many journeys the cursor is remembered.
const mostPlaces = 200

// places returns where the cursor is and was in each journey.
func (m *Map) places() map[model.DocID]scene.Cursor {
	out := map[model.DocID]scene.Cursor{}
	if m.shown != "" {
		out[m.shown] = m.cursor
	}
	for id, c := range m.cursors {
		if _, newer := out[id]; !newer && len(out) < mostPlaces {
			out[id] = c
		}
	}
	return out
}

// anchor keeps the cursor on things that are there.
func (m *Map) anchor() {
	c := &m.cursor
	c.Column = m.axis.Column(m.axis.Index(c.Column))
	if c.Lane != scene.LaneStage && !slices.Contains(m.Lanes, c.Lane) && len(m.Lanes) > 0 {
		c.Lane = m.Lanes[0]
	}
	if !slices.ContainsFunc(m.personas, func(p model.Persona) bool { return p.ID == c.Persona }) {
		c.Persona = ""
		if len(m.personas) > 0 {
			c.Persona = m.personas[0].ID
		}
	}
	if !slices.ContainsFunc(m.activities, func(a model.Activity) bool { return a.ID == c.Activity }) {
		c.Activity = ""
		if len(m.activities) > 0 {
			c.Activity = m.activities[0].ID
		}
	}
}

// activities returns the rows of the value chain band: in the order people gave
// them, or by what they contribute.
func activities(w *model.Document, r *analysis.Report, byValue bool) []model.Activity {
	all := slices.AppendSeq(make([]model.Activity, 0, w.Len(model.KindActivity)), model.All[model.Activity](w))
	if !byValue || r == nil {
		return all
	}
	share := map[model.ActivityID]float64{}
	for _, v := range r.Chain.Activities {
		share[v.Activity] = v.Contribution.Or(0)
	}
	slices.SortStableFunc(all, func(a, b model.Activity) int {
		switch {
		case share[a.ID] > share[b.ID]:
			return -1
		case share[a.ID] < share[b.ID]:
			return 1
		}
		return 0
	})
	return all
}

// column returns the index of the cursor's column.
func (m *Map) column() int { return m.axis.Index(m.cursor.Column) }

// scene is what the panes see.
func (m *Map) scene(f *screen.Frame) *scene.Scene {
	return &scene.Scene{
		Frame: *f, Personas: m.personas, Activities: m.activities, Lanes: m.Lanes, Index: m.index,
		Axis: m.axis, View: m.columns, Zoom: m.Zoom, Cursor: m.cursor, Focus: m.Focus,
		Find: m.search.Text(), Expected: m.Expected, AllNumbers: m.Numbers, Against: m.against.made,
	}
}
