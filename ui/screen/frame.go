package screen

import (
	"fmt"
	"slices"
	"time"

	"wend/model"
	"wend/model/analysis"
	"wend/model/insight"
	"wend/model/text"
	"wend/ui/keymap"
	"wend/ui/theme"
)

// Frame is what a screen may see while it handles one event or draws once. It
// is read only.
type Frame struct {
	State model.State
	// Journey is the one that is open; nil if there is none.
	Journey *model.Document
	Library
	Store

	Numbers
	// Others returns the numbers of a journey that is not the open one; see [Frame.Of].
	Others func(model.DocID) *analysis.Report

	Theme         theme.Theme
	Keys          *keymap.Map
	Width, Height int // cells that the screen is drawn in
	Today         model.Date
	NewID         func() string
	// Tried says that an action is only asked whether it would refuse: what comes of
	// it is dropped, so what would take long need not be done.
	Tried bool

	// Memo is from frame to frame; nil: nothing is kept.
	Memo *Memo
}

// Store is what is known of the workspace that is open.
type Store struct {
	// Workspace names the file that is open; empty if none is.
	Workspace string
	// Revision is that of the workspace that was taken in last.
	Revision uint64
	// ReadOnly says why nothing can be changed, in words that follow
	// "read-only: "; empty if it can.
	ReadOnly string
}

// Library is what is known of all journeys of the workspace.
type Library struct {
	// Journeys are in no order. While others are Unread they are not all.
	Journeys []Line
	Unread   int
}

// Numbers are what is computed about the open journey.
type Numbers struct {
	Report *analysis.Report
	// Last and Start are the numbers before the last edit and when the session
	// began; nil if there is nothing to compare with.
	Last, Start *analysis.Report
	// Fresh says that the last edit was a moment ago: changed numbers are
	// marked.
	Fresh bool
	// Questions are what stands out, without what is muted, the most pressing
	// first.
	Questions []insight.Question
}

// Of returns the numbers of a journey in memory, open or not; nil while they are
// counted. Asking has them counted beside the screen.
func (f *Frame) Of(journey model.DocID) *analysis.Report {
	if f.Journey != nil && f.Journey.ID() == journey {
		return f.Report
	}
	if f.Others == nil {
		return nil
	}
	return f.Others(journey)
}

// Line is what is known of a journey that need not be in memory. Texts are ready
// to be shown; an empty one is unknown.
type Line struct {
	ID       model.DocID
	Title    string
	Variant  string // "as-is", "to-be"
	Personas []string
	Tags     []string

	Stages, Touchpoints int

	Updated time.Time // the order of the list
	Age     string    // since then: "2 h ago"

	Emotion, Goal, Coverage string

	// Refers names the personas and activities of the workspace that it refers to.
	Refers []model.Ref
}

// Age says how long ago something was, in a word.
func Age(d time.Duration) string {
	switch {
	case d < time.Minute:
		return "now"
	case d < time.Hour:
		return fmt.Sprintf("%d min", int(d.Minutes()))
	case d < 24*time.Hour:
		return fmt.Sprintf("%d h", int(d.Hours()))
	case d < 60*24*time.Hour:
		return text.Several(int(d.Hours()/24), "day")
	}
	return text.Several(int(d.Hours()/24/30), "month")
}

// Referring lists the journeys that refer to r, in memory or not: deleting a
// persona or an activity reaches into all of them.
func (f *Frame) Referring(r model.Ref) []model.DocID {
	var ids []model.DocID
	for _, l := range f.Journeys {
		if slices.Contains(l.Refers, r) {
			ids = append(ids, l.ID)
		}
	}
	return ids
}

// Names returns the names of things in the open journey and the workspace.
func (f *Frame) Names() text.Names { return text.Names{State: f.State, Doc: f.Journey} }

// Name returns what people call the thing that r names.
func (f *Frame) Name(r model.Ref) string { return f.Names().Of(r) }

// Quoted names the thing that r names in a sentence: stage "Interest".
func (f *Frame) Quoted(r model.Ref) string {
	if o, found := f.Names().Find(r); found {
		return text.Quoted(o)
	}
	return fmt.Sprintf("%s %q", r.Kind, r.Key)
}

// DocOf returns the document in which r lives: the open journey if it is there,
// else the workspace.
func (f *Frame) DocOf(r model.Ref) model.DocID {
	if f.Journey != nil {
		if _, found := f.Journey.Find(r); found {
			return f.Journey.ID()
		}
	}
	return model.WorkspaceDoc
}
