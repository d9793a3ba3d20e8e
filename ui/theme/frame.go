package theme

import "wend/ui/paint"

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
