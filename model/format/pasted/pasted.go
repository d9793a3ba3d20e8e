// Package pasted recognises what people paste into a map: a journey of Mermaid, a
// table of Markdown or of a sheet, a nested list. Anything else is lines.
//
// It reads text and makes [edit.Moment]s of it; it knows nothing of a workspace.
// All functions are pure.
package pasted

import (
	"strings"

	"wend/model/edit"
	"wend/model/format/mermaid"
)

// Text is what a text says.
type Text struct {
	What    string // "a Mermaid journey", "a table", "a list"; empty: lines
	Moments []edit.Moment
	Notes   []string // sentences about what was not taken as it stands
}

// Read recognises text. Of lines there is a moment each, as they were written but
// for bullets, numbers and check boxes before them.
func Read(text string) Text {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	if mermaid.Is(text) {
		j := mermaid.Read(text)
		return Text{"a Mermaid journey", j.Moments, j.Notes}
	}
	if moments, notes := readTable(text); moments != nil {
		return Text{"a table", moments, notes}
	}
	if moments := readList(text); moments != nil {
		return Text{What: "a list", Moments: moments}
	}
	return Lines(text)
}

// Lines reads text line by line, whatever else it might be.
func Lines(text string) Text {
	var out Text
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if line = strings.TrimSpace(edit.Unlisted(line)); line != "" {
			out.Moments = append(out.Moments, edit.Moment{Action: line})
		}
	}
	return out
}
