// Package scene is what every pane of the map sees when it draws: the journey,
// its numbers, the shared axis, the cursor and the theme.
//
// A Scene is made by the app for one frame and read only. Panes draw from it and
// answer with a cursor; they never change a document.
package scene

import (
	"wend/model"
	"wend/model/analysis"
	"wend/ui/axis"
	"wend/ui/screen"
)

// Pane is a part of the map screen that can have the focus.
type Pane uint8

// The panes in reading order; their numbers are the keys that focus them.
const (
	NoPane Pane = iota
	Journey
	Emotion
	Chain
	Panel
)

// Lane is a row of the journey band.
type Lane string

// The lanes in the order in which they are offered.
const (
	// LaneStage is the header of the band, above the lanes people choose.
	LaneStage          Lane = "stage"
	LaneTouchpoint     Lane = "touchpoint"
	LaneChannel        Lane = "channel"
	LaneImportance     Lane = "importance"
	LaneThought        Lane = "thought"
	LanePain           Lane = "pain"
	LaneDelight        Lane = "delight"
	LaneFinding        Lane = "finding" // other than pains and delights
	LaneOpportunity    Lane = "opportunity"
	LaneKPI            Lane = "kpi"
	LaneMessage        Lane = "message"
	LaneMode           Lane = "mode"
	LaneExpectation    Lane = "expectation"
	LaneResponsibility Lane = "responsibility"
	LaneTag            Lane = "tag"
	LaneNote           Lane = "note"
)

// AllLanes lists every lane in the order in which they are offered.
var AllLanes = []Lane{
	LaneTouchpoint, LaneChannel, LaneImportance, LaneThought, LanePain, LaneDelight, LaneFinding,
	LaneOpportunity, LaneKPI, LaneMessage, LaneMode, LaneExpectation, LaneResponsibility, LaneTag, LaneNote,
}

// DefaultLanes lists the lanes a new user sees.
var DefaultLanes = []Lane{LaneTouchpoint, LaneChannel, LaneImportance, LanePain, LaneDelight}

// LaneOf returns the lane in which a thing that was noted at a place stands; empty
// if it stands in none.
func LaneOf(o model.Object) Lane {
	switch o := o.(type) {
	case model.Finding:
		switch o.Type {
		case model.Pain:
			return LanePain
		case model.Delight:
			return LaneDelight
		}
		return LaneFinding
	case model.Opportunity:
		return LaneOpportunity
	case model.Tactic:
		return LaneMessage
	case model.KPI:
		return LaneKPI
	}
	return ""
}

// Notes reports whether in the lane stand things of their own, several in a cell.
func (l Lane) Notes() bool {
	switch l {
	case LanePain, LaneDelight, LaneFinding, LaneOpportunity, LaneKPI, LaneMessage:
		return true
	}
	return false
}

// Title returns the lane's name on the screen.
func (l Lane) Title() string {
	switch l {
	case LaneKPI:
		return "KPI"
	case LanePain:
		return "Pains"
	case LaneDelight:
		return "Delights"
	case LaneOpportunity:
		return "Opportunities"
	case LaneMessage:
		return "Tactics"
	case LaneThought:
		return "Thinks"
	case LaneFinding:
		return "Findings"
	case LaneTag:
		return "Tags"
	case LaneNote:
		return "Notes"
	case LaneResponsibility:
		return "Run by"
	}
	s := string(l)
	return string(s[0]-'a'+'A') + s[1:]
}

// Cursor is where people are: one column for all bands, and a row in each.
// Everything is named by id, so a cursor survives any edit.
type Cursor struct {
	Column   axis.Column
	Lane     Lane             // row of the journey band
	Persona  model.PersonaID  // row of the emotions band: whose feeling + and - change
	Activity model.ActivityID // row of the value chain band
	Number   analysis.NumberID
}

// Scene is one frame's view of the map: what every screen sees, and how the map
// is looked at.
type Scene struct {
	screen.Frame

	Personas []model.Persona
	// Activities are the rows of the value chain band, in the order shown.
	Activities []model.Activity
	Lanes      []Lane

	// Index finds what belongs to a column.
	Index *Index

	Axis   *axis.Axis
	View   axis.View
	Zoom   axis.Zoom
	Cursor Cursor
	Focus  Pane
	// Page is what a page beside the panel is about; zero if there is none.
	Page model.Ref
	// Find is what is looked for in the focused pane; matches are marked.
	Find string
	// AllNumbers says whether the panel shows every number, not only those that
	// anybody understands.
	AllNumbers bool
	// Expected says whether expected feelings are drawn.
	Expected bool
	// Against is the journey that this one is compared with; nil: none.
	Against *Against
}

// Touchpoint returns the touchpoint under the cursor.
func (s *Scene) Touchpoint() (model.Touchpoint, bool) {
	return model.Lookup[model.Touchpoint](s.Journey, s.Cursor.Column.Touchpoint)
}

// Stage returns the stage under the cursor.
func (s *Scene) Stage() (model.Stage, bool) {
	return model.Lookup[model.Stage](s.Journey, s.Cursor.Column.Stage)
}

// Target is what a click on the screen meant: a cell of a band, a row of the
// panel or of a list. Fields that do not apply are zero.
type Target struct {
	Pane     Pane
	Column   axis.Column
	Lane     Lane
	Persona  model.PersonaID
	Activity model.ActivityID
	Number   analysis.NumberID
	// Object is what the click was on, where that is an object of its own,
	// such as a finding.
	Object model.Ref
	// Row is an index in a list.
	Row int
}
