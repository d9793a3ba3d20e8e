package journeymap

import (
	"fmt"
	"slices"
	"strings"

	"wend/model"
	"wend/model/edit"
	"wend/ui/scene"
	"wend/ui/screen"
)

// Added implements [screen.Witness]: the lane of what was just added appears,
// whichever way it came, and the cursor goes to a single note.
func (m Map) Added(edits []edit.Edit, f *screen.Frame) (screen.Screen, string) {
	if f.Journey == nil {
		return m, ""
	}
	m.settle(f)
	var lanes, notes []scene.Lane
	columns := false
	var standing map[model.Ref]bool
	for _, e := range edits {
		if i, ok := e.(edit.Insert); ok && i.Doc == f.Journey.ID() {
			columns = columns || i.Object.Kind() == model.KindTouchpoint || i.Object.Kind() == model.KindStage
			if l := scene.LaneOf(i.Object); l != "" {
				if standing == nil {
					standing = m.standing()
				}
				if standing[model.RefOf(i.Object)] {
					notes = append(notes, l)
				}
			}
		}
		lanes = append(lanes, filled(f, e)...)
	}
	lanes = append(lanes, notes...)
	said := m.reveal(lanes...)
	if one := len(lanes) == 1 && !columns && m.Focus == scene.Journey; one && (len(notes) == 1 || said != "") && !m.onStage() {
		m.cursor.Lane = lanes[0]
	}
	return m, said
}

// standing names the notes that have a place on the map.
func (m *Map) standing() map[model.Ref]bool {
	out := map[model.Ref]bool{}
	for i := range m.axis.Len() {
		p := m.index.At(m.axis.Column(i), m.Zoom)
		for _, l := range scene.AllLanes {
			for _, r := range refs(p, l) {
				out[r] = true
			}
		}
	}
	return out
}

// filled returns the lanes of the texts that an edit puts on touchpoints, stages
// and feelings.
func filled(f *screen.Frame, e edit.Edit) (out []scene.Lane) {
	var doc model.DocID
	var o model.Object
	field := ""
	switch e := e.(type) {
	case edit.Insert:
		doc, o = e.Doc, e.Object
	case edit.Set:
		doc, field = e.Doc, e.Field
		o, _ = f.Journey.Find(e.Ref)
	}
	if doc != f.Journey.ID() || o == nil {
		return nil
	}
	says := func(name string, l scene.Lane, text string) {
		if text != "" && (field == "" || field == name) {
			out = append(out, l)
		}
	}
	switch o := o.(type) {
	case model.Touchpoint:
		says("tags", scene.LaneTag, strings.Join(o.Tags, ""))
		says("note", scene.LaneNote, o.Note)
	case model.Stage:
		says("tags", scene.LaneTag, strings.Join(o.Tags, ""))
		says("note", scene.LaneNote, o.Note)
	case model.Experience:
		says("thoughts", scene.LaneThought, o.Thoughts)
	case model.Finding:
		if field == "kind" {
			out = append(out, scene.LaneOf(o))
		}
	}
	return out
}

// reveal shows lanes in which something is, and says so of those that were hidden.
func (m *Map) reveal(lanes ...scene.Lane) string {
	var titles []string
	for _, l := range lanes {
		if !slices.Contains(m.Lanes, l) {
			m.Lanes = append(slices.Clip(m.Lanes), l)
			titles = append(titles, l.Title())
		}
	}
	switch len(titles) {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf("The lane %s is shown now, as something is in it", titles[0])
	}
	return fmt.Sprintf("The lanes %s are shown now, as something is in them", strings.Join(titles, ", "))
}

// refs names the notes of a lane at a place, in the order shown.
func refs(p scene.Place, l scene.Lane) (out []model.Ref) {
	switch l {
	case scene.LanePain:
		out = refsOf(p.Pains)
	case scene.LaneDelight:
		out = refsOf(p.Delights)
	case scene.LaneFinding:
		out = refsOf(p.Others)
	case scene.LaneOpportunity:
		out = refsOf(p.Ideas)
	case scene.LaneMessage:
		out = refsOf(p.Messages)
	case scene.LaneKPI:
		out = refsOf(p.KPIs)
	}
	return out
}

func refsOf[T model.Object](all []T) []model.Ref {
	out := make([]model.Ref, len(all))
	for i, o := range all {
		out[i] = model.RefOf(o)
	}
	return out
}

var _ screen.Witness = Map{}
