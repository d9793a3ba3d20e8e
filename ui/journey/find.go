package journey

import (
	"strings"

	"wend/model"
	"wend/ui/axis"
	"wend/ui/match"
	"wend/ui/scene"
)

// Text returns everything that lane l says at column c, on one line: what is
// searched and copied.
func Text(s *scene.Scene, l scene.Lane, c axis.Column) string {
	k := content{Scene: s, column: c}
	p := s.Index.At(c, s.Zoom)
	var of list
	switch l {
	case scene.LanePain:
		of = k.pains(p)
	case scene.LaneDelight:
		of = k.delights(p)
	case scene.LaneOpportunity:
		of = k.ideas(p)
	case scene.LaneMessage:
		of = k.messages(p)
	case scene.LaneKPI:
		of = k.kpis(p)
	default:
		return plain(s, l, c)
	}
	var texts []string
	for _, i := range of.items {
		texts = append(texts, i.text)
	}
	return strings.Join(texts, "; ")
}

// plain returns what a lane of plain words says at column c; for a stage seen
// from afar what it says of all its touchpoints.
func plain(s *scene.Scene, l scene.Lane, c axis.Column) string {
	if s.Zoom != axis.Stages {
		t, _ := model.Lookup[model.Touchpoint](s.Journey, c.Touchpoint)
		return words(s, l, t)
	}
	var texts []string
	for t := range s.Journey.Touchpoints(c.Stage) {
		if w := words(s, l, t); w != "" {
			texts = append(texts, w)
		}
	}
	return strings.Join(texts, "; ")
}

// Matches reports whether what is looked for in this band is in lane l at
// column c, whatever its case and accents; with the touchpoint one finds its
// tags and notes.
func Matches(s *scene.Scene, l scene.Lane, c axis.Column) bool {
	if s.Find == "" || s.Focus != scene.Journey {
		return false
	}
	said := Text(s, l, c)
	if l == scene.LaneTouchpoint {
		if t, found := model.Lookup[model.Touchpoint](s.Journey, c.Touchpoint); found {
			said += " " + strings.Join(t.Tags, " ") + " " + t.Note
		}
	}
	return match.New(s.Find).Holds(match.Fold(said))
}
