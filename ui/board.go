package ui

import (
	"encoding/json"
	"slices"

	"wend/model"
	"wend/model/analysis"
	"wend/ui/axis"
	"wend/ui/scene"
)

// board is how the map is looked at. Its exported fields outlive the program.
type board struct {
	Lanes      []scene.Lane
	Focus      scene.Pane
	Zoom       axis.Zoom
	Expected   bool
	NoPanel    bool
	ByValue    bool // activities by contribution instead of Porter's order
	cursor     scene.Cursor
	near       axis.Column // where the cursor was before zooming out
	question   int         // which of the panel's questions was gone to last
	axis       *axis.Axis
	columns    axis.View
	first      int                // scroll of the axis
	top        map[scene.Pane]int // scroll of the rows
	zoomed     axis.Zoom          // of axis
	of, with   *model.Document    // what the cached values below are about
	counted    *analysis.Report
	personas   []model.Persona
	index      *scene.Index
	activities []model.Activity
	memo       scene.Memo
}

// settings is what the store keeps of how people looked at the workspace.
type settings struct {
	Journey model.DocID                  `json:"journey,omitempty"`
	Board   board                        `json:"board"`
	Cursors map[model.DocID]scene.Cursor `json:"cursors,omitempty"`
}

func newBoard() board {
	return board{
		Lanes: slices.Clone(scene.DefaultLanes), Focus: scene.Journey, Zoom: axis.Touchpoints,
		axis: axis.New(&model.Document{}, axis.Touchpoints), top: map[scene.Pane]int{},
		cursor: scene.Cursor{Lane: scene.LaneTouchpoint},
	}
}

// restore takes over what of saved still makes sense.
func (b *board) restore(saved board) {
	if saved.Focus == scene.NoPane {
		return // nothing was saved
	}
	lanes := slices.DeleteFunc(slices.Clone(saved.Lanes), func(l scene.Lane) bool { return !slices.Contains(scene.AllLanes, l) })
	if len(lanes) > 0 {
		b.Lanes = lanes
	}
	if saved.Focus >= scene.Journey && saved.Focus <= scene.Panel {
		b.Focus = saved.Focus
	}
	b.Zoom = min(saved.Zoom, axis.Touchpoints)
	b.Expected, b.NoPanel, b.ByValue = saved.Expected, saved.NoPanel, saved.ByValue
}

// settle makes what is derived from journey d agree with it: the axis, the rows,
// and a cursor that is on something that exists.
func (b *board) settle(s model.State, d *model.Document, r *analysis.Report) {
	if d == nil {
		d = &model.Document{}
	}
	w := s.Workspace()
	if b.of != d || b.zoomed != b.Zoom {
		b.axis, b.zoomed = axis.New(d, b.Zoom), b.Zoom
	}
	if b.of != d || b.counted != r {
		b.index = scene.NewIndex(d, r)
	}
	if b.of != d || b.with != w || b.counted != r {
		b.personas = s.Personas(d)
		b.memo = scene.Memo{}
	}
	b.of, b.with, b.counted = d, w, r
	b.activities = activities(w, r, b.ByValue)
	b.anchor()
}

// anchor keeps the cursor on things that are there.
func (b *board) anchor() {
	c := &b.cursor
	c.Column = b.axis.Column(b.axis.Index(c.Column))
	if c.Lane != scene.LaneStage && !slices.Contains(b.Lanes, c.Lane) && len(b.Lanes) > 0 {
		c.Lane = b.Lanes[0]
	}
	if !slices.ContainsFunc(b.personas, func(p model.Persona) bool { return p.ID == c.Persona }) {
		c.Persona = ""
		if len(b.personas) > 0 {
			c.Persona = b.personas[0].ID
		}
	}
	if !slices.ContainsFunc(b.activities, func(a model.Activity) bool { return a.ID == c.Activity }) {
		c.Activity = ""
		if len(b.activities) > 0 {
			c.Activity = b.activities[0].ID
		}
	}
}

// activities returns the rows of the value chain band: in the order people gave
// them, or by what they contribute.
func activities(w *model.Document, r *analysis.Report, byValue bool) []model.Activity {
	all := slices.Collect(model.All[model.Activity](w))
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
func (b *board) column() int { return b.axis.Index(b.cursor.Column) }

// place writes down where the cursor is, for the history.
func (a *App) place() string {
	out, err := json.Marshal(a.view.cursor)
	if err != nil {
		return ""
	}
	return string(out)
}

// goTo puts the cursor where place says, as far as that is still there.
func (a *App) goTo(place string) {
	var c scene.Cursor
	if json.Unmarshal([]byte(place), &c) != nil || c == (scene.Cursor{}) {
		return
	}
	a.view.cursor = c
	a.view.anchor()
}

// cursorOf returns the place after a step that selects r, given where the
// cursor was before.
func cursorOf(r model.Ref, before string) string {
	if r.IsZero() {
		return before
	}
	var c scene.Cursor
	if json.Unmarshal([]byte(before), &c) != nil {
		return before
	}
	out, err := json.Marshal(pointAt(c, r))
	if err != nil {
		return before
	}
	return string(out)
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

// selectRef puts the cursor on what r names, if it is there.
func (a *App) selectRef(r model.Ref) {
	d := a.work.document()
	if r.IsZero() || d == nil {
		return
	}
	if t, found := model.Lookup[model.Touchpoint](d, r.Key); found && r.Kind == model.KindTouchpoint {
		a.view.cursor.Column = axis.Column{Stage: t.Stage, Touchpoint: t.ID}
	} else {
		a.view.cursor = pointAt(a.view.cursor, r)
	}
	a.view.anchor()
}
