package emotion

import (
	"strings"

	uv "github.com/charmbracelet/ultraviolet"

	"wend/model"
	"wend/model/text"
	"wend/ui/scene"
	"wend/ui/theme"
)

// Segment is a piece of a title in a style of its own.
type Segment struct {
	Text  string
	Style uv.Style
}

// Segments is [Legend] in the colours of the curves. It says which curve is whose, the selected persona marked and with the
// feeling under the cursor: "▸● Maya +1 pleased  ○ Tom".
func Segments(s *scene.Scene) []Segment {
	var out []Segment
	at := selected(s)
	for i, p := range s.Personas {
		gap := ""
		if i > 0 {
			gap = "  "
		}
		style := s.Theme.Style(theme.Persona(i))
		point := s.Theme.Glyphs.Point(i)
		if i != at {
			out = append(out, Segment{gap, s.Theme.Style(theme.Text)}, Segment{point + " " + text.FirstName(p), style})
			continue
		}
		style.Attrs |= uv.AttrBold
		out = append(out,
			Segment{gap + s.Theme.Glyphs.Marker, s.Theme.Style(theme.Accent)},
			Segment{point + " " + text.FirstName(p), style})
		if v, ok := Valence(s, p.ID, s.Cursor.Column); ok {
			out = append(out, Segment{" " + figure(v) + " " + Word(v), s.Theme.Style(theme.Text)})
		}
	}
	if s.Against != nil {
		which := text.Words(model.ToBe)
		if s.Against.ToBe {
			which = text.Words(model.AsIs)
		}
		dash := dashed(s.Theme).Horizontal
		out = append(out, Segment{"  " + dash + dash + " " + which, s.Theme.Style(theme.Muted)})
	}
	return out
}

// Legend returns the text of [Segments], for where there is only one style.
func Legend(s *scene.Scene) string {
	var b strings.Builder
	for _, g := range Segments(s) {
		b.WriteString(g.Text)
	}
	return b.String()
}
