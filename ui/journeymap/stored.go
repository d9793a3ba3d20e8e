package journeymap

import (
	"slices"

	"wend/model"
	"wend/model/analysis"
	"wend/ui/axis"
	"wend/ui/scene"
)

// kept is what a file keeps of how people look at the map. It speaks in names,
// so that what panes and levels of zoom are numbered is nobody else's business;
// names once given stay.
type kept struct {
	Lanes    []scene.Lane          `json:"lanes"`
	Focus    string                `json:"focus"`
	Zoom     string                `json:"zoom"`
	Columns  string                `json:"columns,omitempty"`
	Expected bool                  `json:"expectedFeelings,omitempty"`
	NoPanel  bool                  `json:"panelHidden,omitempty"`
	Numbers  bool                  `json:"allNumbers,omitempty"`
	ByValue  bool                  `json:"activitiesByContribution,omitempty"`
	Places   map[model.DocID]place `json:"places,omitempty"`
}

// place is a cursor in a file and in the history.
type place struct {
	Stage      model.StageID      `json:"stage,omitempty"`
	Touchpoint model.TouchpointID `json:"touchpoint,omitempty"`
	Lane       scene.Lane         `json:"lane,omitempty"`
	Persona    model.PersonaID    `json:"persona,omitempty"`
	Activity   model.ActivityID   `json:"activity,omitempty"`
	Number     analysis.NumberID  `json:"number,omitempty"`
}

var paneNames = map[scene.Pane]string{
	scene.Journey: "journey", scene.Emotion: "emotions", scene.Chain: "chain", scene.Panel: "numbers",
}

var zoomNames = map[axis.Zoom]string{axis.Stages: "stages", axis.Touchpoints: "touchpoints"}

var widthNames = map[axis.Width]string{
	axis.Narrow: "narrow", axis.Compact: "compact", axis.Usual: "usual", axis.Wide: "wide", axis.Widest: "widest",
}

// named returns what a name stands for.
func named[T comparable](names map[T]string, name string) (of T, found bool) {
	for v, n := range names {
		if n == name {
			return v, true
		}
	}
	return of, false
}

// Keep implements [screen.Keeper].
func (m Map) Keep() any {
	k := kept{
		Lanes: m.Lanes, Focus: paneNames[m.Focus], Zoom: zoomNames[m.Zoom], Columns: widthNames[m.Columns],
		Expected: m.Expected, NoPanel: m.NoPanel, Numbers: m.Numbers, ByValue: m.ByValue, Places: map[model.DocID]place{},
	}
	for id, c := range m.places() {
		k.Places[id] = placeOf(c)
	}
	return k
}

// restore takes over what of raw still makes sense.
func (m *Map) restore(raw []byte) {
	k, found := readKept(raw)
	if !found {
		return // what may be lost may also be unreadable
	}
	lanes := slices.DeleteFunc(k.Lanes, func(l scene.Lane) bool { return !slices.Contains(scene.AllLanes, l) })
	if len(lanes) > 0 {
		m.Lanes = lanes
	}
	if pane, found := named(paneNames, k.Focus); found {
		m.Focus = pane
	}
	if zoom, found := named(zoomNames, k.Zoom); found {
		m.Zoom = zoom
	}
	if width, found := named(widthNames, k.Columns); found {
		m.Columns = width
	}
	m.Expected, m.NoPanel, m.Numbers, m.ByValue = k.Expected, k.NoPanel, k.Numbers, k.ByValue
	m.cursors = map[model.DocID]scene.Cursor{}
	for id, p := range k.Places {
		m.cursors[id] = p.cursor()
	}
}

func placeOf(c scene.Cursor) place {
	return place{c.Column.Stage, c.Column.Touchpoint, c.Lane, c.Persona, c.Activity, c.Number}
}

func (p place) cursor() scene.Cursor {
	return scene.Cursor{
		Column: axis.Column{Stage: p.Stage, Touchpoint: p.Touchpoint},
		Lane:   p.Lane, Persona: p.Persona, Activity: p.Activity, Number: p.Number,
	}
}
