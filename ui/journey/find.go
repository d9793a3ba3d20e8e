package journey

import (
	"strings"

	"wend/model"
	"wend/ui/axis"
	"wend/ui/match"
	"wend/ui/scene"
	"wend/ui/screen"
)

// Text returns everything that lane l says at column c, on one line: what is
// searched and copied.
func Text(s *scene.Scene, l scene.Lane, c axis.Column) string {
	k := content{Scene: s, column: c}
	p := s.Index.At(c, s.Zoom)
	if !l.Notes() {
		return plain(s, l, c)
	}
	var texts []string
	for _, i := range k.noted(l, p).items {
		texts = append(texts, i.text)
	}
	return strings.Join(texts, "; ")
}

// plain returns what a lane of plain words says at column c; for a stage seen
// from afar what it says of all its touchpoints.
func plain(s *scene.Scene, l scene.Lane, c axis.Column) string {
	if s.Zoom != axis.Stages {
		t, found := model.Lookup[model.Touchpoint](s.Journey, c.Touchpoint)
		if !found {
			return aboutStage(s, l, c.Stage)
		}
		return words(s, l, t)
	}
	var texts []string
	if own := aboutStage(s, l, c.Stage); own != "" && len(s.Journey.IDs(model.KindTouchpoint, string(c.Stage))) == 0 {
		texts = append(texts, own)
	}
	for t := range s.Journey.Touchpoints(c.Stage) {
		if w := words(s, l, t); w != "" {
			texts = append(texts, w)
		}
	}
	return strings.Join(texts, "; ")
}

// said is the key under which the folded text of a cell is remembered.
type said struct {
	lane    scene.Lane
	column  axis.Column
	zoom    axis.Zoom
	persona model.PersonaID
}

// Matches reports whether what is looked for in this band is in lane l at
// column c, whatever its case and accents.
func Matches(s *scene.Scene, l scene.Lane, c axis.Column) bool {
	if s.Find == "" || s.Focus != scene.Journey {
		return false
	}
	at := said{l, c, s.Zoom, persona(s)}
	return match.New(s.Find).Holds(screen.Remember(&s.Frame, at, func() string { return match.Fold(Text(s, l, c)) }))
}
