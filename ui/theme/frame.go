package theme

import (
	"strconv"
	"strings"

	"wend/ui/paint"
)

// Frame is the frame of a pane without focus.
func (t Theme) Frame(title string) paint.Frame {
	return paint.Frame{
		Border: t.Glyphs.Light, Style: t.Style(Border), Title: title, TitleStyle: t.Style(Title), InfoStyle: t.Style(Muted),
	}
}

// FocusFrame is the frame of the one pane with focus: heavier, so that focus shows without colour too.
func (t Theme) FocusFrame(title string) paint.Frame {
	return paint.Frame{
		Border: t.Glyphs.Heavy, Style: t.Style(BorderFocus), Title: title, TitleStyle: t.Style(TitleFocus), InfoStyle: t.Style(Muted),
	}
}

// DialogFrame is the frame of what lies over the panes.
func (t Theme) DialogFrame(title string) paint.Frame {
	return paint.Frame{
		Border: t.Glyphs.Round, Style: t.Style(BorderFocus), Title: title, TitleStyle: t.Style(Heading), InfoStyle: t.Style(Muted),
	}
}

// Hidden announces the rows that are hidden above and below what shows: "▲ 2 ▼ 7";
// empty if none are.
func (t Theme) Hidden(above, below int) string {
	var parts []string
	if above > 0 {
		parts = append(parts, t.Glyphs.Up+" "+strconv.Itoa(above))
	}
	if below > 0 {
		parts = append(parts, t.Glyphs.Down+" "+strconv.Itoa(below))
	}
	return strings.Join(parts, " ")
}
