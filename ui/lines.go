package ui

import (
	"cmp"
	"fmt"

	"wend/model"
	"wend/model/text"
	"wend/ui/library"
)

// list brings the library up to date when it shows something else than the
// store's lines; ten thousand of them are not sorted for nothing.
func (a *App) list() {
	if len(a.listed) == len(a.work.Lines()) && (len(a.listed) == 0 || &a.listed[0] == &a.work.Lines()[0]) {
		return
	}
	a.listed = a.work.Lines()
	a.library = a.library.WithLines(a.libraryLines())
}

// libraryLines converts the store's lines for the library.
func (a *App) libraryLines() []library.Line {
	out := make([]library.Line, 0, len(a.work.Lines()))
	for _, s := range a.work.Lines() {
		out = append(out, library.Line{
			ID: model.DocID(s.Journey), Title: cmp.Or(s.Title, text.Unnamed(model.KindJourney)), Variant: string(s.Variant), Personas: s.Personas,
			Tags: s.Tags, Stages: s.Stages, Touchpoints: s.Touchpoints, Updated: s.Updated, Age: age(a.config.Now().Sub(s.Updated)),
			Emotion: shown(s.Emotion, ""), Goal: shown(s.Goal, " %"), Coverage: shown(s.Coverage, " %"),
		})
	}
	return out
}

func shown(n model.Opt[int], unit string) string {
	x, known := n.Value()
	if !known {
		return ""
	}
	return fmt.Sprint(x) + unit
}
