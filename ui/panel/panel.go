// Package panel is the KPI side panel: what the numbers say while people edit.
//
// It has three zones. Pulse is the whole journey ([Rows]): about eight numbers in
// plain words, or all of them in a fixed order of importance, so that a number
// never changes its place while one edits. Focus is what the cursor is on
// ([Focus]). Next is at most three questions for the room that the numbers
// raise ([Questions]), each with a place to jump to.
//
// A number that the last edit changed shows what it was, and a mark that says
// whether that is better or worse by the number's own direction; later, and
// smaller, how far it has come since the session began. The mark ▲ always means
// better and ▼ worse, whatever the sign of the difference is.
//
// Everything here is computed from a scene and drawn; nothing is kept.
//
//	panel.Draw(pen, scene, top)
//	scene.Cursor.Number = panel.Move(scene, +1)
package panel

import (
	"cmp"
	"slices"

	"wend/model"
	"wend/model/analysis"
	"wend/ui/scene"
	"wend/ui/theme"
)

// Row is a line of the panel.
type Row struct {
	// ID names the number; "" for a line that shows something else.
	ID    analysis.NumberID
	Label string
	Value string
	Note  string // what the number is about: "Checks out online"
	Spark []float64
	// Said says that Value is a sentence about the number, not the number itself:
	// what it was would only confuse there.
	Said bool
	// Difference is how the number changed.
	Difference
	// Missing says that the number is not available; Value says why.
	Missing bool
	// Thin says that Note is a warning: the number rests on little.
	Thin bool
	// Guess says that at least half of what went in is assumed.
	Guess bool
	// Head names the number that a heading, or a line about a number, belongs to.
	Head analysis.NumberID
	// Under rows stand below a heading and have no label.
	Under bool
	// Wide rows begin with a text instead of a label.
	Wide  bool
	Token theme.Token // how the label looks
	// Target is what the row is about, to go there.
	Target scene.Target
}

// Difference is what an edit, or the session, changed.
type Difference struct {
	// Was is the value before the last edit and Delta the difference, signed;
	// "" if there is none to show. After a while Delta is the difference from
	// the start of the session, and Was is empty.
	Was, Delta string
	// Sense is +1 if the change is for the better, -1 if for the worse.
	Sense int
}

// number is a line of the pulse: how to find it in a report, and what it is
// about.
type number struct {
	label string
	id    func(*analysis.Report) analysis.NumberID // "" if the report has no such thing
	note  func(*scene.Scene) string
	value func(*scene.Scene) string // in words, where not as the figure is written
	// about says what the number is about, if that may be something else after an
	// edit: then it is not compared.
	about  func(*analysis.Report) string
	thin   func(*scene.Scene) bool
	target func(*scene.Scene) scene.Target
	spark  func(*scene.Scene) []float64
	token  theme.Token
}

// always is the id of a number that every report has.
func always(id analysis.NumberID) func(*analysis.Report) analysis.NumberID {
	return func(*analysis.Report) analysis.NumberID { return id }
}

// most is how many personas have lines of their own.
const most = 4

// Rows returns the lines of the pulse, the most important first.
func Rows(s *scene.Scene) []Row {
	switch {
	case s.Report == nil:
		return nil
	case !s.AllNumbers:
		return append(againstRows(s), essentialRows(s)...)
	}
	return append(againstRows(s), allRows(s)...)
}

// allRows returns a line for every number of the pulse. Which there are depends
// on the number of personas alone.
func allRows(s *scene.Scene) []Row { return rowsOf(s, pulse(s)) }

// rowsOf returns the lines of several numbers.
func rowsOf(s *scene.Scene, list []number) []Row {
	out := make([]Row, 0, len(list))
	for _, n := range list {
		out = append(out, n.row(s))
	}
	return out
}

// before returns the report that changes are shown against; nil if there is none.
func before(s *scene.Scene) *analysis.Report {
	if s.Fresh && s.Last != nil {
		return s.Last
	}
	return s.Start
}

// figure returns the number in a report; the zero Figure without one.
func (n number) figure(r *analysis.Report) analysis.Figure {
	if r == nil {
		return analysis.Figure{}
	}
	f, _ := analysis.FigureOf(r, n.id(r))
	return f
}

func (n number) row(s *scene.Scene) Row {
	f := n.figure(s.Report)
	r := Row{
		ID: f.ID, Label: n.label, Value: f.String(), Missing: !f.Number.Known(), Token: n.token,
	}
	r.Guess = !r.Missing && guessed(s, f.ID)
	if n.value != nil {
		if said := n.value(s); said != "" {
			r.Value, r.Said, r.Missing = said, true, false
		}
	}
	if n.note != nil && !r.Missing {
		r.Note = n.note(s)
	}
	if n.target != nil {
		r.Target = n.target(s)
	}
	if n.spark != nil {
		r.Spark = n.spark(s)
	}
	r.Thin = n.thin != nil && n.thin(s)
	switch {
	case n.about != nil && s.Start != nil && n.about(s.Report) != n.about(cmp.Or(before(s), s.Report)):
	case s.Fresh && s.Last != nil && r.compare(f, n.figure(s.Last)):
		if !r.Said {
			r.Was = n.figure(s.Last).String()
		}
	case s.Start != nil:
		r.compare(f, n.figure(s.Start))
	}
	return r
}

// compare fills in the difference of f from what it was; false if there is none
// to be seen.
func (r *Row) compare(f, was analysis.Figure) bool {
	now, ok := f.Number.Value()
	then, before := was.Number.Value()
	if !ok || !before || f.String() == was.String() {
		return false
	}
	r.Delta = difference(now-then, f.Unit)
	switch rises := now > then; {
	case f.Better == analysis.Neither:
	case rises == (f.Better == analysis.Higher):
		r.Sense = +1
	default:
		r.Sense = -1
	}
	return true
}

// difference writes d with its sign; shares differ by points.
func difference(d float64, u analysis.Unit) string {
	out := analysis.Format(analysis.Of(d), u)
	if u == analysis.Share {
		out = analysis.Format(analysis.Of(100*d), analysis.Index) + " pt"
	}
	if d > 0 && u != analysis.Valence {
		return "+" + out
	}
	return out
}

// FocusKind is what the focus zone is about.
type FocusKind uint8

// The kinds.
const (
	NoFocus FocusKind = iota
	StageFocus
	TouchpointFocus
	PersonaFocus
	ActivityFocus
	KPIFocus
	InitiativeFocus
)

// FocusOf returns what the focus zone is about: what the cursor is on in the
// pane with focus.
func FocusOf(s *scene.Scene) FocusKind {
	if s.Report == nil || s.Journey == nil {
		return NoFocus
	}
	_, touchpoint := lookupTouchpoint(s)
	switch {
	case s.Page.Kind == model.KindInitiative:
		return InitiativeFocus
	case selectedKPI(s) != "":
		return KPIFocus
	case s.Focus == scene.Emotion && personaAt(s, s.Cursor.Persona) >= 0:
		return PersonaFocus
	case s.Focus == scene.Chain && activityAt(s, s.Cursor.Activity) >= 0:
		return ActivityFocus
	case touchpoint:
		return TouchpointFocus
	}
	if _, found := s.Stage(); found {
		return StageFocus
	}
	return NoFocus
}

// lookupTouchpoint returns the touchpoint under the cursor; none when stages
// are the columns.
func lookupTouchpoint(s *scene.Scene) (model.Touchpoint, bool) {
	if s.Cursor.Column.Touchpoint == "" {
		return model.Touchpoint{}, false
	}
	return s.Touchpoint()
}

func personaAt(s *scene.Scene, id model.PersonaID) int {
	return slices.IndexFunc(s.Report.Emotion.Personas, func(p analysis.PersonaEmotion) bool { return p.Persona == id })
}

func activityAt(s *scene.Scene, id model.ActivityID) int {
	return slices.IndexFunc(s.Report.Chain.Activities, func(a analysis.ActivityValue) bool { return a.Activity == id })
}

// selectedKPI returns the KPI that a page shows, or that the cursor is on in the
// panel or in the lane of KPIs; "" if there is none.
func selectedKPI(s *scene.Scene) model.KPIID {
	if s.Page.Kind == model.KindKPI {
		return model.KPIID(s.Page.Key)
	}
	switch {
	case s.Focus == scene.Panel:
		if of := analysis.Subject(s.Cursor.Number); of.Kind == model.KindKPI {
			return model.KPIID(of.Key)
		}
	case s.Focus == scene.Journey && s.Cursor.Lane == scene.LaneKPI:
		if at := s.Index.At(s.Cursor.Column, s.Zoom).KPIs; len(at) > 0 {
			return at[0].ID
		}
	}
	return ""
}
